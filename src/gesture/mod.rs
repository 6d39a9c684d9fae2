//! What moves the map: one file per gesture. Each turns events into a camera.

pub mod focus;
pub mod hint;
pub mod keys;
pub mod pointer;
pub mod wheel;

use crate::state::State;
use leptos::prelude::{GetValue, SetValue, set_timeout};
use std::time::Duration;

/// The map rests when nothing has moved it for so long; it is looked at each time that this is over.
const PAUSE: Duration = Duration::from_millis(75);

/// Lets the map rest unless it is moved again soon. A gesture may go on from there.
fn rest_soon(state: State) {
    if !state.is_watched.get_value() {
        state.is_watched.set_value(true);
        watch(state);
    }
}

fn watch(state: State) {
    let movement = state.flight.get_value();
    let look = move || {
        if state.flight.get_value() == movement {
            state.is_watched.set_value(false);
            state.commit_view();
        } else {
            watch(state);
        }
    };
    set_timeout(look, PAUSE);
}
