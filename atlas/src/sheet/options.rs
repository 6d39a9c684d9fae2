//! What a reader can choose about the map, as links.

use super::Sheet;
use crate::address::{Perspective, View};
use crate::node::{Node, el};
use crate::words::fill;

impl Sheet<'_> {
    /// What a reader can choose about the map: whose names, which layers, whose map, and what else the page offers there. A
    /// frame's host has chosen.
    pub fn options(&self, more: Option<Node>) -> Vec<Node> {
        if self.is_embed() {
            return Vec::new();
        }
        let summary = el("summary").with(self.atlas.words.panel.options.clone());
        let choices = [self.names_choice(), self.layers_choice()].into_iter().chain(self.drawn_choice());
        vec![el("details").class("options").with(summary).with_all(choices).with_all(more).into()]
    }

    /// The buttons that save what the map shows as a picture.
    pub fn pictures(&self) -> Node {
        let label = &self.atlas.words.picture.take;
        let buttons = ["svg", "png"].into_iter().flat_map(|kind| {
            let button = el("button").attr("type", "button").attr("id", format!("take-{kind}")).attr("data-take", kind);
            [" ".into(), Node::from(button.with(kind.to_ascii_uppercase()))]
        });
        let group = el("span").attr("role", "group").attr("aria-label", label.clone());
        let group = group.with(format!("{label}{}", self.atlas.words.mark.colon.trim_end())).with_all(buttons);
        el("p").class("choice").with(group).into()
    }

    /// Choices, each a link to the view that it leads to and marked where it holds, with a line on what that means.
    fn choice(&self, label: &str, values: Vec<(String, View, String, bool)>, means: Option<String>) -> Node {
        let mark = &self.atlas.words.mark;
        let links = values.into_iter().flat_map(|(id, view, text, holds)| {
            let current = holds.then_some("true");
            let link = el("a").attr("href", self.href(self.address, &view)).attr("id", id);
            [" ".into(), Node::from(link.attr_if("aria-current", current).with(text))]
        });
        let nav = el("span").attr("role", "navigation").attr("aria-label", label);
        let nav = nav.with(format!("{label}{}", mark.colon.trim_end())).with_all(links);
        let means = means.map(|text| Node::from(el("span").with(format!("{}{text}", mark.sentence))));
        el("p").class("choice").with(nav).with_all(means).into()
    }

    /// Whose names are shown.
    fn names_choice(&self) -> Node {
        let words = &self.atlas.words.panel;
        let value = |side: Option<&str>, text: &str| {
            let view = View { names: side.map(str::to_owned), ..self.view.clone() };
            let holds = view.names == self.view.names;
            (format!("names-{}", side.unwrap_or("both")), view, text.to_owned(), holds)
        };
        let sides = self.atlas.sides.iter().map(|side| value(Some(&side.id), &side.name));
        let values = std::iter::once(value(None, &words.names_both)).chain(sides).collect();
        let only = |side: &str| fill(&words.names_only, &[("side", self.atlas.side_name(side))]);
        self.choice(&words.names, values, self.view.names.as_deref().map(only))
    }

    /// Which optional layers are on: a press turns one on or off.
    fn layers_choice(&self) -> Node {
        let vocabulary = self.atlas.vocabulary();
        let value = |(id, name): &(String, String)| {
            let on = self.view.layer_is_on(id, &vocabulary.layers_on);
            (format!("layer-{id}"), self.view.with_layer(id, !on, &vocabulary), name.clone(), on)
        };
        let values = self.atlas.layer_names.iter().map(value).collect();
        self.choice(&self.atlas.words.panel.shown, values, None)
    }

    /// Whose map is drawn: ours, a side's, or both sides' beside each other.
    fn drawn_choice(&self) -> Option<Node> {
        let words = &self.atlas.words.panel;
        let views = &self.atlas.perspectives;
        let of = |side: &str| Perspective::Side(side.to_owned());
        let value = |id: &str, perspective: Perspective, compare: Option<Perspective>, text: &str| {
            let view = View { perspective, compare, ..self.view.clone() };
            let holds = (&view.perspective, &view.compare) == (&self.view.perspective, &self.view.compare);
            (format!("drawn-{id}"), view, text.to_owned(), holds)
        };
        let mut values = vec![value("neutral", Perspective::Neutral, None, &words.drawn_ours)];
        values
            .extend(views.iter().map(|view| value(&view.side, of(&view.side), None, self.atlas.side_name(&view.side))));
        if let [first, second] = &views[..] {
            values.push(value("both", of(&first.side), Some(of(&second.side)), &words.drawn_both));
        }
        (!views.is_empty()).then(|| self.choice(&words.drawn_by, values, None))
    }
}
