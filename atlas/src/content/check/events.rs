//! Events: one after the other, of a known kind and weight, by known parties.

use super::{Case, Report, quoted};
use crate::content::texts::event_place;
use crate::content::{Effect, EventKind};
use crate::date::PartialDate;

const FILE: &str = "chronology.toml";

/// The file is read from above like the timeline that is made of it.
pub fn are_in_order(case: &Case<'_>, report: &mut Report) {
    let events = &case.dossier.chronology.event;
    for pair in events.windows(2) {
        let first = |index: usize| pair[index].date.parse::<PartialDate>().map(PartialDate::first);
        if let (Ok(before), Ok(here)) = (first(0), first(1))
            && here < before
        {
            let message = format!("{} stands behind {}", pair[1].date, pair[0].date);
            report.add(FILE, &event_place(&pair[1]), message, "Move it to its place in the order of time");
        }
    }
}

/// A timeline sorts by kind, effect and rank.
pub fn are_of_a_kind(case: &Case<'_>, report: &mut Report) {
    for event in &case.dossier.chronology.event {
        let place = event_place(event);
        if EventKind::parse(&event.kind).is_none() {
            let remedy = format!("Write one of {}", quoted(EventKind::ALL.map(EventKind::name)));
            report.add(FILE, &format!("{place}, kind"), format!("“{}” is no kind of event", event.kind), remedy);
        }
        if let Some(effect) = event.effect.as_deref().filter(|effect| Effect::parse(effect).is_none()) {
            let remedy = format!("Write one of {}, or leave it out", quoted(Effect::ALL.map(Effect::name)));
            report.add(FILE, &format!("{place}, effect"), format!("“{effect}” is no effect of an event"), remedy);
        }
        if !(1..=3).contains(&event.rank) {
            let message = format!("{} is no rank", event.rank);
            report.add(FILE, &format!("{place}, rank"), message, "Write 1 for what weighs most, 2, or 3");
        }
    }
}

/// A timeline has room for a dozen names.
pub fn moments_are_few(case: &Case<'_>, report: &mut Report) {
    const MOST: usize = 12;
    let mut moments = case.dossier.chronology.event.iter().filter(|event| event.moment.is_some());
    if let Some(event) = moments.nth(MOST) {
        let place = format!("{}, moment", event_place(event));
        report.add(
            FILE,
            &place,
            format!("more than {MOST} events have such a name"),
            "Leave it to those that weigh most",
        );
    }
}

/// Who had a part in it is a side or a third party.
pub fn name_known_parties(case: &Case<'_>, report: &mut Report) {
    let mut known = case.side_ids();
    known.extend(case.dossier.parties.iter().map(|party| party.id.as_str()));
    for event in &case.dossier.chronology.event {
        for id in event.parties.iter().filter(|id| !known.contains(&id.as_str())) {
            let remedy = format!("Write {}; name anybody else in the text", quoted(known.iter().copied()));
            let place = format!("{}, parties", event_place(event));
            report.add(FILE, &place, format!("“{id}” is no side and no third party"), remedy);
        }
    }
}
