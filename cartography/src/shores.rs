//! Shores: coastlines of several owners, indexed for the question "which shore is nearest, and how far is it?"

use geo::{Distance, Geodesic, Point};
use rstar::{AABB, PointDistance, RTree, RTreeObject};

use crate::ellipsoid::WGS84;
use atlas::lonlat::LonLat;

/// Longest stretch of shore that is taken as straight in space, in degrees of longitude or latitude.
///
/// A side of a ring is straight in longitude and latitude, as GeoJSON has it. Taken as straight in space instead, a stretch
/// this long (about 2 km) is out by less than 0.2 m.
const STRETCH_DEG: f64 = 0.02;

/// Shores of one or more owners; an owner is a number that the caller chooses.
#[derive(Debug)]
pub struct Shores {
    tree: RTree<Stretch>,
}

/// The nearest shore to some place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nearest {
    /// Whose shore it is.
    pub owner: usize,
    /// The nearest place on it, which need not be a vertex.
    pub place: LonLat,
    /// Length of the geodesic to it on the WGS 84 ellipsoid, in metres.
    pub distance_m: f64,
}

impl Shores {
    /// Indexes lines, closed or open, each with its owner. A line of one place is a point; an empty one is nothing.
    ///
    /// A line across the antimeridian goes on beyond 180 or below −180: none jumps by 360 degrees.
    pub fn new<L: AsRef<[LonLat]>>(lines: impl IntoIterator<Item = (usize, L)>) -> Self {
        let mut stretches = Vec::new();
        for (owner, line) in lines {
            match line.as_ref() {
                [only] => stretches.push(Stretch::new(owner, *only, *only)),
                line => line.windows(2).for_each(|side| split(owner, side[0], side[1], &mut stretches)),
            }
        }
        Self { tree: RTree::bulk_load(stretches) }
    }

    /// The nearest shore to a place, or nothing where there are no shores at all.
    ///
    /// The nearest stretch is chosen by the straight line through the Earth, which up to 400 km picks a shore at most 1 m farther
    /// than the nearest; the distance to it is then geodesic.
    pub fn nearest(&self, from: LonLat) -> Option<Nearest> {
        let eye = WGS84.in_space(from);
        let stretch = self.tree.nearest_neighbor(&eye)?;
        let place = stretch.at(stretch.share_nearest(&eye));
        Some(Nearest { owner: stretch.owner, place, distance_m: geodesic_m(from, place) })
    }

    /// The distance in metres to the nearest shore; infinite where there are no shores at all.
    pub fn distance_m(&self, from: LonLat) -> f64 {
        self.nearest(from).map_or(f64::INFINITY, |nearest| nearest.distance_m)
    }
}

/// Length of the geodesic between two places on the WGS 84 ellipsoid, in metres.
pub fn geodesic_m(from: LonLat, to: LonLat) -> f64 {
    Geodesic.distance(Point::new(from.lon, from.lat), Point::new(to.lon, to.lat))
}

/// Metres east and north per degree of longitude and latitude, at a latitude on the WGS 84 ellipsoid.
pub fn metres_per_degree(lat: f64) -> (f64, f64) {
    let (sin, cos) = lat.to_radians().sin_cos();
    let bend = 1.0 - WGS84.eccentricity2 * sin * sin;
    let east = WGS84.equator_m / bend.sqrt() * cos;
    let north = WGS84.equator_m * (1.0 - WGS84.eccentricity2) / (bend * bend.sqrt());
    (east.to_radians(), north.to_radians())
}

/// A short piece of shore, straight in space.
#[derive(Clone, Debug)]
struct Stretch {
    owner: usize,
    ends: [LonLat; 2],
    space: [[f64; 3]; 2],
}

impl Stretch {
    fn new(owner: usize, from: LonLat, to: LonLat) -> Self {
        Self { owner, ends: [from, to], space: [from, to].map(|end| WGS84.in_space(end)) }
    }

