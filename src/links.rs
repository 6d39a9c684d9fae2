//! What a press on a link does, and where the focus goes.

use crate::state::{Entry, State};
use atlas::address::{self, Kind, Tab, View};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A press on a link within the site, or on a question or a brief, changes the view instead of the page.
pub(crate) fn follow_link(state: State, event: &web_sys::MouseEvent) {
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
        // The way back to the present goes with what was told.
        ("", false) if link.id() == "to-present" => focus_first("#live .rail"),
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

pub(crate) fn escape(state: State) {
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

/// Scrolls the panel, where it scrolls by itself, to what an address or a host has opened. Nothing else is scrolled: in
/// a frame that would be the host's page.
pub(crate) fn show_opened() {
    let find = |selector: &str| document().query_selector(selector).ok().flatten();
    let opened = find("#live .panel details[open] details[open]").or_else(|| find("#live .panel details[open]"));
    if let (Some(panel), Some(opened)) = (panel(), opened) {
        let away = opened.get_bounding_client_rect().top() - panel.get_bounding_client_rect().top();
        panel.set_scroll_top(panel.scroll_top() + away as i32);
    }
}

pub(crate) fn panel() -> Option<web_sys::Element> {
    document().query_selector("#live .panel").ok().flatten()
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
