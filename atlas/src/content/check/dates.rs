//! Dates: that they are some, in the right century and in the right order.

use super::{Case, Report};
use crate::content::texts::{
    brief_file, correction_place, event_place, fact_place, island_file, party_place, period_place,
};
use crate::date::{PartialDate, Period};
use crate::dossier::LineFile;

/// A date: its file, its place, itself.
type Dated<'a> = (String, String, &'a str);

fn all<'a>(case: &Case<'a>) -> Vec<Dated<'a>> {
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
    for correction in &dossier.corrections.correction {
        out.push(("corrections.toml".to_owned(), correction_place(correction) + ", date", &correction.date));
    }
    out.extend(added(case).into_iter().map(|(dated, _)| dated));
    out.extend(told(case));
    out.extend(ends(case));
    out
}

/// The days on which something was published here that came later than the rest, each with its own date.
fn added<'a>(case: &Case<'a>) -> Vec<(Dated<'a>, &'a str)> {
    let briefs = case.dossier.briefs.iter();
    let briefs = briefs.map(|brief| (brief_file(brief), "added".to_owned(), &brief.added, brief.date.as_str()));
    let events = case.dossier.chronology.event.iter().map(|event| {
        ("chronology.toml".to_owned(), format!("{}, added", event_place(event)), &event.added, event.date.as_str())
    });
    let added = briefs.chain(events);
    added.filter_map(|(file, place, added, date)| Some(((file, place, added.as_deref()?), date))).collect()
}

/// The dates on which something happened or was said.
fn told<'a>(case: &Case<'a>) -> Vec<Dated<'a>> {
    let mut out = Vec::new();
    for event in &case.dossier.chronology.event {
        out.push(("chronology.toml".to_owned(), format!("{}, date", event_place(event)), event.date.as_str()));
    }
    for line in &case.dossier.lines {
        let signed = line.signed.iter();
        out.extend(signed.map(|date| ("lines.toml".to_owned(), format!("line “{}”, signed", line.id), date.as_str())));
    }
    for party in &case.dossier.parties {
        for (index, position) in party.position.iter().enumerate() {
            let place = format!("{}, position {}, date", party_place(party), index + 1);
            out.push(("parties.toml".to_owned(), place, position.date.as_str()));
        }
    }
    out
}

/// The dates on which something begins or ends.
fn ends<'a>(case: &Case<'a>) -> Vec<Dated<'a>> {
    let lines = case.dossier.lines.iter();
    let lines = lines.map(|line| ("lines.toml", format!("line “{}”", line.id), [&line.from, &line.to]));
    let periods = case.dossier.chronology.period.iter();
    let periods = periods.map(|period| ("chronology.toml", period_place(period), [&period.from, &period.to]));
    let tenures = case.dossier.chronology.tenure.iter().enumerate();
    let tenures = tenures.map(|(index, t)| ("chronology.toml", format!("tenure {}", index + 1), [&t.from, &t.to]));
    let mut out = Vec::new();
    for side in &case.dossier.dispute.side {
        for former in &side.former {
            let place = format!("side “{}”, former", side.id);
            let ends = [("from", &former.from), ("to", &former.to)];
            out.extend(
                ends.map(|(field, date)| ("dispute.toml".to_owned(), format!("{place}, {field}"), date.as_str())),
            );
        }
    }
    for (file, place, dates) in lines.chain(periods).chain(tenures) {
        for (field, date) in ["from", "to"].into_iter().zip(dates) {
            out.extend(date.iter().map(|date| (file.to_owned(), format!("{place}, {field}"), date.as_str())));
        }
    }
    out
}

/// Dates are dates, in the years that the dispute names.
pub fn are_dates(case: &Case<'_>, report: &mut Report) {
    let [first, last] = case.dossier.dispute.years.unwrap_or([u16::MIN, u16::MAX]);
    for (file, place, text) in all(case) {
        match text.parse::<PartialDate>() {
            Err(_) => report.add(&file, &place, format!("“{text}” is not a date"), "Write 1956, 1956-10 or 1956-10-19"),
            Ok(date) if !(first..=last).contains(&date.year()) => {
                let remedy = format!("Write a year from {first} to {last}, or move `years` in dispute.toml");
                report.add(&file, &place, format!("the year {} cannot be meant", date.year()), remedy);
            }
            Ok(_) => {}
        }
    }
}

/// The content cannot know of what came after it was checked.
pub fn nothing_is_later_than_the_check(case: &Case<'_>, report: &mut Report) {
    let Ok(checked) = case.dossier.dispute.checked.parse::<PartialDate>() else { return };
    let briefs = case.dossier.briefs.iter().map(|brief| (brief_file(brief), "date".to_owned(), brief.date.as_str()));
    for (file, place, text) in briefs.chain(told(case)) {
        if text.parse::<PartialDate>().is_ok_and(|date| date.first() >= checked.end()) {
            let message = format!("{text} is later than {checked}, up to when the content was checked");
            report.add(&file, &place, message, "Check the content anew and move `checked` in dispute.toml");
        }
    }
}

/// What is told to those who follow the changes has a day, and nothing was published before it happened.
pub fn changes_have_a_day(case: &Case<'_>, report: &mut Report) {
    let added = added(case);
    let corrections = case.dossier.corrections.correction.iter();
    let corrections =
        corrections.map(|one| ("corrections.toml".to_owned(), correction_place(one) + ", date", &*one.date));
    for (file, place, text) in corrections.chain(added.iter().map(|(dated, _)| dated.clone())) {
        if text.parse::<PartialDate>().is_ok_and(|date| date.day().is_none()) {
            report.add(&file, &place, format!("“{text}” is no day"), "Write the day of its publication, as 2026-12-01");
        }
    }
    for ((file, place, text), date) in added {
        let (Ok(added), Ok(date)) = (text.parse::<PartialDate>(), date.parse::<PartialDate>()) else { continue };
        if added.end() <= date.first() {
            let remedy = "Write the day on which it was published here; leave it out where that is the day of the first publication";
            report.add(&file, &place, format!("{added} is before it happened, {date}"), remedy);
        }
    }
}

/// A side had one name at a time, and each of them for a while.
pub fn sides_have_one_name_at_a_time(case: &Case<'_>, report: &mut Report) {
    let day = |text: &str| text.parse::<PartialDate>().ok().map(PartialDate::first);
    for side in &case.dossier.dispute.side {
        let ends = side.former.iter().flat_map(|former| [day(&former.from), day(&former.to)]);
        let ends: Vec<_> = ends.flatten().collect();
        if ends
            .windows(2)
            .enumerate()
            .any(|(index, pair)| if index % 2 == 0 { pair[0] >= pair[1] } else { pair[0] > pair[1] })
        {
            let (place, message) =
                (format!("side “{}”, former", side.id), "its former names are not in the order of time");
            report.add(
                "dispute.toml",
                &place,
                message,
                "Let each begin before it ends, and end before the next begins",
            );
        }
    }
}

/// A treaty is signed before it takes effect.
pub fn lines_are_signed_before_they_hold(case: &Case<'_>, report: &mut Report) {
    let day = |text: &Option<String>| text.as_deref()?.parse::<PartialDate>().ok().map(PartialDate::first);
    for line in &case.dossier.lines {
        let Some(signed) = day(&line.signed) else { continue };
        if day(&line.from).is_none_or(|from| signed >= from) {
            let place = format!("line “{}”, signed", line.id);
            let remedy =
                "Write the date of the signature where the line took effect later, in `from`; else leave it out";
            report.add("lines.toml", &place, "it is not signed before it takes effect", remedy);
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
