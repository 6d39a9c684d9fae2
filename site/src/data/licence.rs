//! The two licences of what can be taken away.

use super::Edition;
use crate::words::DataWords;
use serde_json::{Value, json};

/// A licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Licence {
    /// Of shapes, lines and what is computed from them.
    Shapes,
    /// Of texts.
    Texts,
}

impl Licence {
    /// Both, shapes first.
    pub const BOTH: [Self; 2] = [Self::Shapes, Self::Texts];

    /// The licences of a file: GeoJSON has words beside its shapes.
    pub fn of(file: &str) -> &'static [Self] {
        if file.ends_with(".geojson") { &Self::BOTH } else { &Self::BOTH[1..] }
    }

    /// Its identifier in the list of SPDX.
    pub fn id(self) -> &'static str {
        match self {
            Self::Shapes => "ODbL-1.0",
            Self::Texts => "CC-BY-4.0",
        }
    }

    /// Its text.
    pub fn url(self) -> &'static str {
        match self {
            Self::Shapes => "https://opendatacommons.org/licenses/odbl/1-0/",
            Self::Texts => "https://creativecommons.org/licenses/by/4.0/",
        }
    }

    /// Its name in words.
    pub fn title(self, words: &DataWords) -> &str {
        match self {
            Self::Shapes => &words.licences.of_shapes,
            Self::Texts => &words.licences.of_texts,
        }
    }

    /// As data packages name it.
    pub fn json(self, words: &DataWords) -> Value {
        json!({ "name": self.id(), "path": self.url(), "title": self.title(words) })
    }
}

/// What the licence of the shapes asks every copy to say.
pub fn attribution(edition: &Edition<'_>) -> String {
    let words = &edition.atlas.words.map;
    format!("{}, {}", words.data, words.licence)
}
