//! What an opened question is about, on the map: its islands are lit, and how far each side says that something reaches is marked by
//! brackets along the same arc. Its lines are drawn like others.

use super::group;
use crate::dom;
use crate::state::State;
use atlas::decimal::rounded;
use atlas::node::{Node, el};
use atlas::scene::argument::{self, Bracket};
use leptos::prelude::*;

/// Follows the question that is open.
pub fn follow(state: State) {
    let claim = Memo::new(move |_| state.read.with(|view| view.claim.clone()));
    dom::keep(move || {
        let claim = claim.get();
        // They are made anew where finer ones take their place.
        state.changed.track();
        let _ = state.best("islands");
        let about = claim.and_then(|key| dom::first(&format!("#panel [data-claim=\"{key}\"]")));
        let about = about.and_then(|part| part.get_attribute("data-islands")).unwrap_or_default();
        for island in dom::all(".live.chart .islands > [data-of]") {
            let id = island.get_attribute("data-of").unwrap_or_default();
            let atlas = state.atlas();
            let group = atlas.island(&id).and_then(|island| island.group.clone());
            let is_lit = about.split(' ').any(|one| one == id || Some(one) == group.as_deref());
            dom::set(&island, "data-lit", is_lit.then_some(""));
        }
    });
    // Those beside each other are drawn on the first map alone, whose page has the question.
    let above = dom::first(".view:first-child > .live.chart > svg");
    let Some(drawn) = above.and_then(|above| group(&above, "argument")) else { return };
    dom::set(&drawn, "aria-hidden", Some("true"));
    dom::keep(move || {
        let viewport = state.drawn_viewport();
        let all = claim.get().map(|key| argument::brackets(&state.atlas(), &key, viewport)).unwrap_or_default();
        dom::fill(&drawn, &all.iter().map(bracket).collect::<Vec<Node>>());
    });
}

fn bracket(bracket: &Bracket) -> Node {
    let path = |class: &str| el("path").class(class.to_owned()).attr("d", bracket.d.clone()).attr("fill", "none");
    let [x, y] = [bracket.at.x, bracket.at.y + 4.0].map(|at| rounded::<1>(at).to_string());
    let text = el("text").attr("x", x).attr("y", y);
    let text = text.class(if bracket.is_left { "left" } else { "right" }).with(bracket.label.clone());
    let group = el("g").class(format!("bracket tint-{}", bracket.tint));
    group.with(path("below")).with(path("stroke")).with(text).into()
}
