//! What the reader has chosen, marked in the document that is there: which part is open, which island it is about, whose names
//! stand in it, what is on the map.

use crate::dom;
use crate::parts::{self, EVENTS};
use crate::state::State;
use atlas::address::{Kind, Tab, View};
use atlas::lens::Lens;
use atlas::words::fill;
use leptos::prelude::*;
use std::collections::BTreeSet;
use web_sys::Element;

/// Keeps the document in step with the state.
pub fn follow(state: State) {
    parts::follow(state);
    tabs(state);
    for kind in OPENED {
        opened(state, kind);
    }
    scenario(state);
    event(state);
    island(state);
    names(state);
    answer(state);
    options(state);
    title(state);
}

/// What stands alone in the view and opens in the document: its attribute there, and its key in the view.
type Opened = (&'static str, fn(&View) -> Option<String>);

const OPENED: [Opened; 4] = [
    ("data-claim", |view| view.claim.clone()),
    ("data-brief", |view| view.brief.clone()),
    ("data-event", |view| view.event.clone()),
    ("data-scenario", |view| view.scenario.clone()),
];

fn is_embed(state: State) -> bool {
    state.address.with_untracked(|address| address.kind == Kind::Embed)
}

/// The tab that is open; in a frame the part that is unfolded.
fn tabs(state: State) {
    let folds = is_embed(state);
    let mut before: Option<Tab> = None;
    dom::keep(move || {
        let now = state.read.with(|view| view.tab);
        if folds {
            let part = |tab: Tab| dom::first(&format!("details[data-part=\"{}\"]", tab.name()));
            before.filter(|before| *before != now).and_then(part).iter().for_each(|part| dom::unfold(part, false));
            part(now).iter().for_each(|part| dom::unfold(part, true));
        } else {
            open_tab(now);
        }
        before = Some(now);
    });
    if !folds {
        return;
    }
    // What the view names is read in the rest, which opens for it.
    let named = |view: &View| {
        let View { tab, claim, brief, event, .. } = view;
        (*tab, claim.clone(), brief.clone(), event.clone())
    };
    let named = Memo::new(move |_| state.read.with(named));
    dom::keep(move || {
        let (tab, claim, brief, event) = named.get();
        if tab != Tab::Brief || claim.or(brief).or(event).is_some() {
            dom::first("details.rest").iter().for_each(|rest| dom::unfold(rest, true));
        }
    });
    dom::keep(move || {
        if state.read.with(|view| view.brief.is_some()) {
            dom::first("details[data-part=\"series\"]").iter().for_each(|part| dom::unfold(part, true));
        }
    });
}

/// Opens a tab: the style sheet hides the other parts of a live page.
pub fn open_tab(now: Tab) {
    dom::by_id("panel").iter().for_each(|panel| dom::set(panel, "data-tab", Some(now.name())));
    for tab in Tab::ALL {
        let link = dom::by_id(&format!("tab-{}", tab.name()));
        link.iter().for_each(|link| dom::mark_current(link, tab == now));
    }
}

/// A question, a brief, an event or a scenario that the view opens. What the reader opened otherwise stays open.
fn opened(state: State, (attribute, key): Opened) {
    let mut before: Option<String> = None;
    dom::keep(move || {
        let now = state.read.with(key);
        // It may stand in a part that has just come.
        state.changed.track();
        let of = |key: &Option<String>| {
            key.iter().flat_map(|key| dom::all(&format!("#panel details[{attribute}=\"{key}\"]"))).collect()
        };
        let close: Vec<Element> = if before == now { Vec::new() } else { of(&before) };
        close.iter().for_each(|part| dom::unfold(part, false));
        let open: Vec<Element> = of(&now);
        open.iter().for_each(|part| dom::unfold(part, true));
        before = now;
    });
}

/// The figures of what the map shows are the scenario's: of the one that is drawn, or of the present, in which nothing passes.
fn scenario(state: State) {
    dom::keep(move || {
        let drawn = state.read.with(|view| view.scenario.clone());
        state.changed.track();
        let atlas = state.atlas();
        let moves = |id: &str| atlas.scenario_details.all.iter().any(|one| one.id == id && one.figures.move_land());
        for part in dom::all("#panel details[data-scenario]") {
            let id = part.get_attribute("data-scenario").unwrap_or_default();
            let is_shown = drawn.as_ref().map_or_else(|| !moves(&id), |drawn| *drawn == id);
            dom::set(&part, "data-role", is_shown.then_some("scenario"));
        }
    });
}

/// A frame has neither the chronology nor the dated briefs: what is opened of them it shows alone, before the way to the others.
fn alone(state: State, attribute: &'static str, key: fn(&View) -> Option<String>, before: &'static str) {
    dom::keep(move || {
        dom::all(&format!("#panel details[{attribute}]")).iter().for_each(Element::remove);
        let Some(key) = state.read.with(key) else { return };
        state.files.want(&format!("parts/{EVENTS}"));
        let Some(part) = state.files.part(EVENTS) else { return };
        let selector = format!("details[{attribute}=\"{key}\"]");
        let Some(whole) = parts::imported(state, &part, &selector) else { return };
        dom::unfold(&whole, true);
        dom::by_id(before).iter().for_each(|place| _ = place.before_with_node_1(&whole));
    });
}

/// An event that is opened is told whole: its terms are in a part.
fn event(state: State) {
    if is_embed(state) {
        alone(state, "data-event", |view| view.event.clone(), "chronology-there");
        alone(state, "data-brief", |view| view.brief.clone(), "briefs");
        return;
    }
    dom::keep(move || {
        let Some(key) = state.read.with(|view| view.event.clone()) else { return };
        state.files.want(&format!("parts/{EVENTS}"));
        let Some(part) = state.files.part(EVENTS) else { return };
        let selector = format!("details[data-event=\"{key}\"]");
        let Some(whole) = parts::imported(state, &part, &selector) else { return };
        if let Some(own) = dom::first(&format!("#panel {selector}:not(:has(> .terms))")) {
            let more = dom::all_in(&whole, ":scope > .day, :scope > .terms");
            more.iter().for_each(|more| _ = own.append_child(more));
        }
    });
}

/// Which island the page is about: marked in the list, and what does not concern it hidden.
fn island(state: State) {
    dom::keep(move || {
        let selected = state.selected();
        state.changed.track();
        let atlas = state.atlas();
        let island = selected.as_deref().and_then(|id| atlas.island(id));
        let group = island.map(|island| atlas.group_of(island).id.as_str());
        let current = group.map_or_else(|| "close".to_owned(), |id| format!("go-{id}"));
        for link in dom::all(".islands-list a") {
            dom::mark_current(&link, link.id() == current);
        }
        for part in dom::all("#panel [data-islands]") {
            let ids = part.get_attribute("data-islands").unwrap_or_default();
            let concerns = |id: Option<&str>| id.is_some_and(|id| ids.split(' ').any(|one| one == id));
            dom::show(&part, selected.is_none() || concerns(selected.as_deref()) || concerns(group));
        }
        sources();
    });
}

/// Of the sources on the page those that something on it cites.
fn sources() {
    let links = dom::all("a[href^=\"#source-\"]");
    let cited: BTreeSet<String> = links.iter().filter_map(|link| link.get_attribute("href")).collect();
    for source in dom::all("#panel ol.sources > li") {
        dom::show(&source, cited.contains(&format!("#{}", source.id())));
    }
}

/// One side's names, or all.
fn names(state: State) {
    dom::keep(move || {
        let side = state.text.with(|choice| choice.names.clone());
        state.changed.track();
        for name in dom::all("[data-name]") {
            dom::show(&name, side.is_none() || name.get_attribute("data-name") == side);
        }
        let rule = side.as_deref().unwrap_or("both");
        for naming in dom::all("[data-naming]") {
            dom::show(&naming, naming.get_attribute("data-naming").as_deref() == Some(rule));
        }
    });
}

/// Who holds and who claims what is chosen, below a small map.
fn answer(state: State) {
    dom::keep(move || {
        let (atlas, choice, selected) = (state.atlas(), state.drawn.get(), state.selected());
        let lens = Lens { atlas: &atlas, choice: &choice };
        let island = selected.as_deref().and_then(|id| atlas.island(id));
        let said = dom::first(":is(.answer, #rest) > .whose");
        said.iter().for_each(|said| said.set_text_content(Some(&lens.answer(island))));
        let of_all = dom::first(".answer > .glance");
        of_all.iter().for_each(|of_all| dom::show(of_all, island.is_none()));
    });
}

/// What is on the map, of all that the legend may say. The second part of the program keeps it; until then it is as printed.
pub fn legend(state: State) {
    let mut is_printed = true;
    dom::keep(move || {
        is_printed = is_printed && state.is_as_printed();
        if is_printed {
            return;
        }
        let shown = state.legends();
        for entry in dom::all("[data-legend]") {
            let key = entry.get_attribute("data-legend").unwrap_or_default();
            dom::show(&entry, shown.has(&key));
            dom::set(&entry, "class", None);
        }
    });
}

/// That the map shows another day than the text. The second part of the program keeps it.
pub fn day(state: State) {
    dom::keep(move || {
        let (atlas, date) = (state.atlas(), state.drawn.with(|choice| choice.date));
        let words = &atlas.words;
        for note in dom::all(".other-day") {
            let said = date.map(|date| fill(&words.timeline.other_day, &[("date", &words.date(date))]));
            dom::all_in(&note, ":scope > p > span").iter().for_each(|place| place.set_text_content(said.as_deref()));
            dom::show(&note, date.is_some());
        }
    });
}

/// What is chosen among the options.
fn options(state: State) {
    dom::keep(move || {
        let view = state.read.get();
        let vocabulary = state.vocabulary();
        for link in dom::all(".options [data-set]") {
            let change = link.get_attribute("data-set").unwrap_or_default();
            let holds = match change.strip_prefix("layer=") {
                Some(layer) => view.layer_is_on(layer, &vocabulary.layers_on),
                None => view.changed(&change, &vocabulary) == view,
            };
            dom::mark_current(&link, holds);
        }
    });
}

/// The browser's title says which island is chosen.
fn title(state: State) {
    dom::keep(move || {
        let (atlas, choice) = (state.atlas(), state.text.get());
        let lens = Lens { atlas: &atlas, choice: &choice };
        let selected = state.selected();
        let island = selected.and_then(|id| Some(lens.title(atlas.island(&id)?)));
        let title = island.map_or_else(|| atlas.title.clone(), |island| format!("{island} · {}", atlas.title));
        document().set_title(&title);
    });
}
