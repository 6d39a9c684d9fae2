//! `perspectives.toml`: how each side has the map drawn, and the stretches of land that it treats apart.

use super::Text;
use serde::{Deserialize, Serialize};

/// The whole file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerspectivesFile {
    /// Land that is more or less than a feature of the layers.
    #[serde(default)]
    pub region: Vec<RegionFile>,
    /// One for each side.
    #[serde(default)]
    pub perspective: Vec<PerspectiveFile>,
}

/// Land by where it lies.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionFile {
    /// Its id.
    pub id: String,
    /// West, south, east, north in degrees: all land in these boxes.
    pub boxes: Vec<[f64; 4]>,
}

/// A side's map: its names alone, the disputed islands in its tint, its lines.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerspectiveFile {
    /// The id of the side.
    pub side: String,
    /// Whose view it is, as said above the map.
    pub title: Text,
    /// What is drawn otherwise than on our map, as that side says it, with sources.
    pub about: Text,
    /// The lines it draws; no other is drawn.
    pub line: Vec<SeenLineFile>,
    /// Ids of regions that have no side's tint.
    #[serde(default)]
    pub untinted: Vec<String>,
    /// What such land is in the legend.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub untinted_legend: Option<Text>,
}

/// A line of ours as a side calls it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenLineFile {
    /// Its id in `lines.toml`.
    pub id: String,
    /// Its name, as set along it and in the legend.
    pub name: Text,
}
