//! What an editor writes: the shape of the content files, before any check.
//!
//! These structs mirror the files under `geo-data/` one to one. They say nothing about truth or completeness: that is
//! [`crate::content`]'s work, which turns a [`Dossier`] into an [`crate::content::Atlas`] or into a list of problems.
//! The same structs, reduced to one language, are offered as `content.json`; the program is given an [`crate::content::Atlas`].

mod about;
mod history;
mod perspectives;
mod scenarios;
mod several;
mod words;

pub use about::{AboutFile, ArticleFile, CorrectionFile, CorrectionsFile, SectionFile};
pub use history::{ChronologyFile, EventFile, PartyFile, PeriodFile, PositionFile, TenureFile};
pub use perspectives::{PerspectiveFile, PerspectivesFile, RegionFile, SeenLineFile};
pub use scenarios::{Figures, ScenarioFile, ScenarioResults, ScenariosFile, THUMB, Thumbs};
pub use words::{MapWordsFile, ScenarioWordsFile, TimelineWordsFile, WordsFile};

pub use several::Several;

use crate::families::Families;
use crate::level::Levels;
use crate::lonlat::LonLat;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One text in every language of the dispute: language tag to words.
///
/// Running text may hold citation marks, `[^id]`, right behind the sentence or clause that the source supports.
/// Paragraphs are separated by an empty line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

/// Everything about one dispute, from all its files.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Which state of the files this is: the first twelve digits of their SHA-256.
    pub version: String,
    /// `dispute.toml`.
    pub dispute: DisputeFile,
    /// `sources.toml`.
    pub sources: Vec<SourceFile>,
    /// `islands/*.toml`.
    pub islands: Vec<IslandFile>,
    /// `claims.toml`.
    pub claims: Vec<ClaimFile>,
    /// `briefs/*.md`.
    pub briefs: Vec<BriefFile>,
    /// `lines.toml`: what is said about each line; its course is computed.
    pub lines: Vec<LineFile>,
    /// `places.toml`.
    #[serde(default)]
    pub places: Vec<PlaceFile>,
    /// `perspectives.toml`: how each side has the map drawn.
    #[serde(default)]
    pub perspectives: PerspectivesFile,
    /// `scenarios.toml`: the scenarios of a transfer of land, as editors wrote them.
    #[serde(default)]
    pub scenarios: ScenariosFile,
    /// The computed results of the scenarios; empty before the site is built.
    #[serde(default)]
    pub results: ScenarioResults,
    /// The box of every disputed island and islet, by id: west, south, east, north in degrees. From the layers, not from a file of
    /// words.
    #[serde(default)]
    pub bounds: BTreeMap<String, [f64; 4]>,
    /// `land.toml`: the levels of detail of the layers; what else it says is for the command that makes them.
    #[serde(default)]
    pub levels: Levels,
    /// The families in which pictures are set, by language. From the site's fonts, not from a file of words.
    #[serde(default, skip_serializing)]
    pub families: BTreeMap<String, Families>,
    /// `chronology.toml`.
    pub chronology: ChronologyFile,
    /// `parties.toml`: who is none of the sides and has said something all the same.
    #[serde(default)]
    pub parties: Vec<PartyFile>,
    /// `about.md`.
    pub about: AboutFile,
    /// `corrections.toml`.
    pub corrections: CorrectionsFile,
    /// `article.md`: an article with the map in it; a dispute may do without.
    #[serde(default)]
    pub article: Option<ArticleFile>,
    /// `words.toml`: words of its own.
    #[serde(default)]
    pub words: WordsFile,
}

