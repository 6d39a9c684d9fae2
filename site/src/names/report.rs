//! How the laws are kept over all screens.

use super::{Law, Measure};
use std::collections::BTreeMap;
use std::fmt;

/// How the laws are kept.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// How many screens were looked at.
    pub screens: usize,
    /// What was found of each law that was asked.
    pub laws: BTreeMap<Law, Tally>,
}

/// How one law is kept.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// How often it was asked.
    pub asked: usize,
    /// The greatest measure, and where.
    pub worst: Option<(f64, String)>,
    /// Where it is broken.
    pub broken: Vec<String>,
}

impl Report {
    /// Takes a measure of a screen.
    pub(super) fn take(&mut self, screen: &str, measure: Measure) {
        let tally = self.laws.entry(measure.law).or_default();
        tally.asked += 1;
        let place = || format!("{screen}: {}", measure.what);
        if tally.worst.as_ref().is_none_or(|(worst, _)| measure.value > *worst) {
            tally.worst = Some((measure.value, place()));
        }
        tally.broken.extend(measure.is_broken().then(place));
    }

    /// Both together.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.screens += other.screens;
        for (law, more) in other.laws {
            let tally = self.laws.entry(law).or_default();
            tally.asked += more.asked;
            tally.broken.extend(more.broken);
            let worst = [tally.worst.take(), more.worst].into_iter().flatten();
            tally.worst = worst.max_by(|one, other| one.0.total_cmp(&other.0));
        }
        self
    }
}

impl fmt::Display for Report {
    /// A line for each law, and below it the first of the screens that break it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} screens", self.screens)?;
        for (law, tally) in &self.laws {
            let (broken, asked) = (tally.broken.len(), tally.asked);
            write!(f, "{}: {asked} asked, {broken} broken", law.says())?;
            match tally.worst.as_ref().filter(|(worst, _)| *worst != 0.0) {
                Some((worst, place)) => writeln!(f, "; at most {worst:.2} of {} {}, {place}", law.limit(), law.unit())?,
                None => writeln!(f)?,
            }
            for place in tally.broken.iter().take(12) {
                writeln!(f, "    {place}")?;
            }
        }
        Ok(())
    }
}
