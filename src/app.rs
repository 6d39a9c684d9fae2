//! The page: the map, the panel beside it, and what binds them to the browser.

use crate::boot;
use crate::doc::{self, Kept};
use crate::gesture::hint::HintLine;
use crate::load::{self, Failure, HISTORY, Layers};
use crate::map::{Chart, Map};
use crate::picture;
use crate::search::{self, SearchField};
use crate::site::Site;
use crate::state::{Entry, State};
use crate::timeline::Timeline;
use atlas::address::{self, Kind, Tab, View};
use atlas::content::Atlas;
use atlas::content::wire;
use atlas::node::Node;
use atlas::plane::{Projection, Size};
use atlas::scene::{self, Level};
use atlas::sheet::Sheet;
use atlas::svg;
use atlas::words::fill;
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
        match content(&site).await {
            Ok(atlas) => live(Arc::new(atlas), site).await,
            Err(failure) => {
                leptos::logging::warn!("content: {failure:?}");
                boot::tell("islands:still", &failure.code());
            }
        }
    });
}

async fn content(site: &Site) -> Result<Atlas, Failure> {
    let url = site.file("content").ok_or(Failure::Status(404))?;
    wire::read(&load::fetch(&url).await?).map_err(|error| Failure::Corrupt(error.to_string()))
}

fn fault_line(text: String, retry: String, again: impl Fn(web_sys::MouseEvent) + 'static) -> impl IntoView {
    view! {
        <p class="fault" role="alert">{text}" " <button type="button" on:click=again>{retry}</button></p>
    }
}

async fn live(atlas: Arc<Atlas>, site: Site) {
    let here = window().location().href().unwrap_or_default();
    let (path, query, _) = site.within(&here).unwrap_or_default();
    let (address, view, notes) = address::read(&path, &query, &atlas.vocabulary());
    notes.iter().for_each(|note| leptos::logging::warn!("{note}"));
    if view.still {
        return;
    }
    let layers = Layers::new(site.clone(), Projection::new(atlas.frame));
    let size = size_of_map("#printed .map").unwrap_or(Size { width: 860.0, height: 640.0 });
    let state = State::new(atlas, site, layers, address, view, size);
    let level = Level::at(state.rest.get_untracked().zoom);
    // The map is live on the land that the printed picture has; a finer one follows, where it would be no other picture.
    let land = if level == Level(1) { Level(0) } else { level };
    let first = [("land", land), ("islands", level)].map(|(kind, level)| format!("{kind}-{}", level.0));
    let history = async {
        if state.wants_history() {
            layers.load(HISTORY).await;
        }
    };
    futures::join!(layers.load(&first[0]), layers.load(&first[1]), layers.load("lines"), history);
    let camera = state.resting_camera();
    state.stand(camera);
    mount(state);
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

/// The size of the map; nothing while it is not shown.
fn size_of_map(selector: &str) -> Option<Size> {
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
    let resized = Closure::<dyn FnMut()>::new(move || {
        // On paper the map keeps the picture that was seen.
        let prints = document().get_element_by_id("paper").is_some();
        if let Some(size) = size_of_map("#live .view").filter(|size| !prints && *size != state.size.get_untracked()) {
            state.size.set(size);
            let camera = state.resting_camera();
            state.stand(camera);
        }
    });
    let observer = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref());
    let map = document().query_selector("#live .view").ok().flatten();
    if let (Ok(observer), Some(map)) = (observer, map) {
        observer.observe(&map);
    }
    resized.forget();
}

/// Scrolls the panel, where it scrolls by itself, to what an address or a host has opened. Nothing else is scrolled: in
/// a frame that would be the host's page.
fn show_opened() {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let opened = find("#live .panel details[open] details[open]").or_else(|| find("#live .panel details[open]"));
    if let (Some(panel), Some(opened)) = (panel(), opened) {
        let away = opened.get_bounding_client_rect().top() - panel.get_bounding_client_rect().top();
        panel.set_scroll_top(panel.scroll_top() + away as i32);
    }
}

fn panel() -> Option<web_sys::Element> {
    document().query_selector("#live .panel").ok().flatten()
}

fn escape(state: State) {
    let options = document().query_selector("#live .options[open]").ok().flatten();
    if let Some(options) = options.filter(|options| options.contains(document().active_element().as_deref())) {
        let _ = options.remove_attribute("open");
        let summary = options.first_element_child().and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok());
        let _ = summary.map(|summary| summary.focus());
    } else if let Some(line) = state.line.get_untracked() {
        state.line.set(None);
        focus_first(&format!("[data-line=\"{line}\"]"));
    } else if let Some(island) = state.address.get_untracked().island {
        state.select(None);
        // From afar an islet is no shape of its own: the focus goes to the map.
        let is_islet = state.atlas().island(&island).is_some_and(|island| island.group.is_some());
        focus_first(&if is_islet { "#live .chart".into() } else { format!("[data-island=\"{island}\"]") });
    }
}

pub(crate) fn focus_first(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    // What can be focused is of HTML or of SVG.
    match element.map(web_sys::Element::dyn_into::<web_sys::SvgElement>) {
        Some(Ok(drawn)) => _ = drawn.focus(),
        Some(Err(element)) => _ = element.dyn_into::<web_sys::HtmlElement>().map(|element| element.focus()),
        None => {}
    }
}

