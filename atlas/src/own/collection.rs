//! The features of a layer as they are kept: flat lists, so that a hundred thousand small ones take little more room than their file.

use super::detail::{self, Rank};
use super::draw::{self, Group};
use super::part::{Part, PartKind, Vertex, world};
use super::{Feature, Features, Look};
use crate::plane::{Bounds, World};
use rstar::{AABB, RTree, RTreeObject};
use std::collections::BTreeMap;
use std::ops::Range;

/// Vertices that follow one another are put together by so many: where all of them are out of sight, none is looked at.
pub(super) const BLOCK: usize = 256;

/// A piece of the text that holds all that features say.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    from: u32,
    length: u32,
}

/// A feature, by where its parts and texts stand.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub number: u32,
    pub look: u32,
    pub bounds: Bounds,
    parts: Range<u32>,
    properties: Range<u32>,
    title: Said,
    description: Said,
}

/// What a feature says.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Told {
    /// Its number in the file, from 1.
    pub number: u32,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// What is told of it.
    pub description: Option<String>,
    /// Its other properties, by name.
    pub properties: Vec<(String, String)>,
    /// What holds all of it; empty where it has no shape.
    pub bounds: Bounds,
}

/// A feature in the index.
struct Indexed {
    index: u32,
    bounds: AABB<[f64; 2]>,
}

impl RTreeObject for Indexed {
    type Envelope = AABB<[f64; 2]>;

    fn envelope(&self) -> Self::Envelope {
        self.bounds
    }
}

fn envelope(bounds: Bounds) -> AABB<[f64; 2]> {
    AABB::from_corners([bounds.min.x, bounds.min.y], [bounds.max.x, bounds.max.y])
}

/// The features of a layer, kept. Those that are added can be seen once it is [finished](Self::finish).
#[derive(Default)]
pub struct Collection {
    entries: Vec<Entry>,
    parts: Vec<Part>,
    vertices: Vec<Vertex>,
    ranks: Vec<Rank>,
    /// What holds each block of vertices.
    blocks: Vec<Bounds>,
    looks: Vec<Look>,
    /// The looks by how they are written, to find one again.
    known_looks: BTreeMap<String, u32>,
    /// Names of properties.
    names: Vec<String>,
    known_names: BTreeMap<String, u32>,
    properties: Vec<(u32, Said)>,
    text: String,
    index: RTree<Indexed>,
    bounds: Bounds,
}

impl Features for Collection {
    fn add(&mut self, feature: Feature, _: usize) {
        let Feature { number, title, description, properties, look, geometry, bounds } = feature;
        let look = self.look(look);
        let [title, description] = [title, description].map(|text| self.say(&text.unwrap_or_default()));
        let first_property = self.properties.len() as u32;
        for (name, value) in properties {
            let (name, value) = (self.name(name), self.say(&value));
            self.properties.push((name, value));
        }
        let first_part = self.parts.len() as u32;
        for rings in &geometry.areas {
            for (index, ring) in rings.iter().enumerate() {
                self.ring(ring, if index == 0 { PartKind::Outer } else { PartKind::Hole });
            }
        }
        geometry.lines.iter().for_each(|line| self.part(PartKind::Line, line.iter()));
        if !geometry.points.is_empty() {
            self.part(PartKind::Points, geometry.points.iter());
        }
        self.entries.push(Entry {
            number: number as u32,
            look,
            bounds,
            parts: first_part..self.parts.len() as u32,
            properties: first_property..self.properties.len() as u32,
            title,
            description,
        });
    }

    fn clear(&mut self) {
        *self = Self::default();
    }

    fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl Collection {
    /// Makes room for so many vertices, so that none are moved as their number grows.
    pub fn expect(&mut self, vertices: usize) {
        self.vertices.reserve_exact(vertices);
    }

    /// Weighs the vertices and makes the index, once all features are there.
    pub fn finish(&mut self) {
        self.vertices.shrink_to_fit();
        (self.known_looks, self.known_names) = Default::default();
        self.ranks = vec![Rank::MAX; self.vertices.len()];
        for part in self.parts.iter().filter(|part| part.kind != PartKind::Points) {
            let range = part.range();
            if let (Some(vertices), Some(ranks)) = (self.vertices.get(range.clone()), self.ranks.get_mut(range)) {
                detail::weigh(vertices, ranks);
            }
        }
        let bounds = |block: &[Vertex]| block.iter().fold(Bounds::EMPTY, |bounds, vertex| bounds.with(world(*vertex)));
        self.blocks = self.vertices.chunks(BLOCK).map(bounds).collect();
        let drawn = self.entries.iter().enumerate().filter(|(_, entry)| !entry.bounds.is_empty());
        let indexed = drawn.map(|(index, entry)| Indexed { index: index as u32, bounds: envelope(entry.bounds) });
        self.index = RTree::bulk_load(indexed.collect());
        self.bounds = self.entries.iter().fold(Bounds::EMPTY, |all, entry| all.union(entry.bounds));
    }

    /// How many features it has.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// How many vertices it has.
    pub fn vertex_count(&self) -> usize {
        self.vertices.len()
    }

    /// What holds all of it; empty where it has no shape.
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// How many features lie wholly beyond some bounds, and what holds the others as far as they are within.
    pub fn against(&self, frame: Bounds) -> (usize, Bounds) {
        let drawn = self.entries.iter().map(|entry| entry.bounds).filter(|bounds| !bounds.is_empty());
        drawn.fold((0, Bounds::EMPTY), |(beyond, within), bounds| {
            if bounds.meets(frame) { (beyond, within.union(bounds.within(frame))) } else { (beyond + 1, within) }
        })
    }

    /// A sample of its first feature that has a shape, for a key.
    pub fn sample(&self) -> Option<Group> {
        let entry = self.entries.iter().find(|entry| !entry.bounds.is_empty())?;
        let part = self.parts_of(entry).first()?;
        Some(draw::sample(self.look_of(entry.look), part.kind))
    }

    /// What each feature from one index on is called, with its number; at most so many.
    pub fn titles(&self, from: usize, most: usize) -> Vec<(u32, Option<String>)> {
        let named = |entry: &Entry| (entry.number, self.said(entry.title));
        self.entries.iter().skip(from).take(most).map(named).collect()
    }

    /// What the feature of a number says.
    pub fn told(&self, number: u32) -> Option<Told> {
        let entry = self.entry_of(number)?;
        let properties = self.properties.get(entry.properties.start as usize..entry.properties.end as usize);
        let said = |(name, value): &(u32, Said)| Some((self.names.get(*name as usize)?.clone(), self.said(*value)?));
        Some(Told {
            number,
            title: self.said(entry.title),
            description: self.said(entry.description),
            properties: properties.unwrap_or_default().iter().filter_map(said).collect(),
            bounds: entry.bounds,
        })
    }

    /// The look of a feature.
    pub fn look_of(&self, look: u32) -> Look {
        self.looks.get(look as usize).cloned().unwrap_or_default()
    }

    /// The feature of a number. Numbers rise, and those of what could not be read are missing.
    pub(super) fn entry_of(&self, number: u32) -> Option<&Entry> {
        let index = self.entries.binary_search_by_key(&number, |entry| entry.number).ok()?;
        self.entries.get(index)
    }

    /// The features that are in part within some bounds, in the order of the file.
    pub(super) fn within(&self, bounds: Bounds) -> Vec<&Entry> {
        let found = self.index.locate_in_envelope_intersecting(&envelope(bounds));
        let mut found: Vec<u32> = found.map(|indexed| indexed.index).collect();
        found.sort_unstable();
        found.into_iter().filter_map(|index| self.entries.get(index as usize)).collect()
    }

    /// The parts of a feature.
    pub(super) fn parts_of(&self, entry: &Entry) -> &[Part] {
        self.parts.get(entry.parts.start as usize..entry.parts.end as usize).unwrap_or_default()
    }

    /// The vertices of a part.
    pub(super) fn vertices_of(&self, part: Part) -> &[Vertex] {
        self.vertices.get(part.range()).unwrap_or_default()
    }

    /// Walks along a part as far as it is within some bounds, and gives each vertex with its rank. Of a block of vertices that is
    /// wholly beyond them only the ends are given: the straight line between these is in no sight either, and goes the same way
    /// around whatever is.
    pub(super) fn walk(&self, part: Part, within: Bounds, mut each: impl FnMut(Vertex, Rank)) {
        let range = part.range();
        let mut at = range.start;
        while at < range.end {
            let block = at / BLOCK;
            let end = ((block + 1) * BLOCK).min(range.end);
            let is_seen = self.blocks.get(block).is_none_or(|bounds| bounds.meets(within));
            let (vertices, ranks) = (self.vertices.get(at..end), self.ranks.get(at..end));
            let pairs = vertices.unwrap_or_default().iter().zip(ranks.unwrap_or_default());
            if is_seen {
                pairs.for_each(|(vertex, rank)| each(*vertex, *rank));
            } else if let Some((first, rest)) = vertices.and_then(|vertices| vertices.split_first()) {
                each(*first, Rank::MAX);
                rest.last().iter().for_each(|last| each(**last, Rank::MAX));
            }
            at = end;
        }
    }

    fn look(&mut self, look: Look) -> u32 {
        // Most features look like the one before them.
        if self.looks.last() == Some(&look) {
            return self.looks.len() as u32 - 1;
        }
        let looks = &mut self.looks;
        *self.known_looks.entry(format!("{look:?}")).or_insert_with(|| {
            looks.push(look);
            looks.len() as u32 - 1
        })
    }

    fn name(&mut self, name: String) -> u32 {
        if let Some(known) = self.known_names.get(&name) {
            return *known;
        }
        let index = self.names.len() as u32;
        self.names.push(name.clone());
        self.known_names.insert(name, index);
        index
    }

    fn say(&mut self, text: &str) -> Said {
        let from = self.text.len() as u32;
        self.text.push_str(text);
        Said { from, length: text.len() as u32 }
    }

    fn said(&self, said: Said) -> Option<String> {
        let text = self.text.get(said.from as usize..(said.from + said.length) as usize);
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A ring, turned so that outer ones run with the clock and holes against it.
    fn ring(&mut self, ring: &[World], kind: PartKind) {
        let doubled: f64 = ring.windows(2).map(|edge| edge[0].x * edge[1].y - edge[1].x * edge[0].y).sum();
        // On the screen y goes down, and so a ring with the clock has an area above zero.
        if (doubled > 0.0) == (kind == PartKind::Outer) {
            self.part(kind, ring.iter());
        } else {
            self.part(kind, ring.iter().rev());
        }
    }

    fn part<'a>(&mut self, kind: PartKind, places: impl ExactSizeIterator<Item = &'a World>) {
        let (first, count) = (self.vertices.len() as u32, places.len() as u32);
        let (mut min, mut max) = ([i32::MAX; 2], [i32::MIN; 2]);
        for place in places {
            let vertex = [place.x.round() as i32, place.y.round() as i32];
            for axis in 0..2 {
                min[axis] = min[axis].min(vertex[axis]);
                max[axis] = max[axis].max(vertex[axis]);
            }
            self.vertices.push(vertex);
        }
        self.parts.push(Part { kind, first, count, min, max });
    }
}
