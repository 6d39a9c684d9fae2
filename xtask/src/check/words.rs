//! Words that may not stand in the code: names of states and places in the engine, the outside world in the core.

use std::fs;
use std::path::Path;

use crate::run::Result;
use site::content::Project;
use site::paths;

/// What no engine file may name beside the sides and islands of the disputes that are served; one word a line, # begins a remark.
const COUNTRIES: &str = include_str!("../countries.txt");

/// The folders of the engine with its journeys, and how its files end there.
const ENGINE: [(&str, &str); 7] = [
    ("src", "rs"),
    ("atlas/src", "rs"),
    ("cartography/src", "rs"),
    ("site/src", "rs"),
    ("xtask/src", "rs"),
    ("assets", "js"),
    ("tests", "mjs"),
];

/// What is below them and is none of it: journeys over the real content, and what other people wrote.
const NOT_ENGINE: [&str; 2] = ["tests/content", "tests/node_modules"];

/// What the core does without: it is given all it knows, so that every run of it is alike.
const OUTSIDE_WORLD: [&str; 4] = ["std::fs", "std::time", "std::net", "std::env"];

/// Every finding in the code of this workspace, a line each. `served` are the real disputes.
pub fn check(served: &[Project]) -> Result<Vec<String>> {
    let root = paths::root();
    let (mut wrong, mut known) = (Vec::new(), words(COUNTRIES));
    known.extend(served.iter().flat_map(names));
    for (folder, ending) in ENGINE {
        for (name, text) in files(&root, &root.join(folder), ending)? {
            wrong.extend(countries_in(&name, &text, &known));
            if folder == "atlas/src" {
                wrong.extend(outside_world_in(&name, &text));
            }
        }
    }
    Ok(wrong)
}

/// What a dispute's sides and islands are called, and the whole by each side.
fn names(project: &Project) -> Vec<String> {
    let dispute = &project.dossier.dispute;
    let islands = project.dossier.islands.iter().flat_map(|island| &island.name).map(|name| &name.label);
    let all = dispute.side.iter().map(|side| &side.name).chain(dispute.area.values()).chain(islands);
    let names = all.flat_map(|text| text.0.values()).map(|name| name.to_lowercase());
    // A short one may be part of another word.
    names.filter(|name| name.len() > 5).collect()
}

fn countries_in(name: &str, text: &str, words: &[String]) -> Vec<String> {
    found(name, text, |line| {
        let line = line.to_lowercase();
        let word = words.iter().find(|word| line.contains(word.as_str()))?;
        Some(format!("the engine names no place or state, but here is \"{word}\": move it to geo-data/ or site.toml"))
    })
}

fn outside_world_in(name: &str, text: &str) -> Vec<String> {
    found(name, text, |line| {
        let word = OUTSIDE_WORLD.iter().find(|word| line.contains(*word))?;
        Some(format!("the core may not use {word}: let the caller hand over what is needed"))
    })
}

/// What a rule says of each line, with the place before it.
pub(super) fn found(name: &str, text: &str, rule: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let numbered = text.lines().enumerate();
    numbered.filter_map(|(index, line)| Some(format!("{name}:{}: {}", index + 1, rule(line)?))).collect()
}

fn words(list: &str) -> Vec<String> {
    let lines = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_lowercase).collect()
}

/// Every file below a folder that ends so, named from the root, with its text.
pub fn files(root: &Path, folder: &Path, ending: &str) -> Result<Vec<(String, String)>> {
    let unreadable = |e: std::io::Error| format!("{} cannot be read: {e}", folder.display());
    let mut entries: Vec<_> = folder.read_dir().map_err(unreadable)?.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if NOT_ENGINE.iter().any(|other| path == root.join(other)) {
            continue;
        }
        if path.is_dir() {
            found.extend(files(root, &path, ending)?);
        } else if path.extension().is_some_and(|own| own == ending) {
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            found.push((name, fs::read_to_string(&path).map_err(unreadable)?));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_in_the_engine_is_found_in_any_case_and_script() {
        let list = words("# invented\nfreedonia\n\nСильвания\n");
        assert_eq!(list.len(), 2);
        let said =
            countries_in("src/map.rs", "fn draw() {}\n// as in FREEDONIAN maps\n\"сильвании, СИЛЬВАНИЯ\"", &list);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].starts_with("src/map.rs:2: ") && said[1].starts_with("src/map.rs:3: "), "{said:?}");
        assert!(countries_in("src/map.rs", "fn draw() {}", &list).is_empty());
    }

    #[test]
    fn the_list_is_not_empty() {
        assert!(words(COUNTRIES).len() > 20);
    }

    #[test]
    fn a_clock_in_the_core_is_found() {
        let clock = format!("use {}::Instant;", OUTSIDE_WORLD[1]);
        assert_eq!(outside_world_in("atlas/src/date.rs", &clock).len(), 1);
        assert!(outside_world_in("atlas/src/date.rs", "use std::fmt;").is_empty());
    }

    #[test]
    fn every_folder_of_the_engine_has_files_that_are_read() {
        let root = paths::root();
        for (folder, ending) in ENGINE {
            let found = files(&root, &root.join(folder), ending).unwrap();
            assert!(found.iter().any(|(name, text)| name.starts_with(folder) && !text.is_empty()), "{folder}");
        }
    }
}
