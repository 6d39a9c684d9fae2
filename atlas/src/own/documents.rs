//! The documents of a text: one, or several that follow one another, as in newline-delimited GeoJSON and in the text sequences of
//! RFC 8142, where a record separator stands before each. Their features are numbered through.

use super::crs::Crs;
use super::flaw::{Flaw, FlawKind, Flaws, Place};
use super::json::Any;
use super::object::{Found, ObjectReader, Sink};
use super::repair;
use super::signs::Signs;
use super::{Feature, Features, Wrong};
use crate::plane::Projection;
use serde::de::{DeserializeSeed, IgnoredAny};
use serde_json::error::Category;

/// Stands before each document of a text sequence.
const SEPARATOR: char = '\u{1E}';

impl Features for Vec<Feature> {
    fn add(&mut self, feature: Feature, _: usize) {
        self.push(feature);
    }

    fn clear(&mut self) {
        self.clear();
    }

    fn is_empty(&self) -> bool {
        self.is_empty()
    }
}

/// What is being read.
struct Reading<'a> {
    text: &'a str,
    projection: &'a Projection,
    into: &'a mut dyn Features,
    flaws: Flaws,
    signs: Signs,
    /// How many documents have been read to their ends.
    documents: usize,
    /// How many features have a number.
    numbered: usize,
    positions: usize,
    /// Whether something is refused that JSON allows; nothing where it is not looked for.
    is_refused: Option<bool>,
    /// The line, from 1, at which a byte stands, and where that line begins.
    line: (usize, usize),
}

/// Reads a text that is not blank; `is_cut` where more of it followed that is none.
pub(super) fn read(text: &str, is_cut: bool, projection: &Projection, into: &mut dyn Features) -> Wrong {
    read_as(text, is_cut, projection, into, Some(false)).unwrap_or_else(|| {
        into.clear();
        read_as(&repair::repaired(text), is_cut, projection, into, None).unwrap_or_default()
    })
}

/// Reads a text. Nothing where something of it is refused that JSON allows.
fn read_as(
    text: &str,
    is_cut: bool,
    projection: &Projection,
    into: &mut dyn Features,
    is_refused: Option<bool>,
) -> Option<Wrong> {
    let (flaws, signs, line) = (Flaws::default(), Signs::default(), (1, 0));
    let (documents, numbered, positions) = (0, 0, 0);
    let mut reading =
        Reading { text, projection, into, flaws, signs, documents, numbered, positions, is_refused, line };
    let end = reading.all(is_cut);
    if reading.is_refused == Some(true) {
        return None;
    }
    if let Some(found) = std::mem::take(&mut reading.signs).elsewhere() {
        // One cause for all of them.
        reading.flaws.kept.retain(|flaw| !matches!(flaw.kind, FlawKind::NoPlace | FlawKind::Swapped));
        reading.flaws.push_first(Place::default().flaw(FlawKind::Elsewhere, &found));
    }
    if let Some(flaw) = end {
        reading.flaws.push_first(flaw);
    }
    if reading.into.is_empty() && reading.flaws.is_empty() {
        reading.flaws.push(Place::default().flaw(FlawKind::Empty, ""));
    }
    let Flaws { kept, unsaid } = reading.flaws;
    Some(Wrong { flaws: kept, unsaid })
}

