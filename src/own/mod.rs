//! A layer of one's own: GeoJSON that the page which embeds the map hands over, or a file of the reader's. It is drawn below the names, named
//! in the key, and listed below the map; what is pressed says what it is. It is in no address, and leaves the browser in no way.

mod desk;
mod list;
mod note;
mod words;

use crate::dom;
use crate::load::DESK;
use crate::state::State;
use atlas::own::desk::Ask;
use atlas::own::draw::{self, Drawn, Group};
use atlas::picture::Added;
pub use desk::Desk;
use desk::{Known, Stage};
use leptos::prelude::*;
use web_sys::Element;
use words::Spoken;

/// The printed part that holds the words.
pub const WORDS: &str = "_own";

/// Shows the layer that is brought, in all maps, and keeps it shown. Gives what can be asked about it.
pub fn follow(state: State) -> Desk {
    let desk = Desk::new(state);
    // Other files come and go, and a layer is read once.
    let is_ready = Memo::new(move |_| state.files.part(WORDS).is_some() && state.files.has_desk());
    dom::keep(move || {
        let Some(brought) = state.own.brought.get() else { return desk.take(None) };
        state.files.want(&format!("parts/{WORDS}"));
        state.files.want(DESK);
        let words = is_ready.get().then(|| untrack(|| state.files.part(WORDS))).flatten();
        if let Some(spoken) = words.and_then(|part| Spoken::of(&part, brought.by)) {
            desk.take(Some((&brought, spoken)));
        }
    });
    picture(state, desk);
    chosen(state, desk);
    dom::keep(move || {
        desk.stage.track();
        desk.with(key);
    });
    list::follow(state, desk);
    note::follow(state, desk);
    desk
}

/// What a picture that is saved has of the layer.
pub fn in_picture(desk: Option<Desk>, write: impl FnOnce(Option<&Added<'_>>) -> String) -> String {
    let Some(desk) = desk else { return write(None) };
    desk.with(|known| {
        let said = known.spoken.as_ref().map(|spoken| spoken.get("saved"));
        let added = match (&known.stage, &known.drawn, &said) {
            (Stage::Open(opened), Some(drawn), Some(said)) => {
                opened.sample.as_ref().map(|sample| Added { drawn, sample, said })
            }
            _ => None,
        };
        write(added.as_ref())
    })
}

/// Draws it, for the viewport that the map is drawn for.
fn picture(state: State, desk: Desk) {
    const LAYERS: &str = ".live.chart > svg > .own";
    dom::keep(move || {
        let viewport = state.drawn_viewport();
        desk.stage.track();
        let is_whole = |known: &Known| known.drawn.as_ref().is_some_and(|drawn| drawn.is_whole);
        if desk.with(|known| matches!(known.stage, Stage::Open(_)) && !is_whole(known)) {
            desk.draw(viewport);
        }
    });
    // A second map may come and go.
    dom::keep(move || {
        desk.drawn.track();
        state.changed.track();
        let maps = dom::all(".live.chart > svg");
        desk.with(|known| maps.iter().for_each(|map| draw_upon(map, known.drawn.as_ref())));
    });
    dom::keep(move || {
        let viewport = state.drawn_viewport();
        [desk.drawn, desk.alone].iter().for_each(Trigger::track);
        state.changed.track();
        for layer in dom::all(LAYERS) {
            desk.with(|known| mark(&layer, known.alone.as_ref()));
            for part in dom::all_in(&layer, ":scope > [data-unit]") {
                let unit = part.get_attribute("data-unit").and_then(|unit| unit.parse().ok()).unwrap_or(1.0);
                dom::set(&part, "transform", Some(&viewport.transform(unit)));
            }
        }
    });
}

/// Puts the features into a map, above all land and lines and below all names.
fn draw_upon(picture: &Element, drawn: Option<&Drawn>) {
    dom::all_in(picture, ":scope > .own").iter().for_each(Element::remove);
    let Some(group) = drawn.and_then(|drawn| dom::drawn_element(&draw::layer(drawn))) else { return };
    let degrees = picture.query_selector(":scope > .degrees").ok().flatten();
    let _ = picture.insert_before(&group, degrees.as_deref());
}

/// Shows the chosen feature above the others.
fn mark(layer: &Element, alone: Option<&(f64, Group)>) {
    dom::all_in(layer, ":scope > [data-chosen]").iter().for_each(Element::remove);
    let chosen = alone.and_then(|(unit, group)| dom::drawn_element(&draw::chosen(*unit, group)));
    chosen.iter().for_each(|chosen| _ = layer.append_child(chosen));
}

/// Asks what was pressed, and what the chosen feature says.
fn chosen(state: State, desk: Desk) {
    dom::keep(move || {
        if let Some(place) = state.own.pressed() {
            desk.ask(&Ask::At(place, state.camera.get_untracked().scale()));
        }
    });
    dom::keep(move || {
        let viewport = state.drawn_viewport();
        match state.own.feature.get() {
            Some(number) => desk.ask(&Ask::Tell(number, viewport)),
            None => desk.forget(),
        }
    });
}

/// The line of its origin in the key.
fn key(known: &Known) {
    dom::all(".legend .own-key").iter().for_each(Element::remove);
    let (Some(spoken), Stage::Open(opened)) = (&known.spoken, &known.stage) else { return };
    if opened.features == 0 {
        return;
    }
    for list in dom::all("ul.legend") {
        let entry = dom::made("li", "own-key", "");
        let (Some(entry), Some(text)) = (entry, dom::made("span", "", &spoken.origin())) else { continue };
        let sample = opened.sample.as_ref().and_then(|sample| dom::drawn_element(&draw::key(sample)));
        let _ = sample.map(|sample| entry.append_child(&sample));
        let _ = entry.append_child(&text);
        let _ = list.append_child(&entry);
    }
}
