//! A document as a value: elements, attributes, text. The printed page writes it out, the app makes it live.

use std::fmt::Write;

/// An element or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Text, unescaped.
    Text(String),
    /// An element.
    Element(Element),
    /// Text of a data block, written as it is: the page's own JSON and nothing else.
    Raw(String),
}

/// An element with its attributes and children.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// Its tag name.
    pub tag: &'static str,
    /// Its attributes in order, values unescaped.
    pub attributes: Vec<(&'static str, String)>,
    /// What it holds.
    pub children: Vec<Node>,
}

/// An empty element.
pub fn el(tag: &'static str) -> Element {
    Element { tag, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    /// With an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With an attribute where there is a value.
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// With a class.
    pub fn class(self, name: impl Into<String>) -> Self {
        self.attr("class", name)
    }

    /// With one more child.
    pub fn with(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// With more children.
    pub fn with_all<N: Into<Node>>(mut self, children: impl IntoIterator<Item = N>) -> Self {
        self.children.extend(children.into_iter().map(Into::into));
        self
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Elements of HTML that have no end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

/// Writes a node as HTML or, inside an `svg` element, as SVG. Every text and attribute value is escaped.
pub fn write(node: &Node, out: &mut String) {
    match node {
        Node::Text(text) => escape(text, out),
        Node::Element(element) => write_element(element, out),
        Node::Raw(text) => out.push_str(text),
    }
}

/// A node as text.
pub fn to_html(node: &Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

fn write_element(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(element.tag);
    for (name, value) in &element.attributes {
        let _ = write!(out, " {name}");
        if !value.is_empty() || *name == "alt" {
            out.push_str("=\"");
            escape(value, out);
            out.push('"');
        }
    }
    out.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    for child in &element.children {
        write(child, out);
    }
    let _ = write!(out, "</{}>", element.tag);
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let node = el("p").attr("title", "a \"b\" & c").with("<script>").with(el("br")).into();
        assert_eq!(to_html(&node), "<p title=\"a &quot;b&quot; &amp; c\">&lt;script&gt;<br></p>");
    }

    #[test]
    fn an_empty_attribute_is_written_by_name_alone() {
        assert_eq!(to_html(&el("details").attr("open", "").into()), "<details open></details>");
    }
}
