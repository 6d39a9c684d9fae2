//! A layer of one's own: GeoJSON that a page which embeds the map, or a reader, brings.
//!
//! It is RFC 7946 with the looks of simplestyle-spec 1.1, read as it is found in the world: with a byte order mark, an old `crs`,
//! members in any order, longitudes in any spelling, several documents in one file. Nothing is refused as a whole. What is wrong is said with its place, and the
//! rest is there. The text is read once, from front to back; coordinates never become a tree of JSON values.
//!
//! A layer may have a million vertices. So it is read and kept by a program of its own, beside the map, which answers questions about it
//! ([`desk`]): what is to be drawn of it in a viewport, what is at a place, what a feature says. [`Collection`] keeps it.

mod around;
mod collection;
mod coordinates;
mod crs;
pub mod desk;
mod detail;
mod documents;
pub mod draw;
mod feature;
mod flaw;
mod hit;
mod json;
mod look;
mod object;
mod other;
mod part;
mod repair;
mod say;
mod shape;
mod signs;
#[cfg(test)]
mod tests;
mod view;

pub use collection::{Collection, Told};
pub use flaw::{Flaw, FlawKind, MAX_FLAWS};
pub use look::{Look, MAX_WIDTH, MarkerSize};
pub use say::{Marks, say};

use crate::plane::{Bounds, Projection, World};
use flaw::Place;

/// What is wrong with a layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wrong {
    /// The flaws, at most [`MAX_FLAWS`]: first what concerns the whole file, then feature by feature.
    pub flaws: Vec<Flaw>,
    /// How many more there are.
    pub unsaid: usize,
}

/// What takes features as they are read, in the order of the file.
pub trait Features {
    /// One more, and how many positions have been read of the file so far.
    fn add(&mut self, feature: Feature, positions: usize);

    /// All that have been added count for nothing.
    fn clear(&mut self);

    /// Whether there is none.
    fn is_empty(&self) -> bool;
}

/// A feature, projected.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature {
    /// Its number in the file, from 1. Those that could not be read have one, too.
    pub number: usize,
    /// Its title; where it has none that is not blank, its name, and else its `id`.
    pub title: Option<String>,
    /// What is told of it.
    pub description: Option<String>,
    /// Its other properties as text, in the order of the file; without those that have no value or say how it looks.
    pub properties: Vec<(String, String)>,
    /// How it is drawn.
    pub look: Look,
    /// Its shape; empty where the file gives none or none could be read.
    pub geometry: Geometry,
    /// What holds all of it; empty where its shape is.
    pub bounds: Bounds,
}

/// A shape on the plane, of whatever kinds the file has it. Each part lies, whole, where it is nearest to the middle of the frame;
/// what goes all the way around the Earth covers what is around that middle, if need be by lying there twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geometry {
    /// Points.
    pub points: Vec<World>,
    /// Lines, of two points or more.
    pub lines: Vec<Vec<World>>,
    /// Polygons, each its rings: the outer one, then its holes. Rings are closed, the last point is the first, and of either winding.
    pub areas: Vec<Vec<Vec<World>>>,
}

impl Geometry {
    /// What holds all of it.
    pub fn bounds(&self) -> Bounds {
        let lines = self.lines.iter().chain(self.areas.iter().flatten()).flatten();
        self.points.iter().chain(lines).fold(Bounds::EMPTY, |bounds, point| bounds.with(*point))
    }

    /// How many positions it has.
    pub fn positions(&self) -> usize {
        let lines = self.lines.iter().chain(self.areas.iter().flatten());
        self.points.len() + lines.map(Vec::len).sum::<usize>()
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty() && self.lines.is_empty() && self.areas.is_empty()
    }

    /// Adds the parts of another.
    fn append(&mut self, other: Self) {
        self.points.extend(other.points);
        self.lines.extend(other.lines);
        self.areas.extend(other.areas);
    }
}

/// Reads GeoJSON: a collection of features, a feature or a bare geometry, in UTF-8, or several of them in one file. Of a file that
/// breaks off, the features before that place are there. Gives what is wrong with it.
pub fn read(bytes: &[u8], projection: &Projection, into: &mut dyn Features) -> Wrong {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let whole_file = |kind, found| Wrong { flaws: vec![Place::default().flaw(kind, found)], unsaid: 0 };
    if let Some(format) = other::format(bytes) {
        return whole_file(FlawKind::OtherFormat, format);
    }
    // UTF-16 without a byte order mark has a zero in its first character.
    if bytes.iter().take(2).any(|byte| *byte == 0) {
        return whole_file(FlawKind::NotText, "");
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // It breaks off within a character.
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
        }
        Err(_) => return whole_file(FlawKind::NotText, ""),
    };
    if text.trim().is_empty() {
        return whole_file(FlawKind::Empty, "");
    }
    documents::read(text, text.len() < bytes.len(), projection, into)
}
