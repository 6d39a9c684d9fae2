//! Checked content in one language: what the map and the pages are made from. It is the same whatever a reader chooses to see:
//! what depends on that is asked of a [`Lens`](crate::lens::Lens).
//!
//! [`Atlas::build`] reads a [`Dossier`](crate::dossier::Dossier) in one language; [`check::check`] is the strict reader that guards the build;
//! [`wire`] takes an atlas to the browser. What a map can do without is built apart: [`History`] and [`About`].

mod about;
mod build;
pub mod check;
mod history;
mod kinds;
mod own_texts;
mod perspective;
mod scenario;
pub mod texts;
mod timeline;
pub mod wire;

pub use about::{About, Article, Correction, OwnShare, Section};
pub use history::{Administration, Event, History, Party};
pub use kinds::{Effect, EventKind, LineKind, PartyKind, PlaceKind};
pub use own_texts::{OwnTexts, own_texts};
pub use perspective::{Perspective, Region};
pub use scenario::{Scenario, Scenarios};
pub use timeline::{Axis, Band, DateSummary, Holding, Mark, Span, Steps, Tenure, Timeline};

use crate::address::{Address, FEED, Kind, Vocabulary};
use crate::date::{Day, PartialDate, Period};
use crate::families::Families;
use crate::level::Levels;
use crate::lonlat::LonLat;
use crate::prose::Paragraph;
use crate::words::Words;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What stands between the names of one thing.
pub const JOINT: &str = " / ";

/// One dispute in one language.
///
/// What is skipped here and in the types below is not for the program ([`wire`]): only the printed page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Atlas {
    /// The language's tag.
    pub lang: String,
    /// The interface's words, which all that are made from one atlas share.
    pub words: Arc<Words>,
    /// The dispute's id.
    pub id: String,
    /// The families in which its pictures are set.
    pub families: Families,
    /// All languages there are.
    pub languages: Vec<String>,
    /// Up to when the content was checked.
    pub checked: Option<PartialDate>,
    /// Which state of the content this is, as citations name it: the first digits of a hash of its files.
    pub version: String,
    /// West, south, east, north in degrees.
    pub frame: [f64; 4],
    /// What the map shows at first: west, south, east, north in degrees.
    pub home: [f64; 4],
    /// The levels of detail of its shapes.
    pub levels: Levels,
    /// Ids of the scenarios.
    pub scenarios: Vec<String>,
    /// Ids of the optional layers.
    pub layers: Vec<String>,
    /// Those of them that are on at first.
    pub layers_on: Vec<String>,
    /// What each of them is called where it is switched, by id.
    pub layer_names: Vec<(String, String)>,
    /// The name of the map.
    pub title: String,
    /// The line under it.
    pub subtitle: String,
    /// A name of the whole that is no side's; empty where there is none.
    pub common: String,
    /// What the whole is called: side id and its name for it, in the language's order.
    pub area: Vec<(String, String)>,
    /// For a reader who has chosen nothing yet.
    #[serde(skip)]
    pub lead: Vec<Paragraph>,
    /// What a small screen says of them below the map, in a line.
    #[serde(skip)]
    pub glance: Vec<Paragraph>,
    /// What is known of the whole.
    #[serde(skip)]
    pub facts: Vec<Fact>,
    /// That lines and names imply no view.
    pub disclaimer: String,
    /// The naming rule.
    pub naming: String,
    /// The sides in the order of the claims.
    pub sides: Vec<Side>,
    /// Islands, groups and islets, as listed.
    pub islands: Vec<Island>,
    /// The questions in dispute.
    pub claims: Vec<Claim>,
    /// The dated briefs, newest first.
    pub briefs: Vec<Brief>,
    /// What is said about the lines at sea.
    pub lines: Vec<Line>,
    /// Other names on the map.
    pub places: Vec<Place>,
    /// Land by where it lies.
    pub regions: Vec<Region>,
    /// The map as each side has it drawn.
    pub perspectives: Vec<Perspective>,
    /// When what happened and who held what.
    pub timeline: Timeline,
    /// The scenarios of a transfer of land.
    pub scenario_details: Scenarios,
    /// Keys of the events in their order; the events themselves are in [`History`].
    pub events: Vec<String>,
    /// The sources that it cites.
    #[serde(skip)]
    pub sources: Vec<Source>,
}

/// One side of the dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The heading over what it says.
    #[serde(skip)]
    pub says: String,
    /// Which land tint it has: 1, 2 or 3.
    pub tint: u8,
    /// What it was called at other times.
    pub former: Vec<Former>,
}

/// What a side was called at another time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Former {
    /// When.
    pub period: Period,
    /// The name, as it stands alone.
    pub name: String,
    /// The name within a sentence.
    pub within: String,
}

