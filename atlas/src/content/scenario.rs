//! The scenarios of a transfer of land in one language: texts from the dossier, joined with their computed figures.

use super::build::Builder;
use crate::dossier::{Figures, ScenarioFile, Thumbs};
use crate::lonlat::LonLat;
use crate::prose::Paragraph;
use serde::{Deserialize, Serialize};

/// All scenarios, and the texts about all of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scenarios {
    /// The side to whose administration land would pass.
    pub to: String,
    /// What is computed, and how.
    #[serde(skip)]
    pub lead: Vec<Paragraph>,
    /// What an alliance would cover.
    #[serde(skip)]
    pub treaty: Vec<Paragraph>,
    /// The question whose answers stand beside that.
    pub treaty_claim: Option<String>,
    /// In their order, the present state first.
    pub all: Vec<Scenario>,
    /// Where the group is cut of which a part would pass: two places, that part on the left of the line through them.
    pub cut: Option<[LonLat; 2]>,
    /// Small pictures of the groups.
    #[serde(skip)]
    pub thumbs: Thumbs,
}

/// One scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scenario {
    /// Its id.
    pub id: String,
    /// Groups that would pass as a whole.
    pub islands: Vec<String>,
    /// The group of which a part would pass.
    pub part_of: Option<String>,
    /// Ids of the lines that would hold.
    pub lines: Vec<String>,
    /// A short name.
    pub title: String,
    /// What became of it.
    #[serde(skip)]
    pub status: String,
    /// Whose idea it is.
    #[serde(skip)]
    pub about: Vec<Paragraph>,
    /// What it would move.
    pub figures: Figures,
}

impl Builder<'_> {
    pub(super) fn scenarios(&self) -> Scenarios {
        let file = &self.dossier.scenarios;
        let results = &self.dossier.results;
        let scenario = |(index, file): (usize, &ScenarioFile)| Scenario {
            id: file.id.clone(),
            islands: file.islands.clone(),
            part_of: file.half_of.clone(),
            lines: file.lines.clone(),
            title: self.text(&file.title),
            status: self.text(&file.status),
            about: self.prose(&file.about),
            figures: results.figures.get(index).copied().unwrap_or_default(),
        };
        Scenarios {
            to: file.to.clone(),
            lead: self.prose(&file.lead),
            treaty: self.prose(&file.treaty),
            treaty_claim: file.treaty_claim.clone(),
            all: file.scenario.iter().enumerate().map(scenario).collect(),
            cut: results.cut,
            thumbs: results.thumbs.clone(),
        }
    }
}

impl Scenario {
    /// Whether a group would pass as a whole.
    pub fn moves(&self, island: &str) -> bool {
        self.islands.iter().any(|id| id == island)
    }
}
