//! The map: the core's scene as SVG. While it moves, the browser moves the finished picture; it is drawn anew when it rests, or
//! where the picture no longer serves.

use crate::doc;
use crate::gesture::{
    keys,
    pointer::{self, Pointers},
    wheel,
};
use crate::state::{LayerAtHand, State};
use atlas::choice::Choice;
use atlas::label::{Label, Rect};
use atlas::layer::Layer;
use atlas::lens::Lens;
use atlas::plane::{MARGIN, Px, Size};
use atlas::scene::{self, DrawnLand, DrawnLine, Islets, Level, Shape};
use atlas::svg;
use leptos::prelude::*;
use std::sync::Arc;

/// Where the buttons stand, so that no name does.
const BUTTONS: Px = Px { x: 104.0, y: 136.0 };
/// From the top right corner, the room of the options.
const OPTIONS: Px = Px { x: 190.0, y: 46.0 };

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

/// A map, with its buttons where it is the page's own.
#[component]
pub fn Map(
    /// The one state.
    state: State,
    /// Which map.
    chart: Chart,
) -> impl IntoView {
    let prefix = chart.prefix;
    let atlas = state.atlas();
    let land = in_view(state, geometry(state, "land", move |layer, level, _| scene::land(&atlas, layer, level)));
    let retinted = in_view(state, retinted(state, chart));
    let ground = move || [&land.get().parts[..], &retinted.get().parts[..]].concat();
    let atlas = state.atlas();
    let islands = geometry(state, "islands", move |layer, level, islets| scene::islands(&atlas, layer, level, islets));
    let islands = in_view(state, islands);
    let passing = passing(state, chart);
    let lines = lines(state, chart);
    let labels = labels(state, chart);
    let pointers = Pointers::default();
    let wheels = StoredValue::new(0);
    let name = move || {
        chart.ask(state, |lens| {
            let words = &lens.atlas.words;
            let whose = lens.perspective().map(|view| format!("{}{}", words.mark.stop, view.title));
            atlas::words::fill(&words.map.name, &[("title", &lens.atlas.title)]) + &whose.unwrap_or_default()
        })
    };
    let at = move |unit: f64| state.drawn_viewport().transform(unit);
    // The picture is drawn somewhat larger than the screen, so that it can be moved whole.
    let sheet = move || {
        let Size { width, height } = state.size.get();
        let (x, y) = (width * MARGIN, height * MARGIN);
        format!("{:.1} {:.1} {:.1} {:.1}", -x, -y, width + 2.0 * x, height + 2.0 * y)
    };
    let moved = move || state.viewport().over(state.inked.get());
    let hatching = move || {
        let undo = 1.0 / (state.inked.get().scale() * islands.get().unit());
        doc::svg(vec![svg::hatching(prefix, undo).into()])
    };
    let graticule = Memo::new(move |_| scene::graticule(&state.atlas(), state.drawn_viewport()));
    view! {
        <div
            class="chart live"
            role=if chart.is_main { "group" } else { "img" }
            tabindex=chart.is_main.then_some("0")
            aria-label=name
            aria-describedby=chart.is_main.then_some("map-keys")
            on:keydown=move |event| keys::press(state, &event)
            on:pointerdown=move |event| pointers.down(&event)
            on:pointermove=move |event| pointers.moved(state, &event)
            on:pointerup=move |event| pointers.up(state, &event)
            on:pointercancel=move |event| pointers.up(state, &event)
            on:touchmove=move |event| pointer::keep_two_fingers(&event)
            on:dblclick=move |event| pointers.double(state, &event)
            on:wheel=move |event| wheel::turn(state, &event, wheels)
        >
        // A box around the picture is moved: a picture that is itself moved is drawn anew for its unscaled strokes.
        <div class="sheet" style:transform=moved>
        <svg viewBox=sheet>
            {hatching}
            <g class="graticule" aria-hidden="true"><path d=move || graticule.get().d/></g>
            <g transform=move || at(islands.get().unit())>{move || doc::svg(svg::island_glow(prefix, islands.get().parts.iter().map(AsRef::as_ref)))}</g>
            <g transform=move || at(land.get().unit())>{move || doc::svg(svg::land(prefix, &ground()))}</g>
            <g class="islands" transform=move || at(islands.get().unit())>
                <For each=move || ids(islands.get().parts.iter()) key=Clone::clone let:id>
                    <Island state chart id shapes=islands pointers/>
                </For>
            </g>
            {move || passing.get().map(|part| doc::svg(vec![svg::passing_part(&part, prefix, at(part.unit)).into()]))}
            <g class="lines" transform=move || at(Level(1).unit())>
                <For each=move || ids(lines.get().iter().map(|line| &line.shape)) key=Clone::clone let:id>
                    <Line state chart id lines pointers/>
                </For>
            </g>
        </svg>
        </div>
        // Text is a sheet of its own: it is drawn twice where its scale changes, and would have the land drawn twice too.
        <div class="sheet" style:transform=moved>
        <svg viewBox=sheet>
            <g class="degrees" aria-hidden="true">{move || doc::svg(svg::degrees(&graticule.get()))}</g>
            <g class="labels" aria-hidden="true">
                <For each=move || labels.get() key=label_key let:label>
                    <Name state label pointers/>
                </For>
            </g>
        </svg>
        </div>
        </div>
        {chart.is_main.then(|| view! { <Buttons state/> })}
    }
}

