//! What takes the focus by the keyboard is brought into sight: the camera goes there, and nothing is scrolled.

use crate::state::State;
use atlas::plane::{Bounds, Px};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

/// How far from the edges of the map what has the focus stands, in px.
const ROOM: Px = Px { x: 24.0, y: 24.0 };

/// Shows an area of the map that the focus came to. A press needs no help: what is pressed is in sight.
pub fn show(state: State, event: &FocusEvent, area: Option<Bounds>) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let Some(area) = area.filter(|_| target.matches(":focus-visible").unwrap_or_default()) else { return };
    let before = untrack(|| state.viewport());
    let after = before.showing(area, ROOM).within(state.frame());
    if after == before {
        return;
    }
    state.travel(after.camera);
    // The browser may have scrolled the page to where the shape was.
    if let Some(chart) = target.closest(".chart").ok().flatten() {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        chart.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}
