//! The map as a side has it drawn.

use super::{Atlas, Line};
use crate::address;
use crate::date::{PartialDate, Period};
use crate::prose::Paragraph;
use serde::{Deserialize, Serialize};

/// Land by where it lies, whatever features it is made of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Its id.
    pub id: String,
    /// West, south, east, north in degrees.
    pub boxes: Vec<[f64; 4]>,
}

/// A side's map: its names alone, the disputed islands in its tint, its lines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Perspective {
    /// The side.
    pub side: String,
    /// Whose view it is.
    pub title: String,
    /// What is drawn otherwise, as that side says it.
    pub about: Vec<Paragraph>,
    /// The lines that it draws, each with what it calls it.
    pub lines: Vec<(String, String)>,
    /// Ids of regions without a side's tint.
    pub untinted: Vec<String>,
    /// What they are in the legend.
    pub untinted_legend: String,
}

impl Atlas {
    /// The same with the names of one side alone, on the map and in headings; running text keeps both.
    pub fn with_names_of(&self, side: &str) -> Self {
        let mut out = Self { names_of: Some(side.to_owned()), ..self.clone() };
        for island in &mut out.islands {
            if let Some(name) = island.names.iter().find(|name| name.side == side) {
                island.title.clone_from(&name.label);
            }
        }
        // The whole is named as its islands are: one name for each side, in the same order.
        let order: Vec<&str> =
            self.islands.first().map(|i| i.names.iter().map(|n| n.side.as_str()).collect()).unwrap_or_default();
        let place = order.iter().position(|of| *of == side);
        let parts: Vec<&str> = self.area.split(" / ").collect();
        if let Some(name) = place.and_then(|place| parts.get(place)).filter(|_| parts.len() == order.len()) {
            out.area = (*name).to_owned();
        }
        out
    }

    /// The same as a side has it drawn; as it is where that side has no such map. Names are another choice.
    pub fn seen_by(&self, side: &str) -> Self {
        let Some(view) = self.perspectives.iter().find(|view| view.side == side) else { return self.clone() };
        let line = |(id, name): &(String, String)| {
            let line = self.lines.iter().find(|line| line.id == *id)?;
            // Past or present, for this side it is the border of today.
            let period = Period { to: None, ..line.period };
            let (layer, kind) = (self.layers_on.first().cloned().unwrap_or_default(), "border".to_owned());
            Some(Line { layer, kind, name: name.clone(), legend: name.clone(), period, ..line.clone() })
        };
        Self { seen_by: Some(side.to_owned()), lines: view.lines.iter().filter_map(line).collect(), ..self.clone() }
    }

    /// The same for a choice of names, a perspective, and a scenario or else a date; nothing where it is as it is. A side's map
    /// has its names unless others are asked for.
    pub fn for_choice(
        &self,
        names: Option<&str>,
        perspective: &address::Perspective,
        as_of: Option<PartialDate>,
        scenario: Option<&str>,
    ) -> Option<Self> {
        let seen = match perspective {
            address::Perspective::Side(side) => Some(side.as_str()),
            address::Perspective::Neutral => None,
        };
        let named = names.or(seen).map(|side| self.with_names_of(side));
        let seen = seen.map(|side| named.as_ref().unwrap_or(self).seen_by(side));
        let chosen = seen.or(named);
        let drawn_scenario = scenario.map(str::to_owned);
        // A scenario starts from the present.
        let as_of = as_of.filter(|_| drawn_scenario.is_none());
        if as_of.is_none() && drawn_scenario.is_none() {
            return chosen;
        }
        Some(Self { as_of, drawn_scenario, ..chosen.unwrap_or_else(|| self.clone()) })
    }

    /// As whom the map is drawn, where it is not ours.
    pub fn perspective(&self) -> Option<&Perspective> {
        self.seen_by.as_ref().and_then(|side| self.perspectives.iter().find(|view| view.side == *side))
    }
}
