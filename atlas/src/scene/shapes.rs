//! The shapes of a picture, from the layers: land, islands, lines.

use super::{ISLETS_FROM, Level, Look, Shape, ShapeKind};
use crate::address::{View, Vocabulary};
use crate::clip;
use crate::content::{Atlas, Holding, Island, Line, Scenario, Tenure};
use crate::layer::{Feature, Layer};
use crate::path;
use crate::plane::{Bounds, Projection, World};
use crate::words::fill;

/// The land around the dispute.
pub fn land(atlas: &Atlas, layer: &Layer, level: Level) -> Vec<Shape> {
    let shape = |feature: &Feature| {
        let tint = feature.side.as_deref().and_then(|id| atlas.side(id)).map_or(0, |side| side.tint);
        let clip = layer.clip.filter(|clip| path::touches(&feature.parts, *clip));
        Shape {
            kind: ShapeKind::Land(tint),
            d: path::path(&feature.parts, level.unit(), true),
            coast: clip.map(|clip| path::coast(&feature.parts, clip, level.unit())),
            unit: level.unit(),
            bounds: feature.bounds,
        }
    };
    layer.features.iter().map(shape).chain(untinted(atlas, layer, level)).chain(held(atlas, layer, level)).collect()
}

/// Land that has no side's tint in the eyes of the side whose map is drawn, to lie upon what is tinted.
fn untinted(atlas: &Atlas, layer: &Layer, level: Level) -> Option<Shape> {
    let view = atlas.perspective()?;
    let regions = atlas.regions.iter().filter(|region| view.untinted.contains(&region.id));
    let projection = Projection::new(atlas.frame);
    let boxes = regions.flat_map(|region| &region.boxes).map(|box_| projection.bounds(*box_));
    let own = |feature: &&Feature| feature.side.as_ref() != Some(&view.side);
    let land: Vec<&Feature> = layer.features.iter().filter(own).collect();
    part(boxes.flat_map(|box_| cut(&land, box_)).collect(), 0, level)
}

/// Land that another held at the date as of which the map is drawn than holds it today, to lie upon that.
fn held(atlas: &Atlas, layer: &Layer, level: Level) -> Vec<Shape> {
    let Some(day) = atlas.as_of_day() else { return Vec::new() };
    let projection = Projection::new(atlas.frame);
    let shape = |tenure: &Tenure| {
        let of = |feature: &&Feature| {
            let named = feature.id.as_ref().is_some_and(|id| tenure.land.contains(id));
            (named || tenure.land.is_empty()) && feature.side != tenure.by
        };
        let land: Vec<&Feature> = layer.features.iter().filter(of).collect();
        let region = tenure.region.as_ref().map(|id| atlas.regions.iter().filter(move |region| region.id == *id));
        let parts = match region {
            None => land.iter().flat_map(|feature| feature.parts.clone()).collect(),
            Some(regions) => {
                let boxes = regions.flat_map(|region| &region.boxes).map(|box_| projection.bounds(*box_));
                boxes.flat_map(|box_| cut(&land, box_)).collect()
            }
        };
        let tint = tenure.by.as_deref().and_then(|id| atlas.side(id)).map_or(0, |side| side.tint);
        part(parts, tint, level)
    };
    atlas.timeline.tenures_on(day).filter_map(shape).collect()
}

/// The rings of land within a box.
fn cut(land: &[&Feature], box_: Bounds) -> Vec<Vec<World>> {
    let near = land.iter().filter(|feature| feature.bounds.meets(box_));
    near.flat_map(|feature| clip::within(&feature.parts, box_)).collect()
}

/// A part of the land in a tint of its own.
fn part(parts: Vec<Vec<World>>, tint: u8, level: Level) -> Option<Shape> {
    (!parts.is_empty()).then(|| Shape {
        kind: ShapeKind::Land(tint),
        d: path::path(&parts, level.unit(), true),
        // What was cut is not stroked: the land below it has its coast.
        coast: Some(String::new()),
        unit: level.unit(),
        bounds: parts.iter().flatten().fold(Bounds::EMPTY, |bounds, point| bounds.with(*point)),
    })
}

/// The disputed islands. Far out an islet is drawn as a part of its group; from [`ISLETS_FROM`] on it is a shape of
/// its own.
pub fn islands(atlas: &Atlas, layer: &Layer, level: Level, zoom: f64) -> Vec<Shape> {
    let apart = zoom >= ISLETS_FROM;
    let drawn = atlas.islands.iter().filter(|island| apart || island.group.is_none());
    let shape = |island: &Island| {
        let own = layer.feature(&island.id).into_iter();
        let islets = atlas.islets(&island.id).filter(|_| !apart).filter_map(|islet| layer.feature(&islet.id));
        let features: Vec<&Feature> = own.chain(islets).collect();
        let parts: Vec<Vec<World>> = features.iter().flat_map(|feature| feature.parts.clone()).collect();
        (!parts.is_empty()).then(|| Shape {
            kind: ShapeKind::Island {
                id: island.id.clone(),
                name: island_name(atlas, island),
                look: look(atlas, island),
            },
            d: path::path(&parts, level.unit(), true),
            coast: None,
            unit: level.unit(),
            bounds: features.iter().fold(Bounds::EMPTY, |bounds, feature| bounds.union(feature.bounds)),
        })
    };
    drawn.filter_map(shape).collect()
}

