//! From what editors write to what is published in one language.

use super::texts::{Part, cited};
use super::{
    Atlas, Brief, Claim, Extent, Fact, Former, Held, Island, JOINT, Line, LineKind, Name, Perspective, Place,
    PlaceKind, Region, Side, Source, Timeline, Work, date,
};
use crate::date::{PartialDate, Period};
use crate::dossier::{
    BriefFile, ClaimFile, Dossier, FactFile, HeldFile, IslandFile, LineFile, NameFile, PerspectiveFile, PlaceFile,
    PlaceNames, SourceFile, Text,
};
use crate::prose::{self, Paragraph};
use crate::words::{Words, fill};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Atlas {
    /// Reads a dossier in one language. What cannot be read is left out; [`check::check`] says what that would be.
    pub fn build(dossier: &Dossier, words: Words, lang: &str) -> Self {
        let words = own_words(dossier, words, lang);
        let builder = Builder { dossier, lang, words: &words };
        let dispute = &dossier.dispute;
        let mut briefs: Vec<Brief> = dossier.briefs.iter().map(|b| builder.brief(b)).collect();
        briefs.sort_by_key(|brief| std::cmp::Reverse(brief.date.map(PartialDate::end)));
        let place = |id: &String| dispute.islands.iter().position(|listed| listed == id).unwrap_or(usize::MAX);
        let mut islands: Vec<Island> = dossier.islands.iter().map(|i| builder.island(i)).collect();
        islands.sort_by_key(|island| (island.group.is_some(), place(&island.id)));
        let side = |side: &crate::dossier::SideFile| Side {
            id: side.id.clone(),
            name: builder.text(&side.name),
            says: builder.text(&side.says),
            tint: side.tint,
            former: side.former.iter().map(|former| builder.former(former)).collect(),
        };
        Self {
            lang: lang.to_owned(),
            id: dispute.id.clone(),
            families: dossier.families.get(lang).cloned().unwrap_or_default(),
            languages: dispute.languages.clone(),
            checked: date(&dispute.checked),
            version: dossier.version.clone(),
            frame: dispute.frame,
            home: dispute.home,
            levels: dossier.levels.clone(),
            scenarios: dispute.scenarios.clone(),
            layers: dispute.layers.clone(),
            layers_on: dispute.layers_on.clone(),
            layer_names: dispute
                .layers
                .iter()
                .filter_map(|id| Some((id.clone(), builder.text(dispute.layer_name.get(id)?))))
                .collect(),
            title: builder.text(&dispute.title),
            subtitle: builder.text(&dispute.subtitle),
            common: builder.maybe(&dispute.common),
            area: builder.area(),
            lead: builder.prose(&dispute.lead),
            glance: builder.maybe_prose(&dispute.glance),
            facts: dossier.dispute.fact.iter().map(|f| builder.fact(f)).collect(),
            disclaimer: builder.text(&dispute.disclaimer),
            naming: builder.text(&dispute.naming),
            sides: dispute.side.iter().map(side).collect(),
            islands,
            claims: dossier.claims.iter().map(|c| builder.claim(c)).collect(),
            briefs,
            lines: dossier.lines.iter().filter_map(|l| builder.line(l)).collect(),
            places: dossier.places.iter().filter_map(|p| builder.place(p)).collect(),
            regions: dossier
                .perspectives
                .region
                .iter()
                .map(|r| Region { id: r.id.clone(), boxes: r.boxes.clone() })
                .collect(),
            perspectives: dossier.perspectives.perspective.iter().map(|p| builder.perspective(p)).collect(),
            timeline: Timeline::build(&dossier.chronology),
            scenario_details: builder.scenarios(),
            // As the timeline's marks are: those whose date can be read.
            events: dossier
                .chronology
                .event
                .iter()
                .filter(|e| date(&e.date).is_some())
                .map(|e| e.key.clone())
                .collect(),
            sources: builder.sources(&cited(dossier, Part::Map)),
            words: Arc::new(words),
        }
    }
}

/// The interface's words with those of the dispute.
fn own_words(dossier: &Dossier, mut words: Words, lang: &str) -> Words {
    let own = &dossier.words;
    let said = |text: &Text| text.0.get(lang).map(|text| text.trim().to_owned());
    words.fact.0.extend(own.fact.iter().filter_map(|(key, text)| Some((key.clone(), said(text)?))));
    let (scenario, file) = (&mut words.scenario.0, &own.scenario);
    for (word, text) in [
        (&mut words.map.passing, &own.map.passing),
        (&mut words.timeline.unheld, &own.timeline.unheld),
        (&mut words.timeline.nobody, &own.timeline.nobody),
        (&mut words.timeline.untinted, &own.timeline.untinted),
        (&mut scenario.residents, &file.residents),
        (&mut scenario.treaty_covered, &file.treaty_covered),
        (&mut scenario.covered, &file.covered),
        (&mut scenario.treaty, &file.treaty),
    ] {
        if let Some(text) = text.as_ref().and_then(said) {
            *word = text;
        }
    }
    words
}

