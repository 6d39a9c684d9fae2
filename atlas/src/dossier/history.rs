//! What happened, who administered which island when, and what third parties say.

use super::{Several, Text};
use serde::{Deserialize, Serialize};

/// `chronology.toml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChronologyFile {
    /// The events, in their order in time.
    #[serde(default)]
    pub event: Vec<EventFile>,
    /// The periods of administration, those of each island in their order in time.
    #[serde(default)]
    pub period: Vec<PeriodFile>,
    /// Land around the dispute that was not always held as today.
    #[serde(default)]
    pub tenure: Vec<TenureFile>,
}

/// Something that happened on a date.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventFile {
    /// Its key, as in addresses.
    pub key: String,
    /// When it happened or began, as exactly as its source says.
    pub date: String,
    /// The date as a reader sees it, where that is not `date` itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Text>,
    /// A headline, at most 80 characters.
    pub title: Text,
    /// What happened, with sources.
    pub text: Text,
    /// The islands and groups it concerns; none where it is about the land around them.
    #[serde(default)]
    pub islands: Vec<String>,
    /// Ids of the sides and third parties that had a part in it.
    #[serde(default)]
    pub parties: Vec<String>,
    /// `exploration`, `treaty`, `law`, `war`, `talks`, `statement` or `people`.
    pub kind: String,
    /// What it changed: `border` or `administration`; left out where neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<String>,
    /// How much it weighs: 1, the most, to 3.
    pub rank: u8,
    /// What a timeline calls it, in a word or two: an event that has such a name is one of its moments, at most twelve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<Text>,
    /// What the map shows on its date, where that is not the usual view: west, south, east, north in degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<[f64; 4]>,
    /// The day on which it was published here; left out for what was there from the first publication on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<String>,
}

/// A time in which the same side administered islands, or none did by agreement.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodFile {
    /// The date from which it holds; left out for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The first date on which it no longer holds; left out for the present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The islands and groups it is about.
    pub islands: Vec<String>,
    /// The side that administered them, or those that did so jointly; left out where nobody did, or nothing was agreed.
    #[serde(default, skip_serializing_if = "Several::is_empty")]
    pub by: Several<String>,
    /// Whether the other sides claimed them then, as they do today: then they are drawn as today.
    #[serde(default)]
    pub disputed: bool,
    /// A headline, at most 80 characters.
    pub title: Text,
    /// Who administered, since when and on what ground, with sources.
    pub text: Text,
    /// Ids of the lines of `lines.toml` that held.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
}

/// A time in which land around the dispute was not held as today.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenureFile {
    /// The date from which it holds; left out where it holds from the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The first date on which it no longer holds.
    pub to: Option<String>,
    /// Ids of features of the land; all land where it is left out.
    #[serde(default)]
    pub land: Vec<String>,
    /// A region of `perspectives.toml`: of that land, the part in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The side that held it; left out where nothing was agreed or nothing is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// An entry of `parties.toml`: a third party, which is no side of the dispute.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyFile {
    /// Its id, unlike those of the sides.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The heading over what it says.
    pub says: Text,
    /// `state`, `parliament` or `people`.
    pub kind: String,
    /// The islands and groups it has spoken about.
    pub islands: Vec<String>,
    /// Keys of the claims it has spoken about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<String>,
    /// What it said, in the order of time.
    pub position: Vec<PositionFile>,
}

/// What a third party said on a date.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PositionFile {
    /// When, as exactly as known.
    pub date: String,
    /// What, with sources.
    pub text: Text,
}
