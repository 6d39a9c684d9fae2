//! What is on the picture: a pure function of content, choice, layers and view.
//!
//! Shapes are written once per layer and level of detail, in units of the plane; one transform moves them all. How they look is
//! asked of the [`Lens`] when they are drawn. Names,
//! graticule and scale follow the camera. The app draws a [`Scene`], `svg` writes the same one as text.

pub mod argument;
mod furniture;
mod measures;
mod overlay;
mod shapes;
mod symbols;

pub use furniture::Furniture;
pub use measures::{Graticule, ScaleBar, graticule, scale_bar};
pub use overlay::overlay;
pub use shapes::{depths, drawn_lines, islands, land, lines, passing_part, retinted};
pub use symbols::{Islets, Symbol, symbols};

use crate::address::View;
use crate::content::{Atlas, LineKind};
use crate::label::Label;
use crate::layer::Layer;
use crate::legend::{Legend, Swatch};
use crate::lens::{IslandStyle, Lens};
use crate::level::Level;
use crate::plane::{Bounds, Camera, Projection, Size, Viewport};
use measures::inward;
use shapes::drawn_islands;
use std::sync::Arc;

/// Up to this zoom the depth of the sea is shown; in the last step before it, it fades.
pub const DEPTHS_UNTIL: f64 = 10.5;

/// Units of the plane in one of the paths of depths, which are coarse.
pub const DEPTH_UNIT: f64 = 1000.0;

/// Units of the plane in one of the paths of lines at sea.
pub const LINE_UNIT: f64 = 20.0;

/// The layers at hand: land and islands of one level, the lines, and the depths of the sea.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layers<'a> {
    /// The land around, and its level.
    pub land: Option<(&'a Layer, Level)>,
    /// The disputed islands, and their level.
    pub islands: Option<(&'a Layer, Level)>,
    /// The lines at sea.
    pub lines: Option<&'a Layer>,
    /// How deep the sea is, the shallowest first.
    pub depths: Option<&'a Layer>,
}

/// The outline of something on the map. It is written once per layer and level of detail, and is the same whatever a reader
/// chooses to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The id of what it shows; empty where that has none.
    pub id: String,
    /// Path text in multiples of `unit`.
    pub d: String,
    /// The part of its outline that is a coast, where that is not all of it.
    pub coast: Option<String>,
    /// Units of the plane in one of the path.
    pub unit: f64,
    /// What holds all of it.
    pub bounds: Bounds,
}

/// Land as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnLand {
    /// The tint of a side, from 1 on; 0 for land of none.
    pub tint: u8,
    /// Its outline.
    pub shape: Arc<Shape>,
}

/// A disputed island as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnIsland {
    /// Its accessible name.
    pub name: String,
    /// How it is filled.
    pub style: IslandStyle,
    /// The path of the symbol that stands for it where it is too small to be seen, in the units of its outline.
    pub symbol: Option<String>,
    /// Its outline.
    pub shape: Arc<Shape>,
}

/// A line at sea as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnLine {
    /// What sort of line it is.
    pub kind: LineKind,
    /// Its accessible name.
    pub name: String,
    /// Its course.
    pub shape: Arc<Shape>,
}

/// Where the map stands when nothing else is said: around the selected island, or at home.
pub fn resting(atlas: &Atlas, view: &View, selected: Option<&str>, size: Size) -> Viewport {
    let projection = Projection::new(atlas.frame);
    let viewport = match view.at {
        Some(at) => {
            Viewport { camera: Camera { center: projection.project(projection.near(at.center)), zoom: at.zoom }, size }
        }
        None => Viewport::fit(framed(atlas, selected, view), size),
    };
    viewport.within(projection.frame())
}

/// The view the map begins with.
pub fn home(atlas: &Atlas, size: Size) -> Viewport {
    let frame = Projection::new(atlas.frame).frame();
    Viewport::fit(framed(atlas, None, &View::default()), size).within(frame)
}

