//! The map: the core's scene as SVG. While it moves, `moving.js` shows a painted copy of it; the picture itself is drawn anew when it
//! rests, or where its shapes no longer serve.
//!
//! What the printed page has drawn already is taken over as it is (`printed`); `ground` holds land and the outlines of all that is
//! drawn, `shapes` islands and lines, which can be pressed, `names` what is written on the map.

pub mod argue;
mod ground;
pub mod names;
mod shapes;

use crate::dom;
use crate::gesture::{
    keys,
    pointer::{self, Pointers},
    wheel,
};
use crate::state::State;
use atlas::choice::Choice;
use atlas::decimal::rounded;
use atlas::lens::Lens;
use atlas::node::el;
use atlas::plane::{Size, World};
use atlas::scene::{self, DEPTH_UNIT};
use atlas::svg;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{Element, KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent};

/// One of the maps on the page: all are moved by one camera.
#[derive(Clone, Copy)]
pub struct Chart {
    /// How this map is drawn.
    pub choice: Memo<Choice>,
    /// What the ids of its parts begin with.
    pub prefix: &'static str,
    /// Whether it is the page's own map. The one beside it is a picture: what is on it is pressed or focused on the first.
    pub is_main: bool,
}

impl Chart {
    /// Asks the content as this map shows it. Tracked.
    fn ask<T>(self, state: State, question: impl Fn(Lens<'_>) -> T) -> T {
        let (atlas, choice) = (state.atlas(), self.choice.get());
        question(Lens { atlas: &atlas, choice: &choice })
    }
}

/// The script that shows the map while it moves. A camera is three numbers: px in a unit of the plane, and where on the map the
/// plane's corner is, in px; the second is the one that the picture is drawn for.
#[wasm_bindgen(module = "moves")]
extern "C" {
    fn moved(map: &Element, k: f64, x: f64, y: f64, drawn_k: f64, drawn_x: f64, drawn_y: f64) -> f64;

    fn rested(map: &Element);

    fn turns(map: &Element, k: f64, x: f64, y: f64, drawn_k: f64, drawn_x: f64, drawn_y: f64, ms: f64);
}

/// Draws a map into `place`. The page's own begins with what the printed picture has drawn.
pub fn draw(state: State, chart: Chart, place: &Element) -> Option<()> {
    let map = box_of(chart)?;
    let picture = dom::drawn_element(&el("svg"))?;
    let _ = map.append_child(&picture);
    patterns(state, chart, &picture);
    depths(state, &picture);
    let net = group(&picture, "graticule")?;
    ground::draw(state, chart, &picture);
    shapes::draw(state, chart, &picture);
    let degrees = group(&picture, "degrees")?;
    let labels = group(&picture, "labels")?;
    [&net, &degrees, &labels].into_iter().for_each(|part| dom::set(part, "aria-hidden", Some("true")));
    if chart.is_main {
        names::keep_printed(state, [net, degrees, labels]);
    }
    camera(state, &map, picture);
    name(state, chart, &map);
    let pointers = Pointers::default();
    gestures(state, &map, pointers);
    shapes::press(state, &map, pointers);
    shapes::show_focused(state, &map);
    let _ = place.prepend_with_node_1(&map);
    Some(())
}

/// The element of a map.
fn box_of(chart: Chart) -> Option<Element> {
    let role = if chart.is_main { "group" } else { "img" };
    let map = dom::made("div", "chart live", "")?;
    dom::set(&map, "role", Some(role));
    if chart.is_main {
        dom::set(&map, "tabindex", Some("0"));
        dom::set(&map, "aria-describedby", Some("map-keys"));
    }
    Some(map)
}

/// A new group at the end of a picture.
fn group(picture: &Element, class: &'static str) -> Option<Element> {
    let group = dom::drawn_element(&el("g").class(class))?;
    let _ = picture.append_child(&group);
    Some(group)
}

/// The patterns, drawn in px whatever the zoom.
fn patterns(state: State, chart: Chart, picture: &Element) {
    let all = svg::patterns(chart.prefix, Lens::all_stripes(&state.atlas()), 1.0);
    let Some(defs) = dom::drawn_element(&all) else { return };
    let _ = picture.append_child(&defs);
    dom::keep(move || {
        let unit = state.drawn_layer("islands").map_or(1.0, |islands| islands.level.unit());
        let transform = svg::pattern_transform(1.0 / (state.drawn_camera.get().scale() * unit));
        for pattern in dom::all_in(&defs, "pattern") {
            dom::set(&pattern, "patternTransform", Some(&transform));
        }
    });
}

/// How deep the sea is, as it was printed; it fades where the reader is near.
fn depths(state: State, picture: &Element) -> Option<()> {
    let depths = group(picture, "depths")?;
    dom::set(&depths, "aria-hidden", Some("true"));
    state.printed.with_value(|printed| {
        let shapes = printed.as_ref().map(|printed| scene::depths(&printed.depths)).unwrap_or_default();
        dom::fill(&depths, &svg::depths(shapes.iter().map(AsRef::as_ref)));
    });
    dom::keep(move || {
        let viewport = state.drawn_viewport();
        dom::set(&depths, "transform", Some(&viewport.transform(DEPTH_UNIT)));
        dom::set(&depths, "opacity", Some(&svg::depth_opacity(viewport.camera.zoom)));
    });
    Some(())
}

/// The picture shows what its camera sees; while the map is elsewhere, the script shows that.
fn camera(state: State, map: &Element, picture: Element) {
    dom::keep(move || {
        let Size { width, height } = state.size.get();
        dom::set(&picture, "viewBox", Some(&format!("0 0 {} {}", rounded::<1>(width), rounded::<1>(height))));
    });
    let map = map.clone();
    dom::keep(move || {
        let (now, drawn) = (state.viewport(), state.drawn_viewport());
        if now == drawn && now == state.settled_viewport() {
            rested(&map);
        } else {
            let (at, was) = (now.to_px(World::default()), drawn.to_px(World::default()));
            let ahead = moved(&map, now.camera.scale(), at.x, at.y, drawn.camera.scale(), was.x, was.y);
            if !ahead.is_nan() {
                state.draw_ahead(ahead);
            }
        }
    });
}

/// Is called before anything changes from one day of the map to another: what was drawn fades away from what will be, in `ms`.
pub fn turn(state: State, ms: f64) {
    let (now, drawn) = untrack(|| (state.viewport(), state.drawn_viewport()));
    let (at, was) = (now.to_px(World::default()), drawn.to_px(World::default()));
    for map in dom::all(".live.chart") {
        turns(&map, now.camera.scale(), at.x, at.y, drawn.camera.scale(), was.x, was.y, ms);
    }
}

/// What the map is, as whose.
fn name(state: State, chart: Chart, map: &Element) {
    let map = map.clone();
    dom::keep(move || {
        let name = chart.ask(state, |lens| {
            let words = &lens.atlas.words;
            let whose = lens.perspective().map(|view| format!("{}{}", words.mark.stop, view.title));
            atlas::words::fill(&words.map.name, &[("title", &lens.atlas.title)]) + &whose.unwrap_or_default()
        });
        dom::set(&map, "aria-label", Some(&name));
    });
}

fn gestures(state: State, map: &Element, pointers: Pointers) {
    dom::on(map, "pointerdown", move |event: PointerEvent| pointers.down(&event));
    dom::on(map, "pointermove", move |event: PointerEvent| pointers.moved(state, &event));
    dom::on(map, "pointerup", move |event: PointerEvent| pointers.up(state, &event));
    dom::on(map, "pointercancel", move |event: PointerEvent| pointers.up(state, &event));
    dom::on_active(map, "touchmove", |event: TouchEvent| pointer::keep_two_fingers(&event));
    dom::on(map, "dblclick", move |event: MouseEvent| pointers.double(state, &event));
    dom::on_active(map, "wheel", move |event: WheelEvent| wheel::turn(state, &event));
    dom::on(map, "keydown", move |event: KeyboardEvent| keys::press(state, &event));
}

/// Buttons for everything that a gesture does: two stand on the map, and a third brings those that move it, as the keyboard does.
#[component]
pub fn Buttons(
    /// The one state.
    state: State,
) -> impl IntoView {
    let words = &state.atlas().words.map;
    let stride = move |dx: f64, dy: f64| -> Box<dyn Fn()> { Box::new(move || keys::moved(state, dx, dy)) };
    let zoom = move |by: f64| -> Box<dyn Fn()> { Box::new(move || keys::zoom(state, by)) };
    let by = 120.0;
    let is_open = RwSignal::new(false);
    let (name, expanded) = (words.pan.clone(), move || is_open.get().to_string());
    view! {
        <div class="buttons" class:open=is_open>
            {button("in", "+", &words.zoom_in, zoom(1.0))}
            {button("out", "−", &words.zoom_out, zoom(-1.0))}
            <button type="button" class="moves" aria-label=name.clone() title=name aria-expanded=expanded
                on:click=move |_| is_open.update(|open| *open = !*open)>"↔"</button>
            {button("home", "⌂", &words.home, Box::new(move || keys::home(state)))}
            {button("west", "←", &words.pan_west, stride(by, 0.0))}
            {button("north", "↑", &words.pan_north, stride(0.0, by))}
            {button("south", "↓", &words.pan_south, stride(0.0, -by))}
            {button("east", "→", &words.pan_east, stride(-by, 0.0))}
        </div>
    }
}

/// A button that shows a sign and is called by its name. Not generic, so that all buttons are one piece of the program.
pub fn button(class: &'static str, sign: &'static str, name: &str, act: Box<dyn Fn()>) -> impl IntoView + use<> {
    let name = name.to_owned();
    view! {
        <button type="button" class=class aria-label=name.clone() title=name on:click=move |_| act()>
            {sign}
        </button>
    }
}
