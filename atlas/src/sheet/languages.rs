//! The ways to the same page in the other languages: a row of links, or a menu where a row finds no room.

use super::Sheet;
use crate::address::{Address, Kind, View};
use crate::node::{Element, Node, el};

/// The id of the links. What opens them names it, so that the browser does so without any script.
const LANGUAGES: &str = "languages";

impl Sheet<'_> {
    /// What opens the menu, and the links. The style sheet shows the first in narrow windows alone. Nothing where there is one language.
    pub(super) fn languages(&self) -> Vec<Node> {
        let atlas = self.atlas;
        if atlas.languages.len() < 2 {
            return Vec::new();
        }
        let word = &atlas.words.panel.languages;
        let own = self.own_name(&atlas.lang);
        let named = format!("{word}{}{own}", atlas.words.mark.colon);
        let open = el("button").attr("type", "button").class("language").attr("popovertarget", LANGUAGES);
        let links =
            el("nav").class("languages").attr("id", LANGUAGES).attr("popover", "").attr("aria-label", word.clone());
        let links = links.with_all(atlas.languages.iter().map(|lang| self.language(lang)));
        vec![open.attr("aria-label", named).with(own).into(), links.into()]
    }

    fn own_name(&self, lang: &str) -> String {
        self.atlas.words.own_name.get(lang).cloned().unwrap_or_else(|| lang.to_owned())
    }

    /// The link to this page in a language.
    fn language(&self, lang: &str) -> Element {
        let kind = if self.address.kind == Kind::Root { Kind::Map } else { self.address.kind };
        let address = Address { lang: lang.to_owned(), kind, ..self.address.clone() };
        el("a")
            .attr("href", self.href(&address, &View::default()))
            .attr("lang", lang)
            .attr("hreflang", lang)
            .attr_if("aria-current", (*lang == self.atlas.lang).then_some("true"))
            .with(self.own_name(lang))
    }
}
