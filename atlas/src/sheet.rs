//! The page around the map as a document: head, panel, foot. The pages print it and the app makes it live, so what a
//! reader sees before, without and after the program is the same.

use crate::address::{Address, Kind, Tab, View};
use crate::content::{Atlas, Brief, Claim, Fact, Held, Island, Source};
use crate::node::{Element, Node, el};
use crate::prose::{self, Paragraph, Span};
use crate::words::fill;

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
}

/// Where the maps' shapes come from, as its licence asks to be linked.
const MAP_DATA: &str = "https://www.openstreetmap.org/copyright";

impl Sheet<'_> {
    fn href(&self, address: &Address, view: &View) -> String {
        let path = format!("{}{}{}", self.root, address.print(), view.print());
        if path.is_empty() { "./".into() } else { path }
    }

    fn island_href(&self, island: Option<&str>) -> String {
        self.href(&self.address.with_island(island), &self.view.for_another_island())
    }

    fn selected(&self) -> Option<&Island> {
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
                let name = atlas.words.in_language.get(lang).cloned().unwrap_or_else(|| lang.clone());
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
        let cites = Cites::new(self.atlas, None);
        let title = el("h2").attr("id", "panel-title").attr("tabindex", "-1").with(self.atlas.area.clone());
        let mut out: Vec<Node> = vec![self.islands(), title.into()];
        out.extend(self.prose(&self.atlas.lead, &cites).into_iter().map(|p| Node::from(p.class("lead"))));
        out.push(self.tabs());
        out.extend(self.bodies(None, &cites));
        out
    }

    fn island_panel(&self, island: &Island) -> Vec<Node> {
        let words = &self.atlas.words.panel;
        let cites = Cites::new(self.atlas, Some(island));
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
        out.push(self.tabs());
        out.extend(self.bodies(Some(island), &cites));
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

    /// The tabs there are: without an island there are no facts of one.
    fn all_tabs(&self) -> impl Iterator<Item = Tab> {
        let with_facts = self.selected().is_some();
        Tab::ALL.into_iter().filter(move |tab| with_facts || *tab != Tab::Facts)
    }

    fn open_tab(&self) -> Tab {
        self.all_tabs().find(|tab| *tab == self.view.tab).unwrap_or_default()
    }

    fn tabs(&self) -> Node {
        let link = |tab: Tab| {
            let href =
                if self.live { self.href(self.address, &self.view.with_tab(tab)) } else { format!("#{}", tab.name()) };
            let current = self.live && tab == self.open_tab();
            let link = el("a").attr("href", href).attr("id", format!("tab-{}", tab.name()));
            let link = link.attr_if("aria-current", current.then_some("true")).with(self.tab_word(tab));
            el("li").with(link)
        };
        let nav = el("nav").class("tabs").attr("aria-label", self.atlas.words.panel.tabs.clone());
        nav.with(el("ul").with_all(self.all_tabs().map(link))).into()
    }

    fn bodies(&self, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        let tabs = self.all_tabs().filter(|tab| !self.live || *tab == self.open_tab());
        let body = |tab: Tab| {
            let content = match tab {
                Tab::Brief => self.brief_body(island, cites),
                Tab::Claims => self.claims_body(island, cites),
                Tab::Facts => island.map(|island| self.facts_body(island, cites)).unwrap_or_default(),
                Tab::Sources => self.sources_body(cites),
            };
            let heading = el("h3").class("tab-title").with(self.tab_word(tab));
            el("section").attr("id", tab.name()).attr("data-role", tab.name()).with(heading).with_all(content)
        };
        tabs.map(body).map(Node::from).collect()
    }

    fn brief_body(&self, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        let mut out: Vec<Node> = Vec::new();
        if let Some(island) = island {
            out.extend(self.prose(&island.brief, cites).into_iter().map(Node::from));
            let group = self.atlas.group_of(island);
            if group.id != island.id {
                out.extend(self.prose(&group.brief, cites).into_iter().map(Node::from));
            }
            out.extend(self.islets(group, island));
        }
        out.push(el("h4").class("series").with(self.atlas.words.panel.series.clone()).into());
        out.extend(briefs_of(self.atlas, island).map(|brief| self.brief(brief, cites)));
        out
    }

    fn islets(&self, group: &Island, here: &Island) -> Option<Node> {
        let links: Vec<Element> =
            self.atlas.islets(&group.id).map(|islet| self.island_link(islet, islet.id == here.id)).collect();
        let name = fill(&self.atlas.words.panel.islets, &[("island", &group.title)]);
        let nav =
            |links| el("nav").class("islets-list").attr("aria-label", name).with(el("ul").with_all::<Element>(links));
        (!links.is_empty()).then(|| nav(links).into())
    }

    fn brief(&self, brief: &Brief, cites: &Cites) -> Node {
        let words = &self.atlas.words.panel;
        let open = self.view.brief.as_deref() == Some(brief.key.as_str());
        let toggled = self.view.with_brief((!open).then_some(&brief.key));
        let summary = el("summary")
            .attr("id", format!("brief-{}", brief.key))
            .attr("data-href", self.href(self.address, &toggled))
            .with(el("span").class("when").with(brief.when.clone()))
            .with(" ")
            .with(el("span").class("title").with(brief.title.clone()));
        let mut terms = Vec::new();
        let mut term = |label: &str, value: Element| terms.push(el("div").with(el("dt").with(label)).with(value));
        match &brief.work {
            Some(work) => {
                let title = el("cite").attr("lang", work.lang.clone()).with(work.title.clone());
                let mark = self.cite(&work.cite, cites);
                term(&words.publisher, el("dd").with(format!("{}: ", work.publisher)).with(title).with_all(mark));
                term(&words.kind, el("dd").with(work.kind.clone()));
                let date = work.date.map(|date| self.atlas.words.date(date)).unwrap_or_default();
                term(&words.date, el("dd").with(date));
            }
            None => term(&words.publisher, el("dd").with(words.this_map.clone())),
        }
        term(&words.subjects, el("dd").with(brief.subjects.join(", ")));
        term(&words.countries, el("dd").with(brief.countries.join(", ")));
        term(&words.concerns, self.concerns(&brief.islands));
        el("details")
            .class("brief")
            .attr("data-brief", brief.key.clone())
            .attr_if("open", open.then_some(""))
            .with(summary)
            .with_all(self.prose(&brief.body, cites))
            .with(el("dl").class("terms").with_all(terms))
            .into()
    }

    fn concerns(&self, ids: &[String]) -> Element {
        let mut out = el("dd");
        for (index, island) in ids.iter().filter_map(|id| self.atlas.island(id)).enumerate() {
            let link = el("a").attr("href", self.island_href(Some(&island.id))).with(island.title.clone());
            out = if index > 0 { out.with(", ").with(link) } else { out.with(link) };
        }
        out
    }

    fn claims_body(&self, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        let words = &self.atlas.words.panel;
        let mut out: Vec<Node> = Vec::new();
        out.push(el("p").class("lead small").with(words.claims_lead.clone()).into());
        if let Some(island) = island {
            let group = self.atlas.group_of(island);
            let positions = if island.positions.is_empty() { &group.positions } else { &island.positions };
            let heading = fill(&words.position, &[("island", &group.title)]);
            if !positions.is_empty() {
                out.push(el("h4").class("question").with(heading).into());
                out.push(self.sides(positions, cites).into());
            }
        }
        out.push(el("h4").class("series").with(words.questions.clone()).into());
        out.extend(claims_of(self.atlas, island).map(|claim| self.claim(claim, cites)));
        out
    }

    fn sides(&self, answers: &[(String, Vec<Paragraph>)], cites: &Cites) -> Element {
        let column = |(id, text): &(String, Vec<Paragraph>)| {
            let side = self.atlas.side(id);
            let says = side.map(|side| side.says.clone()).unwrap_or_default();
            let tint = side.map_or(0, |side| side.tint);
            el("div")
                .class(format!("side tint-{tint}"))
                .attr("data-role", "claim-side")
                .attr("data-side", id.clone())
                .with(el("h5").with(says))
                .with_all(self.prose(text, cites))
        };
        el("div").class("sides").with_all(answers.iter().map(column))
    }

    fn claim(&self, claim: &Claim, cites: &Cites) -> Node {
        let words = &self.atlas.words.panel;
        let open = self.view.claim.as_deref() == Some(claim.key.as_str());
        let toggled = self.view.with_claim((!open).then_some(&claim.key));
        let summary = el("summary")
            .attr("id", format!("claim-{}", claim.key))
            .attr("data-href", self.href(self.address, &toggled))
            .with(claim.question.clone());
        let note = (!claim.note.is_empty()).then(|| {
            let aside = el("div").class("note").with(el("h5").with(words.note.clone()));
            aside.with_all(self.prose(&claim.note, cites))
        });
        let concerns = el("div").with(el("dt").with(words.concerns.clone())).with(self.concerns(&claim.islands));
        el("details")
            .class("claim")
            .attr("data-claim", claim.key.clone())
            .attr_if("open", open.then_some(""))
            .with(summary)
            .with(self.sides(&claim.answers, cites))
            .with_all(note)
            .with(el("dl").class("terms").with(concerns))
            .into()
    }

    fn facts_body(&self, island: &Island, cites: &Cites) -> Vec<Node> {
        let words = &self.atlas.words;
        let mut rows: Vec<Element> = Vec::new();
        for (index, fact) in island.facts.iter().enumerate() {
            let again = index > 0 && island.facts.get(index - 1).is_some_and(|before| before.key == fact.key);
            let label = words.fact.get(&fact.key).cloned().unwrap_or_default();
            let label = if again { el("span").class("unseen").with(label) } else { el("span").with(label) };
            let head = el("th").attr("scope", "row").with(label);
            rows.push(el("tr").attr_if("class", again.then_some("again")).with(head).with(self.fact(fact, cites)));
        }
        for (form, lang, meaning) in &island.origins {
            let value = el("td").with(el("i").attr("lang", lang.clone()).with(form.clone())).with(" ");
            let value = meaning.first().map_or(value.clone(), |m| self.paragraph(value, m, cites));
            rows.push(el("tr").with(el("th").attr("scope", "row").with(words.panel.origin.clone())).with(value));
        }
        let heads =
            el("tr").with(el("th").with(words.panel.fact.clone())).with(el("th").with(words.panel.value.clone()));
        vec![
            el("table")
                .class("facts")
                .with(el("thead").class("unseen").with(heads))
                .with(el("tbody").with_all(rows))
                .into(),
        ]
    }

    fn fact(&self, fact: &Fact, cites: &Cites) -> Element {
        let words = &self.atlas.words;
        let mut cell = el("td");
        if let Some((number, unit)) = &fact.quantity {
            cell = cell.with(el("b").with(words.quantity(*number, unit)));
        }
        if let Some(text) = fact.text.first() {
            cell = if fact.quantity.is_some() { cell.with(" ") } else { cell };
            cell = self.paragraph(cell, text, cites);
        }
        let mut small = el("span").class("aside");
        let date = fact.date.map(|date| words.date(date));
        let certainty = fact.certainty.as_deref().map(|certainty| match certainty {
            "computed" => words.panel.computed.clone(),
            _ => words.panel.from_memory.clone(),
        });
        let lead = [date, certainty].into_iter().flatten().collect::<Vec<_>>().join(", ");
        if !lead.is_empty() {
            small = small.with(format!(" {lead}"));
        }
        if let Some(note) = fact.note.first() {
            small = small.with(if lead.is_empty() { " " } else { "; " });
            small = self.paragraph(small, note, cites);
        }
        for id in &fact.cite {
            small = small.with_all(self.cite(id, cites));
        }
        cell.with(small)
    }

    fn sources_body(&self, cites: &Cites) -> Vec<Node> {
        let items = cites.0.iter().filter_map(|id| self.atlas.source(id)).map(|source| self.source(source));
        vec![el("ol").class("sources").with_all(items).into()]
    }

    fn source(&self, source: &Source) -> Element {
        let words = &self.atlas.words;
        let title = el("cite").with(source.title.clone());
        let title = match &source.url {
            Some(url) => {
                let link = el("a").attr("href", url.clone()).attr("rel", "noopener");
                link.attr_if("target", (self.address.kind == Kind::Embed).then_some("_blank")).with(title)
            }
            None => title,
        };
        let date = source.date.map(|date| words.date(date));
        let kind = words.source_kind.get(&source.kind).cloned();
        let lang = (source.lang != self.atlas.lang).then(|| words.in_language.get(&source.lang).cloned()).flatten();
        let rest = [Some(source.publisher.clone()), date, kind, lang];
        let rest = rest.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        el("li")
            .attr("id", format!("source-{}", source.id))
            .attr("tabindex", "-1")
            .with(title)
            .with(". ")
            .with(rest)
            .with(".")
    }

    fn prose(&self, paragraphs: &[Paragraph], cites: &Cites) -> Vec<Element> {
        paragraphs.iter().map(|paragraph| self.paragraph(el("p"), paragraph, cites)).collect()
    }

    fn paragraph(&self, mut into: Element, paragraph: &Paragraph, cites: &Cites) -> Element {
        for span in paragraph {
            into = match span {
                Span::Words(words) => into.with(words.clone()),
                Span::Cite(id) => into.with_all(self.cite(id, cites)),
            };
        }
        into
    }

    fn cite(&self, id: &str, cites: &Cites) -> Option<Element> {
        let number = (cites.0.iter().position(|known| known == id)? + 1).to_string();
        let title = &self.atlas.source(id)?.title;
        let name = fill(&self.atlas.words.panel.cite, &[("n", &number), ("title", title)]);
        let query = if self.live { self.href(self.address, &self.view.with_tab(Tab::Sources)) } else { String::new() };
        let link = el("a").attr("href", format!("{query}#source-{id}")).attr("aria-label", name).with(number);
        Some(el("sup").class("cite").with(link))
    }

    /// The foot's words: what the map does not say, up to when it was checked, whose shapes it shows.
    pub fn foot(&self) -> Vec<Node> {
        let atlas = self.atlas;
        let words = &atlas.words.panel;
        let checked = atlas.checked.map(|date| atlas.words.date(date)).unwrap_or_default();
        let checked = fill(&words.checked, &[("date", &checked)]);
        let notice = el("a").attr("href", MAP_DATA).attr("rel", "noopener");
        let notice = notice.attr_if("target", (self.address.kind == Kind::Embed).then_some("_blank"));
        let text = el("p")
            .class("disclaimer")
            .with(format!("{} {}. ", atlas.disclaimer, checked))
            .with(notice.with(words.map_data.clone()))
            .with(format!(", {}.", words.map_licence));
        vec![text.into()]
    }

    /// What a line at sea is.
    pub fn line(&self, id: &str) -> Vec<Node> {
        let Some(line) = self.atlas.lines.iter().find(|line| line.id == id) else { return Vec::new() };
        let cites = Cites::new(self.atlas, self.selected());
        let heading = el("h3").with(line.name.clone());
        std::iter::once(heading).chain(self.prose(&line.about, &cites)).map(Node::from).collect()
    }

    /// The legend: what is on the map and nothing else. `lines` are the ids of the lines drawn.
    pub fn legend(&self, lines: &[&str]) -> Element {
        let atlas = self.atlas;
        let words = &atlas.words.map;
        let swatch = |class: &str| el("span").class(format!("swatch {class}")).attr("aria-hidden", "true");
        let item = |class: &str, text: String| el("li").with(swatch(class)).with(text);
        let (by, claimed) = atlas.groups().next().map_or(("", ""), |island| atlas.held(island));
        let mut items = vec![item("disputed", fill(&words.disputed, &[("by", by), ("claimed", claimed)]))];
        let drawn = atlas.lines.iter().filter(|line| lines.contains(&line.id.as_str()));
        items.extend(drawn.map(|line| item(&format!("stroke {}", line.kind), line.legend.clone())));
        let land = |side: &crate::content::Side| {
            item(&format!("land tint-{}", side.tint), fill(&words.land, &[("side", &side.name)]))
        };
        items.extend(atlas.sides.iter().map(land));
        el("ul").class("legend").attr("data-role", "legend").attr("aria-label", words.legend.clone()).with_all(items)
    }
}

