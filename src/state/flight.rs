//! Going somewhere by itself: short, straight, at once where motion is not wanted.

use crate::state::State;
use atlas::plane::Camera;
use leptos::prelude::*;

/// Long enough to see where it went, short enough not to wait for.
pub const SHORT_MS: f64 = 200.0;

/// Long enough to see what changes on the way to another day.
pub const LONG_MS: f64 = 650.0;

/// Flies to a camera. A gesture, or another flight, ends it.
pub fn fly(state: State, goal: Camera, length: f64) {
    state.flight.update_value(|flight| *flight += 1);
    if still() || state.camera.get_untracked() == goal {
        state.set_camera(goal);
        return;
    }
    let (from, number) = (state.camera.get_untracked(), state.flight.get_value());
    step(state, (from, goal), number, (now(), length));
}

fn step(state: State, (from, goal): (Camera, Camera), number: u32, (start, length): (f64, f64)) {
    request_animation_frame(move || {
        if state.flight.get_value() != number {
            return;
        }
        let t = ((now() - start) / length).clamp(0.0, 1.0);
        let eased = t * t * (3.0 - 2.0 * t);
        if t < 1.0 {
            state.set_camera_live(from.toward(goal, eased));
            step(state, (from, goal), number, (start, length));
        } else {
            state.set_camera(goal);
        }
    });
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Whether the reader asks for no motion.
pub fn still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
