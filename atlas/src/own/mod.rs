//! A layer of one's own: GeoJSON that a page which embeds the map, or a reader, brings.
//!
//! It is RFC 7946 with the looks of simplestyle-spec 1.1, read as it is found in the world: with a byte order mark, an old `crs`,
//! members in any order, longitudes in any spelling. Nothing is refused as a whole. What is wrong is said with its place, and the
//! rest is there. The text is read once, from front to back; coordinates never become a tree of JSON values.
//!
//! A layer may have a million vertices. So it is read and kept by a program of its own, beside the map, which answers questions about it
//! ([`desk`]): what is to be drawn of it in a viewport, what is at a place, what a feature says. [`Collection`] keeps it.

mod collection;
mod coordinates;
mod crs;
pub mod desk;
mod detail;
pub mod draw;
mod feature;
mod flaw;
mod hit;
mod json;
mod look;
mod object;
mod say;
mod shape;
#[cfg(test)]
mod tests;
mod view;

pub use collection::{Collection, Told};
pub use flaw::{Flaw, FlawKind, MAX_FLAWS};
pub use look::{Look, MAX_WIDTH, MarkerSize};
pub use say::{Marks, say};

use crate::plane::{Bounds, Projection, World};
use crs::Crs;
use flaw::{Flaws, Place};
use json::Any;
use object::{Found, ObjectReader, Sink};
use serde::de::DeserializeSeed;
use serde_json::error::Category;

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

/// Reads GeoJSON: a collection of features, a feature or a bare geometry, in UTF-8. Of a file that breaks off, the features before
/// that place are there. Gives what is wrong with it.
pub fn read(bytes: &[u8], projection: &Projection, into: &mut dyn Features) -> Wrong {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let whole_file = |kind| Wrong { flaws: vec![Place::default().flaw(kind, "")], unsaid: 0 };
    // UTF-16 without a byte order mark has a zero in its first character.
    if bytes.iter().take(2).any(|byte| *byte == 0) {
        return whole_file(FlawKind::NotText);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        // It breaks off within a character.
        Err(error) if error.error_len().is_none() => {
            bytes.get(..error.valid_up_to()).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
        }
        Err(_) => return whole_file(FlawKind::NotText),
    };
    if text.starts_with('\u{1E}') {
        return whole_file(FlawKind::SeveralDocuments);
    }
    if text.trim().is_empty() {
        return whole_file(FlawKind::Empty);
    }
    read_text(text, text.len() < bytes.len(), projection, into)
}

/// Reads a text that is not blank.
fn read_text(text: &str, is_cut: bool, projection: &Projection, into: &mut dyn Features) -> Wrong {
    let mut sink = Sink::new(into);
    let mut json = serde_json::Deserializer::from_str(text);
    let at = Place { feature: Some(1), ..Place::default() };
    let found = Any(ObjectReader { projection, at, sink: Some(&mut sink) }).deserialize(&mut json);
    let crs = sink.crs.take();
    let found = found.map(|found| match found {
        Found::Object(members) => members.finish_file(&mut sink),
        Found::Other(_) => sink.flaws.push(Place::default().flaw(FlawKind::NoType, "")),
    });
    let error = match found.and_then(|()| json.end()) {
        Err(error) => Some(fault(&error, text)),
        Ok(()) if is_cut => Some(Place::default().flaw(FlawKind::CutOff, &end_of(text))),
        Ok(()) => None,
    };
    match crs {
        // Its numbers are no degrees: neither what they seem to show nor what seems wrong with them means anything.
        Some(Crs::Other(name)) => {
            sink.clear();
            sink.flaws.push(Place::default().flaw(FlawKind::Crs, &name));
        }
        Some(Crs::Unnamed) => sink.flaws.push_first(Place::default().flaw(FlawKind::CrsUnnamed, "")),
        None => {}
    }
    if let Some(error) = error {
        sink.flaws.push_first(error);
    }
    if sink.features.is_empty() && sink.flaws.is_empty() {
        sink.flaws.push(Place::default().flaw(FlawKind::Empty, ""));
    }
    let Flaws { kept, unsaid } = sink.flaws;
    Wrong { flaws: kept, unsaid }
}

/// What an error of the JSON means, with its line and column, both from 1.
fn fault(error: &serde_json::Error, text: &str) -> Flaw {
    let (line, column) = (error.line(), error.column().max(1));
    let kind = if error.classify() == Category::Eof {
        FlawKind::CutOff
    } else if follows_another(error, text) {
        FlawKind::SeveralDocuments
    } else {
        FlawKind::NotJson
    };
    Place::default().flaw(kind, &format!("{line}:{column}"))
}

/// Whether the error is that another document begins where the first has ended.
fn follows_another(error: &serde_json::Error, text: &str) -> bool {
    // Columns are bytes. An error within a document names its last byte, or stands at a sign that begins none.
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let rest = line.as_bytes().get(error.column().saturating_sub(1)..).unwrap_or_default();
    let begins = matches!(rest.first(), Some(b'{' | b'[' | 0x1E));
    begins && error.to_string().starts_with("trailing characters")
}

/// The line and the column of a text's end.
fn end_of(text: &str) -> String {
    let line = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = text.len() - text.rfind('\n').map_or(0, |at| at + 1);
    format!("{line}:{}", column.max(1))
}