/// What has an outline on the map.
trait Outlined: Clone + Send + Sync + 'static {
    fn shape(&self) -> &Arc<Shape>;
}

impl Outlined for Arc<Shape> {
    fn shape(&self) -> &Arc<Shape> {
        self
    }
}

impl Outlined for DrawnLand {
    fn shape(&self) -> &Arc<Shape> {
        &self.shape
    }
}

/// Parts of the picture in one level of detail; equal where they are the very same, so that long paths are never compared.
#[derive(Clone)]
struct Parts<T> {
    parts: Vec<T>,
    level: Level,
}

impl<T: Outlined> PartialEq for Parts<T> {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&T, &T)| Arc::ptr_eq(one.shape(), other.shape());
        self.level == other.level
            && self.parts.len() == other.parts.len()
            && self.parts.iter().zip(&other.parts).all(same)
    }
}

impl<T: Outlined> Parts<T> {
    fn unit(&self) -> f64 {
        self.parts.first().map_or(1.0, |part| part.shape().unit)
    }
}

impl<T> Default for Parts<T> {
    fn default() -> Self {
        Self { parts: Vec::new(), level: Level(0) }
    }
}

/// The geometry of a kind in the level of detail at hand: written once for each, whatever is chosen.
fn geometry<T: Outlined>(
    state: State,
    kind: &'static str,
    write: impl Fn(&Layer, Level, Islets) -> Vec<T> + Send + Sync + 'static,
) -> Memo<Parts<T>> {
    let written = StoredValue::new(Vec::<((Level, Islets), Parts<T>)>::new());
    let islets = Memo::new(move |_| Islets::at(state.rest.get().zoom));
    let best = Memo::new(move |_| state.best(kind));
    Memo::new(move |_| {
        let Some(LayerAtHand { layer, level }) = best.get() else { return Parts::default() };
        let key = (level, islets.get());
        let known = |written: &Vec<(_, Parts<T>)>| written.iter().find(|(of, _)| *of == key).map(|(_, it)| it.clone());
        written.with_value(known).unwrap_or_else(|| {
            let parts = Parts { parts: write(&layer, level, key.1), level };
            written.update_value(|written| written.push((key, parts.clone())));
            parts
        })
    })
}

/// Those parts that are to be drawn: full detail only where the reader looks, and a screen around it.
fn in_view<T: Outlined>(state: State, all: Memo<Parts<T>>) -> Memo<Parts<T>> {
    Memo::new(move |_| {
        let mut drawn = all.get();
        if drawn.level >= Level(2) {
            let seen = state.resting_viewport().panned_bounds();
            drawn.parts.retain(|part| part.shape().bounds.meets(seen));
        }
        drawn
    })
}

