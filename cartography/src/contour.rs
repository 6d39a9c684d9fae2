//! The lines along which a smooth enough quantity is zero, traced over a grid that is only looked at where they can be.

use std::collections::{BTreeMap, HashMap};

use crate::shores::{between, metres_per_degree};
use atlas::lonlat::LonLat;

/// Values nearer to zero than this are zero, in the units of the traced quantity.
const CLOSE_ENOUGH: f64 = 0.5;

/// A part of the Earth between two meridians and two parallels, in degrees. Across the antimeridian it goes on beyond 180 or below −180,
/// as the shores in it do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Western edge, degrees east.
    pub west: f64,
    /// Southern edge, degrees north.
    pub south: f64,
    /// Eastern edge, degrees east.
    pub east: f64,
    /// Northern edge, degrees north.
    pub north: f64,
}

/// Traces where `value` changes sign within the window, on cells about `cell_m` metres wide.
///
/// `possible(place, radius_m)` says whether a line may pass within the radius of the place; what it rules out is never looked at
/// again, so it must err on the side of yes. Every vertex has a value within 0.5 of zero. Negative values lie on the left of
/// each line. Lines are open, or closed with the first vertex repeated; features smaller than a cell can be missed.
pub fn zero_lines(
    window: Window,
    cell_m: f64,
    value: impl Fn(LonLat) -> f64,
    possible: impl Fn(LonLat, f64) -> bool,
) -> Vec<Vec<LonLat>> {
    let grid = Grid::new(window, cell_m);
    let mut tracer = Tracer { grid, value, corners: HashMap::new(), crossings: HashMap::new() };
    let mut next = BTreeMap::new();
    for cell in grid.cells(possible) {
        next.extend(tracer.links(cell));
    }
    let chains = chains(next);
    chains.iter().map(|chain| chain.iter().map(|edge| tracer.crossings[edge]).collect()).collect()
}

/// A corner of the grid: columns from the west, rows from the south.
type Corner = (u32, u32);
/// A side of a cell, by its western or southern end and its other end.
type Edge = (Corner, Corner);

#[derive(Clone, Copy)]
struct Grid {
    window: Window,
    columns: u32,
    rows: u32,
}

impl Grid {
    fn new(window: Window, cell_m: f64) -> Self {
        let (east_m, north_m) = metres_per_degree((window.south + window.north) / 2.0);
        let count = |degrees: f64, metres: f64| (degrees * metres / cell_m).ceil().max(1.0) as u32;
        Self {
            window,
            columns: count(window.east - window.west, east_m),
            rows: count(window.north - window.south, north_m),
        }
    }

    fn place(&self, column: f64, row: f64) -> LonLat {
        let Window { west, south, east, north } = self.window;
        LonLat::new(
            west + (east - west) * column / f64::from(self.columns),
            south + (north - south) * row / f64::from(self.rows),
        )
    }

    /// The cells that a line may pass through: blocks are halved, and dropped as soon as nothing in them is possible.
    fn cells(&self, possible: impl Fn(LonLat, f64) -> bool) -> Vec<Corner> {
        let mut cells = Vec::new();
        let mut blocks = vec![(0, 0, self.columns, self.rows)];
        while let Some((left, bottom, right, top)) = blocks.pop() {
            let centre = self.place(f64::from(left + right) / 2.0, f64::from(bottom + top) / 2.0);
            if !possible(centre, self.radius_m((left, bottom), (right, top))) {
                continue;
            }
            if right - left == 1 && top - bottom == 1 {
                cells.push((left, bottom));
            } else if right - left >= top - bottom {
                let middle = left.midpoint(right);
                blocks.extend([(left, bottom, middle, top), (middle, bottom, right, top)]);
            } else {
                let middle = bottom.midpoint(top);
                blocks.extend([(left, bottom, right, middle), (left, middle, right, top)]);
            }
        }
        cells
    }

    /// No point of the block is farther than this from its centre, in metres.
    fn radius_m(&self, (left, bottom): Corner, (right, top): Corner) -> f64 {
        let low = self.place(f64::from(left), f64::from(bottom));
        let high = self.place(f64::from(right), f64::from(top));
        let widest = if low.lat * high.lat < 0.0 { 0.0 } else { low.lat.abs().min(high.lat.abs()) };
        // A degree of latitude is nowhere longer than 111.7 km; one part in a hundred more for the Earth's bend.
        let across = (high.lon - low.lon) * metres_per_degree(widest).0;
        let up = (high.lat - low.lat) * 111_700.0;
        1.01 * across.hypot(up) / 2.0
    }
}

struct Tracer<F> {
    grid: Grid,
    value: F,
    corners: HashMap<Corner, f64>,
    crossings: HashMap<Edge, LonLat>,
}

