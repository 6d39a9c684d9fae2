//! XML: the same values as pages are made of, written so that every element is closed and every attribute has a value.

use atlas::node::{Element, Node};

/// A document. What XML cannot hold (most control characters) is left out.
pub fn document(root: &Element) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    element(root, &mut out);
    out.push('\n');
    out
}

fn element(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(element.tag);
    for (name, value) in &element.attributes {
        out.push_str(&format!(" {name}=\""));
        escape(value, out);
        out.push('"');
    }
    if element.children.is_empty() {
        return out.push_str("/>");
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Element(child) => self::element(child, out),
            Node::Text(text) | Node::Raw(text) => escape(text, out),
        }
    }
    out.push_str(&format!("</{}>", element.tag));
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'.. => out.push(character),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use atlas::node::el;

    #[test]
    fn elements_are_closed_and_attributes_have_values() {
        let root = el("feed").attr("a", "").with(el("link").attr("href", "?a&\"b\"")).with("<\u{8}é\u{FFFF}>");
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <feed a=\"\"><link href=\"?a&amp;&quot;b&quot;\"/>&lt;é&gt;</feed>\n";
        assert_eq!(document(&root), text);
    }
}