/// Land in another tint than today's.
fn retinted(state: State, chart: Chart) -> Memo<Parts<DrawnLand>> {
    let retints = Memo::new(move |_| chart.ask(state, |lens| lens.retints()));
    let best = Memo::new(move |_| state.best("land"));
    Memo::new(move |_| {
        let Some(LayerAtHand { layer, level }) = best.get() else { return Parts::default() };
        Parts { parts: scene::retinted(&state.atlas(), &retints.get(), &layer, level), level }
    })
}

/// The part of an island that would pass in the scenario that is drawn, upon that island.
fn passing(state: State, chart: Chart) -> Memo<Option<Shape>> {
    let best = Memo::new(move |_| state.best("islands"));
    Memo::new(move |_| {
        let LayerAtHand { layer, level } = best.get()?;
        chart.ask(state, |lens| scene::passing_part(lens, &layer, level))
    })
}

/// The lines at sea that are drawn.
fn lines(state: State, chart: Chart) -> Memo<Vec<DrawnLine>> {
    let layer = Memo::new(move |_| state.layers.get("lines").map(|layer| LayerAtHand { layer, level: Level(1) }));
    let courses = Memo::new(move |_| {
        let parts = layer.get().map(|lines| scene::lines(&lines.layer)).unwrap_or_default();
        Parts { parts, level: Level(1) }
    });
    Memo::new(move |_| {
        let (courses, view) = (courses.get().parts, state.view.get());
        chart.ask(state, |lens| {
            let drawn = lens.drawn_lines(|layer| view.layer_is_on(layer, &lens.atlas.layers_on));
            scene::drawn_lines(&lens.atlas.words, &drawn, &courses)
        })
    })
}

fn ids<'a>(shapes: impl Iterator<Item = &'a Arc<Shape>>) -> Vec<String> {
    shapes.map(|shape| shape.id.clone()).collect()
}

/// The names, placed when the map rests.
fn labels(state: State, chart: Chart) -> Memo<Vec<Label>> {
    Memo::new(move |before: Option<&Vec<Label>>| {
        let pictured = state.best_layers();
        let viewport = state.resting_viewport();
        let size = viewport.size;
        let [foot, side] = scene::degree_strips(size);
        let buttons = Rect { min: Px::default(), max: if chart.is_main { BUTTONS } else { Px::default() } };
        // What can be chosen stands at the top right.
        let room = if state.site.with_value(|site| site.framed) { Px::default() } else { OPTIONS };
        let options = Rect { min: Px { x: size.width - room.x, y: 0.0 }, max: Px { x: size.width, y: room.y } };
        let selected = state.selected();
        let before = before.map(Vec::as_slice).unwrap_or_default();
        let clear = [foot, side, buttons, options];
        let (view, layers) = (state.view.get(), pictured.layers());
        chart.ask(state, |lens| scene::overlay(lens, layers, &view, selected.as_deref(), viewport, (before, &clear)))
    })
}

fn label_key(label: &Label) -> String {
    let rows: Vec<String> = label.rows.iter().map(atlas::label::Row::text).collect();
    let Label { key, offset, turn, .. } = label;
    format!(
        "{key} {:.1} {:.1} {turn:.1} {:.0} {:.0} {}",
        offset.x,
        offset.y,
        label.anchor.x,
        label.anchor.y,
        rows.join("/")
    )
}

/// A disputed island: a button with its name and whether it is chosen.
#[component]
fn Island(
    state: State,
    chart: Chart,
    id: String,
    shapes: Memo<Parts<Arc<Shape>>>,
    pointers: Pointers,
) -> impl IntoView {
    let id = StoredValue::new(id);
    let d = move || {
        let of = |shapes: &Parts<Arc<Shape>>| {
            shapes.parts.iter().find(|shape| shape.id == id.get_value()).map(|shape| shape.d.clone())
        };
        shapes.with(of).unwrap_or_default()
    };
    let name = move || {
        chart.ask(state, |lens| {
            lens.atlas.island(&id.get_value()).map(|island| lens.island_name(island)).unwrap_or_default()
        })
    };
    let chosen = Memo::new(move |_| state.selected().as_ref() == Some(&id.get_value()));
    let path_id = move || svg::island_path_id(chart.prefix, &id.get_value());
    let href = move || format!("#{}", path_id());
    let paint = Memo::new(move |_| {
        let style = chart.ask(state, |lens| Some(lens.style(lens.atlas.island(&id.get_value())?)));
        style.map(|style| svg::island_paint(style, chart.prefix)).unwrap_or_default()
    });
    let main = chart.is_main;
    view! {
        <g
            class="island"
            class:selected=move || chosen.get()
            data-island=move || main.then(|| id.get_value())
            role=main.then_some("button")
            tabindex=main.then_some("0")
            aria-label=move || main.then(name)
            aria-pressed=move || main.then(|| if chosen.get() { "true" } else { "false" })
            on:click=move |_| if !pointers.was_drag() { state.press(&id.get_value()) }
            on:keydown=move |event| if activates(&event) { state.press(&id.get_value()) }
        >
            <defs><path id=path_id d=d/></defs>
            <use class="reach" href=href/>
            <use class=move || paint.get().0 href=href fill=move || paint.get().1/>
        </g>
    }
}

