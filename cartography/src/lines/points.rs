//! Lines through points that a treaty or a statute lists.
//!
//! The listed points are brought to WGS 84 first, where the source has another datum, by the transformation that `lines.toml` names.
//! Between them the line is what the source's "straight lines" are: rhumb lines, straight on a sailor's chart, or geodesics, the shortest ways. Vertices
//! are added until nothing strays 50 m from that curve, whether one draws the sides straight in Mercator's plane, as this map does, or
//! straight in longitude and latitude, as RFC 7946 reads GeoJSON.

use atlas::lonlat::LonLat;
use atlas::plane::mercator;
use geo::{Geodesic, InterpolatePoint, LineString, Point, Polygon, Validation};

use super::spec::{Curve, Line};
use crate::Result;
use crate::ellipsoid::{WGS84, to_wgs84};
use crate::land::spec::{Frame, holds, spelled_in};
use crate::shores::{between, metres_per_degree};
use crate::simplify::distance;

/// How far a side may stray from the curve where that is looked at, which is at its quarters.
const STRAY_M: f64 = 40.0;

/// The course of a line through its points, on WGS 84. A closed one repeats its first place.
///
/// # Errors
/// With every point that lies outside the frame, and where a closed line crosses itself.
pub fn course(line: &Line, frame: Frame) -> Result<Vec<LonLat>> {
    let mut corners: Vec<LonLat> = line.points.iter().map(|place| on_wgs84(line, spelled_in(frame, *place))).collect();
    let outside: Vec<String> = (1..)
        .zip(&corners)
        .filter(|(_, at)| !holds(frame, **at))
        .map(|(n, at)| format!("point {n} at {}, {}", at.lon, at.lat))
        .collect();
    if !outside.is_empty() {
        let remedy = "correct it (longitude comes first), or widen `frame` in land.toml";
        return Err(format!("{} outside the frame {frame:?}; {remedy}.", outside.join(", ")));
    }
    if line.closed {
        corners.extend((corners.first() != corners.last()).then(|| corners[0]));
        let ring: LineString = corners.iter().map(|at| (at.lon, at.lat)).collect();
        if let Some(fault) = Polygon::new(ring, Vec::new()).validation_errors().first() {
            return Err(format!(
                "its ring is not valid, {fault}; list the points in the order of the source, each once."
            ));
        }
    }
    let curve = line.curve.unwrap_or(Curve::Rhumb);
    let mut course = vec![corners[0]];
    corners.windows(2).for_each(|leg| densify(&Leg { ends: [leg[0], leg[1]], curve }, [0.0, 1.0], &mut course));
    Ok(course)
}

fn on_wgs84(line: &Line, place: LonLat) -> LonLat {
    let shift = line.transformation.as_ref();
    shift.map_or(place, |by| to_wgs84(place, by.ellipsoid(), [by.dx, by.dy, by.dz]))
}

/// The way from one corner to the next.
struct Leg {
    ends: [LonLat; 2],
    curve: Curve,
}

impl Leg {
    /// The place a share of the way along it.
    fn at(&self, share: f64) -> LonLat {
        let [from, to] = self.ends;
        match self.curve {
            _ if share == 0.0 => from,
            _ if share == 1.0 => to,
            Curve::Rhumb => {
                let [low, high] = [from, to].map(|end| conformal(end.lat));
                LonLat::new(from.lon + share * (to.lon - from.lon), latitude(low + share * (high - low)))
            }
            Curve::Geodesic => {
                let [a, b] = [from, to].map(|end| Point::new(end.lon, end.lat));
                let at = Geodesic.point_at_ratio_between(a, b, share);
                let near = between(from, to, share).lon;
                LonLat::new(at.x() + ((near - at.x()) / 360.0).round() * 360.0, at.y())
            }
        }
    }

    /// How far the curve strays from the straight side between two shares of it, in metres: the worse of the two ways to draw it.
    fn stray_m(&self, [low, high]: [f64; 2]) -> f64 {
        let quarters = [0.25, 0.5, 0.75].map(|share| self.at(low + share * (high - low)));
        let ends = [self.at(low), self.at(high)];
        quarters.iter().map(|at| strays_m(*at, ends)).fold(0.0, f64::max)
    }
}

/// How far a place lies from a side, in metres: the worse of the two ways to draw it.
fn strays_m(place: LonLat, side: [LonLat; 2]) -> f64 {
    let (east, north) = metres_per_degree(place.lat);
    let flat = |at: LonLat| [at.lon * east, at.lat * north];
    let plane = |at: LonLat| [at.lon * east, mercator(at.lat) * east];
    let off = |to: &dyn Fn(LonLat) -> [f64; 2]| distance(to(place), to(side[0]), to(side[1]));
    off(&flat).max(off(&plane))
}

/// Adds the places of a leg behind its first, so many that no side strays.
fn densify(leg: &Leg, [low, high]: [f64; 2], into: &mut Vec<LonLat>) {
    /// A side this short, as a share of its leg, is not halved: then the leg is no curve that one could draw.
    const SHORTEST: f64 = 1e-3;
    if high - low > SHORTEST && leg.stray_m([low, high]) > STRAY_M {
        let middle = f64::midpoint(low, high);
        densify(leg, [low, middle], into);
        densify(leg, [middle, high], into);
    } else {
        into.push(leg.at(high));
    }
}

/// Latitude on the scale of a Mercator's projection of the ellipsoid, in which rhumb lines are straight: the isometric latitude.
fn conformal(lat: f64) -> f64 {
    let e = WGS84.eccentricity2.sqrt();
    lat.to_radians().tan().asinh() - e * (e * lat.to_radians().sin()).atanh()
}

