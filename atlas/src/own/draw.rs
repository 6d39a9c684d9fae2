//! A layer of one's own as SVG: its features in groups, in the colours that they bring. These are attributes: the style sheet knows
//! nothing of them, and a saved picture has none.

use super::part::PartKind;
use super::{Look, MarkerSize};
use crate::decimal::rounded;
use crate::node::{Element, Node, el};
use crate::plane::Viewport;
use crate::style::simplestyle;
use serde::{Deserialize, Serialize};

/// How much wider than a marker its edge is, px.
const EDGE: f64 = 3.0;

/// What is drawn of a layer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Units of the plane in one of its paths.
    pub unit: f64,
    /// Whether it is all there, in full detail: then it serves for every viewport.
    pub is_whole: bool,
    /// From below.
    pub groups: Vec<Group>,
}

/// What is drawn alike: a feature, or several. Each of its paths may be empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The number of its feature, if it is of one alone.
    pub feature: Option<u32>,
    /// How it is drawn.
    pub look: Look,
    /// The rings of its areas. Outer ones run with the clock and holes against it.
    pub areas: String,
    /// Its lines.
    pub lines: String,
    /// Its points, each a line of hardly any length.
    pub points: String,
}

/// All that is drawn. What has `data-unit` is in that unit of the plane, and is moved by the transform of whoever shows it.
pub fn layer(drawn: &Drawn) -> Element {
    let all = el("g").attr("data-unit", drawn.unit.to_string()).with_all(groups(drawn, 1.0));
    el("g").class("own").attr("aria-hidden", "true").with(all)
}

/// The same in a picture of its own, where strokes are as wide as the transform makes them.
pub fn placed(drawn: &Drawn, viewport: Viewport) -> Element {
    let px = viewport.camera.scale() * drawn.unit;
    el("g").class("own").attr("transform", viewport.transform(drawn.unit)).with_all(groups(drawn, px))
}

fn groups(drawn: &Drawn, px: f64) -> Vec<Node> {
    let group = |group: &Group| {
        let number = group.feature.map(|number| number.to_string()).unwrap_or_default();
        el("g").attr("data-own", number).with_all(shapes(group, px)).into()
    };
    drawn.groups.iter().map(group).collect()
}

/// The chosen feature, to lie above the others.
pub fn chosen(unit: f64, group: &Group) -> Element {
    el("g").attr("data-unit", unit.to_string()).attr("data-chosen", "").with_all(shapes(group, 1.0))
}

/// The shapes of a group, where a unit of a stroke's width is so many px.
fn shapes(group: &Group, px: f64) -> Vec<Node> {
    let look = &group.look;
    let line = |d: &str, colour: &str, width: f64| {
        let path =
            el("path").attr("d", d).attr("vector-effect", "non-scaling-stroke").attr("stroke", colour.to_owned());
        let path = path.attr("stroke-width", rounded::<2>(width / px).to_string());
        path.attr("stroke-linecap", "round").attr("stroke-linejoin", "round")
    };
    let stroked = |d: &str| {
        let opacity = rounded::<2>(look.stroke_opacity).to_string();
        line(d, &look.stroke, look.stroke_width).attr("stroke-opacity", opacity)
    };
    let mut out: Vec<Node> = Vec::new();
    if !group.areas.is_empty() {
        let opacity = rounded::<2>(look.fill_opacity).to_string();
        out.push(stroked(&group.areas).attr("fill", look.fill.clone()).attr("fill-opacity", opacity).into());
    }
    if !group.lines.is_empty() {
        out.push(stroked(&group.lines).attr("fill", "none").into());
    }
    if !group.points.is_empty() {
        let size = diameter(look.marker_size);
        for (colour, width) in [(simplestyle::MARKER_EDGE, size + EDGE), (look.marker_color.as_str(), size)] {
            out.push(line(&group.points, colour, width).attr("fill", "none").into());
        }
    }
    out
}

/// The diameter of a marker, px.
pub(super) fn diameter(size: MarkerSize) -> f64 {
    match size {
        MarkerSize::Small => 8.0,
        MarkerSize::Medium => 12.0,
        MarkerSize::Large => 16.0,
    }
}

/// A sample of what looks so: 26 by 11 px, in px.
pub(super) fn sample(look: Look, kind: PartKind) -> Group {
    let mut sample = Group { look: Look { marker_size: MarkerSize::Small, ..look }, ..Group::default() };
    match kind {
        PartKind::Outer | PartKind::Hole => "m1 1 24 0 0 9-24 0z".clone_into(&mut sample.areas),
        PartKind::Line => "m1 5 24 0".clone_into(&mut sample.lines),
        PartKind::Points => "m13 5 0 0".clone_into(&mut sample.points),
    }
    sample
}

/// A sample for the key.
pub fn key(sample: &Group) -> Element {
    el("svg").attr("viewBox", "0 0 26 11").attr("aria-hidden", "true").with_all(shapes(sample, 1.0))
}
