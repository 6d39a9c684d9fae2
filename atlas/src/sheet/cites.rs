//! The numbers of citations. On the pages of the map a source has one number everywhere, whichever island is chosen.

use super::Sheet;
use crate::address::{Address, Kind};
use crate::content::{About, Article, Atlas, History, Source};
use crate::node::Node;
use crate::prose::{self, Paragraph};

/// The sources of the map, of the page about it, or of its article, in the order of first mention. The number of a source is
/// its place in that order, from 1.
#[derive(Clone, Debug, Default)]
pub struct Cites(Vec<Source>);

impl Cites {
    /// Of all pages of the map: in the order in which the page of the whole is read, then the parts of each island, then what is said
    /// on the map and of all events. The documents themselves are asked, so no text can be forgotten here.
    pub fn of_map(atlas: &Atlas, history: &History) -> Self {
        let all = Self(atlas.sources.iter().chain(&history.sources).cloned().collect());
        let mut ids = Ids::default();
        let islands = atlas.islands.iter().map(|island| Some(island.id.clone()));
        for island in std::iter::once(None).chain(islands) {
            let address = Address { island, ..atlas.page(Kind::Map) };
            let sheet = Sheet { atlas, history, cites: &all, address: &address, root: "", cited: None };
            let nodes = if address.island.is_none() { sheet.panel() } else { sheet.island_part() };
            nodes.iter().for_each(|node| ids.of_node(node));
            if address.island.is_none() {
                let legend = sheet.legend(&[]).into();
                sheet.notes_part().iter().chain([&legend]).for_each(|node| ids.of_node(node));
            }
        }
        ids.of(all.0.iter())
    }

    /// Of the page about the map.
    pub fn of_about(about: &About) -> Self {
        let mut ids = Ids::default();
        about.sections.iter().for_each(|section| ids.all(&section.body));
        about.corrections.iter().flat_map(|correction| &correction.cite).for_each(|id| ids.one(id));
        ids.of(about.sources.iter())
    }

    /// Of the article.
    pub fn of_article(article: &Article) -> Self {
        let mut ids = Ids::default();
        article.sections.iter().for_each(|section| ids.all(&section.body));
        ids.of(article.sources.iter())
    }

    /// All numbers there are.
    pub(super) fn numbers(&self) -> Vec<usize> {
        (1..=self.0.len()).collect()
    }

    /// The source of a number.
    pub(super) fn source(&self, number: usize) -> Option<&Source> {
        self.0.get(number.checked_sub(1)?)
    }

    /// The number of a source, and the source.
    pub(super) fn find(&self, id: &str) -> Option<(usize, &Source)> {
        self.0.iter().position(|source| source.id == id).map(|at| (at + 1, &self.0[at]))
    }

    /// The numbers that a document cites, rising.
    pub(super) fn cited_in<'a>(&self, nodes: impl Iterator<Item = &'a Node>) -> Vec<usize> {
        let mut cited = vec![false; self.0.len()];
        nodes.for_each(|node| self.mark(node, &mut cited));
        cited.iter().enumerate().filter(|(_, is_cited)| **is_cited).map(|(at, _)| at + 1).collect()
    }

    fn mark(&self, node: &Node, cited: &mut [bool]) {
        let Node::Element(element) = node else { return };
        let id = element.get("href").and_then(|href| href.strip_prefix("#source-"));
        if let Some((number, _)) = id.and_then(|id| self.find(id)) {
            cited[number - 1] = true;
        }
        element.children.iter().for_each(|child| self.mark(child, cited));
    }
}

/// Ids of sources, each once.
#[derive(Default)]
struct Ids(Vec<String>);

impl Ids {
    /// What a document cites, in its order.
    fn of_node(&mut self, node: &Node) {
        let Node::Element(element) = node else { return };
        if let Some(id) = element.get("href").and_then(|href| href.strip_prefix("#source-")) {
            self.one(id);
        }
        element.children.iter().for_each(|child| self.of_node(child));
    }

    fn all(&mut self, text: &[Paragraph]) {
        prose::cited(text).into_iter().for_each(|id| self.one(id));
    }

    fn one(&mut self, id: &str) {
        if !self.0.iter().any(|known| known == id) {
            self.0.push(id.to_owned());
        }
    }

