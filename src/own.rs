//! A layer of one's own: GeoJSON that the page which embeds the map hands over, or a file of the reader's. It is drawn below the names, named
//! in the key, and listed below the map; what is pressed says what it is. It is in no address, and leaves the browser in no way.

use crate::brought::{Brought, By};
use crate::dom;
use crate::state::State;
use atlas::address::LONGEST_LAYER;
use atlas::own::{self, Flaw, Own, draw};
use atlas::plane::Projection;
use atlas::words::{Counted, MarkWords, OwnWords, Words, fill};
use js_sys::Uint8Array;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::Element;

/// The printed part that holds the words.
pub const WORDS: &str = "_own";

/// How many features are listed.
const LISTED: usize = 500;

/// What was read of a layer, with the words to speak of it.
#[derive(Clone)]
struct Read {
    own: Arc<Own>,
    words: Arc<OwnWords>,
    by: By,
    /// How many bytes too many.
    too_large: Option<u32>,
}

/// Shows the layer that is brought, in all maps, and keeps it shown.
pub fn follow(state: State) {
    let read: RwSignal<Option<Read>, LocalStorage> = RwSignal::new_local(None);
    dom::keep(move || {
        let brought = state.brought.get();
        state.own_feature.set(None);
        if brought.is_some() {
            state.files.want(&format!("parts/{WORDS}"));
        }
        let words = state.files.part(WORDS).and_then(|part| words(&part));
        read.set(brought.and_then(|brought| Some(parsed(state, brought, words?))));
    });
    dom::keep(move || {
        let read = read.get();
        // A second map may come and go.
        state.changed.track();
        for map in dom::all(".live.chart > svg") {
            draw_upon(state, &map, read.as_ref());
        }
    });
    dom::keep(move || {
        let drawn = state.drawn_viewport();
        read.track();
        for group in dom::all(".live.chart > svg > .own") {
            dom::set(&group, "transform", Some(&drawn.transform(draw::UNIT)));
        }
    });
    dom::keep(move || key(read.get().as_ref()));
    dom::keep(move || list(state, read.get()));
    dom::keep(move || note(state, read.get()));
}

fn words(part: &web_sys::Document) -> Option<Arc<OwnWords>> {
    let text = part.query_selector("[data-words]").ok().flatten()?.text_content()?;
    OwnWords::read(&text).map(Arc::new)
}

fn parsed(state: State, brought: Brought, words: Arc<OwnWords>) -> Read {
    let projection = Projection::new(state.atlas().frame);
    let bytes = brought.bytes.as_ref().map(Uint8Array::to_vec);
    let own = bytes.map(|bytes| own::read(&bytes, &projection)).unwrap_or_default();
    let too_large = brought.bytes.is_none().then_some(brought.size);
    Read { own: Arc::new(own), words, by: brought.by, too_large }
}

/// Puts the features into a map, above all land and lines and below all names.
fn draw_upon(state: State, picture: &Element, read: Option<&Read>) {
    dom::all_in(picture, ":scope > .own").iter().for_each(Element::remove);
    let Some(read) = read else { return };
    let group = draw::group(&read.own).attr("transform", untrack(|| state.drawn_viewport()).transform(draw::UNIT));
    let Some(group) = dom::drawn_element(&group) else { return };
    let degrees = picture.query_selector(":scope > .degrees").ok().flatten();
    let _ = picture.insert_before(&group, degrees.as_deref());
}

/// Whose layer it is.
fn origin(read: &Read) -> &str {
    match read.by {
        By::Host => &read.words.host,
        By::Reader => &read.words.reader,
    }
}

/// The line of its origin in the key.
fn key(read: Option<&Read>) {
    dom::all(".legend .own-key").iter().for_each(Element::remove);
    let Some(read) = read.filter(|read| !read.own.features.is_empty()) else { return };
    for list in dom::all("ul.legend") {
        let (Some(entry), Some(text)) = (dom::made("li", "own-key", ""), dom::made("span", "", origin(read))) else {
            continue;
        };
        let sample = dom::drawn_element(&draw::sample(&read.own));
        let _ = sample.map(|sample| entry.append_child(&sample));
        let _ = entry.append_child(&text);
        let _ = list.append_child(&entry);
    }
}

/// So many of something, in the form that the page's language has for the number: the browser knows the rules.
fn counted(words: &Words, pattern: &Counted, number: usize) -> String {
    let lang = document().document_element().and_then(|page| page.get_attribute("lang")).unwrap_or_default();
    let rules = js_sys::Intl::PluralRules::new(&js_sys::Array::of1(&lang.into()), &js_sys::Object::new());
    let category = String::from(rules.select(number as f64));
    fill(pattern.form(&category), &[("n", &words.number(number as f64))])
}

/// What a feature is called.
fn name(feature: &own::Feature, words: &OwnWords) -> String {
    feature.title.clone().unwrap_or_else(|| fill(&words.feature, &[("n", &feature.number.to_string())]))
}

