//! The page about the map: its sections, and the corrections of what was published.

use super::Text;
use serde::{Deserialize, Serialize};

/// `about.md`: a header that lists the sections, then for each language a title, headings and paragraphs.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutFile {
    /// The title of the page.
    pub title: Text,
    /// The sections in the order of the header.
    pub section: Vec<SectionFile>,
}

/// A section of the page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    /// Its id, as an anchor.
    pub id: String,
    /// Its heading.
    pub heading: Text,
    /// Its text.
    pub body: Text,
}

/// `corrections.toml`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionsFile {
    /// What is said while there is no correction.
    pub none: Text,
    /// The corrections, newest first.
    #[serde(default)]
    pub correction: Vec<CorrectionFile>,
}

/// A correction of something that was published.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionFile {
    /// The day it was made.
    pub date: String,
    /// What was wrong: the island, the event, the fact.
    pub what: Text,
    /// What was said.
    pub old: Text,
    /// What is said now.
    pub new: Text,
    /// Ids of the sources of what is said now.
    pub cite: Vec<String>,
}
