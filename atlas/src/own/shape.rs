//! From coordinates to a shape on the plane.

use super::Geometry;
use super::coordinates::{Coordinates, Run, short};
use super::flaw::{FlawKind, Flaws, Place};
use super::json::number;
use crate::lonlat::LonLat;
use crate::plane::{Projection, World};

/// A geometry's shape, and what was wrong with it.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub geometry: Geometry,
    pub flaws: Flaws,
}

/// A type of geometry that has coordinates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    Point,
    MultiPoint,
    Line,
    MultiLine,
    Polygon,
    MultiPolygon,
}

impl Kind {
    const ALL: [(Self, &str); 6] = [
        (Self::Point, "Point"),
        (Self::MultiPoint, "MultiPoint"),
        (Self::Line, "LineString"),
        (Self::MultiLine, "MultiLineString"),
        (Self::Polygon, "Polygon"),
        (Self::MultiPolygon, "MultiPolygon"),
    ];

    /// The type of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind)
    }

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// Within how many lists its positions stand.
    fn depth(self) -> usize {
        match self {
            Self::Point => 0,
            Self::MultiPoint | Self::Line => 1,
            Self::MultiLine | Self::Polygon => 2,
            Self::MultiPolygon => 3,
        }
    }
}

impl Shape {
    /// The shape of coordinates.
    pub fn new(kind: Kind, coordinates: Coordinates, at: Place, projection: &Projection) -> Self {
        let mut maker = Maker { projection, shape: Self::default() };
        let Some(groups) = coordinates.groups(kind.depth()) else {
            maker.shape.flaws.push(at.flaw(FlawKind::Nesting, kind.name()));
            return maker.shape;
        };
        let is_several = kind == Kind::MultiPolygon;
        for (index, group) in groups.into_iter().enumerate() {
            let at = if is_several { Place { part: Some(index + 1), ..at } } else { at };
            if matches!(kind, Kind::Polygon | Kind::MultiPolygon) {
                maker.polygon(group, at);
                continue;
            }
            for (index, run) in group.into_iter().enumerate() {
                match kind {
                    Kind::MultiLine => maker.line(run, Place { part: Some(index + 1), ..at }),
                    Kind::Line => maker.line(run, at),
                    _ => maker.points(run, at, kind == Kind::MultiPoint),
                }
            }
        }
        maker.shape
    }
}

struct Maker<'a> {
    projection: &'a Projection,
    shape: Shape,
}

