//! The area of sea that is nearest to given shores, within a reach of them: a numerical Voronoi area.
//!
//! The owner of a point of sea is whoever holds the nearest shore. If land changes hands, the sea that changes with it is the sea
//! to which that land is nearest, so that it is enough to measure each piece of land by itself: what several pieces move is their sum.
//! All shores count, straight baselines do not.
//!
//! [`nearest_areas_m2`] quarters blocks of a window until one answer holds for all of a block, since no distance changes faster than
//! one walks, or it is 400 m small. Areas of blocks are those of the ellipsoid, distances are geodesic. Halving the cells changes no
//! figure by 0.1 %. The line of half an island's area ([`cut`]) is square to its longest extent.

use crate::shores::{Shores, between, geodesic_m, metres_per_degree};
use atlas::clip;
use atlas::lonlat::LonLat;

/// Semi-minor axis of the WGS 84 ellipsoid in metres, and its first eccentricity.
const POLE_M: f64 = 6_356_752.314_245_179;
const ECCENTRICITY: f64 = 0.081_819_190_842_621_49;

/// A block of the window, in degrees.
#[derive(Clone, Copy)]
struct Block {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Block {
    fn middle(self) -> LonLat {
        LonLat::new(f64::midpoint(self.west, self.east), f64::midpoint(self.south, self.north))
    }

    /// No point of it is farther than this from its middle, in metres.
    fn radius_m(self) -> f64 {
        let corners = [self.south, self.north].map(|lat| geodesic_m(self.middle(), LonLat::new(self.west, lat)));
        // The sides of a block are no geodesics: between its corners it bulges a little.
        corners[0].max(corners[1]) * 1.01
    }

    fn quarters(self) -> [Self; 4] {
        let LonLat { lon, lat } = self.middle();
        let Self { west, south, east, north } = self;
        [
            Self { west, south, east: lon, north: lat },
            Self { west: lon, south, east, north: lat },
            Self { west, south: lat, east: lon, north },
            Self { west: lon, south: lat, east, north },
        ]
    }
}

/// The area between two meridians and two parallels on the WGS 84 ellipsoid, in square metres.
pub fn area_m2([west, south, east, north]: [f64; 4]) -> f64 {
    let zone = |lat: f64| {
        let sin = lat.to_radians().sin();
        let es = ECCENTRICITY * sin;
        sin / (1.0 - es * es) + es.atanh() / ECCENTRICITY
    };
    POLE_M * POLE_M / 2.0 * (east - west).to_radians() * (zone(north) - zone(south))
}

/// For each piece of land and each reach, the area in square metres to which that piece is nearest of all, the land in it included.
///
/// `pieces` are the shores of each piece, `rest` are all others, `reaches_m` rise. Blocks of the window are quartered until one
/// answer holds for all of a block, or it is smaller than `cell_m`: then its middle answers for it. `window` is west, south,
/// east, north in degrees and must hold all that is within the last reach of the pieces.
pub fn nearest_areas_m2(
    pieces: &[Shores],
    rest: &Shores,
    reaches_m: &[f64],
    window: [f64; 4],
    cell_m: f64,
) -> Vec<Vec<f64>> {
    let mut areas = vec![vec![0.0; reaches_m.len()]; pieces.len()];
    let [west, south, east, north] = window;
    let mut blocks = vec![Block { west, south, east, north }];
    while let Some(block) = blocks.pop() {
        let (middle, radius) = (block.middle(), block.radius_m());
        let mut distances: Vec<(f64, usize)> =
            pieces.iter().enumerate().map(|(owner, shores)| (shores.distance_m(middle), owner)).collect();
        let last = reaches_m.last().copied().unwrap_or_default();
        if distances.iter().all(|(distance, _)| distance - radius > last) {
            continue;
        }
        distances.push((rest.distance_m(middle), usize::MAX));
        distances.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (nearest, owner) = distances[0];
        // No distance changes faster than one walks.
        let is_owned = distances.get(1).is_none_or(|second| second.0 - nearest > 2.0 * radius);
        let is_reached = reaches_m.iter().all(|reach| (nearest - reach).abs() > radius);
        let is_decided = is_owned && (owner == usize::MAX || is_reached);
        if is_decided || radius < cell_m / std::f64::consts::SQRT_2 {
            let area = area_m2([block.west, block.south, block.east, block.north]);
            let within = reaches_m.iter().enumerate().filter(|(_, reach)| nearest <= **reach);
            if let Some(of) = areas.get_mut(owner) {
                within.for_each(|(index, _)| of[index] += area);
            }
        } else {
            blocks.extend(block.quarters());
        }
    }
    areas
}

/// A box around places that holds all that is within a reach of them: west, south, east, north in degrees.
pub fn window_around<'a>(places: impl IntoIterator<Item = &'a LonLat>, reach_m: f64) -> [f64; 4] {
    let empty = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let [west, south, east, north] = places
        .into_iter()
        .fold(empty, |[w, s, e, n], place| [w.min(place.lon), s.min(place.lat), e.max(place.lon), n.max(place.lat)]);
    let (_, to_north) = metres_per_degree(f64::midpoint(south, north));
    let up = reach_m / to_north * 1.02;
    // The farther from the equator, the fewer metres a degree east has.
    let (to_east, _) = metres_per_degree((south - up).abs().max((north + up).abs()));
    let aside = reach_m / to_east * 1.02;
    [west - aside, south - up, east + aside, north + up]
}

