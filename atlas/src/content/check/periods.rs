//! Periods of administration: of each island one after the other, from the beginning to the present.

use super::{Case, Report, quoted};
use crate::content::texts::{island_file, period_place};
use crate::date::{PartialDate, Period};
use crate::dossier::{LineFile, PeriodFile};

const FILE: &str = "chronology.toml";

fn span(from: &Option<String>, to: &Option<String>) -> Period {
    let date = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    Period { from: date(from), to: date(to) }
}

fn of(file: &PeriodFile) -> Period {
    span(&file.from, &file.to)
}

fn about<'a>(case: &Case<'a>, island: &str) -> Vec<&'a PeriodFile> {
    let periods = case.dossier.chronology.period.iter();
    periods.filter(|period| period.islands.iter().any(|id| id == island)).collect()
}

/// Each begins where the one before it ends: an island is held by one side at a time, and no time is left out.
pub fn follow_each_other(case: &Case<'_>, report: &mut Report) {
    for period in case.dossier.chronology.period.iter().filter(|period| of(period).is_inverted()) {
        let remedy = "Exchange `from` and `to`, or correct them";
        report.add(FILE, &period_place(period), "it ends before it begins", remedy);
    }
    for island in &case.dossier.dispute.islands {
        for pair in about(case, island).windows(2) {
            let (before, here) = (of(pair[0]), of(pair[1]));
            let message = match (before.to, here.from) {
                (Some(end), Some(start)) if end.first() == start.first() => continue,
                _ if before.overlaps(here) => format!("“{island}” is still in the period before it"),
                // What has no beginning was before all others.
                _ if here.from.map(PartialDate::first) < before.from.map(PartialDate::first) => {
                    format!("for “{island}” it stands behind a later one")
                }
                _ => format!("nothing is said of “{island}” between this period and the one before it"),
            };
            let remedy = "Let it begin on the date on which the one before it ends";
            report.add(FILE, &period_place(pair[1]), message, remedy);
        }
    }
}

/// The last period is the present, and the present is what the island's own file says.
pub fn end_in_the_present(case: &Case<'_>, report: &mut Report) {
    if case.dossier.chronology.period.is_empty() {
        return;
    }
    for island in case.dossier.islands.iter().filter(|island| island.group.is_none()) {
        let Some(last) = about(case, &island.id).last().copied() else {
            let message = format!("no period is about “{}”", island.id);
            report.add(FILE, "period", message, "Say of every island who administered it, or that nothing was agreed");
            continue;
        };
        let now: Vec<&str> = island.administered.0.iter().map(|held| held.by.as_str()).collect();
        if last.to.is_some() {
            let message = format!("it is the last about “{}” and has ended", island.id);
            report.add(FILE, &period_place(last), message, "Add the period that lasts, without `to`");
        } else if !last.by.0.iter().eq(&now) {
            let name = |by: Vec<&str>| if by.is_empty() { "nobody".to_owned() } else { quoted(by) };
            let then = last.by.0.iter().map(String::as_str).collect();
            let message = format!("it is held by {}, by {} in {}", name(then), name(now), island_file(island));
            report.add(FILE, &format!("{}, by", period_place(last)), message, "Correct the one that is wrong");
        }
    }
}

/// The lines of a period are lines that there are, and they hold at some time in it.
pub fn have_lines_that_hold(case: &Case<'_>, report: &mut Report) {
    for period in &case.dossier.chronology.period {
        for id in &period.lines {
            let place = format!("{}, lines", period_place(period));
            let named: Vec<&LineFile> = case.dossier.lines.iter().filter(|line| line.id == *id).collect();
            if named.is_empty() {
                report.add(FILE, &place, format!("there is no line “{id}”"), "Write the id of a line in lines.toml");
            } else if !named.iter().any(|line| span(&line.from, &line.to).overlaps(of(period))) {
                let message = format!("the line “{id}” holds at no time of this period");
                report.add(FILE, &place, message, "Take it out, or correct a date");
            }
        }
    }
}

/// Land that was held otherwise is held as today since some date, and the region it lies in is one that there is.
pub fn tenures_are_of_the_past(case: &Case<'_>, report: &mut Report) {
    for (index, tenure) in case.dossier.chronology.tenure.iter().enumerate() {
        let place = format!("tenure {}", index + 1);
        if tenure.to.is_none() {
            report.add(
                FILE,
                &place,
                "it has no end, so the land is held so today",
                "Add `to`, or correct the layer's `side`",
            );
        }
        if span(&tenure.from, &tenure.to).is_inverted() {
            report.add(FILE, &place, "it ends before it begins", "Exchange `from` and `to`, or correct them");
        }
        let is_known = |id: &String| case.dossier.perspectives.region.iter().any(|region| region.id == *id);
        if let Some(id) = tenure.region.as_ref().filter(|id| !is_known(id)) {
            report.add(
                FILE,
                &place,
                format!("there is no region “{id}”"),
                "Add a [[region]] of this id to perspectives.toml",
            );
        }
    }
}
