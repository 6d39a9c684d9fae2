//! The dispute along time: when what happened and who held what land, as far as the map is drawn from it. What is told of it
//! is in [`History`](super::History).

use super::{Atlas, Island, date};
use crate::date::{Day, PartialDate, Period};
use crate::decimal::rounded;
use crate::dossier::ChronologyFile;
use crate::order;
use serde::{Deserialize, Serialize};

/// When what happened and who held what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// The events, in their order.
    pub marks: Vec<Mark>,
    /// Who administered the disputed islands.
    pub spans: Vec<Span>,
    /// Land around that was not always held as today.
    pub tenures: Vec<Tenure>,
}

/// An event on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// When it happened or began.
    pub date: PartialDate,
    /// How much it weighs: 1, the most, to 3.
    pub rank: u8,
    /// Whether it is one of the moments that the axis names and the map plays.
    pub is_moment: bool,
    /// What the map shows on its date, where that is not the usual view: west, south, east, north in degrees.
    pub frame: Option<[f64; 4]>,
}

/// Which events a reader steps through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steps {
    /// All of them.
    All,
    /// The moments; where none has a name, those that weigh most.
    Moments,
}

/// A time in which the same side administered islands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Span {
    /// When.
    pub period: Period,
    /// Which islands and groups.
    pub islands: Vec<String>,
    /// Which side, or which jointly; nobody, or nobody by agreement, where there is none.
    pub by: Vec<String>,
    /// Whether the other sides claimed them then, as they do now.
    pub disputed: bool,
}

/// A time in which land around was not held as today.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tenure {
    /// When.
    pub period: Period,
    /// Ids of the land; all of it where there are none.
    pub land: Vec<String>,
    /// The region in which it lies, where that is not everywhere.
    pub region: Option<String>,
    /// Which side held it; none by agreement, or none that is told of, where it is absent.
    pub by: Option<String>,
}

/// Who held an island at a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding<'a> {
    /// The side, or those that did jointly; nobody, or nobody by agreement, where there is none.
    pub by: &'a [String],
    /// Whether another side claimed it.
    pub disputed: bool,
}

impl Timeline {
    /// Reads the chronology. What cannot be read is left out.
    pub fn build(file: &ChronologyFile) -> Self {
        let period = |from: &Option<String>, to: &Option<String>| Period {
            from: from.as_deref().and_then(date),
            to: to.as_deref().and_then(date),
        };
        let mark = |event: &crate::dossier::EventFile| {
            let (is_moment, frame) = (event.moment.is_some(), event.frame);
            Some(Mark { date: date(&event.date)?, rank: event.rank, is_moment, frame })
        };
        let span = |file: &crate::dossier::PeriodFile| Span {
            period: period(&file.from, &file.to),
            islands: file.islands.clone(),
            by: file.by.0.clone(),
            disputed: file.disputed,
        };
        let tenure = |file: &crate::dossier::TenureFile| Tenure {
            period: period(&file.from, &file.to),
            land: file.land.clone(),
            region: file.region.clone(),
            by: file.by.clone(),
        };
        Self {
            marks: file.event.iter().filter_map(mark).collect(),
            spans: file.period.iter().map(span).collect(),
            tenures: file.tenure.iter().map(tenure).collect(),
        }
    }

    /// What the map shows on a date, where that is not the usual view: west, south, east, north in degrees.
    pub fn frame_of(&self, date: PartialDate) -> Option<[f64; 4]> {
        self.marks.iter().find_map(|mark| mark.frame.filter(|_| mark.date == date))
    }

