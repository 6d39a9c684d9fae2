//! The file form of the fonts, `fonts.toml`.

use serde::Deserialize;
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// What every file holds.
    #[serde(default)]
    pub every: Every,
    /// What languages are set in.
    #[serde(default)]
    pub script: Vec<Script>,
    /// The families of pictures.
    #[serde(default)]
    pub family: Vec<Family>,
}

/// What every file holds as far as its font has it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Every {
    /// Letters.
    pub letters: Vec<Range>,
    /// OpenType's features.
    pub features: Vec<String>,
}

/// What the languages of a script are set in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Their tags.
    #[serde(default)]
    pub languages: Vec<String>,
    /// Families of readers' systems, as CSS writes them.
    pub pages: Faces,
    /// Families of pictures, by name.
    pub pictures: Faces,
}

/// The families of the two faces.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Faces {
    /// For names and titles.
    pub serif: String,
    /// For all else.
    pub sans: String,
}

/// A family of pictures.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Its name, as its files say it.
    pub name: String,
    /// The package from npm that its files are cut from.
    pub package: String,
    /// What its files hold beside what every file holds.
    #[serde(default)]
    pub letters: Vec<Range>,
    /// OpenType's features without which its script is not written well.
    #[serde(default)]
    pub features: Vec<String>,
    /// Its files.
    pub files: Vec<Cut>,
    /// Where they are: beside the file that names them.
    #[serde(skip)]
    pub folder: PathBuf,
}

/// A file: a family in one weight and slant, cut down to the letters that pictures need.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// Its name.
    pub file: String,
    /// As CSS counts it.
    pub weight: u16,
    /// Whether its letters are italics.
    #[serde(default)]
    pub italic: bool,
    /// The whole font, in its package.
    pub from: String,
}

/// Letters from one to another, as CSS writes them: `U+0400-045F` or `U+2212`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Range(pub RangeInclusive<char>);

impl TryFrom<String> for Range {
    type Error = String;

    fn try_from(written: String) -> Result<Self, String> {
        let letter = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
        let ends = written.strip_prefix("U+").and_then(|ends| {
            let (first, last) = ends.split_once('-').unwrap_or((ends, ends));
            Some(letter(first)?..=letter(last)?)
        });
        let ends = ends.filter(|ends| !ends.is_empty());
        ends.map(Self).ok_or(format!("“{written}” was expected to be letters, such as U+0400-045F or U+2212"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_written_as_in_css_and_anything_else_is_named() {
        let read = |written: &str| Range::try_from(written.to_owned());
        assert_eq!(read("U+0041-0043"), Ok(Range('A'..='C')));
        assert_eq!(read("U+2212"), Ok(Range('\u{2212}'..='\u{2212}')));
        for wrong in ["0041", "U+0043-0041", "U+D800", "U+", "U+0041-"] {
            assert!(read(wrong).unwrap_err().contains(wrong), "{wrong}");
        }
    }
}