/// The dated briefs that concern an island, newest first; all of them where none is chosen.
fn briefs_of<'a>(atlas: &'a Atlas, island: Option<&'a Island>) -> impl Iterator<Item = &'a Brief> {
    let group = island.map(|island| atlas.group_of(island).id.as_str());
    atlas.briefs.iter().filter(move |brief| group.is_none_or(|id| brief.islands.iter().any(|i| i == id)))
}

/// The questions that concern an island; all of them where none is chosen.
fn claims_of<'a>(atlas: &'a Atlas, island: Option<&'a Island>) -> impl Iterator<Item = &'a Claim> {
    let group = island.map(|island| atlas.group_of(island).id.as_str());
    atlas.claims.iter().filter(move |claim| group.is_none_or(|id| claim.islands.iter().any(|i| i == id)))
}

/// The sources of a page in order of first mention: the number of a citation is its place in this list.
struct Cites(Vec<String>);

impl Cites {
    fn new(atlas: &Atlas, island: Option<&Island>) -> Self {
        let mut cites = Self(Vec::new());
        // In the order in which a reader meets them: head, brief, dated briefs, claims, facts, lines.
        match island {
            None => cites.all(&atlas.lead),
            Some(island) => cites.head_and_brief(atlas, island),
        }
        for brief in briefs_of(atlas, island) {
            cites.all(&brief.body);
            brief.work.iter().for_each(|work| cites.one(&work.cite));
        }
        if let Some(island) = island {
            let group = atlas.group_of(island);
            let positions = if island.positions.is_empty() { &group.positions } else { &island.positions };
            positions.iter().for_each(|(_, text)| cites.all(text));
        }
        for claim in claims_of(atlas, island) {
            claim.answers.iter().for_each(|(_, text)| cites.all(text));
            cites.all(&claim.note);
        }
        if let Some(island) = island {
            cites.facts(island);
        }
        atlas.lines.iter().for_each(|line| cites.all(&line.about));
        cites
    }

    fn head_and_brief(&mut self, atlas: &Atlas, island: &Island) {
        let group = atlas.group_of(island);
        let held = [&island.administered, &island.claimed].into_iter().zip([&group.administered, &group.claimed]);
        held.filter_map(|(own, of_group)| own.as_ref().or(of_group.as_ref())).for_each(|held| self.all(&held.part));
        self.all(&island.brief);
        self.all(&group.brief);
    }

    fn facts(&mut self, island: &Island) {
        for fact in &island.facts {
            self.all(&fact.text);
            self.all(&fact.note);
            fact.cite.iter().for_each(|id| self.one(id));
        }
        island.origins.iter().for_each(|(_, _, meaning)| self.all(meaning));
    }

    fn all(&mut self, text: &[Paragraph]) {
        prose::cited(text).into_iter().for_each(|id| self.one(id));
    }

    fn one(&mut self, id: &str) {
        if !self.0.iter().any(|known| known == id) {
            self.0.push(id.to_owned());
        }
    }
}
