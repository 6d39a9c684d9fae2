//! A document of the core, made live.

use atlas::node::{Element, Node};
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::custom;

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
