//! From the printed page to the live one: content and first layers, then the app, bound to the browser.

use crate::app::App;
use crate::boot;
use crate::doc::Kept;
use crate::links::{escape, panel, show_opened};
use crate::load::{self, Failure, HISTORY, Layers, PATIENCE_MS};
use crate::search;
use crate::site::Site;
use crate::state::State;
use atlas::address::{self, Tab};
use atlas::content::{Atlas, wire};
use atlas::plane::{Projection, Size};
use atlas::scene::Level;
use atlas::sheet::Sheet;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Starts the app on the printed page; the start script may ask for it again.
pub fn start() {
    boot::hear("islands:again", |_| begin());
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
            leptos::logging::warn!("start: {failure:?}");
            boot::tell("islands:still", &failure.code());
        }
    });
}

async fn content(site: &Site) -> Result<Atlas, Failure> {
    let url = site.file("content").ok_or(Failure::Status(404))?;
    wire::read(&load::fetch(&url).await?).map_err(|error| Failure::Corrupt(error.to_string()))
}

/// Mounts the map once land and islands are here. Lines and history are waited for, but not for long.
async fn live(atlas: Arc<Atlas>, site: Site) -> Result<(), Failure> {
    let here = window().location().href().unwrap_or_default();
    let (path, query, _) = site.within(&here).unwrap_or_default();
    let (address, view, notes) = address::read(&path, &query, &atlas.vocabulary());
    notes.iter().for_each(|note| leptos::logging::warn!("{note}"));
    if view.still {
        return Ok(());
    }
    let layers = Layers::new(site.clone(), Projection::new(atlas.frame));
    let size = size_of_map("#printed .map").unwrap_or(Size { width: 860.0, height: 640.0 });
    let state = State::new(atlas, site, layers, address, view, size);
    let level = Level::at(state.rest.get_untracked().zoom);
    // The map is live on the land that the printed picture has; a finer one follows, where it would be no other picture.
    let land = if level == Level(1) { Level(0) } else { level };
    let lines = load::at_most(PATIENCE_MS, async move { layers.load("lines").await });
    let history = async move {
        if state.wants_history() {
            load::at_most(PATIENCE_MS, async move { layers.load(HISTORY).await }).await;
        }
    };
    let (land, islands, ..) =
        futures::join!(layers.load_nearest("land", land), layers.load_nearest("islands", level), lines, history);
    land.and(islands)?;
    let camera = state.camera_of_view();
    state.stand(camera);
    mount(state);
    Ok(())
}

fn mount(state: State) {
    let Some(live) = document().get_element_by_id("live").and_then(|live| live.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        leptos::logging::error!("this page has no room for the live map");
        return;
    };
    leptos::mount::mount_to(live, move || view! { <App state/> }).forget();
    bind(state);
    let asks_for_a_part =
        state.view.with_untracked(|view| *view != view.with_tab(Tab::Brief) || view.scenario.is_some());
    request_animation_frame(move || {
        // The boot script now puts the live page in the printed one's place.
        boot::tell("islands:live", "");
        state.live.set(true);
        // What a reader did on the printed page goes before what the address says.
        if asks_for_a_part && panel().is_some_and(|panel| panel.scroll_top() == 0) {
            show_opened();
        }
    });
}

/// The first of the live maps; a second is as large.
const CHART: &str = "#live .chart";

/// The size of the map; nothing while it is not shown.
pub(crate) fn size_of_map(selector: &str) -> Option<Size> {
    let rect = document().query_selector(selector).ok().flatten()?.get_bounding_client_rect();
    let size = Size { width: rect.width(), height: rect.height() };
    (size.width > 40.0 && size.height > 40.0).then_some(size)
}

/// Follows the browser: its history, the keys that concern the whole page, the size of the map.
fn bind(state: State) {
    let _ = window_event_listener(leptos::ev::popstate, move |_| state.follow_browser());
    let _ = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && !event.default_prevented() {
            escape(state);
        }
        search::shortcut(&event);
    });
    boot::hear("islands:read", move |part| state.read_on(&part));
    boot::hear("islands:print", move |_| {
        let all = untrack(|| state.sheet(|sheet| Sheet { live: false, ..*sheet }.panel()));
        if let Some(paper) = document().get_element_by_id("paper") {
            Kept::default().update(&paper, &all);
        }
    });
    boot::hear("islands:go", move |query| {
        state.follow_host(&query);
        request_animation_frame(show_opened);
    });
    let measure = move || {
        // On paper the map keeps the picture that was seen.
        let prints = document().get_element_by_id("paper").is_some();
        if let Some(size) = size_of_map(CHART).filter(|size| !prints && *size != state.size.get_untracked()) {
            state.size.set(size);
            let camera = state.camera_of_view();
            state.stand(camera);
        }
    };
    boot::hear("islands:printed", move |_| measure());
    let resized = Closure::<dyn FnMut()>::new(measure);
    let observer = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref());
    let map = document().query_selector(CHART).ok().flatten();
    if let (Ok(observer), Some(map)) = (observer, map) {
        observer.observe(&map);
    }
    resized.forget();
}
