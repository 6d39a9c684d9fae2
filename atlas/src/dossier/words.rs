//! `words.toml`: words that belong to a dispute and not to the interface.

use super::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The whole file; a dispute needs of it what it has something to say with.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordsFile {
    /// What a fact is of, by its key: beside the keys that the interface has words for.
    #[serde(default)]
    pub fact: BTreeMap<String, Text>,
    /// Words of the map.
    #[serde(default)]
    pub map: MapWordsFile,
    /// Words of the map as of a date.
    #[serde(default)]
    pub timeline: TimelineWordsFile,
    /// Words of the scenarios.
    #[serde(default)]
    pub scenario: ScenarioWordsFile,
}

/// Words of the map.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MapWordsFile {
    /// Legend: land that would pass; `{side}`. Left out where the interface's own says enough.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passing: Option<Text>,
}

/// Words of the map as of a date: what is said where a period names no side. Each is left out where the interface's own says enough.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimelineWordsFile {
    /// An island's accessible name; `{island}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unheld: Option<Text>,
    /// A band of the axis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nobody: Option<Text>,
    /// Legend: land without a tint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub untinted: Option<Text>,
}

/// Words of the scenarios.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioWordsFile {
    /// Label: who is counted, and when; needed where scenarios move islands with people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residents: Option<Text>,
    /// Label: what the treaty would cover; needed, as the two below, where `scenarios.toml` says what a treaty would do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub treaty_covered: Option<Text>,
    /// What it would cover where land passes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covered: Option<Text>,
    /// Heading over what is said of the treaty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub treaty: Option<Text>,
}