/// `dispute.toml`: the dispute as a whole.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeFile {
    /// Name of the folder.
    pub id: String,
    /// Language tags in the order of the language switch; the first is the default.
    pub languages: Vec<String>,
    /// The date up to which the content was checked.
    pub checked: String,
    /// The first and the last year that its dates can be of: one outside is a slip. Left out, any year can be meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<[u16; 2]>,
    /// West, south, east, north in degrees: the camera never leaves it, and every coordinate lies in it.
    pub frame: [f64; 4],
    /// West, south, east, north in degrees: what the map shows before anything is chosen.
    pub home: [f64; 4],
    /// The islands and groups in the order of their list; islets follow their group.
    pub islands: Vec<String>,
    /// Ids of the scenarios, as in addresses; the first is the present state. None where the dispute has no scenarios.
    #[serde(default)]
    pub scenarios: Vec<String>,
    /// Ids of the optional layers, as in addresses, in their order.
    pub layers: Vec<String>,
    /// Those of them that are on at first.
    pub layers_on: Vec<String>,
    /// What each of them is called where it is switched.
    pub layer_name: BTreeMap<String, Text>,
    /// The name of the map.
    pub title: Text,
    /// One line under the title that names both sides' names for the area.
    pub subtitle: Text,
    /// A name of the whole that is no side's, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub common: Option<Text>,
    /// By side, what the whole is called on labels and in sentences such as "no island chosen".
    pub area: BTreeMap<String, Text>,
    /// A few sentences for a reader who has chosen nothing yet.
    pub lead: Text,
    /// What a small screen says of them below the map, in a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub glance: Option<Text>,
    /// What is known of the whole. The first `area` and the first `people` stand on the site's home too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fact: Vec<FactFile>,
    /// That lines and names imply no view.
    pub disclaimer: Text,
    /// The naming rule, in one or two sentences.
    pub naming: Text,
    /// The order of third parties, in one sentence; nothing where there are none.
    #[serde(default)]
    pub order: Text,
    /// The sides, two or three, in the order of the claims.
    pub side: Vec<SideFile>,
    /// For each language, the order in which the sides' names are printed.
    pub name_order: BTreeMap<String, Vec<String>>,
}

/// One side of the dispute.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideFile {
    /// Its id, as in addresses.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The heading over what it says.
    pub says: Text,
    /// Which of the land tints of the style sheet it has: 1, 2 or 3.
    pub tint: u8,
    /// What it was called at other times.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerFile>,
}

/// What a side was called at another time.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerFile {
    /// The date from which it was called so.
    pub from: String,
    /// The first date on which it no longer was.
    pub to: String,
    /// The name, as it stands alone.
    pub name: Text,
    /// The name within a sentence, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Text>,
}

/// An entry of `sources.toml`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceFile {
    /// Its id, as in citation marks.
    pub id: String,
    /// Title of the work; article or page number with it.
    pub title: Text,
    /// Who published it.
    pub publisher: Text,
    /// When; as exactly as known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Language tag of the work.
    pub lang: String,
    /// `treaty`, `government`, `parliament`, `press`, `scholarship`, `statistics`, `reference`.
    pub kind: String,
    /// The publisher's own address, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The sides whose state's own text it is: its laws and treaties, what its ministry, parliament or courts say. A joint text is each
    /// one's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voice: Vec<String>,
}

/// `islands/ID.toml`: an island, a group or an islet of a group.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IslandFile {
    /// Its id, as in addresses and in the layers.
    pub id: String,
    /// For an islet: the island or group in whose brief it opens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Where its name is set: a point on its land.
    pub label: LonLat,
    /// Its names, one entry per side.
    pub name: Vec<NameFile>,
    /// A name that is no side's, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub common: Option<Text>,
    /// Where the name comes from, as far as known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub origin: Vec<OriginFile>,
    /// Who administers it: a side, sides that do it jointly, or nobody, where the last period says so.
    #[serde(default, skip_serializing_if = "Several::is_empty")]
    pub administered: Several<HeldFile>,
    /// Who claims it: a side or more.
    #[serde(default, skip_serializing_if = "Several::is_empty")]
    pub claimed: Several<HeldFile>,
    /// The brief; for an islet a line of its own.
    pub brief: Text,
    /// Each side's position on this island.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub position: BTreeMap<String, Text>,
    /// Facts, in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fact: Vec<FactFile>,
}

/// What one side calls an island.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameFile {
    /// The side.
    pub side: String,
    /// The short form for the map, per interface language.
    pub label: Text,
    /// The full form in the side's own language and script.
    pub native: String,
    /// Language tag of `native`.
    pub lang: String,
    /// How `native` is read, where its script does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// `native` in Latin letters.
    pub latin: String,
}

/// An account of where a name comes from.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OriginFile {
    /// The older form.
    pub form: String,
    /// Language tag of `form`.
    pub lang: String,
    /// What it means and how sure that is, with its source.
    pub meaning: Text,
}

/// A side's hold on an island: administering it or claiming it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldFile {
    /// The side.
    pub by: String,
    /// As which part of its territory, with a source.
    pub part: Text,
}

