//! The banner below a map of a perspective, a date or a scenario; what a side draws otherwise can be opened.

use crate::dom;
use crate::map::Chart;
use crate::parts::{self, NOTES};
use crate::state::State;
use atlas::caption::Caption;
use atlas::lens::Lens;
use leptos::prelude::*;
use web_sys::Element;

/// The strip below a map that is not ours of the present, or stands beside another.
#[component]
pub fn Banner(state: State, chart: Chart) -> impl IntoView {
    let is_embed = state.site.with_value(|site| site.is_embed);
    let captions = Memo::new(move |_| {
        let (atlas, choice, view) = (state.atlas(), chart.choice.get(), state.read.get());
        let lens = Lens { atlas: &atlas, choice: &choice };
        let caption = Caption { lens, address: &state.address.get(), view: &view, cited: None };
        let whose = lens.perspective().map(|view| (view.side.clone(), view.title.clone()));
        let scenario_caption = caption.scenario_caption();
        let ours =
            (whose.is_none() && scenario_caption.is_none() && view.compare.is_some()).then(|| caption.drawn_by_us());
        // Of its own map a page says the date beside the timeline.
        let is_said = chart.is_main && view.compare.is_none() && choice.date.is_some() && !is_embed;
        (scenario_caption.or(ours).filter(|_| !is_said), whose)
    });
    let strip = move || {
        let (title, whose) = captions.get();
        (title.is_some() || whose.is_some()).then(|| {
            view! {
                <div class="viewed">
                    {title.map(|title| view! { <p class="title">{title}</p> })}
                    {whose.map(|(side, title)| view! { <Whose state side title/> })}
                </div>
            }
        })
    };
    view! { {strip} }
}

/// A side's map: its title, and what is drawn otherwise, as that side says it.
#[component]
fn Whose(state: State, side: String, title: String) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    state.files.want(&format!("parts/{NOTES}"));
    dom::keep(move || {
        let (Some(place), Some(part)) = (place.get(), state.files.part(NOTES)) else { return };
        let Some(about) = parts::imported(state, &part, &format!("[data-view=\"{side}\"]")) else { return };
        dom::all_in(&about, "summary").iter().for_each(Element::remove);
        place.set_text_content(None);
        while let Some(child) = about.first_child() {
            let _ = place.append_child(&child);
        }
    });
    view! { <details><summary>{title}</summary><div class="about" node_ref=place></div></details> }
}
