//! What the committed lines must be, whatever made them.

use std::collections::BTreeMap;
use std::fs;

use super::spec::{self, Line, Method};
use super::*;

struct Dispute {
    shapes: Shapes,
    lines: Vec<Line>,
    parts: BTreeMap<String, Vec<Vec<LonLat>>>,
}

fn disputes() -> Vec<Dispute> {
    let folders = layers::disputes_with(Path::new(crate::ROOT), "lines.toml").unwrap();
    let read = |folder: &std::path::PathBuf| Dispute {
        shapes: Shapes::read(folder).unwrap(),
        lines: spec::read(&folder.join("lines.toml")).unwrap(),
        parts: parts(&fs::read_to_string(folder.join("layers/lines.geojson")).unwrap()),
    };
    folders.iter().map(read).collect()
}

/// The parts of each line in the file, by the line's id.
fn parts(text: &str) -> BTreeMap<String, Vec<Vec<LonLat>>> {
    let layer: Value = serde_json::from_str(text).unwrap();
    let features = layer["features"].as_array().unwrap().iter();
    let line = |feature: &Value| {
        let coordinates = feature["geometry"]["coordinates"].clone();
        let one = serde_json::from_value::<Vec<LonLat>>(coordinates.clone()).map(|part| vec![part]);
        (
            feature["properties"]["id"].as_str().unwrap().to_owned(),
            one.or_else(|_| serde_json::from_value(coordinates)).unwrap(),
        )
    };
    features.map(line).collect()
}

#[test]
fn every_line_is_there_and_light() {
    for dispute in disputes() {
        let mut ids: Vec<&String> = dispute.lines.iter().map(|line| &line.id).collect();
        ids.sort();
        assert_eq!(ids, dispute.parts.keys().collect::<Vec<_>>());
        for (id, parts) in &dispute.parts {
            let vertices: usize = parts.iter().map(Vec::len).sum();
            assert!(parts.iter().all(|part| part.len() >= 2) && vertices <= 400, "{id}: {vertices} vertices");
        }
    }
}

#[test]
fn every_vertex_is_as_far_from_one_shore_as_from_the_other() {
    for dispute in disputes() {
        for line in dispute.lines.iter().filter(|line| line.method == Method::Equidistance) {
            let parts = &dispute.parts[&line.id];
            let worst = worst_difference_m(line, parts, &dispute.shapes).unwrap();
            assert!(worst < 10.0, "{}: {worst} m", line.id);
            let a = dispute.shapes.shores(&line.a).unwrap();
            let farthest = parts.iter().flatten().map(|place| a.distance_m(*place)).fold(0.0, f64::max);
            assert!(farthest <= line.reach_nm * MILE_M + 10.0, "{}: {farthest} m from shore", line.id);
        }
    }
}

#[test]
fn every_vertex_of_a_limit_is_at_its_distance_from_shore() {
    for dispute in disputes() {
        for line in dispute.lines.iter().filter(|line| line.method == Method::Limit) {
            let worst = worst_difference_m(line, &dispute.parts[&line.id], &dispute.shapes).unwrap();
            assert!(worst < 10.0, "{}: {worst} m", line.id);
        }
    }
}

#[test]
fn lines_pass_where_they_are_expected() {
    for dispute in disputes() {
        for line in &dispute.lines {
            for expect in &line.expect {
                let found = measure(line, &dispute.parts[&line.id], expect.near, &dispute.shapes).unwrap();
                assert!(found.away_m <= expect.within_m, "{}, {}: {} m off", line.id, expect.note, found.away_m);
                if let (Some(gap_km), Some(percent)) = (expect.gap_km, expect.percent) {
                    let off = (found.gap_km() / gap_km - 1.0).abs() * 100.0;
                    assert!(off <= percent, "{}, {}: {} km", line.id, expect.note, found.gap_km());
                }
            }
        }
    }
}

#[test]
fn lines_through_points_have_each_of_them() {
    for dispute in disputes() {
        for line in dispute.lines.iter().filter(|line| line.method == Method::Points) {
            let course = points::course(line, dispute.shapes.frame()).unwrap();
            let found = &dispute.parts[&line.id];
            assert_eq!(found.len(), 1, "{}", line.id);
            assert_eq!(found[0], course.into_iter().map(rounded).collect::<Vec<_>>(), "{}", line.id);
            assert!(found[0].len() >= line.points.len() && (found[0].first() == found[0].last()) == line.closed);
        }
    }
}

#[test]
fn a_parallel_runs_over_land_only() {
    let square = |west: f64| geo::Rect::new((west, 0.0), (west + 1.0, 2.0)).to_polygon();
    let parts = parallel(1.0, &[&square(5.0), &square(2.0)]);
    assert_eq!(parts, [[LonLat::new(2.0, 1.0), LonLat::new(3.0, 1.0)], [LonLat::new(5.0, 1.0), LonLat::new(6.0, 1.0)]]);
}
