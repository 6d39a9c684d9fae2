//! What is on the picture: a pure function of content, layers and view.
//!
//! Shapes are written once per layer and level of detail, in units of the plane; one transform moves them all. Names,
//! graticule and scale follow the camera. The app draws a [`Scene`], `svg` writes the same one as text.

mod measures;
mod overlay;
mod shapes;

pub use measures::{Graticule, ScaleBar, degree_strips, graticule, scale_bar};
pub use overlay::{Overlay, island_of, overlay};
pub use shapes::{island_name, islands, land, line_ids, lines, passing_part};

use crate::address::View;
use crate::content::Atlas;
use crate::label::Label;
use crate::layer::Layer;
use crate::plane::{Bounds, Camera, Projection, Size};
use measures::inward;

/// A level of detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(pub u8);

impl Level {
    /// All of them, from the coarsest.
    pub const ALL: [Self; 3] = [Self(0), Self(1), Self(2)];

    /// The one for a zoom. Near the dispute its error is less than half a pixel; the layers' specification says how much elsewhere.
    pub fn at(zoom: f64) -> Self {
        match zoom {
            z if z < 7.0 => Self(0),
            z if z < 9.5 => Self(1),
            _ => Self(2),
        }
    }

    /// Units of the plane in one unit of its paths: coarse levels need no fine numbers.
    pub fn unit(self) -> f64 {
        [100.0, 20.0, 1.0][usize::from(self.0.min(2))]
    }
}

/// From this zoom on islets are shapes of their own.
pub const ISLETS_FROM: f64 = 9.0;

/// The layers at hand: land and islands of one level, and the lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layers<'a> {
    /// The land around, and its level.
    pub land: Option<(&'a Layer, Level)>,
    /// The disputed islands, and their level.
    pub islands: Option<(&'a Layer, Level)>,
    /// The lines at sea.
    pub lines: Option<&'a Layer>,
}

/// A shape to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it is.
    pub kind: ShapeKind,
    /// Path text in multiples of `unit`.
    pub d: String,
    /// The part of its outline that is a coast, where that is not all of it.
    pub coast: Option<String>,
    /// Units of the plane in one of the path.
    pub unit: f64,
    /// What holds all of it.
    pub bounds: Bounds,
}

/// What a shape is.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeKind {
    /// Land of a side's tint; 0 for land of neither.
    Land(u8),
    /// A disputed island, with its accessible name.
    Island {
        /// Its id.
        id: String,
        /// Its accessible name.
        name: String,
        /// As whose it is drawn.
        look: Look,
    },
    /// A line at sea, with its accessible name.
    Line {
        /// Its id.
        id: String,
        /// What sort of line it is, for the style sheet.
        kind: String,
        /// Its accessible name.
        name: String,
    },
}

/// As whose a disputed island is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Hatched: nobody's but disputed.
    Disputed,
    /// Hatched more densely: it would pass to the other side.
    Passing,
    /// In the tint of a side; 0 for neither's.
    Tint(u8),
}

/// Where the map stands when nothing else is said: around the selected island, or at home.
pub fn resting_camera(atlas: &Atlas, layers: Layers<'_>, view: &View, selected: Option<&str>, size: Size) -> Camera {
    let projection = Projection::new(atlas.frame);
    let camera = match view.at {
        Some(at) => Camera { center: projection.project(at.center), zoom: at.zoom },
        None => Camera::fit(framed(atlas, layers, selected), size),
    };
    camera.within(projection.frame(), size)
}

/// The view the map begins with.
pub fn home(atlas: &Atlas, size: Size) -> Camera {
    let frame = Projection::new(atlas.frame).frame();
    Camera::fit(framed(atlas, Layers::default(), None), size).within(frame, size)
}

/// What the map frames: the selected island with room around it, or the home view. The room is a share of the box and
/// not of the screen, so that the printed picture, which only scales, frames the same.
fn framed(atlas: &Atlas, layers: Layers<'_>, selected: Option<&str>) -> Bounds {
    let projection = Projection::new(atlas.frame);
    let Some(island) = selected.and_then(|id| atlas.island(id)) else {
        return projection.bounds(atlas.home).grown(0.01);
    };
    let ids = std::iter::once(&island.id).chain(atlas.islets(&island.id).map(|islet| &islet.id));
    let features = ids.filter_map(|id| layers.islands.and_then(|(layer, _)| layer.feature(id)));
    let label = projection.project(island.label);
    let around = Bounds { min: label, max: label };
    let bounds = features.fold(Bounds::EMPTY, |bounds, feature| bounds.union(feature.bounds));
    let bounds = if bounds.is_empty() { around } else { bounds };
    // A rock alone on the screen says nothing of where it is.
    let least = if island.group.is_some() { 15_000.0 } else { 45_000.0 };
    bounds.grown(0.3).at_least(least)
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its size in px.
    pub size: Size,
    /// Where it looks.
    pub camera: Camera,
    /// What it frames.
    pub framed: Bounds,
    /// Land, islands, lines, from below.
    pub shapes: Vec<Shape>,
    /// The part of an island that would pass in the scenario that is drawn.
    pub passing: Option<Shape>,
    /// The island selected.
    pub selected: Option<String>,
    /// Names.
    pub labels: Vec<Label>,
    /// Meridians and parallels.
    pub graticule: Graticule,
    /// The scale.
    pub scale: ScaleBar,
}

/// Everything that is on the picture of a view, where the map rests.
pub fn scene(atlas: &Atlas, layers: Layers<'_>, view: &View, selected: Option<&str>, size: Size) -> Scene {
    let camera = resting_camera(atlas, layers, view, selected, size);
    let scene = scene_at(atlas, layers, view, selected, (camera, size));
    if view.at.is_some() { scene } else { Scene { framed: framed(atlas, layers, selected), ..scene } }
}

/// Everything that is on the picture of a view, seen by a camera.
pub fn scene_at(
    atlas: &Atlas,
    layers: Layers<'_>,
    view: &View,
    selected: Option<&str>,
    (camera, size): (Camera, Size),
) -> Scene {
    let seen = camera.panned_bounds(size);
    let mut shapes = Vec::new();
    shapes.extend(layers.land.iter().flat_map(|(layer, level)| land(atlas, layer, *level)));
    shapes.extend(layers.islands.iter().flat_map(|(layer, level)| islands(atlas, layer, *level, camera.zoom)));
    shapes.extend(layers.lines.iter().flat_map(|layer| lines(atlas, layer, view, &atlas.vocabulary())));
    shapes.retain(|shape| shape.bounds.meets(seen));
    Scene {
        size,
        camera,
        framed: camera.bounds(size),
        shapes,
        passing: layers.islands.and_then(|(layer, level)| passing_part(atlas, layer, level)),
        selected: selected.map(str::to_owned),
        labels: overlay(atlas, layers, view, selected, (camera, size), (&[], &degree_strips(size))).labels,
        graticule: inward(graticule(atlas, camera, size)),
        scale: scale_bar(atlas, camera, 110.0),
    }
}
