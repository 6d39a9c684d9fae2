//! Names of lines: along their straightest stretch, beside the dashes.

use super::collision::{Footing, Ground};
use super::{CollisionGrid, Label, LabelRequest, Rect, extent};
use crate::plane::{Px, Viewport};

/// The cost of a cell of land below the name of a line.
const LAND: u32 = 30;
/// What may lie below the name of a line: the edge of some land, but no disputed one.
const MOST_GROUND: u32 = 600;

/// Sets a name along a line: straight, turned with the line, at its side so that no dash crosses it.
pub fn along(grid: &mut CollisionGrid, request: LabelRequest, line: &[Px], viewport: Viewport) -> Option<Label> {
    let (width, height) = extent(request.style, &request.rows);
    let size = viewport.size;
    let room = Rect { min: Px { x: 12.0, y: 12.0 }, max: Px { x: size.width - 12.0, y: size.height - 12.0 } };
    let points = resample(line, 8.0);
    let span = (width / 8.0).ceil() as usize + 2;
    let mut best: Option<(f64, Px, f64)> = None;
    for window in points.windows(span.max(2)) {
        for (cost, middle, turn) in stretches(grid, window, width, height, room) {
            if best.is_none_or(|(least, ..)| cost < least) {
                best = Some((cost, middle, turn));
            }
        }
    }
    let (_, middle, turn) = best.filter(|(cost, ..)| *cost < 2500.0)?;
    for rect in pieces(middle, turn, width + 8.0, height + 4.0) {
        grid.take(rect);
    }
    let anchor = viewport.to_world(middle);
    let LabelRequest { key, style, rows, .. } = request;
    Some(Label { key, style, anchor, offset: Px::default(), turn, has_leader: false, rows })
}

/// How a name that is no disputed island's takes the ground below it: land is its own, a disputed island never.
pub(super) fn footing(ground: Ground) -> Footing {
    match ground {
        Ground::Water => Footing::Free,
        Ground::Land(_) => Footing::Own,
        Ground::Island(_) => Footing::Other,
    }
}

/// The two sides of a stretch of line: cost, middle of the label, its turn in degrees.
fn stretches(grid: &CollisionGrid, window: &[Px], width: f64, height: f64, room: Rect) -> Vec<(f64, Px, f64)> {
    let (Some(a), Some(b)) = (window.first(), window.last()) else { return Vec::new() };
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx.hypot(dy);
    if length < width * 0.9 {
        return Vec::new();
    }
    // Read from left to right.
    let angle = dy.atan2(dx).to_degrees();
    let turn = if angle.abs() > 90.0 { angle - 180.0 * angle.signum() } else { angle };
    let normal = Px { x: -dy / length, y: dx / length };
    let side = |p: &Px| (p.x - a.x) * normal.x + (p.y - a.y) * normal.y;
    let (low, high) = window.iter().map(side).fold((0.0_f64, 0.0_f64), |(l, h), s| (l.min(s), h.max(s)));
    let middle = Px { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) };
    let gap = height / 2.0 + 7.0;
    [high + gap, low - gap]
        .into_iter()
        .filter_map(|shift| {
            let middle = Px { x: middle.x + normal.x * shift, y: middle.y + normal.y * shift };
            let mut ground = 0;
            for rect in pieces(middle, turn, width, height) {
                let inside = rect.min.x > room.min.x
                    && rect.min.y > room.min.y
                    && rect.max.x < room.max.x
                    && rect.max.y < room.max.y;
                let below = grid.below(rect, footing).filter(|below| inside && below.other == 0)?;
                ground += below.own * LAND + below.lines;
            }
            // A name across land or another line would say less than none.
            (ground <= MOST_GROUND).then(|| ((high - low) * 30.0 + f64::from(ground), middle, turn))
        })
        .collect()
}

/// A turned box as a row of small upright ones.
fn pieces(middle: Px, turn: f64, width: f64, height: f64) -> Vec<Rect> {
    let (sin, cos) = turn.to_radians().sin_cos();
    let count = (width / height).ceil().max(1.0);
    let side = height;
    (0..count as u32)
        .map(|index| {
            let along = ((f64::from(index) + 0.5) / count - 0.5) * width;
            Rect::around(Px { x: middle.x + cos * along, y: middle.y + sin * along }, side, side)
        })
        .collect()
}

fn resample(line: &[Px], step: f64) -> Vec<Px> {
    let mut out = Vec::new();
    let mut left = 0.0;
    for pair in line.windows(2) {
        let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
        let length = dx.hypot(dy);
        // A stretch far longer than any screen says nothing about where a name can stand.
        if length > 20_000.0 {
            continue;
        }
        let mut at = left;
        while at < length {
            out.push(Px { x: pair[0].x + dx * at / length, y: pair[0].y + dy * at / length });
            at += step;
        }
        left = at - length;
    }
    out
}
