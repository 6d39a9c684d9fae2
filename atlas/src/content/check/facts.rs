//! Facts: what they say, where from, and that the interface has words for them.

use super::{Case, Report};
use crate::content::texts::facts;
use crate::dossier::FactFile;

/// What a fact may be, other than published.
const CERTAINTIES: [&str; 2] = ["memory", "computed"];

fn all<'a>(case: &Case<'a>) -> Vec<(String, String, &'a FactFile)> {
    facts(case.dossier)
}

/// A fact is a number with its unit, or a text.
pub fn say_something(case: &Case<'_>, report: &mut Report) {
    for (file, place, fact) in all(case) {
        let message = match (fact.number, &fact.unit, &fact.text) {
            (Some(number), _, _) if !number.is_finite() => "its number is no number",
            (Some(_), Some(_), _) | (None, None, Some(_)) => continue,
            (Some(_), None, _) => "it has a number without a unit",
            (None, Some(_), _) => "it has a unit without a number",
            (None, None, None) => "it says nothing",
        };
        report.add(&file, &place, message, "Give it `number` and `unit`, or `text`");
    }
}

/// A fact has a source, or is marked as having none.
pub fn have_a_source(case: &Case<'_>, report: &mut Report) {
    for (file, place, fact) in all(case) {
        let certainty = fact.certainty.as_deref();
        if let Some(other) = certainty.filter(|certainty| !CERTAINTIES.contains(certainty)) {
            let remedy = "Write “memory” or “computed”, or leave it out";
            report.add(&file, &place, format!("there is no certainty “{other}”"), remedy);
        }
        if fact.cite.is_empty() && certainty != Some("memory") {
            report.add(
                &file,
                &place,
                "it has no source",
                "Add `cite`, or `certainty = \"memory\"` where no page confirms it",
            );
        }
    }
}

/// Keys and units are printed with words of the interface.
pub fn keys_and_units_are_named(case: &Case<'_>, report: &mut Report) {
    for (file, place, fact) in all(case) {
        for lang in case.languages() {
            let Some(words) = case.words.get(lang) else { continue };
            let lacks = |kind: &str, name: &str| format!("the {kind} “{name}” has no word in assets/words/{lang}.toml");
            if !words.fact.contains_key(&fact.key) && !case.dossier.words.fact.contains_key(&fact.key) {
                report.add(
                    &file,
                    &place,
                    lacks("fact", &fact.key),
                    "Use a key of [fact] there, or add one to [fact] in words.toml",
                );
            }
            if let Some(unit) = fact.unit.as_deref().filter(|unit| !words.unit.contains_key(*unit)) {
                report.add(
                    &file,
                    &place,
                    lacks("unit", unit),
                    "Use a unit of [unit] there, or add one in every language",
                );
            }
        }
    }
}
