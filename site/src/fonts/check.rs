//! What may be wrong with `fonts.toml`.

use super::table::Table;
use super::{FILE, Fonts};
use crate::files::problem;
use atlas::content::check::Problem;
use atlas::style::{Face, LabelKind, MARKS};
use std::collections::BTreeSet;

/// The project's has a row for languages that no row names.
pub fn first_row(table: &Table) -> Vec<Problem> {
    let message = "it has no [[script]], of which the first holds for every language that no other names";
    let problem = || problem(FILE, "", message, "Write it; CONTRIBUTING.md says what belongs in it");
    table.script.is_empty().then(problem).into_iter().collect()
}

/// Every language and family is named once in a file, and a font keeps features by their tags.
pub fn names(table: &Table) -> Vec<Problem> {
    let languages = table.script.iter().flat_map(|script| &script.languages);
    let families = table.family.iter().map(|family| &family.name);
    let mut seen = BTreeSet::new();
    let twice = languages.chain(families).filter(|name| !seen.insert(*name));
    let twice: Vec<Problem> =
        twice.map(|name| problem(FILE, name, "it is named twice in this file", "Take one of the two out")).collect();
    let features = table.every.features.iter().chain(table.family.iter().flat_map(|family| &family.features));
    let features = features.filter(|tag| tag.len() != 4).map(|tag| {
        problem(FILE, tag, "it was expected to be a tag of four letters", "Name a feature of OpenType, such as kern")
    });
    twice.into_iter().chain(features).collect()
}

/// Pictures are set in families that are there, in every weight in which something is set.
pub fn families(fonts: &Fonts) -> Vec<Problem> {
    let mut problems = Vec::new();
    for script in std::iter::once(&fonts.usual).chain(&fonts.scripts) {
        for (face, name) in [(Face::Serif, &script.pictures.serif), (Face::Sans, &script.pictures.sans)] {
            let Some(family) = fonts.families.iter().find(|family| family.name == *name) else {
                let of = if script.languages.is_empty() { "the first row".into() } else { script.languages.join(", ") };
                let message = format!("there is no family “{name}”, in which pictures are to be set");
                problems.push(problem(FILE, &of, message, "Add its [[family]], or name one that is there"));
                continue;
            };
            let has = |weight: &u16| family.files.iter().any(|cut| cut.weight == *weight && !cut.italic);
            for weight in weights(face).iter().filter(|weight| !has(weight)) {
                let message = format!("it has no file of weight {weight}, in which something on the map is set");
                problems.push(problem(FILE, name, message, "Add one to its files"));
            }
        }
    }
    problems.sort();
    problems.dedup();
    problems
}

/// The weights in which something on the map is set in a face; headings of pictures are bold.
fn weights(face: Face) -> BTreeSet<u16> {
    let labels = LabelKind::ALL.into_iter().flat_map(|kind| [kind.style().first, kind.style().other]);
    let fonts = labels.chain(MARKS.map(|(_, style)| style)).filter_map(|style| style.font);
    fonts.filter(|font| font.face == face).map(|font| font.weight).chain([700]).collect()
}
