//! The style sheet: what the core's table of styles says of the map, then the parts in `assets/styles/`, as one file.

use super::minify;
use crate::{Result, paths};
use std::fs;

/// The folder of the parts.
const FOLDER: &str = "assets/styles";

/// The parts in their order: of two rules of equal weight the later one holds.
#[rustfmt::skip]
const PARTS: [&str; 22] = [
    "base", "page", "search", "map", "views", "timeline", "scenario", "controls", "panel", "questions", "history", "sources",
    "document", "article", "builder", "data", "foot", "legend", "narrow", "embed", "preferences", "print",
];

/// The whole sheet, minified.
pub fn sheet() -> Result<Vec<u8>> {
    minify::style("style.css", whole()?.as_bytes())
}

fn whole() -> Result<String> {
    let mut text = atlas::style::css();
    for part in PARTS {
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
    fn every_part_in_the_folder_is_in_the_sheet() {
        let files = fs::read_dir(paths::root().join(FOLDER)).unwrap();
        let stem =
            |file: std::io::Result<fs::DirEntry>| file.unwrap().path().file_stem().unwrap().display().to_string();
        assert_eq!(files.map(stem).collect::<BTreeSet<_>>(), PARTS.map(str::to_owned).into());
    }

    /// The scripts set these: on paper, and where a compositor moves the map.
    const SET_BY_SCRIPTS: [&str; 2] = ["--seen", "--bar"];

    #[test]
    fn every_property_that_a_rule_uses_is_declared() {
        let text = whole().unwrap();
        let name = |rest: &str| rest.split([')', ',', ' ']).next().unwrap_or_default().to_owned();
        let used: BTreeSet<String> = text.split("var(").skip(1).map(name).collect();
        assert!(used.len() > 30, "{used:?}");
        let unknown = |name: &&String| !text.contains(&format!("{name}:")) && !SET_BY_SCRIPTS.contains(&name.as_str());
        assert_eq!(used.iter().filter(unknown).collect::<Vec<_>>(), Vec::<&String>::new());
    }
}
