//! From the printed page to the live one: content and first layers, then the map in place of the printed picture, bound to the
//! browser. The rest of the page stays as it is; what is chosen is marked in it.

use crate::app;
use crate::boot;
use crate::brought::{Brought, By};
use crate::dom;
use crate::links::{self, escape, scroll_panel, show_opened, show_target};
use crate::load::{self, CONTROLS, Failure, Files, PATIENCE_MS};
use crate::marks;
use crate::parts;
use crate::printed::Printed;
use crate::site::Site;
use crate::state::{Entry, State};
use atlas::address::{self, Tab};
use atlas::content::{Atlas, wire};
use atlas::plane::{Projection, Size};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

/// Starts the app on the printed page; the start script may ask for it again.
pub fn start() {
    boot::listen("islands:again", |_| begin());
    begin();
}

/// Content and first layers come first, so that nothing appears half done.
fn begin() {
    load::spawn(async {
        let Some(site) = Site::of_page() else {
            leptos::logging::error!("this page does not say where its files are");
            return;
        };
        let began = match content(&site).await {
            Ok(atlas) => live(Arc::new(atlas), site).await,
            Err(failure) => Err(failure),
        };
        if let Err(failure) = began {
            leptos::logging::warn!("start: {}", failure.reason());
            boot::dispatch("islands:still", &failure.code());
        }
    });
}

async fn content(site: &Site) -> Result<Atlas, Failure> {
    let url = site.file("content").ok_or(Failure::Status(404))?;
    wire::read(&load::fetch(&url).await?.to_vec()).map_err(|error| Failure::Corrupt(error.to_string()))
}

/// Mounts the map on what the page has printed; where that cannot be read, once land and islands are here.
async fn live(atlas: Arc<Atlas>, site: Site) -> Result<(), Failure> {
    let here = window().location().href().unwrap_or_default();
    let (path, query, hash) = site.within(&here).unwrap_or_default();
    let (address, view, notes) = address::read(&path, &query, &atlas.vocabulary());
    notes.iter().for_each(|note| leptos::logging::warn!("{note}"));
    if view.still {
        return Ok(());
    }
    let files = Files::new(site.clone(), Projection::new(atlas.frame));
    let printed = Printed::read(&atlas);
    if printed.is_none() {
        leptos::logging::warn!("the printed picture could not be read: its layers are fetched");
    }
    let size = size_of_map().unwrap_or(Size { width: 860.0, height: 640.0 });
    // Everything lives as long as the page does.
    let owner = Owner::new();
    owner.set();
    std::mem::forget(owner);
    let is_read = printed.is_some();
    let state = State::new(atlas, (site, files, printed), (address, view), size);
    if !is_read {
        let level = state.atlas().levels.at(state.settled_camera.get_untracked().zoom);
        let lines = load::at_most(PATIENCE_MS, async move { files.load("lines").await });
        let (land, islands, ()) =
            futures::join!(files.load_nearest("land", level), files.load_nearest("islands", level), lines);
        land.and(islands)?;
    }
    // The second map moves the first, the day of the timeline its words, and names stand elsewhere than they were printed: all that is
    // there from the beginning.
    let shows_controls = untrack(|| state.view.with(|view| view.date.is_some()) || !state.shows_what_was_printed());
    if shows_controls && untrack(|| state.wants_controls()) {
        load::at_most(PATIENCE_MS, async move { files.load(CONTROLS).await }).await;
    }
    mount(state, hash.trim_start_matches('#').to_owned());
    Ok(())
}

fn mount(state: State, aim: String) {
    let Some(view) = dom::first("[data-role=map] > .view") else {
        leptos::logging::error!("this page has no room for the live map");
        return;
    };
    parts::settle_links();
    dom::by_id("panel").iter().for_each(parts::place_citations);
    let printed = dom::all_in(&view, ":scope > .chart");
    app::mount(state);
    marks::follow(state);
    links::follow(state);
    bind(state);
    // What is marked and drawn is so before the next frame.
    request_animation_frame(move || {
        printed.iter().for_each(Element::remove);
        take_over(state, aim);
    });
}

