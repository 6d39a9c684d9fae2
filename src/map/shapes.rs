//! Disputed islands and lines at sea: buttons with a name. Their elements stay as long as they are drawn, so that none loses the
//! focus.

use super::ground::{self, Parts};
use super::{Chart, group};
use crate::dom;
use crate::gesture::focus;
use crate::gesture::pointer::{self, Pointers};
use crate::load::LayerAtHand;
use crate::state::State;
use atlas::content::{Atlas, Island};
use atlas::layer::Layer;
use atlas::lens::Lens;
use atlas::level::Level;
use atlas::node::el;
use atlas::plane::Bounds;
use atlas::scene::{self, DrawnLine, Islets, LINE_UNIT, Shape, Symbol};
use atlas::svg::{self, Chosen};
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{Element, FocusEvent, KeyboardEvent, MouseEvent};

/// Draws islands, the part of one that would pass, and lines.
pub fn draw(state: State, chart: Chart, picture: &Element) -> Option<()> {
    islands(state, chart, &group(picture, "islands")?);
    passing(state, chart, &group(picture, "passing-part")?);
    lines(state, chart, &group(picture, "lines")?);
    Some(())
}

/// What is pressed on the map: an island or its name chooses it, a line explains itself.
pub fn press(state: State, map: &Element, pointers: Pointers) {
    let act = move |pressed: &Element| {
        let key = |name: &str| pressed.get_attribute(name);
        if let Some(island) = key("data-of") {
            state.press(&island);
        } else if let Some(line) = key("data-course") {
            let is_open = state.line.get_untracked().as_ref() == Some(&line);
            state.own.feature.set(None);
            state.line.set((!is_open).then_some(line));
        }
    };
    dom::on(map, "click", move |event: MouseEvent| {
        // What the map shows while it moves lies above what is pressed.
        let pressed = dom::under(&event, "[data-of], [data-course], [data-own]").filter(|_| !pointers.was_drag());
        let Some(pressed) = pressed else { return };
        let Some(number) = pressed.get_attribute("data-own") else { return act(&pressed) };
        state.line.set(None);
        match number.parse() {
            Ok(number) => state.own.choose(Some(number)),
            Err(_) => {
                let place = |px| untrack(|| state.viewport()).to_world(px);
                state.own.press(pointer::place(&event).map(place));
            }
        }
    });
    dom::on(map, "keydown", move |event: KeyboardEvent| {
        let pressed = dom::target(&event, "[data-of], [data-course]");
        if let Some(pressed) = pressed.filter(|_| matches!(event.key().as_str(), "Enter" | " ")) {
            event.prevent_default();
            act(&pressed);
        }
    });
}

/// Brings into sight what takes the focus by the keyboard. Of a line, which is longer than the map, the nearest point.
pub fn show_focused(state: State, map: &Element) {
    dom::on(map, "focusin", move |event: FocusEvent| {
        let key = |name: &str| dom::target(&event, &format!("[{name}]")).and_then(|found| found.get_attribute(name));
        let middle = state.camera.get_untracked().center;
        let area = if let Some(island) = key("data-island") {
            untrack(|| state.best("islands")).and_then(|islands| area_of(&state.atlas(), &islands.layer, &island))
        } else if let Some(line) = key("data-line") {
            let nearest = |layer: Arc<Layer>| layer.feature(&line)?.nearest(middle);
            untrack(|| state.lines()).and_then(nearest).map(|point| Bounds::EMPTY.with(point))
        } else {
            None
        };
        focus::show(state, &event, area);
    });
}

/// What holds an island, and its islets where they are drawn as one with it.
fn area_of(atlas: &Atlas, layer: &Layer, id: &str) -> Option<Bounds> {
    let ids = std::iter::once(id).chain(atlas.islets(id).map(|islet| islet.id.as_str()));
    let area = ids.filter_map(|id| layer.feature(id)).fold(Bounds::EMPTY, |area, part| area.union(part.bounds));
    (!area.is_empty()).then_some(area)
}

/// Keeps the children of a group those of these ids, in this order. `make` makes what is new.
fn keep(group: &Element, key: &str, ids: &[&str], make: impl Fn(&str) -> Option<Element>) {
    let id = |child: &Element| child.get_attribute(key).unwrap_or_default();
    let children = dom::all_in(group, &format!(":scope > [{key}]"));
    children.iter().filter(|child| !ids.contains(&id(child).as_str())).for_each(Element::remove);
    let mut next = group.first_element_child();
    for wanted in ids {
        if next.as_ref().is_some_and(|next| id(next) == *wanted) {
            next = next.and_then(|next| next.next_element_sibling());
        } else {
            let known = children.iter().find(|child| id(child) == *wanted).cloned();
            if let Some(child) = known.or_else(|| make(wanted)) {
                let _ = group.insert_before(&child, next.as_deref());
            }
        }
    }
}

fn child(group: &Element, key: &str, id: &str) -> Option<Element> {
    group.query_selector(&format!(":scope > [{key}=\"{id}\"]")).ok().flatten()
}

