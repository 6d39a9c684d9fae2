//! The map: the core's scene as SVG. While it moves, the browser moves the finished picture; it is drawn anew when it rests, or
//! where the picture no longer serves.
//!
//! What the printed page has drawn already is taken over as it is (`printed`); `ground` holds land and the outlines of all that is
//! drawn, `shapes` islands and lines, which can be pressed, `names` what is written on the map.

pub mod argue;
mod ground;
pub mod names;
mod shapes;
pub mod turn;

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
use atlas::plane::{MARGIN, Size};
use atlas::scene::{self, DEPTH_UNIT};
use atlas::svg;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, TouchEvent, WheelEvent};

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

/// The elements of a map.
struct Frame {
    chart: Element,
    /// The boxes that are moved. A picture that is itself moved is drawn anew for its unscaled strokes.
    boxes: [Element; 2],
    /// Shapes; and names, apart from them: text is drawn twice where its scale changes, and would have the land drawn twice too.
    pictures: [Element; 2],
}

/// Draws a map into `place`. The page's own begins with what the printed picture has drawn.
pub fn draw(state: State, chart: Chart, place: &Element) -> Option<()> {
    let frame = Frame::new(chart)?;
    let [below, above] = &frame.pictures;
    patterns(state, chart, below);
    depths(state, below);
    let net = group(below, "graticule")?;
    ground::draw(state, chart, below);
    shapes::draw(state, chart, below);
    let degrees = group(above, "degrees")?;
    let labels = group(above, "labels")?;
    [&net, &degrees, &labels].into_iter().for_each(|part| dom::set(part, "aria-hidden", Some("true")));
    if chart.is_main {
        names::keep_printed(state, [net, degrees, labels]);
    }
    camera(state, &frame);
    name(state, chart, &frame.chart);
    let pointers = Pointers::default();
    gestures(state, &frame.chart, pointers);
    shapes::press(state, &frame.chart, pointers);
    shapes::show_focused(state, &frame.chart);
    let _ = place.prepend_with_node_1(&frame.chart);
    Some(())
}

impl Frame {
    fn new(chart: Chart) -> Option<Self> {
        let role = if chart.is_main { "group" } else { "img" };
        let map = dom::made("div", "chart live", "")?;
        dom::set(&map, "role", Some(role));
        if chart.is_main {
            dom::set(&map, "tabindex", Some("0"));
            dom::set(&map, "aria-describedby", Some("map-keys"));
        }
        let (shapes, names) = (boxed(&map)?, boxed(&map)?);
        Some(Self { chart: map, boxes: [shapes.0, names.0], pictures: [shapes.1, names.1] })
    }
}

/// A picture in its buffer: an element larger than the map, which the compositor moves whole.
fn boxed(map: &Element) -> Option<(Element, Element)> {
    let (moved, picture) = (dom::made("div", "map-buffer", "")?, dom::drawn_element(&el("svg"))?);
    let _ = moved.append_child(&picture);
    let _ = map.append_child(&moved);
    Some((moved, picture))
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
        let unit = state.best("islands").map_or(1.0, |islands| islands.level.unit());
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

/// The picture is drawn somewhat larger than the screen, so that it can be moved whole.
fn camera(state: State, frame: &Frame) {
    let (boxes, pictures) = (frame.boxes.clone(), frame.pictures.clone());
    dom::keep(move || {
        let Size { width, height } = state.size.get();
        let (x, y) = (width * MARGIN, height * MARGIN);
        let seen = format!(
            "{} {} {} {}",
            rounded::<1>(-x),
            rounded::<1>(-y),
            rounded::<1>(width + 2.0 * x),
            rounded::<1>(height + 2.0 * y)
        );
        pictures.iter().for_each(|picture| dom::set(picture, "viewBox", Some(&seen)));
    });
    dom::keep(move || {
        let moved = state.viewport().over(state.drawn_camera.get());
        for part in boxes.iter().filter_map(|part| part.dyn_ref::<HtmlElement>()) {
            let _ = part.style().set_property("transform", &moved);
        }
    });
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
    let wheels = StoredValue::new(0);
    dom::on(map, "pointerdown", move |event: PointerEvent| pointers.down(&event));
    dom::on(map, "pointermove", move |event: PointerEvent| pointers.moved(state, &event));
    dom::on(map, "pointerup", move |event: PointerEvent| pointers.up(state, &event));
    dom::on(map, "pointercancel", move |event: PointerEvent| pointers.up(state, &event));
    dom::on_active(map, "touchmove", |event: TouchEvent| pointer::keep_two_fingers(&event));
    dom::on(map, "dblclick", move |event: MouseEvent| pointers.double(state, &event));
    dom::on_active(map, "wheel", move |event: WheelEvent| wheel::turn(state, &event, wheels));
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