/// The half of an area by a line square to its longest extent: two places on the line, the kept half on its left.
///
/// `rings` are closed, in degrees; the half that holds the first of `towards` is kept until it makes up `share` of the whole.
/// Areas are computed on the ellipsoid by `area`, which gives square metres of rings.
pub fn cut(
    rings: &[Vec<LonLat>],
    share: f64,
    towards: LonLat,
    area: impl Fn(&[Vec<LonLat>]) -> f64,
) -> Option<[LonLat; 2]> {
    let points: Vec<LonLat> = rings.iter().flatten().copied().collect();
    let first = *points.first()?;
    // Metres around the first point serve to find directions; lengths and areas are the ellipsoid's.
    let (to_east, to_north) = metres_per_degree(first.lat);
    let flat = |p: LonLat| ((p.lon - first.lon) * to_east, (p.lat - first.lat) * to_north);
    let round = |(x, y): (f64, f64)| LonLat::new(first.lon + x / to_east, first.lat + y / to_north);
    let flats: Vec<(f64, f64)> = points.iter().map(|p| flat(*p)).collect();
    let step = (flats.len() / 1500).max(1);
    let few: Vec<(f64, f64)> = flats.iter().step_by(step).copied().collect();
    let pairs = few.iter().flat_map(|a| few.iter().map(move |b| (a, b)));
    let far = |((ax, ay), (bx, by)): &(&(f64, f64), &(f64, f64))| (ax - bx).hypot(ay - by);
    let (a, b) = pairs.max_by(|p, q| far(p).total_cmp(&far(q)))?;
    let length = far(&(a, b));
    let mut along = ((b.0 - a.0) / length, (b.1 - a.1) / length);
    let centre = (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
    let aim = flat(towards);
    // Along the longest extent, away from what is kept.
    if (aim.0 - centre.0) * along.0 + (aim.1 - centre.1) * along.1 > 0.0 {
        along = (-along.0, -along.1);
    }
    let reach = |p: &(f64, f64)| p.0 * along.0 + p.1 * along.1;
    let (mut low, mut high) =
        flats.iter().map(reach).fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), r| (l.min(r), h.max(r)));
    let line = |at: f64| {
        let foot = (along.0 * at, along.1 * at);
        // Seen along the line, what comes before it lies to the left.
        let aside = (-along.1 * length, along.0 * length);
        [round((foot.0 - aside.0, foot.1 - aside.1)), round((foot.0 + aside.0, foot.1 + aside.1))]
    };
    let whole = area(rings);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if area(&left_of(rings, line(middle))) < share * whole {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(line(f64::midpoint(low, high)))
}

