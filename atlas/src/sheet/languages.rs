//! The ways to the same page in the other languages: a row of links, or a menu where a row finds no room.

use super::Sheet;
use crate::address::{Address, View};
use crate::node::{Element, Node, el};
use crate::words::Words;

/// The id of the links. What opens them names it, so that the browser does so without any script.
const LANGUAGES: &str = "languages";

/// What opens the menu, and the links: to each language and its address. The style sheet shows the first in narrow windows alone.
/// Nothing where there is one language. `words` are those of the page's language, `here`.
pub fn languages(words: &Words, here: &str, pages: &[(&str, String)]) -> Vec<Node> {
    if pages.len() < 2 {
        return Vec::new();
    }
    let own_name = |lang: &str| words.own_name.get(lang).cloned().unwrap_or_else(|| lang.to_owned());
    let link = |(lang, href): &(&str, String)| {
        let link = el("a").attr("href", href.clone()).attr("lang", *lang).attr("hreflang", *lang);
        link.attr_if("aria-current", (*lang == here).then_some("true")).with(own_name(lang))
    };
    let (word, own) = (&words.panel.languages, own_name(here));
    let named = format!("{word}{}{own}", words.mark.colon);
    let open = el("button").attr("type", "button").class("language").attr("popovertarget", LANGUAGES);
    let links = el("nav").class("languages").attr("id", LANGUAGES).attr("popover", "").attr("aria-label", word.clone());
    let links: Element = links.with_all(pages.iter().map(link));
    vec![open.attr("aria-label", named).with(own).into(), links.into()]
}

impl Sheet<'_> {
    /// The ways to this page in the other languages.
    pub(super) fn languages(&self) -> Vec<Node> {
        let atlas = self.atlas;
        let href = |lang: &str| self.href(&Address { lang: lang.to_owned(), ..self.address.clone() }, &View::default());
        let pages: Vec<_> = atlas.languages.iter().map(|lang| (lang.as_str(), href(lang))).collect();
        languages(&atlas.words, &atlas.lang, &pages)
    }
}
