//! The collision grid of the screen: which cells are occupied, and the cost of covering the others with a label.

use super::LabelKey;
use crate::order;
use crate::plane::{Px, Size};

/// The shores on the screen. A reader takes a label to name the shore that it is nearest to.
#[derive(Clone, Debug, Default)]
pub struct Shores(Vec<(LabelKey, Vec<Px>)>);

impl Shores {
    /// Adds a shore under the key of the name that belongs to it; of neighbours that fall into one cell one is kept.
    pub fn add(&mut self, key: LabelKey, points: impl IntoIterator<Item = Px>) {
        let mut points: Vec<Px> = points.into_iter().collect();
        points.dedup_by_key(|px| ((px.x / CELL).floor(), (px.y / CELL).floor()));
        self.0.push((key, points));
    }

    /// How far a box is from the shore of this key, or from its anchor where it has none, in px; nothing where another
    /// shore is nearer.
    pub(super) fn away(&self, rect: Rect, key: &LabelKey, anchor: Px) -> Option<f64> {
        let away = |points: &[Px]| points.iter().map(|px| rect.away(*px)).fold(f64::INFINITY, f64::min);
        let of =
            |own: bool| self.0.iter().filter(move |(known, _)| (known == key) == own).map(|(_, points)| away(points));
        let nearest = |own: bool| of(own).min_by(f64::total_cmp);
        let own = nearest(true).unwrap_or_else(|| rect.away(anchor));
        nearest(false).is_none_or(|other| own <= other && other > 0.0).then_some(own)
    }
}

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
        let (x, y) = ((self.min.x - px.x).max(px.x - self.max.x), (self.min.y - px.y).max(px.y - self.max.y));
        x.max(0.0).hypot(y.max(0.0))
    }

    /// Whether the two share a point.
    pub fn meets(self, other: Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }
}

const CELL: f64 = 6.0;
const TAKEN: u32 = 100_000;
pub(super) const LINE: u32 = 400;
const LAND: u32 = 30;

/// The screen as a grid of square cells, each with the cost of covering it.
#[derive(Clone)]
pub struct CollisionGrid {
    size: Size,
    columns: usize,
    rows: usize,
    cost: Vec<u32>,
}

impl CollisionGrid {
    /// An empty screen.
    pub fn new(size: Size) -> Self {
        let count = |length: f64| (length.max(1.0) / CELL).ceil() as usize;
        let (columns, rows) = (count(size.width), count(size.height));
        Self { size, columns, rows, cost: vec![0; columns * rows] }
    }

    fn add(&mut self, column: i64, row: i64, cost: u32) {
        let inside = |at: i64, count: usize| usize::try_from(at).ok().filter(|at| *at < count);
        if let Some((column, row)) = inside(column, self.columns).zip(inside(row, self.rows)) {
            let cell = &mut self.cost[row * self.columns + column];
            *cell = cell.saturating_add(cost);
        }
    }

    /// Adds the cost of land: even-odd rings on the screen.
    pub fn land(&mut self, rings: &[Vec<Px>]) {
        for row in 0..self.rows {
            let y = (row as f64 + 0.5) * CELL;
            let crossings: Vec<f64> = rings.iter().flat_map(|ring| crossings(ring, y)).collect();
            for pair in order::rising(&crossings, |x| *x).chunks_exact(2) {
                let column = |x: f64| (x.max(0.0).min(self.size.width) / CELL) as i64;
                for column in column(pair[0])..=column(pair[1]) {
                    self.add(column, row as i64, LAND);
                }
            }
        }
    }

    /// Adds the high cost of a line at sea.
    pub fn line(&mut self, line: &[Px]) {
        for pair in line.windows(2) {
            let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
            let steps = (dx.hypot(dy) / (CELL / 2.0)).ceil().clamp(1.0, 4000.0);
            let mut last = None;
            for step in 0..=steps as u32 {
                let t = f64::from(step) / steps;
                let cell = (((pair[0].x + dx * t) / CELL).floor() as i64, ((pair[0].y + dy * t) / CELL).floor() as i64);
                if last != Some(cell) {
                    self.add(cell.0, cell.1, LINE);
                    last = Some(cell);
                }
            }
        }
    }

    /// Marks a box as occupied.
    pub fn take(&mut self, rect: Rect) {
        let (from, to) = Self::cells(rect);
        for row in from.1..=to.1 {
            for column in from.0..=to.0 {
                self.add(column, row, TAKEN);
            }
        }
    }

    fn cells(rect: Rect) -> ((i64, i64), (i64, i64)) {
        let cell = |px: Px| ((px.x / CELL).floor() as i64, (px.y / CELL).floor() as i64);
        (cell(rect.min), cell(Px { x: rect.max.x - 1e-6, y: rect.max.y - 1e-6 }))
    }

    /// Whether a box lies on the screen, whole.
    pub(super) fn holds(&self, Rect { min, max }: Rect) -> bool {
        min.x >= 0.0 && min.y >= 0.0 && max.x <= self.size.width && max.y <= self.size.height
    }

    /// The cost of a box; nothing where it would leave the screen or overlap an occupied cell.
    pub fn cost(&self, rect: Rect) -> Option<u32> {
        let (min, max) = (rect.min, rect.max);
        if min.x < 3.0 || min.y < 3.0 || max.x > self.size.width - 3.0 || max.y > self.size.height - 3.0 {
            return None;
        }
        let (from, to) = Self::cells(rect);
        let mut sum = 0_u32;
        for row in from.1..=to.1 {
            for column in from.0..=to.0 {
                let (column, row) = (usize::try_from(column).ok()?, usize::try_from(row).ok()?);
                sum = sum.saturating_add(*self.cost.get(row * self.columns + column)?);
            }
        }
        (sum < TAKEN).then_some(sum)
    }
}

fn crossings(ring: &[Px], y: f64) -> impl Iterator<Item = f64> {
    ring.windows(2).filter_map(move |edge| {
        let (a, b) = (edge[0], edge[1]);
        ((a.y > y) != (b.y > y)).then(|| a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
    })
}
