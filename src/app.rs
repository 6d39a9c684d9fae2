//! What the program puts into the printed page: the maps, and the controls that make it live.

use crate::controls;
use crate::dom::{self, put};
use crate::gesture::hint::HintLine;
use crate::links::{escape, focus_first};
use crate::load::{CONTROLS, Failure};
use crate::map::{self, Chart};
use crate::parts::{self, EVENTS, NOTES};
use crate::state::State;
use atlas::lens::Lens;
use atlas::scene;
use atlas::svg;
use atlas::words::fill;
use leptos::prelude::*;
use web_sys::Element;

/// Puts everything into its place on the page.
pub fn mount(state: State) {
    put(
        "body",
        move || view! { <p class="unseen" role="status" aria-live="polite">{move || state.status_text.get()}</p> },
    );
    let prefix = state.printed.with_value(|printed| printed.as_ref().map_or("map", |printed| printed.prefix));
    let own = Chart { choice: state.drawn, prefix, is_main: true };
    if let Some(place) = dom::first("[data-role=map] > .view") {
        map::draw(state, own, &place);
    }
    put("[data-role=map] > .view", move || view! { <map::Buttons state/> });
    put("[data-role=map]", move || view! { <Controls state/> });
    controls::follow(state);
    scale(state);
    // No frame can tell whether its host lets it save a file.
    let framed = state.site.with_value(|site| site.framed);
    dom::all(".options").iter().for_each(|options| dom::show(options, true));
    dom::all("[data-take]")
        .iter()
        .filter(|_| framed)
        .filter_map(|button| button.closest("p").ok().flatten())
        .for_each(|row| row.remove());
    want_detail(state);
}

/// What stands on the map beside the picture: what the keys do, what did not load, what a pressed line is.
#[component]
fn Controls(state: State) -> impl IntoView {
    let keys = state.atlas().words.map.keys.clone();
    view! {
        <div class="beside-map"></div>
        <p id="map-keys" class="keys">{keys}</p>
        <Faults state/>
        <LineNote state/>
        {state.site.with_value(|site| site.framed).then(|| view! { <HintLine state/> })}
    }
}

/// The scale below the map, true at every zoom; while the map moves, at each half of a step.
fn scale(state: State) {
    let half = Memo::new(move |_| (state.camera.get().zoom * 2.0).round());
    dom::keep(move || {
        half.track();
        state.drawn_viewport();
        let bar = scene::scale_bar(&state.atlas(), untrack(|| state.viewport()));
        if let Some(place) = dom::first(".scales") {
            dom::fill(&place, &[svg::scale_bar(&bar).into()]);
        }
    });
}

/// Fetches what the view wants: the controls, and the level of detail of the resting camera; and, when the reader may want them
/// next, the parts of the other islands.
fn want_detail(state: State) {
    dom::keep(move || {
        if !state.live.get() {
            return;
        }
        if state.wants_controls() {
            state.files.want(CONTROLS);
        }
        let level = state.atlas().levels.at(state.settled_camera.get().zoom).number;
        for kind in ["land", "islands"].into_iter().filter(|kind| state.wants_layer(kind)) {
            state.files.want(&format!("{kind}-{level}"));
        }
        if state.wants_lines() {
            state.files.want("lines");
        }
    });
    // A reader who is about to choose an island has its part.
    let ahead = move |event: &web_sys::Event| {
        let of = |selector: &str, key: &str| dom::target(event, selector).and_then(|found| found.get_attribute(key));
        let listed = of("[id^=go-]", "id").and_then(|id| id.strip_prefix("go-").map(str::to_owned));
        if let Some(island) = listed.or_else(|| of("[data-of]", "data-of")) {
            state.files.want(&format!("parts/{island}"));
        }
    };
    dom::on_window("pointerover", move |event: web_sys::PointerEvent| ahead(&event));
    dom::on_window("focusin", move |event: web_sys::FocusEvent| ahead(&event));
}

fn fault_line(text: String, retry: String, again: impl Fn(web_sys::MouseEvent) + 'static) -> impl IntoView {
    view! {
        <p class="fault" role="alert">{text}" " <button type="button" on:click=again>{retry}</button></p>
    }
}

/// What did not load, in words, with a way to try again.
#[component]
fn Faults(state: State) -> impl IntoView {
    let words = StoredValue::new(state.atlas().words.clone());
    let line = move || {
        let failed = state.files.failed();
        let (_, failure) = failed.first()?;
        let text = words.with_value(|words| {
            let name = |(name, _): &(String, Failure)| {
                let kind = match name.strip_prefix("parts/") {
                    None => name,
                    Some(EVENTS) => "events",
                    Some(NOTES) => "notes",
                    Some(_) => "part",
                };
                let names = &words.fault.layer_names;
                // A level that has no words of its own is called as the finest that has.
                let finest = |kind: &str| Some(format!("{}-2", kind.rsplit_once('-')?.0));
                let known = names.get(kind).or_else(|| names.get(&finest(kind)?));
                known.cloned().unwrap_or_else(|| kind.to_owned())
            };
            let names = failed.iter().map(name).collect::<Vec<_>>().join(&words.mark.list);
            fill(&words.fault.layer, &[("layer", &names), ("reason", &failure.say(&words.fault))])
        });
        let retry = words.with_value(|words| words.fault.retry.clone());
        Some(fault_line(text, retry, move |_| {
            state.files.retry();
            // The button goes with its sentence; the reader goes on at the map.
            focus_first(".live.chart");
        }))
    };
    view! { {line} }
}

/// What the pressed line is.
#[component]
fn LineNote(state: State) -> impl IntoView {
    let note = move || {
        let id = state.line.get()?;
        state.files.want(&format!("parts/{NOTES}"));
        let (atlas, choice) = (state.atlas(), state.drawn.get());
        let name =
            Lens { atlas: &atlas, choice: &choice }.lines().into_iter().find(|line| line.id == id)?.name.to_owned();
        let place = NodeRef::<leptos::html::Div>::new();
        dom::keep(move || {
            let (Some(place), Some(part)) = (place.get(), state.files.part(NOTES)) else { return };
            let Some(note) = parts::imported(state, &part, &format!("[data-note=\"{id}\"]")) else { return };
            // The map may call the line as a side does.
            dom::all_in(&note, "h3").iter().for_each(Element::remove);
            place.set_text_content(None);
            let _ = place.append_child(&note);
        });
        let close = state.atlas().words.map.close_line.clone();
        Some(view! {
            <div class="line-note" role="status">
                <h3>{name}</h3>
                <div class="said" node_ref=place></div>
                <button type="button" on:click=move |_| escape(state)>{close}</button>
            </div>
        })
    };
    view! { {note} }
}
