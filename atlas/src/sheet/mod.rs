//! The page around the map as a document: head, panel, foot, and what is said on the map. It is printed once, with all there
//! is to read; the program marks in it what the reader has chosen and never writes it again. What it goes by:
//!
//! | in the document | what it is |
//! | --- | --- |
//! | `data-slot` | a place whose content belongs to the chosen island; [`Sheet::island_part`] prints another island's |
//! | `data-islands` | what concerns these islands and groups alone; hidden where another is chosen |
//! | `data-name` | a name of one side; `both` is what stands between two |
//! | `data-set` | a link that changes the view: what, as [`View::changed`](crate::address::View::changed) reads it |
//! | `data-legend` | an entry of the legend, by [`LegendEntry::key`](crate::legend::LegendEntry) |
//! | `data-naming` | the rule of names, by the side whose names stand alone |
//! | `data-view`, `data-note` | in the part of notes: as whose the map is drawn, by side; what a line is, by its id |

mod about;
mod article;
mod cites;
mod foot;
mod history;
mod languages;
mod notes;
mod options;
mod parts;
mod scenario;
mod slots;
mod timeline;

use crate::address::{Address, Kind, Tab, View};
use crate::caption::Cited;
use crate::content::JOINT;
use crate::content::{Atlas, History, Island};
use crate::lens::Lens;
use crate::node::{Element, Node, el};
use crate::words::fill;
pub use about::{Publisher, contents, correction_anchor};
pub use cites::Cites;
pub use foot::MAP_DATA;
pub use languages::languages;
pub use options::pairs;

/// A page: what it shows and how its links are written.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The content.
    pub atlas: &'a Atlas,
    /// What happened, and who has said what.
    pub history: &'a History,
    /// The sources, by number.
    pub cites: &'a Cites,
    /// Which page.
    pub address: &'a Address,
    /// From this page to the root of the site, with a slash at its end or empty.
    pub root: &'a str,
    /// How the site is cited; nothing where nobody has said where it stands.
    pub cited: Option<Cited<'a>>,
}

/// The id of the head under which a frame's panel is folded.
pub const REST: &str = "rest";

/// The attribute of a citation whose source is not among those of its page. It names the source.
pub const UNNUMBERED: &str = "data-unnumbered";

impl<'a> Sheet<'a> {
    fn href(&self, address: &Address, view: &View) -> String {
        let path = format!("{}{}{}", self.root, address.print(), view.print());
        if path.is_empty() { "./".into() } else { path }
    }

    fn island_href(&self, island: Option<&str>) -> String {
        self.href(&self.address.with_island(island), &View::default())
    }

    fn is_embed(&self) -> bool {
        self.address.kind == Kind::Embed
    }

