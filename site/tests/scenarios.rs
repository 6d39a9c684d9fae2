//! The figures of the scenarios against a second method, and against a finer run of the first.

#![allow(clippy::unwrap_used)]

use atlas::dossier::{Dossier, Figures};
use atlas::lonlat::LonLat;
use cartography::scenarios::{CELL_M, Land, Piece, REACHES_M, calculate, land, seas_km2};
use cartography::sea_area::window_around;
use geo::{Contains, LineString, MultiPolygon, Point, Polygon};
use site::{content, paths, project};
use std::sync::OnceLock;

struct Case {
    dossier: Dossier,
    folder: std::path::PathBuf,
    pieces: Vec<Piece>,
    rest: Vec<Vec<LonLat>>,
}

fn case() -> &'static Case {
    static CASE: OnceLock<Case> = OnceLock::new();
    CASE.get_or_init(|| {
        let mut disputes = content::load(&paths::root()).unwrap().into_iter().map(|project| project.dossier);
        let dossier = disputes.find(|dossier| !dossier.scenarios.scenario.is_empty()).unwrap();
        let folder = project::folder(&paths::root(), &dossier.dispute.id);
        let Land { pieces, rest, .. } = land(&folder, &dossier).unwrap();
        Case { dossier, folder, pieces, rest }
    })
}

/// The second method shares no code with the first. A spiral of points that each stand for the same area of the authalic sphere
/// covers the sea; of each the nearest shore is found among vertices at most 700 m apart, by the angle between directions from the
/// Earth's centre, turned into metres with the radius of the ellipsoid's curvature at that latitude.
fn sampled_km2(pieces: &[Piece], rest: &[Vec<LonLat>], window: [f64; 4], reach_m: f64, step_km: f64) -> Vec<f64> {
    let (a, e2) = (6_378_137.0_f64, 6.694_379_990_141_316e-3_f64);
    let e = e2.sqrt();
    // Snyder, Map projections: a working manual, 3-11 and 3-12.
    let q =
        |sin: f64| (1.0 - e2) * (sin / (1.0 - e2 * sin * sin) - ((1.0 - e * sin) / (1.0 + e * sin)).ln() / (2.0 * e));
    let q_pole = q(1.0);
    let authalic_radius_km = a * (q_pole / 2.0).sqrt() / 1e3;
    let geographic = |beta: f64| {
        let mut phi = beta;
        for _ in 0..8 {
            let sin = phi.sin();
            let bend = 1.0 - e2 * sin * sin;
            phi += bend * bend / (2.0 * phi.cos()) * (q_pole * beta.sin() - q(sin)) / (1.0 - e2);
        }
        phi
    };
    let direction = |lon: f64, lat: f64| {
        // Directions of the surface's normals: angles between them are distances over the radius of curvature.
        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
    };
    let mut vertices: Vec<([f64; 3], usize)> = Vec::new();
    let owned =
        pieces.iter().map(|piece| &piece.coasts).chain([&rest.to_vec()]).cloned().enumerate().collect::<Vec<_>>();
    let [west, south, east, north] = window;
    let near = |p: &LonLat| (west - 5.0..east + 5.0).contains(&p.lon) && (south - 4.0..north + 4.0).contains(&p.lat);
    for (owner, lines) in &owned {
        for edge in lines.iter().flat_map(|line| line.windows(2)).filter(|edge| near(&edge[0])) {
            let long = (edge[1].lon - edge[0].lon).abs().max((edge[1].lat - edge[0].lat).abs());
            let count = (long / 0.006).ceil().max(1.0) as usize;
            for step in 0..count {
                let t = step as f64 / count as f64;
                let lon = edge[0].lon + t * (edge[1].lon - edge[0].lon);
                let lat = edge[0].lat + t * (edge[1].lat - edge[0].lat);
                vertices.push((direction(lon.to_radians(), lat.to_radians()), *owner));
            }
        }
    }
    // Sorted along the axis of the Earth, so that only a slice need be looked at.
    vertices.sort_by(|p, q| p.0[2].total_cmp(&q.0[2]));
    let land = |rings: &[Vec<LonLat>]| {
        let polygon = |ring: &Vec<LonLat>| {
            let line: LineString = ring.iter().map(|p| (p.lon, p.lat)).collect();
            Polygon::new(line, Vec::new())
        };
        MultiPolygon::new(rings.iter().map(polygon).collect())
    };
    let lands: Vec<MultiPolygon> = pieces.iter().map(|piece| land(&piece.rings)).collect();
    let authalic = |lat: f64| (q(lat.to_radians().sin()) / q_pole).asin();
    let (low, high) = (authalic(south).sin(), authalic(north).sin());
    let each_km2 = step_km * step_km;
    let whole_km2 = authalic_radius_km.powi(2) * (east - west).to_radians() * (high - low);
    let count = (whole_km2 / each_km2).round() as usize;
    let golden = 0.618_033_988_749_894_9_f64;
    let mut areas = vec![0.0; pieces.len()];
    for index in 0..count {
        let beta = (low + (high - low) * (index as f64 + 0.5) / count as f64).asin();
        let lat = geographic(beta);
        let lon = (west + (east - west) * (index as f64 * golden).fract()).to_radians();
        let at = direction(lon, lat);
        let bend = 1.0 - e2 * lat.sin().powi(2);
        // Between the two principal radii: along the meridian and across it.
        let radius = a * (1.0 - e2).sqrt() / bend;
        let slack = reach_m / radius * 1.02;
        let from = vertices.partition_point(|(v, _)| v[2] < (lat - slack).sin());
        let to = vertices.partition_point(|(v, _)| v[2] < (lat + slack).sin());
        let dot = |v: &[f64; 3]| v[0] * at[0] + v[1] * at[1] + v[2] * at[2];
        let nearest = vertices[from..to].iter().map(|(v, owner)| (dot(v), *owner)).max_by(|p, q| p.0.total_cmp(&q.0));
        let Some((cos, owner)) = nearest else { continue };
        if owner < pieces.len() && cos.min(1.0).acos() * radius <= reach_m {
            let place = Point::new(lon.to_degrees(), lat.to_degrees());
            if !lands[owner].contains(&place) {
                areas[owner] += whole_km2 / count as f64;
            }
        }
    }
    areas
}

