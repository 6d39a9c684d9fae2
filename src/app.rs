//! The page: the map, the panel beside it, and what is said of both.

use crate::doc::{self, Kept};
use crate::gesture::hint::HintLine;
use crate::legend::{LegendAndScale, Viewed};
use crate::links::{escape, focus_first, follow_link};
use crate::load::{Failure, HISTORY};
use crate::map::{Chart, Map};
use crate::picture;
use crate::search::SearchField;
use crate::state::State;
use crate::timeline::Timeline;
use atlas::address::Kind;
use atlas::lens::Lens;
use atlas::node::Node;
use atlas::scene::Level;
use atlas::sheet::Sheet;
use atlas::words::fill;
use leptos::prelude::*;

/// The whole page.
#[component]
pub fn App(
    /// The one state.
    state: State,
) -> impl IntoView {
    let part = move |part: fn(&Sheet<'_>) -> Vec<Node>| Memo::new(move |_| state.sheet(part));
    let (head, panel, foot) = (part(|sheet| sheet.head()), part(|sheet| sheet.panel()), part(|sheet| sheet.foot()));
    // No frame can tell whether its host lets it save a file.
    let saves = !state.site.with_value(|site| site.framed);
    let choices = Memo::new(move |_| state.sheet(|sheet| sheet.options(saves.then(|| sheet.pictures()))));
    let pressed = move |event: web_sys::MouseEvent| match picture::asked(&event) {
        Some(kind) => picture::take(state, &kind),
        None => follow_link(state, &event),
    };
    let words = StoredValue::new(state.atlas().words.clone());
    let keys = state.atlas().words.map.keys.clone();
    let own = Chart { choice: state.drawn, prefix: "map", is_main: true };
    let other = Chart { choice: state.beside, prefix: "beside", is_main: false };
    let compared = Memo::new(move |_| state.view.with(|view| view.compare.is_some()));
    want_detail(state);
    title(state);
    view! {
        <div class="page" on:click=pressed>
            <a class="skip" href="#panel">{words.with_value(|words| words.panel.skip.clone())}</a>
            <header class="head">
                {move || doc::html(head.get())}
                {(state.address.get_untracked().kind != Kind::Embed).then(|| view! { <SearchField state/> })}
            </header>
            <main class="main">
                <div class="map" class:compared=move || compared.get() data-role="map">
                    <div class="view"><Map state chart=own/><Viewed state chart=own/></div>
                    {move || compared.get().then(|| view! {
                        <div class="view"><Map state chart=other/><Viewed state chart=other/></div>
                    })}
                    {options(choices)}
                    <p id="map-keys" class="keys">{keys}</p>
                    <Faults state/>
                    <LineNote state/>
                    {state.site.with_value(|site| site.framed).then(|| view! { <HintLine state/> })}
                </div>
                <Timeline state/>
                {read(panel)}
            </main>
            <footer class="foot"><LegendAndScale state/><div class="words">{move || doc::html(foot.get())}</div></footer>
            <p class="unseen" role="status" aria-live="polite">{move || state.said.get()}</p>
        </div>
    }
}

/// The panel.
fn read(panel: Memo<Vec<Node>>) -> impl IntoView {
    let place = NodeRef::<leptos::html::Section>::new();
    keep(move || place.get().map(Into::into), panel);
    let section = leptos::html::section().node_ref(place).class("panel").id("panel").tabindex("0");
    let section = section.aria_labelledby("panel-title");
    // On a server nothing is kept: there the text is written out.
    #[cfg(feature = "ssr")]
    let section = section.child(move || doc::html(panel.get()));
    section
}

/// What can be chosen about the map.
fn options(options: Memo<Vec<Node>>) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    keep(move || place.get().map(Into::into), options);
    let div = leptos::html::div().node_ref(place).class("room");
    #[cfg(feature = "ssr")]
    let div = div.child(move || doc::html(options.get()));
    div
}

/// Makes a document the children of a place, in step with it rather than anew, so that nobody who reads there, or has
/// opened a part of it, loses the place.
fn keep(place: impl Fn() -> Option<web_sys::Element> + 'static, nodes: Memo<Vec<Node>>) {
    let kept = StoredValue::new_local(Kept::default());
    Effect::new(move |_| {
        if let Some(place) = place() {
            kept.update_value(|kept| kept.update(&place, &nodes.get()));
        }
    });
}

/// Fetches what the view wants: the level of detail of the resting camera, and the history where it is read.
pub(crate) fn want_detail(state: State) {
    Effect::new(move |_| {
        if !state.live.get() {
            return;
        }
        let level = Level::at(state.rest.get().zoom).0;
        for kind in ["land", "islands"] {
            state.layers.want(&format!("{kind}-{level}"));
        }
        if state.wants_history() {
            state.layers.want(HISTORY);
        }
    });
}

/// The browser's title says which island is chosen.
fn title(state: State) {
    Effect::new(move |_| {
        let (atlas, choice) = (state.atlas(), state.text.get());
        let lens = Lens { atlas: &atlas, choice: &choice };
        let selected = state.selected();
        let island = selected.and_then(|id| Some(lens.title(atlas.island(&id)?)));
        let title = island.map_or_else(|| atlas.title.clone(), |island| format!("{island} · {}", atlas.title));
        document().set_title(&title);
    });
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
        let failed = state.layers.failed();
        let (_, failure) = failed.first()?;
        let text = words.with_value(|words| {
            let name = |(name, _): &(String, Failure)| words.fault.layer_names.get(name).unwrap_or(name).clone();
            let names = failed.iter().map(name).collect::<Vec<_>>().join(&words.mark.list);
            fill(&words.fault.layer, &[("layer", &names), ("reason", &failure.say(&words.fault))])
        });
        let retry = words.with_value(|words| words.fault.retry.clone());
        Some(fault_line(text, retry, move |_| {
            state.layers.retry();
            // The button goes with its sentence; the reader goes on at the map.
            focus_first("#live .chart");
        }))
    };
    view! { {line} }
}

/// What the pressed line is.
#[component]
fn LineNote(state: State) -> impl IntoView {
    let note = move || {
        let id = state.line.get()?;
        let nodes = state.sheet_of(&state.drawn.get(), |sheet| sheet.line(&id));
        let close = state.atlas().words.map.close_line.clone();
        Some(view! {
            <div class="line-note" role="status">
                {doc::html(nodes)}
                <button type="button" on:click=move |_| escape(state)>{close}</button>
            </div>
        })
    };
    view! { {note} }
}
