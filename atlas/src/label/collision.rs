//! The collision grid of the screen: what lies at each cell, and which cells are occupied.

use crate::order;
use crate::plane::{Px, Size};

/// A box on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Top left.
    pub min: Px,
    /// Bottom right.
    pub max: Px,
}

impl Rect {
    /// A box around its middle.
    pub fn around(middle: Px, width: f64, height: f64) -> Self {
        let half = |sign: f64| Px { x: middle.x + sign * width / 2.0, y: middle.y + sign * height / 2.0 };
        Self { min: half(-1.0), max: half(1.0) }
    }

    /// How far a point lies outside, in px; 0 within.
    pub fn away(self, px: Px) -> f64 {
        let nearest = self.nearest(px);
        (nearest.x - px.x).hypot(nearest.y - px.y)
    }

    /// The point of the box that is nearest to another.
    pub fn nearest(self, px: Px) -> Px {
        Px { x: px.x.max(self.min.x).min(self.max.x), y: px.y.max(self.min.y).min(self.max.y) }
    }

    /// Whether the two share a point.
    pub fn meets(self, other: Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }
}

/// What lies at a place of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The sea.
    Water,
    /// Land outside the dispute, by its tint.
    Land(u8),
    /// A disputed island, by its number among the shapes of the screen.
    Island(u8),
}

impl Ground {
    /// The first number of an island.
    const ISLANDS: u8 = 16;

    fn code(self) -> u8 {
        match self {
            Self::Water => 0,
            Self::Land(tint) => (1 + tint).min(Self::ISLANDS - 1),
            Self::Island(number) => Self::ISLANDS.saturating_add(number),
        }
    }

    fn of(code: u8) -> Self {
        match code {
            0 => Self::Water,
            1..Self::ISLANDS => Self::Land(code - 1),
            _ => Self::Island(code - Self::ISLANDS),
        }
    }
}

/// The side of a cell, in px.
pub(super) const CELL: f64 = 6.0;
/// What it costs to lie upon a cell of a line that parts sides.
const LINE: u32 = 400;
/// How near to the edge of the screen a label may come, in px.
const EDGE: f64 = 3.0;

#[derive(Clone, Copy, Default)]
struct Cell {
    ground: u8,
    has_line: bool,
    is_taken: bool,
}

/// The screen as a grid of square cells.
#[derive(Clone)]
pub struct CollisionGrid {
    size: Size,
    columns: usize,
    rows: usize,
    cells: Vec<Cell>,
}

/// What lies below a box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Below {
    /// Cells of the ground that is the label's own.
    pub own: u32,
    /// Cells of ground on which it may lie.
    pub free: u32,
    /// Cells of other ground.
    pub other: u32,
    /// The cost of the lines that it would cross.
    pub lines: u32,
}

/// How a label takes the ground below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Footing {
    Own,
    Free,
    Other,
}

impl CollisionGrid {
    /// An empty screen.
    pub fn new(size: Size) -> Self {
        let count = |length: f64| (length.max(1.0) / CELL).ceil() as usize;
        let (columns, rows) = (count(size.width), count(size.height));
        Self { size, columns, rows, cells: vec![Cell::default(); columns * rows] }
    }

    fn cell(&mut self, px: Px) -> Option<&mut Cell> {
        let index = self.index(px)?;
        self.cells.get_mut(index)
    }

    fn index(&self, px: Px) -> Option<usize> {
        let at = |length: f64, count: usize| {
            let at = (length / CELL).floor();
            (at >= 0.0 && at < count as f64).then_some(at as usize)
        };
        Some(at(px.y, self.rows)? * self.columns + at(px.x, self.columns)?)
    }

    /// Lays ground within even-odd rings on the screen, upon what lay there.
    pub fn lay(&mut self, rings: &[Vec<Px>], ground: Ground) {
        let code = ground.code();
        for row in 0..self.rows {
            let y = (row as f64 + 0.5) * CELL;
            let crossings: Vec<f64> = rings.iter().flat_map(|ring| crossings(ring, y)).collect();
            let crossings = order::rising(&crossings, |x| *x);
            let is_on_screen = |pair: &&[f64]| pair[1] >= 0.0 && pair[0] < self.size.width;
            for pair in crossings.chunks_exact(2).filter(is_on_screen) {
                let column = |x: f64| (x.max(0.0).min(self.size.width) / CELL) as usize;
                let last = column(pair[1]).min(self.columns.saturating_sub(1));
                for column in column(pair[0])..=last {
                    self.cells[row * self.columns + column].ground = code;
                }
            }
        }
    }

    /// Lays ground at points of a shore: a rock may be smaller than a cell.
    pub fn lay_shore(&mut self, points: &[Px], ground: Ground) {
        for point in points {
            self.cell(*point).into_iter().for_each(|cell| cell.ground = ground.code());
        }
    }

    /// Draws a line that parts sides.
    pub fn line(&mut self, line: &[Px]) {
        for pair in line.windows(2) {
            along(pair[0], pair[1], |at| {
                self.cell(at).into_iter().for_each(|cell| cell.has_line = true);
                true
            });
        }
    }

    /// Marks a box as occupied.
    pub fn take(&mut self, rect: Rect) {
        let (rows, columns) = self.span(rect);
        for row in rows {
            for column in columns.clone() {
                self.cells[row * self.columns + column].is_taken = true;
            }
        }
    }

