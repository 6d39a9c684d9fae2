//! Drag with one pointer, pinch with two. A press that does not move is left to what lies under it.

use super::{hint, rest_soon};
use crate::state::{Hint, State};
use atlas::plane::{Px, Viewport};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{MouseEvent, PointerEvent, TouchEvent};

/// Movement in px up to which a press is a press and no drag.
const SLACK: f64 = 5.0;

/// The pointers that are down, and whether they have moved the map.
#[derive(Clone, Copy)]
pub struct Pointers {
    down: StoredValue<Vec<(i32, Px)>>,
    dragging: StoredValue<bool>,
    start: StoredValue<Px>,
}

impl Default for Pointers {
    fn default() -> Self {
        Self { down: StoredValue::default(), dragging: StoredValue::new(false), start: StoredValue::new(Px::default()) }
    }
}

/// Where on the map an event happened.
pub fn place(event: &MouseEvent) -> Option<Px> {
    let map = event.current_target()?.dyn_into::<web_sys::Element>().ok()?;
    let rect = map.get_bounding_client_rect();
    Some(Px { x: f64::from(event.client_x()) - rect.left(), y: f64::from(event.client_y()) - rect.top() })
}

/// Whether this is a finger in a frame.
fn is_finger(state: State, event: &PointerEvent) -> bool {
    event.pointer_type() == "touch" && state.site.with_value(|site| site.framed)
}

/// Two fingers are the map's: without this the browser would scroll the article with them.
pub fn keep_two_fingers(event: &TouchEvent) {
    if event.touches().length() > 1 && event.cancelable() {
        event.prevent_default();
    }
}

impl Pointers {
    /// A pointer goes down.
    pub fn down(self, event: &PointerEvent) {
        let Some(px) = place(event).filter(|_| event.button() == 0) else { return };
        self.down.update_value(|down| {
            down.retain(|(id, _)| *id != event.pointer_id());
            down.push((event.pointer_id(), px));
        });
        if self.down.with_value(Vec::len) == 1 {
            self.start.set_value(px);
            self.dragging.set_value(false);
        }
    }

    /// A pointer moves.
    pub fn moved(self, state: State, event: &PointerEvent) {
        let Some(px) = place(event) else { return };
        let before = self.down.get_value();
        let Some(index) = before.iter().position(|(id, _)| *id == event.pointer_id()) else { return };
        let start = self.start.get_value();
        if !self.dragging.get_value() && before.len() == 1 && (px.x - start.x).hypot(px.y - start.y) < SLACK {
            return;
        }
        if !self.dragging.get_value() {
            self.dragging.set_value(true);
            let map = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let _ = map.map(|map| map.set_pointer_capture(event.pointer_id()));
        }
        self.down.update_value(|down| down[index].1 = px);
        let after = self.down.get_value();
        let camera = state.camera.get_untracked();
        match (&before[..], &after[..]) {
            // In a frame one finger scrolls the article.
            ([_], [_]) if is_finger(state, event) => return,
            ([(_, from)], [(_, to)]) => state.jump_to(camera.panned(to.x - from.x, to.y - from.y)),
            ([(_, a), (_, b), ..], [(_, c), (_, d), ..]) => {
                let apart = |p: &Px, q: &Px| (p.x - q.x).hypot(p.y - q.y).max(1.0);
                let middle = |p: &Px, q: &Px| Px { x: f64::midpoint(p.x, q.x), y: f64::midpoint(p.y, q.y) };
                let (from, to) = (middle(a, b), middle(c, d));
                let steps = (apart(c, d) / apart(a, b)).log2();
                let camera = camera.panned(to.x - from.x, to.y - from.y);
                let moved = Viewport { camera, size: state.size.get_untracked() };
                state.jump_to(moved.zoomed(steps, to).camera);
            }
            _ => return,
        }
        rest_soon(state);
    }

    /// A pointer goes up or is taken away.
    pub fn up(self, state: State, event: &PointerEvent) {
        let known = self.down.with_value(|down| down.iter().any(|(id, _)| *id == event.pointer_id()));
        if known && event.type_() == "pointercancel" && is_finger(state, event) {
            // The browser took the finger to scroll the article.
            hint::show(state, Hint::Touch);
        }
        self.down.update_value(|down| down.retain(|(id, _)| *id != event.pointer_id()));
        if known && self.dragging.get_value() && self.down.with_value(Vec::is_empty) {
            state.commit_view();
        }
    }

    /// Whether the click that now comes is the end of a drag; it is then no press.
    pub fn was_drag(self) -> bool {
        let dragged = self.dragging.get_value();
        self.dragging.set_value(false);
        dragged
    }

    /// A double press zooms in around it; with Shift, out.
    pub fn double(self, state: State, event: &MouseEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let pressed = target.and_then(|t| t.closest("[role=button], .label.island").ok().flatten());
        // A double press on what can be pressed was two presses.
        let Some(px) = place(event).filter(|_| pressed.is_none()) else { return };
        let steps = if event.shift_key() { -1.0 } else { 1.0 };
        state.jump_to(untrack(|| state.viewport()).zoomed(steps, px).camera);
        state.commit_view();
    }
}
