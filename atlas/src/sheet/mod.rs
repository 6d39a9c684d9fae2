//! The page around the map as a document: head, panel, foot. The pages print it and the app makes it live, so what a
//! reader sees before, without and after the program is the same.

mod about;
mod article;
mod cites;
mod foot;
mod history;
mod options;
mod parts;
mod scenario;
mod timeline;

use crate::address::{Address, Kind, Tab, View};
use crate::choice::Choice;
use crate::content::{Atlas, Held, History, Island, Source};
use crate::lens::Lens;
use crate::node::{Element, Node, el};
use crate::words::fill;
pub use about::{Publisher, contents};
use cites::{Cites, briefs_of};

/// A page: what it shows and how its links are written.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The content.
    pub atlas: &'a Atlas,
    /// What is chosen of how it is shown.
    pub choice: &'a Choice,
    /// Which page.
    pub address: &'a Address,
    /// The view.
    pub view: &'a View,
    /// From this page to the root of the site, with a slash at its end or empty.
    pub root: &'a str,
    /// Whether a program runs: then one tab is open, else all stand below each other.
    pub live: bool,
    /// The history, once it is at hand. A printed frame does without.
    pub history: Option<&'a History>,
    /// How the site is cited; nothing where nobody has said where it stands.
    pub cited: Option<Cited<'a>>,
}

/// The attribute of a citation whose source is not among those of its page. It names the source.
pub const UNNUMBERED: &str = "data-unnumbered";

/// What a citation says of the site.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The address of its root, with a slash at its end.
    pub root: &'a str,
    /// Who publishes it.
    pub publisher: &'a str,
}

