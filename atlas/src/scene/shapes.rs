//! The shapes of a picture, from the layers: land, islands, lines. What is cached of them depends on layer and level alone.

use super::symbols::{Islets, Symbol, outlined};
use super::{DEPTH_UNIT, DrawnIsland, DrawnLand, DrawnLine, LINE_UNIT, Shape};
use crate::clip;
use crate::content::Atlas;
use crate::layer::{Feature, Layer};
use crate::lens::{Lens, LineView, Retint};
use crate::level::Level;
use crate::path;
use crate::plane::{Bounds, Projection, World};
use crate::words::{Words, fill};
use std::sync::Arc;

/// The land around the dispute, in the tints of today.
pub fn land(atlas: &Atlas, layer: &Layer, level: Level) -> Vec<DrawnLand> {
    let drawn = |feature: &Feature| {
        let tint = feature.side.as_deref().and_then(|id| atlas.side(id)).map_or(0, |side| side.tint);
        let clip = layer.clip.filter(|clip| path::touches(&feature.parts, *clip));
        let shape = Shape {
            id: feature.id.clone().unwrap_or_default(),
            d: path::path(&feature.parts, level.unit(), true),
            coast: clip.map(|clip| path::coast(&feature.parts, clip, level.unit())),
            unit: level.unit(),
            bounds: feature.bounds,
        };
        DrawnLand { tint, shape: Arc::new(shape) }
    };
    layer.features.iter().map(drawn).collect()
}

/// Land that is drawn in another tint than today's, to lie upon the land of today.
pub fn retinted(atlas: &Atlas, retints: &[Retint], layer: &Layer, level: Level) -> Vec<DrawnLand> {
    let drawn = |(tint, parts): (u8, Vec<Vec<World>>)| {
        // What was cut is not stroked: the land below it has its coast.
        let shape = Shape { coast: Some(String::new()), ..whole(String::new(), &parts, level)? };
        Some(DrawnLand { tint, shape: Arc::new(shape) })
    };
    retinted_parts(atlas, retints, layer).into_iter().filter_map(drawn).collect()
}

/// The rings of land in another tint than today's, each with that tint, from below.
pub(super) fn retinted_parts(atlas: &Atlas, retints: &[Retint], layer: &Layer) -> Vec<(u8, Vec<Vec<World>>)> {
    let projection = Projection::new(atlas.frame);
    let parts = |retint: &Retint| {
        let is_meant = |feature: &&Feature| {
            let named = feature.id.as_ref().is_some_and(|id| retint.land.contains(id));
            (named || retint.land.is_empty()) && feature.side != retint.unless
        };
        let land: Vec<&Feature> = layer.features.iter().filter(is_meant).collect();
        let parts: Vec<Vec<World>> = match &retint.boxes {
            None => land.iter().flat_map(|feature| feature.parts.clone()).collect(),
            Some(boxes) => boxes.iter().flat_map(|box_| cut(&land, projection.bounds(*box_))).collect(),
        };
        (retint.tint, parts)
    };
    retints.iter().map(parts).collect()
}

/// The rings of land within a box.
fn cut(land: &[&Feature], box_: Bounds) -> Vec<Vec<World>> {
    let near = land.iter().filter(|feature| feature.bounds.meets(box_));
    near.flat_map(|feature| clip::within(&feature.parts, box_)).collect()
}

/// Closed rings as a shape; nothing where there are none.
fn whole(id: String, parts: &[Vec<World>], level: Level) -> Option<Shape> {
    (!parts.is_empty()).then(|| Shape {
        id,
        d: path::path(parts, level.unit(), true),
        coast: None,
        unit: level.unit(),
        bounds: parts.iter().flatten().fold(Bounds::EMPTY, |bounds, point| bounds.with(*point)),
    })
}

/// The disputed islands, in the order in which they are listed.
pub fn islands(atlas: &Atlas, layer: &Layer, level: Level, islets: Islets) -> Vec<Arc<Shape>> {
    let outlined = outlined(atlas, layer, islets).into_iter().filter_map(|(island, features)| {
        let parts: Vec<Vec<World>> = features.into_iter().flat_map(|feature| feature.parts.clone()).collect();
        whole(island.id.clone(), &parts, level).map(Arc::new)
    });
    outlined.collect()
}

/// Islands of these shapes as they are drawn where a unit of the plane is `scale` px, some by symbols.
pub(super) fn drawn_islands(
    lens: Lens<'_>,
    shapes: &[Arc<Shape>],
    (symbols, scale): (&[Symbol], f64),
) -> Vec<DrawnIsland> {
    let drawn = |shape: &Arc<Shape>| {
        let island = lens.atlas.island(&shape.id)?;
        let symbol = symbols.iter().find(|symbol| symbol.id == shape.id).map(|symbol| symbol.path(shape, scale));
        Some(DrawnIsland { name: lens.island_name(island), style: lens.style(island), symbol, shape: shape.clone() })
    };
    shapes.iter().filter_map(drawn).collect()
}

/// The part of an island that would pass in the scenario that is drawn, and the tint of the side that would have it.
pub fn passing_part(lens: Lens<'_>, layer: &Layer, level: Level) -> Option<(Shape, u8)> {
    let group = lens.scenario()?.part_of.as_ref()?;
    let projection = Projection::new(lens.atlas.frame);
    let line = lens.atlas.scenario_details.cut?.map(|place| projection.project(place));
    let part = whole(format!("{group}-part"), &clip::left_of(&layer.feature(group)?.parts, line), level)?;
    Some((part, lens.passing_to()))
}

/// How deep the sea is: all that is deeper than each of some depths, the shallowest first.
pub fn depths(layer: &Layer) -> Vec<Arc<Shape>> {
    let shape = |feature: &Feature| {
        let (id, d) = (feature.id.clone()?, path::path(&feature.parts, DEPTH_UNIT, true));
        Some(Arc::new(Shape { id, d, coast: None, unit: DEPTH_UNIT, bounds: feature.bounds }))
    };
    layer.features.iter().filter_map(shape).collect()
}

/// The courses of all lines at sea, drawn or not.
pub fn lines(layer: &Layer) -> Vec<Arc<Shape>> {
    let unit = LINE_UNIT;
    let shape = |feature: &Feature| {
        let (id, d) = (feature.id.clone()?, path::path(&feature.parts, unit, false));
        Some(Arc::new(Shape { id, d, coast: None, unit, bounds: feature.bounds }))
    };
    layer.features.iter().filter_map(shape).collect()
}

/// Those of the lines that have one of these courses, as they are drawn.
pub fn drawn_lines(words: &Words, lines: &[LineView<'_>], shapes: &[Arc<Shape>]) -> Vec<DrawnLine> {
    let drawn = |line: &LineView<'_>| {
        let shape = shapes.iter().find(|shape| shape.id == line.id)?.clone();
        Some(DrawnLine { kind: line.kind, name: fill(&words.map.line, &[("line", line.name)]), shape })
    };
    lines.iter().filter_map(drawn).collect()
}