    /// How far along the piece, 0 to 1, the point nearest to `eye` lies.
    fn share_nearest(&self, eye: &[f64; 3]) -> f64 {
        let along = minus(&self.space[1], &self.space[0]);
        let length2 = dot(&along, &along);
        if length2 == 0.0 {
            return 0.0;
        }
        (dot(&minus(eye, &self.space[0]), &along) / length2).clamp(0.0, 1.0)
    }

    fn at(&self, share: f64) -> LonLat {
        between(self.ends[0], self.ends[1], share)
    }
}

impl RTreeObject for Stretch {
    type Envelope = AABB<[f64; 3]>;

    fn envelope(&self) -> Self::Envelope {
        AABB::from_corners(self.space[0], self.space[1])
    }
}

impl PointDistance for Stretch {
    fn distance_2(&self, eye: &[f64; 3]) -> f64 {
        let share = self.share_nearest(eye);
        let along = minus(&self.space[1], &self.space[0]);
        let foot = [0, 1, 2].map(|axis| self.space[0][axis] + share * along[axis]);
        let gap = minus(eye, &foot);
        dot(&gap, &gap)
    }
}

/// The place a share of the way between two others, straight in longitude and latitude.
pub(crate) fn between(from: LonLat, to: LonLat, share: f64) -> LonLat {
    LonLat::new(from.lon + share * (to.lon - from.lon), from.lat + share * (to.lat - from.lat))
}

fn split(owner: usize, from: LonLat, to: LonLat, into: &mut Vec<Stretch>) {
    let longest = (to.lon - from.lon).abs().max((to.lat - from.lat).abs());
    let pieces = (longest / STRETCH_DEG).ceil().max(1.0);
    let place = |step: f64| if step == pieces { to } else { between(from, to, step / pieces) };
    let mut step = 0.0;
    while step < pieces {
        into.push(Stretch::new(owner, place(step), place(step + 1.0)));
        step += 1.0;
    }
}

fn minus(a: &[f64; 3], b: &[f64; 3]) -> [f64; 3] {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

fn dot(a: &[f64; 3], b: &[f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_place_may_lie_between_vertices() {
        let shores = Shores::new([(7, [LonLat::new(10.0, 49.0), LonLat::new(10.0, 51.0)])]);
        let nearest = shores.nearest(LonLat::new(10.5, 50.0)).unwrap();
        assert_eq!(nearest.owner, 7);
        assert!((nearest.place.lat - 50.0).abs() < 0.01, "{nearest:?}");
        assert!((nearest.distance_m - 35_847.0).abs() < 10.0, "{nearest:?}");
    }

    #[test]
    fn each_owner_answers_for_its_own_shore() {
        let shores = Shores::new([(1, [LonLat::new(0.0, 40.0)]), (2, [LonLat::new(1.0, 40.0)])]);
        assert_eq!(shores.nearest(LonLat::new(0.4, 40.0)).unwrap().owner, 1);
        assert_eq!(shores.nearest(LonLat::new(0.6, 40.0)).unwrap().owner, 2);
    }

    #[test]
    fn a_long_side_follows_its_parallel() {
        let shores = Shores::new([(0, [LonLat::new(0.0, 60.0), LonLat::new(10.0, 60.0)])]);
        let distance = shores.distance_m(LonLat::new(5.0, 60.0));
        assert!(distance < 0.2, "{distance} m from a place that lies on the side");
    }

    #[test]
    fn no_shores_are_infinitely_far() {
        let none = Shores::new(Vec::<(usize, Vec<LonLat>)>::new());
        assert_eq!(none.distance_m(LonLat::new(0.0, 0.0)), f64::INFINITY);
    }

    #[test]
    fn a_degree_at_45_north_has_its_known_length() {
        let (east, north) = metres_per_degree(45.0);
        assert!((east - 78_847.0).abs() < 1.0 && (north - 111_132.0).abs() < 1.0, "{east} {north}");
    }
}