/// The latitude in degrees of one on that scale.
fn latitude(conformal: f64) -> f64 {
    let e = WGS84.eccentricity2.sqrt();
    let mut lat = conformal.sinh().atan();
    for _ in 0..8 {
        lat = (conformal + e * (e * lat.sin()).atanh()).sinh().atan();
    }
    lat.to_degrees()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shores::geodesic_m;

    const FRAME: Frame = [10.0, 30.0, 30.0, 60.0];

    fn line(keys: &str) -> Line {
        let words =
            "id = \"x\"\nkind = \"treaty\"\nmethod = \"points\"\nlayer = \"lines\"\ncertainty = \"treaty\"\ncite = []";
        toml::from_str(&format!("{words}\n{keys}")).unwrap()
    }

    fn through(curve: &str, points: &str) -> Vec<LonLat> {
        course(&line(&format!("curve = \"{curve}\"\npoints = {points}")), FRAME).unwrap()
    }

    #[test]
    fn a_rhumb_line_keeps_its_bearing_and_a_geodesic_is_the_shortest_way() {
        let ends = "[[11.0, 35.0], [19.0, 48.0]]";
        let length = |course: &[LonLat]| course.windows(2).map(|side| geodesic_m(side[0], side[1])).sum::<f64>();
        let [rhumb, geodesic] = ["rhumb", "geodesic"].map(|curve| through(curve, ends));
        let [from, to] = [rhumb[0], rhumb[rhumb.len() - 1]];
        let slope = |a: LonLat, b: LonLat| (conformal(b.lat) - conformal(a.lat)) / (b.lon - a.lon);
        assert!(rhumb.windows(2).all(|side| (slope(side[0], side[1]) / slope(from, to) - 1.0).abs() < 1e-9));
        assert!((length(&geodesic) - geodesic_m(from, to)).abs() < 1.0);
        assert!(length(&rhumb) > length(&geodesic) + 100.0);
    }

    #[test]
    fn no_drawn_side_strays_50_metres_from_the_curve() {
        for curve in [Curve::Rhumb, Curve::Geodesic] {
            let leg = Leg { ends: [LonLat::new(11.0, 35.0), LonLat::new(29.0, 58.0)], curve };
            let mut course = vec![leg.ends[0]];
            densify(&leg, [0.0, 1.0], &mut course);
            let nearest =
                |at: LonLat| course.windows(2).map(|side| strays_m(at, [side[0], side[1]])).fold(f64::MAX, f64::min);
            let worst = (0..=2000).map(|step| nearest(leg.at(f64::from(step) / 2000.0))).fold(0.0, f64::max);
            assert!(worst < 50.0, "{curve:?}: {worst} m with {} vertices", course.len());
            assert!(course.len() < 300, "{curve:?}: {} vertices", course.len());
        }
    }

    #[test]
    fn along_a_meridian_or_a_parallel_a_rhumb_line_needs_no_more_vertices() {
        assert_eq!(through("rhumb", "[[11.0, 40.0], [29.0, 40.0], [29.0, 59.0]]").len(), 3);
        assert!(through("geodesic", "[[11.0, 40.0], [29.0, 40.0]]").len() > 3);
    }

    #[test]
    fn a_closed_line_comes_back_whether_its_first_point_is_repeated_or_not() {
        let ring = |end: &str| {
            line(&format!("closed = true\ncurve = \"rhumb\"\npoints = [[11, 40], [12, 40], [12, 41]{end}]"))
        };
        let [bare, repeated] = ["", ", [11, 40]"].map(|end| course(&ring(end), FRAME).unwrap());
        assert_eq!(bare, repeated);
        assert_eq!(bare.first(), bare.last());
    }

    #[test]
    fn the_points_of_an_older_datum_are_moved() {
        let mut old = line("curve = \"rhumb\"\ndatum = \"old\"\npoints = [[11.0, 40.0], [12.0, 40.0]]");
        old.transformation = toml::from_str(
            "name = \"Old to WGS 84\"\nepsg = 1\na = 6378388\ninverse_flattening = 297\ndx = -84.87\ndy = -96.49\ndz = -116.95\naccuracy_m = 10",
        )
        .ok();
        let moved = course(&old, FRAME).unwrap()[0];
        let by_m = geodesic_m(moved, LonLat::new(11.0, 40.0));
        assert!((100.0..200.0).contains(&by_m), "{by_m} m");
    }

    #[test]
    fn points_beyond_the_frame_and_rings_that_cross_themselves_are_named() {
        let outside = course(&line("curve = \"rhumb\"\npoints = [[11, 40], [40, 11]]"), FRAME).unwrap_err();
        assert!(outside.starts_with("point 2 at 40, 11 outside the frame [10.0, 30.0, 30.0, 60.0]; "), "{outside}");
        let bow = "closed = true\ncurve = \"rhumb\"\npoints = [[11, 40], [12, 41], [12, 40], [11, 41]]";
        assert!(course(&line(bow), FRAME).unwrap_err().contains("its ring is not valid"));
    }

    #[test]
    fn a_frame_across_the_antimeridian_takes_both_spellings() {
        let pacific = [176.0, -54.0, 186.0, -48.0];
        let course = course(&line("curve = \"rhumb\"\npoints = [[178.0, -50.0], [-178.0, -50.0]]"), pacific).unwrap();
        assert_eq!(course, [LonLat::new(178.0, -50.0), LonLat::new(182.0, -50.0)]);
    }
}
