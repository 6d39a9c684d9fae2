//! Names on the map, placed when it rests. An island's name can be pressed like the island.

use super::{Chart, group};
use crate::dom;
use crate::state::State;
use atlas::label::{self, Label};
use atlas::node::{Node, el};
use atlas::plane::Viewport;
use atlas::scene::{self, Furniture};
use atlas::svg;
use leptos::prelude::*;
use web_sys::Element;

/// Draws the names. Gives those that are placed.
pub fn draw(state: State, chart: Chart, picture: &Element) -> Option<Memo<Vec<Label>>> {
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
    Some(labels)
}

fn name(label: &Label, viewport: Viewport) -> Node {
    let name = el("g").class(format!("label {}", label.style.name())).attr_if("data-of", label.key.island());
    name.attr("transform", svg::label_transform(label, viewport)).with_all(svg::label(label)).into()
}

/// The names where they have their places. Until the map moves that is where the printed picture has them.
fn placed(state: State, chart: Chart) -> Memo<Vec<Label>> {
    let first = untrack(|| state.settled_viewport());
    let printed = chart.is_main.then(|| printed(state, first)).flatten();
    let furniture = match chart.is_main {
        true if state.site.with_value(|site| site.is_embed) => Furniture::Frame,
        true => Furniture::Page,
        false => Furniture::Beside,
    };
    let asked = StoredValue::new(None);
    Memo::new(move |before: Option<&Vec<Label>>| {
        let (pictured, viewport) = (state.best_layers(), state.settled_viewport());
        let (selected, view, choice) = (state.selected(), state.read.get(), chart.choice.get());
        let (layers, legend) = (pictured.layers(), state.legends());
        let before = before.map(Vec::as_slice).unwrap_or_default();
        // A finer outline of the same moves no name.
        let now = Some((viewport, selected, view, choice));
        if asked.with_value(|asked| *asked == now) && viewport == first {
            return before.to_vec();
        }
        asked.set_value(now.clone());
        let place = |at: Viewport, before: &[Label]| {
            let Some((_, selected, view, _)) = &now else { return Vec::new() };
            let clear = furniture.boxes(at.size, &legend);
            chart.ask(state, |lens| scene::overlay(lens, layers, view, selected.as_deref(), at, (before, &clear)))
        };
        let printed = printed.filter(|_| viewport == first);
        let kept = printed.map(|printed| label::scaled(place(printed, &[]), printed, viewport));
        let clear = furniture.boxes(viewport.size, &legend);
        kept.filter(|labels| label::are_clear(labels, viewport, &clear)).unwrap_or_else(|| place(viewport, before))
    })
}

/// The viewport of the printed picture, where the map begins with what that shows, in about the same scale.
fn printed(state: State, first: Viewport) -> Option<Viewport> {
    const MOST: f64 = 0.25;
    let (address, view) = (state.address.get_untracked(), state.view.get_untracked());
    let size = state.printed.with_value(|printed| printed.as_ref().map(|printed| printed.size))?;
    let printed = scene::resting(&state.atlas(), &view, address.island.as_deref(), size);
    (view.at.is_none() && (printed.camera.zoom - first.camera.zoom).abs() < MOST).then_some(printed)
}
