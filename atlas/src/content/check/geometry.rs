//! Layers: shapes that are sound, in the frame, and joined to the content in both directions.

use super::{Case, Report, quoted};
use crate::layer;
use crate::plane::Projection;
use geo::algorithm::validation::Validation;
use geo::winding_order::Winding;
use geo::{Coord, LineString, Polygon};
use geojson::{FeatureCollection, GeoJson, GeometryValue as Value, Position};

/// Shapes may reach this far beyond the frame, in degrees, so that their cut edge is never seen.
const BEYOND_FRAME: f64 = 1.0;

/// Decimals of a coordinate: a metre.
const DECIMALS: usize = 5;

/// A feature, as the rules see it.
pub struct Shape {
    /// Its id.
    pub id: Option<String>,
    /// The group it belongs to.
    pub group: Option<String>,
    /// Its polygons, if it is land.
    pub polygons: Vec<Polygon>,
    /// Its side, if it is tinted.
    side: Option<String>,
    /// Its number, from 1, with its id.
    called: String,
    /// Every ring (closed or not) or line, and whether it is outer ring, inner ring or line.
    paths: Vec<(Role, Vec<Coord>)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Outer,
    Inner,
    Line,
}

/// Every rule of a layer, so that its text is read once.
pub fn is_sound(case: &Case<'_>, report: &mut Report) {
    for (name, text) in case.layers {
        let file = format!("layers/{name}.geojson");
        if let Err(error) = layer::parse(text, &Projection::new(case.dossier.dispute.frame)) {
            report.add(&file, "", error.to_string(), "Make the layer anew");
            continue;
        }
        let shapes = shapes(text);
        let mut add = |place: &str, message: String, remedy: &str| report.add(&file, place, message, remedy);
        joined(case, name, &shapes, &mut add);
        for shape in &shapes {
            rings(shape, &mut add);
            validity(shape, &mut add);
            numbers(case.dossier.dispute.frame, shape, &mut add);
        }
    }
}

/// The features of a layer; none where it cannot be read.
pub fn shapes(text: &str) -> Vec<Shape> {
    let Ok(GeoJson::FeatureCollection(FeatureCollection { features, .. })) = text.parse::<GeoJson>() else {
        return Vec::new();
    };
    features.iter().enumerate().map(|(index, feature)| shape(index, feature)).collect()
}

fn shape(index: usize, feature: &geojson::Feature) -> Shape {
    let property = |name: &str| feature.property(name).and_then(|value| value.as_str()).map(str::to_owned);
    let id = property("id");
    let called = format!("feature {}{}", index + 1, id.as_ref().map(|id| format!(" “{id}”")).unwrap_or_default());
    let areas: Vec<&Vec<Vec<Position>>> = match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(Value::Polygon { coordinates }) => vec![coordinates],
        Some(Value::MultiPolygon { coordinates }) => coordinates.iter().collect(),
        _ => Vec::new(),
    };
    let lines: Vec<&Vec<Position>> = match feature.geometry.as_ref().map(|geometry| &geometry.value) {
        Some(Value::LineString { coordinates }) => vec![coordinates],
        Some(Value::MultiLineString { coordinates }) => coordinates.iter().collect(),
        _ => Vec::new(),
    };
    let role = |index: usize| if index == 0 { Role::Outer } else { Role::Inner };
    let rings = areas.iter().flat_map(|rings| rings.iter().enumerate().map(|(i, ring)| (role(i), coords(ring))));
    let paths = rings.chain(lines.into_iter().map(|line| (Role::Line, coords(line)))).collect();
    let polygons = areas.iter().filter_map(|rings| polygon(rings)).collect();
    Shape { id, group: property("group"), side: property("side"), called, polygons, paths }
}

fn coords(line: &[Position]) -> Vec<Coord> {
    let coord = |position: &Position| match position.as_slice() {
        [x, y, ..] => Some(Coord { x: *x, y: *y }),
        _ => None,
    };
    line.iter().filter_map(coord).collect()
}

fn polygon(rings: &[Vec<Position>]) -> Option<Polygon> {
    let mut rings = rings.iter().map(|ring| LineString::new(coords(ring)));
    Some(Polygon::new(rings.next()?, rings.collect()))
}

type Add<'a> = dyn FnMut(&str, String, &str) + 'a;

