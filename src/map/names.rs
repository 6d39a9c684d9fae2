//! Names on the map, placed when it rests. An island's name can be pressed like the island.

use super::{Chart, group};
use crate::dom;
use crate::state::State;
use atlas::label::{Label, Rect};
use atlas::node::{Node, el};
use atlas::plane::{Px, Viewport};
use atlas::scene;
use atlas::svg;
use leptos::prelude::*;
use web_sys::Element;

/// Where the buttons stand, so that no name does.
const BUTTONS: Px = Px { x: 104.0, y: 136.0 };
/// From the top right corner, the room of the options.
const OPTIONS: Px = Px { x: 190.0, y: 46.0 };

/// Draws the names.
pub fn draw(state: State, chart: Chart, picture: &Element) -> Option<()> {
    let group = group(picture, "labels")?;
    dom::set(&group, "aria-hidden", Some("true"));
    let labels = placed(state, chart);
    let mut before = None;
    dom::keep(move || {
        let (labels, viewport) = (labels.get(), state.drawn_viewport());
        if before.as_ref() == Some(&labels) {
            let children = dom::all_in(&group, ":scope > g");
            for (name, label) in children.iter().zip(&labels) {
                dom::set(name, "transform", Some(&svg::label_transform(label, viewport)));
            }
        } else {
            dom::fill(&group, &labels.iter().map(|label| name(label, viewport)).collect::<Vec<_>>());
        }
        before = Some(labels);
    });
    Some(())
}

fn name(label: &Label, viewport: Viewport) -> Node {
    let name = el("g").class(format!("label {}", label.style.name())).attr_if("data-of", label.key.island());
    name.attr("transform", svg::label_transform(label, viewport)).with_all(svg::label(label)).into()
}

/// The names where they have their places.
fn placed(state: State, chart: Chart) -> Memo<Vec<Label>> {
    Memo::new(move |before: Option<&Vec<Label>>| {
        let pictured = state.best_layers();
        let viewport = state.settled_viewport();
        let size = viewport.size;
        let [foot, side] = scene::degree_strips(size);
        let buttons = Rect { min: Px::default(), max: if chart.is_main { BUTTONS } else { Px::default() } };
        // What can be chosen stands at the top right.
        let room = if state.site.with_value(|site| site.framed) { Px::default() } else { OPTIONS };
        let options = Rect { min: Px { x: size.width - room.x, y: 0.0 }, max: Px { x: size.width, y: room.y } };
        let selected = state.selected();
        let before = before.map(Vec::as_slice).unwrap_or_default();
        let clear = [foot, side, buttons, options];
        let (view, layers) = (state.read.get(), pictured.layers());
        chart.ask(state, |lens| scene::overlay(lens, layers, &view, selected.as_deref(), viewport, (before, &clear)))
    })
}
