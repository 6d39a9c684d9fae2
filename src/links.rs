//! What a press on a link does, where a link leads in the present view, and where the focus goes.

use crate::dom;
use crate::state::{Entry, State};
use atlas::address::{self, Address, Kind, Tab, View};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent};

/// Follows presses on links and on heads of parts, and keeps every link that is about to be used true to the present view.
pub(crate) fn follow(state: State) {
    dom::on_window("click", move |event: web_sys::MouseEvent| press(state, &event));
    let refresh = move |event: &web_sys::Event| {
        if let Some(link) = dom::target(event, "a[href]:not(.citation > a)")
            && let Some((address, view)) = destination(state, &link)
        {
            let base = state.site.with_value(|site| site.base.clone());
            dom::set(&link, "href", Some(&format!("{base}{}{}", address.print(), view.print())));
        }
    };
    dom::on_window("pointerover", move |event: web_sys::PointerEvent| refresh(&event));
    dom::on_window("focusin", move |event: web_sys::FocusEvent| refresh(&event));
}

fn press(state: State, event: &MouseEvent) {
    let is_plain =
        event.button() == 0 && !event.ctrl_key() && !event.meta_key() && !event.shift_key() && !event.alt_key();
    if event.default_prevented() || !is_plain {
        return;
    }
    if let Some(link) = dom::target(event, "a[href]") {
        follow_link(state, event, &link);
    } else if let Some(view) = dom::target(event, "#panel summary").and_then(|head| unfolding(state, &head)) {
        event.prevent_default();
        state.go(state.address.get_untracked(), view, Entry::Push);
    }
}

fn follow_link(state: State, event: &MouseEvent, link: &Element) {
    let href = link.get_attribute("href").unwrap_or_default();
    if let Some(id) = href.strip_prefix('#').filter(|_| !link.has_attribute("data-set")) {
        return follow_anchor(state, event, id);
    }
    if link.has_attribute("target") {
        return;
    }
    let now = state.address.get_untracked();
    let Some((address, view)) = destination(state, link).filter(|(address, _)| is_here(&now, address)) else { return };
    event.prevent_default();
    let moved = address.island != now.island;
    let (is_back, leads_on) = (link.id() == "to-present", link.id() == "to-claims");
    state.go(address, view, Entry::Push);
    match (moved, is_back) {
        (true, _) => focus("panel-title"),
        // The way back to the present goes with what was told.
        (false, true) => focus_first(".rail"),
        (false, false) if leads_on => show_target(Tab::Claims.name().to_owned()),
        (false, false) => focus(&link.id()),
    }
}

/// Whether an address is a page that this one can become.
fn is_here(now: &Address, address: &Address) -> bool {
    address.lang == now.lang && address.kind.has_map()
}

/// Where a link of this site leads in the present view: what it changes changes, and all else stays. Nothing for other links.
fn destination(state: State, link: &Element) -> Option<(Address, View)> {
    let (now, view) = (state.address.get_untracked(), state.view.get_untracked());
    let vocabulary = state.vocabulary();
    if link.class_list().contains("full") {
        let set = link.get_attribute("data-set").unwrap_or_default();
        let view = View { plain: false, still: false, ..view.changed(&set, &vocabulary) };
        return Some((Address { kind: Kind::Map, ..now }, view));
    }
    if let Some(set) = link.get_attribute("data-set") {
        let tab = set.strip_prefix("tab=").and_then(|name| Tab::ALL.into_iter().find(|tab| tab.name() == name));
        return Some((now, tab.map_or_else(|| view.changed(&set, &vocabulary), |tab| view.with_tab(tab))));
    }
    let href = link.get_attribute("href").filter(|href| !href.starts_with('#'))?;
    let url = web_sys::Url::new_with_base(&href, &window().location().href().ok()?).ok()?;
    let (path, _, _) = state.site.with_value(|site| site.within(&url.href()))?;
    let (address, _, notes) = address::read(&path, "", &vocabulary);
    if !address.kind.has_map() || !notes.is_empty() {
        return None;
    }
    if link.closest(".citation").ok().flatten().is_some() {
        let (address, view, _) = address::read(&path, &url.search(), &vocabulary);
        return Some((address, view));
    }
    if link.id() == "home" {
        return Some((address, View { theme: view.theme, ..View::default() }));
    }
    if link.has_attribute("hreflang") {
        return Some((Address { lang: address.lang, ..now }, view));
    }
    Some((now.with_island(address.island.as_deref()), view.for_another_island()))
}

