//! Levels of detail: fewer vertices and no specks, with no shape running into another.

use crate::simplify::{farthest_between, simplify_ring};
use atlas::lonlat::LonLat;
use geo::{Area, Coord, LineString, Polygon};

use super::matching::places;
use super::spec::{Frame, Level, holds};
use super::topology::entangled;

/// A polygon that some level may hold.
#[derive(Clone, Debug)]
pub struct Piece {
    pub polygon: Polygon,
    /// Is the largest part of a named feature, and as such no speck at any level.
    pub must_stay: bool,
}

/// The pieces of a level, each as it looks there, or nothing where it is left out; and how many were left out for touching others.
pub fn simplify(pieces: &[Piece], level: &Level, frame: Frame) -> Result<(Vec<Option<Polygon>>, usize), String> {
    let mut drafts: Vec<Option<Draft>> =
        pieces.iter().map(|piece| stays(piece, level).then(|| Draft::new(&piece.polygon, level, frame))).collect();
    let mut dropped = 0;
    loop {
        let present: Vec<usize> = (0..drafts.len()).filter(|index| drafts[*index].is_some()).collect();
        let polygons: Vec<Polygon> = drafts.iter().flatten().map(Draft::polygon).collect();
        let knots = entangled(&polygons.iter().collect::<Vec<_>>());
        if knots.is_empty() {
            return Ok((drafts.iter().map(|draft| draft.as_ref().map(Draft::polygon)).collect(), dropped));
        }
        let mut finer = false;
        // Last sides of a ring first, so that refining one does not renumber those still to come.
        for &(polygon, ring, side) in knots.iter().rev() {
            finer |= drafts[present[polygon]].as_mut().is_some_and(|draft| draft.rings[ring].refine(side));
        }
        if !finer {
            let stuck = knots.iter().map(|knot| present[knot.0]).collect();
            drafts[smallest(pieces, stuck)?] = None;
            dropped += 1;
        }
    }
}

/// Of shapes that run into others even with all their vertices, the smallest that may go.
fn smallest(pieces: &[Piece], stuck: Vec<usize>) -> Result<usize, String> {
    let area = |index: usize| pieces[index].polygon.unsigned_area();
    let may_go = stuck.iter().copied().filter(|index| !pieces[*index].must_stay);
    may_go.min_by(|a, b| area(*a).total_cmp(&area(*b))).ok_or_else(|| {
        let near: Vec<_> = stuck.iter().filter_map(|index| pieces[*index].polygon.exterior().0.first()).collect();
        format!("The land polygons themselves cross: named shapes that begin at {near:?}. Nothing can be left out there; look at them.")
    })
}

fn stays(piece: &Piece, level: &Level) -> bool {
    let inside = |whole| places(&piece.polygon).iter().all(|place| holds(whole, *place));
    piece.must_stay || level.whole.is_some_and(inside) || area_px2(piece.polygon.exterior(), level) >= level.speck_px2
}

fn area_px2(ring: &LineString, level: &Level) -> f64 {
    let plane = ring.coords().map(|coord| level.pixel(LonLat::new(coord.x, coord.y)));
    Polygon::new(plane.map(|[x, y]| Coord { x, y }).collect(), Vec::new()).unsigned_area()
}

/// A polygon on its way to fewer vertices: the outer ring first, then the holes worth keeping.
struct Draft<'a> {
    rings: Vec<Ring<'a>>,
}

struct Ring<'a> {
    full: &'a LineString,
    plane: Vec<[f64; 2]>,
    kept: Vec<usize>,
}

impl<'a> Draft<'a> {
    fn new(polygon: &'a Polygon, level: &Level, frame: Frame) -> Self {
        let worth = |hole: &&LineString| {
            let whole = |coord: &Coord| level.tolerance_px(LonLat::new(coord.x, coord.y)) == 0.0;
            hole.coords().any(whole) || area_px2(hole, level) >= level.speck_px2
        };
        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors().iter().filter(worth));
        Self { rings: rings.map(|ring| Ring::new(ring, level, frame)).collect() }
    }

    fn polygon(&self) -> Polygon {
        let mut rings = self.rings.iter().map(|ring| ring.kept.iter().map(|index| ring.full.0[*index]).collect());
        let exterior = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Polygon::new(exterior, rings.collect())
    }
}

impl<'a> Ring<'a> {
    fn new(full: &'a LineString, level: &Level, frame: Frame) -> Self {
        let places: Vec<LonLat> = full.coords().map(|coord| LonLat::new(coord.x, coord.y)).collect();
        let plane: Vec<[f64; 2]> = places.iter().map(|place| level.pixel(*place)).collect();
        let tolerance =
            |index: usize| if on_edge(frame, places[index]) { 0.0 } else { level.tolerance_px(places[index]) };
        let kept = simplify_ring(&plane, tolerance);
        Self { full, plane, kept }
    }

    /// Takes back the vertex farthest from a side; false if the side never had any in between.
    fn refine(&mut self, side: usize) -> bool {
        let between = farthest_between(&self.plane, self.kept[side], self.kept[side + 1]);
        between.map(|index| self.kept.insert(side + 1, index)).is_some()
    }
}

/// Whether a place lies exactly on the frame's edge, where land is cut.
pub fn on_edge([west, south, east, north]: Frame, place: LonLat) -> bool {
    place.lon == west || place.lon == east || place.lat == south || place.lat == north
}
