//! The dispute in time: chronology, periods of administration, what third parties said.

use super::Sheet;
use super::cites::Cites;
use crate::address::{Tab, View};
use crate::content::{Administration, Event, History, Island, Party};
use crate::node::{Element, Node, el};
use crate::words::fill;

/// Whether something that concerns these islands and groups concerns an island; everything concerns the whole.
fn concerns(ids: &[String], group: Option<(&Island, &Island)>) -> bool {
    group.is_none_or(|(island, group)| ids.iter().any(|id| *id == island.id || *id == group.id))
}

impl<'a> Sheet<'a> {
    fn with_group(&self, island: Option<&'a Island>) -> Option<(&'a Island, &'a Island)> {
        island.map(|island| (island, self.atlas.group_of(island)))
    }

    /// The events of a page in their order.
    pub(super) fn events(&self, history: &'a History, island: Option<&'a Island>) -> Vec<&'a Event> {
        let group = self.with_group(island);
        history.events.iter().filter(|event| concerns(&event.islands, group)).collect()
    }

    /// The periods of a page: of an island, since the whole never had one owner.
    pub(super) fn periods(&self, history: &'a History, island: Option<&'a Island>) -> Vec<&'a Administration> {
        let group = self.with_group(island);
        let of_island = |period: &&Administration| group.is_some() && concerns(&period.islands, group);
        history.periods.iter().filter(of_island).collect()
    }

    /// The third parties of a page.
    pub(super) fn parties(&self, history: &'a History, island: Option<&'a Island>) -> Vec<&'a Party> {
        let group = self.with_group(island);
        history.parties.iter().filter(|party| concerns(&party.islands, group)).collect()
    }

    /// Who administered an island, and what happened. A frame shows the one event that its address names, and links to
    /// the rest.
    pub(super) fn chronology(&self, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        let words = &self.atlas.words.panel;
        let heading = |text: &str| Node::from(el("h4").class("series").with(text));
        let Some(history) = self.history else {
            return if self.is_embed() { vec![heading(&words.chronology), self.elsewhere()] } else { self.awaited() };
        };
        let mut out = Vec::new();
        let periods = self.periods(history, island);
        if !periods.is_empty() && !self.is_embed() {
            out.push(heading(&words.administration));
            let rows = periods.iter().map(|period| self.period(period, cites));
            out.push(el("dl").class("periods").with_all(rows).into());
        }
        out.push(heading(&words.chronology));
        let shown = |event: &&&Event| !self.is_embed() || self.view.event.as_ref() == Some(&event.key);
        out.extend(self.events(history, island).iter().filter(shown).map(|event| self.event(history, event, cites)));
        if self.is_embed() {
            out.push(self.elsewhere());
        }
        out
    }

    /// What stands where the chronology will be.
    fn awaited(&self) -> Vec<Node> {
        vec![el("p").class("awaited").with(self.atlas.words.panel.awaited.clone()).into()]
    }

    fn elsewhere(&self) -> Node {
        let link = self.full_map(&self.view.with_tab(Tab::Facts)).with(self.atlas.words.panel.chronology_there.clone());
        el("p").with(link).into()
    }

    fn period(&self, period: &Administration, cites: &Cites) -> Element {
        let words = &self.atlas.words;
        let said = |date: crate::date::PartialDate| words.date(date);
        let when = match (period.period.from.map(said), period.period.to.map(said)) {
            (Some(from), Some(to)) => fill(&words.date.from_to, &[("from", &from), ("to", &to)]),
            (Some(from), None) => fill(&words.date.since, &[("from", &from)]),
            (None, Some(to)) => fill(&words.date.until, &[("to", &to)]),
            (None, None) => String::new(),
        };
        let tint = period.by.as_deref().and_then(|id| self.atlas.side(id)).map_or(0, |side| side.tint);
        let title = el("b").with(period.title.clone());
        let text = el("dd").with(el("p").with(title)).with_all(self.prose(&period.text, cites));
        el("div").class(format!("tint-{tint}")).with(el("dt").with(when)).with(text)
    }

    fn event(&self, history: &History, event: &Event, cites: &Cites) -> Node {
        let open = self.view.event.as_deref() == Some(event.key.as_str());
        let toggled = self.view.with_event((!open).then_some(&event.key));
        let summary = self.dated(format!("event-{}", event.key), &toggled, &event.when, &event.title);
        el("details")
            .class(format!("event rank-{}", event.rank))
            .attr("data-event", event.key.clone())
            .attr_if("open", open.then_some(""))
            .with(summary)
            .with_all(self.prose(&event.text, cites))
            .with_all(self.day_link(Some(event.date), &event.key))
            // On a printed page a hundred of these would hold up the first picture.
            .with_all(self.live.then(|| self.terms(history, event)))
            .into()
    }

    fn terms(&self, history: &History, event: &Event) -> Element {
        let words = &self.atlas.words.panel;
        let names = event.parties.iter().filter_map(|id| {
            let party = history.parties.iter().find(|party| party.id == *id).map(|party| party.name.as_str());
            party.or_else(|| Some(self.atlas.side_name(id))).filter(|name| !name.is_empty())
        });
        let names = names.collect::<Vec<_>>().join(&self.atlas.words.mark.list);
        let term = |label: &str, value: Element| el("div").with(el("dt").with(label)).with(value);
        let parties = (!names.is_empty()).then(|| term(&words.parties, el("dd").with(names)));
        let concerns = (!event.islands.is_empty()).then(|| term(&words.concerns, self.concerns(&event.islands)));
        let cited = self.citation(&event.title, &View::default().with_event(Some(&event.key)));
        el("dl").class("terms").with_all(parties).with_all(concerns).with_all(cited)
    }

    /// What others have said, apart from the two sides.
    pub(super) fn third_parties(&self, island: Option<&Island>, cites: &Cites) -> Vec<Node> {
        let words = &self.atlas.words.panel;
        let Some(history) = self.history.filter(|_| !self.is_embed()) else { return Vec::new() };
        let parties = self.parties(history, island);
        if parties.is_empty() {
            return Vec::new();
        }
        let position = |(date, text): &(crate::date::PartialDate, Vec<crate::prose::Paragraph>)| {
            let term = el("dt").with(self.atlas.words.date(*date));
            el("div").with(term).with(el("dd").with_all(self.prose(text, cites)))
        };
        let party = |party: &&Party| {
            let summary = el("summary").attr("id", format!("party-{}", party.id)).with(party.name.clone());
            let said = el("dl").class("said").with_all(party.positions.iter().map(position));
            let details = el("details").class("party").attr("data-party", party.id.clone()).with(summary);
            details.with(said)
        };
        let heading = el("h4").class("series").with(words.others.clone());
        let lead = el("p").class("lead small").with(history.order.clone());
        let parties = parties.iter().map(party);
        [heading, lead].into_iter().chain(parties).map(Node::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address;
    use crate::choice::Choice;
    use crate::fixture;
    use crate::node::to_html;
    use crate::sheet::Cited;

    /// The panel of an address, with or without the history.
    fn panel(path: &str, query: &str, with_history: bool) -> String {
        let (atlas, history) = (fixture::atlas("en"), fixture::history("en"));
        let (address, view, notes) = address::read(path, query, &atlas.vocabulary());
        assert_eq!(notes, []);
        let history = with_history.then_some(&history);
        let cited = Some(Cited { root: "https://example.org/maps/", publisher: "The Paper" });
        let sheet = Sheet {
            atlas: &atlas,
            choice: &Choice::NONE,
            address: &address,
            view: &view,
            root: "/maps/",
            live: true,
            history,
            cited,
        };
        sheet.panel().iter().map(to_html).collect()
    }

    #[test]
    fn no_number_of_a_source_changes_when_the_history_arrives() {
        let numbers = |html: &str| -> Vec<String> {
            let links = html.split("#source-").skip(1);
            links.map(|rest| rest.split_once("</a>").map_or(rest, |(link, _)| link).to_owned()).collect()
        };
        for query in ["", "tab=claims"] {
            let (before, after) = (numbers(&panel("en/hern/", query, false)), numbers(&panel("en/hern/", query, true)));
            assert!(!before.is_empty());
            assert_eq!(before, after[..before.len()]);
        }
    }

    #[test]
    fn an_island_shows_what_concerns_it_and_a_frame_the_one_event_of_its_address() {
        let count = |html: &str| html.matches("data-event=").count();
        let history = fixture::history("en");
        assert_eq!(count(&panel("en/", "tab=facts", true)), history.events.len());
        let of_hern = history.events.iter().filter(|event| event.islands.iter().any(|id| id == "hern")).count();
        assert!(of_hern < history.events.len());
        assert_eq!(count(&panel("en/hern/", "tab=facts", true)), of_hern);
        assert_eq!(count(&panel("embed/en/", "tab=facts", true)), 0);
        assert_eq!(count(&panel("embed/en/", "event=patrol", true)), 1);
    }

    #[test]
    fn a_frame_leads_to_the_chronology_and_a_page_says_that_it_is_coming() {
        let frame = panel("embed/en/hern/", "tab=facts", false);
        assert!(frame.contains(r#"<a href="/maps/en/hern/?tab=facts" rel="noopener" target="_blank">"#), "{frame}");
        let awaited = &fixture::words("en").panel.awaited;
        assert!(panel("en/hern/", "tab=facts", false).contains(awaited));
        assert!(!panel("en/hern/", "tab=facts", true).contains(awaited));
    }

    #[test]
    fn what_is_cited_has_its_own_address_whatever_else_is_open() {
        let html = panel("en/hern/", "event=chart&theme=dark&names=velsund", true);
        let url = "https://example.org/maps/en/?tab=facts&amp;event=chart";
        assert!(html.contains(&format!("<a href=\"{url}\">{url}</a>")), "{html}");
        assert!(html.contains("version 0123456789ab"));
        assert!(!panel("embed/en/hern/", "event=chart", true).contains("version 0123456789ab"));
    }

    #[test]
    fn a_question_names_the_third_parties_that_have_spoken_of_it() {
        let history = fixture::history("en");
        let (party, claim) = history.parties.iter().find_map(|p| Some((p, p.claims.first()?))).expect("one that spoke");
        let html = panel("en/", &format!("claim={claim}"), true);
        assert!(html.contains(&format!("#party-{0}\">{1}</a>", party.id, party.name)), "{html}");
        assert!(html.contains(&format!("id=\"party-{}\"", party.id)));
    }
}