impl<'a> Sheet<'a> {
    /// The content as chosen.
    pub fn lens(&self) -> Lens<'a> {
        Lens { atlas: self.atlas, choice: self.choice }
    }

    fn href(&self, address: &Address, view: &View) -> String {
        let path = format!("{}{}{}", self.root, address.print(), view.print());
        if path.is_empty() { "./".into() } else { path }
    }

    fn island_href(&self, island: Option<&str>) -> String {
        self.href(&self.address.with_island(island), &self.view.for_another_island())
    }

    fn is_embed(&self) -> bool {
        self.address.kind == Kind::Embed
    }

    /// The island that the page is about.
    pub(crate) fn selected(&self) -> Option<&'a Island> {
        self.address.island.as_deref().and_then(|id| self.atlas.island(id))
    }

    /// The head of the page.
    pub fn head(&self) -> Vec<Node> {
        let atlas = self.atlas;
        let home = self.href(&self.address.with_island(None), &View { theme: self.view.theme, ..View::default() });
        let title = el("h1").with(el("a").attr("href", home).with(atlas.title.clone()));
        let mut out: Vec<Node> = vec![title.into(), el("p").class("subtitle").with(atlas.subtitle.clone()).into()];
        if atlas.languages.len() > 1 {
            let item = |lang: &String| {
                let address = Address { lang: lang.clone(), kind: self.page_kind(), ..self.address.clone() };
                let current = *lang == atlas.lang;
                let name = atlas.words.own_name.get(lang).cloned().unwrap_or_else(|| lang.clone());
                el("a")
                    .attr("href", self.href(&address, self.view))
                    .attr("lang", lang.clone())
                    .attr("hreflang", lang.clone())
                    .attr_if("aria-current", current.then_some("true"))
                    .with(name)
            };
            let nav = el("nav").class("languages").attr("aria-label", atlas.words.panel.languages.clone());
            out.push(nav.with_all(atlas.languages.iter().map(item)).into());
        }
        out
    }

    fn page_kind(&self) -> Kind {
        if self.address.kind == Kind::Root { Kind::Map } else { self.address.kind }
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
        el("li").with(link.attr_if("aria-current", current.then_some("true")).with(self.lens().title(island)))
    }

    /// The panel.
    pub fn panel(&self) -> Vec<Node> {
        match self.selected() {
            Some(island) => self.island_panel(island),
            None => self.open_panel(),
        }
    }

    fn open_panel(&self) -> Vec<Node> {
        let cites = Cites::new(self, None);
        // Where the two names do not fit one line, none begins with the stroke between them.
        let area = self.lens().areas().join("\u{a0}/ ");
        let title = el("h2").attr("id", "panel-title").attr("tabindex", "-1").with(area);
        let lead = self.prose(&self.atlas.lead, &cites).into_iter().map(|p| p.class("lead"));
        let mut out: Vec<Node> = vec![self.islands(), title.into()];
        if self.is_embed() {
            out.push(el("section").attr("data-role", "brief").with_all(lead).into());
            out.extend(self.folded(None, &cites));
        } else {
            out.extend(lead.map(Node::from));
            out.push(self.tabs());
            out.extend(self.bodies(None, &cites));
        }
        out
    }

    fn island_panel(&self, island: &Island) -> Vec<Node> {
        let words = &self.atlas.words.panel;
        let cites = Cites::new(self, Some(island));
        let mut out: Vec<Node> = vec![self.islands()];
        out.push(el("h2").attr("id", "panel-title").attr("tabindex", "-1").with(self.lens().title(island)).into());
        out.push(self.forms(island));
        let group = self.atlas.group_of(island);
        if group.id != island.id {
            let link = el("a").attr("href", self.island_href(Some(&group.id))).with(self.lens().title(group));
            let (before, after) = words.part_of.split_once("{group}").unwrap_or((&words.part_of, ""));
            out.push(el("p").class("part-of").with(before).with(link).with(after).into());
        }
        out.push(self.held(island, &cites));
        if self.is_embed() {
            let brief = el("section").attr("data-role", "brief").with_all(self.island_brief(island, &cites));
            out.push(brief.into());
            out.extend(self.folded(Some(island), &cites));
        } else {
            out.push(self.tabs());
            out.extend(self.bodies(Some(island), &cites));
        }
        out
    }

    fn forms(&self, island: &Island) -> Node {
        let form = |name: &crate::content::Name| {
            let side = self.atlas.side_name(&name.side).to_owned();
            let native = el("span").attr("lang", name.lang.clone()).with(name.native.clone());
            let reading = name
                .reading
                .as_ref()
                .map(|reading| el("span").class("reading").attr("lang", name.lang.clone()).with(format!(" {reading}")));
            let latin = el("span").class("latin").with(format!(" {}", name.latin));
            let cell = el("div").with(el("dt").with(side));
            let value = el("dd").with(native).with_all(reading).with(latin);
            cell.with(value)
        };
        el("dl").class("forms").with_all(island.names.iter().map(form)).into()
    }

    fn held(&self, island: &Island, cites: &Cites) -> Node {
        let words = &self.atlas.words.panel;
        let group = self.atlas.group_of(island);
        let cell = |label: &str, held: Option<&Held>| {
            held.map(|held| {
                let name = self.atlas.side_name(&held.by).to_owned();
                let part = held.part.first().map(|part| self.paragraph(el("span").class("part"), part, cites));
                let value = el("dd").with(el("b").with(name)).with_all(part);
                el("div").with(el("dt").with(label)).with(value)
            })
        };
        let administered = cell(&words.administered_by, island.administered.as_ref().or(group.administered.as_ref()));
        let claimed = cell(&words.claimed_by, island.claimed.as_ref().or(group.claimed.as_ref()));
        el("dl").class("held").with_all(administered.into_iter().chain(claimed)).into()
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
            let href =
                if self.live { self.href(self.address, &self.view.with_tab(tab)) } else { format!("#{}", tab.name()) };
            let current = self.live && tab == self.view.tab;
            let link = el("a").attr("href", href).attr("id", format!("tab-{}", tab.name()));
            let link = link.attr_if("aria-current", current.then_some("true")).with(self.tab_word(tab));
            el("li").with(link)
        };
        let nav = el("nav").class("tabs").attr("aria-label", self.atlas.words.panel.tabs.clone());
        nav.with(el("ul").with_all(Tab::ALL.into_iter().map(link))).into()
    }

    fn bodies(&self, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        let tabs = Tab::ALL.into_iter().filter(|tab| !self.live || *tab == self.view.tab);
        let body = |tab: Tab| {
            let heading = el("h3").class("tab-title").with(self.tab_word(tab));
            let section = el("section").attr("id", tab.name()).attr("data-role", tab.name()).with(heading);
            section.with_all(self.body(tab, island, cites))
        };
        tabs.map(body).map(Node::from).collect()
    }

    fn body(&self, tab: Tab, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        match tab {
            Tab::Brief => self.brief_body(island, cites),
            Tab::Claims => self.claims_body(island, cites),
            Tab::Facts => self.facts_body(island, cites),
            Tab::Sources => self.sources_body(cites),
        }
    }

    /// In a frame the brief stands open and the rest is folded below it: the same printed and live, so that nothing
    /// moves and all of it can be read without any script.
    fn folded(&self, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        let part = |name: &'static str, word: &str, open: bool| {
            let summary = el("summary").attr("id", format!("tab-{name}")).with(el("h3").with(word));
            let part = el("details").class("fold").attr("id", name).attr("data-part", name);
            (part.attr_if("open", open.then_some("")), summary)
        };
        let tab = |tab: Tab| {
            let open = self.view.tab == tab;
            let (part, summary) = part(tab.name(), self.tab_word(tab), open);
            let toggled = self.view.with_tab(if open { Tab::Brief } else { tab });
            let summary = summary.attr_if("data-href", self.live.then(|| self.href(self.address, &toggled)));
            part.attr("data-role", tab.name()).with(summary).with_all(self.body(tab, island, cites))
        };
        let (series, summary) = part("series", &self.atlas.words.panel.series, self.view.brief.is_some());
        let series = series.with(summary).with_all(briefs_of(self.atlas, island).map(|brief| self.brief(brief, cites)));
        let mut parts = vec![tab(Tab::Claims), series];
        parts.extend(Tab::ALL.into_iter().filter(|tab| !matches!(tab, Tab::Brief | Tab::Claims)).map(tab));
        parts.into_iter().map(Node::from).collect()
    }

    /// The source of an id.
    fn source_of(&self, id: &str) -> Option<&Source> {
        let of_history = || self.history.and_then(|history| history.sources.iter().find(|source| source.id == id));
        self.atlas.source(id).or_else(of_history)
    }

    /// A link to the full map with a view.
    fn full_map(&self, view: &View) -> Element {
        let address = Address { kind: Kind::Map, ..self.address.clone() };
        let view = View { plain: false, still: false, ..view.clone() };
        self.leaving(el("a").attr("href", self.href(&address, &view)))
    }

    /// How a brief, a claim or an event is cited: what it is called, where it stands, in which state of the content.
    fn citation(&self, title: &str, view: &View) -> Option<Element> {
        let words = &self.atlas.words.panel;
        let cited = self.cited.filter(|_| !self.is_embed())?;
        let address = Address { kind: Kind::Map, lang: self.atlas.lang.clone(), island: None };
        let url = format!("{}{}{}", cited.root, address.print(), view.print());
        let checked = self.atlas.checked.map(|date| self.atlas.words.date(date)).unwrap_or_default();
        let map = &self.atlas.title;
        let said = [("title", title), ("map", map), ("publisher", cited.publisher), ("date", &checked)];
        let text = fill(&fill(&words.citation, &said), &[("version", &self.atlas.version)]);
        let text = el("dd")
            .class("citation")
            .with(text)
            .with(self.atlas.words.mark.sentence.clone())
            .with(el("a").attr("href", url.clone()).with(url));
        Some(el("div").with(el("dt").with(words.cite_as.clone())).with(text))
    }

    /// A link that leads away from this page: out of a frame, into a window of its own.
    fn leaving(&self, link: Element) -> Element {
        link.attr("rel", "noopener").attr_if("target", self.is_embed().then_some("_blank"))
    }
}