pub(crate) fn focus(id: &str) {
    let id = id.to_owned();
    // The panel is drawn anew by the next frame.
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            let _ = element.focus();
        }
    });
}

/// A press on a link within the site, or on a question or a brief, changes the view instead of the page.
fn follow_link(state: State, event: &web_sys::MouseEvent) {
    if event.default_prevented()
        || event.button() != 0
        || event.ctrl_key()
        || event.meta_key()
        || event.shift_key()
        || event.alt_key()
    {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let link = target.and_then(|target| target.closest("a[href]:not([target]), summary[data-href]").ok().flatten());
    let Some(link) = link else { return };
    let href = link.get_attribute("data-href").or_else(|| link.get_attribute("href")).unwrap_or_default();
    let here = window().location().href().unwrap_or_default();
    let Ok(url) = web_sys::Url::new_with_base(&href, &here) else { return };
    let Some((path, query, hash)) = state.site.with_value(|site| site.within(&url.href())) else { return };
    let (address, view, notes) = address::read(&path, &query, &state.vocabulary());
    let now = state.address.get_untracked();
    let same_page = address.lang == now.lang && matches!(address.kind, Kind::Root | Kind::Map | Kind::Embed);
    if !same_page || !notes.is_empty() || was_open_before(&link, &state.view.get_untracked(), &view) {
        return;
    }
    event.prevent_default();
    let moved = address.island != now.island;
    state.go(address, view, Entry::Push);
    match (hash.trim_start_matches('#'), moved) {
        ("", true) => focus("panel-title"),
        ("", false) => focus(&link.id()),
        (id, _) => focus(id),
    }
}

/// Whether this is the head of a part that the reader opened on the printed page: the view never knew, so the press
/// that would open it is left to the browser, which closes it.
fn was_open_before(head: &web_sys::Element, now: &View, next: &View) -> bool {
    let part = head.parent_element().filter(|part| part.has_attribute("open"));
    let opens = (&next.claim, &next.brief) > (&None, &None) && (&next.claim, &next.brief) != (&now.claim, &now.brief)
        || (next.tab != now.tab && next.tab != Tab::Brief);
    part.is_some() && head.tag_name().eq_ignore_ascii_case("summary") && opens
}

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
    let own = Chart { atlas: state.drawn, prefix: "map", is_main: true };
    let other = Chart { atlas: state.beside, prefix: "beside", is_main: false };
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
            <footer class="foot"><Legend state/><div class="words">{move || doc::html(foot.get())}</div></footer>
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
fn want_detail(state: State) {
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
        let atlas = state.atlas();
        let island = state.selected().and_then(|id| atlas.island(&id).map(|island| island.title.clone()));
        let title = island.map_or_else(|| atlas.title.clone(), |island| format!("{island} · {}", atlas.title));
        document().set_title(&title);
    });
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

/// Where on Earth this is: the printed page's own picture, which never changes.
#[component]
fn Locator() -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    Effect::new(move |_| {
        let printed = document().query_selector("#printed .locator").ok().flatten();
        if let (Some(place), Some(copy)) = (place.get(), printed.and_then(|it| it.clone_node_with_deep(true).ok())) {
            let _ = place.append_child(&copy);
        }
    });
    leptos::html::span().node_ref(place).class("globe")
}

/// Whose view a map shows, where it is a side's or stands beside another; what that view is can be opened.
#[component]
fn Viewed(state: State, chart: Chart) -> impl IntoView {
    let caption = move || {
        let atlas = chart.atlas.get();
        let compared = state.view.with(|view| view.compare.is_some());
        let said = state.sheet_of(&atlas, |sheet| sheet.viewed());
        (compared || atlas.seen_by.is_some() || atlas.as_of.is_some() || atlas.drawn_scenario.is_some())
            .then(|| view! { <div class="viewed">{doc::html(said)}</div> })
    };
    view! { {caption} }
}

/// What is on the map, where on Earth it lies, and its scale.
#[component]
fn Legend(state: State) -> impl IntoView {
    let legend = Memo::new(move |_| {
        let (atlas, view, drawn) = (state.drawn.get(), state.view.get(), state.layers.get("lines"));
        let shapes = drawn.map(|layer| scene::lines(&atlas, &layer, &view, &atlas.vocabulary())).unwrap_or_default();
        let mut legend = state.sheet_of(&atlas, |sheet| sheet.legend(&scene::line_ids(&shapes)));
        let beside = state.beside.get();
        if view.compare.is_some() {
            let lines: Vec<&str> = beside.lines.iter().map(|line| line.id.as_str()).collect();
            let more = state.sheet_of(&beside, |sheet| sheet.legend(&lines)).children;
            let new: Vec<Node> = more.into_iter().filter(|item| !legend.children.contains(item)).collect();
            legend.children.extend(new);
        }
        Node::from(legend)
    });
    let scale =
        move || doc::html(vec![svg::scale_bar(&scene::scale_bar(&state.atlas(), state.inked.get(), 110.0)).into()]);
    view! {
        {move || doc::html(vec![legend.get()])}
        <Locator/>
        <div class="scales">{scale}</div>
    }
}
