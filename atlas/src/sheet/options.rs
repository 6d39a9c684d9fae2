//! What a reader can choose about the map, as links, and what can be taken away of it. Hidden until the program runs: without it nothing would change.

use super::Sheet;
use crate::content::Atlas;
use crate::node::{Element, Node, el};
use crate::words::fill;

/// A value that can be chosen: its id in the document, the change of the view that chooses it, and its word.
type Value = (String, String, String);

/// How many values of a choice hold at once.
#[derive(Clone, Copy)]
enum Of {
    /// One: a press on another takes its place.
    One,
    /// Any: a press turns one on or off.
    Any,
}

impl Of {
    fn class(self) -> &'static str {
        match self {
            Self::One => "one-of",
            Self::Any => "any-of",
        }
    }
}

/// What a choice is about, above its values.
fn asked(label: &str) -> Element {
    el("span").class("asked").with(label)
}

impl Sheet<'_> {
    /// Names, layers, whose map, a file of the reader's, the picture to take away, and the print of what is open. A frame has none of it.
    pub fn options(&self) -> Option<Element> {
        let summary = el("summary").with(self.atlas.words.panel.options.clone());
        let choices = [self.names_choice()].into_iter().chain(self.layers_choice()).chain(self.drawn_choice());
        let details = el("details").class("options").attr("hidden", "").with(summary).with_all(choices);
        (!self.is_embed()).then(|| details.with(self.own_file()).with(self.pictures()).with(self.printing()))
    }

    /// The place for a file of the reader's.
    fn own_file(&self) -> Node {
        let file = el("input")
            .attr("type", "file")
            .attr("id", "own-file")
            .attr("accept", ".geojson,.json,application/geo+json");
        let label = el("label").class("own-file").with(asked(&self.atlas.words.own.choose)).with(file);
        el("p").class("choice").with(label).into()
    }

    /// The present view as a picture to take away.
    fn pictures(&self) -> Node {
        let label = &self.atlas.words.picture.take;
        let buttons = ["svg", "png"].into_iter().flat_map(|kind| {
            let button = el("button").attr("type", "button").attr("id", format!("take-{kind}")).attr("data-take", kind);
            [" ".into(), Node::from(button.with(kind.to_ascii_uppercase()))]
        });
        let group = el("span").attr("role", "group").attr("aria-label", label.as_str());
        let group = group.with(asked(label)).with_all(buttons);
        el("p").class("choice").with(group).into()
    }

    /// The present view and what is open beside it, on paper.
    fn printing(&self) -> Node {
        let button = el("button").attr("type", "button").attr("id", "print-view");
        el("p").class("choice").with(button.with(self.atlas.words.picture.print.as_str())).into()
    }

    /// Values of which one or any hold, and what they mean.
    fn choice(&self, of: Of, label: &str, values: Vec<Value>, means: Vec<Node>) -> Node {
        let links = values.into_iter().flat_map(|(id, change, text)| {
            let link = el("a").attr("href", self.island_href(None)).attr("id", id).attr("data-set", change);
            [" ".into(), Node::from(link.with(text))]
        });
        let nav = el("span").attr("role", "navigation").attr("aria-label", label);
        let nav = nav.with(asked(label)).with(el("span").class(of.class()).with_all(links));
        el("p").class("choice").with(nav).with_all(means).into()
    }

    fn names_choice(&self) -> Node {
        let (words, mark) = (&self.atlas.words.panel, &self.atlas.words.mark);
        let value = |side: &str, text: &str| (format!("names-{side}"), format!("names={side}"), text.to_owned());
        let (all, only) = match self.atlas.sides.len() {
            0..=2 => (&words.names_both, &words.names_only),
            _ => (&words.names_all, &words.names_only_of_all),
        };
        let both = value("both", all);
        let sides = self.atlas.sides.iter().map(|side| value(&side.id, &side.name));
        let means = |side: &crate::content::Side| {
            let text = mark.sentence.clone() + &fill(only, &[("side", &side.name)]);
            el("span").attr("data-naming", side.id.clone()).attr("hidden", "").with(text).into()
        };
        let values = std::iter::once(both).chain(sides).collect();
        self.choice(Of::One, &words.names, values, self.atlas.sides.iter().map(means).collect())
    }

    /// Which optional layers are on.
    fn layers_choice(&self) -> Option<Node> {
        let value = |(id, name): &(String, String)| (format!("layer-{id}"), format!("layer={id}"), name.clone());
        let values: Vec<Value> = self.atlas.layer_names.iter().map(value).collect();
        (!values.is_empty()).then(|| self.choice(Of::Any, &self.atlas.words.panel.shown, values, Vec::new()))
    }

    /// Whose map is drawn: ours, a side's, or both sides' beside each other.
    fn drawn_choice(&self) -> Option<Node> {
        let views = &self.atlas.perspectives;
        let value = |id: &str, perspective: &str, compare: &str, text: &str| {
            (format!("drawn-{id}"), format!("perspective={perspective}&compare={compare}"), text.to_owned())
        };
        let mut values = vec![value("neutral", "neutral", "", &self.atlas.words.map.drawn_ours)];
        values.extend(views.iter().map(|view| value(&view.side, &view.side, "", self.atlas.side_name(&view.side))));
        for (sides, text) in pairs(self.atlas) {
            let id = if views.len() == 2 { "both".to_owned() } else { sides.join("-") };
            values.push(value(&id, sides[0], sides[1], &text));
        }
        (!views.is_empty()).then(|| self.choice(Of::One, &self.atlas.words.map.drawn_by, values, Vec::new()))
    }
}

/// The maps of two sides that can stand beside each other, each pair with its word.
pub fn pairs(atlas: &Atlas) -> Vec<([&str; 2], String)> {
    let (views, words) = (&atlas.perspectives, &atlas.words);
    let word = |pair: [&str; 2]| match views.len() {
        2 => words.panel.drawn_both.clone(),
        _ => {
            let names = words.listed(&pair.map(|side| atlas.side_name(side)));
            format!("{}{}{names}", words.panel.drawn_both, words.mark.colon)
        }
    };
    let sides = views.iter().map(|view| view.side.as_str());
    let all = sides.clone().enumerate().flat_map(|(at, one)| sides.clone().skip(at + 1).map(move |other| [one, other]));
    all.map(|pair| (pair, word(pair))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::node::to_html;

    #[test]
    fn any_two_of_three_maps_can_stand_beside_each_other() {
        fixture::with_sheet_of(&fixture::three_sided(), "en/fixture/", |sheet| {
            let html = to_html(&sheet.options().unwrap().into());
            for pair in
                ["velsund&amp;compare=ardmoria", "velsund&amp;compare=sundmark", "ardmoria&amp;compare=sundmark"]
            {
                assert!(html.contains(&format!("data-set=\"perspective={pair}\"")), "{pair}: {html}");
            }
            assert!(html.contains(">all<") && !html.contains(">both<"), "{html}");
        });
        let atlas = fixture::atlas("en");
        let words: Vec<String> = pairs(&atlas).into_iter().map(|(_, word)| word).collect();
        assert_eq!(words.concat(), atlas.words.panel.drawn_both);
    }
}
