//! What is true of a page and said of it in several places: its title and address, its card, whose site it is.

use super::assets::Assets;
use crate::settings;
use atlas::address::{Address, Kind, View};
use atlas::caption::Caption;
use atlas::content::Atlas;
use atlas::lens::Lens;
use atlas::picture;
use atlas::prose::{self, Span};

/// Where the site will stand, and whose it is.
#[derive(Clone, Debug)]
pub struct Home {
    /// The root's address, with a slash at its end.
    pub root: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where a reader reports an error.
    pub corrections: Option<String>,
}

impl Home {
    /// The absolute address of a page.
    pub fn url(&self, address: &Address) -> String {
        format!("{}{}", self.root, address.print())
    }

    /// Whether anybody has said where it stands.
    pub fn is_known(&self) -> bool {
        self.root != settings::PLACEHOLDER
    }

    /// The root's address as readers are told it; nothing where nobody has said it.
    pub fn said_root(&self) -> &str {
        if self.is_known() { &self.root } else { "" }
    }

    /// The root's path on its host.
    pub fn folder(&self) -> String {
        let path = self.root.splitn(4, '/').nth(3).unwrap_or_default();
        format!("/{path}")
    }
}

/// A page's head, and what it is written from.
pub struct Head<'a> {
    /// The content.
    pub atlas: &'a Atlas,
    /// The files that pages name.
    pub assets: &'a Assets,
    /// Where the site will stand.
    pub home: &'a Home,
    /// Which page.
    pub address: &'a Address,
    /// From this page to the root of the site.
    pub root: &'a str,
}

impl Head<'_> {
    /// The page's title: the island and the dispute.
    pub fn title(&self) -> String {
        let island = self.address.island.as_deref().and_then(|id| self.atlas.island(id));
        island.map_or_else(|| self.atlas.title.clone(), |island| format!("{} · {}", island.title, self.atlas.title))
    }

    /// What the page is about: the first paragraph of its brief, without marks.
    pub fn about(&self) -> String {
        let island = self.address.island.as_deref().and_then(|id| self.atlas.island(id));
        let about = island.map_or(&self.atlas.lead, |island| &island.brief);
        about.first().map(|paragraph| words_of(paragraph)).unwrap_or_default()
    }

    /// The page that this one is a form of: the map's for a frame, else itself.
    pub fn canonical(&self) -> Address {
        let kind = match self.address.kind {
            Kind::Embed => Kind::Map,
            kind => kind,
        };
        Address { kind, ..self.address.clone() }
    }

    /// The address of the page's card, and what the card shows; a page without a map has that of the whole map.
    pub fn picture(&self) -> (String, String) {
        let (file, shown) = self.card_of(&View::default());
        (format!("{}{file}", self.home.root), shown)
    }

    /// The file of the card of a view, and what it shows.
    pub fn card_of(&self, view: &View) -> (String, String) {
        let page = match self.canonical() {
            page if page.kind == Kind::Map => page,
            page => page.beside(Kind::Map),
        };
        let choice = view.choice();
        let lens = Lens { atlas: self.atlas, choice: &choice };
        (card_file(&page, view), picture::about(&Caption { lens, address: &page, view, cited: None }))
    }
}

/// The oEmbed file of a page of the map, relative to the root.
pub fn oembed_file(page: &Address) -> String {
    format!("oembed/{}.json", page.print().trim_end_matches('/'))
}

/// The card of a page of the map with a view, relative to the root.
pub fn card_file(page: &Address, view: &View) -> String {
    let (page, view) = (page.print(), view.print().replace(['?', '='], "-"));
    format!("cards/{}{view}.png", page.trim_end_matches('/').replace('/', "-"))
}

/// The views that have cards beside the usual ones: each moment of the timeline and each scenario, of the whole.
pub fn views_with_cards(atlas: &Atlas) -> Vec<View> {
    let moments = atlas.timeline.marks.iter().filter(|mark| mark.is_moment);
    let moments = moments.map(|mark| View { date: Some(mark.date), ..View::default() });
    let scenarios = atlas.scenario_details.all.iter().filter(|scenario| scenario.figures.move_land());
    let scenarios = scenarios.map(|scenario| View { scenario: Some(scenario.id.clone()), ..View::default() });
    moments.chain(scenarios).collect()
}

/// A paragraph's words without marks of sources.
pub fn words_of(paragraph: &[Span]) -> String {
    let words = paragraph.iter().filter_map(|span| match span {
        Span::Words(words) => Some(words.as_str()),
        Span::Cite(_) => None,
    });
    prose::plain(&words.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_site_is_its_path() {
        let folder = |root: &str| Home { root: root.into(), publisher: String::new(), corrections: None }.folder();
        assert_eq!(folder("https://example.org/"), "/");
        assert_eq!(folder("https://example.org/maps/islands/"), "/maps/islands/");
    }
}