/// The list of its features below the map, and what is wrong with it.
fn list(state: State, read: Option<Read>) {
    dom::all("details.own").iter().for_each(Element::remove);
    let (Some(read), Some(map)) = (read, dom::first("[data-role=map]")) else { return };
    let (atlas, words) = (state.atlas(), read.words.clone());
    let count = read.own.features.len();
    let flaws = said(&read, &words, &atlas.words.mark);
    let all = counted(&atlas.words, &words.features, count);
    let Some(details) = dom::made("details", "own", "") else { return };
    let head = format!("{}{}{all}", origin(&read), atlas.words.mark.colon);
    let _ = dom::made("summary", "", &head).map(|summary| details.append_child(&summary));
    if read.by == By::Reader {
        let _ = dom::made("p", "soft", &words.not_uploaded).map(|line| details.append_child(&line));
        if let Some(button) = dom::made("button", "", &words.remove) {
            dom::set(&button, "type", Some("button"));
            dom::on(&button, "click", move |_: web_sys::MouseEvent| state.brought.set(None));
            let _ = details.append_child(&button);
        }
    }
    if !flaws.is_empty() {
        let all = flaws.len() + read.own.unsaid;
        let problems = counted(&atlas.words, &words.problems, all);
        let _ = dom::made("h3", "", &problems).map(|head| details.append_child(&head));
        let more = (read.own.unsaid > 0).then(|| fill(&words.more, &[("n", &read.own.unsaid.to_string())]));
        if let Some(list) = dom::made("ul", "flaws", "") {
            dom::set(&list, "role", Some("alert"));
            for line in flaws.iter().chain(&more) {
                let _ = dom::made("li", "", line).map(|line| list.append_child(&line));
            }
            let _ = details.append_child(&list);
        }
        dom::unfold(&details, true);
    }
    if let Some(list) = dom::made("ul", "features", "") {
        for feature in read.own.features.iter().take(LISTED) {
            let (Some(item), Some(button)) = (dom::made("li", "", ""), dom::made("button", "", &name(feature, &words)))
            else {
                continue;
            };
            dom::set(&button, "type", Some("button"));
            let number = feature.number;
            dom::on(&button, "click", move |_: web_sys::MouseEvent| state.own_feature.set(Some(number)));
            let _ = item.append_child(&button);
            let _ = list.append_child(&item);
        }
        let rest = count.saturating_sub(LISTED);
        let more = (rest > 0).then(|| dom::made("li", "", &fill(&words.more, &[("n", &rest.to_string())]))).flatten();
        more.iter().for_each(|more| _ = list.append_child(more));
        let _ = details.append_child(&list);
    }
    let _ = map.insert_adjacent_element("afterend", &details);
}

/// What is wrong, each in a line.
fn said(read: &Read, words: &OwnWords, mark: &MarkWords) -> Vec<String> {
    let megabytes = |size: u32| format!("{:.1} MB", f64::from(size) / 1e6);
    let too_large = read
        .too_large
        .map(|size| fill(&words.too_large, &[("found", &megabytes(size)), ("limit", &megabytes(LONGEST_LAYER))]));
    let flaw = |flaw: &Flaw| own::say(flaw, words, mark);
    too_large.into_iter().chain(read.own.flaws.iter().map(flaw)).collect()
}

/// What the pressed feature is, at the foot of the map.
fn note(state: State, read: Option<Read>) {
    dom::all(".own-note").iter().for_each(Element::remove);
    let chosen = state.own_feature.get();
    for drawn in dom::all(".live.chart .own > [data-own]") {
        let is_chosen = drawn.get_attribute("data-own") == chosen.map(|number| number.to_string());
        dom::set(&drawn, "data-chosen", is_chosen.then_some(""));
    }
    let (Some(read), Some(map)) = (read, dom::first("[data-role=map]")) else { return };
    let Some(feature) = read.own.features.iter().find(|feature| Some(feature.number) == chosen) else { return };
    let words = &read.words;
    let Some(note) = dom::made("div", "line-note own-note", "") else { return };
    dom::set(&note, "role", Some("status"));
    let put = |tag: &str, class: &str, text: &str| _ = dom::made(tag, class, text).map(|part| note.append_child(&part));
    put("h3", "", &name(feature, words));
    if feature.bounds.is_empty() {
        put("p", "", &words.no_shape);
    }
    for paragraph in feature.description.iter().flat_map(|text| text.split("\n\n")) {
        put("p", "", paragraph);
    }
    if let Some(list) = dom::made("dl", "", "").filter(|_| !feature.properties.is_empty()) {
        for (key, value) in &feature.properties {
            let _ = dom::made("dt", "", key).map(|key| list.append_child(&key));
            let _ = dom::made("dd", "", value).map(|value| list.append_child(&value));
        }
        let _ = note.append_child(&list);
    }
    put("p", "soft", origin(&read));
    if let Some(button) = dom::made("button", "", &words.close) {
        dom::set(&button, "type", Some("button"));
        dom::on(&button, "click", move |_: web_sys::MouseEvent| state.own_feature.set(None));
        let _ = note.append_child(&button);
    }
    let _ = map.append_child(&note);
    // What is chosen from the list may be out of sight.
    let bounds = feature.bounds;
    if !bounds.is_empty() && !untrack(|| state.viewport()).bounds().meets(bounds) {
        state.travel(
            atlas::plane::Viewport::fit(bounds.grown(0.3).at_least(20_000.0), state.size.get_untracked()).camera,
        );
    }
}