    /// The island that the page is about.
    fn selected(&self) -> Option<&'a Island> {
        self.address.island.as_deref().and_then(|id| self.atlas.island(id))
    }

    /// The names of an island, each marked as its side's, so that one side's can stand alone.
    fn names(&self, island: &Island) -> Vec<Node> {
        names(island.names.iter().map(|name| (name.side.as_str(), name.label.as_str())), JOINT)
    }

    /// A text in which the names of an island stand in place of `{island}`.
    fn with_names(&self, into: Element, pattern: &str, island: &Island) -> Element {
        match pattern.split_once("{island}") {
            Some((before, after)) => into.with(before).with_all(self.names(island)).with(after),
            None => into.with(pattern),
        }
    }

    /// The head of the page.
    pub fn head(&self) -> Vec<Node> {
        let atlas = self.atlas;
        let home = el("a").attr("href", self.island_href(None)).attr("id", "home");
        let title = el("h1").with(home.with(atlas.title.clone()));
        // In a frame the strip below the map says it.
        let subtitle = (!self.is_embed()).then(|| el("p").class("subtitle").with(atlas.subtitle.clone()));
        let mut out: Vec<Node> = std::iter::once(title).chain(subtitle).map(Node::from).collect();
        out.extend(self.languages());
        out
    }

    /// The list of islands: the map's shapes as plain links.
    fn islands(&self) -> Node {
        let here = self.selected().map(|island| self.atlas.group_of(island).id.as_str());
        let link = |island: &Island| self.island_link(island, here == Some(island.id.as_str()));
        let all = el("a").attr("href", self.island_href(None)).attr("id", "close");
        let all = all.attr_if("aria-current", here.is_none().then_some("true"));
        let all = el("li").with(all.with(self.atlas.words.panel.close.clone()));
        el("nav")
            .class("islands-list")
            .attr("aria-label", self.atlas.words.panel.islands.clone())
            .with(el("ul").with(all).with_all(self.atlas.groups().map(link)))
            .into()
    }

    fn island_link(&self, island: &Island, current: bool) -> Element {
        let link = el("a").attr("href", self.island_href(Some(&island.id))).attr("id", format!("go-{}", island.id));
        el("li").with(link.attr_if("aria-current", current.then_some("true")).with_all(self.names(island)))
    }

    /// The panel: all there is to read, and the sources of the whole page.
    pub fn panel(&self) -> Vec<Node> {
        let mut out: Vec<Node> = vec![self.islands()];
        out.extend(self.other_day().map(Node::from));
        out.push(self.slot(Slot::Head));
        if self.is_embed() {
            out.push(el("section").attr("data-role", "brief").with(self.slot(Slot::Brief)).into());
            out.extend(self.folded());
        } else {
            out.push(self.tabs());
            out.extend(self.bodies());
        }
        // What is said below the map has sources too.
        let legend = self.legend(&[]).into();
        let answer = (!self.is_embed()).then(|| self.answer().into());
        let cited = self.cites.cited_in(out.iter().chain([&legend]).chain(&answer));
        out.push(self.sources(&cited));
        out
    }

    /// What a reader asks first: who holds and who claims what is chosen, or the whole.
    fn said(&self) -> Element {
        el("span").class("whose").with(self.lens().answer(self.selected()))
    }

    /// The panel of a frame: folded below what a reader asks first, so that the map alone has a height that articles have room for. It
    /// opens in place without any script.
    pub fn rest(&self, panel: Element) -> Element {
        let words = &self.atlas.words.panel;
        let more = if self.atlas.sides.len() > 2 { &words.rest_of_all } else { &words.rest };
        let more = el("span").class("more").with(more.clone());
        let summary = el("summary").attr("id", REST).with(self.said()).with(" ").with(more);
        el("details").class("rest").with(summary).with(panel)
    }

    /// What a reader of a small screen asks first, right below the map, and the way to both sides' claims.
    pub fn answer(&self) -> Element {
        let said = self.said();
        let link = el("a").attr("href", format!("#{}", Tab::Claims.name())).attr("id", "to-claims");
        let link = link.attr("data-set", format!("tab={}", Tab::Claims.name())).with(self.tab_word(Tab::Claims));
        let glance = self.atlas.glance.iter().map(|said| self.paragraph(el("span").class("glance"), said));
        let glance = glance.map(|glance| glance.attr_if("hidden", self.selected().map(|_| "")));
        el("p").class("answer").with(said).with_all(glance).with(link)
    }

    fn tab_word(&self, tab: Tab) -> &str {
        let words = &self.atlas.words.panel;
        match tab {
            Tab::Brief => &words.brief,
            Tab::Claims => &words.claims,
            Tab::Facts => &words.facts,
            Tab::Sources => &words.sources,
        }
    }

    fn tabs(&self) -> Node {
        let link = |tab: Tab| {
            let link = el("a").attr("href", format!("#{}", tab.name())).attr("id", format!("tab-{}", tab.name()));
            // The first is marked as it will be on the live page, where a mark changes its width.
            let link = link.attr_if("aria-current", (tab == Tab::Brief).then_some("true"));
            el("li").with(link.attr("data-set", format!("tab={}", tab.name())).with(self.tab_word(tab)))
        };
        let nav = el("nav").class("tabs").attr("aria-label", self.atlas.words.panel.tabs.clone());
        nav.with(el("ul").with_all(Tab::ALL.into_iter().map(link))).into()
    }

    /// A part below the tabs.
    fn tab_section(&self, tab: Tab) -> Element {
        let heading = el("h3").class("tab-title").with(self.tab_word(tab));
        el("section").attr("id", tab.name()).attr("data-role", tab.name()).with(heading)
    }

    fn bodies(&self) -> Vec<Node> {
        let brief = self.tab_section(Tab::Brief).with(self.slot(Slot::Brief)).with_all(self.series());
        let claims = self.tab_section(Tab::Claims).with_all(self.claims_body());
        let facts = self.tab_section(Tab::Facts).with(self.slot(Slot::Facts)).with_all(self.chronology());
        [brief.with(self.slot(Slot::Scenarios)), claims, facts].map(Node::from).into()
    }

    /// In a frame the brief stands open and the rest is folded below it, so that nothing moves when the map comes to life and
    /// all of it can be read without any script.
    fn folded(&self) -> Vec<Node> {
        let claims = self.fold(Tab::Claims.name(), self.tab_word(Tab::Claims)).attr("data-role", "claims");
        let words = &self.atlas.words.panel;
        let series =
            self.fold("series", &words.series).with(self.there(Tab::Brief, &words.series_there).attr("id", "briefs"));
        let facts = self.fold(Tab::Facts.name(), self.tab_word(Tab::Facts)).attr("data-role", "facts");
        let facts = facts.with(self.slot(Slot::Facts)).with_all(self.chronology());
        [claims.with_all(self.claims_body()), series, facts].map(Node::from).into()
    }

    fn fold(&self, name: &'static str, word: &str) -> Element {
        let summary = el("summary").attr("id", format!("tab-{name}")).with(el("h3").with(word));
        el("details").class("fold").attr("id", name).attr("data-part", name).with(summary)
    }

    /// The list of sources, in the part of the panel where it stands.
    fn sources(&self, cited: &[usize]) -> Node {
        let list = self.sources_list(cited);
        if self.is_embed() {
            let name = Tab::Sources.name();
            return self.fold(name, self.tab_word(Tab::Sources)).attr("data-role", name).with(list).into();
        }
        self.tab_section(Tab::Sources).with(list).into()
    }

    /// A link to the full map with a view.
    fn full_map(&self, view: &View) -> Element {
        let address = Address { kind: Kind::Map, ..self.address.clone() };
        self.leaving(el("a").class("full").attr("href", self.href(&address, view)))
    }

    /// How a brief, a claim or an event is cited: what it is called, where it stands, in which state of the content.
    fn citation(&self, title: &str, view: &View) -> Option<Element> {
        let words = &self.atlas.words.panel;
        let cited = self.cited.filter(|_| !self.is_embed())?;
        let address = self.atlas.page(Kind::Map);
        let path = format!("{}{}", address.print(), view.print());
        // Where nobody has said where the site stands, the program does: it knows where it is.
        let is_known = !cited.root.is_empty();
        let (root, url) =
            if is_known { (cited.root, format!("{}{path}", cited.root)) } else { (self.root, String::new()) };
        let href = format!("{root}{path}");
        let checked = self.atlas.checked.map(|date| self.atlas.words.date(date)).unwrap_or_default();
        let map = &self.atlas.title;
        let said = [("title", title), ("map", map), ("publisher", cited.publisher), ("date", &checked)];
        let text = fill(&fill(&words.citation, &said), &[("version", &self.atlas.version)]);
        let text = el("dd")
            .class("citation")
            .with(text)
            .with(self.atlas.words.mark.sentence.clone())
            .with(el("a").attr("href", href).with(url));
        let cell = el("div").attr_if("hidden", (!is_known).then_some(""));
        Some(cell.with(el("dt").with(words.cite_as.clone())).with(text))
    }

    /// A link that leads away from this page: out of a frame, into a window of its own.
    fn leaving(&self, link: Element) -> Element {
        link.attr("rel", "noopener").attr_if("target", self.is_embed().then_some("_blank"))
    }

    fn lens(&self) -> Lens<'a> {
        Lens::plain(self.atlas)
    }
}