/// Builds the content of one language from a dossier.
pub(super) struct Builder<'a> {
    pub dossier: &'a Dossier,
    pub lang: &'a str,
    pub words: &'a Words,
}

impl Builder<'_> {
    pub(super) fn text(&self, text: &Text) -> String {
        text.0.get(self.lang).map(|t| t.trim().to_owned()).unwrap_or_default()
    }

    /// A text that may be left out: empty if it is.
    pub(super) fn maybe(&self, text: &Option<Text>) -> String {
        text.as_ref().map(|t| self.text(t)).unwrap_or_default()
    }

    pub(super) fn prose(&self, text: &Text) -> Vec<Paragraph> {
        prose::parse(&self.text(text))
    }

    /// Running text that may be left out: without paragraphs if it is.
    pub(super) fn maybe_prose(&self, text: &Option<Text>) -> Vec<Paragraph> {
        prose::parse(&self.maybe(text))
    }

    pub(super) fn by_side(&self, texts: &BTreeMap<String, Text>) -> Vec<(String, Vec<Paragraph>)> {
        let sides = self.dossier.dispute.side.iter();
        sides.filter_map(|side| Some((side.id.clone(), self.prose(texts.get(&side.id)?)))).collect()
    }

    /// The sides in the order in which this language prints their names.
    fn name_order(&self) -> &[String] {
        self.dossier.dispute.name_order.get(self.lang).map_or(&[], Vec::as_slice)
    }

    fn area(&self) -> Vec<(String, String)> {
        self.in_order(&self.dossier.dispute.area)
    }

    /// Each side's name of something, in the language's order.
    fn in_order(&self, names: &BTreeMap<String, Text>) -> Vec<(String, String)> {
        let named = |side: &String| Some((side.clone(), self.text(names.get(side)?)));
        self.name_order().iter().filter_map(named).collect()
    }

    fn island(&self, file: &IslandFile) -> Island {
        let order = self.name_order();
        let mut names: Vec<Name> = file.name.iter().map(|n| self.name(n)).collect();
        names.sort_by_key(|name| order.iter().position(|side| *side == name.side));
        let mut labels: Vec<&str> = Vec::new();
        for name in &names {
            if !labels.contains(&name.label.as_str()) {
                labels.push(&name.label);
            }
        }
        Island {
            id: file.id.clone(),
            group: file.group.clone(),
            label: file.label,
            bounds: self.bounds(&file.id),
            title: labels.join(JOINT),
            origins: file.origin.iter().map(|o| (o.form.clone(), o.lang.clone(), self.prose(&o.meaning))).collect(),
            common: self.maybe(&file.common),
            administered: file.administered.0.iter().map(|h| self.held(h)).collect(),
            claimed: file.claimed.0.iter().map(|h| self.held(h)).collect(),
            brief: self.prose(&file.brief),
            positions: self.by_side(&file.position),
            facts: file.fact.iter().map(|f| self.fact(f)).collect(),
            names,
        }
    }

    /// The box of an island and its islets.
    fn bounds(&self, id: &str) -> Option<[f64; 4]> {
        let islets = self.dossier.islands.iter().filter(|island| island.group.as_deref() == Some(id));
        let ids = std::iter::once(id).chain(islets.map(|island| island.id.as_str()));
        let boxes = ids.filter_map(|id| self.dossier.bounds.get(id).copied());
        boxes.reduce(|[w, s, e, n], [west, south, east, north]| [w.min(west), s.min(south), e.max(east), n.max(north)])
    }

    fn name(&self, file: &NameFile) -> Name {
        Name {
            side: file.side.clone(),
            label: self.text(&file.label),
            native: file.native.clone(),
            lang: file.lang.clone(),
            reading: file.reading.clone(),
            latin: file.latin.clone(),
        }
    }

    fn held(&self, file: &HeldFile) -> Held {
        Held { by: file.by.clone(), part: self.prose(&file.part) }
    }

    fn fact(&self, file: &FactFile) -> Fact {
        Fact {
            key: file.key.clone(),
            quantity: file.number.zip(file.unit.clone()),
            text: self.maybe_prose(&file.text),
            date: file.date.as_deref().and_then(date),
            note: self.maybe_prose(&file.note),
            cite: file.cite.clone(),
            certainty: file.certainty.clone(),
        }
    }

    fn claim(&self, file: &ClaimFile) -> Claim {
        Claim {
            key: file.key.clone(),
            question: self.text(&file.question),
            islands: file.islands.clone(),
            answers: self.by_side(&file.side),
            note: self.maybe_prose(&file.note),
            lines: file.lines.clone(),
            frame: file.frame,
            extents: file.extent.iter().map(|extent| self.extent(extent)).collect(),
        }
    }

    fn extent(&self, file: &crate::dossier::ExtentFile) -> Extent {
        Extent { side: file.side.clone(), along: file.along.clone(), said: self.prose(&file.label) }
    }

    fn brief(&self, file: &BriefFile) -> Brief {
        let day = date(&file.date);
        let in_words = || day.map(|d| self.words.date(d)).unwrap_or_default();
        let work = |work: &crate::dossier::WorkFile| Work {
            publisher: self.text(&work.publisher),
            title: work.title.clone(),
            lang: work.lang.clone(),
            kind: self.text(&work.kind),
            date: date(&work.date),
            cite: work.cite.clone(),
        };
        Brief {
            key: file.key.clone(),
            date: day,
            when: file.when.as_ref().map_or_else(in_words, |when| self.text(when)),
            title: self.text(&file.title),
            body: self.prose(&file.body),
            note: self.maybe_prose(&file.note),
            islands: file.islands.clone(),
            work: file.work.as_ref().map(work),
            subjects: file.subjects.iter().map(|t| self.text(t)).collect(),
            countries: file.countries.iter().map(|t| self.text(t)).collect(),
            added: file.added.as_deref().and_then(date),
        }
    }

    fn former(&self, file: &crate::dossier::FormerFile) -> Former {
        Former {
            period: Period { from: date(&file.from), to: date(&file.to) },
            name: self.text(&file.name),
            within: self.text(file.within.as_ref().unwrap_or(&file.name)),
        }
    }

    fn line(&self, file: &LineFile) -> Option<Line> {
        let from = file.from.as_deref().and_then(date);
        let legend = self.text(&file.legend);
        let until = |from| fill(&self.words.map.signed, &[("line", &legend), ("date", &self.words.date(from))]);
        let signed = file.signed.as_deref().and_then(date).zip(from.map(until));
        Some(Line {
            signed,
            id: file.id.clone(),
            layer: file.layer.clone(),
            kind: LineKind::parse(&file.kind)?,
            name: self.text(&file.name),
            about: self.prose(&file.about),
            legend,
            period: Period { from, to: file.to.as_deref().and_then(date) },
        })
    }

    fn perspective(&self, file: &PerspectiveFile) -> Perspective {
        Perspective {
            side: file.side.clone(),
            title: self.text(&file.title),
            about: self.prose(&file.about),
            lines: file.line.iter().map(|line| (line.id.clone(), self.text(&line.name))).collect(),
            untinted: file.untinted.clone(),
            untinted_legend: self.maybe(&file.untinted_legend),
        }
    }

    fn place(&self, file: &PlaceFile) -> Option<Place> {
        let names = match &file.name {
            PlaceNames::One(_) => Vec::new(),
            PlaceNames::BySide(names) => self.in_order(names),
        };
        let all: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
        Some(Place {
            id: file.id.clone(),
            kind: PlaceKind::parse(&file.kind)?,
            at: file.at,
            name: if let PlaceNames::One(name) = &file.name { self.text(name) } else { all.join(JOINT) },
            names,
            under: self.maybe(&file.under),
            zoom: file.zoom,
            far: file.far.as_ref().map(|far| (far.below, far.at)),
        })
    }

    /// Those of the sources that are in `cited`, in the order of the list.
    pub(super) fn sources(&self, cited: &BTreeSet<String>) -> Vec<Source> {
        let sources = self.dossier.sources.iter().filter(|source| cited.contains(&source.id));
        sources.map(|source| self.source(source)).collect()
    }

    fn source(&self, file: &SourceFile) -> Source {
        Source {
            id: file.id.clone(),
            title: self.text(&file.title),
            publisher: self.text(&file.publisher),
            date: file.date.as_deref().and_then(date),
            lang: file.lang.clone(),
            kind: file.kind.clone(),
            url: file.url.clone(),
        }
    }
}
