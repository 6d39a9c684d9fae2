//! The words of a layer of one's own.

use super::Counted;
use serde::{Deserialize, Serialize};

/// A layer that a page which embeds the map, or a reader, brings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnWords {
    /// Heading of what the page that embeds the map has added.
    pub host: String,
    /// Heading of what the reader has added.
    pub reader: String,
    /// Button: chooses a file.
    pub choose: String,
    /// Button: takes the layer away.
    pub remove: String,
    /// How many features it has; `{n}`.
    pub features: Counted,
    /// A feature without a title; `{n}` is its number.
    pub feature: String,
    /// Said of a feature that has no shape.
    pub no_shape: String,
    /// How many things are wrong; `{n}`.
    pub problems: Counted,
    /// Behind the first of them; `{n}`.
    pub more: String,
    /// Button.
    pub close: String,
    /// What becomes of a reader's file.
    pub not_uploaded: String,
    /// Whose layer it is, in a picture that is saved.
    pub saved: String,
    /// Said of a feature that lies beyond the map.
    pub is_beyond: String,
    /// How many features do; `{n}`.
    pub beyond: Counted,
    /// How much of it has been read; `{percent}`.
    pub reading: String,
    /// It cannot be read in this browser.
    pub failed: String,
    /// Button: reads no further.
    pub cancel: String,
    /// Both are sizes with their units; `{found}`, `{limit}`.
    pub too_large: String,
    /// Where something is wrong; `{n}`. The next three stand behind it, with a mark of a list between them.
    pub in_feature: String,
    /// `{n}`, of a collection of geometries.
    pub in_geometry: String,
    /// `{n}`: a point, a line or a polygon among several.
    pub in_part: String,
    /// `{n}`; 1 is the outer one.
    pub in_ring: String,
    /// A flaw, `{flaw}`, and how many others are like it, `{n}`.
    pub alike: String,
    /// What is wrong.
    pub flaw: FlawWords,
}

impl OwnWords {
    /// The words from JSON, as a printed part has them. Nothing where it is no such part.
    pub fn read(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

/// What is wrong with a layer: each stands alone, or behind a place and a colon. `{found}` is what the file has.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlawWords {
    /// No text.
    pub not_text: String,
    /// `{line}`, `{column}`.
    pub not_json: String,
    /// `{line}`, `{column}`.
    pub cut_off: String,
    /// `{found}` is the name of another format.
    pub other_format: String,
    /// One of several in the file; `{line}`, `{column}`.
    pub broken_document: String,
    /// Nothing says what it is.
    pub no_type: String,
    /// `{found}` is the type that it should have.
    pub no_type_shown: String,
    /// `{found}` is its name.
    pub unknown_type: String,
    /// `{found}` is its name.
    pub unknown_type_shown: String,
    /// `{found}` is a type, or JSON.
    pub misplaced: String,
    /// A list without a collection.
    pub bare_list: String,
    /// `{found}` is the name of a member.
    pub no_list: String,
    /// `{found}` is the name of a reference system.
    pub crs: String,
    /// Nothing to name.
    pub crs_unnamed: String,
    /// `{found}` is one of the positions, as JSON.
    pub elsewhere: String,
    /// Nothing in it.
    pub empty: String,
    /// `{found}` is a type of geometry.
    pub nesting: String,
    /// `{found}` is the name of a member.
    pub missing: String,
    /// `{found}` is a position, as JSON.
    pub no_place: String,
    /// `{found}` is a position, as JSON.
    pub quoted_numbers: String,
    /// `{found}` is a position, as JSON.
    pub swapped: String,
    /// A line or a ring.
    pub too_few: String,
    /// A ring.
    pub not_closed: String,
    /// A ring.
    pub around_pole: String,
    /// `{found}` is a property: `stroke: blurple`.
    pub no_colour: String,
    /// `{found}` is a property.
    pub no_number: String,
    /// `{found}` is a property.
    pub no_size: String,
}