impl Reading<'_> {
    /// Reads all documents. Gives what has ended this before the end of the text.
    fn all(&mut self, is_cut: bool) -> Option<Flaw> {
        let mut at = 0;
        loop {
            let rest = self.text.get(at..).unwrap_or_default();
            at += rest.len() - rest.trim_start_matches(|sign: char| sign == SEPARATOR || sign.is_whitespace()).len();
            if at >= self.text.len() {
                break;
            }
            match self.document(at) {
                Ok(length) => {
                    self.documents += 1;
                    at += length;
                }
                Err(error) if self.is_refused.is_some() && repair::is_allowed(&error) => {
                    self.is_refused = Some(true);
                    return None;
                }
                Err(error) => {
                    let found = self.place(at, &error);
                    let Some(next) = self.next(at, &error) else {
                        let is_end = error.classify() == Category::Eof;
                        let kind = if is_end { FlawKind::CutOff } else { FlawKind::NotJson };
                        return Some(Place::default().flaw(kind, &found));
                    };
                    self.flaws.push(Place::default().flaw(FlawKind::BrokenDocument, &found));
                    at = next;
                }
            }
        }
        is_cut.then(|| {
            self.go_to(self.text.len());
            let (line, begin) = self.line;
            Place::default().flaw(FlawKind::CutOff, &format!("{line}:{}", (self.text.len() - begin).max(1)))
        })
    }

    /// Reads the document that begins at a byte. Gives its length.
    fn document(&mut self, at: usize) -> Result<usize, serde_json::Error> {
        if self.documents == 0 && self.numbered == 0 {
            let mut sink = Sink::new(self.into);
            let length = read_one(self.text, at, self.projection, &mut sink);
            (self.numbered, self.positions) = (sink.numbered, sink.positions);
            self.flaws.append(sink.flaws);
            self.signs.append(sink.signs);
            return length;
        }
        // What is wrong with it may take its features away again, and must not take those of others.
        let mut features: Vec<Feature> = Vec::new();
        let mut sink = Sink::new(&mut features);
        (sink.earlier, sink.numbered, sink.positions) = (self.numbered, self.numbered, self.positions);
        // What is wrong with all of it is said of the feature that it is, or should be.
        sink.whole = Place { feature: Some(self.numbered + 1), ..Place::default() };
        let length = read_one(self.text, at, self.projection, &mut sink);
        let is_named = sink.numbered == self.numbered && !sink.flaws.is_empty();
        self.numbered = sink.numbered + usize::from(is_named);
        self.flaws.append(sink.flaws);
        self.signs.append(sink.signs);
        for feature in features {
            self.positions += feature.geometry.positions();
            self.into.add(feature, self.positions);
        }
        length
    }

    /// Where the next document begins behind one that is broken.
    fn next(&self, at: usize, error: &serde_json::Error) -> Option<usize> {
        let rest = self.text.get(at..)?;
        if self.text.trim_start().starts_with(SEPARATOR) {
            return Some(at + rest.find(SEPARATOR)?);
        }
        let next = rest.find("\n{")? + 1;
        // A line that begins so may also be a part of the one document that there is.
        let line = rest.get(next..)?.lines().next()?;
        let is_line = || error.line() == 1 && serde_json::from_str::<IgnoredAny>(line).is_ok();
        (self.documents > 0 || is_line()).then_some(at + next)
    }

    /// The line and the column of an error, both from 1, in a document that begins at a byte. Columns are bytes.
    fn place(&mut self, at: usize, error: &serde_json::Error) -> String {
        self.go_to(at);
        let (line, begin) = self.line;
        let before = if error.line() == 1 { at - begin } else { 0 };
        format!("{}:{}", line + error.line() - 1, before + error.column().max(1))
    }

    /// Counts lines up to a byte that comes later.
    fn go_to(&mut self, at: usize) {
        let (line, begin) = self.line;
        let passed = self.text.get(begin..at).unwrap_or_default();
        let last = passed.rfind('\n').map_or(begin, |last| begin + last + 1);
        self.line = (line + passed.bytes().filter(|byte| *byte == b'\n').count(), last);
    }
}

/// Reads one document into a sink.
fn read_one(text: &str, at: usize, projection: &Projection, sink: &mut Sink<'_>) -> Result<usize, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text.get(at..).unwrap_or_default());
    let place = Place { feature: Some(sink.earlier + 1), ..Place::default() };
    let found = Any(ObjectReader { projection, at: place, sink: Some(sink) }).deserialize(&mut json);
    let crs = sink.crs.take();
    let length = found.map(|found| {
        match found {
            Found::Object(members) => members.finish_file(sink),
            Found::Features => sink.finish_list(),
            Found::Other(_) => sink.flaws.push(sink.whole.flaw(FlawKind::NoType, "")),
        }
        json.into_iter::<IgnoredAny>().byte_offset()
    });
    match crs {
        // Its numbers are no degrees: neither what they seem to show nor what seems wrong with them means anything.
        Some(Crs::Other(name)) => {
            sink.clear();
            sink.flaws.push(sink.whole.flaw(FlawKind::Crs, &name));
        }
        Some(Crs::Unnamed) => sink.flaws.push_first(sink.whole.flaw(FlawKind::CrsUnnamed, "")),
        None => {}
    }
    if let Some(format) = sink.signs.format.filter(|_| !sink.signs.has_places) {
        sink.clear();
        sink.flaws.push(sink.whole.flaw(FlawKind::OtherFormat, format));
    }
    length
}