impl Side {
    /// What it was called on a day, with its place among the former names; nothing where it was called as today.
    pub fn called_on(&self, day: Day) -> Option<(usize, &Former)> {
        self.former.iter().enumerate().find(|(_, former)| former.period.holds(day))
    }
}

/// An island, a group or an islet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Island {
    /// Its id.
    pub id: String,
    /// For an islet: the group it opens in.
    pub group: Option<String>,
    /// Where its name is set.
    pub label: LonLat,
    /// The box of its shapes and, of a group, of its islets': west, south, east, north in degrees. Nothing where there is no shape.
    pub bounds: Option<[f64; 4]>,
    /// All its names joined, in the language's order; one where both sides say the same.
    pub title: String,
    /// Its names by side, in the language's order.
    pub names: Vec<Name>,
    /// A name that is no side's; empty where there is none.
    pub common: String,
    /// Older form, its language, what it means.
    #[serde(skip)]
    pub origins: Vec<(String, String, Vec<Paragraph>)>,
    /// The sides that administer it, each with part of its territory; of an islet, where they are not its group's.
    pub administered: Vec<Held>,
    /// The sides that claim it, as they are said.
    pub claimed: Vec<Held>,
    /// The brief.
    #[serde(skip)]
    pub brief: Vec<Paragraph>,
    /// Side id to its position, in the order of the sides.
    #[serde(skip)]
    pub positions: Vec<(String, Vec<Paragraph>)>,
    /// Facts in order.
    #[serde(skip)]
    pub facts: Vec<Fact>,
}

/// A side's name for an island.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Name {
    /// The side.
    pub side: String,
    /// Short form for the map.
    pub label: String,
    /// Full form in the side's script.
    pub native: String,
    /// Language tag of `native`.
    pub lang: String,
    /// How it is read.
    pub reading: Option<String>,
    /// In Latin letters.
    pub latin: String,
}

/// A side's hold on an island.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// The side.
    pub by: String,
    /// As which part of its territory.
    #[serde(skip)]
    pub part: Vec<Paragraph>,
}

/// A fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is a fact of.
    pub key: String,
    /// Number and unit.
    pub quantity: Option<(f64, String)>,
    /// What is not a number.
    pub text: Vec<Paragraph>,
    /// When it held.
    pub date: Option<PartialDate>,
    /// What it counts, or who measured.
    pub note: Vec<Paragraph>,
    /// Sources.
    pub cite: Vec<String>,
    /// `memory` or `computed`, where it is.
    pub certainty: Option<String>,
}

/// A question in dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Its key.
    pub key: String,
    /// The question.
    #[serde(skip)]
    pub question: String,
    /// The islands it concerns.
    #[serde(skip)]
    pub islands: Vec<String>,
    /// Side id and its answer, in the order of the sides.
    #[serde(skip)]
    pub answers: Vec<(String, Vec<Paragraph>)>,
    /// Our note.
    #[serde(skip)]
    pub note: Vec<Paragraph>,
    /// Ids of the lines that it is about.
    pub lines: Vec<String>,
    /// What the map shows while it is open, where that is not the usual view: west, south, east, north in degrees.
    pub frame: Option<[f64; 4]>,
    /// How far each side says that something reaches.
    pub extents: Vec<Extent>,
}

/// How far a side says that something reaches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extent {
    /// The side.
    pub side: String,
    /// The arc.
    pub along: Vec<LonLat>,
    /// What the side says.
    #[serde(skip)]
    pub said: Vec<Paragraph>,
}

/// A dated brief.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    /// Its key.
    pub key: String,
    /// Its date.
    #[serde(skip)]
    pub date: Option<PartialDate>,
    /// The date in words.
    #[serde(skip)]
    pub when: String,
    /// Its title.
    #[serde(skip)]
    pub title: String,
    /// Its text.
    #[serde(skip)]
    pub body: Vec<Paragraph>,
    /// Our note, if any.
    #[serde(skip)]
    pub note: Vec<Paragraph>,
    /// The islands it concerns.
    #[serde(skip)]
    pub islands: Vec<String>,
    /// The work it summarises.
    #[serde(skip)]
    pub work: Option<Work>,
    /// What it is about.
    #[serde(skip)]
    pub subjects: Vec<String>,
    /// The states it is about.
    #[serde(skip)]
    pub countries: Vec<String>,
    /// The day on which it was published here, where that was after the first publication.
    #[serde(skip)]
    pub added: Option<PartialDate>,
}

