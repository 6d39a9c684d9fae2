//! The parts of the panel: brief, claims, facts, sources.

use super::cites::{Cites, briefs_of, claims_of};
use super::{Sheet, UNNUMBERED};
use crate::address::{Tab, View};
use crate::content::{Brief, Claim, Fact, Island, Source};
use crate::node::{Element, Node, el};
use crate::prose::{Paragraph, Span};
use crate::words::fill;

impl Sheet<'_> {
    pub(super) fn brief_body(&self, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        let mut out: Vec<Node> = island.map(|island| self.island_brief(island, cites)).unwrap_or_default();
        out.push(el("h4").class("series").with(self.atlas.words.panel.series.clone()).into());
        out.extend(briefs_of(self.atlas, island).map(|brief| self.brief(brief, cites)));
        if island.is_none() {
            out.extend(self.scenarios(cites));
        }
        out
    }

    pub(super) fn island_brief(&self, island: &Island, cites: &Cites) -> Vec<Node> {
        let group = self.atlas.group_of(island);
        let of_group = if group.id == island.id { &[][..] } else { &group.brief[..] };
        let prose = self.prose(&island.brief, cites).into_iter().chain(self.prose(of_group, cites));
        prose.map(Node::from).chain(self.islets(group, island)).collect()
    }

    fn islets(&self, group: &Island, here: &Island) -> Option<Node> {
        let links: Vec<Element> =
            self.atlas.islets(&group.id).map(|islet| self.island_link(islet, islet.id == here.id)).collect();
        let name = fill(&self.atlas.words.panel.islets, &[("island", self.lens().title(group))]);
        let nav =
            |links| el("nav").class("islets-list").attr("aria-label", name).with(el("ul").with_all::<Element>(links));
        (!links.is_empty()).then(|| nav(links).into())
    }

    /// The head of what has a date; a press on it leads to `toggled`.
    pub(super) fn dated(&self, id: String, toggled: &View, when: &str, title: &str) -> Element {
        el("summary")
            .attr("id", id)
            .attr_if("data-href", self.live.then(|| self.href(self.address, toggled)))
            .with(el("span").class("when").with(when))
            .with(" ")
            .with(el("span").class("title").with(title))
    }

    pub(super) fn brief(&self, brief: &Brief, cites: &Cites) -> Node {
        let words = &self.atlas.words.panel;
        let open = self.view.brief.as_deref() == Some(brief.key.as_str());
        let toggled = self.view.with_brief((!open).then_some(&brief.key));
        let summary = self.dated(format!("brief-{}", brief.key), &toggled, &brief.when, &brief.title);
        let list = &self.atlas.words.mark.list;
        let mut terms = Vec::new();
        let mut term = |label: &str, value: Element| terms.push(el("div").with(el("dt").with(label)).with(value));
        match &brief.work {
            Some(work) => {
                let title = el("cite").attr("lang", work.lang.clone()).with(work.title.clone());
                let publisher = el("dd").with(format!("{}{}", work.publisher, self.atlas.words.mark.colon)).with(title);
                term(&words.publisher, self.cite(publisher, &work.cite, cites));
                term(&words.kind, el("dd").with(work.kind.clone()));
                let date = work.date.map(|date| self.atlas.words.date(date)).unwrap_or_default();
                term(&words.date, el("dd").with(date));
            }
            None => term(&words.publisher, el("dd").with(words.this_map.clone())),
        }
        term(&words.subjects, el("dd").with(brief.subjects.join(list.as_str())));
        term(&words.countries, el("dd").with(brief.countries.join(list.as_str())));
        term(&words.concerns, self.concerns(&brief.islands));
        terms.extend(self.citation(&brief.title, &View::default().with_brief(Some(&brief.key))));
        el("details")
            .class("brief")
            .attr("data-brief", brief.key.clone())
            .attr_if("open", open.then_some(""))
            .with(summary)
            .with_all(self.prose(&brief.body, cites))
            .with_all(self.day_link(brief.date, &brief.key))
            .with(el("dl").class("terms").with_all(terms))
            .into()
    }

    pub(super) fn concerns(&self, ids: &[String]) -> Element {
        let mut out = el("dd");
        for (index, island) in ids.iter().filter_map(|id| self.atlas.island(id)).enumerate() {
            let link = el("a").attr("href", self.island_href(Some(&island.id))).with(self.lens().title(island));
            out = if index > 0 { out.with(self.atlas.words.mark.list.clone()).with(link) } else { out.with(link) };
        }
        out
    }

    pub(super) fn claims_body(&self, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        let words = &self.atlas.words.panel;
        let mut out: Vec<Node> = Vec::new();
        out.push(el("p").class("lead small").with(words.claims_lead.clone()).into());
        if let Some(island) = island {
            let group = self.atlas.group_of(island);
            let positions = if island.positions.is_empty() { &group.positions } else { &island.positions };
            let heading = fill(&words.position, &[("island", self.lens().title(group))]);
            if !positions.is_empty() {
                out.push(el("h4").class("question").with(heading).into());
                out.push(self.sides(positions, cites).into());
            }
        }
        out.push(el("h4").class("series").with(words.questions.clone()).into());
        out.extend(claims_of(self.atlas, island).map(|claim| self.claim(claim, cites)));
        out.extend(self.third_parties(island, cites));
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
            .attr_if("data-href", self.live.then(|| self.href(self.address, &toggled)))
            .with(claim.question.clone());
        let note = (!claim.note.is_empty()).then(|| {
            let aside = el("div").class("note").with(el("h5").with(words.note.clone()));
            aside.with_all(self.prose(&claim.note, cites))
        });
        let term = |label: &str, value: Element| el("div").with(el("dt").with(label)).with(value);
        let concerns = term(&words.concerns, self.concerns(&claim.islands));
        let others = self.others(&claim.key).map(|others| term(&words.others_too, others));
        let cited = self.citation(&claim.question, &View::default().with_claim(Some(&claim.key)));
        el("details")
            .class("claim")
            .attr("data-claim", claim.key.clone())
            .attr_if("open", open.then_some(""))
            .with(summary)
            .with(self.sides(&claim.answers, cites))
            .with_all(note)
            .with(el("dl").class("terms").with(concerns).with_all(others).with_all(cited))
            .into()
    }

    /// The third parties that have spoken about a question, as links to what they said.
    fn others(&self, claim: &str) -> Option<Element> {
        let history = self.history.filter(|_| !self.is_embed())?;
        let spoke = history.parties.iter().filter(|party| party.claims.iter().any(|key| key == claim));
        let mut out = el("dd");
        for party in spoke {
            let comma = if out.children.is_empty() { "" } else { &self.atlas.words.mark.list };
            let href = if self.live { self.href(self.address, self.view) } else { String::new() };
            out = out
                .with(comma)
                .with(el("a").attr("href", format!("{href}#party-{}", party.id)).with(party.name.clone()));
        }
        (!out.children.is_empty()).then_some(out)
    }

    /// What is known of an island, who administered it, and what happened; of the whole, what happened.
    pub(super) fn facts_body(&self, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        let facts = island.map(|island| self.facts(island, cites).into());
        facts.into_iter().chain(self.chronology(island, cites)).collect()
    }

    fn facts(&self, island: &Island, cites: &Cites) -> Element {
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
            let value =
                el("td").with(el("i").attr("lang", lang.clone()).with(form.clone())).with(words.mark.beside.clone());
            let value = meaning.first().map_or(value.clone(), |m| self.paragraph(value, m, cites));
            rows.push(el("tr").with(el("th").attr("scope", "row").with(words.panel.origin.clone())).with(value));
        }
        let heads =
            el("tr").with(el("th").with(words.panel.fact.clone())).with(el("th").with(words.panel.value.clone()));
        let heads = el("thead").class("unseen").with(heads);
        el("table").class("facts").with(heads).with(el("tbody").with_all(rows))
    }

    fn fact(&self, fact: &Fact, cites: &Cites) -> Element {
        let words = &self.atlas.words;
        let mut cell = el("td");
        if let Some((number, unit)) = &fact.quantity {
            cell = cell.with(el("b").with(words.quantity(*number, unit)));
        }
        if let Some(text) = fact.text.first() {
            cell = if fact.quantity.is_some() { cell.with(words.mark.beside.clone()) } else { cell };
            cell = self.paragraph(cell, text, cites);
        }
        let mut small = el("span").class("aside");
        let date = fact.date.map(|date| words.date(date));
        let certainty = fact.certainty.as_deref().map(|certainty| match certainty {
            "computed" => words.panel.computed.clone(),
            _ => words.panel.from_memory.clone(),
        });
        let lead = [date, certainty].into_iter().flatten().collect::<Vec<_>>().join(&words.mark.list);
        if !lead.is_empty() {
            small = small.with(format!("{}{lead}", words.mark.beside));
        }
        if let Some(note) = fact.note.first() {
            small = small.with(if lead.is_empty() { words.mark.beside.clone() } else { words.mark.semicolon.clone() });
            small = self.paragraph(small, note, cites);
        }
        for id in &fact.cite {
            small = self.cite(small, id, cites);
        }
        cell.with(small)
    }

    pub(super) fn sources_body(&self, cites: &Cites) -> Vec<Node> {
        let items = cites.0.iter().filter_map(|id| self.source_of(id)).map(|source| self.source(source));
        vec![el("ol").class("sources").with_all(items).into()]
    }

    fn source(&self, source: &Source) -> Element {
        let words = &self.atlas.words;
        let title = el("cite").with(source.title.clone());
        let title = match &source.url {
            Some(url) => self.leaving(el("a").attr("href", url.clone())).with(title),
            None => title,
        };
        let date = source.date.map(|date| words.date(date));
        let kind = words.source_kind.get(&source.kind).cloned();
        let lang = (source.lang != self.atlas.lang).then(|| words.in_language.get(&source.lang).cloned()).flatten();
        let rest = [Some(source.publisher.clone()), date, kind, lang];
        let rest =
            rest.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(&words.mark.list);
        el("li")
            .attr("id", format!("source-{}", source.id))
            .attr("tabindex", "-1")
            .with(title)
            .with(words.mark.stop.clone())
            .with(rest)
            .with(words.mark.end.clone())
    }

    pub(super) fn prose(&self, paragraphs: &[Paragraph], cites: &Cites) -> Vec<Element> {
        paragraphs.iter().map(|paragraph| self.paragraph(el("p"), paragraph, cites)).collect()
    }

    pub(super) fn paragraph(&self, mut into: Element, paragraph: &Paragraph, cites: &Cites) -> Element {
        for span in paragraph {
            into = match span {
                Span::Words(words) => into.with(words.clone()),
                Span::Cite(id) => self.cite(into, id, cites),
            };
        }
        into
    }

    /// With the number of a source behind what it supports. One that has no number is marked with [`UNNUMBERED`] rather than
    /// left out: no such page is published.
    pub(super) fn cite(&self, into: Element, id: &str, cites: &Cites) -> Element {
        let number = cites.0.iter().position(|known| known == id).map(|at| (at + 1).to_string());
        let (Some(number), Some(source)) = (number, self.source_of(id)) else {
            return into.with(el("sup").class("cite").attr(UNNUMBERED, id));
        };
        let name = fill(&self.atlas.words.panel.cite, &[("n", &number), ("title", &source.title)]);
        let query = if self.live { self.href(self.address, &self.view.with_tab(Tab::Sources)) } else { String::new() };
        let link = el("a").attr("href", format!("{query}#source-{id}")).attr("aria-label", name).with(number);
        let follows_another = matches!(into.children.last(), Some(Node::Element(before)) if before.tag == "sup");
        into.with(el("sup").class(if follows_another { "cite next" } else { "cite" }).with(link))
    }
}