/// The part of closed rings on the left of a line through two places, straight in degrees.
pub fn left_of(rings: &[Vec<LonLat>], [from, to]: [LonLat; 2]) -> Vec<Vec<LonLat>> {
    let side = |p: LonLat| (to.lon - from.lon) * (p.lat - from.lat) - (to.lat - from.lat) * (p.lon - from.lon);
    rings.iter().map(|ring| clip::half(ring, side, between)).filter(|ring| ring.len() > 3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_between_parallels_is_that_of_the_ellipsoid() {
        // The whole ellipsoid: 510,065,621.7 km².
        let whole = area_m2([-180.0, -90.0, 180.0, 90.0]) / 1e6;
        assert!((whole - 510_065_621.7).abs() < 1.0, "{whole}");
        let metres = metres_per_degree(44.005);
        let small = area_m2([145.0, 44.0, 145.01, 44.01]);
        assert!((small / (metres.0 * metres.1 * 1e-4) - 1.0).abs() < 1e-6);
    }

    fn shores(places: &[(f64, f64)]) -> Shores {
        Shores::new([(0, places.iter().map(|&(lon, lat)| LonLat::new(lon, lat)).collect::<Vec<_>>())])
    }

    #[test]
    fn around_a_rock_lies_a_disc_and_between_two_each_has_its_half() {
        let rock = |lon: f64| shores(&[(lon, 44.0)]);
        let reach = 22_224.0;
        let window = window_around(&[LonLat::new(145.0, 44.0), LonLat::new(146.0, 44.0)], reach);
        let disc = std::f64::consts::PI * reach * reach;
        let alone = nearest_areas_m2(&[rock(145.0)], &rock(160.0), &[reach], window, 40.0)[0][0];
        assert!((alone / disc - 1.0).abs() < 1e-3, "{}", alone / disc);
        // Two rocks 24 km apart, each for itself, and one of them as another's.
        let pair = nearest_areas_m2(&[rock(145.0), rock(145.3)], &rock(160.0), &[reach], window, 40.0);
        assert!((pair[0][0] / pair[1][0] - 1.0).abs() < 2e-3, "{pair:?}");
        let half = nearest_areas_m2(&[rock(145.0)], &rock(145.3), &[reach], window, 40.0)[0][0];
        assert!((half / pair[0][0] - 1.0).abs() < 1e-3);
        // A disc without the segment beyond the line between them.
        let d = geodesic_m(LonLat::new(145.0, 44.0), LonLat::new(145.3, 44.0)) / 2.0;
        let segment = reach * reach * (d / reach).acos() - d * (reach * reach - d * d).sqrt();
        assert!((half / (disc - segment) - 1.0).abs() < 1e-3, "{}", half / (disc - segment));
    }

    #[test]
    fn a_cut_leaves_the_share_that_was_asked_for() {
        let ring = |points: &[(f64, f64)]| points.iter().map(|&(x, y)| LonLat::new(x, y)).collect::<Vec<_>>();
        let long = [ring(&[(145.0, 44.0), (146.0, 44.7), (145.9, 44.9), (144.9, 44.2), (145.0, 44.0)])];
        let area = |rings: &[Vec<LonLat>]| {
            let of = |ring: &Vec<LonLat>| {
                ring.windows(2).map(|e| e[0].lon * e[1].lat - e[1].lon * e[0].lat).sum::<f64>() / 2.0
            };
            rings.iter().map(of).sum::<f64>().abs()
        };
        for share in [0.1, 0.21, 0.5, 0.9] {
            for towards in [LonLat::new(144.0, 43.0), LonLat::new(147.0, 46.0)] {
                let line = cut(&long, share, towards, area).unwrap();
                let kept = left_of(&long, line);
                assert!((area(&kept) / area(&long) - share).abs() < 1e-6, "{share}");
                let near = |p: &LonLat| (p.lon - towards.lon).hypot(p.lat - towards.lat);
                let least = |rings: &[Vec<LonLat>]| rings.iter().flatten().map(near).fold(f64::INFINITY, f64::min);
                assert!(least(&kept) <= least(&long) + 1e-9, "the nearer end is kept");
            }
        }
    }
}
