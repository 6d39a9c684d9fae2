//! Saves what the map shows as a picture: the core writes it, the start script saves it.

use crate::boot;
use crate::state::State;
use atlas::picture::{self, Part};
use atlas::scene;
use atlas::sheet::Sheet;
use leptos::prelude::Get;
use wasm_bindgen::JsCast;

/// The kind of picture that a press asks for.
pub fn asked(event: &web_sys::MouseEvent) -> Option<String> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.get_attribute("data-take")
}

/// Saves the present view, as it stands, as `svg` or `png`.
pub fn take(state: State, kind: &str) {
    let pictured = state.best_layers();
    let scene = |sheet: &Sheet<'_>| {
        let selected = sheet.address.island.as_deref();
        scene::scene_at(sheet.lens(), pictured.layers(), sheet.view, selected, state.resting_viewport())
    };
    let (drawn, beside) = (state.drawn.get(), state.beside.get());
    let told = state.sheet(|sheet| {
        let [own, other] = [&drawn, &beside].map(|choice| Sheet { choice, ..*sheet });
        let first = scene(&own);
        let own = Part { sheet: own, scene: &first };
        let text = match sheet.view.compare {
            None => picture::picture(sheet, &[own]),
            Some(_) => picture::picture(sheet, &[own, Part { sheet: other, scene: &scene(&other) }]),
        };
        format!("{}\n{text}", picture::file_name(sheet.address, sheet.view, kind))
    });
    boot::tell("islands:picture", &told);
}
