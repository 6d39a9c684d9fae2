//! The Earth from afar, with the place of the dispute on it: where in the world the map is.

use crate::decimal::rounded;
use crate::lonlat::LonLat;
use crate::node::{Element, el};
use crate::path;
use crate::plane::{Bounds, World};

/// Radius of the globe in px.
const RADIUS: f64 = 30.0;
/// Units of its path in a px.
const UNITS: f64 = 2.0;
/// How far west of the dispute, and nearer to the equator or beyond it, the middle of the globe is, in degrees: so it shows more of what a
/// reader knows than sea.
const ASIDE: (f64, f64) = (16.0, 18.0);

/// The globe as seen from far above, land and a ring around the middle of `home` (west, south, east, north in degrees).
///
/// `lands` are closed rings, and what lies beyond the horizon ends at it. `name` is what the picture is called.
pub fn locator(lands: &[Vec<LonLat>], home: [f64; 4], name: &str) -> Element {
    let (middle, eye) = (middle(home), eye(home));
    let at = Seen::of(middle, eye);
    let here = disc("here", (at.x * RADIUS, -at.y * RADIUS), 4.5).attr("fill", "none").attr("stroke", "currentColor");
    earth(lands, eye, RADIUS).class("locator").attr("role", "img").attr("aria-label", name).with(here)
}

/// The globe above a place, `radius` px from its middle to its edge: sea, and land as path text in halves of px.
///
/// `lands` are closed rings; what lies beyond the horizon ends at it.
pub fn earth(lands: &[Vec<LonLat>], eye: LonLat, radius: f64) -> Element {
    // In halves of px: a picture in every page shall be light.
    let world = |(x, y): &(f64, f64)| World { x: x * radius * UNITS, y: -y * radius * UNITS };
    let parts: Vec<Vec<World>> = lands
        .iter()
        .flat_map(|ring| outlines(ring, eye))
        .map(|outline| outline.iter().chain(outline.first()).map(world).collect())
        .filter(|outline: &Vec<World>| {
            let (width, height) = outline.iter().fold(Bounds::EMPTY, |bounds, at| bounds.with(*at)).extent();
            width.max(height) >= 1.0
        })
        .collect();
    let size = 2.0 * radius + 4.0;
    let lands = el("path").class("lands").attr("d", path::path(&parts, 1.0, true)).attr("fill-rule", "evenodd");
    let lands = lands.attr("transform", "scale(.5)").attr("fill", "none").attr("stroke", "currentColor");
    el("svg")
        .attr("width", format!("{size}"))
        .attr("height", format!("{size}"))
        .attr("viewBox", format!("{0} {0} {size} {size}", -size / 2.0))
        .with(disc("ocean", (0.0, 0.0), radius).attr("fill", "none").attr("stroke", "currentColor"))
        .with(lands.attr("vector-effect", "non-scaling-stroke"))
}

fn disc(class: &'static str, (x, y): (f64, f64), r: f64) -> Element {
    let at = [("cx", x), ("cy", y)].map(|(name, value)| (name, rounded::<1>(value).to_string()));
    at.into_iter()
        .fold(el("circle").class(class), |disc, (name, value)| disc.attr(name, value))
        .attr("r", format!("{r}"))
}

/// Where a globe above `eye` has a place, in parts of its radius to the right and down; nothing where that is beyond the horizon.
pub fn seen_from(eye: LonLat, place: LonLat) -> Option<(f64, f64)> {
    let at = Seen::of(place, eye);
    at.is_near().then_some((at.x, -at.y))
}

/// The middle of a box: west, south, east, north in degrees.
pub fn middle([west, south, east, north]: [f64; 4]) -> LonLat {
    LonLat::new(f64::midpoint(west, east), f64::midpoint(south, north))
}

/// Above which place the globe is seen that shows where a box lies.
pub fn eye(home: [f64; 4]) -> LonLat {
    let middle = middle(home);
    LonLat::new(middle.lon - ASIDE.0, middle.lat - ASIDE.1.copysign(middle.lat))
}

