//! Lines of equal distance between invented shores with known answers.
#![allow(clippy::unwrap_used)]

use atlas::lonlat::LonLat;
use cartography::contour::Window;
use cartography::equidistance::{Rule, equidistance};
use cartography::shores::{Shores, geodesic_m};

const WINDOW: Window = Window { west: 9.0, south: 44.0, east: 12.0, north: 46.0 };
const RULE: Rule = Rule { window: WINDOW, cell_m: 1_000.0, reach_m: f64::INFINITY, third: None, tolerance_m: 20.0 };

fn shore(places: &[[f64; 2]]) -> (usize, Vec<LonLat>) {
    (0, places.iter().map(|place| LonLat::from(*place)).collect())
}

fn shores(lines: &[&[[f64; 2]]]) -> Shores {
    Shores::new(lines.iter().map(|line| shore(line)))
}

#[test]
fn two_coasts_along_meridians_share_the_meridian_between() {
    let a = shores(&[&[[10.0, 43.0], [10.0, 47.0]]]);
    let b = shores(&[&[[11.0, 43.0], [11.0, 47.0]]]);
    let lines = equidistance(&a, &b, &RULE);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].len(), 2, "a straight line needs two vertices");
    assert!(lines[0].iter().all(|place| (place.lon - 10.5).abs() < 2e-5));
    assert!(lines[0][0].lat < lines[0][1].lat, "the western shore lies on the left");
}

#[test]
fn two_points_on_a_meridian_share_a_place_halfway_on_the_ellipsoid() {
    let (north, south) = (LonLat::new(10.5, 45.6), LonLat::new(10.5, 44.4));
    let lines = equidistance(&Shores::new([(0, [north])]), &Shores::new([(0, [south])]), &RULE);
    let middle = lines[0].iter().min_by(|a, b| (a.lon - 10.5).abs().total_cmp(&(b.lon - 10.5).abs())).unwrap();
    let (up, down) = (geodesic_m(*middle, north), geodesic_m(*middle, south));
    assert!((up - down).abs() < 2.0, "{up} {down}");
    // Degrees of latitude grow towards the pole, so halfway in metres lies north of halfway in degrees.
    assert!(middle.lat > 45.0 && middle.lat < 45.001, "{middle:?}");
}

#[test]
fn an_island_on_the_way_pushes_the_line_away() {
    let a = shores(&[&[[10.0, 43.0], [10.0, 47.0]], &[[10.4, 45.0], [10.41, 45.0], [10.4, 45.01], [10.4, 45.0]]]);
    let b = shores(&[&[[11.0, 43.0], [11.0, 47.0]]]);
    let lines = equidistance(&a, &b, &RULE);
    let farthest = lines[0].iter().map(|place| place.lon).fold(0.0, f64::max);
    assert!((farthest - (10.41 + 11.0) / 2.0).abs() < 1e-3, "{farthest}");
}

#[test]
fn the_line_ends_at_the_reach() {
    let a = shores(&[&[[10.0, 45.0]]]);
    let b = shores(&[&[[10.5, 45.0]]]);
    let lines = equidistance(&a, &b, &Rule { reach_m: 40_000.0, ..RULE });
    assert_eq!(lines.len(), 1);
    for end in [lines[0].first().unwrap(), lines[0].last().unwrap()] {
        assert!((a.distance_m(*end) - 40_000.0).abs() < 2.0, "{}", a.distance_m(*end));
    }
}

#[test]
fn the_line_ends_where_a_third_shore_is_as_near() {
    let a = shores(&[&[[10.0, 45.0]]]);
    let b = shores(&[&[[11.0, 45.0]]]);
    let third = shores(&[&[[10.5, 45.5]]]);
    let lines = equidistance(&a, &b, &Rule { third: Some(&third), ..RULE });
    assert_eq!(lines.len(), 1);
    let tripoint = *lines[0].last().unwrap();
    let distances = [&a, &b, &third].map(|shores| shores.distance_m(tripoint));
    assert!(distances.iter().all(|distance| (distance - distances[0]).abs() < 3.0), "{distances:?}");
}

#[test]
fn an_islet_in_foreign_waters_gets_a_line_round_itself() {
    let a = shores(&[&[[9.0, 43.0], [9.0, 47.0]], &[[11.0, 45.0]]]);
    let b = shores(&[&[[10.0, 43.0], [10.0, 47.0]], &[[12.0, 43.0], [12.0, 47.0]]]);
    let lines = equidistance(&a, &b, &RULE);
    assert!(lines.len() >= 2, "{}", lines.len());
}

/// The law: recomputed with no index and no shortcuts, the two distances are equal at every vertex.
#[test]
fn brute_force_agrees_at_every_vertex() {
    let ragged = |lon: f64, turn: f64| -> Vec<[f64; 2]> {
        (0..=60).map(|step| [lon + 0.08 * (f64::from(step) * turn).sin(), 43.8 + f64::from(step) * 0.04]).collect()
    };
    let (west, east) = (ragged(10.0, 1.3), ragged(10.9, 0.7));
    let lines = equidistance(&shores(&[&west]), &shores(&[&east]), &RULE);
    assert!(lines[0].len() > 20);
    for place in &lines[0] {
        let (to_west, to_east) = (brute_m(*place, &west), brute_m(*place, &east));
        assert!((to_west - to_east).abs() < 10.0, "{place:?}: {to_west} and {to_east}");
    }
}

/// Shortest geodesic to 2,000 places along each side: about 2 m apart.
fn brute_m(from: LonLat, line: &[[f64; 2]]) -> f64 {
    let mut best = f64::INFINITY;
    for side in line.windows(2) {
        let near = side.iter().map(|end| geodesic_m(from, LonLat::from(*end))).fold(f64::INFINITY, f64::min);
        if near > best + 20_000.0 {
            continue;
        }
        for step in 0..=2_000 {
            let share = f64::from(step) / 2_000.0;
            let place = [0, 1].map(|axis| side[0][axis] + share * (side[1][axis] - side[0][axis]));
            best = best.min(geodesic_m(from, LonLat::from(place)));
        }
    }
    best
}

#[test]
fn across_the_antimeridian_and_in_the_south_it_is_the_same_line() {
    let line = |by: f64, lat: fn(f64) -> f64| {
        let place = |lon: f64, north: f64| LonLat::new(lon + by, lat(north));
        let [west, east] =
            [10.2, 10.9].map(|lon| Shores::new([(0, [place(lon, 44.8), place(lon + 0.1, 45.0), place(lon, 45.3)])]));
        let [south, north] = if lat(1.0) > 0.0 { [44.7, 45.3] } else { [-45.3, -44.7] };
        let window = Window { west: 10.3 + by, south, east: 10.9 + by, north };
        let mut line = equidistance(&west, &east, &Rule { window, ..RULE }).remove(0);
        line.sort_by(|one, other| lat(one.lat).total_cmp(&lat(other.lat)));
        line.into_iter().map(|at| (at.lon - by, lat(at.lat))).collect::<Vec<_>>()
    };
    let here = line(0.0, |lat| lat);
    assert!(here.len() >= 2);
    for there in [line(169.4, |lat| lat), line(-190.6, |lat| lat), line(169.4, |lat| -lat)] {
        let ends = [0, usize::MAX].map(|end| (here[end.min(here.len() - 1)], there[end.min(there.len() - 1)]));
        assert!(ends.iter().all(|(a, b)| (a.0 - b.0).abs() < 1e-4 && (a.1 - b.1).abs() < 1e-4), "{ends:?}");
    }
}
