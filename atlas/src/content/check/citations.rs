//! Citations: marks, sources, and that each has the other.

use super::{Case, Report, quoted};
use crate::content::texts::{self, Citation, Form, Part, Said, ids};
use crate::dossier::Text;
use crate::prose::{self, Span};
use std::collections::BTreeSet;

/// The languages in which a text cites nothing.
pub fn unsourced(text: &Text) -> impl Iterator<Item = &String> {
    text.0.iter().filter(|(_, text)| ids(text).is_empty()).map(|(lang, _)| lang)
}

fn each_text(said: &Said) -> impl Iterator<Item = (String, &str)> {
    said.text.0.iter().map(|(lang, text)| (format!("{}, {lang}", said.place), text.as_str()))
}

/// A mark is `[^id]`.
pub fn marks_are_well_formed(case: &Case<'_>, report: &mut Report) {
    let plain =
        |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    for said in &case.texts {
        for (place, text) in each_text(said) {
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
    for said in case.texts.iter().filter(|said| said.form == Form::Line) {
        for (place, _) in each_text(said).filter(|(_, text)| !ids(text).is_empty()) {
            report.add(
                &said.file,
                &place,
                "a citation mark does not work here",
                "Nothing would link it: cite the source in the running text of the same entry",
            );
        }
    }
}

/// A translation rests on the same sources.
pub fn marks_agree_between_languages(case: &Case<'_>, report: &mut Report) {
    for said in &case.texts {
        let mut texts = said.text.0.iter();
        let Some((first, model)) = texts.next() else { continue };
        for (lang, text) in texts {
            let (here, there) = (ids(text), ids(model));
            let differ: Vec<&str> = here.symmetric_difference(&there).map(String::as_str).collect();
            if !differ.is_empty() {
                let message = format!("“{first}” and “{lang}” do not cite the same sources: {}", quoted(differ));
                report.add(&said.file, &said.place, message, "Put the same marks into every language");
            }
        }
    }
}

/// What is cited is in the list of sources.
pub fn are_known(case: &Case<'_>, report: &mut Report) {
    for Citation { file, place, id, .. } in texts::citations(case.dossier) {
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
    let cited: BTreeSet<String> = texts::citations(case.dossier).into_iter().map(|citation| citation.id).collect();
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
    let told = |said: &&Said| said.part == Part::History && said.form == Form::Paragraph;
    for said in case.texts.iter().filter(told) {
        for lang in unsourced(&said.text) {
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