    fn of<'a>(self, sources: impl Iterator<Item = &'a Source> + Clone) -> Cites {
        let source = |id: &String| sources.clone().find(|source| source.id == *id).cloned();
        Cites(self.0.iter().filter_map(source).collect())
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture;
    use crate::node::{Node, to_html};
    use crate::sheet::Sheet;

    const PAGES: [&str; 6] = [
        "en/fixture/",
        "en/fixture/hern/",
        "en/fixture/stack/",
        "fr/fixture/skerries/",
        "embed/en/fixture/",
        "embed/en/fixture/hern/",
    ];

    /// The numbers of the links to sources in a document, and those of its list of sources.
    fn numbers(nodes: &[Node]) -> (Vec<String>, Vec<String>) {
        let html: String = nodes.iter().map(to_html).collect();
        let between = |mark: &str, end: &str| -> Vec<String> {
            let after = html.split(mark).skip(1);
            after.map(|rest| rest.split_once(end).map_or(rest, |(found, _)| found).to_owned()).collect()
        };
        let links = between("href=\"#source-", "</a>")
            .into_iter()
            .map(|link| link.rsplit('>').next().unwrap_or_default().to_owned());
        let items = between("<li id=\"source-", ">")
            .into_iter()
            .filter_map(|item| Some(item.split_once("value=\"")?.1.trim_end_matches('"').to_owned()));
        (links.collect(), items.collect())
    }

    fn all_of(sheet: &Sheet<'_>) -> Vec<Vec<Node>> {
        vec![sheet.panel(), sheet.island_part(), sheet.events_part(), sheet.notes_part()]
    }

    #[test]
    fn every_citation_has_its_source_on_the_same_page_and_every_source_is_cited() {
        for path in PAGES {
            for part in fixture::with_sheet(path, all_of) {
                let (mut links, items) = numbers(&part);
                links.sort_by_key(|number| number.parse::<usize>().ok());
                links.dedup();
                // The legend stands below the map; its sources are in the panel's list.
                let legend = fixture::with_sheet(path, |sheet| numbers(&[sheet.legend(&[]).into()]).0);
                let uncited: Vec<_> =
                    items.iter().filter(|item| !links.contains(item) && !legend.contains(item)).collect();
                assert!(uncited.is_empty(), "{path}: {uncited:?}");
                let lost: Vec<_> = links.iter().filter(|link| !items.contains(link)).collect();
                assert!(lost.is_empty(), "{path}: {lost:?}");
            }
        }
    }

    #[test]
    fn every_statement_keeps_its_sources() {
        let atlas = fixture::atlas("en");
        let scenarios = &atlas.scenario_details;
        let told = scenarios.all.iter().map(|scenario| &scenario.about).chain([&scenarios.lead, &scenarios.treaty]);
        let texts =
            atlas.claims.iter().flat_map(|claim| claim.answers.iter().map(|(_, text)| text).chain([&claim.note]));
        let texts = texts.chain(atlas.briefs.iter().flat_map(|brief| [&brief.body, &brief.note])).chain(told);
        let wanted: usize = texts.map(|text| prose_cites(text)).sum();
        let html: String = fixture::with_sheet("en/fixture/", |sheet| sheet.panel().iter().map(to_html).collect());
        let parts =
            ["<details class=\"claim", "<details class=\"brief", "<details class=\"scenario", "<div class=\"note"];
        assert!(wanted > 5 && parts[..2].iter().all(|part| html.contains(part)));
        assert!(html.matches("<sup").count() >= wanted, "{} of {wanted}", html.matches("<sup").count());
    }

    fn prose_cites(text: &[crate::prose::Paragraph]) -> usize {
        text.iter().flatten().filter(|span| matches!(span, crate::prose::Span::Cite(_))).count()
    }

    #[test]
    fn a_source_has_one_number_on_every_page_of_the_map() {
        let by_source = |path: &str| {
            fixture::with_sheet(path, |sheet| {
                let html: String = sheet.panel().iter().map(to_html).collect();
                let items = html.split("<li id=\"source-").skip(1);
                items.map(|item| item.split_once('>').map_or(item, |(head, _)| head).to_owned()).collect::<Vec<_>>()
            })
        };
        let home = by_source("en/fixture/");
        for path in ["en/fixture/hern/", "en/fixture/skerries/", "embed/en/fixture/hern/"] {
            let here = by_source(path);
            assert!(!here.is_empty());
            for item in &here {
                let id = item.split('"').next().unwrap_or_default();
                let there = home.iter().find(|other| other.split('"').next() == Some(id));
                assert!(there.is_none_or(|there| there == item), "{path}: {item} and {there:?}");
            }
        }
    }
}
