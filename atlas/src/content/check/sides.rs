//! The sides: all speak wherever one does, with sources, at like length.

use super::{Case, Report, citations, quoted};
use crate::content::texts::{island_file, period_place};
use crate::content::{OwnTexts, own_texts};
use crate::dossier::{PlaceNames, Text};
use crate::prose;
use std::collections::BTreeMap;

/// A side that is named is a side of the dispute.
pub fn are_known(case: &Case<'_>, report: &mut Report) {
    let sides = case.side_ids();
    let mut named: Vec<(String, String, &str)> = Vec::new();
    for island in &case.dossier.islands {
        let file = || island_file(island);
        named.extend(island.name.iter().map(|name| (file(), "name, side".to_owned(), name.side.as_str())));
        named.extend(island.position.keys().map(|side| (file(), "position".to_owned(), side.as_str())));
        for (field, held) in [("administered", &island.administered), ("claimed", &island.claimed)] {
            named.extend(held.0.iter().map(|held| (file(), format!("{field}, by"), held.by.as_str())));
        }
    }
    for claim in &case.dossier.claims {
        let place = format!("claim “{}”", claim.key);
        named.extend(claim.side.keys().map(|side| ("claims.toml".to_owned(), place.clone(), side.as_str())));
    }
    for claim in &case.dossier.claims {
        let place = format!("claim “{}”, extent", claim.key);
        let extents = claim.extent.iter();
        named.extend(extents.map(|extent| ("claims.toml".to_owned(), place.clone(), extent.side.as_str())));
    }
    for period in &case.dossier.chronology.period {
        let place = format!("{}, by", period_place(period));
        named.extend(period.by.0.iter().map(|by| ("chronology.toml".to_owned(), place.clone(), by.as_str())));
    }
    for (index, tenure) in case.dossier.chronology.tenure.iter().enumerate() {
        let place = format!("tenure {}, by", index + 1);
        named.extend(tenure.by.iter().map(|by| ("chronology.toml".to_owned(), place.clone(), by.as_str())));
    }
    for place in &case.dossier.places {
        let PlaceNames::BySide(names) = &place.name else { continue };
        let here = format!("place “{}”, name", place.id);
        named.extend(names.keys().map(|side| ("places.toml".to_owned(), here.clone(), side.as_str())));
    }
    for source in &case.dossier.sources {
        let place = format!("source “{}”, voice", source.id);
        named.extend(source.voice.iter().map(|side| ("sources.toml".to_owned(), place.clone(), side.as_str())));
    }
    for (file, place, side) in named.into_iter().filter(|(_, _, side)| !sides.contains(side)) {
        let remedy = format!("Write one of {}", quoted(sides.iter().copied()));
        report.add(&file, &place, format!("“{side}” is no side of this dispute"), remedy);
    }
}

/// Every side answers every question.
pub fn claims_are_alike(case: &Case<'_>, report: &mut Report) {
    for claim in &case.dossier.claims {
        alike(case, report, "claims.toml", &format!("claim “{}”", claim.key), &claim.side);
    }
}

/// What a side says it says itself: its answers rest on texts of its own state, for the half of what they cite at least.
pub fn speak_for_themselves(case: &Case<'_>, report: &mut Report) {
    for lang in case.languages() {
        for texts in own_texts(case.dossier, lang).into_iter().filter(|texts| !texts.are_half()) {
            let OwnTexts { side, own, all, .. } = &texts;
            let message = format!(
                "{own} of the {all} citations in its answers are of texts of its own state, {} %: half is the least",
                texts.percent()
            );
            let remedy = format!(
                "Let it speak through its laws, treaties, ministry, parliament and courts; whose a text is says `voice = [\"{side}\"]` in sources.toml"
            );
            report.add("claims.toml", &format!("side “{side}”, {lang}"), message, remedy);
        }
    }
}

/// Where one side has a bracket on the map, so have the others, and each is an arc.
pub fn extents_are_alike(case: &Case<'_>, report: &mut Report) {
    for claim in case.dossier.claims.iter().filter(|claim| !claim.extent.is_empty()) {
        let place = format!("claim “{}”, extent", claim.key);
        for side in case.side_ids() {
            if claim.extent.iter().filter(|extent| extent.side == side).count() != 1 {
                let message = format!("“{side}” has not one extent");
                report.add("claims.toml", &place, message, "Give each side one, or none to any");
            }
        }
        if claim.extent.iter().any(|extent| extent.along.len() < 2) {
            report.add("claims.toml", &place, "it is no arc", "Give `along` two places or more, in one direction");
        }
    }
}

/// Every side has a position on every island, and on an islet all or none.
pub fn positions_are_alike(case: &Case<'_>, report: &mut Report) {
    let due = case.dossier.islands.iter().filter(|island| island.group.is_none() || !island.position.is_empty());
    for island in due {
        alike(case, report, &island_file(island), "position", &island.position);
    }
}