/// Where the globe around `home` has a place, in units of its path from the middle, to the right and down; nothing where that is
/// beyond the horizon.
pub fn locate(place: LonLat, home: [f64; 4]) -> Option<(f64, f64)> {
    seen_from(eye(home), place).map(|(x, y)| (x * RADIUS * UNITS, y * RADIUS * UNITS))
}

/// A place as the eye has it, on a globe of radius 1: how far to the right, up, and toward the eye.
#[derive(Clone, Copy, Debug)]
struct Seen {
    x: f64,
    y: f64,
    toward: f64,
}

impl Seen {
    /// The orthographic projection.
    fn of(place: LonLat, eye: LonLat) -> Self {
        let (lon, lat, from) = ((place.lon - eye.lon).to_radians(), place.lat.to_radians(), eye.lat.to_radians());
        Self {
            x: lat.cos() * lon.sin(),
            y: from.cos() * lat.sin() - from.sin() * lat.cos() * lon.cos(),
            toward: from.sin() * lat.sin() + from.cos() * lat.cos() * lon.cos(),
        }
    }

    fn is_near(self) -> bool {
        self.toward >= 0.0
    }

    /// In which direction from the middle of the disc, in radians.
    fn direction(self) -> f64 {
        self.y.atan2(self.x)
    }
}

/// The outlines of land on the disc, of radius 1, for the even-odd rule; none where all of it is beyond the horizon.
///
/// A course beyond the horizon becomes the arc of the horizon that it passes on its way: every place of the far side is moved to
/// the horizon in its own direction. This leaves the near side as it is, and holds for all land but that in which the point opposite
/// the eye lies, which has no direction. Such land needs the whole disc as a second outline.
fn outlines(ring: &[LonLat], eye: LonLat) -> Vec<Vec<(f64, f64)>> {
    let mut walk = Walk { eye, is_near: false, out: Vec::new() };
    for edge in ring.windows(2) {
        walk.edge(edge[0], edge[1]);
    }
    if !walk.is_near {
        return Vec::new();
    }
    let opposite = LonLat::new(eye.lon + 180.0, -eye.lat);
    let disc = || (0..36).map(|step| on_horizon(f64::from(step) * ARC)).collect();
    std::iter::once(walk.out).chain(holds(ring, opposite).then(disc)).collect()
}

/// The longest straight piece of the horizon, in radians.
const ARC: f64 = std::f64::consts::PI / 18.0;

fn on_horizon(direction: f64) -> (f64, f64) {
    (direction.cos(), direction.sin())
}

/// The course of an outline over the disc.
struct Walk {
    eye: LonLat,
    /// Whether any of it is on the near side.
    is_near: bool,
    out: Vec<(f64, f64)>,
}

impl Walk {
    /// The longest piece of an edge, in degrees: an edge is straight in longitude and latitude, not on the disc.
    const PIECE: f64 = 5.0;

    fn edge(&mut self, from: LonLat, to: LonLat) {
        let (lon, lat) = (to.lon - from.lon, to.lat - from.lat);
        let count = (lon.abs().max(lat.abs()) / Self::PIECE).ceil().max(1.0);
        let at = |step: u32| {
            let t = f64::from(step) / count;
            LonLat::new(from.lon + lon * t, from.lat + lat * t)
        };
        for step in 0..count as u32 {
            self.piece(at(step), at(step + 1), 0);
        }
    }

