//! The map as a side has it drawn.

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
    #[serde(skip)]
    pub about: Vec<Paragraph>,
    /// The lines that it draws, each with what it calls it.
    pub lines: Vec<(String, String)>,
    /// Ids of regions without a side's tint.
    pub untinted: Vec<String>,
    /// What they are in the legend.
    pub untinted_legend: String,
}
