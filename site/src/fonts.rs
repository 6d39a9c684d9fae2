//! The fonts of pictures, `assets/fonts/`: cards and saved pictures are set in them, so that they are the same on every machine. The
//! files hold the letters that pictures need and no others; `cargo xtask fonts` makes them anew. Pages themselves are set in the
//! reader's own fonts.

use crate::Result;
use crate::content::Project;
use atlas::content::{Atlas, wire};
use atlas::style::Shipped;
use base64::Engine;
use serde_json::Value;
use skrifa::{FontRef, MetadataProvider};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use ttf2woff2::BrotliQuality;

/// A font file: a family in one weight and slant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FontFile {
    /// The family.
    pub family: &'static str,
    /// As CSS counts it.
    pub weight: u16,
    /// Whether its letters are italics.
    pub is_italic: bool,
}

const fn file(family: &'static str, weight: u16, is_italic: bool) -> FontFile {
    FontFile { family, weight, is_italic }
}

/// All of them. Han, Kana and Hangul have no italics.
pub const FILES: [FontFile; 14] = [
    file("Noto Serif", 400, false),
    file("Noto Serif", 400, true),
    file("Noto Serif", 700, false),
    file("Noto Sans", 400, false),
    file("Noto Sans", 400, true),
    file("Noto Sans", 700, false),
    file("Noto Serif JP", 400, false),
    file("Noto Serif JP", 700, false),
    file("Noto Sans JP", 400, false),
    file("Noto Sans JP", 700, false),
    file("Noto Serif KR", 400, false),
    file("Noto Serif KR", 700, false),
    file("Noto Sans KR", 400, false),
    file("Noto Sans KR", 700, false),
];

/// What every file has of what its font has, whatever the content says now: the letters of Western Europe, figures and signs.
const ALWAYS: [(char, char); 4] =
    [(' ', '~'), ('\u{a0}', '\u{ff}'), ('\u{2010}', '\u{203a}'), ('\u{2212}', '\u{2212}')];

/// Other letters of Latin, and Cyrillic.
const EUROPEAN: [(char, char); 3] = [('\u{100}', '\u{17f}'), ('\u{400}', '\u{45f}'), ('\u{490}', '\u{491}')];

/// Punctuation and syllables that stand beside Han.
const KANA: (char, char) = ('\u{3000}', '\u{30ff}');

/// Punctuation alone: syllables of Hangul are too many to have all of them.
const HAN_MARKS: (char, char) = ('\u{3000}', '\u{301f}');

impl FontFile {
    /// Its name without an ending: `NotoSerif-Bold`.
    fn stem(self) -> String {
        let style = match (self.weight, self.is_italic) {
            (700, _) => "Bold",
            (_, true) => "Italic",
            _ => "Regular",
        };
        format!("{}-{style}", self.family.replace(' ', ""))
    }

    /// Where it is, in a checkout.
    pub fn path(self, root: &Path) -> PathBuf {
        root.join("assets/fonts").join(self.stem() + ".ttf")
    }

    /// The whole font it is cut from, in a folder of packages from npm.
    pub fn origin(self) -> String {
        let folder = match (self.weight, self.is_italic) {
            (700, _) => "700Bold",
            (_, true) => "400Regular_Italic",
            _ => "400Regular",
        };
        let package = self.family.to_lowercase().replace(' ', "-");
        format!("@expo-google-fonts/{package}/{folder}/{}_{folder}.ttf", self.family.replace(' ', ""))
    }

    /// The letters that it shall hold, as far as its font has them, to say all that pictures say now.
    pub fn letters(self, project: &Project) -> BTreeSet<char> {
        let own = match self.family.rsplit(' ').next() {
            Some("JP") => &[KANA][..],
            Some("KR") => &[HAN_MARKS],
            _ => &EUROPEAN,
        };
        let always = ALWAYS.iter().chain(own).flat_map(|(first, last)| *first..=*last);
        let languages = &project.dossier.dispute.languages;
        always.chain(languages.iter().flat_map(|lang| self.needed(&Said::of(project, lang)))).collect()
    }

    /// What pictures of a language say in it.
    fn needed(self, said: &Said<'_>) -> BTreeSet<char> {
        let Shipped { serif, sans } = Shipped::of(said.lang);
        let own = [serif, sans].contains(&self.family).then_some(&said.own);
        // Below a name stand those in other scripts.
        let is_native = |lang: &str| self.family == Shipped::of(lang).sans && self.weight == 400;
        let native = said.native.iter().filter(|(lang, _)| is_native(lang)).map(|(_, letters)| letters);
        own.into_iter().chain(native).flatten().copied().collect()
    }

    fn read(self, root: &Path) -> Result<Vec<u8>> {
        let path = self.path(root);
        fs::read(&path).map_err(|e| format!("{}: {e}. `cargo xtask fonts` makes it", path.display()))
    }
}

/// The letters that pictures in a language can hold. The program writes pictures from its content file, so they are those of that file.
struct Said<'a> {
    lang: &'a str,
    /// Of its own words.
    own: BTreeSet<char>,
    /// Of names in other languages, by language.
    native: BTreeMap<String, BTreeSet<char>>,
}

