//! Islands, groups and islets: what each must have, and that it exists where it is named.

use super::{Case, Report};
use crate::content::texts::{brief_file, event_place, island_file, party_place, period_place};
use crate::dossier::IslandFile;

fn groups<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a IslandFile> {
    case.dossier.islands.iter().filter(|island| island.group.is_none())
}

/// An islet belongs to an island or a group that is no islet itself.
pub fn groups_exist(case: &Case<'_>, report: &mut Report) {
    for island in &case.dossier.islands {
        let Some(id) = &island.group else { continue };
        let message = match case.dossier.islands.iter().find(|other| other.id == *id) {
            None => format!("there is no island “{id}”"),
            Some(group) if group.group.is_some() => format!("“{id}” is an islet itself"),
            Some(_) => continue,
        };
        report.add(&island_file(island), "group", message, "Name an island or group without a `group` of its own");
    }
}

/// The list of islands is in an order that somebody chose.
pub fn are_listed_once(case: &Case<'_>, report: &mut Report) {
    let listed = &case.dossier.dispute.islands;
    for island in groups(case) {
        let found = listed.iter().filter(|id| **id == island.id).count();
        if found != 1 {
            let message = format!("“{}” is listed {found} times", island.id);
            report.add(
                "dispute.toml",
                "islands",
                message,
                "List every island and group once, in the order of the list; no islets",
            );
        }
    }
    for id in listed.iter().filter(|id| !groups(case).any(|island| island.id == **id)) {
        report.add(
            "dispute.toml",
            "islands",
            format!("there is no island or group “{id}”"),
            "Correct the id, or take it out",
        );
    }
}

/// It is said of every island who administers and who claims it; that nobody administers it is said by the last period about it.
pub fn are_held(case: &Case<'_>, report: &mut Report) {
    for island in groups(case) {
        let mut periods = case.dossier.chronology.period.iter().filter(|period| period.islands.contains(&island.id));
        let is_vacant = periods.next_back().is_some_and(|last| last.by.is_empty());
        for (field, held) in [("administered", &island.administered), ("claimed", &island.claimed)] {
            if held.is_empty() && !(is_vacant && field == "administered") {
                let remedy = format!("Add [{field}] with `by` and `part`; only an islet takes it from its group");
                report.add(&island_file(island), field, "it is not said by whom", remedy);
            }
        }
    }
}

/// Every island is in a question and in a dated brief.
pub fn are_argued_about(case: &Case<'_>, report: &mut Report) {
    for island in groups(case) {
        if !case.dossier.claims.iter().any(|claim| claim.islands.contains(&island.id)) {
            report.add(
                &island_file(island),
                "",
                "no claim is about this island",
                "Name it in `islands` of a claim in claims.toml",
            );
        }
        if !case.dossier.briefs.iter().any(|brief| brief.islands.contains(&island.id)) {
            report.add(
                &island_file(island),
                "",
                "no dated brief is about this island",
                "Name it in `islands` of a file in briefs/",
            );
        }
    }
}

/// Where the islands stand that something is about: file, place, ids, and whether there may be none.
fn named<'a>(case: &Case<'a>) -> Vec<(String, String, &'a [String], MayBeNone)> {
    let mut out: Vec<(String, String, &'a [String], MayBeNone)> = Vec::new();
    for claim in &case.dossier.claims {
        out.push(("claims.toml".into(), format!("claim “{}”, islands", claim.key), &claim.islands, MayBeNone::No));
    }
    for brief in &case.dossier.briefs {
        out.push((brief_file(brief), "islands".into(), &brief.islands, MayBeNone::No));
    }
    let history = || "chronology.toml".to_owned();
    for event in &case.dossier.chronology.event {
        out.push((history(), format!("{}, islands", event_place(event)), &event.islands, MayBeNone::Yes));
    }
    for period in &case.dossier.chronology.period {
        out.push((history(), format!("{}, islands", period_place(period)), &period.islands, MayBeNone::No));
    }
    for party in &case.dossier.parties {
        out.push(("parties.toml".into(), format!("{}, islands", party_place(party)), &party.islands, MayBeNone::No));
    }
    out
}

/// Whether a list of islands may be empty: an event may be about the land around them.
#[derive(PartialEq)]
enum MayBeNone {
    Yes,
    No,
}

/// Whatever is about islands is about islands that there are; an islet opens inside its group.
pub fn are_known(case: &Case<'_>, report: &mut Report) {
    for (file, place, islands, none) in named(case) {
        if islands.is_empty() && none == MayBeNone::No {
            report.add(&file, &place, "it concerns no island", "Name the islands and groups it is about");
        }
        for id in islands.iter().filter(|id| !groups(case).any(|island| island.id == **id)) {
            report.add(
                &file,
                &place,
                format!("there is no island or group “{id}”"),
                "Correct the id; for an islet write its group",
            );
        }
    }
}
