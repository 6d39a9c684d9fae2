//! Ids: how they look, that each is used once, that none takes the name of a page.

use super::{Case, Report};
use crate::address::RESERVED;
use crate::content::LineKind;
use crate::content::texts::{brief_file, island_file};

/// An id: its kind, its file, itself.
type Id<'a> = (&'static str, String, &'a str);

fn all<'a>(case: &Case<'a>) -> Vec<Id<'a>> {
    let dossier = case.dossier;
    let dispute = &dossier.dispute;
    let here = |kind: &'static str, file: &'static str| move |id: &'a String| (kind, file.to_owned(), id.as_str());
    let mut out: Vec<Id<'a>> = Vec::new();
    out.extend(dispute.side.iter().map(|side| &side.id).map(here("side", "dispute.toml")));
    out.extend(dispute.scenarios.iter().map(here("scenario", "dispute.toml")));
    out.extend(dispute.layers.iter().map(here("layer", "dispute.toml")));
    out.extend(dossier.sources.iter().map(|source| &source.id).map(here("source", "sources.toml")));
    out.extend(dossier.islands.iter().map(|island| ("island", island_file(island), island.id.as_str())));
    out.extend(dossier.claims.iter().map(|claim| &claim.key).map(here("claim", "claims.toml")));
    out.extend(dossier.briefs.iter().map(|brief| ("brief", brief_file(brief), brief.key.as_str())));
    out.extend(dossier.lines.iter().map(|line| &line.id).map(here("line", "lines.toml")));
    out.extend(dossier.places.iter().map(|place| &place.id).map(here("place", "places.toml")));
    out.extend(dossier.chronology.event.iter().map(|event| &event.key).map(here("event", "chronology.toml")));
    out.extend(dossier.parties.iter().map(|party| &party.id).map(here("party", "parties.toml")));
    let corrections = dossier.corrections.correction.iter().map(|correction| &correction.key);
    out.extend(corrections.map(here("correction", "corrections.toml")));
    out.extend(dossier.about.section.iter().map(|section| &section.id).map(here("section", "about.md")));
    let article = dossier.article.iter().flat_map(|article| &article.page.section);
    out.extend(article.map(|section| &section.id).map(here("part", "article.md")));
    out
}

/// Addresses, element ids and file names are made of ids.
pub fn are_plain(case: &Case<'_>, report: &mut Report) {
    let plain =
        |id: &str| !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    for (kind, file, id) in all(case).into_iter().filter(|(_, _, id)| !plain(id)) {
        let remedy = "Use small letters of the English alphabet, digits and hyphens";
        report.add(&file, &format!("{kind} “{id}”"), "this is no id", remedy);
    }
}

/// One id, one thing. A line may change its name in time: [`super::dates`] sees to that.
pub fn are_unique(case: &Case<'_>, report: &mut Report) {
    let ids = all(case);
    for (index, (kind, file, id)) in ids.iter().enumerate().filter(|(_, (kind, ..))| *kind != "line") {
        if ids[..index].iter().any(|(other, _, same)| other == kind && same == id) {
            report.add(
                file,
                &format!("{kind} “{id}”"),
                format!("there is another {kind} with this id"),
                "Rename one of them",
            );
        }
    }
}

/// Some words mean something of their own in an address.
pub fn name_no_page(case: &Case<'_>, report: &mut Report) {
    for (kind, file, id) in all(case) {
        let taken = RESERVED.contains(&id) || (kind == "side" && ["neutral", "both"].contains(&id));
        if taken {
            report.add(
                &file,
                &format!("{kind} “{id}”"),
                "this word has a meaning of its own in addresses",
                "Choose another id",
            );
        }
    }
}

/// The map has three tints, and a dispute two sides at least.
pub fn sides_are_two_or_three(case: &Case<'_>, report: &mut Report) {
    let mut tints: Vec<u8> = case.dossier.dispute.side.iter().map(|side| side.tint).collect();
    tints.sort_unstable();
    if tints != [1, 2] && tints != [1, 2, 3] {
        let message = format!("two or three sides with the tints 1, 2 and 3 were expected, found tints {tints:?}");
        report.add("dispute.toml", "side", message, "Name every side and give each a tint of its own, from 1 on");
    }
}

/// What is on at first must be there, and so must the layer of every line but a scenario's, which is drawn with it.
pub fn layers_on_exist(case: &Case<'_>, report: &mut Report) {
    let dispute = &case.dossier.dispute;
    for id in dispute.layers_on.iter().filter(|id| !dispute.layers.contains(id)) {
        report.add(
            "dispute.toml",
            "layers_on",
            format!("“{id}” is not one of the layers"),
            "Add it to `layers` or take it out",
        );
    }
    for id in dispute.layers.iter().filter(|id| !dispute.layer_name.contains_key(*id)) {
        let message = format!("“{id}” has no name, so nobody could switch it");
        report.add("dispute.toml", "layer_name", message, "Name every layer of `layers`");
    }
    for line in
        case.dossier.lines.iter().filter(|line| {
            LineKind::parse(&line.kind) != Some(LineKind::Scenario) && !dispute.layers.contains(&line.layer)
        })
    {
        let message = format!("“{}” is not one of the layers, so nobody could see this line", line.layer);
        report.add(
            "lines.toml",
            &format!("line “{}”, layer", line.id),
            message,
            "Correct it, or add it to `layers` in dispute.toml",
        );
    }
}

/// An address without a scenario shows the present state, and `none` is its name; a dispute may have none.
pub fn present_state_comes_first(case: &Case<'_>, report: &mut Report) {
    if !case.dossier.dispute.scenarios.is_empty()
        && case.dossier.dispute.scenarios.first().is_none_or(|id| id != "none")
    {
        report.add(
            "dispute.toml",
            "scenarios",
            "the first scenario is not “none”",
            "Begin the list with “none”, the present state",
        );
    }
}
