//! The keyboard, with the map in focus: arrows, plus, minus, 0, Enter or Space on an island or a line, Escape.

use crate::state::State;
use atlas::plane::{Camera, Px};
use atlas::scene;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// How far an arrow moves the map, as a share of its shorter side.
const STRIDE: f64 = 0.2;

/// Handles a key that the map knows.
pub fn press(state: State, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let size = state.size.get_untracked();
    let stride = size.width.min(size.height) * STRIDE;
    match event.key().as_str() {
        "ArrowLeft" => moved(state, stride, 0.0),
        "ArrowRight" => moved(state, -stride, 0.0),
        "ArrowUp" => moved(state, 0.0, stride),
        "ArrowDown" => moved(state, 0.0, -stride),
        "+" | "=" => zoom(state, 1.0),
        "-" | "_" => zoom(state, -1.0),
        "0" => home(state),
        _ => return,
    }
    event.prevent_default();
}

/// Moves the map by px and lets it rest.
pub fn moved(state: State, dx: f64, dy: f64) {
    go(state, state.camera.get_untracked().panned(dx, dy));
}

/// Zooms around the middle and lets the map rest.
pub fn zoom(state: State, steps: f64) {
    let viewport = untrack(|| state.viewport());
    let middle = Px { x: viewport.size.width / 2.0, y: viewport.size.height / 2.0 };
    go(state, viewport.zoomed(steps, middle).camera);
}

/// Shows all the islands again.
pub fn home(state: State) {
    go(state, scene::home(&state.atlas(), state.size.get_untracked()).camera);
}

fn go(state: State, camera: Camera) {
    state.jump_to(camera);
    state.commit_view();
}