/// One fact: a number or a text, with its date and source.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactFile {
    /// What it is a fact of: `area`, `highest`, `people`, `distance` and so on. Its word is in `assets/words/` or in `words.toml`.
    pub key: String,
    /// The number, in `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<f64>,
    /// `km2`, `m2`, `km`, `m` or `people`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What is not a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The date or year it holds for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What the number counts, or who measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Source ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cite: Vec<String>,
    /// `memory` for what no page confirms; it is then marked wherever it is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<String>,
}

/// An entry of `claims.toml`: one question, an answer of each side, a note of ours.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimFile {
    /// Its key, as in addresses.
    pub key: String,
    /// The question.
    pub question: Text,
    /// The islands and groups it concerns.
    pub islands: Vec<String>,
    /// Side id to its answer.
    pub side: BTreeMap<String, Text>,
    /// Our note, in nobody's interest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// Ids of the lines that it is about: they are drawn while it is open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// What the map shows while it is open, where that is not the usual view: west, south, east, north in degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<[f64; 4]>,
    /// How far each side says that something reaches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extent: Vec<ExtentFile>,
}

/// How far a side says that something reaches: a bracket along an arc on the map.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtentFile {
    /// The side that says it.
    pub side: String,
    /// The arc, in a direction that all extents of the question share: at least two places.
    pub along: Vec<LonLat>,
    /// What the side says, in a few words, with sources.
    pub label: Text,
}

/// `briefs/*.md`: a header and prose.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BriefFile {
    /// Its key, as in addresses.
    pub key: String,
    /// The date it is sorted by.
    pub date: String,
    /// The date as a reader sees it, where that is not `date` itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Text>,
    /// Its title.
    #[serde(default)]
    pub title: Text,
    /// Its text.
    #[serde(default)]
    pub body: Text,
    /// Our note on it, if any: where the work it summarises is imprecise, for instance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The islands and groups it concerns.
    pub islands: Vec<String>,
    /// The work it summarises, if it does: publisher, title, kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<WorkFile>,
    /// What it is about.
    pub subjects: Vec<Text>,
    /// The states it is about.
    pub countries: Vec<Text>,
    /// The day on which it was published here; left out for what was there from the first publication on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<String>,
}

/// A work that a brief summarises.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkFile {
    /// Who published it.
    pub publisher: Text,
    /// Its title, in its own language.
    pub title: String,
    /// Language tag of the title.
    pub lang: String,
    /// What kind of work it is.
    pub kind: Text,
    /// When it appeared.
    pub date: String,
    /// Its source id.
    pub cite: String,
}

/// What is said about a line at sea. Other keys of `lines.toml` are the specification it is computed from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LineFile {
    /// Its id, as in the layer.
    pub id: String,
    /// The optional layer it belongs to.
    pub layer: String,
    /// The name of a [`LineKind`](crate::content::LineKind) that files may name: each has its rhythm on the map.
    pub kind: String,
    /// Its name, as set along it.
    pub name: Text,
    /// What it is in the legend.
    pub legend: Text,
    /// What it is, whose, since when and how sure, with sources.
    pub about: Text,
    /// The date of the signature, where it took effect later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<String>,
    /// The date from which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The first date on which it no longer holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// An entry of `places.toml`: a name on the map that is not an island of the dispute.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceFile {
    /// Its id.
    pub id: String,
    /// `sea`, `strait`, `land`, `island`, `town` or `cape`.
    pub kind: String,
    /// Where its name is set, or the point itself for a town or a cape.
    pub at: LonLat,
    /// The name, with both forms where the sides differ.
    pub name: PlaceNames,
    /// A second line, smaller: whose it is, or a former name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<Text>,
    /// The smallest zoom at which it is shown.
    pub zoom: f64,
    /// Where a wide name stands on a map that shows more of the world.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub far: Option<FarFile>,
}

/// A second place for a wide name: on the whole map of an ocean its middle is elsewhere than on a map of one shore.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FarFile {
    /// Below this zoom the name stands there.
    pub below: f64,
    /// Where.
    pub at: LonLat,
}

/// What a place is called.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged, expecting = "the name by language was expected, or by side its name by language")]
pub enum PlaceNames {
    /// One name, in every language of the dispute.
    One(Text),
    /// By side its own, of a water or a land that each calls otherwise.
    BySide(BTreeMap<String, Text>),
}