    /// A short piece, without its end.
    fn piece(&mut self, from: LonLat, to: LonLat, depth: u8) {
        let (a, b) = (Seen::of(from, self.eye), Seen::of(to, self.eye));
        let turn = turn(a.direction(), b.direction());
        self.is_near |= a.is_near();
        match (a.is_near(), b.is_near()) {
            (true, true) => self.out.push((a.x, a.y)),
            // Close to the point opposite the eye a short piece is a wide turn.
            (false, false) if turn.abs() > 3.0 * ARC && depth < 12 => {
                let middle = LonLat::new(f64::midpoint(from.lon, to.lon), f64::midpoint(from.lat, to.lat));
                self.piece(from, middle, depth + 1);
                self.piece(middle, to, depth + 1);
            }
            (false, false) => self.arc(a.direction(), turn),
            (is_near, _) => {
                let t = a.toward / (a.toward - b.toward);
                let crossing = (a.y + (b.y - a.y) * t).atan2(a.x + (b.x - a.x) * t);
                if is_near {
                    self.out.extend([(a.x, a.y), on_horizon(crossing)]);
                } else {
                    self.arc(a.direction(), self::turn(a.direction(), crossing));
                    self.out.push(on_horizon(crossing));
                }
            }
        }
    }

    /// An arc of the horizon, without its end.
    fn arc(&mut self, from: f64, turn: f64) {
        let count = (turn.abs() / ARC).ceil().max(1.0);
        self.out.extend((0..count as u32).map(|step| on_horizon(from + turn * f64::from(step) / count)));
    }
}

/// From one direction to another the shorter way, in radians, -π to π.
fn turn(from: f64, to: f64) -> f64 {
    let whole = std::f64::consts::TAU;
    (to - from + whole / 2.0).rem_euclid(whole) - whole / 2.0
}

