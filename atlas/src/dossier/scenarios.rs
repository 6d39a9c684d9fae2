//! The file form of scenarios of a transfer of land, `scenarios.toml`, and the results computed for them.

use super::Text;
use crate::lonlat::LonLat;
use serde::{Deserialize, Serialize};

/// `scenarios.toml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenariosFile {
    /// Where lines are measured: west, south, east, north in degrees.
    pub window: [f64; 4],
    /// The side to whose administration land would pass.
    pub to: String,
    /// The question whose answers stand beside what is said of the alliance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub treaty_claim: Option<String>,
    /// What is computed, and how.
    pub lead: Text,
    /// What a treaty of that side with others would cover; nothing where there is none.
    #[serde(default)]
    pub treaty: Text,
    /// One for each id of `dispute.toml`, in that order; the first is the present state.
    #[serde(default)]
    pub scenario: Vec<ScenarioFile>,
}

/// One idea.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// Its id, as in addresses.
    pub id: String,
    /// Groups that would pass as a whole.
    pub islands: Vec<String>,
    /// The group of which so much would pass that it makes half of all land.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub half_of: Option<String>,
    /// Ids of the lines that would hold.
    pub lines: Vec<String>,
    /// A short name.
    pub title: Text,
    /// What became of it.
    pub status: Text,
    /// Whose idea it is, with sources.
    pub about: Text,
}

/// The results computed from the shapes when the site is built.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ScenarioResults {
    /// For each scenario in its order.
    pub figures: Vec<Figures>,
    /// Where the group is cut of which a part would pass: two places, that part on the left of the line through them.
    pub cut: Option<[LonLat; 2]>,
    /// Small pictures of the groups.
    pub thumbs: Thumbs,
}

/// Small pictures of the groups, in a box that is [`THUMB`] wide.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Thumbs {
    /// Path text of the groups, by id.
    pub groups: Vec<(String, String)>,
    /// Path text of the part of a group that would pass.
    pub part: Option<String>,
    /// How high the box is.
    pub height: f64,
}

/// How wide a small picture is, in units of its paths.
pub const THUMB: f64 = 120.0;

/// What one scenario would move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Land, km².
    pub land_km2: f64,
    /// The same as a share of all disputed land, 0 to 1.
    pub land_share: f64,
    /// Residents at the last count of whole groups.
    pub residents: f64,
    /// Whole groups.
    pub islands: u32,
    /// Islets in them that the map names.
    pub islets: u32,
    /// Sea within 12 nautical miles that is nearest to that land, km².
    pub sea_12nm_km2: f64,
    /// The same within 200 nautical miles.
    pub sea_200nm_km2: f64,
    /// The line between the two sides then, within 24 nautical miles of a shore and across land, km.
    pub line_km: f64,
}

impl Figures {
    /// Whether any land would pass: a scenario may be that nothing does.
    pub fn move_land(&self) -> bool {
        self.land_km2 > 0.0
    }
}
