//! In a frame the wheel and one finger belong to the article. Whoever tries them on the map is told what moves it.

use crate::state::{Hint, State};
use leptos::prelude::*;
use std::time::Duration;

/// How long a hint stays after the last try.
const SHOWN: Duration = Duration::from_millis(1800);

/// Shows a hint for a while.
pub fn show(state: State, hint: Hint) {
    let count = state.hint.with_untracked(|before| before.map_or(0, |(_, count)| count)) + 1;
    state.hint.set(Some((hint, count)));
    set_timeout(
        move || {
            if state.hint.get_untracked() == Some((hint, count)) {
                state.hint.set(None);
            }
        },
        SHOWN,
    );
}

/// The hint over the map: for eyes only, since keys and buttons need none.
#[component]
pub fn HintLine(
    /// The one state.
    state: State,
) -> impl IntoView {
    let words = StoredValue::new(state.atlas().words.map.clone());
    let said = Memo::new(move |_| state.hint.get().map(|(hint, _)| hint));
    let text = move || {
        said.get().map(|hint| {
            words.with_value(|words| match hint {
                Hint::Wheel => atlas::words::fill(&words.hint_wheel, &[("key", zoom_key())]),
                Hint::Touch => words.hint_touch.clone(),
            })
        })
    };
    view! { <p class="hint" class:shown=move || said.get().is_some() aria-hidden="true">{text}</p> }
}

fn zoom_key() -> &'static str {
    let apple = window().navigator().platform().is_ok_and(|name| name.starts_with("Mac"));
    if apple { "⌘" } else { "Ctrl" }
}