/// A press on a link within the page: what it leads to may stand in a part that is not open.
fn follow_anchor(state: State, event: &MouseEvent, id: &str) {
    let part = dom::by_id(id).and_then(|element| element.closest("#panel [data-role]").ok().flatten());
    let tab = part.and_then(|part| part.get_attribute("data-role")).and_then(|role| tab_of(&role));
    let view = state.view.get_untracked();
    let Some(tab) = tab.filter(|tab| *tab != view.tab) else { return };
    event.prevent_default();
    state.go(state.address.get_untracked(), view.with_tab(tab), Entry::Push);
    show_target(id.to_owned());
}

pub(crate) fn tab_of(role: &str) -> Option<Tab> {
    Tab::ALL.into_iter().find(|tab| tab.name() == role)
}

/// The view in which the part of this head is open, or closed if it is. Nothing where the reader opened it on the printed page:
/// the view never knew, so the press is left to the browser, which closes it; nor for parts that no address names.
fn unfolding(state: State, head: &Element) -> Option<View> {
    let part = head.parent_element()?;
    let is_open = part.has_attribute("open");
    let view = state.view.get_untracked();
    let key = |name: &str| part.get_attribute(name);
    let toggled =
        |known: &Option<String>, key: &String| if known.as_ref() == Some(key) { None } else { Some(key.clone()) };
    let (was_known, next) = if let Some(key) = key("data-claim") {
        (view.claim.as_ref() == Some(&key), view.with_claim(toggled(&view.claim, &key).as_deref()))
    } else if let Some(key) = key("data-brief") {
        (view.brief.as_ref() == Some(&key), view.with_brief(toggled(&view.brief, &key).as_deref()))
    } else if let Some(key) = key("data-event") {
        (view.event.as_ref() == Some(&key), view.with_event(toggled(&view.event, &key).as_deref()))
    } else if let Some(key) = key("data-scenario") {
        let atlas = state.atlas();
        let moves =
            atlas.scenario_details.all.iter().any(|scenario| scenario.id == key && scenario.figures.move_land());
        let next = View { scenario: toggled(&view.scenario, &key), date: None, ..view.clone() };
        (view.scenario.as_ref() == Some(&key), Some(next).filter(|_| moves)?)
    } else {
        let tab = tab_of(&key("data-part")?)?;
        let is_known = view.tab == tab;
        (is_known, view.with_tab(if is_known { Tab::Brief } else { tab }))
    };
    (was_known == is_open).then_some(next)
}

pub(crate) fn escape(state: State) {
    let options = dom::first(".options[open]");
    if let Some(options) = options.filter(|options| options.contains(document().active_element().as_deref())) {
        dom::unfold(&options, false);
        options.first_element_child().into_iter().for_each(dom::focus);
    } else if state.own.feature.get_untracked().is_some() {
        state.own.feature.set(None);
        focus_first("details.own > summary");
    } else if let Some(line) = state.line.get_untracked() {
        state.line.set(None);
        focus_first(&format!("[data-line=\"{line}\"]"));
    } else if let Some(island) = state.address.get_untracked().island {
        state.select(None);
        // From afar an islet is no shape of its own: the focus goes to the map.
        let is_islet = state.atlas().island(&island).is_some_and(|island| island.group.is_some());
        focus_first(&if is_islet { ".live.chart".into() } else { format!("g[data-island=\"{island}\"]") });
    }
}

/// Scrolls the panel, where it scrolls by itself, to what an address or a host has opened. Nothing else is scrolled: in
/// a frame that would be the host's page.
pub(crate) fn show_opened() {
    let opened = dom::all("#panel details[open]").into_iter().filter(dom::is_shown);
    if let (Some(tabs), Some(opened)) = (dom::first(".tabs"), opened.last()) {
        // At its end the tabs stand where they stay while it scrolls.
        scroll_panel(1e6);
        scroll_panel(opened.get_bounding_client_rect().top() - tabs.get_bounding_client_rect().bottom());
    }
}

/// Scrolls the panel by px, where it scrolls by itself.
pub(crate) fn scroll_panel(by: f64) {
    if let Some(panel) = dom::by_id("panel") {
        panel.set_scroll_top(panel.scroll_top() + by as i32);
    }
}

pub(crate) fn focus_first(selector: &str) {
    dom::first(selector).into_iter().for_each(dom::focus);
}

/// Puts the focus on the element of an id, which the next frame shows.
pub(crate) fn focus(id: &str) {
    let id = id.to_owned();
    request_animation_frame(move || {
        if let Some(element) = dom::by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Scrolls to the element of an id, which the next frame shows, and puts the focus on it.
pub(crate) fn show_target(id: String) {
    request_animation_frame(move || {
        if let Some(element) = dom::by_id(&id) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
            dom::focus(element);
        }
    });
}