fn alike(case: &Case<'_>, report: &mut Report, file: &str, place: &str, texts: &BTreeMap<String, Text>) {
    for side in case.side_ids() {
        match texts.get(side) {
            None => {
                report.add(file, place, format!("“{side}” says nothing"), "Give every side a text, each with a source")
            }
            Some(text) => {
                for lang in citations::unsourced(text) {
                    let place = format!("{place}, {lang}");
                    report.add(
                        file,
                        &place,
                        format!("what “{side}” says has no source"),
                        "Cite where it says so, with [^id]",
                    );
                }
            }
        }
    }
    for lang in case.languages() {
        like_length(case, report, file, &format!("{place}, {lang}"), (lang, texts));
    }
}

fn like_length(
    case: &Case<'_>,
    report: &mut Report,
    file: &str,
    place: &str,
    (lang, texts): (&str, &BTreeMap<String, Text>),
) {
    let length =
        |side: &str| Some((prose::plain(texts.get(side)?.0.get(lang)?).trim().chars().count(), side.to_owned()));
    let mut lengths: Vec<(usize, String)> = case.side_ids().into_iter().filter_map(length).collect();
    lengths.sort();
    let Some(limit) = case.lexicon.0.get(lang).map(|rules| rules.apart) else { return };
    let [(short, shorter), .., (long, longer)] = &lengths[..] else { return };
    if (long - short) * 100 > limit * long {
        let apart = (long - short) * 100 / long;
        let message =
            format!("“{longer}” has {long} characters, “{shorter}” {short}: {apart} % apart, {limit} % are allowed");
        let most = short * 100 / (100 - limit);
        report.add(file, place, message, format!("Shorten “{longer}” to {most} characters; pad nothing"));
    }
}

/// All the disputed islands together have one name from each side.
pub fn each_names_the_area(case: &Case<'_>, report: &mut Report) {
    let sides = case.side_ids();
    let names = &case.dossier.dispute.area;
    for side in sides.iter().filter(|side| !names.contains_key(**side)) {
        let message = format!("“{side}” has no name for all the islands");
        report.add("dispute.toml", "area", message, "Add its name to `[area]`");
    }
    for side in names.keys().filter(|side| !sides.contains(&side.as_str())) {
        report.add("dispute.toml", "area", format!("“{side}” is no side of this dispute"), "Write the id of a side");
    }
}

/// Every island has one name from each side.
pub fn each_names_every_island(case: &Case<'_>, report: &mut Report) {
    for island in &case.dossier.islands {
        for side in case.side_ids() {
            let found = island.name.iter().filter(|name| name.side == side).count();
            if found != 1 {
                let message = format!("“{side}” has {found} names for it");
                report.add(&island_file(island), "name", message, "Give it one [[name]] of each side");
            }
        }
    }
}

/// A place that is called otherwise by one side has a name from each.
pub fn each_names_such_a_place(case: &Case<'_>, report: &mut Report) {
    for place in &case.dossier.places {
        let PlaceNames::BySide(names) = &place.name else { continue };
        for side in case.side_ids().into_iter().filter(|side| !names.contains_key(*side)) {
            let message = format!("“{side}” has no name for it");
            let remedy = "Give it one name, or one of each side";
            report.add("places.toml", &format!("place “{}”, name", place.id), message, remedy);
        }
    }
}

/// Nobody administers or claims the same island twice.
pub fn hold_an_island_once(case: &Case<'_>, report: &mut Report) {
    for island in &case.dossier.islands {
        let mut held: Vec<&str> = Vec::new();
        for by in island.administered.0.iter().chain(&island.claimed.0).map(|held| held.by.as_str()) {
            if held.contains(&by) {
                let message = format!("“{by}” is named twice");
                report.add(&island_file(island), "claimed, by", message, "Name who administers and who else claims it");
            }
            held.push(by);
        }
    }
}

/// In every language it is written down whose name comes first.
pub fn name_order_lists_each_once(case: &Case<'_>, report: &mut Report) {
    let order = &case.dossier.dispute.name_order;
    let mut sides = case.side_ids();
    sides.sort_unstable();
    for lang in case.languages() {
        let mut listed: Vec<&str> = order.get(lang).into_iter().flatten().map(String::as_str).collect();
        listed.sort_unstable();
        if listed != sides {
            let message = format!("the order for “{lang}” does not list every side once");
            report.add(
                "dispute.toml",
                "name_order",
                message,
                format!("List {} in the order of the names", quoted(sides.iter().copied())),
            );
        }
    }
    for lang in order.keys().filter(|lang| !case.languages().contains(lang)) {
        report.add("dispute.toml", "name_order", format!("“{lang}” is not a language of this dispute"), "Take it out");
    }
}
