//! The parts of features: points, lines and rings, in whole units of the plane.

use crate::plane::{Bounds, World};
use std::ops::Range;

/// A place in whole units of the plane, as fine as paths are.
pub(super) type Vertex = [i32; 2];

/// What a part of a feature is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartKind {
    /// Points, each by itself.
    Points,
    /// A line.
    Line,
    /// The outer ring of a polygon, which runs with the clock.
    Outer,
    /// A hole of the polygon before it, which runs against the clock.
    Hole,
}

/// A part of a feature: so many vertices from a first one on. Rings are closed, the last vertex is the first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub kind: PartKind,
    pub first: u32,
    pub count: u32,
    /// What holds all of it.
    pub min: Vertex,
    pub max: Vertex,
}

impl Part {
    /// Its vertices among all.
    pub fn range(self) -> Range<usize> {
        self.first as usize..(self.first + self.count) as usize
    }

    /// What holds all of it.
    pub fn bounds(self) -> Bounds {
        Bounds { min: world(self.min), max: world(self.max) }
    }
}

/// A vertex on the plane.
pub(super) fn world([x, y]: Vertex) -> World {
    World { x: f64::from(x), y: f64::from(y) }
}
