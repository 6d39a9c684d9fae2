//! Saves what the map shows as a picture: the core writes it, the start script saves it.

use crate::boot;
use crate::state::State;
use atlas::picture::{self, Part};
use atlas::scene::{self, Layers};
use atlas::sheet::Sheet;
use leptos::prelude::Get;
use wasm_bindgen::JsCast;

/// The kind of picture that a press asks for.
pub fn asked(event: &web_sys::MouseEvent) -> Option<String> {
    event.target()?.dyn_into::<web_sys::Element>().ok()?.get_attribute("data-take")
}

/// Saves the present view, as it stands, as `svg` or `png`.
pub fn take(state: State, kind: &str) {
    let (land, islands, lines) = (state.best("land"), state.best("islands"), state.layers.get("lines"));
    let layers = Layers {
        land: land.as_ref().map(|(layer, level)| (layer.as_ref(), *level)),
        islands: islands.as_ref().map(|(layer, level)| (layer.as_ref(), *level)),
        lines: lines.as_deref(),
    };
    let scene = |sheet: &Sheet<'_>| {
        let selected = sheet.address.island.as_deref();
        scene::scene_at(sheet.atlas, layers, sheet.view, selected, (state.rest.get(), state.size.get()))
    };
    let (drawn, beside) = (state.drawn.get(), state.beside.get());
    let told = state.sheet(|sheet| {
        let [own, other] = [&drawn, &beside].map(|atlas| Sheet { atlas, ..*sheet });
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
