//! What the chosen feature says, at the foot of the map.

use super::desk::Desk;
use super::words::Spoken;
use crate::dom;
use crate::state::State;
use atlas::own::Told;
use atlas::plane::{Bounds, Viewport};
use leptos::prelude::*;
use web_sys::Element;

/// How much is seen around a feature that was out of sight, as a share of its own extent.
const ROOM: f64 = 0.3;

/// No less is seen around it than this, in units of the plane: some 20 km.
const LEAST: f64 = 20_000.0;

/// Keeps the note.
pub fn follow(state: State, desk: Desk) {
    dom::keep(move || {
        desk.told.track();
        dom::all(".own-note").iter().for_each(Element::remove);
        let bounds = desk.with(|known| {
            let (told, spoken) = (known.told.as_ref()?, known.spoken.as_ref()?);
            show(state, told, spoken);
            Some(told.bounds)
        });
        // What is chosen from the list may be out of sight.
        let Some(bounds) = bounds.filter(|bounds| bounds.meets(state.frame())).filter(|_| desk.is_sought()) else {
            return;
        };
        let bounds = bounds.within(state.frame());
        if !untrack(|| state.viewport()).bounds().holds(Bounds::EMPTY.with(bounds.center())) {
            travel(state, bounds);
        }
    });
}

/// Goes to where something of the layer is.
pub fn travel(state: State, bounds: Bounds) {
    let around = bounds.grown(ROOM).at_least(LEAST);
    state.travel(Viewport::fit(around, state.size.get_untracked()).camera);
}

fn show(state: State, told: &Told, spoken: &Spoken) -> Option<()> {
    let map = dom::first("[data-role=map]")?;
    let note = dom::made("div", "line-note own-note", "")?;
    dom::set(&note, "role", Some("status"));
    let put = |into: &Element, tag: &str, class: &str, text: &str| {
        dom::made(tag, class, text).filter(|part| into.append_child(part).is_ok())
    };
    put(&note, "h3", "", &spoken.name(told.number, told.title.as_deref()));
    if told.bounds.is_empty() {
        put(&note, "p", "", &spoken.get("no_shape"));
    } else if !told.bounds.meets(state.frame()) {
        put(&note, "p", "", &spoken.get("is_beyond"));
    }
    for paragraph in told.description.iter().flat_map(|text| text.split("\n\n")) {
        put(&note, "p", "", paragraph);
    }
    if !told.properties.is_empty() {
        let list = put(&note, "dl", "", "")?;
        for (key, value) in &told.properties {
            put(&list, "dt", "", key);
            put(&list, "dd", "", value);
        }
    }
    put(&note, "p", "soft", &spoken.origin());
    let close = put(&note, "button", "", &spoken.get("close"))?;
    dom::set(&close, "type", Some("button"));
    dom::on(&close, "click", move |_: web_sys::MouseEvent| state.own.feature.set(None));
    map.append_child(&note).ok().map(|_| ())
}
