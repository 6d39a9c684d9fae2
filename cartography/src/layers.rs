//! GeoJSON layers as this project writes them: one feature a line, five decimals, rings as RFC 7946 wants them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use atlas::lonlat::LonLat;
use geo::{Area, BoundingRect, Coord, LineString, MultiPolygon, Orient, Polygon, orient::Direction};
use serde_json::{Map, Value, json};

use crate::Result;

/// What the licence of the shapes asks every copy to say.
const ATTRIBUTION: &str = "© OpenStreetMap contributors, ODbL 1.0";

/// A shape with the properties it is found by.
#[derive(Clone, Debug)]
pub struct Feature {
    /// Names and values.
    pub properties: Vec<(&'static str, String)>,
    /// In degrees.
    pub shape: MultiPolygon,
}

impl Feature {
    /// The value of a property, or nothing.
    pub fn property(&self, key: &str) -> Option<&str> {
        self.properties.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str())
    }
}

/// The folders under `geo-data/` that hold a file of this name: one for each dispute that has one, or for those that are named.
///
/// # Errors
/// Where there is no such folder, or a named one lacks the file.
pub fn disputes_named(root: &Path, file: &str, names: &[String]) -> Result<Vec<PathBuf>> {
    let folders = disputes_with(root, file)?;
    let known: Vec<String> = folders.iter().map(|folder| name(folder)).collect();
    if let Some(stranger) = names.iter().find(|name| !known.contains(name)) {
        return Err(format!(
            "There is no geo-data/{stranger}/{file}. Write it, or name another dispute: {}.",
            known.join(", ")
        ));
    }
    Ok(folders.into_iter().filter(|folder| names.is_empty() || names.contains(&name(folder))).collect())
}

/// The folders under `geo-data/` that hold a file of this name: one for each dispute that has one.
pub fn disputes_with(root: &Path, file: &str) -> Result<Vec<PathBuf>> {
    let data = root.join("geo-data");
    let entries = fs::read_dir(&data).map_err(|error| format!("{} cannot be listed: {error}.", data.display()))?;
    let mut folders: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.join(file).is_file())
        .collect();
    folders.sort();
    if folders.is_empty() {
        return Err(format!("No folder under geo-data/ holds a {file}. Write one, or run this in the whole checkout."));
    }
    Ok(folders)
}

