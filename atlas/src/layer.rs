//! A layer of the map: GeoJSON, parsed and projected once.

use crate::decimal::rounded;
use crate::lonlat::LonLat;
use crate::plane::{Bounds, Projection, World};
use geojson::{FeatureCollection, GeometryValue as Value};
use std::collections::BTreeMap;

/// A layer, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Its features in the order of drawing.
    pub features: Vec<Feature>,
    /// The box it was cut along, where it names one.
    pub clip: Option<Bounds>,
}

/// A feature: some rings, or some lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Its id, by which content is joined to it.
    pub id: Option<String>,
    /// The side it is tinted as.
    pub side: Option<String>,
    /// Rings (closed: the last point is the first) or lines.
    pub parts: Vec<Vec<World>>,
    /// Whether the parts are rings.
    pub closed: bool,
    /// What holds all of it.
    pub bounds: Bounds,
}

impl Feature {
    /// Whether any of it may show in a box: an edge comes into it, or it lies within.
    pub fn shows_in(&self, seen: Bounds) -> bool {
        let edge = |pair: &[World]| pair.iter().fold(Bounds::EMPTY, |bounds, at| bounds.with(*at));
        let is_near = self.bounds.meets(seen);
        is_near
            && (self.parts.iter().any(|part| part.windows(2).any(|pair| edge(pair).meets(seen)))
                || self.holds(seen.center()))
    }

    /// Whether a place lies within its rings, by the even-odd rule.
    pub fn holds(&self, at: World) -> bool {
        let crosses = |edge: &&[World]| {
            let (a, b) = (edge[0], edge[1]);
            (a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y)
        };
        let crossings = self.parts.iter().map(|ring| ring.windows(2).filter(crosses).count());
        let is_near = self.closed && self.bounds.meets(Bounds { min: at, max: at });
        is_near && crossings.sum::<usize>() % 2 == 1
    }

    /// The point of its lines or rings that is nearest to a place on the plane.
    pub fn nearest(&self, to: World) -> Option<World> {
        let away = |point: &World| (point.x - to.x).hypot(point.y - to.y);
        let on = |pair: &[World]| {
            let (x, y) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
            let along = ((to.x - pair[0].x) * x + (to.y - pair[0].y) * y) / (x * x + y * y);
            let along = if along.is_finite() { along.clamp(0.0, 1.0) } else { 0.0 };
            World { x: pair[0].x + x * along, y: pair[0].y + y * along }
        };
        let points = self.parts.iter().flat_map(|part| part.windows(2)).map(on);
        points.min_by(|a, b| away(a).total_cmp(&away(b)))
    }
}

/// Why a layer cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LayerError {
    /// Not JSON, not GeoJSON, or something else than a collection of features.
    #[error("a GeoJSON FeatureCollection was expected; a single feature must be wrapped in one: {0}")]
    NotACollection(String),
    /// A feature of a kind that is not drawn.
    #[error("feature {feature}: {kind} is not drawn; use lines or polygons")]
    Kind {
        /// Its number, from 1, with its id.
        feature: String,
        /// What it is.
        kind: String,
    },
    /// A coordinate that is no place.
    #[error(
        "feature {feature}: {found} is no place; write longitude (−180 to 180, or as the frame goes on), then latitude (−90 to 90)"
    )]
    Place {
        /// Its number, from 1, with its id.
        feature: String,
        /// The coordinate.
        found: String,
    },
    /// More vertices than can be drawn.
    #[error("{found} vertices are too many; {limit} can be drawn. Simplify the shapes")]
    TooMany {
        /// How many there are.
        found: usize,
        /// How many can be drawn.
        limit: usize,
    },
    /// No feature at all.
    #[error("there is no feature in it")]
    Empty,
}

/// More vertices than this in one layer are refused.
pub const MAX_VERTICES: usize = 400_000;