/// The page becomes the live one, in the frame in which all is marked. What a reader did on the printed page goes before what the
/// address says: of its parts, which stand below each other, one stays.
fn take_over(state: State, aim: String) {
    let asks_for_a_part =
        state.view.with_untracked(|view| *view != view.with_tab(Tab::Brief) || view.scenario.is_some());
    let is_read = |role: &String| !asks_for_a_part || links::tab_of(role) == Some(state.view.get_untracked().tab);
    let read = if aim.is_empty() { part_read().filter(|(role, _)| is_read(role)) } else { aimed(&aim) };
    let before = read.as_ref().map(|(_, part)| top(part));
    let scrolled = dom::by_id("panel").map_or(0, |panel| panel.scroll_top());
    if let Some(tab) = read.as_ref().and_then(|(role, _)| links::tab_of(role)) {
        let view = state.view.get_untracked();
        let view = if view.tab == tab { view } else { view.with_tab(tab) };
        state.go(state.address.get_untracked(), view, Entry::Replace);
        marks::open_tab(tab);
    }
    boot::dispatch("islands:live", "");
    state.live.set(true);
    if let (Some((_, part)), Some(before), true) = (&read, before, aim.is_empty()) {
        scroll_panel(top(part) - before);
        window().scroll_by_with_x_and_y(0.0, top(part) - before);
    } else if asks_for_a_part && scrolled == 0 {
        show_opened();
    }
    if !aim.is_empty() {
        show_target(aim);
    }
}

/// Where the text of a part begins on the screen: below its heading, which a tab replaces.
fn top(part: &Element) -> f64 {
    let text = dom::all_in(part, ":scope > :not(.tab-title, [data-slot]), :scope > [data-slot] > *")
        .into_iter()
        .find(dom::is_shown);
    text.map_or(0.0, |text| text.get_bounding_client_rect().top())
}

/// The part below the tabs that the reader has come to, if it is not the first.
fn part_read() -> Option<(String, Element)> {
    let middle = window().inner_height().ok()?.as_f64()? / 2.0;
    let parts = dom::all("#panel > .tabs ~ section[data-role]");
    let (place, part) =
        parts.into_iter().enumerate().filter(|(_, part)| part.get_bounding_client_rect().top() < middle).last()?;
    (place > 0).then(|| (part.get_attribute("data-role").unwrap_or_default(), part))
}

/// The part in which the address's fragment stands.
fn aimed(id: &str) -> Option<(String, Element)> {
    let part = dom::by_id(id)?.closest("#panel > section[data-role]").ok().flatten()?;
    Some((part.get_attribute("data-role")?, part))
}

/// Whether the style sheet holds: it hides the sentence that says it is missing.
fn is_styled() -> bool {
    let said = document().query_selector(".unstyled").ok().flatten();
    said.is_none_or(|said| said.get_bounding_client_rect().height() == 0.0)
}

/// The size of the map; nothing while it is not shown, or without the style sheet: then the map is as large as its picture,
/// which is as large as the map.
pub(crate) fn size_of_map() -> Option<Size> {
    if !is_styled() {
        return None;
    }
    // What is said below the map is in its place too, so it is the picture that is measured: the live one, or the printed one.
    dom::all("[data-role=map] > .view:first-child > .chart").into_iter().find_map(|chart| {
        let rect = chart.get_bounding_client_rect();
        let size = Size { width: rect.width(), height: rect.height() };
        (size.width > 40.0 && size.height > 40.0).then_some(size)
    })
}

/// Follows the browser: its history, the keys that concern the whole page, the size of the map.
fn bind(state: State) {
    dom::on_window("popstate", move |_: web_sys::Event| state.follow_browser());
    dom::on_window("keydown", move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            escape(state);
        }
    });
    boot::listen_for("islands:layer", move |detail| state.own.brought.set(Brought::of(&detail, By::Host)));
    boot::listen_for("islands:file", move |detail| state.own.brought.set(Brought::of(&detail, By::Reader)));
    boot::listen("islands:go", move |query| {
        state.follow_host(&query);
        request_animation_frame(show_opened);
    });
    let measure = move || {
        // On paper the map keeps the picture that was seen.
        let prints = window().match_media("print").ok().flatten().is_some_and(|query| query.matches());
        if let Some(size) = size_of_map().filter(|size| !prints && *size != state.size.get_untracked()) {
            state.size.set(size);
            let camera = state.camera_of_view();
            state.set_camera(camera);
        }
    };
    boot::listen("islands:printed", move |_| measure());
    let resized = Closure::<dyn FnMut()>::new(measure);
    let observer = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref());
    if let (Ok(observer), Some(map)) = (observer, dom::first(".live.chart")) {
        observer.observe(&map);
    }
    resized.forget();
}
