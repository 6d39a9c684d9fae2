//! From coordinates to a shape on the plane.

use super::Geometry;
use super::around::{HAIR, Lies, Reach, Steps, as_written, go_on, goes_around, whole_turns};
use super::coordinates::{Coordinates, Run, short};
use super::flaw::{FlawKind, Flaws, Place};
use super::json::number;
use super::signs::Signs;
use crate::lonlat::LonLat;
use crate::plane::{Projection, World};

/// A geometry's shape, and what was wrong with it.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub geometry: Geometry,
    pub flaws: Flaws,
    pub signs: Signs,
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
                None => {
                    self.shape.signs.has_places = true;
                    self.shape.geometry.points.push(self.projection.project(self.projection.near(place)));
                }
                Some((kind, found)) => {
                    self.shape.signs.see(place, &found);
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
        let Steps { turns, .. } = go_on(&mut places);
        let mut reach = Reach::of(&places);
        if !turns.is_empty() && reach.width() < HAIR {
            as_written(&mut places, &turns);
            reach = Reach::of(&places);
        }
        let lies = Lies::of(&mut places, &mut reach, self.projection);
        if let Some(beside) = lies.beside {
            let line = self.projected(places.clone(), beside);
            self.shape.geometry.lines.push(line);
        }
        let line = self.projected(places, lies.turn);
        self.shape.geometry.lines.push(line);
    }

    fn polygon(&mut self, runs: Vec<Run>, at: Place) {
        // The outer ring's middle, and where the whole lies; holes lie where they are nearest to that middle.
        let mut outer: Option<(f64, Lies)> = None;
        let mut rings = Vec::with_capacity(runs.len());
        for (index, run) in runs.into_iter().enumerate() {
            let ring = self.ring(run, Place { ring: Some(index + 1), ..at });
            let Some(mut places) = ring else { continue };
            let mut reach = Reach::of(&places);
            if index == 0 {
                let lies = Lies::of(&mut places, &mut reach, self.projection);
                outer = Some((reach.middle(), lies));
            }
            if let Some((middle, _)) = outer {
                rings.push((places, whole_turns(middle - reach.middle())));
            }
        }
        let Some((_, lies)) = outer else { return };
        if let Some(turn) = lies.beside {
            let rings = rings.iter().map(|(places, beside)| self.projected(places.clone(), turn + beside)).collect();
            self.shape.geometry.areas.push(rings);
        }
        let rings = rings.into_iter().map(|(places, beside)| self.projected(places, lies.turn + beside)).collect();
        self.shape.geometry.areas.push(rings);
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
        let is_spelled_anew = places.last() != first.as_ref();
        let steps = go_on(&mut places);
        if !steps.turns.is_empty() && (goes_around(&places) || Reach::of(&places).width() < HAIR) {
            as_written(&mut places, &steps.turns);
        }
        // What was cut at the antimeridian and ends at the other edge than it begins at is the same place on the globe alone.
        if is_spelled_anew && (steps.is_at_pole || !steps.turns.is_empty()) && goes_around(&places) {
            places.extend(first);
            self.shape.flaws.push(at.flaw(FlawKind::NotClosed, ""));
        }
        let is_around = goes_around(&places);
        let first = first?;
        let last = places.last_mut()?;
        if is_around {
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
            if let Some((_, found)) = &wrong {
                self.shape.signs.see(*place, found);
            }
            if first_wrong.is_none() {
                first_wrong = wrong;
            }
            is_right
        });
        self.shape.signs.has_places |= !run.places.is_empty();
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
        let found = odd.next().unwrap_or_default();
        return Some((if is_quoted(&found) { FlawKind::QuotedNumbers } else { FlawKind::NoPlace }, found));
    }
    let is_swapped = place.lon.abs() <= 90.0 && place.lat.abs() > 90.0 && place.lat.abs() <= MAX_LON;
    let kind = if is_swapped { FlawKind::Swapped } else { FlawKind::NoPlace };
    Some((kind, short(&format!("[{}, {}]", number(place.lon), number(place.lat)))))
}

/// Whether a position, as it stands in the file, would be two numbers without its quotation marks.
fn is_quoted(found: &str) -> bool {
    let inner = found.strip_prefix('[').and_then(|found| found.strip_suffix(']')).unwrap_or_default();
    let is_number = |text: &str| text.trim_matches('"').trim().parse::<f64>().is_ok_and(f64::is_finite);
    found.contains('"') && inner.split(", ").count() == 2 && inner.split(", ").all(is_number)
}

/// Whether two positions are one place.
fn is_same(a: LonLat, b: LonLat) -> bool {
    let apart = (a.lon - b.lon) / 360.0;
    a.lat == b.lat && (apart - apart.round()).abs() < 1e-11
}
