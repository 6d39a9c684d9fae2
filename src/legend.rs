//! What stands on and below the map in words: whose map it is, legend, globe, scale.

use crate::doc;
use crate::map::Chart;
use crate::state::State;
use atlas::legend::Legend;
use atlas::lens::Lens;
use atlas::node::Node;
use atlas::{scene, svg};
use leptos::prelude::*;

/// Whose view a map shows, where it is a side's or stands beside another; what that view is can be opened.
#[component]
pub fn Viewed(state: State, chart: Chart) -> impl IntoView {
    let caption = move || {
        let choice = chart.choice.get();
        let compared = state.view.with(|view| view.compare.is_some());
        let said = state.sheet_of(&choice, |sheet| sheet.viewed());
        let is_a_sides = Lens { atlas: &state.atlas(), choice: &choice }.perspective().is_some();
        (compared || is_a_sides || choice.date.is_some() || choice.scenario.is_some())
            .then(|| view! { <div class="viewed">{doc::html(said)}</div> })
    };
    view! { {caption} }
}

/// What is on the map, where on Earth it lies, and its scale.
#[component]
pub fn LegendAndScale(state: State) -> impl IntoView {
    let legend = Memo::new(move |_| {
        let (atlas, view, lines) = (state.atlas(), state.view.get(), state.layers.get("lines"));
        let of = |choice| Legend::of_view(Lens { atlas: &atlas, choice }, &view, lines.as_deref());
        let (own, beside) = (of(&state.drawn.get()), of(&state.beside.get()));
        Node::from(state.sheet(|sheet| sheet.legend(&own.clone().and(beside.clone()))))
    });
    let scale =
        move || doc::html(vec![svg::scale_bar(&scene::scale_bar(&state.atlas(), state.inked.get(), 110.0)).into()]);
    view! {
        {move || doc::html(vec![legend.get()])}
        <Locator/>
        <div class="scales">{scale}</div>
    }
}

/// Where on Earth this is: the printed page's own picture, which never changes.
#[component]
fn Locator() -> impl IntoView {
    let place = NodeRef::<leptos::html::Span>::new();
    Effect::new(move |_| {
        let printed = document().query_selector("#printed .locator").ok().flatten();
        if let (Some(place), Some(copy)) = (place.get(), printed.and_then(|it| it.clone_node_with_deep(true).ok())) {
            let _ = place.append_child(&copy);
        }
    });
    leptos::html::span().node_ref(place).class("globe")
}
