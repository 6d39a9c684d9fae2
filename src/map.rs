//! The map: the core's scene as SVG. While it moves, the browser moves the finished picture; it is drawn anew when it rests, or
//! where the picture no longer serves.

use crate::doc;
use crate::gesture::{
    focus, keys,
    pointer::{self, Pointers},
    wheel,
};
use crate::state::State;
use atlas::content::Atlas;
use atlas::label::{Label, Rect};
use atlas::node::Node;
use atlas::plane::{Bounds, Camera, MARGIN, Px, Size};
use atlas::scene::{self, Level, Shape, ShapeKind};
use atlas::svg;
use leptos::prelude::*;
use std::sync::Arc;

/// Shapes that are drawn; equal only to themselves, so that long paths are never compared.
#[derive(Clone)]
struct Drawn {
    shapes: Arc<Vec<Shape>>,
    level: Level,
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.shapes, &other.shapes)
    }
}

impl Drawn {
    fn nothing() -> Self {
        Self { shapes: Arc::default(), level: Level(0) }
    }

    fn unit(&self) -> f64 {
        self.shapes.first().map_or(1.0, |shape| shape.unit)
    }
}

/// Where the buttons stand, so that no name does.
const BUTTONS: Px = Px { x: 104.0, y: 136.0 };
/// From the top right corner, the room of the options.
const OPTIONS: Px = Px { x: 190.0, y: 46.0 };

