//! Citations: marks, sources, and that each has the other.

use super::texts::{self, Form, Part, Said, brief_file, fact_place, island_file};
use super::{Case, Report, quoted};
use crate::dossier::{Dossier, Text};
use crate::prose::{self, Span};
use std::collections::BTreeSet;

/// The ids that a text cites.
pub fn of(text: &str) -> BTreeSet<String> {
    prose::cited(&prose::parse(text)).into_iter().map(str::to_owned).collect()
}

/// The languages in which a text cites nothing.
pub fn unsourced(text: &Text) -> impl Iterator<Item = &String> {
    text.0.iter().filter(|(_, text)| of(text).is_empty()).map(|(lang, _)| lang)
}

/// The ids that a part of a dossier cites.
pub fn cited(dossier: &Dossier, part: Part) -> BTreeSet<String> {
    all(dossier).into_iter().filter(|citation| citation.part == part).map(|citation| citation.id).collect()
}

fn each_text<'a>(said: &'a Said<'a>) -> impl Iterator<Item = (String, &'a str)> {
    said.text.0.iter().map(|(lang, text)| (format!("{}, {lang}", said.place), text.as_str()))
}

/// A mark is `[^id]`.
pub fn marks_are_well_formed(case: &Case<'_>, report: &mut Report) {
    let plain =
        |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    for said in texts::all(case.dossier) {
        for (place, text) in each_text(&said) {
            for span in prose::parse(text).iter().flatten() {
                let broken = match span {
                    Span::Words(words) => words.contains("[^").then(|| "a citation mark is not closed".to_owned()),
                    Span::Cite(id) => (!plain(id)).then(|| format!("“[^{id}]” is no citation mark")),
                };
                if let Some(message) = broken {
                    report.add(&said.file, &place, message, "Write [^id] with the id of a source");
                }
            }
        }
    }
}

/// Where a text is printed as it is, a mark would show as brackets.
pub fn marks_stand_in_prose(case: &Case<'_>, report: &mut Report) {
    for said in texts::all(case.dossier).iter().filter(|said| said.form == Form::Line) {
        for (place, _) in each_text(said).filter(|(_, text)| !of(text).is_empty()) {
            report.add(
                &said.file,
                &place,
                "a citation mark does not work here",
                "Move it into the text that belongs to this line",
            );
        }
    }
}

/// A translation rests on the same sources.
pub fn marks_agree_between_languages(case: &Case<'_>, report: &mut Report) {
    for said in texts::all(case.dossier) {
        let mut texts = said.text.0.iter();
        let Some((first, model)) = texts.next() else { continue };
        for (lang, text) in texts {
            let (here, there) = (of(text), of(model));
            let differ: Vec<&str> = here.symmetric_difference(&there).map(String::as_str).collect();
            if !differ.is_empty() {
                let message = format!("“{first}” and “{lang}” do not cite the same sources: {}", quoted(differ));
                report.add(&said.file, &said.place, message, "Put the same marks into every language");
            }
        }
    }
}

/// A mark or an entry of `cite`: what it is part of, file, place, id of the source.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Citation {
    file: String,
    place: String,
    id: String,
    part: Part,
}

fn all(dossier: &Dossier) -> Vec<Citation> {
    let mut out = Vec::new();
    let mut add = |part: Part, file: &str, place: &str, id: String| {
        out.push(Citation { file: file.to_owned(), place: place.to_owned(), id, part });
    };
    for said in texts::all(dossier) {
        let ids = said.text.0.values().flat_map(|text| of(text));
        ids.for_each(|id| add(said.part, &said.file, &said.place, id));
    }
    for island in &dossier.islands {
        for (index, fact) in island.fact.iter().enumerate() {
            let place = format!("{}, cite", fact_place(index, fact));
            fact.cite.iter().for_each(|id| add(Part::Map, &island_file(island), &place, id.clone()));
        }
    }
    for brief in &dossier.briefs {
        brief.work.iter().for_each(|work| add(Part::Map, &brief_file(brief), "work, cite", work.cite.clone()));
    }
    for correction in &dossier.corrections.correction {
        let place = format!("correction of {}, cite", correction.date);
        correction.cite.iter().for_each(|id| add(Part::About, "corrections.toml", &place, id.clone()));
    }
    let mut seen = BTreeSet::new();
    out.retain(|citation| seen.insert(citation.clone()));
    out
}

/// What is cited is in the list of sources.
pub fn are_known(case: &Case<'_>, report: &mut Report) {
    for Citation { file, place, id, .. } in all(case.dossier) {
        if !case.dossier.sources.iter().any(|source| source.id == id) {
            report.add(
                &file,
                &place,
                format!("there is no source “{id}”"),
                "Correct the id, or add the source to sources.toml",
            );
        }
    }
}

/// What is in the list of sources is cited.
pub fn every_source_is_cited(case: &Case<'_>, report: &mut Report) {
    let cited: BTreeSet<String> = all(case.dossier).into_iter().map(|citation| citation.id).collect();
    for source in case.dossier.sources.iter().filter(|source| !cited.contains(&source.id)) {
        report.add(
            "sources.toml",
            &format!("source “{}”", source.id),
            "nothing cites this source",
            "Cite it, or take it out",
        );
    }
}

/// A list of this length is only found through in the order of the alphabet.
pub fn sources_are_in_order(case: &Case<'_>, report: &mut Report) {
    for pair in case.dossier.sources.windows(2).filter(|pair| pair[1].id < pair[0].id) {
        let place = format!("source “{}”", pair[1].id);
        report.add("sources.toml", &place, format!("it stands behind “{}”", pair[0].id), "Sort the file by id");
    }
}

/// Whatever happened, whoever administered and whatever a third party said, somebody wrote it down.
pub fn history_has_sources(case: &Case<'_>, report: &mut Report) {
    let told = |said: &&Said<'_>| said.part == Part::History && said.form == Form::Paragraph;
    for said in texts::all(case.dossier).iter().filter(told) {
        for lang in unsourced(said.text) {
            let place = format!("{}, {lang}", said.place);
            report.add(&said.file, &place, "it has no source", "Cite one with [^id], or take it out");
        }
    }
}

/// Every kind of source has a word in every language.
pub fn source_kinds_are_named(case: &Case<'_>, report: &mut Report) {
    for source in &case.dossier.sources {
        for (lang, words) in case.words.iter().filter(|(_, words)| !words.source_kind.contains_key(&source.kind)) {
            let known = quoted(words.source_kind.keys().map(String::as_str));
            let message = format!("the kind “{}” has no word in assets/words/{lang}.toml", source.kind);
            report.add(
                "sources.toml",
                &format!("source “{}”, kind", source.id),
                message,
                format!("Use one of {known}"),
            );
        }
    }
}