/// Names by side, each once and each marked as its side's; `joint` stands between them.
fn names<'a>(all: impl Iterator<Item = (&'a str, &'a str)>, joint: &str) -> Vec<Node> {
    let all: Vec<(&str, &str)> = all.collect();
    let Some((_, first)) = all.first() else { return Vec::new() };
    if all.iter().all(|(_, name)| name == first) {
        return vec![(*first).into()];
    }
    let mut out: Vec<Node> = Vec::new();
    for (side, name) in all {
        if !out.is_empty() {
            out.push(el("span").attr("data-name", "both").with(joint).into());
        }
        out.push(el("span").attr("data-name", side).with(name).into());
    }
    out
}

/// A place in the panel whose content belongs to the chosen island, or to the whole where none is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Heading, forms of the name, who holds and who claims it; of the whole, the lead.
    Head,
    /// The brief.
    Brief,
    /// The position of each side on this island.
    Positions,
    /// What is known of it, and who administered it when.
    Facts,
    /// What a transfer would move: of the whole only.
    Scenarios,
}

impl Slot {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 5] = [Self::Head, Self::Brief, Self::Positions, Self::Facts, Self::Scenarios];

    /// Its name in the document.
    pub fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Brief => "brief",
            Self::Positions => "positions",
            Self::Facts => "facts",
            Self::Scenarios => "scenarios",
        }
    }
}