    /// Who held an island or group on a day; nothing where the chronology says nothing of it.
    pub fn holding(&self, island: &str, day: Day) -> Option<Holding<'_>> {
        let of = |span: &&Span| span.islands.iter().any(|id| id == island) && span.period.holds(day);
        let span = self.spans.iter().find(of)?;
        Some(Holding { by: &span.by, disputed: span.disputed })
    }

    /// The land around that was held otherwise on a day.
    pub fn tenures_on(&self, day: Day) -> impl Iterator<Item = &Tenure> {
        self.tenures.iter().filter(move |tenure| tenure.period.holds(day))
    }

    /// Which state of things holds on a day: of two days with the same number no land was held otherwise.
    pub fn epoch(&self, day: Day) -> usize {
        self.turns().into_iter().filter(|turn| *turn <= day).count()
    }

    /// The days on which something came into other hands, in order.
    fn turns(&self) -> Vec<Day> {
        let periods = self.spans.iter().map(|span| span.period).chain(self.tenures.iter().map(|tenure| tenure.period));
        in_order(
            &periods.flat_map(|period| [period.from, period.to]).flatten().map(PartialDate::first).collect::<Vec<_>>(),
        )
    }

    /// The dates of events, each once, in order: what a reader steps through.
    pub fn stops(&self, steps: Steps) -> Vec<PartialDate> {
        let is_named = self.marks.iter().any(|mark| mark.is_moment);
        let is_stop = |mark: &&Mark| match steps {
            Steps::All => true,
            Steps::Moments => {
                if is_named {
                    mark.is_moment
                } else {
                    mark.rank == 1
                }
            }
        };
        let dates: Vec<PartialDate> = self.marks.iter().filter(is_stop).map(|mark| mark.date).collect();
        // Of two that begin on one day the more precise comes first.
        let mut stops = order::rising(&order::rising(&dates, |date| date.end().into()), |date| date.first().into());
        stops.dedup();
        stops
    }

    /// The stop before or after a date; the present is no date.
    pub fn stop(&self, from: Option<PartialDate>, forward: bool, steps: Steps) -> Option<PartialDate> {
        let mut stops = self.stops(steps).into_iter();
        let order = |date: PartialDate| (date.first(), date.end());
        match from {
            None if forward => None,
            None => stops.next_back(),
            Some(from) if forward => stops.find(|stop| order(*stop) > order(from)),
            Some(from) => stops.take_while(|stop| order(*stop) < order(from)).last(),
        }
    }
}

/// Days in order, each once.
fn in_order(days: &[Day]) -> Vec<Day> {
    let mut days = order::rising(days, |day| f64::from(*day));
    days.dedup();
    days
}

/// Where days lie along a line from 0 to 1. A part of its length is time, the rest is told in moments and turns, so that crowded years
/// have room.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// Days and places, both rising.
    knots: Vec<(f64, f64)>,
}

impl Axis {
    /// From the first event to the present of the content.
    pub fn new(timeline: &Timeline, present: PartialDate) -> Self {
        /// The share of the axis that is time.
        const TIME: f64 = 0.35;
        let mut days: Vec<Day> = timeline.stops(Steps::Moments).into_iter().map(PartialDate::first).collect();
        days.extend(timeline.stops(Steps::All).first().map(|date| date.first()));
        days.push(present.end());
        let days = in_order(&days);
        let (first, last) = (f64::from(days[0]), f64::from(days[days.len() - 1]));
        let count = (days.len() - 1).max(1) as f64;
        let place = |(index, day): (usize, &Day)| {
            let time = (f64::from(*day) - first) / (last - first).max(1.0);
            (f64::from(*day), TIME * time + (1.0 - TIME) * index as f64 / count)
        };
        Self { knots: days.iter().enumerate().map(place).collect() }
    }

    /// Where a day lies, 0 to 1.
    pub fn place(&self, day: Day) -> f64 {
        between(&self.knots, f64::from(day), |knot| *knot)
    }

    /// A place as a share of the axis, in per cent, as SVG writes it.
    pub fn percent(place: f64) -> String {
        format!("{}%", rounded::<2>(place * 100.0))
    }

    /// The day at a place.
    pub fn day(&self, place: f64) -> Day {
        between(&self.knots, place, |(day, place)| (*place, *day)).round() as Day
    }
}

