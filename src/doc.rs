//! A document of the core, made live.

use atlas::node::{Element, Node};
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;
use wasm_bindgen::JsCast;

/// A document as the children of an element, kept in step. What stays the same stays the same element, with its focus,
/// the parts of it that a reader opened and what is selected in it; Leptos's own elements of any tag are replaced by every
/// change (its `custom` compares names in small letters with names in capitals).
#[derive(Default)]
pub struct Kept(Vec<KeptNode>);

struct KeptNode {
    value: Node,
    dom: web_sys::Node,
    children: Kept,
}

impl Kept {
    /// Makes the children of `parent` those nodes.
    pub fn update(&mut self, parent: &web_sys::Node, nodes: &[Node]) {
        for gone in self.0.drain(nodes.len().min(self.0.len())..) {
            let _ = parent.remove_child(&gone.dom);
        }
        for (kept, node) in self.0.iter_mut().zip(nodes) {
            kept.become_node(parent, node);
        }
        for node in nodes.get(self.0.len()..).unwrap_or_default() {
            let new = KeptNode::new(node);
            let last = self.0.last().and_then(|last| last.dom.next_sibling());
            let _ = parent.insert_before(&new.dom, last.as_ref());
            self.0.push(new);
        }
    }
}

impl KeptNode {
    fn new(node: &Node) -> Self {
        let page = document();
        let mut children = Kept::default();
        let dom: web_sys::Node = match node {
            Node::Text(text) | Node::Raw(text) => page.create_text_node(text).into(),
            Node::Element(element) => match page.create_element_ns(Some(namespace(element.tag)), element.tag) {
                Ok(dom) => {
                    element.attributes.iter().for_each(|(name, value)| {
                        let _ = dom.set_attribute(name, value);
                    });
                    children.update(&dom, &element.children);
                    dom.into()
                }
                Err(_) => page.create_text_node("").into(),
            },
        };
        Self { value: node.clone(), dom, children }
    }

    fn become_node(&mut self, parent: &web_sys::Node, node: &Node) {
        match (&self.value, node) {
            (old, new) if old == new => return,
            (Node::Text(_), Node::Text(text)) => self.dom.set_node_value(Some(text)),
            (Node::Element(old), Node::Element(new)) if is_same(old, new) => {
                if let Some(dom) = self.dom.dyn_ref::<web_sys::Element>() {
                    change_attributes(dom, old, new);
                }
                self.children.update(&self.dom, &new.children);
            }
            _ => {
                let new = Self::new(node);
                let _ = parent.replace_child(&new.dom, &self.dom);
                *self = new;
                return;
            }
        }
        self.value = node.clone();
    }
}

/// Where a tag is at home: a document holds small pictures too.
fn namespace(tag: &str) -> &'static str {
    match tag {
        "svg" | "g" | "path" | "rect" | "circle" | "text" | "tspan" => "http://www.w3.org/2000/svg",
        _ => "http://www.w3.org/1999/xhtml",
    }
}

/// Whether two elements are one, which changed: of one tag, id, and data but for addresses.
fn is_same(old: &Element, new: &Element) -> bool {
    fn key(element: &Element) -> impl Iterator<Item = &(&'static str, String)> {
        let names = |name: &str| name == "id" || (name.starts_with("data-") && name != "data-href");
        element.attributes.iter().filter(move |(name, _)| names(name))
    }
    old.tag == new.tag && key(old).eq(key(new))
}

fn change_attributes(dom: &web_sys::Element, old: &Element, new: &Element) {
    for (name, _) in old.attributes.iter().filter(|(name, _)| new.get(name).is_none()) {
        let _ = dom.remove_attribute(name);
    }
    for (name, value) in new.attributes.iter().filter(|(name, value)| old.get(name) != Some(value)) {
        let _ = dom.set_attribute(name, value);
    }
}

/// Nodes of HTML as a view.
pub fn html(nodes: Vec<Node>) -> Vec<AnyView> {
    nodes.into_iter().map(html_node).collect()
}

/// Nodes of SVG as a view, to stand inside an `svg` element.
pub fn svg(nodes: Vec<Node>) -> Vec<AnyView> {
    nodes.into_iter().map(svg_node).collect()
}

fn attributes(element: &mut Element) -> Vec<AnyAttribute> {
    element.attributes.drain(..).map(|(name, value)| custom_attribute(name, value).into_any_attr()).collect()
}

fn html_node(node: Node) -> AnyView {
    match node {
        Node::Text(text) | Node::Raw(text) => text.into_any(),
        Node::Element(element) if element.tag == "svg" => svg_node(Node::Element(element)),
        Node::Element(mut element) => {
            let attributes = attributes(&mut element);
            custom(element.tag).child(html(element.children)).add_any_attr(attributes).into_any()
        }
    }
}

fn svg_node(node: Node) -> AnyView {
    let mut element = match node {
        Node::Text(text) | Node::Raw(text) => return text.into_any(),
        Node::Element(element) => element,
    };
    let attributes = attributes(&mut element);
    let children = svg(element.children);
    macro_rules! made {
        ($name:ident) => {
            leptos::svg::$name().child(children).add_any_attr(attributes).into_any()
        };
    }
    match element.tag {
        "svg" => made!(svg),
        "g" => made!(g),
        "path" => made!(path),
        "text" => made!(text),
        "tspan" => made!(tspan),
        "circle" => made!(circle),
        "rect" => made!(rect),
        "defs" => made!(defs),
        "use" => leptos::svg::r#use().child(children).add_any_attr(attributes).into_any(),
        "pattern" => made!(pattern),
        _ => ().into_any(),
    }
}
