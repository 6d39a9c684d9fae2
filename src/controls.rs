//! The second part of the program: the controls that a reader asks for once the map is live. The build cuts the program at
//! [`mount`], and all that is reached from here alone comes as a file of its own.

use crate::banner::Banner;
use crate::dom::{self, put};
use crate::load::{self, CONTROLS, Failure};
use crate::map::{self, Chart, argue, names};
use crate::marks;
use crate::own::{self, Desk};
use crate::picture;
use crate::search::{self, SearchField};
use crate::state::{State, flight};
use crate::timeline;
use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Mounts the controls once their file is here, and saves a picture when one is asked for, sooner too.
pub fn follow(state: State) {
    let desk = StoredValue::new(None);
    dom::on_window("click", move |event: web_sys::MouseEvent| {
        let Some(kind) = picture::asked(&event) else { return };
        load::spawn(async move {
            if !state.files.has_controls() {
                state.files.load(CONTROLS).await;
            }
            if state.files.has_controls() {
                _ = take(state, kind, desk.get_value()).await;
            }
        });
    });
    let is_mounted = StoredValue::new(false);
    dom::keep(move || {
        if state.files.has_controls() && !is_mounted.get_value() {
            is_mounted.set_value(true);
            load::spawn(async move { _ = mount(state, desk).await });
        }
    });
}

impl From<SplitLoaderError> for Failure {
    fn from(_: SplitLoaderError) -> Self {
        Self::Network
    }
}

/// The map beside the page's own.
#[component]
fn Beside(state: State) -> impl IntoView {
    let other = Chart { choice: state.beside, prefix: "beside", is_main: false };
    let place = NodeRef::<leptos::html::Div>::new();
    dom::keep(move || {
        if let Some(place) = place.get() {
            map::draw(state, other, &place);
            names::draw(state, other, &place);
            // A layer of one's own is drawn on it, too.
            state.changed.update(|count| *count += 1);
        }
    });
    view! { <div class="view" node_ref=place><Banner state chart=other/></div> }
}

/// Two maps share the room of one.
fn compare(state: State) {
    let compared = Memo::new(move |_| state.view.with(|view| view.compare.is_some()));
    dom::keep(move || {
        if let Some(map) = dom::first("[data-role=map]") {
            let _ = map.class_list().toggle_with_force("compared", compared.get());
        }
    });
    put(".beside-map", move || view! { {move || compared.get().then(|| view! { <Beside state/> })} });
}

/// Before the map changes from one day to another: what was drawn fades away, as long as the flight takes.
fn turn(state: State) {
    if !flight::still() {
        map::turn(state, flight::LONG_MS);
    }
}

/// Saves the present view as a picture of this kind.
#[allow(unsafe_code, improper_ctypes, improper_ctypes_definitions)]
#[wasm_split(controls, fallible)]
fn take(state: State, kind: String, desk: Option<Desk>) -> Result<(), Failure> {
    picture::take(state, &kind, desk);
    Ok(())
}

/// Mounts the search, the timeline, and the map beside this one.
#[allow(unsafe_code, improper_ctypes_definitions)]
#[wasm_split(controls, fallible)]
fn mount(state: State, desk: StoredValue<Option<Desk>>) -> Result<(), Failure> {
    // Everything lives as long as the page does.
    let owner = Owner::new_root(None);
    owner.with(|| {
        put(".head > .search", move || view! { <SearchField state/> });
        timeline::mount(state);
        if let Some(place) = dom::first("[data-role=map] > .view") {
            let own = Chart { choice: state.drawn, prefix: "map", is_main: true };
            names::draw(state, own, &place);
            put("[data-role=map] > .view:first-child", move || view! { <Banner state chart=own/> });
        }
        marks::legend(state);
        marks::day(state);
        timeline::tell(state);
        argue::follow(state);
        state.turn.set_value(Some(turn));
        compare(state);
        desk.set_value(Some(own::follow(state)));
        dom::on_window("keydown", move |event: web_sys::KeyboardEvent| search::shortcut(&event));
    });
    std::mem::forget(owner);
    Ok(())
}