/// A feature as GeoJSON has it, before it is projected.
#[derive(Clone, Debug, PartialEq)]
pub struct RawFeature {
    /// Its property of this name.
    pub id: Option<String>,
    /// Its property of this name.
    pub side: Option<String>,
    /// The type of its geometry, where it has one.
    pub kind: Option<String>,
    /// Its lines or rings, those of all its polygons behind each other; none where the type is not one that is drawn. A position that
    /// lacks a number has NaN.
    pub lines: Vec<Vec<LonLat>>,
}

/// Parses a layer's text and projects it.
///
/// # Errors
/// [`LayerError`], which says what was found.
pub fn parse(text: &str, projection: &Projection) -> Result<Layer, LayerError> {
    let collection: FeatureCollection =
        text.parse().map_err(|e: geojson::Error| LayerError::NotACollection(e.to_string()))?;
    let clip = collection.bbox.as_deref().and_then(|bbox| bbox.try_into().ok());
    Layer::new(collection.features.iter().map(raw), clip, projection)
}

fn raw(feature: &geojson::Feature) -> RawFeature {
    let property = |name: &str| feature.property(name).and_then(|value| value.as_str()).map(str::to_owned);
    let place = |position: &geojson::Position| match position.as_slice() {
        [lon, lat, ..] => LonLat::new(*lon, *lat),
        _ => LonLat::new(f64::NAN, f64::NAN),
    };
    let line = |line: &Vec<geojson::Position>| line.iter().map(place).collect();
    let geometry = feature.geometry.as_ref().map(|geometry| &geometry.value);
    let lines = match geometry {
        Some(Value::LineString { coordinates }) => vec![line(coordinates)],
        Some(Value::MultiLineString { coordinates } | Value::Polygon { coordinates }) => {
            coordinates.iter().map(line).collect()
        }
        Some(Value::MultiPolygon { coordinates }) => coordinates.iter().flatten().map(line).collect(),
        _ => Vec::new(),
    };
    RawFeature {
        id: property("id"),
        side: property("side"),
        kind: geometry.map(|geometry| geometry.type_name().to_owned()),
        lines,
    }
}

/// A coordinate as an error says it.
fn number(value: f64) -> String {
    if value.is_nan() { "no number".to_owned() } else { rounded::<9>(value).to_string() }
}

fn feature(index: usize, raw: RawFeature, projection: &Projection) -> Result<Feature, LayerError> {
    let RawFeature { id, side, kind, lines } = raw;
    let called = || format!("{}{}", index + 1, id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default());
    let closed = match kind.as_deref() {
        None | Some("Polygon" | "MultiPolygon") => true,
        Some("LineString" | "MultiLineString") => false,
        Some(other) => return Err(LayerError::Kind { feature: called(), kind: other.to_owned() }),
    };
    if let Some(&LonLat { lon, lat }) = lines.iter().flatten().find(|place| !place.is_valid()) {
        return Err(LayerError::Place { feature: called(), found: format!("{}, {}", number(lon), number(lat)) });
    }
    let project = |line: Vec<LonLat>| {
        // Each part is where the frame is, whole: those that were cut at the antimeridian come together again.
        let (west, east) =
            line.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(w, e), at| (w.min(at.lon), e.max(at.lon)));
        let turn = projection.turn(f64::midpoint(west, east));
        line.into_iter().map(|place| projection.project(LonLat::new(place.lon + turn, place.lat))).collect()
    };
    let parts: Vec<Vec<World>> = lines.into_iter().map(project).collect();
    let bounds = parts.iter().flatten().fold(Bounds::EMPTY, |bounds, point| bounds.with(*point));
    Ok(Feature { id, side, parts, closed, bounds })
}

/// The box of a collection, which may begin east of where it ends: then it crosses the antimeridian (RFC 7946, 5.2).
fn clip_bounds([west, south, east, north]: [f64; 4], projection: &Projection) -> Bounds {
    let east = if west > east { east + 360.0 } else { east };
    let turn = projection.turn(f64::midpoint(west, east));
    projection.bounds([west + turn, south, east + turn, north])
}

