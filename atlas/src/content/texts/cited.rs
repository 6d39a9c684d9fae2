//! What a dossier cites, and where.

use super::{Part, brief_file, correction_place};
use crate::dossier::Dossier;
use crate::prose;
use std::collections::BTreeSet;

/// The ids that a text cites.
pub fn ids(text: &str) -> BTreeSet<String> {
    prose::cited(&prose::parse(text)).into_iter().map(str::to_owned).collect()
}

/// The ids that a part of a dossier cites.
pub fn cited(dossier: &Dossier, part: Part) -> BTreeSet<String> {
    citations(dossier).into_iter().filter(|citation| citation.part == part).map(|citation| citation.id).collect()
}

/// A mark in a text or an entry of `cite`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation {
    /// The file.
    pub file: String,
    /// Entry and field.
    pub place: String,
    /// The id of the source.
    pub id: String,
    /// What it is part of.
    pub part: Part,
}

/// Every citation of a dossier, in the order of the files.
pub fn citations(dossier: &Dossier) -> Vec<Citation> {
    let mut out = Vec::new();
    let mut add = |part: Part, file: &str, place: &str, id: String| {
        out.push(Citation { file: file.to_owned(), place: place.to_owned(), id, part });
    };
    for said in super::all(dossier) {
        let ids = said.text.0.values().flat_map(|text| ids(text));
        ids.for_each(|id| add(said.part, &said.file, &said.place, id));
    }
    for (file, place, fact) in super::facts(dossier) {
        fact.cite.iter().for_each(|id| add(Part::Map, &file, &format!("{place}, cite"), id.clone()));
    }
    for brief in &dossier.briefs {
        brief.work.iter().for_each(|work| add(Part::Map, &brief_file(brief), "work, cite", work.cite.clone()));
    }
    for correction in &dossier.corrections.correction {
        let place = correction_place(correction) + ", cite";
        correction.cite.iter().for_each(|id| add(Part::About, "corrections.toml", &place, id.clone()));
    }
    let mut seen = BTreeSet::new();
    out.retain(|citation| seen.insert(citation.clone()));
    out
}