/// What a view is about, an event of its date or an opened question, where the map shows it in a frame of its own: west, south, east,
/// north in degrees.
pub fn frame_of(atlas: &Atlas, view: &View) -> Option<[f64; 4]> {
    let claim = || atlas.claims.iter().find(|claim| Some(&claim.key) == view.claim.as_ref())?.frame;
    view.date.and_then(|date| atlas.timeline.frame_of(date)).or_else(claim)
}

/// What the map frames: what an event of its date is about, the selected island with room around it, or the home view. The room is a share of the box and
/// not of the screen, so that the printed picture, which only scales, frames the same.
fn framed(atlas: &Atlas, selected: Option<&str>, view: &View) -> Bounds {
    let projection = Projection::new(atlas.frame);
    if let Some(frame) = frame_of(atlas, view) {
        return projection.bounds(frame).grown(0.01);
    }
    let Some(island) = selected.and_then(|id| atlas.island(id)) else {
        return projection.bounds(atlas.home).grown(0.01);
    };
    let label = projection.project(island.label);
    let bounds = island.bounds.map_or(Bounds { min: label, max: label }, |bounds| projection.bounds(bounds));
    // A rock alone on the screen says nothing of where it is.
    let least = if island.group.is_some() { 15_000.0 } else { 45_000.0 };
    bounds.grown(0.3).at_least(least)
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Where it looks, and its size in px.
    pub viewport: Viewport,
    /// What it frames.
    pub framed: Bounds,
    /// How deep the sea is, the shallowest first.
    pub depths: Vec<Arc<Shape>>,
    /// Land, from below.
    pub land: Vec<DrawnLand>,
    /// The disputed islands.
    pub islands: Vec<DrawnIsland>,
    /// The part of an island that would pass in the scenario that is drawn, and the tint of the side that would have it.
    pub passing: Option<(Shape, u8)>,
    /// Lines at sea.
    pub lines: Vec<DrawnLine>,
    /// What is on it, in words.
    pub legend: Legend,
    /// The island selected.
    pub selected: Option<String>,
    /// Names.
    pub labels: Vec<Label>,
    /// Meridians and parallels.
    pub graticule: Graticule,
    /// The scale.
    pub scale: ScaleBar,
}

/// What is on the map in a viewport, as its legend says it.
pub fn legend(lens: Lens<'_>, layers: Layers<'_>, view: &View, viewport: Viewport) -> Legend {
    let seen = viewport.bounds();
    let mut drawn = lens.drawn_lines(|layer| view.layer_is_on(layer, &lens.atlas.layers_on));
    let shows = |layer: &Layer, id: &str| layer.feature(id).is_some_and(|feature| feature.shows_in(seen));
    drawn.retain(|line| layers.lines.is_none_or(|layer| shows(layer, line.id)));
    let mut legend = Legend::new(lens, &drawn);
    if let Some((land, _)) = layers.land {
        let tints = tints_in(lens, land, seen);
        let islands: Vec<_> = lens.atlas.groups().filter_map(|group| lens.holding(group)).collect();
        let is_nobodys = islands.iter().any(|holding| holding.by.is_empty() && !holding.disputed);
        legend.entries.retain(|entry| match entry.swatch {
            Swatch::Land(0) => is_nobodys || tints.contains(&Tinted::Otherwise(0)),
            Swatch::Land(tint) => {
                tints.iter().any(|of| matches!(of, Tinted::AsToday(own) | Tinted::Otherwise(own) if *own == tint))
            }
            _ => true,
        });
    }
    let is_deep = layers.depths.is_some_and(|layer| layer.features.iter().any(|depth| depth.shows_in(seen)));
    if let Some((layer, _)) = layers.islands {
        let islets = Islets::at(lens.atlas, viewport.camera.zoom);
        let symbols = symbols(lens.atlas, layer, islets, viewport.camera.scale());
        let is_seen = symbols.iter().any(|symbol| Bounds::EMPTY.with(symbol.at).meets(seen));
        legend.entries.extend(is_seen.then(|| Legend::symbol(lens.atlas)));
    }
    legend.entries.extend((is_deep && viewport.camera.zoom < DEPTHS_UNTIL).then(|| Legend::depth(lens.atlas)));
    legend
}

/// The tint of land in view.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tinted {
    /// As it has today.
    AsToday(u8),
    /// As it has in what the reader chose.
    Otherwise(u8),
}

