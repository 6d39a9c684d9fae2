//! The wheel zooms around the pointer. In a frame it belongs to the article unless Ctrl or Cmd is held.

use super::hint;
use super::pointer::place;
use super::rest_soon;
use crate::state::{Hint, State};
use leptos::prelude::*;
use web_sys::WheelEvent;

/// Pixels of wheel for one doubling.
const PX_PER_STEP: f64 = 300.0;

/// Handles a turn of the wheel.
pub fn turn(state: State, event: &WheelEvent) {
    let asked = event.ctrl_key() || event.meta_key();
    if state.site.with_value(|site| site.framed) && !asked {
        hint::show(state, Hint::Wheel);
        return;
    }
    event.prevent_default();
    let unit = match event.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => 24.0,
        WheelEvent::DOM_DELTA_PAGE => 240.0,
        _ => 1.0,
    };
    // A pinch on a touchpad comes as a fine wheel with Ctrl.
    let fine = if event.ctrl_key() && event.delta_mode() == 0 { 4.0 } else { 1.0 };
    let steps = (-event.delta_y() * unit * fine / PX_PER_STEP).clamp(-1.5, 1.5);
    let Some(px) = place(event) else { return };
    state.jump_to(untrack(|| state.viewport()).zoomed(steps, px).camera);
    rest_soon(state);
}
