//! Saves what the map shows as a picture: the core writes it, the start script saves it.

use crate::boot;
use crate::own::{self, Desk};
use crate::state::State;
use atlas::caption::{Caption, Cited};
use atlas::lens::Lens;
use atlas::picture::{self, Part};
use atlas::scene::{self, Furniture};
use leptos::prelude::{Get, WithValue};

/// The kind of picture that a press asks for.
pub fn asked(event: &web_sys::MouseEvent) -> Option<String> {
    crate::dom::target(event, "[data-take]")?.get_attribute("data-take")
}

/// Saves the present view, as it stands, as `svg` or `png`, with the layer that somebody has added.
pub fn take(state: State, kind: &str, added: Option<Desk>) {
    let (atlas, pictured) = (state.atlas(), state.best_layers());
    let (address, view) = (state.address.get(), state.view.get());
    let (text, drawn, beside) = (state.text.get(), state.drawn.get(), state.beside.get());
    let saved = state.site.with_value(|site| {
        let cited = Some(Cited { root: &site.root, publisher: &site.publisher });
        let [caption, own, other] = [&text, &drawn, &beside].map(|choice| Caption {
            lens: Lens { atlas: &atlas, choice },
            address: &address,
            view: &view,
            cited,
        });
        let selected = address.island.as_deref();
        let scene =
            |lens| scene::scene_at(lens, pictured.layers(), &view, selected, state.settled_viewport(), Furniture::None);
        let (first, second) = (scene(own.lens), view.compare.is_some().then(|| scene(other.lens)));
        let first = Part { caption: own, scene: &first };
        let second = second.as_ref().map(|scene| Part { caption: other, scene });
        let parts: Vec<Part<'_>> = std::iter::once(first).chain(second).collect();
        let text = own::in_picture(added, |added| picture::picture(&caption, &parts, added));
        format!("{}\n{text}", picture::file_name(&address, &view, kind))
    });
    boot::dispatch("islands:picture", &saved);
}
