//! The search field: a combobox with its list, for the keyboard first.

use crate::dom;
use crate::links::{focus, focus_first};
use crate::state::{Entry, State};
use atlas::lens::Lens;
use atlas::search::{Hit, Target, Text, search};
use atlas::words::{SearchWords, fill};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, KeyboardEvent, Node};

/// As many results as a list shows without a scroll bar.
const MOST: usize = 8;

/// The text in the field, and the results for it.
#[derive(Clone, Default)]
struct Search {
    text: String,
    hits: Vec<Hit>,
    /// Which of them the keyboard is at.
    active: usize,
    open: bool,
}

impl Search {
    fn of(state: State, text: String) -> Self {
        let (atlas, choice) = (state.atlas(), state.text.get());
        let lens = Lens { atlas: &atlas, choice: &choice };
        let hits = search(lens, &texts_of_page(), &text, MOST);
        Self { text, hits, active: 0, open: true }
    }

    fn is_listed(&self) -> bool {
        self.open && !self.hits.is_empty()
    }

    fn step(&mut self, by: isize) {
        self.active = self.active.saturating_add_signed(by).min(self.hits.len().saturating_sub(1));
    }

    fn status_text(&self, words: &SearchWords) -> String {
        match self.hits.len() {
            _ if !self.open || self.text.trim().is_empty() => String::new(),
            0 => fill(&words.nothing, &[("text", &self.text)]),
            count => fill(&words.found, &[("n", &count.to_string())]),
        }
    }
}

/// Everything on the page that can be found: its questions, briefs and events, whether or not they concern the chosen island.
fn texts_of_page() -> Vec<Text> {
    let of = |attribute: &'static str, target: fn(String) -> Target| {
        let parts = dom::all(&format!("#panel details[{attribute}]"));
        parts.into_iter().filter_map(move |part| Some(text_of(&part, target(part.get_attribute(attribute)?))))
    };
    of("data-claim", Target::Claim)
        .chain(of("data-brief", Target::Brief))
        .chain(of("data-event", Target::Event))
        .collect()
}

fn text_of(part: &Element, target: Target) -> Text {
    let text = |selector: &str| dom::all_in(part, selector).first().and_then(|part| part.text_content());
    let when = text("summary > .when");
    let title = text(if when.is_some() { "summary > .title" } else { "summary" }).unwrap_or_default();
    let body = dom::all_in(part, "p").iter().map(|p| words_of(p)).collect::<Vec<_>>().join(" ");
    Text { target, title, when, body }
}

/// The words of a paragraph without the numbers of its sources.
fn words_of(paragraph: &Node) -> String {
    let mut words = String::new();
    let mut next = paragraph.first_child();
    while let Some(node) = next {
        if node.node_type() == Node::TEXT_NODE {
            words += &node.node_value().unwrap_or_default();
        }
        next = node.next_sibling();
    }
    words
}

/// The field, and the list under it.
#[component]
pub fn SearchField(
    /// The one state.
    state: State,
) -> impl IntoView {
    let words = StoredValue::new(state.atlas().words.clone());
    let now = RwSignal::new(Search::default());
    let choose = move |index: usize| {
        if let Some(hit) = now.with_untracked(|now| now.hits.get(index).cloned()) {
            now.set(Search::default());
            show(state, &hit);
        }
    };
    let keydown = move |event: KeyboardEvent| {
        // While a word is being composed, these keys belong to the composer.
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => now.update(|now| now.step(1)),
            "ArrowUp" => now.update(|now| now.step(-1)),
            "Enter" => choose(now.with_untracked(|now| now.active)),
            "Escape" if now.with_untracked(|now| !now.text.is_empty()) => now.set(Search::default()),
            _ => return,
        }
        event.prevent_default();
    };
    let typed = move |event: web_sys::Event| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            now.set(Search::of(state, composed(&input.value())));
        }
    };
    let entered = move |_| now.update(|now| now.open = true);
    let pressed = move |event: web_sys::PointerEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let option = target.and_then(|target| target.closest("[role=option]").ok().flatten());
        if let Some(index) = option.and_then(|option| option.id().strip_prefix("find-")?.parse().ok()) {
            // The field keeps the focus until the result takes it.
            event.prevent_default();
            choose(index);
        }
    };
    let item = move |(index, hit): (usize, Hit)| {
        let kind = words.with_value(|words| kind_of(&hit, &words.search).to_owned());
        let beside =
            hit.beside.map(|(text, lang)| view! { <span class="beside" lang=lang dir="auto">" "{text}</span> });
        let is_active = move || now.with(|now| now.active == index).to_string();
        view! {
            <li id=format!("find-{index}") role="option" aria-selected=is_active>
                <span class="title">{hit.title}</span>{beside}" "<span class="kind">{kind}</span>
            </li>
        }
    };
    let hits = Memo::new(move |_| now.with(|now| now.hits.clone()));
    let items = move || hits.get().into_iter().enumerate().map(item).collect_view();
    let status_text = move || now.with(|now| words.with_value(|words| now.status_text(&words.search)));
    let active = move || now.with(|now| now.is_listed().then(|| format!("find-{}", now.active)));
    let (label, finds) = words.with_value(|words| (words.search.label.clone(), words.search.finds.clone()));
    view! {
        <input
            id="search"
            type="search"
            role="combobox"
            aria-label=label.clone()
            placeholder=label
            aria-controls="finds"
            aria-autocomplete="list"
            aria-expanded=move || now.with(|now| now.is_listed().to_string())
            aria-activedescendant=active
            autocomplete="off"
            spellcheck="false"
            prop:value=move || now.with(|now| now.text.clone())
            on:input=typed
            on:keydown=keydown
            on:focus=entered
            on:blur=move |_| now.update(|now| now.open = false)
        />
        <ul id="finds" role="listbox" aria-label=finds hidden=move || now.with(|now| !now.is_listed()) on:pointerdown=pressed>
            {items}
        </ul>
        <p class="finds-said" role="status">{status_text}</p>
    }
}

/// What was typed with its accents joined to their letters, as the content has them.
fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

fn kind_of<'a>(hit: &Hit, words: &'a SearchWords) -> &'a str {
    match hit.target {
        Target::Whole | Target::Island(_) => &words.island,
        Target::Place(..) => &words.place,
        Target::Claim(_) => &words.claim,
        Target::Brief(_) => &words.brief,
        Target::Event(_) => &words.event,
    }
}

fn show(state: State, hit: &Hit) {
    let (address, view) = hit.address(&state.address.get_untracked(), &state.view.get_untracked());
    state.go(address, view, Entry::Push);
    match hit.anchor() {
        Some(id) => focus(&id),
        None => focus_first(".live.chart"),
    }
}

/// Puts the focus into the field when `/` is pressed anywhere but in a field.
pub fn shortcut(event: &KeyboardEvent) {
    let typing = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).is_some();
    if event.key() == "/" && !typing && !event.ctrl_key() && !event.meta_key() && !event.alt_key() {
        event.prevent_default();
        focus("search");
    }
}
