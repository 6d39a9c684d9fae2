//! `cargo xtask land`: from OpenStreetMap's land polygons to the layers of each dispute, at as many levels of detail as it has.
//!
//! Land is simplified by the method of Ramer, Douglas and Peucker, with a tolerance for each vertex, and takes vertices back wherever
//! shapes would touch. `land.toml` has the numbers, and its head says what each means; tests hold the committed files to them.
//!
//! A level is drawn up to its `zoom`, the last one up to the largest (`atlas::level`). Of the finest of several only what lies within half a
//! screen around the reader's is drawn. Rocks of two hundred vertices need one or two, a chain of a thousand kilometres three.

pub(crate) mod levels;
mod matching;
pub(crate) mod raw;
pub(crate) mod spec;
#[cfg(test)]
mod tests;
mod topology;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use geo::{GeodesicArea, MultiPolygon, Polygon};

use crate::Result;
use crate::layers::{self, Feature};
use levels::Piece;
use matching::Matched;
use spec::{Named, Spec};

/// Makes the land layers of the disputes below `root` that are named; without a name of every one that has a land.toml, and the
/// small globe that shows where they are. The source is fetched once, into `cache`.
///
/// # Errors
/// With what to do where the source cannot be fetched, or a shape of land.toml is not in it.
pub fn run(root: &Path, cache: &Path, names: &[String]) -> Result<()> {
    if names.is_empty() {
        raw::globe(&root.join("assets/globe.geojson"), cache)?;
    }
    for folder in layers::disputes_named(root, "land.toml", names)? {
        let start = Instant::now();
        println!("land: {} (a few seconds, the first time longer)", layers::name(&folder));
        make(&folder, cache)?;
        println!("  done in {:.0} s", start.elapsed().as_secs_f64());
    }
    Ok(())
}

fn make(folder: &Path, cache: &Path) -> Result<()> {
    let spec = Spec::read(&folder.join("land.toml"))?;
    let names: Vec<&Named> = spec.named().collect();
    let layers = folder.join("layers");
    fs::create_dir_all(&layers).map_err(|error| format!("{} cannot be made: {error}.", layers.display()))?;
    raw::depth(spec.frame, &layers.join("depth.geojson"), cache)?;
    let polygons = raw::polygons(spec.frame, &spec.cuts, cache)?;
    println!("  {} polygons in the frame", polygons.len());
    let matched = matching::match_all(&spec, &polygons)?;
    if !matched.missing.is_empty() {
        println!("  named without a shape: {}", matched.missing.join(", "));
    }
    let pieces = pieces(&names, &matched, polygons);
    for (number, level) in spec.levels.iter().enumerate() {
        let (shapes, dropped) = levels::simplify(&pieces, level, spec.frame)?;
        let (islands, land) = features(&names, &matched, shapes, level.cell_deg);
        let layer = |kind: &str| folder.join(format!("layers/{kind}-{number}.geojson"));
        layers::write_shapes(&layer("islands"), &islands, None)?;
        layers::write_shapes(&layer("land"), &land, Some(spec.frame))?;
        let count = |features: &[Feature]| layers::vertices(features.iter().map(|feature| &feature.shape));
        println!(
            "  level {number}: {} vertices of islands, {} of land around, at most {} in all; {dropped} specks left out that touch others",
            count(&islands),
            count(&land),
            level.vertices_max
        );
        if number + 1 == spec.levels.len() {
            report_areas(&spec, &islands);
        }
    }
    Ok(())
}

/// Polygons with what the levels need to know: the largest of each named feature must stay at every level.
fn pieces(names: &[&Named], matched: &Matched, polygons: Vec<Polygon>) -> Vec<Piece> {
    let size = |polygon: &Polygon| polygon.geodesic_area_unsigned();
    let mut largest: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
    for (index, polygon) in polygons.iter().enumerate() {
        if let Some(feature) = feature_of(names, matched, index) {
            let best = largest.entry(feature).or_insert((-1.0, index));
            if size(polygon) > best.0 {
                *best = (size(polygon), index);
            }
        }
    }
    let must_stay: std::collections::BTreeSet<usize> = largest.values().map(|(_, index)| *index).collect();
    let piece = |(index, polygon)| Piece { polygon, must_stay: must_stay.contains(&index) };
    polygons.into_iter().enumerate().map(piece).collect()
}