/// A work that a brief summarises.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// Its publisher.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Language tag of the title.
    pub lang: String,
    /// What kind of work.
    pub kind: String,
    /// When it appeared.
    pub date: Option<PartialDate>,
    /// Its source id.
    pub cite: String,
}

/// A line at sea.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// The optional layer it belongs to.
    pub layer: String,
    /// What sort of line it is.
    pub kind: LineKind,
    /// Its name, as set along it.
    pub name: String,
    /// Its entry in the legend.
    pub legend: String,
    /// What it is.
    #[serde(skip)]
    pub about: Vec<Paragraph>,
    /// When it holds.
    pub period: Period,
    /// Of a treaty that took effect later: when it was signed, and its entry in the legend until then.
    pub signed: Option<(PartialDate, String)>,
}

/// A name on the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// What it names.
    pub kind: PlaceKind,
    /// Where.
    pub at: LonLat,
    /// The name; every side's, joined, where each has its own.
    pub name: String,
    /// Side id and its name, in the language's order, where each side has its own.
    pub names: Vec<(String, String)>,
    /// A second, smaller line.
    pub under: String,
    /// The smallest zoom at which it is shown.
    pub zoom: f64,
    /// Below which zoom its name stands elsewhere, and where.
    pub far: Option<(f64, LonLat)>,
}

impl Place {
    /// Where its name stands at a zoom.
    pub fn at(&self, zoom: f64) -> LonLat {
        self.far.filter(|(below, _)| zoom < *below).map_or(self.at, |(_, at)| at)
    }

    /// All places at which its name may stand.
    pub fn places(&self) -> Vec<LonLat> {
        std::iter::once(self.at).chain(self.far.map(|(_, at)| at)).collect()
    }
}

/// A source.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Publisher.
    pub publisher: String,
    /// Date.
    pub date: Option<PartialDate>,
    /// Language of the work.
    pub lang: String,
    /// Kind of work.
    pub kind: String,
    /// The publisher's address.
    pub url: Option<String>,
}

impl Atlas {
    /// The names that addresses may use.
    pub fn vocabulary(&self) -> Vocabulary {
        let ids = |iter: &mut dyn Iterator<Item = &String>| iter.cloned().collect::<Vec<_>>();
        Vocabulary {
            languages: self.languages.clone(),
            dispute: self.id.clone(),
            islands: ids(&mut self.islands.iter().map(|i| &i.id)),
            claims: ids(&mut self.claims.iter().map(|c| &c.key)),
            briefs: ids(&mut self.briefs.iter().map(|b| &b.key)),
            sides: ids(&mut self.sides.iter().map(|s| &s.id)),
            events: self.events.clone(),
            scenarios: self.scenarios.clone(),
            layers: self.layers.clone(),
            layers_on: self.layers_on.clone(),
            until: self.checked,
        }
    }

    /// A page of this dispute in this language.
    pub fn page(&self, kind: Kind) -> Address {
        Address::of(kind, &self.lang, &self.id)
    }

    /// The file of what was changed in this dispute, in this language, from the root of the site.
    pub fn feed(&self) -> String {
        format!("{}{FEED}", self.page(Kind::Map).print())
    }

    /// The island of an id.
    pub fn island(&self, id: &str) -> Option<&Island> {
        self.islands.iter().find(|island| island.id == id)
    }

    /// The island or group in whose brief an island opens: itself, unless it is an islet.
    pub fn group_of<'a>(&'a self, island: &'a Island) -> &'a Island {
        island.group.as_deref().and_then(|id| self.island(id)).unwrap_or(island)
    }

    /// The islands and groups, without islets.
    pub fn groups(&self) -> impl Iterator<Item = &Island> {
        self.islands.iter().filter(|island| island.group.is_none())
    }

    /// The islets of a group.
    pub fn islets<'a>(&'a self, group: &'a str) -> impl Iterator<Item = &'a Island> {
        self.islands.iter().filter(move |island| island.group.as_deref() == Some(group))
    }

    /// The side of an id.
    pub fn side(&self, id: &str) -> Option<&Side> {
        self.sides.iter().find(|side| side.id == id)
    }

    /// The name of a side; nothing for an unknown one.
    pub fn side_name(&self, id: &str) -> &str {
        self.side(id).map_or("", |side| &side.name)
    }

    /// The source of an id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// What is said of an island's holders, of an islet its group's where nothing is said of its own: who administers and who claims it.
    pub fn held<'a>(&'a self, island: &'a Island) -> [&'a [Held]; 2] {
        let group = self.group_of(island);
        let of = |own: &'a [Held], of_group: &'a [Held]| if own.is_empty() { of_group } else { own };
        [of(&island.administered, &group.administered), of(&island.claimed, &group.claimed)]
    }
}

fn date(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}
