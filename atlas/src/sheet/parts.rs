//! What the panel says whichever island is chosen: dated briefs, questions with both answers, sources.

use super::{Sheet, UNNUMBERED};
use crate::address::View;
use crate::content::{Brief, Claim, Extent, Fact, Source};
use crate::node::{Element, Node, el};
use crate::prose::{Paragraph, Span};
use crate::words::fill;

impl Sheet<'_> {
    /// The dated briefs under their heading.
    pub(super) fn series(&self) -> Vec<Node> {
        let heading = el("h4").class("series").with(self.atlas.words.panel.series.clone());
        std::iter::once(heading.into()).chain(self.briefs()).collect()
    }

    /// The dated briefs, newest first.
    pub(super) fn briefs(&self) -> Vec<Node> {
        self.atlas.briefs.iter().map(|brief| self.brief(brief)).collect()
    }

    /// What concerns some islands and groups alone: marked with them, and hidden where it does not concern this page's.
    pub(super) fn concerning(&self, element: Element, ids: &[String]) -> Element {
        let group = self.selected().map(|island| (&island.id, &self.atlas.group_of(island).id));
        let concerns = group.is_none_or(|(island, group)| ids.iter().any(|id| id == island || id == group));
        let element = element.attr("data-islands", ids.join(" "));
        element.attr_if("hidden", (!concerns).then_some(""))
    }

    /// The head of what has a date.
    pub(super) fn dated(&self, id: String, when: &str, title: &str) -> Element {
        el("summary")
            .attr("id", id)
            .with(el("span").class("when").with(when))
            .with(" ")
            .with(el("span").class("title").with(title))
    }

    fn brief(&self, brief: &Brief) -> Node {
        let words = &self.atlas.words.panel;
        let summary = self.dated(format!("brief-{}", brief.key), &brief.when, &brief.title);
        let list = &self.atlas.words.mark.list;
        let mut terms = Vec::new();
        let mut term = |label: &str, value: Element| terms.push(el("div").with(el("dt").with(label)).with(value));
        match &brief.work {
            Some(work) => {
                let title = el("cite").attr("lang", work.lang.clone()).with(work.title.clone());
                let publisher = el("dd").with(format!("{}{}", work.publisher, self.atlas.words.mark.colon)).with(title);
                term(&words.publisher, self.cite(publisher, &work.cite));
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
        let details = el("details").class("brief").attr("data-brief", brief.key.clone());
        self.concerning(details, &brief.islands)
            .with(summary)
            .with_all(self.prose(&brief.body))
            .with_all(self.note(&brief.note))
            .with_all(self.day_link(brief.date, &brief.key))
            .with(el("dl").class("terms").with_all(terms))
            .into()
    }

    pub(super) fn concerns(&self, ids: &[String]) -> Element {
        let mut out = el("dd");
        for (index, island) in ids.iter().filter_map(|id| self.atlas.island(id)).enumerate() {
            let link = el("a").attr("href", self.island_href(Some(&island.id))).with_all(self.names(island));
            out = if index > 0 { out.with(self.atlas.words.mark.list.clone()).with(link) } else { out.with(link) };
        }
        out
    }

    /// What each side says: of this island, on every question; and what third parties have said.
    pub(super) fn claims_body(&self) -> Vec<Node> {
        let words = &self.atlas.words.panel;
        let lead = el("p").class("lead small").with(words.claims_lead.clone()).into();
        let questions = el("h4").class("series").with(words.questions.clone()).into();
        let claims = self.atlas.claims.iter().map(|claim| self.claim(claim));
        let above = [lead, self.slot(super::Slot::Positions), questions];
        above.into_iter().chain(claims).chain(self.third_parties()).collect()
    }

    /// What each side says, beside each other.
    pub(super) fn sides(&self, answers: &[(String, Vec<Paragraph>)]) -> Element {
        let column = |(id, text): &(String, Vec<Paragraph>)| {
            let side = self.atlas.side(id);
            let says = side.map(|side| side.says.clone()).unwrap_or_default();
            let tint = side.map_or(0, |side| side.tint);
            el("div")
                .class(format!("side tint-{tint}"))
                .attr("data-role", "claim-side")
                .attr("data-side", id.clone())
                .with(el("h5").with(says))
                .with_all(self.prose(text))
        };
        el("div").class("sides").with_all(answers.iter().map(column))
    }

    fn claim(&self, claim: &Claim) -> Node {
        let words = &self.atlas.words.panel;
        let summary = el("summary").attr("id", format!("claim-{}", claim.key)).with(claim.question.clone());
        let term = |label: &str, value: Element| el("div").with(el("dt").with(label)).with(value);
        let concerns = term(&words.concerns, self.concerns(&claim.islands));
        let others = self.others(&claim.key).map(|others| term(&words.others_too, others));
        let cited = self.citation(&claim.question, &View::default().with_claim(Some(&claim.key)));
        let details = el("details").class("claim").attr("data-claim", claim.key.clone());
        self.concerning(details, &claim.islands)
            .with(summary)
            .with(self.sides(&claim.answers))
            .with_all(self.extents(claim))
            .with_all(self.note(&claim.note))
            .with(el("dl").class("terms").with(concerns).with_all(others).with_all(cited))
            .into()
    }

    /// Our note on what stands above it.
    fn note(&self, note: &[Paragraph]) -> Option<Element> {
        let aside = || el("div").class("note").with(el("h5").with(self.atlas.words.panel.note.clone()));
        (!note.is_empty()).then(|| aside().with_all(self.prose(note)))
    }

    /// How far each side says that something reaches, as the map marks it while the question is open.
    fn extents(&self, claim: &Claim) -> Option<Element> {
        let extent = |extent: &Extent| {
            let tint = self.atlas.side(&extent.side).map_or(0, |side| side.tint);
            let swatch = el("span").class(format!("swatch bracket tint-{tint}")).attr("aria-hidden", "true");
            let said = extent.said.iter().map(|paragraph| self.paragraph(el("span"), paragraph));
            el("li").with(swatch).with_all(said)
        };
        let list = el("ul").class("extents").attr("aria-label", self.atlas.words.map.legend.clone());
        (!claim.extents.is_empty()).then(|| list.with_all(claim.extents.iter().map(extent)))
    }

    /// The third parties that have spoken about a question, as links to what they said.
    fn others(&self, claim: &str) -> Option<Element> {
        let spoke = self.history.parties.iter().filter(|party| party.claims.iter().any(|key| key == claim));
        let mut out = el("dd");
        for party in spoke.filter(|_| !self.is_embed()) {
            let comma = if out.children.is_empty() { "" } else { &self.atlas.words.mark.list };
            let link = el("a").attr("href", format!("#party-{}", party.id)).with(party.name.clone());
            out = if comma.is_empty() { out.with(link) } else { out.with(comma).with(link) };
        }
        (!out.children.is_empty()).then_some(out)
    }

    /// What is known of an island, a row a fact.
    pub(super) fn facts_table(&self, facts: &[Fact], origins: &[(String, String, Vec<Paragraph>)]) -> Element {
        let words = &self.atlas.words;
        let mut rows: Vec<Element> = Vec::new();
        for (index, fact) in facts.iter().enumerate() {
            let again = index > 0 && facts.get(index - 1).is_some_and(|before| before.key == fact.key);
            let label = words.fact.get(&fact.key).cloned().unwrap_or_default();
            let label = if again { el("span").class("unseen").with(label) } else { el("span").with(label) };
            let head = el("th").attr("scope", "row").with(label);
            rows.push(el("tr").attr_if("class", again.then_some("again")).with(head).with(self.fact(fact)));
        }
        for (form, lang, meaning) in origins {
            let value =
                el("td").with(el("i").attr("lang", lang.clone()).with(form.clone())).with(words.mark.beside.clone());
            let value = meaning.first().map_or(value.clone(), |m| self.paragraph(value, m));
            rows.push(el("tr").with(el("th").attr("scope", "row").with(words.panel.origin.clone())).with(value));
        }
        let heads =
            el("tr").with(el("th").with(words.panel.fact.clone())).with(el("th").with(words.panel.value.clone()));
        let heads = el("thead").class("unseen").with(heads);
        el("table").class("facts").with(heads).with(el("tbody").with_all(rows))
    }

    fn fact(&self, fact: &Fact) -> Element {
        let words = &self.atlas.words;
        let mut cell = el("td");
        if let Some((number, unit)) = &fact.quantity {
            cell = cell.with(el("b").with(words.quantity(*number, unit)));
        }
        if let Some(text) = fact.text.first() {
            cell = if fact.quantity.is_some() { cell.with(words.mark.beside.clone()) } else { cell };
            cell = self.paragraph(cell, text);
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
            small =
                small.with(if lead.is_empty() { words.mark.beside.as_str() } else { words.mark.semicolon.as_str() });
            small = self.paragraph(small, note);
        }
        for id in &fact.cite {
            small = self.cite(small, id);
        }
        cell.with(small)
    }

    /// The sources of these numbers, each with its number: it is the same on every page of the map.
    pub(super) fn sources_list(&self, numbers: &[usize]) -> Element {
        let item = |number: &usize| Some(self.source(self.cites.source(*number)?).attr("value", number.to_string()));
        el("ol").class("sources").with_all(numbers.iter().filter_map(item))
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

    pub(super) fn prose(&self, paragraphs: &[Paragraph]) -> Vec<Element> {
        paragraphs.iter().map(|paragraph| self.paragraph(el("p"), paragraph)).collect()
    }

    pub(super) fn paragraph(&self, mut into: Element, paragraph: &Paragraph) -> Element {
        for span in paragraph {
            into = match span {
                Span::Words(words) => into.with(words.clone()),
                Span::Cite(id) => self.cite(into, id),
            };
        }
        into
    }

    /// With the number of a source behind what it supports. One that has no number is marked with [`UNNUMBERED`] rather than
    /// left out: no such page is published.
    pub(super) fn cite(&self, into: Element, id: &str) -> Element {
        let Some((number, source)) = self.cites.find(id) else {
            return into.with(el("sup").class("cite").attr(UNNUMBERED, id));
        };
        let number = number.to_string();
        let name = fill(&self.atlas.words.panel.cite, &[("n", &number), ("title", &source.title)]);
        let link = el("a").attr("href", format!("#source-{id}")).attr("aria-label", name).with(number);
        let follows_another = matches!(into.children.last(), Some(Node::Element(before)) if before.tag == "sup");
        into.with(el("sup").class(if follows_another { "cite next" } else { "cite" }).with(link))
    }
}