impl<'a> Said<'a> {
    fn of(project: &Project, lang: &'a str) -> Self {
        let atlas = project.words.get(lang).map(|words| Atlas::build(&project.dossier, words.clone(), lang));
        let mut sent = atlas.and_then(|atlas| wire::read(&wire::write(&atlas).ok()?).ok());
        let mut native: BTreeMap<String, BTreeSet<char>> = BTreeMap::new();
        for name in sent.iter_mut().flat_map(|atlas| &mut atlas.islands).flat_map(|island| &mut island.names) {
            native.entry(name.lang.clone()).or_default().extend(std::mem::take(&mut name.native).chars());
            // How it is read stands in no picture.
            name.reading = None;
        }
        let mut own = BTreeSet::new();
        gather(&serde_json::to_value(sent).unwrap_or_default(), &mut own);
        Self { lang, own, native }
    }
}

fn gather(value: &Value, into: &mut BTreeSet<char>) {
    match value {
        // Names may be set in capitals.
        Value::String(text) => into.extend(text.chars().flat_map(|c| std::iter::once(c).chain(c.to_uppercase()))),
        Value::Array(all) => all.iter().for_each(|value| gather(value, into)),
        Value::Object(all) => all.values().for_each(|value| gather(value, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The files, as a painter loads them.
///
/// # Errors
/// When a file is missing.
pub fn load(root: &Path) -> Result<Vec<Vec<u8>>> {
    FILES.iter().map(|file| file.read(root)).collect()
}

/// What a saved picture in a language carries so that it is seen in its fonts: rules of CSS that hold the fonts themselves.
///
/// # Errors
/// When a file is missing, is no font, or lacks a letter that pictures need.
pub fn css(root: &Path, project: &Project, lang: &str) -> Result<String> {
    let said = Said::of(project, lang);
    let mut out = String::new();
    for file in FILES {
        let needed = file.needed(&said);
        if needed.is_empty() {
            continue;
        }
        let font = file.read(root)?;
        let name = file.path(root).display().to_string();
        let lacking: String = lacking(&font, &needed).map_err(|e| format!("{name}: {e}"))?.into_iter().collect();
        if !lacking.is_empty() {
            return Err(format!(
                "{name} lacks letters of pictures in “{lang}”: {lacking}. `cargo xtask fonts` makes it anew"
            ));
        }
        let packed = ttf2woff2::encode(&font, BrotliQuality::default()).map_err(|e| format!("{name}: {e}"))?;
        let packed = base64::engine::general_purpose::STANDARD.encode(packed);
        let FontFile { family, weight, is_italic } = file;
        let slant = if is_italic { "font-style:italic;" } else { "" };
        let _ = write!(
            out,
            "@font-face{{font-family:'{family}';font-weight:{weight};{slant}src:url(data:font/woff2;base64,{packed})}}"
        );
    }
    Ok(out)
}

/// The letters that a font does not have.
fn lacking(font: &[u8], letters: &BTreeSet<char>) -> Result<Vec<char>> {
    let font = FontRef::new(font).map_err(|e| format!("is no font: {e}"))?;
    let letters_of = font.charmap();
    let is_seen = |letter: &&char| !letter.is_whitespace() && !letter.is_control();
    let lacks = |letter: &char| letters_of.map(*letter).is_none();
    Ok(letters.iter().filter(is_seen).copied().filter(lacks).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{paths, project};
    use atlas::style::{Face, Font, LabelKind, MARKS, Slant};

    /// The fonts in which things on the map are set.
    fn used() -> Vec<Font> {
        let labels = LabelKind::ALL.into_iter().flat_map(|kind| [kind.style().first, kind.style().other]);
        labels.chain(MARKS.map(|(_, style)| style)).filter_map(|style| style.font).collect()
    }

    #[test]
    fn there_is_a_file_for_every_weight_and_slant_in_which_something_is_set() {
        for lang in project::languages(&project::load(&paths::root()).unwrap()) {
            let Shipped { serif, sans } = Shipped::of(&lang);
            for font in used() {
                let family = if font.face == Face::Serif { serif } else { sans };
                let has_italics = FILES.iter().any(|file| file.family == family && file.is_italic);
                let is_italic = font.slant == Slant::Italic && has_italics;
                let file = FontFile { family, weight: font.weight, is_italic };
                assert!(FILES.contains(&file), "{lang}: {file:?}");
            }
        }
    }

    #[test]
    fn the_fonts_have_every_letter_of_pictures_and_a_letter_they_lack_is_named() {
        for mut project in project::load(&paths::root()).unwrap() {
            for lang in project.dossier.dispute.languages.clone() {
                let css = css(&paths::root(), &project, &lang).unwrap();
                let faces = css.matches("@font-face").count();
                assert_eq!(faces, css.matches("src:url(data:font/woff2;base64,d09GMg").count(), "{lang}");
                assert!(faces >= 4, "{lang}: {faces}");
            }
            let title = project.dossier.dispute.title.0.get_mut("ja").unwrap();
            title.push('鑿');
            let error = css(&paths::root(), &project, "ja").unwrap_err();
            assert!(error.contains('鑿') && error.contains("cargo xtask fonts"), "{error}");
        }
    }
}
