//! Rules for `scenarios.toml`: it has the scenarios of `dispute.toml`, and the first is the present state.

use super::{Case, Report, quoted};

const FILE: &str = "scenarios.toml";

/// Every scenario that an address can name is described, in the same order, and the first moves nothing.
pub fn are_those_of_the_dispute(case: &Case<'_>, report: &mut Report) {
    let file = &case.dossier.scenarios;
    if file.scenario.is_empty() && case.dossier.dispute.scenarios.is_empty() {
        return;
    }
    let described: Vec<&str> = file.scenario.iter().map(|scenario| scenario.id.as_str()).collect();
    let listed: Vec<&str> = case.dossier.dispute.scenarios.iter().map(String::as_str).collect();
    if described != listed {
        let message = format!("told are {}, listed in dispute.toml are {}", quoted(described), quoted(listed));
        report.add(FILE, "scenario", message, "Tell of the same ones, in the same order");
    }
    let Some(first) = file.scenario.first() else { return };
    if !first.islands.is_empty() || first.half_of.is_some() {
        let place = format!("scenario “{}”", first.id);
        report.add(FILE, &place, "the first is the present state, and it moves land", "Put the present state first");
    }
    if !case.side_ids().contains(&file.to.as_str()) {
        report.add(FILE, "to", format!("“{}” is no side of this dispute", file.to), "Write the id of a side");
    }
}

/// Islands, lines and the question that it names are there.
pub fn move_what_exists(case: &Case<'_>, report: &mut Report) {
    let file = &case.dossier.scenarios;
    for scenario in &file.scenario {
        let place = format!("scenario “{}”", scenario.id);
        for id in scenario.islands.iter().chain(&scenario.half_of) {
            if !case.dossier.islands.iter().any(|island| island.group.is_none() && island.id == *id) {
                report.add(FILE, &place, format!("there is no group “{id}”"), "Name islands or groups, no islets");
            }
        }
        if scenario.half_of.as_ref().is_some_and(|id| scenario.islands.contains(id)) {
            let message = "a group passes as a whole and in part";
            report.add(FILE, &place, message, "Name it in `islands` or in `half_of`");
        }
        for id in scenario.lines.iter().filter(|id| !case.dossier.lines.iter().any(|line| line.id == **id)) {
            report.add(FILE, &place, format!("there is no line “{id}”"), "Name a line of lines.toml");
        }
    }
    if file.treaty_claim.is_some() && file.treaty.0.is_empty() {
        let remedy = "Add `treaty`, or take the question out";
        report.add(FILE, "treaty_claim", "its answers stand beside what is said of the treaty, and nothing is", remedy);
    }
    let is_asked = |key: &String| case.dossier.claims.iter().any(|claim| claim.key == *key);
    if let Some(key) = file.treaty_claim.as_ref().filter(|key| !is_asked(key)) {
        report.add(FILE, "treaty_claim", format!("there is no question “{key}”"), "Name a question of claims.toml");
    }
}
