//! Third parties: apart from the two sides, in the order that is written down, each thing they said with its date.

use super::{Case, Report, quoted};
use crate::content::PartyKind;
use crate::content::texts::party_place;
use crate::date::PartialDate;

const FILE: &str = "parties.toml";

/// A third party is no side, and is one of a few kinds.
pub fn stand_apart(case: &Case<'_>, report: &mut Report) {
    for party in &case.dossier.parties {
        let place = party_place(party);
        if case.side_ids().contains(&party.id.as_str()) {
            let remedy = "What a side says belongs into claims.toml and the islands’ positions";
            report.add(FILE, &place, "this is a side of the dispute", remedy);
        }
        if PartyKind::parse(&party.kind).is_none() {
            let remedy = format!("Write one of {}", quoted(PartyKind::ALL.map(PartyKind::name)));
            report.add(FILE, &format!("{place}, kind"), format!("“{}” is no kind of party", party.kind), remedy);
        }
    }
}

/// They stand in the alphabetical order of their names in the first language, as `order` says.
pub fn are_in_order(case: &Case<'_>, report: &mut Report) {
    let Some(lang) = case.languages().first() else { return };
    let name = |index: usize| case.dossier.parties[index].name.0.get(lang).map(|name| name.to_lowercase());
    for index in 1..case.dossier.parties.len() {
        if name(index) < name(index - 1) {
            let place = party_place(&case.dossier.parties[index]);
            let message = format!("in “{lang}” its name comes before that of the one above");
            report.add(FILE, &place, message, "Sort the file by the names in the first language");
        }
    }
}

/// Each has said something, and what it said stands in the order of time.
pub fn speak_in_order(case: &Case<'_>, report: &mut Report) {
    for party in &case.dossier.parties {
        let place = party_place(party);
        if party.position.is_empty() {
            report.add(FILE, &place, "it says nothing", "Add a [[party.position]], or take the party out");
        }
        let first = |date: &str| date.parse::<PartialDate>().map(PartialDate::first);
        for pair in party.position.windows(2) {
            if let (Ok(before), Ok(here)) = (first(&pair[0].date), first(&pair[1].date))
                && here < before
            {
                let message = format!("what it said on {} stands behind {}", pair[1].date, pair[0].date);
                report.add(FILE, &place, message, "Put its positions in the order of time");
            }
        }
    }
}

/// The claims it speaks about are asked.
pub fn speak_of_claims_that_exist(case: &Case<'_>, report: &mut Report) {
    for party in &case.dossier.parties {
        for key in party.claims.iter().filter(|key| !case.dossier.claims.iter().any(|claim| claim.key == **key)) {
            let place = format!("{}, claims", party_place(party));
            report.add(FILE, &place, format!("there is no claim “{key}”"), "Write the key of a claim in claims.toml");
        }
    }
}