#[test]
fn the_seas_are_those_of_a_second_method() {
    let case = case();
    let seas = seas_km2(&case.pieces, &case.rest, CELL_M);
    let places: Vec<&LonLat> = case.pieces.iter().flat_map(|piece| piece.coasts.iter().flatten()).collect();
    for (index, (reach_m, step_km)) in REACHES_M.into_iter().zip([0.75, 4.0]).enumerate() {
        let window = window_around(places.iter().copied(), reach_m);
        let sampled = sampled_km2(&case.pieces, &case.rest, window, reach_m, step_km);
        for (piece, second) in case.pieces.iter().zip(sampled) {
            let first = seas[&piece.id][index];
            println!("{} within {:.0} nm: {first:.1} km², second method {second:.1}", piece.id, reach_m / 1852.0);
            assert!((first / second - 1.0).abs() < 0.01, "{}: {first} and {second} km²", piece.id);
        }
    }
}

#[test]
fn a_finer_run_changes_nothing_that_is_printed() {
    let case = case();
    let [coarse, fine] = [CELL_M, CELL_M / 2.0].map(|cell_m| seas_km2(&case.pieces, &case.rest, cell_m));
    for (id, areas) in &coarse {
        for (area, finer) in areas.iter().zip(&fine[id]) {
            println!("{id}: {area:.1} km², finer {finer:.1}");
            assert!((area / finer - 1.0).abs() < 0.003, "{id}: {area} and {finer} km²");
        }
    }
}

#[test]
fn what_stays_moves_nothing_and_more_land_moves_more() {
    let case = case();
    let results = calculate(&case.folder, &case.dossier).unwrap();
    let [first, .., last] = &results.figures[..] else { panic!("two scenarios at least") };
    assert_eq!((first.land_km2, first.residents, first.sea_12nm_km2, first.sea_200nm_km2), (0.0, 0.0, 0.0, 0.0));
    assert!((last.land_share - 1.0).abs() < 1e-9);
    for pair in results.figures.windows(2) {
        let figures = |f: &Figures| [f.land_km2, f.sea_12nm_km2, f.sea_200nm_km2];
        assert!(figures(&pair[0]).iter().zip(figures(&pair[1])).all(|(less, more)| *less < more), "{pair:?}");
    }
    assert!(
        results.figures.iter().all(|figures| figures.line_km > 50.0 && figures.sea_12nm_km2 <= figures.sea_200nm_km2)
    );
    let half = results.figures.iter().find(|figures| (figures.land_share - 0.5).abs() < 1e-9);
    assert!(half.is_some(), "one of them is half of all land");
    assert!(results.cut.is_some() && results.thumbs.part.is_some());
}