/// A line at sea: a button that explains it.
#[component]
fn Line(state: State, chart: Chart, id: String, lines: Memo<Vec<DrawnLine>>, pointers: Pointers) -> impl IntoView {
    let id = StoredValue::new(id);
    let of = move |part: fn(&DrawnLine) -> String| {
        let id = id.get_value();
        lines.with(|lines| lines.iter().find(|line| line.shape.id == id).map(part)).unwrap_or_default()
    };
    let d = move || of(|line| line.shape.d.clone());
    let name = move || of(|line| line.name.clone());
    let stroke = move || of(|line| format!("stroke {}", line.kind.name()));
    let open = move || state.line.get().as_ref() == Some(&id.get_value());
    let press = move || state.line.set((!open()).then(|| id.get_value()));
    let main = chart.is_main;
    view! {
        <g
            class="line"
            data-line=move || main.then(|| id.get_value())
            role=main.then_some("button")
            tabindex=main.then_some("0")
            aria-label=move || main.then(name)
            aria-expanded=move || main.then(|| if open() { "true" } else { "false" })
            on:click=move |_| if !pointers.was_drag() { press() }
            on:keydown=move |event| if activates(&event) { press() }
        >
            <path class="casing" d=d/>
            <path class=stroke d=d/>
        </g>
    }
}

/// A name that moves with its place. An island's name can be pressed like the island.
#[component]
fn Name(state: State, label: Label, pointers: Pointers) -> impl IntoView {
    let label = StoredValue::new(label);
    let island = label.with_value(|label| label.key.island().map(str::to_owned));
    let transform = move || label.with_value(|label| svg::label_transform(label, state.drawn_viewport()));
    let press = move |_| {
        if let Some(id) = &island
            && !pointers.was_drag()
        {
            state.press(id);
        }
    };
    view! {
        <g class=move || format!("label {}", label.with_value(|label| label.style.name())) transform=transform on:click=press>
            {doc::svg(label.with_value(svg::label))}
        </g>
    }
}

fn activates(event: &web_sys::KeyboardEvent) -> bool {
    let asked = matches!(event.key().as_str(), "Enter" | " ");
    if asked {
        event.prevent_default();
    }
    asked
}

/// Buttons for everything that a gesture does.
#[component]
fn Buttons(state: State) -> impl IntoView {
    let words = &state.atlas().words.map;
    let stride = move |dx: f64, dy: f64| -> Box<dyn Fn()> { Box::new(move || keys::moved(state, dx, dy)) };
    let zoom = move |by: f64| -> Box<dyn Fn()> { Box::new(move || keys::zoom(state, by)) };
    let by = 120.0;
    view! {
        <div class="buttons">
            {button("north", "↑", &words.pan_north, stride(0.0, by))}
            {button("west", "←", &words.pan_west, stride(by, 0.0))}
            {button("home", "⌂", &words.home, Box::new(move || keys::home(state)))}
            {button("east", "→", &words.pan_east, stride(-by, 0.0))}
            {button("south", "↓", &words.pan_south, stride(0.0, -by))}
            {button("in", "+", &words.zoom_in, zoom(1.0))}
            {button("out", "−", &words.zoom_out, zoom(-1.0))}
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
