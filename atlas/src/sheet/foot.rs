//! What is said of the map below it: rules, licences, the legend, its lines, and whose map it is.

use super::{Cites, Sheet};
use crate::address::{Address, Kind, View};
use crate::legend::{Legend, LegendEntry};
use crate::node::{Element, Node, el};
use crate::words::fill;

/// Where the maps' shapes come from, as its licence asks to be linked.
const MAP_DATA: &str = "https://www.openstreetmap.org/copyright";

impl Sheet<'_> {
    /// The foot's words: what the map does not say, up to when it was checked, whose shapes it shows; and in a frame
    /// the way to the full map with the same view.
    pub fn foot(&self) -> Vec<Node> {
        let atlas = self.atlas;
        let words = &atlas.words.panel;
        let checked = atlas.checked.map(|date| atlas.words.date(date)).unwrap_or_default();
        let checked =
            el("span").class("checked").with(fill(&words.checked, &[("date", &checked)]) + &atlas.words.mark.stop);
        let notice = self.leaving(el("a").attr("href", MAP_DATA)).with(words.map_data.clone());
        let mark = &atlas.words.mark;
        let text = el("p")
            .class("disclaimer")
            .with(format!("{}{}", atlas.disclaimer, mark.sentence))
            .with(checked)
            .with(notice)
            .with(format!("{}{}{}", mark.list, words.map_licence, mark.end));
        let full = || {
            let link = self.full_map(self.view).class("full");
            el("p").with(link.with(words.full_map.clone())).into()
        };
        let page = |kind: Kind, word: &str| {
            let address = Address { kind, lang: atlas.lang.clone(), island: None };
            self.leaving(el("a").attr("href", self.href(&address, &View::default()))).with(word)
        };
        let pages = el("span").class("pages").with(" ").with(page(Kind::About, &words.about));
        let pages = pages.with(" · ").with(page(Kind::Data, &words.data));
        let text = text.with(pages.with(" · ").with(page(Kind::BuildEmbed, &words.build_embed)));
        let on_paper = self.imprint().map(Node::from);
        std::iter::once(text.into()).chain(self.is_embed().then(full)).chain(on_paper).collect()
    }

    /// What is said on paper only: the rule of names, the texts' licence, the state of the content; and where the page is from,
    /// with room for the day where there is the start script, which knows it.
    fn imprint(&self) -> [Element; 2] {
        let (words, mark) = (&self.atlas.words.picture, &self.atlas.words.mark.sentence);
        let said = [self.naming(), words.texts.clone(), self.state()].join(mark);
        let has_script = matches!(self.address.kind, Kind::Root | Kind::Map | Kind::Embed);
        let day = has_script.then(|| el("span").class("printed-on").attr("data-said", words.printed.clone()));
        let from = el("p").class("imprint").with_all(self.from().map(|from| from + " · "));
        [el("p").class("imprint").with(said), from.with_all(day)]
    }

    /// What a line at sea is.
    pub fn line(&self, id: &str) -> Vec<Node> {
        let Some(line) = self.lens().lines().into_iter().find(|line| line.id == id) else { return Vec::new() };
        let cites = Cites::new(self, self.selected());
        let heading = el("h3").with(line.name);
        std::iter::once(heading).chain(self.prose(line.about, &cites)).map(Node::from).collect()
    }

    /// As of which date, or supposing what, the map is drawn.
    fn supposed(&self) -> Option<String> {
        let own = &self.atlas.words;
        let dated = self.choice.date.map(|date| fill(&own.timeline.as_of, &[("date", &own.date(date))]));
        let supposed = self.lens().scenario();
        dated.or(supposed.map(|scenario| fill(&own.scenario.shown, &[("title", &scenario.title)])))
    }

    /// That the map is nobody's but ours.
    fn drawn_by_us(&self) -> String {
        let words = &self.atlas.words.panel;
        format!("{}{}{}", words.drawn_by, self.atlas.words.mark.colon, words.drawn_ours)
    }

    /// Whose view the map shows, and what is drawn otherwise than on ours.
    pub fn viewed(&self) -> Vec<Node> {
        let as_of = self.supposed();
        let Some(view) = self.lens().perspective() else {
            return vec![el("p").class("title").with(as_of.unwrap_or_else(|| self.drawn_by_us())).into()];
        };
        let cites = Cites::new(self, self.selected());
        let title = el("summary").with(view.title.clone());
        let as_of = as_of.map(|text| Node::from(el("p").class("title").with(text)));
        let about = el("details").with(title).with_all(self.prose(&view.about, &cites)).into();
        as_of.into_iter().chain([about]).collect()
    }

    /// The legend.
    pub fn legend(&self, legend: &Legend) -> Element {
        let cites = Cites::new(self, self.selected());
        let item = |entry: &LegendEntry| {
            let swatch = el("span").class(format!("swatch {}", entry.swatch.class())).attr("aria-hidden", "true");
            let item = el("li").with(swatch).with(entry.text.clone());
            entry.cite.iter().fold(item, |item, id| self.cite(item, id, &cites))
        };
        let name = self.atlas.words.map.legend.clone();
        let list = el("ul").class("legend").attr("data-role", "legend").attr("aria-label", name);
        list.with_all(legend.entries.iter().map(item))
    }

    /// The rule of names, as they stand on the map.
    pub(crate) fn naming(&self) -> String {
        let atlas = self.atlas;
        let alone = |side: &String| fill(&atlas.words.picture.names, &[("side", atlas.side_name(side))]);
        self.choice.names.as_ref().map_or_else(|| atlas.naming.clone(), alone)
    }

    /// The state of the content.
    pub(crate) fn state(&self) -> String {
        let checked = self.atlas.checked.map(|date| self.atlas.words.date(date)).unwrap_or_default();
        fill(&self.atlas.words.picture.state, &[("date", &checked), ("version", &self.atlas.version)])
    }

    /// Whose the site is, and the address of the map as it is drawn.
    pub(crate) fn from(&self) -> Option<String> {
        let (cited, view) = (self.cited?, self.view);
        let address = Address { kind: Kind::Map, ..self.address.clone() };
        let view = View {
            date: view.date,
            scenario: view.scenario.clone(),
            perspective: view.perspective.clone(),
            compare: view.compare.clone(),
            names: view.names.clone(),
            layers: view.layers.clone(),
            at: view.at,
            ..View::default()
        };
        let stop = &self.atlas.words.mark.stop;
        Some(format!("{}{stop}{}{}{}", cited.publisher, cited.root, address.print(), view.print()))
    }

    /// How the map is drawn, a sentence each: as of which date or supposing what, and as whose. Ours of the present says
    /// nothing, unless another stands beside it.
    pub(crate) fn drawn_as(&self) -> Vec<String> {
        let whose = self.lens().perspective().map(|view| view.title.clone());
        let ours = || self.view.compare.is_some().then(|| self.drawn_by_us());
        self.supposed().into_iter().chain(whose.or_else(ours)).collect()
    }
}
