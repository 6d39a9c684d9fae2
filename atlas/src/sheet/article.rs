//! The article: prose with the map in it, once as it is and once moved by the sections that a reader scrolls past.

use super::Sheet;
use crate::address::{Kind, View};
use crate::content::{Article, Section};
use crate::node::{Element, Node, el};

/// The id of the map that moves.
const MOVED: &str = "moved-map";

impl Sheet<'_> {
    /// The article. The sheet's atlas must hold the sources that it cites. `stand_in` is what stands where a map will be.
    pub fn article(&self, article: &Article, stand_in: &dyn Fn() -> Vec<Node>) -> Element {
        let words = &self.atlas.words.panel;
        let mut body = el("article").class("document article");
        body = body.with(el("h2").attr("id", "panel-title").with(article.title.clone()));
        let mut sections = article.sections.iter().peekable();
        while let Some(section) = sections.next() {
            if !article.steps.contains_key(&section.id) {
                let map = article
                    .maps
                    .get(&section.id)
                    .map(|query| self.map_element(query, stand_in).attr("id", format!("map-{}", section.id)));
                body = body.with(self.part(section)).with_all(map);
                continue;
            }
            let mut steps = vec![self.step(section, article)];
            while let Some(next) = sections.next_if(|next| article.steps.contains_key(&next.id)) {
                steps.push(self.step(next, article));
            }
            let map = self.map_element(&alone(article, section), stand_in).attr("id", MOVED);
            let stage = el("div").class("stage").with(map);
            let told = el("div").class("scrolled").with(stage).with(el("div").class("steps").with_all(steps));
            body = body.with(told);
        }
        let sources = el("section").attr("id", "sources").with(el("h3").with(words.sources.clone()));
        body.with(sources.with(self.sources_list(&self.cites.numbers())))
    }

    fn part(&self, section: &Section) -> Element {
        let heading = el("h3").with(section.heading.clone());
        el("section").attr("id", section.id.clone()).with(heading).with_all(self.prose(&section.body))
    }

    fn step(&self, section: &Section, article: &Article) -> Element {
        let step = self.part(section).class("step");
        step.attr("data-islands-step", alone(article, section)).attr("data-islands-for", MOVED)
    }

    /// The helper's element with a view of the map, in the language of the page.
    fn map_element(&self, query: &str, stand_in: &dyn Fn() -> Vec<Node>) -> Element {
        let atlas = self.atlas;
        let address = |kind| atlas.page(kind);
        let link = el("a").attr("href", self.href(&address(Kind::Map), &View::default())).with_all(stand_in());
        let link = link.with(el("span").with(atlas.words.panel.full_map.clone()));
        let mark = if query.is_empty() { "" } else { "?" };
        let frame = format!("{}{}{mark}{query}", self.root, address(Kind::Embed).print());
        el("disputed-islands").attr("src", frame).attr("title", atlas.title.clone()).with(link)
    }
}

/// The view of a step: the map alone, its words are the step's.
fn alone(article: &Article, section: &Section) -> String {
    let view = article.steps.get(&section.id).map(String::as_str).filter(|view| !view.is_empty());
    view.into_iter().chain(["plain=1"]).collect::<Vec<_>>().join("&")
}
