//! What a transfer of land would move.

use super::build::Reader;
use crate::dossier::{Figures, Reckoning, ScenarioFile};
use crate::prose::Paragraph;
use serde::{Deserialize, Serialize};

/// The ideas that are reckoned, and what is said of all of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scenarios {
    /// The side to whose administration land would pass.
    pub to: String,
    /// What is reckoned, and how.
    pub lead: Vec<Paragraph>,
    /// What an alliance would cover.
    pub treaty: Vec<Paragraph>,
    /// The question whose answers stand beside that.
    pub treaty_claim: Option<String>,
    /// In their order, the present state first.
    pub all: Vec<Scenario>,
    /// What was reckoned beside the figures.
    pub reckoning: Reckoning,
}

/// One idea.
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
    pub status: String,
    /// Whose idea it is.
    pub about: Vec<Paragraph>,
    /// What it would move.
    pub figures: Figures,
}

impl Reader<'_> {
    pub(super) fn scenarios(&self) -> Scenarios {
        let file = &self.dossier.scenarios;
        let reckoning = &self.dossier.reckoning;
        let scenario = |(index, file): (usize, &ScenarioFile)| Scenario {
            id: file.id.clone(),
            islands: file.islands.clone(),
            part_of: file.half_of.clone(),
            lines: file.lines.clone(),
            title: self.text(&file.title),
            status: self.text(&file.status),
            about: self.prose(&file.about),
            figures: reckoning.figures.get(index).copied().unwrap_or_default(),
        };
        Scenarios {
            to: file.to.clone(),
            lead: self.prose(&file.lead),
            treaty: self.prose(&file.treaty),
            treaty_claim: file.treaty_claim.clone(),
            all: file.scenario.iter().enumerate().map(scenario).collect(),
            reckoning: Reckoning { figures: Vec::new(), ..reckoning.clone() },
        }
    }
}

impl Scenario {
    /// Whether a group would pass as a whole.
    pub fn moves(&self, island: &str) -> bool {
        self.islands.iter().any(|id| id == island)
    }
}
