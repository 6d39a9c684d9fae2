//! The way around the Earth: longitudes as a line or a ring goes on, and where on the plane it lies.

use crate::lonlat::LonLat;
use crate::plane::Projection;

/// No two longitudes that differ by less are two, in degrees: some tenths of a millimetre.
pub(super) const HAIR: f64 = 3.6e-9;

/// From here on, in degrees of latitude, a place counts as the pole: some files keep off it by a hair, for the sake of programs that
/// fail there.
const POLE: f64 = 89.9;

/// Spells longitudes so that each step is the short way round. Along a pole no way is shorter than another: there, a step stays as it
/// is written, as shapes around a pole have it that were cut at the antimeridian.
///
/// A step of exactly 360 degrees counts as none here, as in a shape that passes the antimeridian and has a position there in both
/// spellings; what a shape around the world means by it, [`as_written`] gives back.
pub(super) fn go_on(places: &mut [LonLat]) -> Steps {
    let mut steps = Steps { turns: Vec::new(), is_at_pole: false };
    let mut turn = 0.0;
    let mut before: Option<LonLat> = None;
    for (index, place) in places.iter_mut().enumerate() {
        let written = *place;
        if let Some(before) = before {
            let step = written.lon - before.lon;
            if step.abs() > 180.0 {
                if before.lat.abs() >= POLE && written.lat.abs() >= POLE && before.lat * written.lat > 0.0 {
                    steps.is_at_pole = true;
                } else {
                    let whole = ((step.abs() - 180.0) / 360.0).ceil() * 360.0 * step.signum();
                    turn -= whole;
                    if (step.abs() - 360.0).abs() < HAIR {
                        steps.turns.push((index, whole));
                    }
                }
            }
        }
        before = Some(written);
        place.lon += turn;
    }
    steps
}

/// What was found of long steps.
pub(super) struct Steps {
    /// Those of exactly 360 degrees, by the positions they lead to.
    pub turns: Vec<(usize, f64)>,
    /// Whether there are any along a pole.
    pub is_at_pole: bool,
}

/// Spells the steps of exactly 360 degrees as they were written.
pub(super) fn as_written(places: &mut [LonLat], turns: &[(usize, f64)]) {
    let mut turns = turns.iter().peekable();
    let mut turn = 0.0;
    for (index, place) in places.iter_mut().enumerate() {
        while let Some((_, step)) = turns.next_if(|(at, _)| *at == index) {
            turn += step;
        }
        place.lon += turn;
    }
}

/// Whether a ring ends a turn away from where it begins.
pub(super) fn goes_around(places: &[LonLat]) -> bool {
    matches!((places.first(), places.last()), (Some(first), Some(last)) if (last.lon - first.lon).abs() > 180.0)
}

/// The whole turns that are nearest to a number of degrees.
pub(super) fn whole_turns(degrees: f64) -> f64 {
    (degrees / 360.0).round() * 360.0
}

/// Where a part lies: turned by so many degrees, and perhaps once more beside that.
#[derive(Clone, Copy)]
pub(super) struct Lies {
    pub turn: f64,
    pub beside: Option<f64>,
}

impl Lies {
    /// Where a part lies. What goes all the way around the Earth has no side on which it is nearer to the frame: half a turn from the
    /// frame's middle it has to be there on either side. Where all its positions are at its two ends, as those of a box around the
    /// world, these are put there; any other lies there twice, side by side, and what is between its ends is seen as it was made.
    pub fn of(places: &mut [LonLat], reach: &mut Reach, projection: &Projection) -> Self {
        let turn = projection.turn(reach.middle());
        if !reach.is_around() {
            return Self { turn, beside: None };
        }
        let middle = projection.unproject(projection.frame().center()).lon;
        let is_end = |place: &LonLat| place.lon - reach.west < HAIR || reach.east - place.lon < HAIR;
        if places.iter().all(is_end) {
            let shift = middle - reach.middle();
            places.iter_mut().for_each(|place| place.lon += shift);
            *reach = Reach { west: reach.west + shift, east: reach.east + shift };
            return Self { turn: 0.0, beside: None };
        }
        let off = middle - reach.middle() - turn;
        Self { turn, beside: (off.abs() > HAIR).then(|| turn + 360.0 * off.signum()) }
    }
}

/// From which longitude to which.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    west: f64,
    east: f64,
}

impl Reach {
    pub fn of(places: &[LonLat]) -> Self {
        let (west, east) =
            places.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(w, e), at| (w.min(at.lon), e.max(at.lon)));
        Self { west, east }
    }

    pub fn width(self) -> f64 {
        self.east - self.west
    }

    pub fn middle(self) -> f64 {
        f64::midpoint(self.west, self.east)
    }

    /// Whether it is once around the Earth. Some files stop short of the antimeridian.
    fn is_around(self) -> bool {
        (359.0..360.0 + HAIR).contains(&self.width())
    }
}
