//! What is read beside the map: that the page about it says all it must, that corrections say where they are from, and that the
//! maps of the article show what there is.

use super::{Case, Report, quoted};
use crate::address;
use crate::content::Atlas;
use crate::content::texts::correction_place;
use crate::date::PartialDate;

/// What a reader may want to know of any map like this one, by the ids of the sections that say it, one a line.
const SECTIONS: &str = include_str!("sections.txt");
/// The one that is due only where something was computed.
const COMPUTED: &str = "computed";

/// Nothing that a reader is owed is left out.
pub fn has_every_section(case: &Case<'_>, report: &mut Report) {
    let dossier = case.dossier;
    let there = |id: &str| dossier.about.section.iter().any(|section| section.id == id);
    let is_computed = !dossier.lines.is_empty() || !dossier.scenarios.scenario.is_empty();
    let missing: Vec<&str> = SECTIONS.lines().filter(|id| !there(id) && (is_computed || *id != COMPUTED)).collect();
    if !missing.is_empty() {
        let message = format!("there is no section {}", quoted(missing.iter().copied()));
        report.add("about.md", "sections", message, "Name it in the header, and write it in every language");
    }
}

/// A correction says from where it knows better; the newest stands first.
pub fn corrections_are_sourced_and_in_order(case: &Case<'_>, report: &mut Report) {
    let corrections = &case.dossier.corrections.correction;
    for (index, correction) in corrections.iter().enumerate() {
        let place = correction_place(correction);
        if correction.cite.is_empty() {
            report.add("corrections.toml", &place, "it has no source", "Add `cite` with the ids of sources");
        }
        let first = |date: &str| date.parse::<PartialDate>().map(PartialDate::first);
        let above = index.checked_sub(1).map(|above| &corrections[above]);
        if let Some((Ok(above), Ok(here))) = above.map(|above| (first(&above.date), first(&correction.date)))
            && here > above
        {
            report.add("corrections.toml", &place, "it is newer than the one above", "Put the newest first");
        }
    }
}

/// A map stands below a section that there is, and its view can be read whole.
pub fn maps_of_the_article_show_what_exists(case: &Case<'_>, report: &mut Report) {
    let words = case.languages().first().and_then(|lang| Some((lang, case.words.get(lang)?)));
    let (Some(article), Some((lang, words))) = (&case.dossier.article, words) else { return };
    let vocabulary = Atlas::build(case.dossier, words.clone(), lang).vocabulary();
    let maps = article.map.iter().map(|map| ("map", map));
    for (kind, (section, query)) in maps.chain(article.step.iter().map(|step| ("step", step))) {
        let place = format!("{kind} of “{section}”");
        if !article.page.section.iter().any(|there| there.id == *section) {
            report.add("article.md", &place, "there is no such section", "Name a section of the header");
        }
        for note in address::read("", query, &vocabulary).2 {
            let message = format!("“{}={}” shows nothing", note.name, note.value);
            report.add("article.md", &place, message, "Write a view as in an address, such as scenario=two");
        }
    }
}