/// A folder's own name, for messages.
pub fn name(folder: &Path) -> String {
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Rounds degrees to five decimals, about a metre: as fine as the shapes are and as the files are written.
pub fn rounded(coord: Coord) -> Coord {
    Coord { x: (coord.x * 1e5).round() / 1e5, y: (coord.y * 1e5).round() / 1e5 }
}

/// Writes polygons as a layer; exterior rings come out counter-clockwise. `bbox` is theirs if none is given.
pub fn write_shapes(path: &Path, features: &[Feature], bbox: Option<[f64; 4]>) -> Result<()> {
    let bbox = bbox.unwrap_or_else(|| bounds(features.iter().map(|feature| &feature.shape)));
    let lines = features.iter().map(|feature| {
        let oriented = feature.shape.orient(Direction::Default);
        let polygons: Vec<Value> = oriented.iter().map(polygon_json).collect();
        let geometry = match <[Value; 1]>::try_from(polygons) {
            Ok([one]) => json!({"type": "Polygon", "coordinates": one}),
            Err(several) => json!({"type": "MultiPolygon", "coordinates": several}),
        };
        let properties = feature.properties.iter().map(|(key, value)| ((*key).to_owned(), json!(value))).collect();
        (properties, geometry)
    });
    write_collection(path, lines, bbox)
}

/// Writes features that are given as properties and geometry, under the attribution.
pub fn write_collection(
    path: &Path,
    features: impl Iterator<Item = (Map<String, Value>, Value)>,
    bbox: [f64; 4],
) -> Result<()> {
    let lines: Vec<String> = features
        .map(|(properties, geometry)| {
            let properties = Value::Object(properties);
            format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
        })
        .collect();
    let head =
        format!(r#"{{"type":"FeatureCollection","attribution":"{ATTRIBUTION}","bbox":{},"features":["#, json!(bbox));
    let text = format!("{head}\n{}\n]}}\n", lines.join(",\n"));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    }
    fs::write(path, text).map_err(|error| format!("{} cannot be written: {error}.", path.display()))
}

/// Reads a layer of polygons back.
pub fn read_shapes(path: &Path) -> Result<Vec<Feature>> {
    let text = fs::read_to_string(path)
        .map_err(|error| format!("{} cannot be read: {error}. `cargo xtask land` makes it.", path.display()))?;
    let wrong = |what: String| {
        format!("{} is not a layer of polygons: {what}. `cargo xtask land` makes it anew.", path.display())
    };
    let layer: geojson::FeatureCollection = text.parse().map_err(|error: geojson::Error| wrong(error.to_string()))?;
    layer.features.into_iter().map(|feature| from_geojson(feature).map_err(wrong)).collect()
}

fn from_geojson(feature: geojson::Feature) -> Result<Feature> {
    let text = |key| feature.property(key).and_then(|value| value.as_str()).map(|value| (key, value.to_owned()));
    let properties = ["id", "group", "side"].into_iter().filter_map(text).collect();
    let geometry = feature.geometry.ok_or("a feature has no geometry")?;
    let shape = match geo::Geometry::try_from(geometry).map_err(|error| error.to_string())? {
        geo::Geometry::Polygon(polygon) => MultiPolygon(vec![polygon]),
        geo::Geometry::MultiPolygon(polygons) => polygons,
        _ => return Err("a feature is neither a Polygon nor a MultiPolygon".to_owned()),
    };
    Ok(Feature { properties, shape })
}

fn polygon_json(polygon: &Polygon) -> Value {
    let ring = |ring: &LineString| ring.coords().map(|coord| json!([coord.x, coord.y])).collect::<Vec<_>>();
    json!(std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect::<Vec<_>>())
}

/// Several lines, each of several places.
pub type Lines = Vec<Vec<LonLat>>;

/// The lines of a layer by their ids.
pub fn read_lines(path: &Path) -> Result<BTreeMap<String, Lines>> {
    let wrong = |what: String| format!("{}: {what}. Make it anew with `cargo xtask lines`.", path.display());
    let text = fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    let json: Value = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
    let features = json["features"].as_array().ok_or_else(|| wrong("it has no features".into()))?;
    let line = |feature: &Value| {
        let id = feature["properties"]["id"].as_str().ok_or_else(|| wrong("a line has no id".into()))?;
        let places = feature["geometry"]["coordinates"].clone();
        let parts = match feature["geometry"]["type"].as_str() {
            Some("LineString") => serde_json::from_value(places).map(|part| vec![part]),
            _ => serde_json::from_value(places),
        };
        Ok((id.to_owned(), parts.map_err(|error| wrong(error.to_string()))?))
    };
    features.iter().map(line).collect()
}

/// The smallest box around all shapes: west, south, east, north.
pub fn bounds<'a>(shapes: impl Iterator<Item = &'a MultiPolygon>) -> [f64; 4] {
    let none = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    shapes.filter_map(BoundingRect::bounding_rect).fold(none, |all, one| {
        [all[0].min(one.min().x), all[1].min(one.min().y), all[2].max(one.max().x), all[3].max(one.max().y)]
    })
}

/// Area in square degrees, for putting shapes in order only.
pub fn size(shape: &MultiPolygon) -> f64 {
    shape.unsigned_area()
}

/// How many vertices the shapes have, the closing ones included.
pub fn vertices<'a>(shapes: impl Iterator<Item = &'a MultiPolygon>) -> usize {
    use geo::CoordsIter;
    shapes.map(CoordsIter::coords_count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disputes_are_all_there_are_or_those_named_and_a_stranger_is_told() {
        let root = Path::new(crate::ROOT);
        let all = disputes_named(root, "land.toml", &[]).unwrap();
        assert_eq!(disputes_named(root, "land.toml", &[name(&all[0])]).unwrap(), all[..1]);
        let said = disputes_named(root, "land.toml", &["atlantis".to_owned()]).unwrap_err();
        assert!(
            said.starts_with("There is no geo-data/atlantis/land.toml.") && said.contains(&name(&all[0])),
            "{said}"
        );
    }
}
