//! The dispute in time: chronology, periods of administration, what third parties said.

use super::Sheet;
use crate::address::{Tab, View};
use crate::content::{Administration, Event, Island, Party};
use crate::node::{Element, Node, el};
use crate::words::fill;

impl Sheet<'_> {
    /// Who administered an island, and when; in frames the full map says that.
    pub(super) fn periods(&self, island: &Island) -> Vec<Node> {
        let group = self.atlas.group_of(island);
        let concerns = |period: &&Administration| period.islands.iter().any(|id| *id == island.id || *id == group.id);
        let rows: Vec<Element> =
            self.history.periods.iter().filter(concerns).map(|period| self.period(period)).collect();
        if rows.is_empty() || self.is_embed() {
            return Vec::new();
        }
        let heading = el("h4").class("series").with(self.atlas.words.panel.administration.clone());
        vec![heading.into(), el("dl").class("periods").with_all(rows).into()]
    }

    /// What happened. A frame links to it; the program puts there the one event that an address names.
    pub(super) fn chronology(&self) -> Vec<Node> {
        if self.history.events.is_empty() {
            return Vec::new();
        }
        let heading = el("h4").class("series").attr("id", "chronology").with(self.atlas.words.panel.chronology.clone());
        let heading = Node::from(heading);
        if self.is_embed() {
            return vec![
                heading,
                self.there(Tab::Facts, &self.atlas.words.panel.chronology_there).attr("id", "chronology-there").into(),
            ];
        }
        // On a printed page a hundred lists of terms would hold up the first picture: they are in the part of all events.
        let events = self.history.events.iter().map(|event| self.event(event).into());
        std::iter::once(heading).chain(events).collect()
    }

    /// Every event with all that is said of it, and the sources: what a page shows of the one that is opened. A frame, which has no
    /// dated briefs either, takes those from here too.
    pub fn events_part(&self) -> Vec<Node> {
        let whole = |event: &Event| {
            self.event(event).with_all(self.day_link(Some(event.date), &event.key)).with(self.terms(event))
        };
        let mut events: Vec<Node> = self.history.events.iter().map(|event| whole(event).into()).collect();
        if self.is_embed() {
            events.extend(self.briefs());
        }
        let sources = self.sources_list(&self.cites.cited_in(events.iter())).into();
        events.into_iter().chain([sources]).collect()
    }

    /// In a frame: what the full map alone says, in one of its parts.
    pub(super) fn there(&self, tab: Tab, words: &str) -> Element {
        let link = self.full_map(&View::default().with_tab(tab)).attr("data-set", format!("tab={}", tab.name()));
        el("p").with(link.with(words))
    }

    fn period(&self, period: &Administration) -> Element {
        let words = &self.atlas.words;
        let when = match (period.period.from, period.period.to) {
            (Some(from), Some(to)) => {
                fill(&words.date.from_to, &[("from", &words.date(from)), ("to", &words.date(to))])
            }
            (Some(from), None) => words.since(from),
            (None, Some(to)) => words.until(to),
            (None, None) => String::new(),
        };
        let tint = if let [by] = &period.by[..] { self.atlas.side(by).map_or(0, |side| side.tint) } else { 0 };
        let title = el("b").with(period.title.clone());
        let text = el("dd").with(el("p").with(title)).with_all(self.prose(&period.text));
        el("div").class(format!("tint-{tint}")).with(el("dt").with(when)).with(text)
    }

    fn event(&self, event: &Event) -> Element {
        let summary = self.dated(format!("event-{}", event.key), &event.when, &event.title);
        let details = el("details").class(format!("event rank-{}", event.rank)).attr("data-event", event.key.clone());
        self.concerning(details, &event.islands).with(summary).with_all(self.prose(&event.text))
    }

    fn terms(&self, event: &Event) -> Element {
        let words = &self.atlas.words.panel;
        let names = event.parties.iter().filter_map(|id| {
            let party = self.history.parties.iter().find(|party| party.id == *id).map(|party| party.name.as_str());
            party.or_else(|| Some(self.atlas.side_name(id))).filter(|name| !name.is_empty())
        });
        let names = names.collect::<Vec<_>>().join(&self.atlas.words.mark.list);
        let term = |label: &str, value: Element| el("div").with(el("dt").with(label)).with(value);
        let parties = (!names.is_empty()).then(|| term(&words.parties, el("dd").with(names)));
        let concerns = (!event.islands.is_empty()).then(|| term(&words.concerns, self.concerns(&event.islands)));
        let cited = self.citation(&event.title, &View::default().with_event(Some(&event.key)));
        el("dl").class("terms").with_all(parties).with_all(concerns).with_all(cited)
    }

    /// What others have said, apart from the sides; in frames the full map says that.
    pub(super) fn third_parties(&self) -> Vec<Node> {
        let words = &self.atlas.words.panel;
        let parties = &self.history.parties;
        if parties.is_empty() || self.is_embed() {
            return Vec::new();
        }
        let position = |(date, text): &(crate::date::PartialDate, Vec<crate::prose::Paragraph>)| {
            let term = el("dt").with(self.atlas.words.date(*date));
            el("div").with(term).with(el("dd").with_all(self.prose(text)))
        };
        let party = |party: &Party| {
            let summary = el("summary").attr("id", format!("party-{}", party.id)).with(party.name.clone());
            let said = el("dl").class("said").with_all(party.positions.iter().map(position));
            let details = el("details").class("party").attr("data-party", party.id.clone());
            self.concerning(details, &party.islands).with(summary).with(said)
        };
        let heading = el("h4").class("series").with(words.others.clone());
        let lead = el("p").class("lead small").with(self.history.order.clone());
        [heading, lead].into_iter().chain(parties.iter().map(party)).map(Node::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::fixture;
    use crate::node::to_html;

    fn panel(path: &str) -> String {
        fixture::with_sheet(path, |sheet| sheet.panel().iter().map(to_html).collect())
    }

    #[test]
    fn an_island_hides_what_does_not_concern_it_and_a_frame_leads_to_the_chronology() {
        let shown = |html: &str| {
            html.split("<details").filter(|part| part.contains("data-event=") && !part.contains(" hidden")).count()
        };
        let history = fixture::history("en");
        assert_eq!(shown(&panel("en/fixture/")), history.events.len());
        let of_hern = history.events.iter().filter(|event| event.islands.iter().any(|id| id == "hern")).count();
        assert!(of_hern < history.events.len());
        assert_eq!(shown(&panel("en/fixture/hern/")), of_hern);
        let frame = panel("embed/en/fixture/hern/");
        assert_eq!(frame.matches("data-event=").count(), 0);
        assert!(
            frame.contains(r#"<a class="full" href="/maps/en/fixture/hern/?tab=facts" rel="noopener" target="_blank""#),
            "{frame}"
        );
    }

    #[test]
    fn what_is_cited_has_its_own_address_whichever_page_it_is_on() {
        let url = "https://example.org/maps/en/fixture/?tab=facts&amp;event=chart";
        let part: String =
            fixture::with_sheet("en/fixture/hern/", |sheet| sheet.events_part().iter().map(to_html).collect());
        assert!(part.contains(&format!("<a href=\"{url}\">{url}</a>")), "{part}");
        assert!(panel("en/fixture/hern/").contains("version 0123456789ab"));
        assert!(!panel("embed/en/fixture/hern/").contains("version 0123456789ab"));
    }

    #[test]
    fn a_question_names_the_third_parties_that_have_spoken_of_it() {
        let history = fixture::history("en");
        let party = history.parties.iter().find(|party| !party.claims.is_empty()).expect("one that spoke");
        let html = panel("en/fixture/");
        assert!(html.contains(&format!("#party-{0}\">{1}</a>", party.id, party.name)), "{html}");
        assert!(html.contains(&format!("id=\"party-{}\"", party.id)));
    }
}
