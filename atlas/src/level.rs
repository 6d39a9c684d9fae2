//! Levels of detail: which layers are drawn at which zoom, and how finely their paths are written. How many there are is the
//! dispute's matter: `land.toml` says it, one is enough.

use crate::plane::{Camera, MAX_ZOOM, World};
use serde::{Deserialize, Serialize};

/// A level of detail of a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level {
    /// Its number, as in the names of its layers; 0 is the coarsest.
    pub number: u8,
    /// Units of the plane in one of its paths.
    unit: u16,
}

impl Level {
    /// Units of the plane in one unit of its paths: coarse levels need no fine numbers.
    pub fn unit(self) -> f64 {
        f64::from(self.unit)
    }
}

impl Default for Level {
    fn default() -> Self {
        Self { number: 0, unit: 1 }
    }
}

/// The levels of detail of a dispute, and from where on its islets are shapes of their own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Levels {
    /// From which zoom each level but the coarsest is drawn, in rising order; none where there is one level.
    pub finer_from: Vec<f64>,
    /// From this zoom on islets are shapes of their own.
    pub islets_from: f64,
}

impl Default for Levels {
    fn default() -> Self {
        Self { finer_from: Vec::new(), islets_from: 9.0 }
    }
}

impl Levels {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.finer_from.len() + 1
    }

    /// The level of a number, or the finest where there is none so fine.
    pub fn level(&self, number: usize) -> Level {
        let number = number.min(self.finer_from.len());
        // The finest is drawn until the largest zoom.
        let closest = self.finer_from.get(number).copied().unwrap_or(MAX_ZOOM);
        Level { number: u8::try_from(number).unwrap_or(u8::MAX), unit: unit(closest) }
    }

    /// The level for a zoom. Near the dispute its error is less than half a pixel; `land.toml` says how much elsewhere.
    pub fn at(&self, zoom: f64) -> Level {
        self.level(self.finer_from.iter().filter(|from| zoom >= **from).count())
    }

    /// All of them, those nearest to one first; of two that are as near the coarser.
    pub fn nearest_first(&self, wanted: Level) -> impl Iterator<Item = Level> {
        let all = move || (0..self.count()).map(|number| self.level(number));
        let away = move |by: usize| all().filter(move |level| usize::from(level.number.abs_diff(wanted.number)) == by);
        (0..self.count()).flat_map(away)
    }

    /// Whether a level is the finest of several: its shapes are drawn only where they are near the screen.
    pub fn is_full_detail(&self, level: Level) -> bool {
        level.number > 0 && usize::from(level.number) + 1 == self.count()
    }

    /// The level of the land on printed pages.
    pub fn printed_land(&self) -> Level {
        self.level(0)
    }

    /// The level of the disputed islands on printed pages: one finer than the land's, where there is one.
    pub fn printed_islands(&self) -> Level {
        self.level(1)
    }
}

/// About a tenth of a pixel at a zoom, as a round number of units of the plane; at least one, as fine as layers are.
fn unit(zoom: f64) -> u16 {
    const STEPS: [u16; 10] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    let tenth = 0.1 / Camera { center: World::default(), zoom }.scale();
    STEPS.into_iter().rfind(|step| f64::from(*step) <= 1.1 * tenth).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(finer_from: &[f64]) -> Levels {
        Levels { finer_from: finer_from.to_vec(), ..Levels::default() }
    }

    fn numbers(levels: impl Iterator<Item = Level>) -> Vec<u8> {
        levels.map(|level| level.number).collect()
    }

    #[test]
    fn each_zoom_has_its_level_however_many_there_are() {
        for (finer_from, expected) in [
            (&[][..], [0, 0, 0, 0]),
            (&[8.0], [0, 0, 1, 1]),
            (&[7.0, 9.5], [0, 1, 1, 2]),
            (&[3.0, 7.0, 9.0, 14.0], [1, 2, 2, 4]),
        ] {
            let levels = levels(finer_from);
            assert_eq!([4.0, 7.0, 8.5, 15.0].map(|zoom| levels.at(zoom).number), expected, "{finer_from:?}");
            assert_eq!(levels.count(), finer_from.len() + 1);
        }
    }

    #[test]
    fn coarse_levels_are_written_in_larger_units_and_the_finest_in_whole_ones() {
        let units = |finer_from: &[f64]| -> Vec<f64> {
            let levels = levels(finer_from);
            (0..levels.count()).map(|number| levels.level(number).unit()).collect()
        };
        assert_eq!(units(&[7.0, 9.5]), [100.0, 20.0, 1.0]);
        assert_eq!(units(&[]), [1.0]);
        assert_eq!(units(&[2.0, 12.0]), [1000.0, 2.0, 1.0]);
    }

    #[test]
    fn what_is_not_there_is_replaced_by_the_nearest_that_is() {
        let three = levels(&[7.0, 9.5]);
        assert_eq!(numbers(three.nearest_first(three.level(1))), [1, 0, 2]);
        assert_eq!(numbers(three.nearest_first(three.level(2))), [2, 1, 0]);
        let (one, two) = (levels(&[]), levels(&[8.0]));
        assert_eq!([&one, &two, &three].map(|levels| levels.printed_islands().number), [0, 1, 1]);
        assert_eq!([&one, &two, &three].map(|levels| levels.printed_land().number), [0, 0, 0]);
        assert_eq!(numbers(one.nearest_first(one.level(2))), [0]);
    }

    #[test]
    fn one_level_alone_is_drawn_whole() {
        assert!(!levels(&[]).is_full_detail(levels(&[]).level(0)));
        let two = levels(&[8.0]);
        assert_eq!([0, 1].map(|number| two.is_full_detail(two.level(number))), [false, true]);
    }
}
