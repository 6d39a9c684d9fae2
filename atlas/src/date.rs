//! Dates as sources give them, and the periods between them.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A date with the precision that its source gives: a year, a month or a day, in the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PartialDate {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("“{0}” is not a date: write 1956, 1956-10 or 1956-10-19")]
pub struct DateError(pub String);

/// A count of days; only differences and order mean anything.
pub type Day = i32;

impl PartialDate {
    /// The year, 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, where the source gives one.
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, where the source gives one.
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The year of a day, for one that falls into the years 1 to 9999.
    pub fn year_of(day: Day) -> Option<Self> {
        let about = (f64::from(day) / 365.2425).floor() as i32;
        let year = (about - 1..=about + 1).rev().find(|year| day_number(*year, 1, 1) <= day)?;
        let year = u16::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
        Some(Self { year, month: None, day: None })
    }

    /// The first day it may mean.
    pub fn first(self) -> Day {
        day_number(self.year.into(), self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The day after the last day it may mean: with [`Self::first`] a half-open range.
    pub fn end(self) -> Day {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.first() + 1,
            (Some(12), None) | (None, _) => day_number(i32::from(self.year) + 1, 1, 1),
            (Some(month), None) => day_number(self.year.into(), month + 1, 1),
        }
    }
}

/// Days since 1 March of year 0, proleptic Gregorian (H. Hinnant, "chrono-compatible low-level date algorithms").
fn day_number(year: i32, month: u8, day: u8) -> Day {
    let month = i32::from(month);
    let shifted_year = if month > 2 { year } else { year - 1 };
    let shifted_month = (month + 9) % 12;
    let era_day = 365 * shifted_year + shifted_year / 4 - shifted_year / 100 + shifted_year / 400;
    era_day + (153 * shifted_month + 2) / 5 + i32::from(day) - 1
}

fn month_length(year: u16, month: u8) -> u8 {
    let next = if month == 12 { (i32::from(year) + 1, 1) } else { (i32::from(year), month + 1) };
    let length = day_number(next.0, next.1, 1) - day_number(year.into(), month, 1);
    u8::try_from(length).unwrap_or(31)
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let error = || DateError(text.chars().take(40).collect());
        let number = |part: &str, length: usize| {
            let plain = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| part.parse::<u16>().ok()).flatten().filter(|n| *n > 0)
        };
        let mut parts = text.split('-');
        let year = parts.next().and_then(|p| number(p, 4)).ok_or_else(error)?;
        let mut small = |limit: u8| match parts.next() {
            None => Ok(None),
            Some(part) => {
                let value = number(part, 2).and_then(|n| u8::try_from(n).ok());
                value.filter(|n| *n <= limit).map(Some).ok_or_else(error)
            }
        };
        let month = small(12)?;
        let day = small(month.map_or(0, |m| month_length(year, m)))?;
        if parts.next().is_some() {
            return Err(error());
        }
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

/// A span of time: from the first day of `from` up to, but not including, the first day of `to`. An open end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Period {
    /// When it begins.
    pub from: Option<PartialDate>,
    /// When it is over.
    pub to: Option<PartialDate>,
}

impl Period {
    /// Whether any day that `date` may mean lies in this period.
    pub fn meets(self, date: PartialDate) -> bool {
        self.from.is_none_or(|from| from.first() < date.end()) && self.to.is_none_or(|to| date.first() < to.first())
    }

    /// Whether a day lies in this period.
    pub fn holds(self, day: Day) -> bool {
        self.from.is_none_or(|from| from.first() <= day) && self.to.is_none_or(|to| day < to.first())
    }

    /// Whether the two share a day.
    pub fn overlaps(self, other: Self) -> bool {
        let before = |end: Option<PartialDate>, start: Option<PartialDate>| match (end, start) {
            (Some(end), Some(start)) => end.first() <= start.first(),
            _ => false,
        };
        !before(self.to, other.from) && !before(other.to, self.from)
    }

    /// Whether it ends before it begins.
    pub fn is_inverted(self) -> bool {
        matches!((self.from, self.to), (Some(from), Some(to)) if to.first() <= from.first())
    }

    /// Whether it holds at the present state of the content: it has begun and has no end.
    pub fn is_present(self) -> bool {
        self.from.is_some() && self.to.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_prints_as_it_was_written() {
        for text in ["1635", "1947-07", "1855-02-07", "2000-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn a_day_knows_its_year() {
        for text in
            ["1635", "1855-02-07", "1899-12-31", "1900-01-01", "1900-03-01", "2000-02-29", "2026-12-31", "0001-01-01"]
        {
            let date = date(text);
            assert_eq!(PartialDate::year_of(date.first()).map(PartialDate::year), Some(date.year()), "{text}");
        }
        assert_eq!(PartialDate::year_of(-400), None);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in
            ["", "56", "1956-13", "1956-00", "1956-02-30", "1900-02-29", "1956-1", "1956-01-01-01", "０１２３", "-195"]
        {
            assert!(text.parse::<PartialDate>().is_err(), "{text} was taken for a date");
        }
    }

    #[test]
    fn a_date_covers_all_days_it_may_mean() {
        for (text, days) in [("1956", 366), ("1955", 365), ("1956-02", 29), ("1956-12", 31), ("1956-10-19", 1)] {
            assert_eq!(date(text).end() - date(text).first(), days, "{text}");
        }
        assert_eq!(date("1970-01-02").first() - date("1969-12-31").first(), 2);
    }

    #[test]
    fn a_period_begins_on_its_first_day_and_ends_before_its_last_date() {
        let period = Period { from: Some(date("1855-02-07")), to: Some(date("1875-08-22")) };
        for (text, inside) in [
            ("1855-02-06", false),
            ("1855-02-07", true),
            ("1855", true),
            ("1875-08-21", true),
            ("1875-08-22", false),
            ("1875-08", true),
        ] {
            assert_eq!(period.meets(date(text)), inside, "{text}");
        }
        let next = Period { from: Some(date("1875-08-22")), to: None };
        assert!(!period.overlaps(next) && !next.overlaps(period));
        assert!(Period { from: next.from, to: period.from }.is_inverted());
    }
}
