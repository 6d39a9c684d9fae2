//! What another island needs beyond the page that is there: printed parts, which the browser itself parses as documents.
//!
//! A part fills the slots of the panel (`data-slot`) and brings the sources that it cites. What a slot held before is kept, so that
//! whoever comes back finds it as it was left.

use crate::dom;
use crate::state::State;
use atlas::lens::Lens;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Document, DocumentFragment, Element};

/// The part of all events, of what is said on the map, and of the whole where no island is chosen.
pub const EVENTS: &str = "_events";
/// See [`EVENTS`].
pub const NOTES: &str = "_notes";
const WHOLE: &str = "_all";

/// The name of an island's part; of the whole's where none is chosen.
pub fn part_of(island: Option<&str>) -> &str {
    island.unwrap_or(WHOLE)
}

/// Which part the slots show, and what they held of others.
#[derive(Default)]
struct Slots {
    /// Nothing while the part that is wanted is on its way.
    shown: Option<String>,
    kept: Vec<Kept>,
}

/// What the slots held of a part: each by its name.
struct Kept {
    part: String,
    slots: Vec<(String, DocumentFragment)>,
}

/// Keeps the slots of the panel those of the chosen island.
pub fn follow(state: State) {
    // An address may choose an island on the page of another, or of the whole.
    let printed = dom::by_id("panel").and_then(|panel| panel.get_attribute("data-about"));
    let shown = Some(part_of(printed.as_deref()).to_owned());
    let slots = StoredValue::new_local(Slots { shown, kept: Vec::new() });
    dom::keep(move || {
        let wanted = part_of(state.selected().as_deref()).to_owned();
        // It is read again when the part has come.
        let part = state.files.part(&wanted);
        slots.update_value(|slots| slots.show(state, wanted, part));
    });
}

impl Slots {
    fn show(&mut self, state: State, wanted: String, part: Option<Document>) {
        let kept = self.kept.iter().position(|kept| kept.part == wanted);
        let is_here = part.is_some() || kept.is_some();
        if self.shown.as_ref() == Some(&wanted) || (self.shown.is_none() && !is_here) {
            return self.ask(state, &wanted, is_here);
        }
        let panel = dom::all("[data-slot]");
        let name = |slot: &Element| slot.get_attribute("data-slot").unwrap_or_default();
        let before = panel.iter().map(|slot| (name(slot), content(slot))).collect();
        if let Some(shown) = self.shown.take() {
            self.kept.push(Kept { part: shown, slots: before });
        }
        if !is_here {
            panel.iter().filter(|slot| name(slot) == "head").for_each(|slot| await_part(state, slot));
            return self.ask(state, &wanted, is_here);
        }
        let kept = kept.map(|at| self.kept.swap_remove(at));
        for slot in &panel {
            let own = kept.as_ref().and_then(|kept| kept.slots.iter().find(|(of, _)| *of == name(slot)));
            let new = own.map(|(_, held)| held.clone()).or_else(|| copied(state, part.as_ref()?, &name(slot)));
            new.iter().for_each(|new| _ = slot.append_child(new));
        }
        if let Some(part) = part.filter(|_| kept.is_none()) {
            bring_sources(state, &part);
        }
        self.shown = Some(wanted);
        state.changed.update(|count| *count += 1);
    }

    fn ask(&self, state: State, wanted: &str, is_here: bool) {
        if !is_here && self.shown.as_deref() != Some(wanted) {
            state.files.want(&format!("parts/{wanted}"));
        }
    }
}

/// The heading says at once what is chosen, and that the rest is on its way.
fn await_part(state: State, slot: &Element) {
    let (atlas, choice) = (state.atlas(), state.text.get_untracked());
    let lens = Lens { atlas: &atlas, choice: &choice };
    let island = state.address.with_untracked(|address| address.island.clone());
    let title = island.and_then(|id| Some(lens.title(atlas.island(&id)?).to_owned())).unwrap_or_else(|| lens.area());
    if let Some(heading) = dom::made("h2", "", &title) {
        dom::set(&heading, "id", Some("panel-title"));
        dom::set(&heading, "tabindex", Some("-1"));
        let _ = slot.append_child(&heading);
    }
    dom::made("p", "awaited", &atlas.words.map.awaited).iter().for_each(|awaited| _ = slot.append_child(awaited));
}

/// What an element holds, taken out of it.
fn content(element: &Element) -> DocumentFragment {
    let held = document().create_document_fragment();
    while let Some(child) = element.first_child() {
        let _ = held.append_child(&child);
    }
    held
}

/// A copy of what a part has for a slot.
fn copied(state: State, part: &Document, slot: &str) -> Option<DocumentFragment> {
    let from = part.query_selector(&format!("[data-slot=\"{slot}\"]")).ok().flatten()?;
    copy_of(state, &from).as_ref().map(content)
}

/// A copy of an element of a part, with links and citations of this page.
fn copy_of(state: State, from: &Element) -> Option<Element> {
    let copy = document().import_node_with_deep(from, true).ok()?.dyn_into::<Element>().ok()?;
    rebase(state, &copy);
    place_citations(&copy);
    Some(copy)
}

/// An element of a part, by a selector, as one of this page.
pub fn imported(state: State, part: &Document, selector: &str) -> Option<Element> {
    let copy = copy_of(state, &part.query_selector(selector).ok().flatten()?)?;
    bring_sources(state, part);
    Some(copy)
}

/// Makes links of a part, which are relative to the root of the site, links of this page.
fn rebase(state: State, element: &Element) {
    let base = state.site.with_value(|site| site.base.clone());
    for link in dom::all_in(element, "a[href]") {
        let href = link.get_attribute("href").unwrap_or_default();
        if !href.starts_with('#') && !href.contains("//") {
            dom::set(&link, "href", Some(&format!("{base}{}", href.trim_start_matches("./"))));
        }
    }
}

/// Makes every link of the page hold wherever the address goes: those of a printed page are relative to it.
pub fn settle_links() {
    for link in dom::all("a[href]") {
        let href = link.get_attribute("href").unwrap_or_default();
        if !href.starts_with('#')
            && !href.contains("//")
            && let Ok(link) = link.dyn_into::<web_sys::HtmlAnchorElement>()
        {
            link.set_href(&format!("{}{}{}", link.pathname(), link.search(), link.hash()));
        }
    }
}

/// Completes the citations of a page that does not say where the site stands: they name the address of what is cited.
pub fn place_citations(root: &Element) {
    for link in dom::all_in(root, ".citation > a:empty") {
        if let Some(cell) = link.closest("div[hidden]").ok().flatten()
            && let Some(link) = link.dyn_ref::<web_sys::HtmlAnchorElement>()
        {
            link.set_text_content(Some(&link.href()));
            dom::set(link, "href", Some(&link.href()));
            dom::show(&cell, true);
        }
    }
}

/// Puts the sources that a part cites among those of the page, by their numbers.
fn bring_sources(state: State, part: &Document) {
    let Some(list) = dom::first("#panel ol.sources") else { return };
    let number = |item: &Element| item.get_attribute("value").and_then(|value| value.parse::<u32>().ok()).unwrap_or(0);
    let sources = part.query_selector("ol.sources").ok().flatten();
    for item in sources.iter().flat_map(|sources| dom::all_in(sources, "li")) {
        if dom::by_id(&item.id()).is_some() {
            continue;
        }
        let Some(copy) = copy_of(state, &item) else { continue };
        let behind = dom::all_in(&list, "li").into_iter().find(|other| number(other) > number(&copy));
        let _ = list.insert_before(&copy, behind.as_deref());
    }
}
