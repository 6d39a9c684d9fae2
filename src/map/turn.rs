//! From one date of the map to another: what was drawn before fades away from what is drawn now, and a line that is new draws itself.

use crate::dom;
use crate::state::flight;
use leptos::prelude::*;
use std::time::Duration;
use web_sys::Element;

/// How long both take: as long as the flight. The style sheet says the same.
const LENGTH: Duration = Duration::from_millis(flight::LONG_MS as u64);

/// What is on a map before it changes.
struct Before {
    picture: Element,
    /// What was drawn of land and islands, by the class of the group in which it was drawn.
    drawn: Vec<(&'static str, Vec<Element>)>,
    lines: Vec<String>,
}

/// Begins the change: is called before anything changes, and goes on once all has.
pub fn begin() {
    if flight::still() {
        return;
    }
    let pictures = dom::all(".live.chart > .map-buffer:first-child > svg");
    let before: Vec<Before> = pictures.into_iter().map(Before::of).collect();
    request_animation_frame(move || before.iter().for_each(Before::fade));
}

impl Before {
    fn of(picture: Element) -> Self {
        let copies = |selector: &str| {
            let found = dom::all_in(&picture, selector).into_iter();
            found.filter_map(|part| copy(&part)).collect::<Vec<_>>()
        };
        let ground = copies(".ground > defs > [id*=\"-cut-\"], .ground > use:not(.shallow)");
        let drawn = vec![("ground", ground), ("islands", copies(".islands > g > .shape"))];
        Self { drawn, lines: courses(&picture), picture }
    }

    fn fade(&self) {
        for (class, parts) in &self.drawn {
            let Some(group) = dom::all_in(&self.picture, &format!(":scope > .{class}")).into_iter().next() else {
                continue;
            };
            let Ok(fading) = document().create_element_ns(Some("http://www.w3.org/2000/svg"), "g") else { continue };
            dom::set(&fading, "class", Some("fading"));
            parts.iter().for_each(|part| _ = fading.append_child(part));
            let _ = group.append_child(&fading);
            set_timeout(move || fading.remove(), LENGTH);
        }
        for line in dom::all_in(&self.picture, ".lines > [data-course]") {
            if self.lines.contains(&line.get_attribute("data-course").unwrap_or_default()) {
                continue;
            }
            dom::set(&line, "data-new", Some(""));
            set_timeout(move || dom::set(&line, "data-new", None), LENGTH);
        }
    }
}

/// A copy of a part of the picture. What it is made of may be replaced, so it has that under ids of its own.
fn copy(part: &Element) -> Option<Element> {
    use wasm_bindgen::JsCast;
    let copy = part.clone_node_with_deep(true).ok()?.dyn_into::<Element>().ok()?;
    for name in ["id", "href"] {
        let renamed = copy.get_attribute(name).filter(|id| name == "id" || id.contains("-cut-"));
        renamed.iter().for_each(|id| dom::set(&copy, name, Some(&format!("{id}-before"))));
    }
    Some(copy)
}

/// The lines that a picture shows.
fn courses(picture: &Element) -> Vec<String> {
    let lines = dom::all_in(picture, ".lines > [data-course]");
    lines.iter().filter_map(|line| line.get_attribute("data-course")).collect()
}