impl Layer {
    /// Projects features, in their order. `clip` is the box they were cut along: west, south, east, north in degrees.
    ///
    /// # Errors
    /// [`LayerError`], which says what was found.
    pub fn new(
        features: impl Iterator<Item = RawFeature>,
        clip: Option<[f64; 4]>,
        projection: &Projection,
    ) -> Result<Self, LayerError> {
        let features = features.enumerate().map(|(index, raw)| feature(index, raw, projection));
        let features = features.collect::<Result<Vec<_>, _>>()?;
        let found = features.iter().flat_map(|f| &f.parts).map(Vec::len).sum();
        match found {
            0 => Err(LayerError::Empty),
            found if found > MAX_VERTICES => Err(LayerError::TooMany { found, limit: MAX_VERTICES }),
            _ => Ok(Self { features, clip: clip.map(|clip| clip_bounds(clip, projection)) }),
        }
    }

    /// The box of every feature that has an id: west, south, east, north in degrees.
    pub fn boxes(&self, projection: &Projection) -> BTreeMap<String, [f64; 4]> {
        let box_of = |feature: &Feature| {
            let (north_west, south_east) =
                (projection.unproject(feature.bounds.min), projection.unproject(feature.bounds.max));
            Some((feature.id.clone()?, [north_west.lon, south_east.lat, south_east.lon, north_west.lat]))
        };
        self.features.iter().filter(|feature| !feature.bounds.is_empty()).filter_map(box_of).collect()
    }

    /// The feature of an id.
    pub fn feature(&self, id: &str) -> Option<&Feature> {
        self.features.iter().find(|feature| feature.id.as_deref() == Some(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_one(geometry: &str) -> Result<Layer, LayerError> {
        let text = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"id":"a"}},"geometry":{geometry}}}]}}"#
        );
        parse(&text, &Projection::new([0.0, 0.0, 10.0, 10.0]))
    }

    #[test]
    fn a_polygon_becomes_rings() {
        let layer = parse_one(r#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#).unwrap();
        assert_eq!(layer.feature("a").unwrap().parts[0].len(), 4);
        assert!(layer.features[0].closed);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let cases = [
            (parse("{\"type\":", &Projection::new([0.0, 0.0, 1.0, 1.0])), "a GeoJSON FeatureCollection was expected"),
            (
                parse(r#"{"type":"Feature","properties":{},"geometry":null}"#, &Projection::new([0.0, 0.0, 1.0, 1.0])),
                "a GeoJSON FeatureCollection was expected; a single feature must be wrapped in one: ",
            ),
            (parse_one(r#"{"type":"Point","coordinates":[1,2]}"#), "feature 1 (a): Point is not drawn"),
            (parse_one(r#"{"type":"LineString","coordinates":[[1,2],[1,95]]}"#), "feature 1 (a): 1, 95 is no place"),
            (
                parse_one(r#"{"type":"LineString","coordinates":[[360.00003,20],[1,2]]}"#),
                "feature 1 (a): 360.00003, 20 is no place",
            ),
            (parse_one(r#"{"type":"MultiPolygon","coordinates":[]}"#), "there is no feature in it"),
        ];
        for (result, message) in cases {
            let error = result.unwrap_err().to_string();
            assert!(error.starts_with(message), "{error}");
        }
    }

    #[test]
    fn no_cut_of_a_file_panics() {
        let text = r#"{"type":"FeatureCollection","bbox":[0,0,10,10],"features":[{"type":"Feature","properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}"#;
        for end in 0..text.len() {
            assert!(parse(&text[..end], &Projection::new([0.0, 0.0, 10.0, 10.0])).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn the_nearest_point_of_a_line_may_lie_between_its_corners() {
        let at = |x: f64, y: f64| World { x, y };
        let parts = vec![vec![at(0.0, 0.0), at(10.0, 0.0), at(10.0, 0.0)], vec![at(0.0, 50.0), at(10.0, 50.0)]];
        let line = Feature { id: None, side: None, parts, closed: false, bounds: Bounds::EMPTY };
        assert_eq!(line.nearest(at(4.0, 3.0)), Some(at(4.0, 0.0)));
        assert_eq!(line.nearest(at(99.0, 45.0)), Some(at(10.0, 50.0)));
    }
}
