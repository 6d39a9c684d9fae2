//! Which polygons touch, cross or swallow one another: simplification must not make any do so.

use std::collections::BTreeSet;

use crate::simplify::distance;
use geo::{BoundingRect, Contains, Coord, LineString, Point, Polygon};
use rstar::{AABB, RTree, RTreeObject};

/// A side of a ring by the numbers of its polygon, its ring (the outer one is 0) and itself.
pub type Knot = (usize, usize, usize);

/// The sides by which polygons are not apart from the others or from themselves.
///
/// Apart means that no two sides cross or touch, but for neighbours in a ring and for corners that two rings share, and that no
/// polygon lies within another; there the side of the outer one that is nearest is given, and the first of the inner one.
/// Exact for coordinates of up to five decimals.
pub fn entangled(polygons: &[&Polygon]) -> BTreeSet<Knot> {
    let mut found = BTreeSet::new();
    let sides: Vec<Side> = polygons.iter().enumerate().flat_map(|(index, polygon)| sides(index, polygon)).collect();
    let tree = RTree::bulk_load(sides.clone());
    for side in &sides {
        let near = tree.locate_in_envelope_intersecting(&side.envelope());
        for other in near.filter(|other| other.knot() > side.knot() && side.meets(other)) {
            found.extend([side.knot(), other.knot()]);
        }
    }
    found.extend(swallowed(polygons));
    found
}

/// A side of a ring, in units of the fifth decimal of a degree.
#[derive(Clone, Debug)]
struct Side {
    polygon: usize,
    ring: usize,
    number: usize,
    last: usize,
    ends: [[i64; 2]; 2],
}

impl RTreeObject for Side {
    type Envelope = AABB<[i64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.ends[0], self.ends[1])
    }
}

impl Side {
    fn knot(&self) -> Knot {
        (self.polygon, self.ring, self.number)
    }

    fn meets(&self, other: &Self) -> bool {
        let [a, b] = self.ends;
        let [c, d] = other.ends;
        let shared = [a, b].iter().filter(|end| **end == c || **end == d).count();
        let same_ring = (self.polygon, self.ring) == (other.polygon, other.ring);
        let steps = other.number.abs_diff(self.number);
        let neighbours = same_ring && (steps == 1 || steps == self.last);
        if shared == 2 {
            return true;
        }
        if shared == 1 {
            return if neighbours { self.folds_onto(other) } else { same_ring };
        }
        let (left, right) = (turn(a, b, c), turn(a, b, d));
        let (before, after) = (turn(c, d, a), turn(c, d, b));
        left * right <= 0 && before * after <= 0
    }

    /// Whether two sides that share one end also share a stretch.
    fn folds_onto(&self, other: &Self) -> bool {
        let [a, b] = self.ends;
        let corner = if other.ends.contains(&a) { a } else { b };
        let tip = if corner == a { b } else { a };
        let far = if other.ends[0] == corner { other.ends[1] } else { other.ends[0] };
        let forward = (tip[0] - corner[0]) * (far[0] - corner[0]) + (tip[1] - corner[1]) * (far[1] - corner[1]);
        turn(corner, tip, far) == 0 && forward > 0
    }
}

/// Sign of the turn from a over b to c: 1 left, -1 right, 0 straight on.
fn turn(a: [i64; 2], b: [i64; 2], c: [i64; 2]) -> i64 {
    ((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])).signum()
}

fn sides(polygon: usize, shape: &Polygon) -> Vec<Side> {
    let rings = std::iter::once(shape.exterior()).chain(shape.interiors());
    rings.enumerate().flat_map(|(ring, line)| ring_sides(polygon, ring, line)).collect()
}

fn ring_sides(polygon: usize, ring: usize, line: &LineString) -> Vec<Side> {
    let last = line.0.len().saturating_sub(2);
    let whole = |coord: Coord| [(coord.x * 1e5).round() as i64, (coord.y * 1e5).round() as i64];
    let ends = line.0.windows(2).map(|pair| [whole(pair[0]), whole(pair[1])]);
    ends.enumerate().map(|(number, ends)| Side { polygon, ring, number, last, ends }).collect()
}

#[derive(Debug)]
struct Corner {
    polygon: usize,
    at: [f64; 2],
}

impl RTreeObject for Corner {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_point(self.at)
    }
}

/// Polygons within another. Where this matters sides do not cross, so one corner speaks for its polygon.
fn swallowed(polygons: &[&Polygon]) -> Vec<Knot> {
    let corner = |polygon: &Polygon| polygon.exterior().coords().next().map(|coord| [coord.x, coord.y]);
    let corners = polygons
        .iter()
        .enumerate()
        .filter_map(|(index, polygon)| Some(Corner { polygon: index, at: corner(polygon)? }));
    let tree = RTree::bulk_load(corners.collect());
    let mut found = Vec::new();
    for (index, polygon) in polygons.iter().enumerate() {
        let Some(bounds) = polygon.bounding_rect() else { continue };
        let envelope = AABB::from_corners([bounds.min().x, bounds.min().y], [bounds.max().x, bounds.max().y]);
        for inner in tree.locate_in_envelope(&envelope).filter(|inner| inner.polygon != index) {
            if polygon.contains(&Point::new(inner.at[0], inner.at[1])) {
                found.extend([(index, 0, nearest_side(polygon.exterior(), inner.at)), (inner.polygon, 0, 0)]);
            }
        }
    }
    found
}

fn nearest_side(ring: &LineString, at: [f64; 2]) -> usize {
    let away = ring.0.windows(2).map(|side| distance(at, [side[0].x, side[0].y], [side[1].x, side[1].y])).enumerate();
    away.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Rect, polygon};

    fn square(west: f64, south: f64, width: f64) -> Polygon {
        Rect::new((west, south), (west + width, south + width)).to_polygon()
    }

    fn tangle(polygons: &[Polygon]) -> Vec<usize> {
        let mut found: Vec<usize> =
            entangled(&polygons.iter().collect::<Vec<_>>()).into_iter().map(|knot| knot.0).collect();
        found.dedup();
        found
    }

    #[test]
    fn apart_is_apart_and_a_shared_corner_is_allowed() {
        assert_eq!(tangle(&[square(0.0, 0.0, 1.0), square(1.0, 1.0, 1.0), square(3.0, 0.0, 1.0)]), [0usize; 0]);
    }

    #[test]
    fn crossing_and_swallowing_are_found() {
        assert_eq!(tangle(&[square(0.0, 0.0, 1.0), square(0.5, 0.5, 1.0), square(3.0, 0.0, 1.0)]), [0, 1]);
        assert_eq!(tangle(&[square(0.0, 0.0, 3.0), square(9.0, 9.0, 1.0), square(1.0, 1.0, 1.0)]), [0, 2]);
    }

    #[test]
    fn a_ring_that_crosses_itself_is_found() {
        let bow = polygon![(x: 0.0, y: 0.0), (x: 1.0, y: 1.0), (x: 1.0, y: 0.0), (x: 0.0, y: 1.0)];
        assert_eq!(tangle(&[bow]), [0]);
    }

    #[test]
    fn a_spike_is_found() {
        let spike = polygon![(x: 0.0, y: 0.0), (x: 2.0, y: 0.0), (x: 1.0, y: 0.0), (x: 1.0, y: 1.0)];
        assert_eq!(tangle(&[spike]), [0]);
    }
}