fn islands(state: State, chart: Chart, group: &Element) {
    let shapes = ground::islands(state);
    let drawn = group.clone();
    let mut before = None;
    dom::keep(move || {
        let (shapes, selected) = (shapes.get(), state.selected());
        let viewport = state.drawn_viewport();
        dom::set(&drawn, "transform", Some(&viewport.transform(shapes.level.unit())));
        let symbols = symbols(state);
        let now = (shapes.clone(), symbols.clone(), (!symbols.is_empty()).then_some(viewport.camera.zoom));
        if before.as_ref() != Some(&now) {
            let ids: Vec<&str> = shapes.parts.iter().map(|shape| shape.id.as_str()).collect();
            keep(&drawn, "data-of", &ids, |id| island(chart, id));
            for shape in &shapes.parts {
                let path =
                    child(&drawn, "data-of", &shape.id).and_then(|island| island.query_selector("path").ok().flatten());
                let symbol = symbols.iter().find(|symbol| symbol.id == shape.id);
                let symbol = symbol.map(|symbol| symbol.path(shape, viewport.camera.scale()));
                path.iter().for_each(|path| dom::set(path, "d", Some(symbol.as_ref().unwrap_or(&shape.d))));
            }
        }
        chart.ask(state, |lens| {
            for shape in &shapes.parts {
                let island = lens.atlas.island(&shape.id);
                if let (Some(element), Some(island)) = (child(&drawn, "data-of", &shape.id), island) {
                    paint(chart, &element, lens, island, Chosen::of(&shape.id, selected.as_deref()));
                }
            }
        });
        before = Some(now);
    });
}

/// The symbols of islands that are too small to be seen where the picture is drawn. Tracked.
fn symbols(state: State) -> Vec<Symbol> {
    let atlas = state.atlas();
    let Some(LayerAtHand { layer, .. }) = state.drawn_layer("islands") else { return Vec::new() };
    let camera = state.drawn_camera.get();
    scene::symbols(&atlas, &layer, Islets::at(&atlas, camera.zoom), camera.scale())
}

/// The elements of an island.
fn island(chart: Chart, id: &str) -> Option<Element> {
    let path = svg::island_path_id(chart.prefix, id);
    let made =
        el("g").class("island").attr("data-of", id).with_all(svg::island_elements(&path, "", Default::default()));
    let made =
        if chart.is_main { made.attr("data-island", id).attr("role", "button").attr("tabindex", "0") } else { made };
    dom::drawn_element(&made)
}

/// How an island looks, and what it is called.
fn paint(chart: Chart, element: &Element, lens: Lens<'_>, island: &Island, chosen: Chosen) {
    let (class, fill) = svg::island_paint(lens.style(island), chart.prefix);
    if let Some(shape) = element.last_element_child() {
        dom::set(&shape, "class", Some(&class));
        dom::set(&shape, "fill", Some(&fill));
    }
    let is_chosen = chosen == Chosen::Yes;
    dom::set(element, "class", Some(if is_chosen { "island selected" } else { "island" }));
    if chart.is_main {
        dom::set(element, "aria-pressed", Some(if is_chosen { "true" } else { "false" }));
        dom::set(element, "aria-label", Some(&lens.island_name(island)));
    }
}

/// The part of an island that would pass in the scenario that is drawn, upon that island.
fn passing(state: State, chart: Chart, group: &Element) {
    let group = group.clone();
    let best = Memo::new(move |_| state.drawn_layer("islands"));
    let part = Memo::new(move |_| {
        let LayerAtHand { layer, level } = best.get()?;
        chart.ask(state, |lens| scene::passing_part(lens, &layer, level))
    });
    dom::keep(move || {
        let transform = |shape: &Shape| state.drawn_viewport().transform(shape.unit);
        let drawn = |(shape, to): (Shape, u8)| svg::passing_part(&shape, to, chart.prefix, transform(&shape)).into();
        let drawn = part.get().map(drawn);
        dom::fill(&group, drawn.as_slice());
    });
}

fn lines(state: State, chart: Chart, group: &Element) {
    let group = group.clone();
    let courses = Memo::new(move |_| {
        let parts = state.lines().map(|lines| scene::lines(&lines)).unwrap_or_default();
        Parts { parts, level: Level::default() }
    });
    let lines = Memo::new(move |_| {
        let (courses, view) = (courses.get().parts, state.read.get());
        chart.ask(state, |lens| {
            let drawn = lens.drawn_lines(|layer| view.layer_is_on(layer, &lens.atlas.layers_on));
            scene::drawn_lines(&lens.atlas.words, &drawn, &courses)
        })
    });
    dom::keep(move || {
        let (lines, open) = (lines.get(), state.line.get());
        dom::set(&group, "transform", Some(&state.drawn_viewport().transform(LINE_UNIT)));
        let ids: Vec<&str> = lines.iter().map(|line| line.shape.id.as_str()).collect();
        keep(&group, "data-course", &ids, |id| {
            dom::drawn_element(&svg::line(lines.iter().find(|line| line.shape.id == id)?))
        });
        for line in &lines {
            if let Some(element) = child(&group, "data-course", &line.shape.id) {
                mark_line(chart, &element, line, open.as_deref());
            }
        }
    });
}

fn mark_line(chart: Chart, element: &Element, line: &DrawnLine, open: Option<&str>) {
    let stroke = element.last_element_child();
    stroke.iter().for_each(|stroke| dom::set(stroke, "class", Some(&format!("stroke {}", line.kind.name()))));
    for path in dom::all_in(element, "path") {
        dom::set(&path, "d", Some(&line.shape.d));
    }
    if chart.is_main {
        let is_open = open == Some(line.shape.id.as_str());
        for (name, value) in
            [("data-line", line.shape.id.as_str()), ("role", "button"), ("tabindex", "0"), ("aria-label", &line.name)]
        {
            dom::set(element, name, Some(value));
        }
        dom::set(element, "aria-expanded", Some(if is_open { "true" } else { "false" }));
    }
}
