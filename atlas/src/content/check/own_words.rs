//! Words that belong to the dispute: that it has those that it needs, that each is for something, and what is put into them.

use super::{Case, Report};
use crate::dossier::Text;

const FILE: &str = "words.toml";
const UNUSED: &str = "nothing is said with this word";

/// What is printed of scenarios needs words that only the dispute has.
pub fn are_there_where_needed(case: &Case<'_>, report: &mut Report) {
    let (dossier, own) = (case.dossier, &case.dossier.words.scenario);
    let has_scenarios = !dossier.scenarios.scenario.is_empty();
    let facts = dossier.islands.iter().flat_map(|island| &island.fact);
    let has_people = facts.into_iter().any(|fact| fact.unit.as_deref() == Some("people"));
    let has_treaty = !dossier.scenarios.treaty.0.is_empty();
    for (field, text, is_needed) in [
        ("residents", &own.residents, has_scenarios && has_people),
        ("treaty_covered", &own.treaty_covered, has_treaty),
        ("covered", &own.covered, has_treaty),
        ("treaty", &own.treaty, has_treaty),
    ] {
        let place = format!("scenario.{field}");
        if is_needed && text.is_none() {
            report.add(FILE, &place, "there is no such word, and scenarios.toml needs it", "Add it in every language");
        }
        if !is_needed && text.is_some() {
            report.add(FILE, &place, UNUSED, "Take it out, or add what it is for");
        }
    }
    let names_no_side = dossier.chronology.period.iter().any(|period| period.by.0.is_empty())
        || dossier.chronology.tenure.iter().any(|tenure| tenure.by.is_none());
    let timeline = &dossier.words.timeline;
    for (place, text, is_of_use) in [
        ("map.passing", &dossier.words.map.passing, has_scenarios),
        ("timeline.unheld", &timeline.unheld, names_no_side),
        ("timeline.nobody", &timeline.nobody, names_no_side),
        ("timeline.untinted", &timeline.untinted, names_no_side),
    ] {
        if text.is_some() && !is_of_use {
            report.add(FILE, place, UNUSED, "Take it out, or add what it is for");
        }
    }
    for key in own_facts(case).filter(|key| !dossier.islands.iter().any(|i| i.fact.iter().any(|f| f.key == **key))) {
        report.add(FILE, &format!("fact.{key}"), "no fact has this key", "Take it out, or correct it");
    }
}

fn own_facts<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a String> {
    case.dossier.words.fact.keys()
}

/// A word of the interface is not said anew, and what is put into a word stands in it, and nothing else so.
pub fn have_what_is_put_in(case: &Case<'_>, report: &mut Report) {
    for key in own_facts(case).filter(|key| case.words.values().any(|words| words.fact.contains_key(*key))) {
        let remedy = "Take it out, or choose another key";
        report.add(FILE, &format!("fact.{key}"), "the interface has a word for this", remedy);
    }
    let own = &case.dossier.words;
    let scenario = [&own.scenario.residents, &own.scenario.treaty_covered, &own.scenario.covered, &own.scenario.treaty];
    let timeline = [&own.timeline.nobody, &own.timeline.untinted];
    let plain = own.fact.values().chain(scenario.into_iter().chain(timeline).flatten()).map(|text| (text, ""));
    let passing = own.map.passing.iter().map(|text| (text, "{side}"));
    let all = plain.chain(passing).chain(own.timeline.unheld.iter().map(|text| (text, "{island}")));
    for (text, wanted) in all.collect::<Vec<(&Text, &str)>>() {
        for (lang, said) in &text.0 {
            if !said.contains(wanted) || said.replace(wanted, "").contains(['{', '}']) {
                let message =
                    format!("“{said}” was expected to have {}", if wanted.is_empty() { "no braces" } else { wanted });
                report.add(FILE, lang, message, "Correct what stands in braces");
            }
        }
    }
}