/// One of the maps on the page: all are moved by one camera.
#[derive(Clone, Copy)]
pub struct Chart {
    /// The content as this map draws it.
    pub atlas: Memo<Arc<Atlas>>,
    /// What the ids of its parts begin with.
    pub prefix: &'static str,
    /// Whether it is the page's own map. The one beside it is a picture: what is on it is pressed or focused on the first.
    pub is_main: bool,
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
    let land = drawn(state, chart, "land", |atlas, layer, level, _| scene::land(atlas, layer, level));
    let islands = drawn(state, chart, "islands", scene::islands);
    let lines = Memo::new(move |_| {
        let (atlas, view) = (chart.atlas.get(), state.view.get());
        let layer = state.layers.get("lines");
        layer.map(|layer| scene::lines(&atlas, &layer, &view, &atlas.vocabulary())).unwrap_or_default()
    });
    let labels = labels(state, chart);
    let pointers = Pointers::default();
    let wheels = StoredValue::new(0);
    let name = move || {
        let atlas = chart.atlas.get();
        let name = atlas::words::fill(&atlas.words.map.name, &[("title", &atlas.title)]);
        let whose = atlas.perspective().map(|view| format!("{}{}", atlas.words.mark.stop, view.title));
        name + &whose.unwrap_or_default()
    };
    let at = move |unit: f64| state.inked.get().transform(state.size.get(), unit);
    // The picture is drawn somewhat larger than the screen, so that it can be moved whole.
    let sheet = move || {
        let Size { width, height } = state.size.get();
        let (x, y) = (width * MARGIN, height * MARGIN);
        format!("{:.1} {:.1} {:.1} {:.1}", -x, -y, width + 2.0 * x, height + 2.0 * y)
    };
    let moved = move || state.camera.get().over(state.inked.get(), state.size.get());
    let hatching = move || {
        let undo = 1.0 / (state.inked.get().scale() * islands.get().unit());
        doc::svg(vec![svg::hatching(prefix, undo).into()])
    };
    let graticule = Memo::new(move |_| scene::graticule(&state.atlas(), state.inked.get(), state.size.get()));
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
            <g transform=move || at(islands.get().unit())>{move || doc::svg(svg::island_glow(prefix, &islands.get().shapes))}</g>
            <g transform=move || at(land.get().unit())>{move || doc::svg(svg::land(prefix, &land.get().shapes))}</g>
            <g class="islands" transform=move || at(islands.get().unit())>
                <For each=move || ids(&islands.get().shapes) key=Clone::clone let:id>
                    <Island state chart id shapes=islands pointers/>
                </For>
            </g>
            {move || doc::svg(part_that_passes(state, chart))}
            <g class="lines" transform=move || at(Level(1).unit())>
                <For each=move || ids(&lines.get()) key=Clone::clone let:id>
                    <Line state chart id shapes=lines pointers/>
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

/// What shapes are drawn for: level of detail, whether islets stand apart, whose map, which time, which scenario.
type Key = (Level, bool, Option<String>, usize, Option<String>);

/// The part of an island that would pass in the scenario that is drawn, upon that island.
fn part_that_passes(state: State, chart: Chart) -> Vec<Node> {
    let best = state.best("islands");
    let part = best.and_then(|(layer, level)| scene::passing_part(&chart.atlas.get(), &layer, level));
    let transform = |unit: f64| state.inked.get().transform(state.size.get(), unit);
    part.map(|shape| svg::passing_part(&shape, chart.prefix, transform(shape.unit)).into()).into_iter().collect()
}

/// The shapes of a kind in the level of detail at hand, written once per level.
fn drawn(
    state: State,
    chart: Chart,
    kind: &'static str,
    draw: impl Fn(&atlas::content::Atlas, &atlas::layer::Layer, Level, f64) -> Vec<Shape> + Send + Sync + 'static,
) -> Memo<Drawn> {
    let cache = StoredValue::new(Vec::<(Key, Arc<Vec<Shape>>)>::new());
    let near = Memo::new(move |_| state.rest.get().zoom >= scene::ISLETS_FROM);
    let best = Memo::new(move |_| BestLayer(state.best(kind)));
    let all = Memo::new(move |_| {
        let Some((layer, level)) = best.get().0 else { return Drawn::nothing() };
        let atlas = chart.atlas.get();
        let epoch = atlas.as_of_day().map_or(usize::MAX, |day| atlas.timeline.epoch(day));
        let key = (level, near.get(), atlas.seen_by.clone(), epoch, atlas.drawn_scenario.clone());
        let known = cache.with_value(|cache| cache.iter().find(|(k, _)| *k == key).map(|(_, shapes)| shapes.clone()));
        let shapes = known.unwrap_or_else(|| {
            let zoom = if key.1 { scene::ISLETS_FROM } else { 0.0 };
            let shapes = Arc::new(draw(&atlas, &layer, level, zoom));
            cache.update_value(|cache| cache.push((key, shapes.clone())));
            shapes
        });
        Drawn { shapes, level }
    });
    Memo::new(move |before: Option<&Drawn>| {
        let all = all.get();
        if all.level < Level(2) {
            return all;
        }
        // Full detail is drawn only where the reader looks, and a screen around it.
        let seen = state.rest.get().panned_bounds(state.size.get());
        let shapes: Vec<Shape> = all.shapes.iter().filter(|shape| shape.bounds.meets(seen)).cloned().collect();
        let same = before.filter(|before| before.level == all.level && ids_all(&before.shapes) == ids_all(&shapes));
        same.cloned().unwrap_or(Drawn { shapes: Arc::new(shapes), level: all.level })
    })
}

#[derive(Clone)]
struct BestLayer(Option<(Arc<atlas::layer::Layer>, Level)>);

impl PartialEq for BestLayer {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some((a, i)), Some((b, j))) => Arc::ptr_eq(a, b) && i == j,
            (None, None) => true,
            _ => false,
        }
    }
}

fn ids_all(shapes: &[Shape]) -> Vec<(usize, u64)> {
    shapes.iter().map(|shape| (shape.d.len(), shape.bounds.min.x.to_bits())).collect()
}

fn ids(shapes: &[Shape]) -> Vec<String> {
    shapes.iter().filter_map(Shape::id).map(str::to_owned).collect()
}

