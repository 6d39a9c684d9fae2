//! The list of a layer's features below the map, and what is wrong with it.

use super::desk::{Desk, Known, Stage};
use super::note;
use super::words::Spoken;
use crate::brought::By;
use crate::dom;
use crate::state::State;
use atlas::content::Atlas;
use atlas::own::desk::Ask;
use atlas::plane::Bounds;
use atlas::words::fill;
use leptos::prelude::*;
use web_sys::Element;

/// Keeps the list.
pub fn follow(state: State, desk: Desk) {
    dom::keep(move || {
        desk.stage.track();
        desk.with(|known| show(state, known));
    });
    dom::keep(move || {
        desk.stage.track();
        // A reader's file is gone to where nothing of it is in sight. The view of a frame is that of its page's editor.
        let bounds = desk.with(|known| match (&known.stage, &known.spoken) {
            (Stage::Open(opened), Some(spoken)) if spoken.by == By::Reader => Some(opened.bounds),
            _ => None,
        });
        let is_hidden = |bounds: &Bounds| !bounds.is_empty() && !bounds.meets(untrack(|| state.viewport()).bounds());
        bounds.filter(is_hidden).into_iter().for_each(|bounds| note::travel(state, bounds));
    });
    dom::keep(move || {
        [desk.stage, desk.named].iter().for_each(Trigger::track);
        desk.with(|known| name(state, desk, known));
    });
}

/// The list, where there is one.
fn shown() -> Option<Element> {
    dom::first("details.own")
}

/// Shows how far the layer has come. While it is read, one number changes and the elements stay, so that none loses the focus.
fn show(state: State, known: &Known) {
    let atlas = state.atlas();
    if let (Stage::Reading(1..), Some(spoken), Some(details)) = (&known.stage, &known.spoken, shown()) {
        let summary = details.query_selector("summary").ok().flatten();
        return summary.iter().for_each(|summary| summary.set_text_content(Some(&head(known, spoken, &atlas))));
    }
    shown().iter().for_each(Element::remove);
    let (Some(spoken), Some(map)) = (&known.spoken, dom::first("[data-role=map]")) else { return };
    let details = list(state, known, spoken);
    details.iter().for_each(|details| _ = map.insert_adjacent_element("afterend", details));
}

/// The line above the list: whose it is, and what there is of it.
fn head(known: &Known, spoken: &Spoken, atlas: &Atlas) -> String {
    let what = match &known.stage {
        Stage::Reading(percent) => spoken.fill("reading", "percent", &percent.to_string()),
        Stage::Open(opened) => spoken.counted("features", opened.features as usize, atlas),
        Stage::None | Stage::TooLarge(..) | Stage::Failed => return spoken.origin(),
    };
    format!("{}{}{what}", spoken.origin(), atlas.words.mark.colon)
}

/// What is wrong, a sentence each.
fn flaws(stage: &Stage, spoken: &Spoken) -> Vec<String> {
    let megabytes = |size: f64| format!("{:.1} MB", size / 1e6);
    match stage {
        Stage::None | Stage::Reading(_) => Vec::new(),
        Stage::TooLarge(found, most) => {
            let sizes = [("found", &*megabytes(*found)), ("limit", &*megabytes(*most))];
            vec![fill(&spoken.get("too_large"), &sizes)]
        }
        Stage::Failed => vec![spoken.get("failed")],
        Stage::Open(opened) => opened.wrong.clone(),
    }
}

fn list(state: State, known: &Known, spoken: &Spoken) -> Option<Element> {
    let atlas = state.atlas();
    let details = dom::made("details", "own", "")?;
    let put = |made: Option<Element>| _ = made.map(|made| details.append_child(&made));
    put(dom::made("summary", "", &head(known, spoken, &atlas)));
    let is_reading = matches!(known.stage, Stage::Reading(_));
    if spoken.by == By::Reader {
        put(dom::made("p", "soft", &spoken.get("not_uploaded")));
        let take_away = spoken.get(if is_reading { "cancel" } else { "remove" });
        put(button(&take_away, move || state.own.brought.set(None)));
    }
    let flaws = flaws(&known.stage, spoken);
    if !flaws.is_empty() {
        let unsaid = if let Stage::Open(opened) = &known.stage { opened.unsaid as usize } else { 0 };
        put(dom::made("h3", "", &spoken.counted("problems", flaws.len() + unsaid, &atlas)));
        let more = (unsaid > 0).then(|| spoken.fill("more", "n", &atlas.words.number(unsaid as f64)));
        let list = dom::made("ul", "flaws", "")?;
        dom::set(&list, "role", Some("alert"));
        let lines = flaws.iter().chain(&more).filter_map(|line| dom::made("li", "", line));
        lines.for_each(|line| _ = list.append_child(&line));
        put(Some(list));
    }
    let beyond = if let Stage::Open(opened) = &known.stage { opened.beyond as usize } else { 0 };
    if beyond > 0 {
        put(dom::made("p", "", &spoken.counted("beyond", beyond, &atlas)));
    }
    put(dom::made("ul", "features", ""));
    dom::unfold(&details, is_reading || !flaws.is_empty());
    Some(details)
}

fn button(text: &str, act: impl Fn() + 'static) -> Option<Element> {
    let button = dom::made("button", "", text)?;
    dom::set(&button, "type", Some("button"));
    dom::on(&button, "click", move |_: web_sys::MouseEvent| act());
    Some(button)
}

/// Adds the features that have become known to the list, each a button, and one for those that have not.
fn name(state: State, desk: Desk, known: &Known) {
    let (Some(details), Some(spoken), Stage::Open(opened)) = (shown(), &known.spoken, &known.stage) else { return };
    let Ok(Some(list)) = details.query_selector(".features") else { return };
    dom::all_in(&details, ":scope > .more").iter().for_each(Element::remove);
    for (number, title) in known.named.iter().skip(list.child_element_count() as usize) {
        let number = *number;
        let choose = button(&spoken.name(number, title.as_deref()), move || desk.seek(number));
        if let (Some(item), Some(choose)) = (dom::made("li", "", ""), choose) {
            let _ = item.append_child(&choose);
            let _ = list.append_child(&item);
        }
    }
    let (from, rest) = (known.named.len() as u32, opened.features.saturating_sub(known.named.len() as u32));
    let text = spoken.fill("more", "n", &state.atlas().words.number(f64::from(rest)));
    let more = (rest > 0).then(|| button(&text, move || desk.ask(&Ask::Name(from)))).flatten();
    if let Some(more) = more {
        dom::set(&more, "class", Some("more"));
        let _ = details.append_child(&more);
    }
}