/// The tints of the land around that is in view.
fn tints_in(lens: Lens<'_>, land: &Layer, seen: Bounds) -> Vec<Tinted> {
    let (atlas, projection) = (lens.atlas, Projection::new(lens.atlas.frame));
    let retints = lens.retints();
    let mut tints: Vec<Tinted> = Vec::new();
    for feature in land.features.iter().filter(|feature| feature.shows_in(seen)) {
        let side = feature.side.as_deref();
        let mut own = vec![Tinted::AsToday(side.and_then(|id| atlas.side(id)).map_or(0, |side| side.tint))];
        for retint in &retints {
            let is_named = |id: &String| feature.id.as_ref() == Some(id);
            let is_meant = retint.land.is_empty() || retint.land.iter().any(is_named);
            if !is_meant || (side.is_some() && retint.unless.as_deref() == side) {
                continue;
            }
            match &retint.boxes {
                None => own = vec![Tinted::Otherwise(retint.tint)],
                Some(boxes) => {
                    let meets = |part: &[f64; 4]| {
                        let part = projection.bounds(*part);
                        part.meets(seen) && part.meets(feature.bounds)
                    };
                    own.extend(boxes.iter().any(meets).then_some(Tinted::Otherwise(retint.tint)));
                }
            }
        }
        tints.extend(own);
    }
    tints
}

/// Everything that is on the picture of a view, where the map rests.
pub fn scene(
    lens: Lens<'_>,
    layers: Layers<'_>,
    view: &View,
    selected: Option<&str>,
    size: Size,
    furniture: Furniture,
) -> Scene {
    let viewport = resting(lens.atlas, view, selected, size);
    let scene = scene_at(lens, layers, view, selected, viewport, furniture);
    if view.at.is_some() { scene } else { Scene { framed: framed(lens.atlas, selected, view), ..scene } }
}

/// Everything that is on the picture of a view, seen in a viewport.
pub fn scene_at(
    lens: Lens<'_>,
    layers: Layers<'_>,
    view: &View,
    selected: Option<&str>,
    viewport: Viewport,
    furniture: Furniture,
) -> Scene {
    let atlas = lens.atlas;
    let seen = viewport.panned_bounds();
    let is_seen = |shape: &Shape| shape.bounds.meets(seen);
    let (islets, scale) = (Islets::at(atlas, viewport.camera.zoom), viewport.camera.scale());
    let mut ground: Vec<DrawnLand> = Vec::new();
    if let Some((layer, level)) = layers.land {
        ground.extend(land(atlas, layer, level));
        ground.extend(retinted(atlas, &lens.retints(), layer, level));
    }
    ground.retain(|land| is_seen(&land.shape));
    let mut shown = layers.islands.map_or_else(Vec::new, |(layer, level)| islands(atlas, layer, level, islets));
    shown.retain(|shape| is_seen(shape));
    let symbols = layers.islands.map_or_else(Vec::new, |(layer, _)| symbols(atlas, layer, islets, scale));
    let mut courses = layers.lines.map_or_else(Vec::new, lines);
    courses.retain(|shape| is_seen(shape));
    let mut drawn = lens.drawn_lines(|layer| view.layer_is_on(layer, &atlas.layers_on));
    drawn.retain(|line| courses.iter().any(|shape| shape.id == line.id));
    let legend = legend(lens, layers, view, viewport);
    let clear = furniture.boxes(viewport.size, &legend);
    let labels = overlay(lens, layers, view, selected, viewport, (&[], &clear));
    let graticule = inward(graticule(atlas, layers, (&labels, &clear), viewport));
    Scene {
        viewport,
        framed: viewport.bounds(),
        depths: layers.depths.map(depths).unwrap_or_default(),
        land: ground,
        islands: drawn_islands(lens, &shown, (&symbols, scale)),
        passing: layers.islands.and_then(|(layer, level)| passing_part(lens, layer, level)),
        lines: drawn_lines(&atlas.words, &drawn, &courses),
        legend,
        selected: selected.map(str::to_owned),
        labels,
        graticule,
        scale: scale_bar(atlas, viewport),
    }
}
