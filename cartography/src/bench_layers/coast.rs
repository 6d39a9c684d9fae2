//! A real coast with as many vertices as are asked for, its shapes put together by cells.

use std::collections::BTreeMap;
use std::path::Path;

use geo::{MultiPolygon, Polygon};

use crate::Result;
use crate::land::levels::{self, Piece};
use crate::land::spec::Level;
use crate::layers::{self, Feature};

/// Width and height of a cell in degrees: each is one feature.
const CELL: f64 = 5.0;

/// The whole Earth, none of whose edges cuts the land.
const EARTH: [f64; 4] = [-180.0, -90.0, 180.0, 90.0];

/// Fewer vertices than this share of what is asked for, or more, are as many.
const NEAR: f64 = 0.02;

/// The zoom to begin with, the most to add to it at once, and how often it is tried.
const COARSE: f64 = 4.0;
const STEP: f64 = 2.0;
const TRIES: usize = 30;

/// The land with about so many vertices, simplified as levels of detail are: no two shapes touch that did not before.
pub fn simplified(land: &[Polygon], vertices: usize) -> Result<Vec<Polygon>> {
    let pieces: Vec<Piece> = land.iter().map(|polygon| Piece { polygon: polygon.clone(), must_stay: false }).collect();
    let mut zoom = COARSE;
    for _ in 0..TRIES {
        let (shapes, _) = levels::simplify(&pieces, &level(zoom), EARTH)?;
        let shapes: Vec<Polygon> = shapes.into_iter().flatten().collect();
        let share = count(&shapes) as f64 / vertices as f64;
        if (share - 1.0).abs() < NEAR {
            return Ok(shapes);
        }
        // A coast has about twice the vertices where it is twice as large.
        zoom -= share.log2().clamp(-STEP, STEP);
    }
    Err(format!("The land cannot be simplified to {vertices} vertices; look at cartography/src/bench_layers/."))
}

fn level(zoom: f64) -> Level {
    let [error_px, speck_px2] = [0.5, 1.5];
    Level {
        zoom,
        error_px,
        far_error_px: error_px,
        speck_px2,
        vertices_max: usize::MAX,
        near: EARTH,
        whole: None,
        cell_deg: None,
    }
}

fn count(polygons: &[Polygon]) -> usize {
    use geo::CoordsIter;
    polygons.iter().map(CoordsIter::coords_count).sum()
}

/// Writes the shapes, those that begin in one cell as one feature.
pub fn write(path: &Path, polygons: Vec<Polygon>) -> Result<()> {
    let vertices = count(&polygons);
    let mut cells: BTreeMap<[i32; 2], Vec<Polygon>> = BTreeMap::new();
    for polygon in polygons {
        let Some(first) = polygon.exterior().0.first() else { continue };
        let cell = [first.x, first.y].map(|degrees| (degrees / CELL).floor() as i32);
        cells.entry(cell).or_default().push(polygon);
    }
    let feature = |([column, row], polygons): ([i32; 2], Vec<Polygon>)| {
        let [lon, lat] = [column, row].map(|cell| f64::from(cell) * CELL);
        Feature { properties: vec![("name", format!("Land from {lon}, {lat}"))], shape: MultiPolygon(polygons) }
    };
    let features: Vec<Feature> = cells.into_iter().map(feature).collect();
    println!("  {}: {vertices} vertices in {} features", path.display(), features.len());
    layers::write_shapes(path, &features, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Coord, LineString};

    /// An island with bays of every size.
    fn jagged(corners: u32) -> Polygon {
        let place = |corner: u32| {
            let turn = f64::from(corner % corners) / f64::from(corners) * std::f64::consts::TAU;
            let bays = [13.0, 57.0, 211.0, 503.0].map(|count: f64| (turn * count).sin() / count);
            let radius = 3.0 + 3.0 * bays.iter().sum::<f64>();
            Coord { x: 140.0 + radius * turn.cos(), y: 40.0 + radius * turn.sin() }
        };
        Polygon::new(LineString((0..=corners).map(place).collect()), Vec::new())
    }

    #[test]
    fn a_coast_is_simplified_to_about_as_many_vertices_as_are_asked_for() {
        let found = count(&simplified(&[jagged(5_000)], 300).unwrap());
        assert!((290..=310).contains(&found), "{found}");
    }
}
