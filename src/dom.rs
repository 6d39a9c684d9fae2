//! The document that is there: finding its parts, and changing what the reader sees of them.

use atlas::node::{Element as Drawn, Node};
use leptos::prelude::{IntoAny, IntoView, document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

/// The first element that a selector finds.
pub fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// All elements that a selector finds.
pub fn all(selector: &str) -> Vec<Element> {
    listed(document().query_selector_all(selector).ok())
}

/// All elements within another one that a selector finds.
pub fn all_in(root: &Element, selector: &str) -> Vec<Element> {
    listed(root.query_selector_all(selector).ok())
}

fn listed(list: Option<web_sys::NodeList>) -> Vec<Element> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// The element of an id.
pub fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Sets an attribute, or takes it away; one that is as it should be is left alone.
pub fn set(element: &Element, name: &str, value: Option<&str>) {
    if element.get_attribute(name).as_deref() == value {
        return;
    }
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Shows an element, or hides it.
pub fn show(element: &Element, is_shown: bool) {
    set(element, "hidden", (!is_shown).then_some(""));
}

/// Whether an element takes part in the layout.
pub fn is_shown(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

/// Opens a part that folds, or closes it.
pub fn unfold(details: &Element, is_open: bool) {
    set(details, "open", is_open.then_some(""));
}

/// Marks a link as the one that stands for what is shown.
pub fn mark_current(link: &Element, is_current: bool) {
    set(link, "aria-current", is_current.then_some("true"));
}

/// Puts the focus on an element of HTML or SVG.
pub fn focus(element: Element) {
    match element.dyn_into::<web_sys::SvgElement>() {
        Ok(drawn) => _ = drawn.focus(),
        Err(element) => _ = element.dyn_into::<web_sys::HtmlElement>().map(|element| element.focus()),
    }
}

/// The element that an event happened in and a selector finds: itself, or the nearest around it.
pub fn target(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// The same of a press, whatever lies above it.
pub fn under(event: &web_sys::MouseEvent, selector: &str) -> Option<Element> {
    let [x, y] = [event.client_x(), event.client_y()].map(|at| at as f32);
    let below = document().elements_from_point(x, y);
    let found = |part: wasm_bindgen::JsValue| part.dyn_into::<Element>().ok()?.closest(selector).ok().flatten();
    target(event, selector).or_else(|| below.iter().find_map(found))
}

/// A picture of the core as elements of the document.
pub fn drawn(node: &Node) -> Option<web_sys::Node> {
    match node {
        Node::Text(text) | Node::Raw(text) => Some(document().create_text_node(text).into()),
        Node::Element(element) => drawn_element(element).map(Into::into),
    }
}

/// The same of an element.
pub fn drawn_element(element: &Drawn) -> Option<Element> {
    let made = document().create_element_ns(Some(SVG), element.tag).ok()?;
    for (name, value) in &element.attributes {
        let _ = made.set_attribute(name, value);
    }
    fill(&made, &element.children);
    Some(made)
}

const SVG: &str = "http://www.w3.org/2000/svg";

/// Puts copies of the children of an element into another.
pub fn copy_children(from: &Element, into: &Element) {
    let mut next = from.first_child();
    while let Some(child) = next {
        let _ = child.clone_node_with_deep(true).map(|copy| into.append_child(&copy));
        next = child.next_sibling();
    }
}

/// Makes a picture of the core the content of an element of SVG.
pub fn fill(parent: &Element, nodes: &[Node]) {
    parent.set_text_content(None);
    for node in nodes.iter().filter_map(drawn) {
        let _ = parent.append_child(&node);
    }
}

/// A new element of HTML, of a class and with a text; without a class where that is empty.
pub fn made(tag: &str, class: &str, text: &str) -> Option<Element> {
    let made = document().create_element(tag).ok()?;
    set(&made, "class", Some(class).filter(|class| !class.is_empty()));
    made.set_text_content(Some(text));
    Some(made)
}

/// Acts on an event of an element, for as long as the page lives.
pub fn on<E: JsCast + 'static>(element: &Element, event: &str, act: impl Fn(E) + 'static) {
    listen(element, event, Passive::Default, Box::new(move |event| act(event.unchecked_into())));
}

/// Acts on an event anywhere in the window, for as long as the page lives.
pub fn on_window<E: JsCast + 'static>(event: &str, act: impl Fn(E) + 'static) {
    listen(&window(), event, Passive::Default, Box::new(move |event| act(event.unchecked_into())));
}

/// Whether a listener may keep the event from the browser.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Passive {
    /// As the browser has it.
    Default,
    /// It may.
    No,
}

/// One piece of the program for all listeners: each kind of its own would be compiled apart.
fn listen(target: &web_sys::EventTarget, event: &str, passive: Passive, act: Box<dyn Fn(web_sys::Event)>) {
    let act = Closure::<dyn Fn(web_sys::Event)>::wrap(act);
    let listener = act.as_ref().unchecked_ref();
    let options = web_sys::AddEventListenerOptions::new();
    if passive == Passive::No {
        options.set_passive(false);
    }
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(event, listener, &options);
    act.forget();
}

/// Does something now, and again whenever what it read has changed. One piece of the program for all: see [`listen`].
pub fn keep(act: impl FnMut() + 'static) {
    keep_boxed(Box::new(act));
}

fn keep_boxed(mut act: Box<dyn FnMut()>) {
    leptos::prelude::Effect::new(move |_: Option<()>| act());
}

/// The same for events that may be kept from the browser, which else would scroll with them.
pub fn on_active<E: JsCast + 'static>(element: &Element, event: &str, act: impl Fn(E) + 'static) {
    listen(element, event, Passive::No, Box::new(move |event| act(event.unchecked_into())));
}

/// A view at the end of an element of the page, for as long as the page lives.
pub fn put<V: IntoView + 'static>(selector: &str, view: impl FnOnce() -> V + 'static) {
    if let Some(place) = first(selector).and_then(|place| place.dyn_into::<HtmlElement>().ok()) {
        leptos::mount::mount_to(place, move || view().into_any()).forget();
    }
}
