//! Questions about a layer, and their answers. The map asks; the layer is kept by another program, which may run beside the map in a
//! worker. Both travel as bytes.

use super::draw::{Drawn, Group};
use super::{Collection, Feature, Features, Marks, Told, Wrong, read};
use crate::own;
use crate::plane::{Bounds, Projection, Viewport, World};
use crate::words::OwnWords;
use serde::{Deserialize, Serialize};

/// How many features are named at once.
pub const PAGE: usize = 500;

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// What is drawn in a viewport.
    Draw(Viewport),
    /// Which feature is at a place, where so many px are a unit of the plane.
    At(World, f64),
    /// What the feature of a number says, and how it is drawn in a viewport.
    Tell(u32, Viewport),
    /// What the features are called from the one at an index on.
    Name(u32),
}

/// What a feature is called, if it has a title, and its number.
pub type Named = (u32, Option<String>);

/// An answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// So much of the file has been read, in per cent.
    Reading(u8),
    /// It has been read.
    Opened(Opened),
    /// What is drawn.
    Drawn(Drawn),
    /// The feature that is there.
    At(Option<u32>),
    /// What the feature says; and its shape, with the unit of its paths.
    Told(Option<(Told, Option<(f64, Group)>)>),
    /// What the features are called.
    Named(Vec<Named>),
}

/// What is known of a layer once it has been read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Opened {
    /// How many features it has.
    pub features: u32,
    /// What is wrong with it, in sentences.
    pub wrong: Vec<String>,
    /// How many more things are wrong.
    pub unsaid: u32,
    /// What the first [`PAGE`] features are called.
    pub first: Vec<Named>,
    /// How many features lie wholly beyond the map.
    pub beyond: u32,
    /// What holds the others, as far as they are on the map; empty where there is none.
    pub bounds: Bounds,
    /// A sample for the key, where any feature has a shape.
    pub sample: Option<Group>,
}

/// A message as bytes.
pub fn written(message: &impl Serialize) -> Vec<u8> {
    // Nothing of a message is without a form in bytes.
    postcard::to_allocvec(message).unwrap_or_default()
}

/// A message from bytes; nothing where they are none.
pub fn message<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// A layer, and who answers for it.
pub struct Desk {
    projection: Projection,
    file: Vec<u8>,
    collection: Collection,
}

/// Features on their way into a collection, and what is said of how many there are.
struct Counted<'a> {
    into: &'a mut Collection,
    /// No fewer than there are positions in the file.
    expected: usize,
    said: u8,
    say: &'a mut dyn FnMut(&Answer),
}

impl Features for Counted<'_> {
    fn add(&mut self, feature: Feature, positions: usize) {
        self.into.add(feature, positions);
        let percent = (positions * 100 / self.expected.max(1)).min(99) as u8;
        if percent > self.said {
            self.said = percent;
            (self.say)(&Answer::Reading(percent));
        }
    }

    fn clear(&mut self) {
        self.into.clear();
    }

    fn is_empty(&self) -> bool {
        self.into.is_empty()
    }
}

impl Desk {
    /// For a map of this frame: west, south, east, north in degrees.
    pub fn new(frame: [f64; 4]) -> Self {
        Self { projection: Projection::new(frame), file: Vec::new(), collection: Collection::default() }
    }

    /// Makes room for a file of so many bytes.
    pub fn expect(&mut self, bytes: usize) {
        self.file.reserve_exact(bytes);
    }

    /// Takes the next bytes of the file.
    pub fn take(&mut self, bytes: &[u8]) {
        self.file.extend_from_slice(bytes);
    }

    /// Reads the file, which it then forgets. Says how far it has come, and in these words, if they are [`OwnWords`] as JSON, what is wrong.
    pub fn open(&mut self, words: &str, marks: Marks<'_>, say: &mut dyn FnMut(&Answer)) -> Answer {
        let words = OwnWords::read(words).unwrap_or_default();
        let file = std::mem::take(&mut self.file);
        // Every position is a list.
        let expected = file.iter().filter(|byte| **byte == b'[').count();
        self.collection.expect(expected);
        let mut into = Counted { into: &mut self.collection, expected, said: 0, say };
        let Wrong { flaws, unsaid } = read(&file, &self.projection, &mut into);
        drop(file);
        self.collection.finish();
        let (beyond, bounds) = self.collection.against(self.projection.frame());
        Answer::Opened(Opened {
            features: self.collection.len() as u32,
            wrong: flaws.iter().map(|flaw| own::say(flaw, &words, marks)).collect(),
            unsaid: unsaid as u32,
            beyond: beyond as u32,
            bounds,
            first: self.collection.titles(0, PAGE),
            sample: self.collection.sample(),
        })
    }

    /// Answers.
    pub fn answer(&self, ask: &Ask) -> Answer {
        match ask {
            Ask::Draw(viewport) => Answer::Drawn(self.collection.drawn(*viewport)),
            Ask::At(place, scale) => Answer::At(self.collection.at(*place, *scale)),
            Ask::Tell(number, viewport) => {
                let told = self.collection.told(*number);
                Answer::Told(told.map(|told| (told, self.collection.drawn_alone(*number, *viewport))))
            }
            Ask::Name(from) => Answer::Named(self.collection.titles(*from as usize, PAGE)),
        }
    }
}
