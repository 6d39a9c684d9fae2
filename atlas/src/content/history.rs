//! The dispute in time, in one language: events, periods of administration, and what third parties said.
//!
//! It is a type and a file of its own, because a map that is only looked at needs none of it. It is whole in itself:
//! the sources that it cites are in it. An [`Atlas`](super::Atlas) knows the keys of its events, for addresses.

use super::build::Builder;
use super::kinds::{Effect, EventKind, PartyKind};
use super::texts::{Part, cited};
use super::{Source, date};
use crate::date::{PartialDate, Period};
use crate::dossier::{Dossier, EventFile, PartyFile, PeriodFile, PositionFile};
use crate::prose::Paragraph;
use crate::words::Words;

/// The dispute in time.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The language's tag.
    pub lang: String,
    /// The events in their order.
    pub events: Vec<Event>,
    /// The periods of administration.
    pub periods: Vec<Administration>,
    /// The third parties in their order.
    pub parties: Vec<Party>,
    /// The rule of that order.
    pub order: String,
    /// What all of them cite.
    pub sources: Vec<Source>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its key.
    pub key: String,
    /// When it happened or began, as exactly as its source says.
    pub date: PartialDate,
    /// The date in words.
    pub when: String,
    /// A headline.
    pub title: String,
    /// What happened.
    pub text: Vec<Paragraph>,
    /// The islands and groups it concerns.
    pub islands: Vec<String>,
    /// Ids of sides and third parties that had a part in it.
    pub parties: Vec<String>,
    /// What sort of event.
    pub kind: EventKind,
    /// What it changed on the map, if anything.
    pub effect: Option<Effect>,
    /// How much it weighs: 1, the most, to 3.
    pub rank: u8,
    /// What the timeline calls it, where it is one of its moments.
    pub moment: Option<String>,
    /// The day on which it was published here, where that was after the first publication.
    pub added: Option<PartialDate>,
}

/// A time in which the same side administered islands.
#[derive(Clone, Debug, PartialEq)]
pub struct Administration {
    /// When.
    pub period: Period,
    /// Which islands and groups.
    pub islands: Vec<String>,
    /// Which side, or which jointly; nobody, or nobody by agreement, where there is none.
    pub by: Vec<String>,
    /// A headline.
    pub title: String,
    /// Since when and on what ground.
    pub text: Vec<Paragraph>,
    /// Ids of the lines that held.
    pub lines: Vec<String>,
}

/// A third party.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The heading over what it says.
    pub says: String,
    /// What it is.
    pub kind: PartyKind,
    /// The islands and groups it has spoken about.
    pub islands: Vec<String>,
    /// Keys of the claims it has spoken about.
    pub claims: Vec<String>,
    /// When it said what, in order.
    pub positions: Vec<(PartialDate, Vec<Paragraph>)>,
}

impl History {
    /// Reads a dossier in one language. What cannot be read is left out; [`check::check`] says what that would be.
    pub fn build(dossier: &Dossier, words: &Words, lang: &str) -> Self {
        let builder = Builder { dossier, lang, words };
        Self {
            lang: lang.to_owned(),
            events: dossier.chronology.event.iter().filter_map(|e| builder.event(e)).collect(),
            periods: dossier.chronology.period.iter().map(|p| builder.administration(p)).collect(),
            parties: dossier.parties.iter().filter_map(|p| builder.party(p)).collect(),
            order: builder.text(&dossier.dispute.order),
            sources: builder.sources(&cited(dossier, Part::History)),
        }
    }
}

impl Builder<'_> {
    fn event(&self, file: &EventFile) -> Option<Event> {
        let day = date(&file.date)?;
        Some(Event {
            key: file.key.clone(),
            date: day,
            when: file.when.as_ref().map_or_else(|| self.words.date(day), |when| self.text(when)),
            title: self.text(&file.title),
            text: self.prose(&file.text),
            islands: file.islands.clone(),
            parties: file.parties.clone(),
            kind: EventKind::parse(&file.kind)?,
            effect: file.effect.as_deref().and_then(Effect::parse),
            rank: file.rank,
            moment: file.moment.as_ref().map(|moment| self.text(moment)),
            added: file.added.as_deref().and_then(date),
        })
    }

    fn administration(&self, file: &PeriodFile) -> Administration {
        Administration {
            period: Period { from: file.from.as_deref().and_then(date), to: file.to.as_deref().and_then(date) },
            islands: file.islands.clone(),
            by: file.by.0.clone(),
            title: self.text(&file.title),
            text: self.prose(&file.text),
            lines: file.lines.clone(),
        }
    }

    fn party(&self, file: &PartyFile) -> Option<Party> {
        let position = |file: &PositionFile| Some((date(&file.date)?, self.prose(&file.text)));
        Some(Party {
            id: file.id.clone(),
            name: self.text(&file.name),
            says: self.text(&file.says),
            kind: PartyKind::parse(&file.kind)?,
            islands: file.islands.clone(),
            claims: file.claims.clone(),
            positions: file.position.iter().filter_map(position).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::content::{About, Atlas, Effect, EventKind, History};
    use crate::fixture;
    use std::collections::BTreeSet;

    /// The ids in the marks of a value, found without knowing its fields.
    fn marks(value: &impl std::fmt::Debug) -> BTreeSet<String> {
        format!("{value:?}")
            .split("Cite(\"")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect()
    }

    #[test]
    fn each_part_has_the_sources_that_it_cites_and_no_others() {
        let mut dossier = fixture::dossier();
        for (id, text) in
            [("of-history", &mut dossier.chronology.event[0].text), ("of-about", &mut dossier.about.section[0].body)]
        {
            dossier.sources.push(crate::dossier::SourceFile { id: id.into(), ..dossier.sources[0].clone() });
            text.0.values_mut().for_each(|text| text.push_str(&format!("[^{id}]")));
        }
        let words = fixture::words("en");
        let atlas = Atlas::build(&dossier, words.clone(), "en");
        let history = History::build(&dossier, &words, "en");
        let about = About::build(&dossier, &words, "en");
        let ids = |sources: &[crate::content::Source]| sources.iter().map(|s| s.id.clone()).collect::<BTreeSet<_>>();
        assert_eq!(ids(&history.sources), marks(&history));
        let missing: Vec<String> = marks(&atlas).difference(&ids(&atlas.sources)).cloned().collect();
        assert_eq!(missing, Vec::<String>::new());
        let none = |id: &str, sources: &[crate::content::Source]| assert!(!ids(sources).contains(id), "{id}");
        none("of-history", &atlas.sources);
        none("of-about", &atlas.sources);
        none("of-about", &history.sources);
        assert!(ids(&about.sources).contains("of-about"));
    }

    #[test]
    fn events_are_read_with_their_dates_in_words_and_known_to_addresses() {
        let history = fixture::history("fr");
        let whens: Vec<&str> = history.events.iter().map(|event| event.when.as_str()).collect();
        assert_eq!(whens, ["1790", "9 mars 1871", "Depuis 1922"]);
        assert_eq!((history.events[1].kind, history.events[1].effect), (EventKind::Treaty, Some(Effect::Border)));
        assert_eq!(fixture::atlas("fr").vocabulary().events, ["chart", "port-sound", "patrol"]);
    }

    #[test]
    fn the_page_about_the_map_is_read_in_the_order_of_its_sections() {
        let about = fixture::about("fr");
        assert_eq!((about.sections[1].heading.as_str(), about.sections[1].body.len()), ("Méthode", 2));
        assert_eq!((about.corrections[0].old.as_str(), about.corrections[0].when.as_str()), ("301", "1 juin 2020"));
    }
}
