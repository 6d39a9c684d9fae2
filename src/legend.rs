//! What stands on and below the map in words: whose map it is, legend, globe, scale.

use crate::doc;
use crate::map::Chart;
use crate::state::State;
use atlas::node::Node;
use atlas::{scene, svg};
use leptos::prelude::*;

/// Whose view a map shows, where it is a side's or stands beside another; what that view is can be opened.
#[component]
pub fn Viewed(state: State, chart: Chart) -> impl IntoView {
    let caption = move || {
        let atlas = chart.atlas.get();
        let compared = state.view.with(|view| view.compare.is_some());
        let said = state.sheet_of(&atlas, |sheet| sheet.viewed());
        (compared || atlas.seen_by.is_some() || atlas.as_of.is_some() || atlas.drawn_scenario.is_some())
            .then(|| view! { <div class="viewed">{doc::html(said)}</div> })
    };
    view! { {caption} }
}

/// What is on the map, where on Earth it lies, and its scale.
#[component]
pub fn Legend(state: State) -> impl IntoView {
    let legend = Memo::new(move |_| {
        let (atlas, view, drawn) = (state.drawn.get(), state.view.get(), state.layers.get("lines"));
        let shapes = drawn.map(|layer| scene::lines(&atlas, &layer, &view, &atlas.vocabulary())).unwrap_or_default();
        let mut legend = state.sheet_of(&atlas, |sheet| sheet.legend(&scene::line_ids(&shapes)));
        let beside = state.beside.get();
        if view.compare.is_some() {
            let lines: Vec<&str> = beside.lines.iter().map(|line| line.id.as_str()).collect();
            let more = state.sheet_of(&beside, |sheet| sheet.legend(&lines)).children;
            let new: Vec<Node> = more.into_iter().filter(|item| !legend.children.contains(item)).collect();
            legend.children.extend(new);
        }
        Node::from(legend)
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
