//! The page around the map as a document: head, panel, foot. The pages print it and the app makes it live, so what a
//! reader sees before, without and after the program is the same.

mod about;
mod article;
mod cites;
mod history;
mod parts;
mod scenario;
mod timeline;

use crate::address::{Address, Kind, Perspective, Tab, View};
use crate::content::{Atlas, Held, History, Island, Source};
use crate::node::{Element, Node, el};
use crate::prose;
use crate::words::fill;
pub use about::{Publisher, contents};
use cites::{Cites, briefs_of};

/// A page: what it shows and how its links are written.
#[derive(Clone, Copy, Debug)]
pub struct Sheet<'a> {
    /// The content.
    pub atlas: &'a Atlas,
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

/// What a citation says of the site.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The address of its root, with a slash at its end.
    pub root: &'a str,
    /// Who publishes it.
    pub publisher: &'a str,
}

/// Where the maps' shapes come from, as its licence asks to be linked.
const MAP_DATA: &str = "https://www.openstreetmap.org/copyright";

impl<'a> Sheet<'a> {
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
        el("li").with(link.attr_if("aria-current", current.then_some("true")).with(island.title.clone()))
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
        let area = self.atlas.area.replace(" / ", "\u{a0}/ ");
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
        out.push(el("h2").attr("id", "panel-title").attr("tabindex", "-1").with(island.title.clone()).into());
        out.push(self.forms(island));
        let group = self.atlas.group_of(island);
        if group.id != island.id {
            let link = el("a").attr("href", self.island_href(Some(&group.id))).with(group.title.clone());
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

    /// The rule of names, as they stand on the map.
    pub(crate) fn naming(&self) -> String {
        let atlas = self.atlas;
        let alone = |side: &String| fill(&atlas.words.picture.names, &[("side", atlas.side_name(side))]);
        atlas.names_of.as_ref().map_or_else(|| atlas.naming.clone(), alone)
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

    /// What a reader can choose about the map: whose names, which layers, whose map. A frame's host has chosen.
    pub fn options(&self) -> Vec<Node> {
        if self.is_embed() {
            return Vec::new();
        }
        let summary = el("summary").with(self.atlas.words.panel.options.clone());
        let choices = [self.names_choice(), self.layers_choice()].into_iter().chain(self.drawn_choice());
        vec![el("details").class("options").with(summary).with_all(choices).into()]
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
            let on = self.view.layer_is_on(id, &vocabulary);
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

    /// The source of an id.
    fn source_of(&self, id: &str) -> Option<&Source> {
        let of_history = || self.history.and_then(|history| history.sources.iter().find(|source| source.id == id));
        self.atlas.source(id).or_else(of_history)
    }

    /// A link that leads away from this page: out of a frame, into a window of its own.
    fn leaving(&self, link: Element) -> Element {
        link.attr("rel", "noopener").attr_if("target", self.is_embed().then_some("_blank"))
    }

    /// What a line at sea is.
    pub fn line(&self, id: &str) -> Vec<Node> {
        let Some(line) = self.atlas.lines.iter().find(|line| line.id == id) else { return Vec::new() };
        let cites = Cites::new(self, self.selected());
        let heading = el("h3").with(line.name.clone());
        std::iter::once(heading).chain(self.prose(&line.about, &cites)).map(Node::from).collect()
    }

    /// As of which date, or supposing what, the map is drawn.
    fn supposed(&self) -> Option<String> {
        let own = &self.atlas.words;
        let dated = self.atlas.as_of.map(|date| fill(&own.timeline.as_of, &[("date", &own.date(date))]));
        let supposed = self.atlas.scenario();
        dated.or(supposed.map(|scenario| fill(&own.scenario.shown, &[("title", &scenario.title)])))
    }

    /// That the map is nobody's but ours.
    fn drawn_by_us(&self) -> String {
        let words = &self.atlas.words.panel;
        format!("{}{}{}", words.drawn_by, self.atlas.words.mark.colon, words.drawn_ours)
    }

    /// How the map is drawn, a sentence each: as of which date or supposing what, and as whose. Ours of the present says
    /// nothing, unless another stands beside it.
    pub(crate) fn drawn_as(&self) -> Vec<String> {
        let whose = self.atlas.perspective().map(|view| view.title.clone());
        let ours = || self.view.compare.is_some().then(|| self.drawn_by_us());
        self.supposed().into_iter().chain(whose.or_else(ours)).collect()
    }

    /// Whose view the map shows, and what is drawn otherwise than on ours.
    pub fn viewed(&self) -> Vec<Node> {
        let as_of = self.supposed();
        let Some(view) = self.atlas.perspective() else {
            return vec![el("p").class("title").with(as_of.unwrap_or_else(|| self.drawn_by_us())).into()];
        };
        let cites = Cites::new(self, self.selected());
        let title = el("summary").with(view.title.clone());
        let as_of = as_of.map(|text| Node::from(el("p").class("title").with(text)));
        let about = el("details").with(title).with_all(self.prose(&view.about, &cites)).into();
        as_of.into_iter().chain([about]).collect()
    }

    /// The legend: what is on the map and nothing else. `lines` are the ids of the lines drawn.
    pub fn legend(&self, lines: &[&str]) -> Element {
        let atlas = self.atlas;
        let words = &atlas.words.map;
        let swatch = |class: &str| el("span").class(format!("swatch {class}")).attr("aria-hidden", "true");
        let item = |class: &str, text: String| el("li").with(swatch(class)).with(text);
        let (by, claimed) = atlas.groups().next().map_or(("", ""), |island| atlas.held(island));
        // A side's map disputes nothing; it may leave land without a tint.
        let mut items: Vec<Element> = match atlas.perspective() {
            None => {
                let holding = |day| atlas.groups().filter_map(move |island| atlas.timeline.holding(&island.id, day));
                let is_disputed = atlas.as_of_day().is_none_or(|day| holding(day).any(|holding| holding.disputed));
                let disputed =
                    is_disputed.then(|| item("disputed", fill(&words.disputed, &[("by", by), ("claimed", claimed)])));
                let nobody = |day| {
                    let land = atlas.timeline.tenures_on(day).any(|tenure| tenure.by.is_none());
                    land || holding(day).any(|holding| holding.by.is_none())
                };
                let untinted = atlas.as_of_day().filter(|day| nobody(*day));
                let untinted = untinted.map(|_| item("land tint-0", atlas.words.timeline.untinted.clone()));
                let to = atlas.scenarios_told.to.as_str();
                let passing = atlas.scenario().filter(|scenario| scenario.figures.land_km2 > 0.0);
                let passing = passing
                    .map(|_| item("passing", fill(&atlas.words.scenario.passing, &[("side", atlas.side_name(to))])));
                disputed.into_iter().chain(passing).chain(untinted).collect()
            }
            Some(view) => {
                let untinted = (!view.untinted.is_empty()).then(|| item("land tint-0", view.untinted_legend.clone()));
                untinted.into_iter().collect()
            }
        };
        let drawn = atlas.lines.iter().filter(|line| lines.contains(&line.id.as_str()));
        // What was switched on says where it is from; of the usual lines a press on them says all.
        let cites = Cites::new(self, self.selected());
        let sourced = |line: &crate::content::Line| {
            let item = item(&format!("stroke {}", line.kind), line.legend.clone());
            let ids = if atlas.layers_on.contains(&line.layer) { Vec::new() } else { prose::cited(&line.about) };
            ids.into_iter().take(2).fold(item, |item, id| self.cite(item, id, &cites))
        };
        items.extend(drawn.map(sourced));
        let land = |side: &crate::content::Side| {
            item(&format!("land tint-{}", side.tint), fill(&words.land, &[("side", &side.name)]))
        };
        items.extend(atlas.sides.iter().map(land));
        el("ul").class("legend").attr("data-role", "legend").attr("aria-label", words.legend.clone()).with_all(items)
    }
}
