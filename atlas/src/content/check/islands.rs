//! Islands, groups and islets: what each must have, and that it exists where it is named.

use super::texts::{brief_file, island_file};
use super::{Case, Report};
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

/// It is said of every island who administers and who claims it.
pub fn are_held(case: &Case<'_>, report: &mut Report) {
    for island in groups(case) {
        for (field, held) in [("administered", &island.administered), ("claimed", &island.claimed)] {
            if held.is_none() {
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

/// Claims and briefs are about islands that there are; an islet opens inside its group.
pub fn are_known(case: &Case<'_>, report: &mut Report) {
    let claims = case
        .dossier
        .claims
        .iter()
        .map(|c| ("claims.toml".to_owned(), format!("claim “{}”, islands", c.key), &c.islands));
    let briefs = case.dossier.briefs.iter().map(|b| (brief_file(b), "islands".to_owned(), &b.islands));
    for (file, place, islands) in claims.chain(briefs) {
        if islands.is_empty() {
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