impl Maker<'_> {
    fn points(&mut self, mut run: Run, at: Place, is_several: bool) {
        for (index, place) in run.places.into_iter().enumerate() {
            match wrong(place, &mut run.odd) {
                None => self.shape.geometry.points.push(self.projection.project(self.projection.near(place))),
                Some((kind, found)) => {
                    let part = if is_several { Some(index + 1) } else { at.part };
                    self.shape.flaws.push(Place { part, ..at }.flaw(kind, &found));
                }
            }
        }
    }

    fn line(&mut self, run: Run, at: Place) {
        let (mut places, is_whole) = self.sound(run, at);
        if places.len() < 2 {
            if is_whole && !places.is_empty() {
                self.shape.flaws.push(at.flaw(FlawKind::TooFew, ""));
            }
            return;
        }
        go_on(&mut places);
        let turn = self.projection.turn(middle(&places));
        let line = self.projected(places, turn);
        self.shape.geometry.lines.push(line);
    }

    fn polygon(&mut self, runs: Vec<Run>, at: Place) {
        // The outer ring's middle, and where the whole is moved; holes lie where they are nearest to that middle.
        let mut outer: Option<(f64, f64)> = None;
        let mut rings = Vec::with_capacity(runs.len());
        for (index, run) in runs.into_iter().enumerate() {
            let ring = self.ring(run, Place { ring: Some(index + 1), ..at });
            let Some(places) = ring else { continue };
            let own_middle = middle(&places);
            if index == 0 {
                outer = Some((own_middle, self.projection.turn(own_middle)));
            }
            if let Some((middle, turn)) = outer {
                let beside = ((middle - own_middle) / 360.0).round() * 360.0;
                rings.push(self.projected(places, turn + beside));
            }
        }
        if !rings.is_empty() {
            self.shape.geometry.areas.push(rings);
        }
    }

    /// The positions of a ring, closed, as they go on; nothing where it is none.
    fn ring(&mut self, run: Run, at: Place) -> Option<Vec<LonLat>> {
        let (mut places, is_whole) = self.sound(run, at);
        let first = places.first().copied();
        let is_closed = match (first, places.last()) {
            (Some(first), Some(last)) => places.len() > 1 && is_same(first, *last),
            _ => true,
        };
        if !is_closed {
            places.extend(first);
        }
        if places.len() < 4 {
            if is_whole {
                self.shape.flaws.push(at.flaw(FlawKind::TooFew, ""));
            }
            return None;
        }
        if !is_closed && is_whole {
            self.shape.flaws.push(at.flaw(FlawKind::NotClosed, ""));
        }
        go_on(&mut places);
        let first = first?;
        let last = places.last_mut()?;
        if (last.lon - first.lon).abs() > 180.0 {
            self.shape.flaws.push(at.flaw(FlawKind::AroundPole, ""));
            return None;
        }
        *last = first;
        Some(places)
    }

    /// The positions that are places, and whether all are; the first that is none is said.
    fn sound(&mut self, mut run: Run, at: Place) -> (Vec<LonLat>, bool) {
        let mut first_wrong = None;
        run.places.retain(|place| {
            let wrong = if is_sound(*place) { None } else { wrong(*place, &mut run.odd) };
            let is_right = wrong.is_none();
            if first_wrong.is_none() {
                first_wrong = wrong;
            }
            is_right
        });
        let is_whole = first_wrong.is_none();
        if let Some((kind, found)) = first_wrong {
            self.shape.flaws.push(at.flaw(kind, &found));
        }
        (run.places, is_whole)
    }

    /// Places on the plane, `turn` degrees to the east.
    fn projected(&self, places: Vec<LonLat>, turn: f64) -> Vec<World> {
        let project = |place: LonLat| self.projection.project(LonLat::new(place.lon + turn, place.lat));
        // A place and its projection are of one size, so this takes no memory of its own.
        places.into_iter().map(project).collect()
    }
}

/// The longest way from Greenwich that a longitude may be spelled, in degrees.
const MAX_LON: f64 = 540.0;

fn is_sound(place: LonLat) -> bool {
    place.lon.abs() <= MAX_LON && place.lat.abs() <= 90.0
}

/// What is wrong with a position, and how it stands in the file.
fn wrong(place: LonLat, odd: &mut impl Iterator<Item = String>) -> Option<(FlawKind, String)> {
    if is_sound(place) {
        return None;
    }
    if place.lon.is_nan() {
        return Some((FlawKind::NoPlace, odd.next().unwrap_or_default()));
    }
    let is_swapped = place.lon.abs() <= 90.0 && place.lat.abs() > 90.0 && place.lat.abs() <= MAX_LON;
    let kind = if is_swapped { FlawKind::Swapped } else { FlawKind::NoPlace };
    Some((kind, short(&format!("[{}, {}]", number(place.lon), number(place.lat)))))
}

/// Whether two positions are one place.
fn is_same(a: LonLat, b: LonLat) -> bool {
    let apart = (a.lon - b.lon) / 360.0;
    a.lat == b.lat && (apart - apart.round()).abs() < 1e-11
}

/// Spells longitudes so that each step is the short way round. Along a pole no way is shorter than another: there, a step stays as it
/// is written, as shapes around a pole have it that were cut at the antimeridian.
fn go_on(places: &mut [LonLat]) {
    let mut turn = 0.0;
    let mut before: Option<LonLat> = None;
    for place in places {
        let written = *place;
        if let Some(before) = before {
            let step = written.lon - before.lon;
            let is_at_pole = before.lat.abs() == 90.0 && before.lat == written.lat;
            if step.abs() > 180.0 && !is_at_pole {
                turn -= ((step.abs() - 180.0) / 360.0).ceil() * 360.0 * step.signum();
            }
        }
        before = Some(written);
        place.lon += turn;
    }
}

/// The longitude half way between the westernmost and the easternmost.
fn middle(places: &[LonLat]) -> f64 {
    let (west, east) =
        places.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(w, e), at| (w.min(at.lon), e.max(at.lon)));
    f64::midpoint(west, east)
}