/// The value at `x` of the line through knots; at its ends it stays.
fn between(knots: &[(f64, f64)], x: f64, turned: impl Fn(&(f64, f64)) -> (f64, f64)) -> f64 {
    let after = knots.partition_point(|knot| turned(knot).0 <= x).clamp(1, knots.len().saturating_sub(1).max(1));
    let Some((a, b)) = knots.get(after - 1).zip(knots.get(after)).map(|(a, b)| (turned(a), turned(b))) else {
        return knots.first().map_or(0.0, |knot| turned(knot).1);
    };
    let t = ((x - a.0) / (b.0 - a.0)).clamp(0.0, 1.0);
    a.1 + (b.1 - a.1) * t
}

/// A stretch of the axis in which one side administered all the islands, nobody did, or not the same one did.
#[derive(Clone, Debug, PartialEq)]
pub struct Band<'a> {
    /// Where it begins and ends, 0 to 1.
    pub place: (f64, f64),
    /// Which side, which jointly, or nobody; absent where it is not the same for all.
    pub by: Option<&'a [String]>,
    /// Whether another side claimed any of them.
    pub disputed: bool,
}

/// The events of a date, or the last ones before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateSummary<'a> {
    /// Keys of events.
    pub events: Vec<&'a str>,
    /// Whether they are the last before the date, and not of the date itself.
    pub is_before: bool,
}

impl Atlas {
    /// The axis of its timeline; nothing where there is no event.
    pub fn axis(&self) -> Option<Axis> {
        let present = self.checked.filter(|_| !self.timeline.marks.is_empty())?;
        Some(Axis::new(&self.timeline, present))
    }