/// Whether a ring has a place within; its longitudes may lie beyond 180 degrees.
fn holds(ring: &[LonLat], place: LonLat) -> bool {
    let crosses = |lon: f64| {
        let is_right = move |edge: &&[LonLat]| {
            let (a, b) = (edge[0], edge[1]);
            (a.lat > place.lat) != (b.lat > place.lat)
                && lon < a.lon + (b.lon - a.lon) * (place.lat - a.lat) / (b.lat - a.lat)
        };
        ring.windows(2).filter(is_right).count() % 2 == 1
    };
    [-720.0, -360.0, 0.0, 360.0].into_iter().any(|turn| crosses(place.lon + turn))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(step: usize) -> impl Iterator<Item = LonLat> {
        let lats = (-85..=85).step_by(step);
        lats.flat_map(move |lat| {
            (-180..180).step_by(step).map(move |lon| LonLat::new(f64::from(lon) + 0.3, f64::from(lat) + 0.2))
        })
    }

    /// Whether a place of the disc lies within outlines, by the even-odd rule.
    fn is_filled(outlines: &[Vec<(f64, f64)>], (x, y): (f64, f64)) -> bool {
        let crossed = |outline: &Vec<(f64, f64)>| {
            let next = outline.iter().skip(1).chain(outline.first());
            let edges = outline.iter().zip(next);
            edges.filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1)).count()
        };
        outlines.iter().map(crossed).sum::<usize>() % 2 == 1
    }

    fn ring(points: &[(f64, f64)]) -> Vec<LonLat> {
        points.iter().chain(points.first()).map(|(lon, lat)| LonLat::new(*lon, *lat)).collect()
    }

    /// Lands of every kind: small, wider than half of the Earth, around a pole, at the antimeridian, long and bent.
    fn lands() -> Vec<Vec<LonLat>> {
        vec![
            ring(&[(10.0, 10.0), (20.0, 10.0), (20.0, 20.0), (10.0, 20.0)]),
            ring(&[(-10.0, 35.0), (179.0, 40.0), (179.0, 75.0), (90.0, 78.0), (-10.0, 70.0)]),
            ring(&[(-180.0, -90.0), (-180.0, -70.0), (0.0, -66.0), (180.0, -70.0), (180.0, -90.0)]),
            ring(&[(-80.0, 8.0), (-35.0, -6.0), (-70.0, -55.0), (-75.0, -20.0)]),
            ring(&[(-60.0, -85.0), (-20.0, 80.0), (20.0, 80.0), (-15.0, -85.0)]),
            ring(&[(100.0, -50.0), (260.0, -50.0), (260.0, 30.0), (240.0, 30.0), (240.0, -30.0), (120.0, -30.0)]),
        ]
    }

    #[test]
    fn what_is_above_is_in_the_middle_and_what_is_behind_is_not_near() {
        let eye = LonLat::new(130.0, 25.0);
        for (lon, lat, seen) in [
            (130.0, 25.0, (0.0, 0.0, true)),
            (130.0, 90.0, (0.0, 25.0_f64.to_radians().cos(), true)),
            (130.0, -64.9, (0.0, -1.0, true)),
            (-50.0, -25.0, (0.0, 0.0, false)),
        ] {
            let at = Seen::of(LonLat::new(lon, lat), eye);
            assert!((at.x - seen.0).hypot(at.y - seen.1) < 1e-5 && at.is_near() == seen.2, "{lon}, {lat}: {at:?}");
        }
    }

    #[test]
    fn land_is_land_and_sea_is_sea_from_wherever_one_looks() {
        let mut told = [0; 2];
        for land in lands() {
            for eye in places(23) {
                let outlines = outlines(&land, eye);
                for place in places(11) {
                    let at = Seen::of(place, eye);
                    // Straight pieces lie a little within their arcs, which shows close to a shore and at the horizon.
                    if at.toward > 0.12 && !is_close_to_a_shore(&land, place) {
                        assert_eq!(is_filled(&outlines, (at.x, at.y)), holds(&land, place), "{place:?} from {eye:?}");
                        told[usize::from(holds(&land, place))] += 1;
                    }
                }
            }
        }
        assert!(told.iter().all(|count| *count > 1000), "{told:?}");
    }

    fn is_close_to_a_shore(land: &[LonLat], place: LonLat) -> bool {
        let around = [(-1.5, 0.0), (1.5, 0.0), (0.0, -1.5), (0.0, 1.5)];
        around.iter().any(|(lon, lat)| holds(land, LonLat::new(place.lon + lon, place.lat + lat)) != holds(land, place))
    }

    #[test]
    fn no_edge_is_longer_than_its_arc() {
        // On the disc a piece of five degrees in both is no longer than this.
        let longest = Walk::PIECE.to_radians() * 2.0_f64.sqrt();
        for (land, eye) in lands().iter().flat_map(|land| places(13).map(move |eye| (land, eye))) {
            for outline in outlines(land, eye) {
                let next = outline.iter().skip(1).chain(outline.first());
                for (a, b) in outline.iter().zip(next) {
                    let length = (a.0 - b.0).hypot(a.1 - b.1);
                    let is_horizon = [a, b].iter().all(|at| at.0.hypot(at.1) > 1.0 - 1e-9);
                    assert!(length < if is_horizon { ARC + 1e-9 } else { longest + 0.02 }, "{length} from {eye:?}");
                }
            }
        }
    }

    #[test]
    fn the_globe_is_seen_from_nearer_to_the_equator_on_both_hemispheres() {
        assert_eq!(eye([140.0, 43.0, 150.0, 45.0]), LonLat::new(129.0, 26.0));
        assert_eq!(eye([-62.0, -53.0, -58.0, -51.0]), LonLat::new(-76.0, -34.0));
    }

    #[test]
    fn land_on_the_far_side_is_left_out_and_the_place_is_ringed() {
        let square = |lon: f64, lat: f64| ring(&[(lon, lat), (lon + 9.0, lat), (lon + 9.0, lat + 9.0)]);
        let home = [160.0, 20.0, 170.0, 26.0];
        let path = |lands: &[Vec<LonLat>]| {
            let picture = crate::node::to_html(&locator(lands, home, "Where").into());
            assert!(picture.contains("class=\"here\""), "{picture}");
            picture.matches('z').count()
        };
        assert_eq!((path(&[square(150.0, 10.0)]), path(&[square(-20.0, -20.0)])), (1, 0));
    }
}