impl<F: Fn(LonLat) -> f64> Tracer<F> {
    /// The pieces of line within a cell, each from the side it comes in by to the side it leaves by.
    ///
    /// Walking round the cell counter-clockwise one leaves the negative part by some sides and enters it by others. The line
    /// that keeps the negative part on its left runs from a side of leaving to a side of entering.
    fn links(&mut self, (column, row): Corner) -> Vec<(Edge, Edge)> {
        let corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)];
        let inside = corners.map(|corner| self.corner(corner) < 0.0);
        let side = |number: usize| {
            let (from, to) = (corners[number % 4], corners[(number + 1) % 4]);
            (from.min(to), from.max(to))
        };
        let leaves = |number: usize| inside[number % 4] && !inside[(number + 1) % 4];
        let enters = |number: usize| !inside[number % 4] && inside[(number + 1) % 4];
        // In a saddle, the centre says whether the two negative corners are joined.
        let centre = self.grid.place(f64::from(column) + 0.5, f64::from(row) + 0.5);
        let saddle = (0..4).filter(|number| leaves(*number)).count() == 2;
        let onward: [usize; 3] = if saddle && (self.value)(centre) >= 0.0 { [3, 2, 1] } else { [1, 2, 3] };
        let links: Vec<(Edge, Edge)> = (0..4)
            .filter(|number| leaves(*number))
            .filter_map(|from| {
                let to = onward.iter().map(|step| from + step).find(|number| enters(*number))?;
                Some((side(from), side(to)))
            })
            .collect();
        for (from, to) in &links {
            self.cross(*from);
            self.cross(*to);
        }
        links
    }

    fn corner(&mut self, corner: Corner) -> f64 {
        if let Some(value) = self.corners.get(&corner) {
            return *value;
        }
        let value = (self.value)(self.grid.place(f64::from(corner.0), f64::from(corner.1)));
        self.corners.insert(corner, value);
        value
    }

    /// Finds the zero on a side by false position, halving the stale end (the Illinois rule).
    fn cross(&mut self, edge: Edge) {
        if self.crossings.contains_key(&edge) {
            return;
        }
        let mut values = [self.corner(edge.0), self.corner(edge.1)];
        let ends = [edge.0, edge.1].map(|(column, row)| self.grid.place(f64::from(column), f64::from(row)));
        let mut shares = [0.0, 1.0];
        let mut place = ends[0];
        for _ in 0..60 {
            let share = (shares[0] * values[1] - shares[1] * values[0]) / (values[1] - values[0]);
            place = between(ends[0], ends[1], share);
            let found = (self.value)(place);
            if found.abs() < CLOSE_ENOUGH {
                break;
            }
            let stale = usize::from((found < 0.0) == (values[0] < 0.0));
            shares[1 - stale] = share;
            values[1 - stale] = found;
            values[stale] /= 2.0;
        }
        self.crossings.insert(edge, place);
    }
}

/// Joins pieces into lines, open ones first; a closed one repeats its first edge.
fn chains(mut next: BTreeMap<Edge, Edge>) -> Vec<Vec<Edge>> {
    let ends: std::collections::BTreeSet<Edge> = next.values().copied().collect();
    let starts: Vec<Edge> = next.keys().filter(|edge| !ends.contains(edge)).copied().collect();
    let mut chains: Vec<Vec<Edge>> = starts.into_iter().map(|start| follow(start, &mut next)).collect();
    while let Some(start) = next.keys().next().copied() {
        chains.push(follow(start, &mut next));
    }
    chains
}

fn follow(start: Edge, next: &mut BTreeMap<Edge, Edge>) -> Vec<Edge> {
    let mut chain = vec![start];
    let mut edge = start;
    while let Some(to) = next.remove(&edge) {
        chain.push(to);
        edge = to;
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window { west: -1.0, south: -1.0, east: 1.0, north: 1.0 };

    #[test]
    fn a_straight_zero_is_one_line_with_the_negative_side_on_its_left() {
        let lines = zero_lines(WINDOW, 5_000.0, |place| place.lon * 100_000.0, |_, _| true);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].iter().all(|place| place.lon.abs() < 1e-5));
        assert!(lines[0][0].lat < lines[0][1].lat, "west is negative, so the line runs north");
    }

    #[test]
    fn a_ring_comes_back_to_its_start() {
        let value = |place: LonLat| (place.lon.hypot(place.lat) - 0.5) * 100_000.0;
        let lines = zero_lines(WINDOW, 5_000.0, value, |_, _| true);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].first(), lines[0].last());
    }

    #[test]
    fn what_is_ruled_out_is_not_looked_at() {
        let looked = std::cell::Cell::new(0);
        let value = |place: LonLat| {
            looked.set(looked.get() + 1);
            place.lon * 111_000.0
        };
        let lines = zero_lines(WINDOW, 1_000.0, value, |place, radius_m| (place.lon * 111_000.0).abs() <= radius_m);
        assert_eq!(lines.len(), 1);
        assert!(looked.get() < 5_000, "{} of 49,000 corners", looked.get());
    }
}