    /// The rows and columns of a box, as far as they are on the screen.
    fn span(&self, rect: Rect) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
        let range = |from: f64, to: f64, count: usize| {
            let from = ((from / CELL).floor().max(0.0) as usize).min(count);
            from..(((to - 1e-6) / CELL).floor().max(-1.0) + 1.0).min(count as f64) as usize
        };
        (range(rect.min.y, rect.max.y, self.rows), range(rect.min.x, rect.max.x, self.columns))
    }

    /// Whether any land lies below a box, whatever stands upon it.
    pub(super) fn has_land(&self, rect: Rect) -> bool {
        let (rows, columns) = self.span(rect);
        let cells = rows
            .into_iter()
            .flat_map(|row| self.cells.get(row * self.columns + columns.start..row * self.columns + columns.end));
        cells.flatten().any(|cell| Ground::of(cell.ground) != Ground::Water)
    }

    /// Whether a box lies on the screen, whole.
    pub(super) fn holds(&self, Rect { min, max }: Rect) -> bool {
        min.x >= 0.0 && min.y >= 0.0 && max.x <= self.size.width && max.y <= self.size.height
    }

    /// What lies below a box; nothing where it would come too near to the edge of the screen, or overlap an occupied cell.
    pub(super) fn below(&self, rect: Rect, footing: impl Fn(Ground) -> Footing) -> Option<Below> {
        let (min, max) = (rect.min, rect.max);
        if min.x < EDGE || min.y < EDGE || max.x > self.size.width - EDGE || max.y > self.size.height - EDGE {
            return None;
        }
        let mut below = Below::default();
        let (rows, columns) = self.span(rect);
        for row in rows {
            for cell in &self.cells[row * self.columns + columns.start..row * self.columns + columns.end] {
                if cell.is_taken {
                    return None;
                }
                match footing(Ground::of(cell.ground)) {
                    Footing::Own => below.own += 1,
                    Footing::Free => below.free += 1,
                    Footing::Other => below.other += 1,
                }
                below.lines += if cell.has_line { LINE } else { 0 };
            }
        }
        Some(below)
    }

    /// The cost of a straight line from a label to what it names, its ends aside; nothing where it would cross a label, or ground that
    /// is neither water nor its own.
    pub(super) fn leader(&self, from: Px, to: Px, is_own: impl Fn(Ground) -> bool) -> Option<u32> {
        let mut cost = Some(0);
        along(from, to, |at| {
            let cell = self.index(at).and_then(|index| self.cells.get(index));
            let ground = cell.map_or(Ground::Water, |cell| Ground::of(cell.ground));
            let is_free = cell.is_some_and(|cell| !cell.is_taken) && (ground == Ground::Water || is_own(ground));
            cost =
                cost.filter(|_| is_free).map(|cost| cost + if cell.is_some_and(|cell| cell.has_line) { 60 } else { 0 });
            cost.is_some()
        });
        cost
    }

    /// How many cells there are.
    pub fn count(&self) -> usize {
        self.cells.len()
    }

    /// The middle points of all cells that this ground lies at.
    pub(super) fn places(&self, is_meant: impl Fn(Ground) -> bool) -> Vec<Px> {
        let place = |(index, cell): (usize, &Cell)| {
            let (row, column) = (index / self.columns, index % self.columns);
            let middle = |at: usize| (at as f64 + 0.5) * CELL;
            is_meant(Ground::of(cell.ground)).then(|| Px { x: middle(column), y: middle(row) })
        };
        self.cells.iter().enumerate().filter_map(place).collect()
    }
}

/// The middle of places; that of none is the corner of the screen.
pub fn heart(places: &[Px]) -> Px {
    let count = places.len().max(1) as f64;
    let sum = places.iter().fold(Px::default(), |sum, at| Px { x: sum.x + at.x, y: sum.y + at.y });
    Px { x: sum.x / count, y: sum.y / count }
}

/// Visits places along a straight line, less than a cell apart, as long as the visitor wants more.
fn along(from: Px, to: Px, mut visit: impl FnMut(Px) -> bool) {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let steps = (dx.hypot(dy) / (CELL / 2.0)).ceil().clamp(1.0, 4000.0);
    for step in 0..=steps as u32 {
        let t = f64::from(step) / steps;
        if !visit(Px { x: from.x + dx * t, y: from.y + dy * t }) {
            return;
        }
    }
}

fn crossings(ring: &[Px], y: f64) -> impl Iterator<Item = f64> {
    ring.windows(2).filter_map(move |edge| {
        let (a, b) = (edge[0], edge[1]);
        ((a.y > y) != (b.y > y)).then(|| a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn land_beside_the_screen_lies_on_none_of_its_cells() {
        let square = |x: f64| {
            let corners = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0), (0.0, 0.0)];
            corners.map(|(across, down)| Px { x: x + across, y: 20.0 + down }).to_vec()
        };
        let cells = |x: f64| {
            let mut grid = CollisionGrid::new(Size { width: 120.0, height: 90.0 });
            grid.lay(&[square(x)], Ground::Land(1));
            grid.places(|ground| ground == Ground::Land(1)).len()
        };
        assert_eq!([cells(-60.0), cells(130.0)], [0, 0]);
        assert!(cells(-20.0) > 0 && cells(100.0) > 0 && cells(40.0) > cells(-20.0));
    }
}