/// As whose an island is drawn: a side's own on its map, who held it at the map's date, what would pass in a scenario.
fn look(atlas: &Atlas, island: &Island) -> Look {
    let of = |side: Option<&str>| Look::Tint(side.and_then(|id| atlas.side(id)).map_or(0, |side| side.tint));
    if let Some(side) = &atlas.seen_by {
        return of(Some(side));
    }
    let passes = |scenario: &Scenario| scenario.moves(&atlas.group_of(island).id);
    match holding(atlas, island) {
        Some(holding) if !holding.disputed => of(holding.by),
        _ if atlas.scenario().is_some_and(passes) => Look::Passing,
        _ => Look::Disputed,
    }
}

/// The part of an island that would pass in the scenario that is drawn.
pub fn passing_part(atlas: &Atlas, layer: &Layer, level: Level) -> Option<Shape> {
    let group = atlas.scenario()?.part_of.as_ref()?;
    let projection = Projection::new(atlas.frame);
    let line = atlas.scenarios_told.reckoning.cut?.map(|place| projection.project(place));
    let feature = layer.feature(group)?;
    let parts = clip::left_of(&feature.parts, line);
    (!parts.is_empty()).then(|| Shape {
        kind: ShapeKind::Island { id: format!("{group}-part"), name: String::new(), look: Look::Passing },
        d: path::path(&parts, level.unit(), true),
        coast: None,
        unit: level.unit(),
        bounds: parts.iter().flatten().fold(Bounds::EMPTY, |bounds, point| bounds.with(*point)),
    })
}

/// Who held an island at the date as of which the map is drawn.
fn holding<'a>(atlas: &'a Atlas, island: &'a Island) -> Option<Holding<'a>> {
    atlas.timeline.holding(&atlas.group_of(island).id, atlas.as_of_day()?)
}

/// The lines at sea that hold on the view's date: without one, those of the present, and those of the past whose layer was
/// asked for. With one, a border is drawn whether or not its layer is on.
pub fn lines(atlas: &Atlas, layer: &Layer, view: &View, vocabulary: &Vocabulary) -> Vec<Shape> {
    let holds = |line: &&Line| match view.date {
        None => line.period.is_present() || (line.period.from.is_some() && !vocabulary.layers_on.contains(&line.layer)),
        Some(date) => line.period.from.is_some() && line.period.holds(date.first()),
    };
    let is_on =
        |line: &&Line| view.layer_is_on(&line.layer, vocabulary) || (view.date.is_some() && line.kind == "treaty");
    // A scenario has its own lines in place of the present borders.
    let is_border = |line: &Line| line.kind != "limit";
    let drawn = |line: &&Line| match atlas.scenario() {
        Some(scenario) if is_border(line) => scenario.lines.contains(&line.id),
        Some(_) => view.layer_is_on(&line.layer, vocabulary),
        None => is_on(line) && holds(line),
    };
    let held = atlas.lines.iter().filter(drawn);
    held.filter_map(|line| {
        let feature = layer.feature(&line.id)?;
        let unit = Level(1).unit();
        Some(Shape {
            kind: ShapeKind::Line {
                id: line.id.clone(),
                kind: line.kind.clone(),
                name: fill(&atlas.words.map.line, &[("line", &line.name)]),
            },
            d: path::path(&feature.parts, unit, false),
            coast: None,
            unit,
            bounds: feature.bounds,
        })
    })
    .collect()
}

/// The ids of the lines among shapes.
pub fn line_ids(shapes: &[Shape]) -> Vec<&str> {
    shapes.iter().filter(|shape| matches!(shape.kind, ShapeKind::Line { .. })).filter_map(Shape::id).collect()
}

impl Shape {
    /// The id of what it shows.
    pub fn id(&self) -> Option<&str> {
        match &self.kind {
            ShapeKind::Island { id, .. } | ShapeKind::Line { id, .. } => Some(id),
            ShapeKind::Land(_) => None,
        }
    }
}

/// The accessible name of an island on the map.
pub fn island_name(atlas: &Atlas, island: &Island) -> String {
    if let Some(holding) = holding(atlas, island).filter(|holding| !holding.disputed) {
        let words = &atlas.words.timeline;
        let held = holding.by.map(|by| fill(&words.held, &[("island", &island.title), ("by", atlas.side_name(by))]));
        return held.unwrap_or_else(|| fill(&words.unheld, &[("island", &island.title)]));
    }
    let (by, claimed) = atlas.held(island);
    fill(&atlas.words.map.island, &[("island", &island.title), ("by", by), ("claimed", claimed)])
}
