//! Which feature is at a place.

use super::collection::{Collection, Entry};
use super::draw::diameter;
use super::part::{Part, PartKind, Vertex, world};
use crate::plane::{Bounds, World};

/// How far beside a line or a point a finger may press, px.
const REACH: f64 = 6.0;

impl Collection {
    /// The number of the feature at a place, where `scale` px are a unit of the plane: of several, the one that is drawn above the others.
    pub fn at(&self, place: World, scale: f64) -> Option<u32> {
        /// No marker and no line is wider, px.
        const WIDEST: f64 = 24.0;
        let around = Bounds { min: place, max: place }.at_least(WIDEST / scale);
        let found = self.within(around).into_iter().enumerate().filter_map(|(order, entry)| {
            let above = self.parts_of(entry).iter().filter_map(|part| self.height(entry, *part, place, scale)).max();
            Some((above.or_else(|| self.holds(entry, place).then_some(0))?, order, entry.number))
        });
        found.max().map(|(_, _, number)| number)
    }

    /// How far above areas a part lies, if it is at the place: points above lines above the edges of areas.
    fn height(&self, entry: &Entry, part: Part, place: World, scale: f64) -> Option<u8> {
        let look = self.look_of(entry.look);
        let (reach, height) = match part.kind {
            PartKind::Points => ((diameter(look.marker_size) / 2.0).max(REACH), 2),
            PartKind::Line => ((look.stroke_width / 2.0).max(REACH), 1),
            PartKind::Outer | PartKind::Hole => (look.stroke_width / 2.0, 0),
        };
        let reach = reach / scale;
        if !part.bounds().grown_by(reach).holds(Bounds { min: place, max: place }) {
            return None;
        }
        let vertices = self.vertices_of(part);
        let square = reach * reach;
        let is_near = match part.kind {
            PartKind::Points => vertices.iter().any(|point| from_segment(place, *point, *point) <= square),
            _ => vertices.windows(2).any(|edge| from_segment(place, edge[0], edge[1]) <= square),
        };
        is_near.then_some(height)
    }

    /// Whether a place is within the areas of a feature: whether their rings go around it.
    fn holds(&self, entry: &Entry, place: World) -> bool {
        let rings = self.parts_of(entry).iter().filter(|part| matches!(part.kind, PartKind::Outer | PartKind::Hole));
        let turns: i32 =
            rings.flat_map(|ring| self.vertices_of(*ring).windows(2)).map(|edge| crosses(place, edge)).sum();
        turns != 0
    }
}

/// Whether an edge crosses the ray that runs east from a place: 1 on its way south, -1 on its way north.
fn crosses(place: World, edge: &[Vertex]) -> i32 {
    let (a, b) = (world(edge[0]), world(edge[1]));
    let is_south = |point: World| point.y > place.y;
    if is_south(a) == is_south(b) {
        return 0;
    }
    let x = a.x + (place.y - a.y) / (b.y - a.y) * (b.x - a.x);
    match (x > place.x, is_south(b)) {
        (false, _) => 0,
        (true, true) => 1,
        (true, false) => -1,
    }
}

/// The square of the distance of a place from the straight line between two vertices.
fn from_segment(place: World, from: Vertex, to: Vertex) -> f64 {
    let (from, to) = (world(from), world(to));
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (x, y) = (place.x - from.x, place.y - from.y);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((x * dx + y * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (x - along * dx, y - along * dy);
    x * x + y * y
}
