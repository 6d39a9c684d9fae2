//! What is read beside the map: the page about it with the corrections of what was published, and the article.

use super::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// `article.md`: written as the page about the map is. Its header also says where maps stand, and what they show there.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleFile {
    /// Title and sections.
    pub page: AboutFile,
    /// By the section below which a map stands: its view, as in an address.
    pub map: BTreeMap<String, String>,
    /// By the section that is a step of the one map that moves: its view there, as in an address.
    pub step: BTreeMap<String, String>,
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
    /// Its key, as in the address of its entry on the page about the map.
    pub key: String,
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
