//! What the committed land layers must be, whatever made them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::simplify::distance;
use atlas::lonlat::LonLat;
use geo::{CoordsIter, MultiPolygon, Polygon, Validation, Winding};

use super::levels::on_edge;
use super::spec::{Level, Shape, Spec};
use super::topology::entangled;
use crate::layers::{self, Feature};

struct Dispute {
    folder: PathBuf,
    spec: Spec,
}

impl Dispute {
    fn layer(&self, kind: &str, level: usize) -> Vec<Feature> {
        layers::read_shapes(&self.folder.join(format!("layers/{kind}-{level}.geojson"))).unwrap()
    }

    fn finest(&self) -> Vec<Feature> {
        self.layer("islands", self.spec.levels.len() - 1)
    }
}

fn disputes() -> Vec<Dispute> {
    let folders = layers::disputes_with(Path::new(crate::ROOT), "land.toml").unwrap().into_iter();
    folders.map(|folder| Dispute { spec: Spec::read(&folder.join("land.toml")).unwrap(), folder }).collect()
}

/// Every layer of every level, with a name for messages.
fn every_layer(dispute: &Dispute) -> Vec<(String, Vec<Feature>)> {
    let levels = 0..dispute.spec.levels.len();
    let both = levels
        .flat_map(|level| ["islands", "land"].map(|kind| (format!("{kind}-{level}"), dispute.layer(kind, level))));
    both.collect()
}

#[test]
fn areas_agree_with_the_published_ones() {
    for dispute in disputes() {
        let islands = dispute.finest();
        for named in dispute.spec.named() {
            if let (Some(km2), Some(percent)) = (named.km2, named.percent) {
                let found = super::area_km2(&islands, &named.id);
                assert!((found / km2 - 1.0).abs() * 100.0 <= percent, "{}: {found} km², published {km2}", named.id);
            }
        }
    }
}

#[test]
fn every_name_with_a_shape_is_in_every_level_once() {
    for dispute in disputes() {
        for level in 0..dispute.spec.levels.len() {
            let layers = ["islands", "land"].map(|kind| dispute.layer(kind, level));
            let mut found: Vec<&str> = layers.iter().flatten().filter_map(|feature| feature.property("id")).collect();
            found.sort_unstable();
            let named = dispute.spec.named().filter(|named| named.shape != Some(Shape::None));
            let expected: BTreeSet<&str> = named.map(|named| named.id.as_str()).collect();
            assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "level {level}");
        }
    }
}

#[test]
fn rings_are_closed_wound_rounded_and_without_repeats() {
    for dispute in disputes() {
        for (layer, features) in every_layer(&dispute) {
            for polygon in features.iter().flat_map(|feature| &feature.shape) {
                assert!(polygon.exterior().is_ccw(), "{layer}: an outer ring runs clockwise");
                assert!(polygon.interiors().iter().all(Winding::is_cw), "{layer}: a hole runs counter-clockwise");
                for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                    assert!(ring.0.len() >= 4 && ring.is_closed(), "{layer}: {ring:?}");
                    assert!(ring.0.windows(2).all(|pair| pair[0] != pair[1]), "{layer}: {ring:?}");
                }
                assert!(
                    polygon.coords_iter().all(|coord| coord == layers::rounded(coord)),
                    "{layer}: more than five decimals"
                );
            }
        }
    }
}

#[test]
fn every_shape_is_valid_and_apart_from_all_others() {
    for dispute in disputes() {
        for level in 0..dispute.spec.levels.len() {
            let layers = ["islands", "land"].map(|kind| dispute.layer(kind, level));
            let polygons: Vec<&Polygon> = layers.iter().flatten().flat_map(|feature| &feature.shape).collect();
            for polygon in &polygons {
                assert!(polygon.is_valid(), "level {level}: {:?}", polygon.validation_errors());
            }
            assert!(entangled(&polygons).is_empty(), "level {level}: shapes touch");
        }
    }
}

#[test]
fn land_lies_in_the_frame() {
    for dispute in disputes() {
        let frame = dispute.spec.frame;
        for (layer, features) in every_layer(&dispute) {
            let [west, south, east, north] = layers::bounds(features.iter().map(|feature| &feature.shape));
            assert!(west >= frame[0] && south >= frame[1] && east <= frame[2] && north <= frame[3], "{layer}");
            if layer.starts_with("islands") {
                let corner = |coord: geo::Coord| on_edge(frame, LonLat::new(coord.x, coord.y));
                assert!(!features.iter().flat_map(|feature| feature.shape.coords_iter()).any(corner), "{layer} is cut");
            }
        }
    }
}

/// Simplification leaves vertices out and moves none, so a simplified shape is known by any vertex it still has.
#[test]
fn left_out_vertices_lie_within_the_stated_error() {
    for dispute in disputes() {
        let finest = dispute.finest();
        let whole: BTreeMap<[i64; 2], &Polygon> = finest
            .iter()
            .flat_map(|feature| &feature.shape)
            .flat_map(|polygon| polygon.exterior().coords().map(move |coord| (key(coord), polygon)))
            .collect();
        for (number, level) in dispute.spec.levels.iter().enumerate() {
            for polygon in dispute.layer("islands", number).iter().flat_map(|feature| &feature.shape) {
                let full = whole[&key(&polygon.exterior().0[0])];
                let error = error_px(full, polygon, level);
                assert!(
                    error <= level.error_px + 1e-9,
                    "level {number}: {error} px near {:?}",
                    polygon.exterior().0[0]
                );
            }
        }
    }
}

#[test]
fn levels_hold_fewer_vertices_the_coarser_they_are() {
    let count = |features: &[Feature]| {
        layers::vertices(features.iter().map(|feature: &Feature| -> &MultiPolygon { &feature.shape }))
    };
    for dispute in disputes() {
        let counts: Vec<usize> = (0..dispute.spec.levels.len())
            .map(|level| count(&dispute.layer("islands", level)) + count(&dispute.layer("land", level)))
            .collect();
        assert!(counts.is_sorted(), "{counts:?}");
        for (level, count) in dispute.spec.levels.iter().zip(&counts) {
            assert!(*count <= level.vertices_max, "{count} vertices, at most {}", level.vertices_max);
        }
    }
}

fn key(coord: &geo::Coord) -> [i64; 2] {
    [(coord.x * 1e5).round() as i64, (coord.y * 1e5).round() as i64]
}

/// How far the farthest vertex of the full ring lies from the simplified one, in pixels of the level.
fn error_px(full: &Polygon, simplified: &Polygon, level: &Level) -> f64 {
    let plane = |polygon: &Polygon| -> Vec<[f64; 2]> {
        polygon.exterior().coords().map(|coord| level.pixel(LonLat::new(coord.x, coord.y))).collect()
    };
    let left = plane(simplified);
    let away =
        |point: &[f64; 2]| left.windows(2).map(|side| distance(*point, side[0], side[1])).fold(f64::MAX, f64::min);
    plane(full).iter().map(away).fold(0.0, f64::max)
}
