//! The printed picture, read back: its paths are the first that the live map shows, and the first geometry by which names find
//! their place. So the map is live before any layer is fetched.

use crate::dom;
use crate::load::LayerAtHand;
use atlas::content::Atlas;
use atlas::decimal;
use atlas::layer::{Feature, Layer};
use atlas::path;
use atlas::plane::{Bounds, Size, World};
use atlas::scene::{DEPTH_UNIT, DrawnLand, Islets, LINE_UNIT, Shape};
use atlas::svg::UPWARD;
use std::sync::Arc;
use web_sys::Element;

/// What the printed picture shows.
pub struct Printed {
    /// Its picture, as long as it is on the page.
    picture: Element,
    /// What the ids in it begin with.
    pub prefix: &'static str,
    /// The box in which it holds everything there is, on the plane.
    pub seen: Bounds,
    /// The size of the map for which its names were placed.
    pub size: Size,
    /// The island that its page is about.
    pub island: Option<String>,
    /// Its land, as a layer and as it is drawn.
    pub land: (LayerAtHand, Islets, Vec<DrawnLand>),
    /// Its islands.
    pub islands: (LayerAtHand, Islets, Vec<Arc<Shape>>),
    /// Its lines.
    pub lines: Arc<Layer>,
    /// The depths of its sea: all there are.
    pub depths: Arc<Layer>,
}

impl Printed {
    /// Reads the picture that is shown. Nothing where it is not as this version prints it.
    pub fn read(atlas: &Atlas) -> Option<Self> {
        let picture = dom::all("[data-role=map] svg.chart").into_iter().find(dom::is_shown)?;
        let prefix = ["wide", "narrow"].into_iter().find(|class| picture.class_list().contains(class))?;
        let islets = Islets::at(atlas, decimal::read(&picture.get_attribute("data-zoom")?)?);
        let (of_land, of_islands) = (atlas.levels.printed_land(), atlas.levels.printed_islands());
        let mut land = Vec::new();
        for (tint, name) in UPWARD.into_iter().flat_map(|tint| [(tint, "land"), (tint, "cut")]) {
            for path in dom::all_in(&picture, &format!("#{prefix}-{name}-{tint} > path")) {
                land.push((tint, name == "cut", path));
            }
        }
        let coasts = dom::all_in(&picture, &format!("#{prefix}-coast > path"));
        let mut coasts = coasts.iter().filter_map(|path| path.get_attribute("d"));
        let mut features = Vec::new();
        let mut drawn = Vec::new();
        for (tint, is_cut, path) in &land {
            let id = path.get_attribute("data-land");
            let side = atlas.sides.iter().find(|side| side.tint == *tint).map(|side| side.id.clone());
            let feature = feature(path, id, side, of_land.unit(), true)?;
            let coast = if *is_cut { Some(coasts.next()?) } else { None };
            let shape = shape(&feature, path.get_attribute("d")?, coast, of_land.unit());
            drawn.push(DrawnLand { tint: *tint, shape });
            features.push(feature);
        }
        let (islands, outlines) =
            outlined(&picture, "[data-island]", "data-island", "defs path", of_islands.unit(), true)?;
        let (lines, _) = outlined(&picture, "[data-course]", "data-course", ".stroke", LINE_UNIT, false)?;
        let depths = dom::all_in(&picture, "[data-depth]");
        let depths: Option<Vec<Feature>> =
            depths.iter().map(|path| feature(path, path.get_attribute("data-depth"), None, DEPTH_UNIT, true)).collect();
        let at_hand = |features, level| LayerAtHand { layer: Arc::new(Layer { features, clip: None }), level };
        Some(Self {
            prefix,
            seen: bounds(&picture.get_attribute("data-seen")?)?,
            size: size(&picture.get_attribute("data-size")?)?,
            island: dom::by_id("panel").and_then(|panel| panel.get_attribute("data-about")),
            land: (at_hand(features, of_land), islets, drawn),
            islands: (at_hand(islands, of_islands), islets, outlines),
            lines: Arc::new(Layer { features: lines, clip: None }),
            depths: Arc::new(Layer { features: depths?, clip: None }),
            picture,
        })
    }

    /// The elements of its land.
    pub fn ground(&self) -> Option<Element> {
        self.group("ground")
    }

    /// A group of its picture, by its class.
    pub fn group(&self, class: &str) -> Option<Element> {
        self.picture.query_selector(&format!(".{class}")).ok().flatten()
    }
}

/// What is drawn as a group for each: its features and outlines. `key` names the attribute of its id, `path` its path in the group.
fn outlined(
    picture: &Element,
    groups: &str,
    key: &str,
    path: &str,
    unit: f64,
    is_closed: bool,
) -> Option<(Vec<Feature>, Vec<Arc<Shape>>)> {
    let mut found = (Vec::new(), Vec::new());
    for group in dom::all_in(picture, groups) {
        let path = group.query_selector(path).ok().flatten()?;
        let feature = feature(&path, group.get_attribute(key), None, unit, is_closed)?;
        found.1.push(shape(&feature, outline(&path)?, None, unit));
        found.0.push(feature);
    }
    Some(found)
}

/// The path text of an outline, in whose place a symbol may be drawn.
fn outline(path: &Element) -> Option<String> {
    path.get_attribute("data-outline").or_else(|| path.get_attribute("d"))
}

fn feature(path: &Element, id: Option<String>, side: Option<String>, unit: f64, closed: bool) -> Option<Feature> {
    let parts = path::read(&outline(path)?, unit)?;
    let bounds = parts.iter().flatten().fold(Bounds::EMPTY, |bounds, point| bounds.with(*point));
    Some(Feature { id, side, parts, closed, bounds })
}

fn shape(feature: &Feature, d: String, coast: Option<String>, unit: f64) -> Arc<Shape> {
    Arc::new(Shape { id: feature.id.clone().unwrap_or_default(), d, coast, unit, bounds: feature.bounds })
}

/// Two numbers apart by a blank: width and height, px.
fn size(text: &str) -> Option<Size> {
    let (width, height) = text.split_once(' ')?;
    Some(Size { width: decimal::read(width)?, height: decimal::read(height)? })
}

/// Four numbers apart by blanks: west, north, east, south on the plane.
fn bounds(text: &str) -> Option<Bounds> {
    let numbers: Vec<f64> = text.split(' ').filter_map(decimal::read).collect();
    let [west, north, east, south] = numbers[..] else { return None };
    Some(Bounds { min: World { x: west, y: north }, max: World { x: east, y: south } })
}