/// The names, placed when the map rests.
fn labels(state: State, chart: Chart) -> Memo<Vec<Label>> {
    Memo::new(move |before: Option<&Vec<Label>>| {
        let (land, islands, lines) = (state.best("land"), state.best("islands"), state.layers.get("lines"));
        let layers = scene::Layers {
            land: land.as_ref().map(|(layer, level)| (layer.as_ref(), *level)),
            islands: islands.as_ref().map(|(layer, level)| (layer.as_ref(), *level)),
            lines: lines.as_deref(),
        };
        let size = state.size.get();
        let [foot, side] = scene::degree_strips(size);
        let buttons = Rect { min: Px::default(), max: if chart.is_main { BUTTONS } else { Px::default() } };
        // What can be chosen stands at the top right.
        let room = if state.site.with_value(|site| site.framed) { Px::default() } else { OPTIONS };
        let options = Rect { min: Px { x: size.width - room.x, y: 0.0 }, max: Px { x: size.width, y: room.y } };
        let selected = state.selected();
        let before = before.map(Vec::as_slice).unwrap_or_default();
        let place = (state.rest.get(), size);
        scene::overlay(
            &chart.atlas.get(),
            layers,
            &state.view.get(),
            selected.as_deref(),
            place,
            (before, &[foot, side, buttons, options]),
        )
        .labels
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
fn Island(state: State, chart: Chart, id: String, shapes: Memo<Drawn>, pointers: Pointers) -> impl IntoView {
    let id = StoredValue::new(id);
    let shape = move || shapes.get().shapes.iter().find(|shape| shape.id() == Some(&id.get_value())).cloned();
    let d = move || shape().map(|shape| shape.d).unwrap_or_default();
    // Shapes are kept while the names that the view asks for change.
    let name = move || {
        let atlas = chart.atlas.get();
        atlas.island(&id.get_value()).map(|island| scene::island_name(&atlas, island)).unwrap_or_default()
    };
    let chosen = Memo::new(move |_| state.selected().as_ref() == Some(&id.get_value()));
    let path_id = move || svg::island_path_id(chart.prefix, &id.get_value());
    let href = move || format!("#{}", path_id());
    let look = move || shape().map(|shape| svg::island_look(&shape, chart.prefix, chosen.get())).unwrap_or_default();
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
            on:focus=move |event| focus::show(state, &event, shape().map(|shape| shape.bounds))
        >
            <defs><path id=path_id d=d/></defs>
            <use class="reach" href=href/>
            <use class=move || look().0 href=href fill=move || look().1/>
        </g>
    }
}

/// A line at sea: a button that explains it.
#[component]
fn Line(state: State, chart: Chart, id: String, shapes: Memo<Vec<Shape>>, pointers: Pointers) -> impl IntoView {
    let id = StoredValue::new(id);
    let shape = move || shapes.get().iter().find(|shape| shape.id() == Some(&id.get_value())).cloned();
    let d = move || shape().map(|shape| shape.d).unwrap_or_default();
    let name = move || match shape().map(|shape| shape.kind) {
        Some(ShapeKind::Line { name, .. }) => name,
        _ => String::new(),
    };
    let stroke = move || match shape().map(|shape| shape.kind) {
        Some(ShapeKind::Line { kind, .. }) => format!("stroke {kind}"),
        _ => String::new(),
    };
    // A line is longer than the map: the part that is nearest is shown.
    let nearest = move || {
        let layer = state.layers.get("lines")?;
        layer
            .feature(&id.get_value())?
            .nearest(state.camera.get_untracked().center)
            .map(|point| Bounds::EMPTY.with(point))
    };
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
            on:focus=move |event| focus::show(state, &event, nearest())
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
    let island = label.with_value(|label| label.key.strip_prefix("island-").map(str::to_owned));
    let transform = move || {
        let (camera, size): (Camera, Size) = (state.inked.get(), state.size.get());
        label.with_value(|label| svg::label_transform(label, camera, size))
    };
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
