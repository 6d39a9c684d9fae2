//! The style sheets: the families of each language, what the core's table of styles says of the map, then the parts in `assets/styles/`, one file for each kind of page
//! with the parts that it needs.

use super::minify;
use crate::fonts::Fonts;
use crate::{Result, paths};
use std::fs;

/// The folder of the parts.
const FOLDER: &str = "assets/styles";

/// A kind of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A page of the map.
    Map,
    /// A page of the map for frames.
    Frame,
    /// A page to read.
    Text,
    /// The site's home.
    Home,
}

use Sheet::{Frame, Home, Map, Text};

/// The parts in their order, with the pages that have them: of two rules of equal weight the later one holds.
#[rustfmt::skip]
const PARTS: [(&str, &[Sheet]); 32] = [
    ("base", &[Map, Frame, Text, Home]), ("page", &[Map, Frame, Text, Home]), ("languages", &[Map, Frame, Text, Home]), ("search", &[Map]),
    ("map", &[Map, Frame]), ("views", &[Map, Frame]), ("options", &[Map]), ("controls", &[Map, Frame, Text, Home]), ("line-note", &[Map, Frame]), ("own", &[Map, Frame]),
    ("timeline", &[Map]), ("scenario", &[Map]), ("panel", &[Map, Frame, Text]), ("tabs", &[Map]), ("opened", &[Map]),
    ("questions", &[Map, Frame, Text]), ("history", &[Map, Frame]), ("periods", &[Map]), ("sources", &[Map, Frame, Text]), ("document", &[Text]),
    ("article", &[Text]), ("builder", &[Text]), ("data", &[Text]), ("home", &[Home]), ("globe", &[Map]), ("legend", &[Map, Frame, Text]), ("legend-page", &[Map]),
    ("narrow", &[Map, Text, Home]), ("embed", &[Frame]), ("preferences", &[Map, Frame, Text, Home]), ("print", &[Map, Frame, Text, Home]), ("print-view", &[Map]),
];

/// The whole sheet of a kind of page, minified.
///
/// # Errors
/// When a part cannot be read or is no style sheet.
pub fn sheet(of: Sheet, fonts: &Fonts) -> Result<Vec<u8>> {
    minify::style("style.css", whole(fonts, |pages| pages.contains(&of))?.as_bytes())
}

fn whole(fonts: &Fonts, is_in: impl Fn(&[Sheet]) -> bool) -> Result<String> {
    let mut text = fonts.rules() + &atlas::style::css();
    for (part, _) in PARTS.iter().filter(|(_, pages)| is_in(pages)) {
        let file = format!("{FOLDER}/{part}.css");
        text += &fs::read_to_string(paths::root().join(&file)).map_err(|e| format!("{file}: {e}"))?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_part_in_the_folder_is_in_a_sheet() {
        let files = fs::read_dir(paths::root().join(FOLDER)).unwrap();
        let stem =
            |file: std::io::Result<fs::DirEntry>| file.unwrap().path().file_stem().unwrap().display().to_string();
        assert_eq!(files.map(stem).collect::<BTreeSet<_>>(), PARTS.map(|(part, _)| part.to_owned()).into());
    }

    /// The scripts set these, on paper.
    const SET_BY_SCRIPTS: [&str; 2] = ["--seen", "--bar"];

    /// A style sheet cannot ask the core.
    #[test]
    fn what_the_core_and_the_sheet_both_say_is_the_same() {
        let text = whole(&Fonts::read(&paths::root(), None).unwrap(), |_| true).unwrap();
        let first = format!(":root.embed.measured {{\n  --first: {}px;", atlas::address::FRAME_HEIGHT);
        assert!(text.contains(&first), "the height of a frame: {first}");
    }

    #[test]
    fn every_property_that_a_rule_uses_is_declared() {
        let text = whole(&Fonts::read(&paths::root(), None).unwrap(), |_| true).unwrap();
        let name = |rest: &str| rest.split([')', ',', ' ']).next().unwrap_or_default().to_owned();
        let used: BTreeSet<String> = text.split("var(").skip(1).map(name).collect();
        assert!(used.len() > 30, "{used:?}");
        let unknown = |name: &&String| !text.contains(&format!("{name}:")) && !SET_BY_SCRIPTS.contains(&name.as_str());
        assert_eq!(used.iter().filter(unknown).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
