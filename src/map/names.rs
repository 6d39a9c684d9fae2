//! Names on the map, and the graticule with its degrees: at first those of the printed picture, moved with the map. The second part
//! of the program places them anew when the map rests elsewhere. An island's name can be pressed like the island.

use super::Chart;
use crate::dom;
use crate::state::State;
use atlas::decimal::rounded;
use atlas::label::{self, Label};
use atlas::node::{Node, el};
use atlas::plane::{Px, Viewport};
use atlas::scene::{self, Furniture};
use atlas::svg;
use leptos::prelude::*;
use web_sys::Element;

/// The groups of what is placed anew when the map rests elsewhere, from below.
const GROUPS: [&str; 3] = ["graticule", "degrees", "labels"];

/// Shows names, graticule and degrees as the printed picture has them, as long as they serve and nobody has placed them anew.
pub fn keep_printed(state: State, groups: [Element; 3]) {
    let Some(printed) = untrack(|| state.viewport_of_printed().filter(|_| state.shows_what_was_printed())) else {
        return;
    };
    state.printed.with_value(|own| {
        for (name, group) in GROUPS.into_iter().zip(&groups) {
            let from = own.as_ref().and_then(|own| own.group(name));
            from.iter().for_each(|from| dom::copy_children(from, group));
            dom::set(group, "data-printed", Some(""));
        }
    });
    dom::keep(move || {
        let now = state.drawn_viewport();
        let corner = now.to_px(printed.to_world(Px::default()));
        let scale = now.camera.scale() / printed.camera.scale();
        let [x, y] = [corner.x, corner.y].map(|at| rounded::<2>(at).to_string());
        for group in groups.iter().filter(|group| group.has_attribute("data-printed")) {
            dom::set(group, "transform", Some(&format!("translate({x} {y}) scale({})", rounded::<5>(scale))));
        }
    });
}

/// Draws names, graticule and degrees into the map that stands in `place`, and keeps them in their places.
pub fn draw(state: State, chart: Chart, place: &Element) {
    let group = |name: &str| place.query_selector(&format!(".live.chart .{name}")).ok().flatten();
    let [Some(net), Some(degrees), Some(group)] = GROUPS.map(group) else { return };
    // What was printed stays until it does not serve any more.
    let first = untrack(|| state.settled_viewport());
    let stays = Memo::new(move |before| {
        let is_printed = chart.is_main && before.is_none_or(|before| *before);
        is_printed && state.shows_what_was_printed() && state.settled_viewport() == first
    });
    let groups = [net.clone(), degrees.clone(), group.clone()];
    dom::keep(move || {
        for part in groups.iter().filter(|_| !stays.get()) {
            dom::set(part, "transform", None);
            dom::set(part, "data-printed", None);
        }
    });
    let furniture = match chart.is_main {
        true if state.site.with_value(|site| site.is_embed) => Furniture::Frame,
        true => Furniture::Page,
        false => Furniture::Beside,
    };
    let labels = placed(state, chart, furniture);
    let mut before = None;
    dom::keep(move || {
        let (labels, viewport) = (labels.get(), state.drawn_viewport());
        if stays.get() {
            return;
        }
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
    // Meridians and parallels below all land, and their degrees above it.
    dom::keep(move || {
        if stays.get() {
            return;
        }
        let pictured = state.best_layers();
        let (labels, viewport) = (labels.get(), state.drawn_viewport());
        let clear = furniture.boxes(viewport.size, &state.legends());
        let graticule = scene::graticule(&state.atlas(), pictured.layers(), (&labels, &clear), viewport);
        dom::fill(&net, &[svg::graticule(&graticule).into()]);
        dom::fill(&degrees, &svg::degrees(&graticule));
    });
}

fn name(label: &Label, viewport: Viewport) -> Node {
    let name = el("g").class(format!("label {}", label.style.name())).attr_if("data-of", label.key.island());
    name.attr("transform", svg::label_transform(label, viewport)).with_all(svg::label(label)).into()
}

/// The names where they have their places. Until the map moves that is where the printed picture has them.
fn placed(state: State, chart: Chart, furniture: Furniture) -> Memo<Vec<Label>> {
    let first = untrack(|| state.settled_viewport());
    let serves = chart.is_main && untrack(|| state.shows_what_was_printed());
    let printed = state.viewport_of_printed().filter(|_| serves);
    let asked = StoredValue::new(None);
    Memo::new(move |before: Option<&Vec<Label>>| {
        let (pictured, viewport) = (state.best_layers(), state.settled_viewport());
        let (selected, view, choice) = (state.selected(), state.read.get(), chart.choice.get());
        let (layers, legend) = (pictured.layers(), state.legends());
        let before = before.map(Vec::as_slice).unwrap_or_default();
        // What was placed for the printed picture no finer outline moves.
        let now = Some((viewport, selected.clone(), view.layers.clone(), choice));
        if serves && asked.with_value(|asked| *asked == now) && viewport == first {
            return before.to_vec();
        }
        asked.set_value(now);
        let place = |at: Viewport, before: &[Label]| {
            let clear = furniture.boxes(at.size, &legend);
            chart.ask(state, |lens| scene::overlay(lens, layers, &view, selected.as_deref(), at, (before, &clear)))
        };
        let printed = printed.filter(|_| viewport == first);
        let kept = printed.map(|printed| label::scaled(place(printed, &[]), printed, viewport));
        let clear = furniture.boxes(viewport.size, &legend);
        kept.filter(|labels| label::are_clear(labels, viewport, &clear)).unwrap_or_else(|| place(viewport, before))
    })
}