/// The named land whose feature a polygon goes into: its own, or for a rock of a disputed group the group's; else none.
fn feature_of(names: &[&Named], matched: &Matched, polygon: usize) -> Option<usize> {
    matched.named[polygon].or_else(|| {
        let owner = names[matched.owner[polygon]];
        let group = owner.group.as_ref().or(owner.side.is_none().then_some(&owner.id))?;
        names.iter().position(|name| name.id == *group)
    })
}

/// Features of the disputed islands in the order of the file, and of the land around by size, unnamed shapes last.
fn features(
    names: &[&Named],
    matched: &Matched,
    shapes: Vec<Option<Polygon>>,
    cell_deg: Option<f64>,
) -> (Vec<Feature>, Vec<Feature>) {
    let mut named: BTreeMap<usize, Vec<Polygon>> = BTreeMap::new();
    let mut unnamed: BTreeMap<(&str, [i64; 2]), Vec<Polygon>> = BTreeMap::new();
    for (index, shape) in shapes.into_iter().enumerate() {
        let Some(shape) = shape else { continue };
        match feature_of(names, matched, index) {
            Some(feature) => named.entry(feature).or_default().push(shape),
            None => {
                let side = names[matched.owner[index]].tinted().unwrap_or_default();
                unnamed.entry((side, cell(&shape, cell_deg))).or_default().push(shape);
            }
        }
    }
    let (mut islands, mut land) = (Vec::new(), Vec::new());
    for (index, polygons) in named {
        let named @ Named { id, group, side, .. } = names[index];
        let optional = [("group", group.as_deref()), ("side", named.tinted())];
        let optional = optional.into_iter().filter_map(|(key, value)| Some((key, value?.to_owned())));
        let properties = std::iter::once(("id", id.clone())).chain(optional).collect();
        let list = if side.is_some() { &mut land } else { &mut islands };
        list.push(Feature { properties, shape: sorted(polygons) });
    }
    land.sort_by(|a, b| layers::size(&b.shape).total_cmp(&layers::size(&a.shape)));
    land.extend(unnamed.into_iter().map(|((side, _), polygons)| Feature {
        properties: if side.is_empty() { Vec::new() } else { vec![("side", side.to_owned())] },
        shape: sorted(polygons),
    }));
    (islands, land)
}

/// The column and row of the cell in which a shape's first vertex lies; one and the same without cells.
fn cell(shape: &Polygon, cell_deg: Option<f64>) -> [i64; 2] {
    match (cell_deg, shape.exterior().coords().next()) {
        (Some(width), Some(coord)) => [coord.x, coord.y].map(|degrees| (degrees / width).floor() as i64),
        _ => [0, 0],
    }
}

/// Largest first.
fn sorted(mut polygons: Vec<Polygon>) -> MultiPolygon {
    use geo::Area;
    polygons.sort_by(|a, b| b.unsigned_area().total_cmp(&a.unsigned_area()));
    MultiPolygon(polygons)
}

/// Area in km² of everything that bears the id or belongs to the group of that id.
fn area_km2(islands: &[Feature], id: &str) -> f64 {
    let own = islands.iter().filter(|feature| [feature.property("id"), feature.property("group")].contains(&Some(id)));
    own.map(|feature| feature.shape.geodesic_area_unsigned()).sum::<f64>() / 1e6
}

fn report_areas(spec: &Spec, islands: &[Feature]) {
    for named in spec.named() {
        if let (Some(km2), Some(percent)) = (named.km2, named.percent) {
            let found = area_km2(islands, &named.id);
            let off = (found / km2 - 1.0) * 100.0;
            let decimals = if km2 < 10.0 { 4 } else { 2 };
            println!("  {}: {found:.decimals$} km², published {km2} ({off:+.1} %, at most {percent})", named.id);
        }
    }
}
