//! Dates: that they are some, in the right century and in the right order.

use super::texts::{brief_file, fact_place, island_file};
use super::{Case, Report};
use crate::date::{PartialDate, Period};
use crate::dossier::LineFile;
use std::ops::RangeInclusive;

/// The years that a dispute can be about.
const YEARS: RangeInclusive<u16> = 1600..=2100;

fn all<'a>(case: &Case<'a>) -> Vec<(String, String, &'a str)> {
    let dossier = case.dossier;
    let mut out = vec![("dispute.toml".to_owned(), "checked".to_owned(), dossier.dispute.checked.as_str())];
    for source in &dossier.sources {
        let date = source.date.iter();
        out.extend(
            date.map(|date| ("sources.toml".to_owned(), format!("source “{}”, date", source.id), date.as_str())),
        );
    }
    for island in &dossier.islands {
        for (index, fact) in island.fact.iter().enumerate() {
            let date = fact.date.iter();
            out.extend(
                date.map(|date| (island_file(island), format!("{}, date", fact_place(index, fact)), date.as_str())),
            );
        }
    }
    for brief in &dossier.briefs {
        out.push((brief_file(brief), "date".to_owned(), &brief.date));
        out.extend(brief.work.iter().map(|work| (brief_file(brief), "work, date".to_owned(), work.date.as_str())));
    }
    for line in &dossier.lines {
        for (field, date) in [("from", &line.from), ("to", &line.to)] {
            out.extend(
                date.iter()
                    .map(|date| ("lines.toml".to_owned(), format!("line “{}”, {field}", line.id), date.as_str())),
            );
        }
    }
    out
}

/// Dates are dates, in years that can be meant.
pub fn are_dates(case: &Case<'_>, report: &mut Report) {
    for (file, place, text) in all(case) {
        match text.parse::<PartialDate>() {
            Err(_) => report.add(&file, &place, format!("“{text}” is not a date"), "Write 1956, 1956-10 or 1956-10-19"),
            Ok(date) if !YEARS.contains(&date.year()) => {
                let remedy = format!("Write a year from {} to {}", YEARS.start(), YEARS.end());
                report.add(&file, &place, format!("the year {} cannot be meant", date.year()), remedy);
            }
            Ok(_) => {}
        }
    }
}

/// The content cannot know of what came after it was checked.
pub fn briefs_are_not_later_than_the_check(case: &Case<'_>, report: &mut Report) {
    let Ok(checked) = case.dossier.dispute.checked.parse::<PartialDate>() else { return };
    for brief in &case.dossier.briefs {
        if brief.date.parse::<PartialDate>().is_ok_and(|date| date.first() >= checked.end()) {
            let message = format!("{} is later than {checked}, up to when the content was checked", brief.date);
            report.add(
                &brief_file(brief),
                "date",
                message,
                "Check the content anew and move `checked` in dispute.toml",
            );
        }
    }
}

/// A line ends after it begins, and says one thing at a time.
pub fn lines_hold_in_order(case: &Case<'_>, report: &mut Report) {
    let lines = &case.dossier.lines;
    for (index, line) in lines.iter().enumerate() {
        let place = format!("line “{}”", line.id);
        if period(line).is_inverted() {
            report.add("lines.toml", &place, "it ends before it begins", "Exchange `from` and `to`, or correct them");
        }
        let contradicts = |other: &&LineFile| other.id == line.id && period(other).overlaps(period(line));
        if lines[..index].iter().any(|other| contradicts(&other)) {
            let remedy = "Give it an id of its own, or end the one before the other begins";
            report.add("lines.toml", &place, "two entries of this id hold at the same time", remedy);
        }
    }
}

fn period(line: &LineFile) -> Period {
    let date = |text: &Option<String>| text.as_deref().and_then(|text| text.parse().ok());
    Period { from: date(&line.from), to: date(&line.to) }
}
