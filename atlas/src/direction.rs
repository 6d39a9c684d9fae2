//! In which direction a text is read: that of its letters.

use crate::node::{Element, Node};

/// Whether a text is read from right to left: by its first letter, as browsers tell it.
pub fn is_right_to_left(text: &str) -> bool {
    let turns = |c: &char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| turns(&c))
}

/// Gives `dir` to whatever in an element has a language and is read in another direction than what is around it. Pictures are left
/// as they are: there each text says it for itself.
pub fn mark(element: &mut Element, is_right_to_left: bool) {
    for child in &mut element.children {
        let Node::Element(child) = child else { continue };
        let mut own = is_right_to_left;
        if child.get("lang").is_some() {
            own = self::is_right_to_left(&text_of(child));
        }
        if own != is_right_to_left {
            child.attributes.push(("dir", if own { "rtl" } else { "ltr" }.to_owned()));
        }
        if child.tag != "svg" {
            mark(child, own);
        }
    }
}

fn text_of(element: &Element) -> String {
    let text = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => text_of(element),
        Node::Raw(_) => String::new(),
    };
    element.children.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node::{el, to_html};

    #[test]
    fn a_text_is_read_as_its_first_letter_is() {
        for (text, turns) in [("Oki", false), ("1. אי", true), ("(جزيرة) Oki", true), ("島 אי", false), ("12", false)]
        {
            assert_eq!(is_right_to_left(text), turns, "{text}");
        }
    }

    #[test]
    fn what_is_read_in_the_other_direction_says_so() {
        let span = |lang: &str, text: &str| el("span").attr("lang", lang).with(text);
        let mut page = el("p").with(span("fr", "Île")).with(el("b").with(span("he", "אי")));
        mark(&mut page, false);
        let html = to_html(&page.into());
        assert_eq!(html, r#"<p><span lang="fr">Île</span><b><span lang="he" dir="rtl">אי</span></b></p>"#);
        let mut page = el("p").with(span("fr", "Île")).with(span("ar", "جزيرة"));
        mark(&mut page, true);
        assert!(to_html(&page.into()).contains(r#"<span lang="fr" dir="ltr">Île</span><span lang="ar">جزيرة</span>"#));
    }
}