    /// The summary of a date: the keys of its events; where there are none, of the last ones before it.
    pub fn date_summary(&self, date: PartialDate) -> DateSummary<'_> {
        let of = |date: PartialDate| {
            let all = self.events.iter().zip(&self.timeline.marks);
            all.filter(move |(_, mark)| mark.date == date).map(|(key, _)| key.as_str()).collect::<Vec<_>>()
        };
        let events = of(date);
        if !events.is_empty() {
            return DateSummary { events, is_before: false };
        }
        let before = self.timeline.stop(Some(date), false, Steps::All);
        DateSummary { events: before.map(of).unwrap_or_default(), is_before: true }
    }

    /// Who held the islands, along the axis; nothing where no period is told of.
    pub fn bands(&self, axis: &Axis) -> Vec<Band<'_>> {
        self.bands_of(axis, &self.groups().collect::<Vec<_>>())
    }

    /// Who held some of them, along the axis.
    pub fn bands_of(&self, axis: &Axis, islands: &[&Island]) -> Vec<Band<'_>> {
        let (Some(first), Some(last)) = (axis.knots.first(), axis.knots.last()) else { return Vec::new() };
        if self.timeline.spans.is_empty() {
            return Vec::new();
        }
        let (first, last) = (first.0 as Day, last.0 as Day);
        let mut days: Vec<Day> = self.timeline.turns().into_iter().filter(|day| (first..last).contains(day)).collect();
        days.insert(0, first);
        days.push(last);
        let mut bands: Vec<Band<'_>> = Vec::new();
        for pair in days.windows(2).filter(|pair| pair[0] < pair[1]) {
            let held = islands.iter().filter_map(|group| self.timeline.holding(&group.id, pair[0]));
            let held: Vec<Holding<'_>> = held.collect();
            let disputed = held.iter().any(|holding| holding.disputed);
            let mut by: Vec<&[String]> = held.iter().map(|holding| holding.by).collect();
            by.dedup();
            let by = if by.len() == 1 { by.pop() } else { None };
            let place = (axis.place(pair[0]), axis.place(pair[1]));
            match bands.last_mut().filter(|band| (band.by, band.disputed) == (by, disputed)) {
                Some(band) => band.place.1 = place.1,
                None => bands.push(Band { place, by, disputed }),
            }
        }
        bands
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn day(text: &str) -> Day {
        text.parse::<PartialDate>().unwrap().first()
    }

    #[test]
    fn the_axis_rises_and_leads_back() {
        let atlas = fixture::atlas("en");
        let axis = atlas.axis().unwrap();
        assert_eq!((axis.place(day("1790")), axis.place(day("2020-07"))), (0.0, 1.0));
        assert_eq!((axis.place(day("1500")), axis.place(day("2400"))), (0.0, 1.0));
        let mut last = -1.0;
        for year in 1790..2020 {
            let first = day(&format!("{year}"));
            let place = axis.place(first);
            assert!(place > last, "{year}");
            assert!((axis.day(place) - first).abs() <= 1, "{year}");
            last = place;
        }
    }

    #[test]
    fn a_reader_steps_from_event_to_event_and_to_the_present() {
        let timeline = fixture::atlas("en").timeline;
        let stop = |from: &str, forward, steps| {
            let from = (!from.is_empty()).then(|| from.parse().unwrap());
            timeline.stop(from, forward, steps).map(|date| date.to_string()).unwrap_or_default()
        };
        for (from, forward, steps, to) in [
            ("", false, Steps::All, "1922"),
            ("", true, Steps::All, ""),
            ("1922", false, Steps::All, "1871-03-09"),
            ("1922", false, Steps::Moments, "1871-03-09"),
            ("", false, Steps::Moments, "1871-03-09"),
            ("1790", true, Steps::All, "1871-03-09"),
            ("1790", false, Steps::All, ""),
            ("1871-03-09", true, Steps::Moments, ""),
            ("1880", true, Steps::All, "1922"),
            ("1871", true, Steps::All, "1871-03-09"),
            ("1700", true, Steps::All, "1790"),
        ] {
            assert_eq!(stop(from, forward, steps), to, "from “{from}”, forward {forward}, {steps:?}");
        }
    }

    #[test]
    fn a_date_is_told_by_what_happened_on_it_or_last_before_it() {
        let atlas = fixture::atlas("en");
        let summary = |date: &str| {
            let found = atlas.date_summary(date.parse().unwrap());
            (found.events.len(), found.is_before, found.events.first().map(|key| (*key).to_owned()))
        };
        let (on, after) = (summary("1871-03-09"), summary("1900"));
        assert_eq!((on.0, on.1, after.1), (1, false, true));
        assert_eq!(on.2, after.2);
        assert_eq!(summary("1700"), (0, true, None));
    }

    #[test]
    fn bands_meet_each_other_and_say_who_held_the_islands() {
        let atlas = fixture::atlas("en");
        let bands = atlas.bands(&atlas.axis().unwrap());
        assert_eq!((bands[0].place.0, bands[bands.len() - 1].place.1), (0.0, 1.0));
        assert!(bands.windows(2).all(|pair| pair[0].place.1 == pair[1].place.0));
        let by: Vec<_> = bands.iter().map(|band| band.by).collect();
        assert_eq!(by, [Some(&[][..]), Some(&["velsund".to_owned()])]);
    }

    #[test]
    fn who_held_what_turns_on_the_day_that_the_chronology_names() {
        let timeline = fixture::atlas("en").timeline;
        let by = |date: &str| timeline.holding("hern", day(date)).unwrap();
        assert_eq!(by("1871-03-08"), Holding { by: &[], disputed: false });
        assert_eq!(by("1871-03-09"), Holding { by: &["velsund".into()], disputed: true });
        assert_eq!(timeline.holding("nowhere", day("1900")), None);
        let cape = |date: &str| timeline.tenures_on(day(date)).filter_map(|t| t.by.clone()).collect::<Vec<_>>();
        assert_eq!(cape("1850"), Vec::<String>::new());
        assert_eq!(cape("1880"), ["ardmoria"]);
        assert_ne!(timeline.epoch(day("1850")), timeline.epoch(day("1880")));
        assert_eq!(timeline.epoch(day("1872")), timeline.epoch(day("1880")));
    }
}