/// Shapes and content name the same things.
fn joined(case: &Case<'_>, name: &str, shapes: &[Shape], add: &mut Add<'_>) {
    let dossier = case.dossier;
    if name.starts_with("islands-") {
        let known: Vec<&str> = dossier.islands.iter().map(|island| island.id.as_str()).collect();
        strangers(shapes, &known, "island", add);
        for island in dossier.islands.iter().filter(|island| island.group.is_none()) {
            let of = |shape: &&Shape| shape.id.as_ref() == Some(&island.id) || shape.group.as_ref() == Some(&island.id);
            if shapes.iter().find(of).is_none_or(|shape| shape.polygons.is_empty()) {
                add(
                    "",
                    format!("the island “{}” has no shape here", island.id),
                    "Every level of detail has every island and group",
                );
            }
        }
    }
    if name == "lines" {
        let known: Vec<&str> = dossier.lines.iter().map(|line| line.id.as_str()).collect();
        strangers(shapes, &known, "line", add);
        for id in known.iter().filter(|id| !shapes.iter().any(|shape| shape.id.as_deref() == Some(id))) {
            add("", format!("the line “{id}” of lines.toml has no course here"), "Compute the lines anew");
        }
    }
    let sides = case.side_ids();
    for (shape, side) in shapes
        .iter()
        .filter_map(|shape| Some((shape, shape.side.as_deref()?)))
        .filter(|(_, side)| !sides.contains(side))
    {
        add(&shape.called, format!("“{side}” is no side of this dispute"), "Correct its property `side`");
    }
}

fn strangers(shapes: &[Shape], known: &[&str], kind: &str, add: &mut Add<'_>) {
    for shape in shapes {
        match shape.id.as_deref() {
            Some(id) if known.contains(&id) => {}
            Some(id) => add(
                &shape.called,
                format!("there is no {kind} “{id}”"),
                "Correct its property `id`, or write the content that belongs to it",
            ),
            None => add(
                &shape.called,
                "it has no id".to_owned(),
                &format!("Give it a property `id`; known are {}", quoted(known.iter().copied())),
            ),
        }
    }
}

/// Rings are closed and wound as RFC 7946, section 3.1.6, has it: outer ones counter-clockwise, holes clockwise.
fn rings(shape: &Shape, add: &mut Add<'_>) {
    for (role, path) in shape.paths.iter().filter(|(role, _)| *role != Role::Line) {
        let place =
            path.first().map_or(shape.called.clone(), |at| format!("{}, ring from {}, {}", shape.called, at.x, at.y));
        let ring = LineString::new(path.clone());
        if path.len() < 4 || path.first() != path.last() {
            add(&place, "the ring is not closed".to_owned(), "Repeat its first coordinate at its end");
        } else if *role == Role::Outer && ring.is_cw() {
            add(
                &place,
                "the outer ring runs clockwise".to_owned(),
                "Reverse it: RFC 7946 has outer rings counter-clockwise",
            );
        } else if *role == Role::Inner && ring.is_ccw() {
            add(&place, "the hole runs counter-clockwise".to_owned(), "Reverse it: RFC 7946 has holes clockwise");
        }
    }
}

/// No ring crosses itself or another.
fn validity(shape: &Shape, add: &mut Add<'_>) {
    for polygon in &shape.polygons {
        for fault in polygon.validation_errors() {
            let at =
                polygon.exterior().0.first().map(|at| format!(", ring from {}, {}", at.x, at.y)).unwrap_or_default();
            add(
                &format!("{}{at}", shape.called),
                format!("the polygon is not valid: {fault}"),
                "Simplify it without crossing",
            );
        }
    }
}

/// Coordinates lie about the frame and are no finer than they can be known.
fn numbers([west, south, east, north]: [f64; 4], shape: &Shape, add: &mut Add<'_>) {
    let beyond = |at: &&Coord| {
        let inside = |value: f64, low: f64, high: f64| (low - BEYOND_FRAME..=high + BEYOND_FRAME).contains(&value);
        !inside(at.x, west, east) || !inside(at.y, south, north)
    };
    let all = || shape.paths.iter().flat_map(|(_, path)| path);
    if let Some(at) = all().find(beyond) {
        let remedy = "Cut it along the frame; it may reach a degree beyond";
        add(&shape.called, format!("{}, {} lies far outside the frame of the map", at.x, at.y), remedy);
    }
    if let Some(at) = all().find(|at| decimals(at.x).max(decimals(at.y)) > DECIMALS) {
        add(
            &shape.called,
            format!("{}, {} has more than {DECIMALS} decimals", at.x, at.y),
            "Round it to 5 decimals, which is a metre",
        );
    }
}

/// Decimals of a number in its shortest spelling.
fn decimals(number: f64) -> usize {
    number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len())
}
