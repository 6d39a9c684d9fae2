//! The candidate positions of one label, and their costs.

use super::along::footing;
use super::collision::{CELL, Ground, heart};
use super::{CollisionGrid, Label, LabelKey, LabelRequest, Rect, Shores, Style, extent, nearest_letter};
use crate::order;
use crate::plane::{Px, Viewport, World};

/// A position that a label may take.
#[derive(Clone)]
pub(super) struct Candidate {
    /// Lower is better; no unit.
    pub cost: f64,
    /// The middle of the label, px on the screen.
    pub middle: Px,
    /// The box of the label with its margin, px on the screen.
    pub rect: Rect,
    /// A line that ties it to what it names, from the label to there.
    pub leader: Option<(Px, Px)>,
}

impl Candidate {
    /// Whether the two would cover or cross each other.
    pub fn meets(&self, other: &Self) -> bool {
        let crosses =
            |one: &Self, other: &Self| one.leader.is_some_and(|(from, to)| meets_segment(other.rect, from, to));
        self.rect.meets(other.rect)
            || crosses(self, other)
            || crosses(other, self)
            || self.leader.zip(other.leader).is_some_and(|(one, other)| cross(one, other))
    }
}

/// What the placing of a label has to look at: labels that stood there before, and the shores.
pub(super) type Around<'a> = (&'a [Label], &'a Shores);

/// The margin that is kept around a label, in px.
const MARGIN: f64 = 4.0;
/// A name so near to its shore, in px, needs no leader.
const NEAR: f64 = 14.0;
/// From this zoom on the name of what is large enough stands within it.
const WITHIN_FROM: f64 = 10.0;

/// Places a label at its cheapest candidate.
pub(super) fn place_one(
    grid: &mut CollisionGrid,
    request: LabelRequest,
    around: Around<'_>,
    viewport: Viewport,
) -> Option<Label> {
    let candidates = candidates(grid, &request, around, viewport);
    Some(take(grid, request, candidates.first()?, viewport))
}

pub(super) fn take(
    grid: &mut CollisionGrid,
    request: LabelRequest,
    candidate: &Candidate,
    viewport: Viewport,
) -> Label {
    grid.take(candidate.rect);
    if let Some((from, to)) = candidate.leader {
        let steps = ((to.x - from.x).hypot(to.y - from.y) / CELL).ceil().max(1.0);
        for step in 0..=steps as u32 {
            let t = f64::from(step) / steps;
            grid.take(Rect::around(Px { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t }, 1.0, 1.0));
        }
    }
    // A leader ends at the anchor, so that both move as one.
    let anchor = candidate.leader.map_or(request.anchor, |(_, to)| viewport.to_world(to));
    let at = viewport.to_px(anchor);
    let offset = Px { x: candidate.middle.x - at.x, y: candidate.middle.y - at.y };
    let has_leader = candidate.leader.is_some();
    Label { key: request.key, style: request.style, anchor, offset, turn: 0.0, has_leader, rows: request.rows }
}

/// One label and its surroundings.
struct Placing<'a> {
    grid: &'a CollisionGrid,
    request: &'a LabelRequest,
    shores: &'a Shores,
    /// Its anchor on the screen.
    at: Px,
    width: f64,
    height: f64,
    /// Where its middle was before.
    before: Option<Px>,
    zoom: f64,
}

/// The free candidates of a label, by rising cost.
pub(super) fn candidates(
    grid: &CollisionGrid,
    request: &LabelRequest,
    (before, shores): Around<'_>,
    viewport: Viewport,
) -> Vec<Candidate> {
    let middle = |label: &Label| {
        let at = viewport.to_px(label.anchor);
        Px { x: at.x + label.offset.x, y: at.y + label.offset.y }
    };
    let before = before.iter().find(|label| label.key == request.key && label.style == request.style).map(middle);
    let (width, height) = extent(request.style, &request.rows);
    let of = |anchor: World| {
        let at = viewport.to_px(anchor);
        Placing { grid, request, shores, at, width, height, before, zoom: viewport.camera.zoom }.candidates()
    };
    let found = of(request.anchor);
    match request.elsewhere {
        Some(elsewhere) if found.is_empty() => of(elsewhere),
        _ => found,
    }
}

impl Placing<'_> {
    fn candidates(&self) -> Vec<Candidate> {
        // A label whose point is cut off by the edge would name nothing.
        let dot = Rect::around(self.at, 6.0, 6.0);
        if self.request.style.has_point() && !self.grid.holds(dot) {
            return Vec::new();
        }
        let middles = self.middles().into_iter().chain(self.before);
        let mut all: Vec<Candidate> = middles.filter_map(|middle| self.candidate(middle)).collect();
        if self.zoom >= WITHIN_FROM && self.request.style.is_island() {
            all.extend(self.within());
        }
        order::rising(&all, |candidate| candidate.cost)
    }

    fn rect(&self, middle: Px) -> Rect {
        Rect::around(middle, self.width + 2.0 * MARGIN, self.height + MARGIN)
    }

    /// What a position costs; nothing where the label may not stand there.
    fn candidate(&self, middle: Px) -> Option<Candidate> {
        let rect = self.rect(middle);
        let is_unmoved = self.before.is_some_and(|before| (before.x - middle.x).hypot(before.y - middle.y) < 1.0);
        let unmoved = if is_unmoved { 60.0 } else { 0.0 };
        let (cost, leader) = if self.request.style.is_island() || self.request.key == LabelKey::Area {
            self.beside(rect, middle)?
        } else if self.request.style == Style::Annotation {
            self.annotation(rect, middle)?
        } else {
            (self.elsewhere(rect, middle)?, None)
        };
        Some(Candidate { cost: cost - unmoved, middle, rect, leader })
    }

    /// The name of a disputed island: in the water, so near to its shore that it can be no other's, or tied to it.
    fn beside(&self, rect: Rect, middle: Px) -> Option<(f64, Option<(Px, Px)>)> {
        let key = &self.request.key;
        let below = self.grid.below(rect, |ground| self.shores.footing(key, ground))?;
        if below.own + below.other > 0 {
            return None;
        }
        let (own, other) = self.shores.away(rect, key);
        let (away, shore) = own.unwrap_or((rect.away(self.at), self.at));
        let far = (middle.x - self.at.x).hypot(middle.y - self.at.y);
        let cost = f64::from(below.lines) + away * 2.0 + far * 0.25;
        let is_plain = away <= NEAR && away + CELL < other;
        if is_plain || matches!(self.request.style, Style::Group) || *key == LabelKey::Area {
            return (away < other).then_some((cost, None));
        }
        // To a shore that is near, and no far tip of the island.
        let shore = self.shores.aim(key, rect, self.at).unwrap_or(shore);
        let from =
            nearest_letter(self.request.style, &self.request.rows, Px { x: shore.x - middle.x, y: shore.y - middle.y });
        let from = Px { x: from.x + middle.x, y: from.y + middle.y };
        let crossed = self.grid.leader(from, shore, |ground| self.shores.is_own_ground(key, ground))?;
        let length = (from.x - shore.x).hypot(from.y - shore.y);
        (length <= LONGEST_LEADER).then_some((cost + 120.0 + length + f64::from(crossed), Some((from, shore))))
    }

    /// What is said of a cape: in the water, beside it or tied to it.
    fn annotation(&self, rect: Rect, middle: Px) -> Option<(f64, Option<(Px, Px)>)> {
        let below = self.grid.below(rect, footing)?;
        if below.own + below.other > 0 {
            return None;
        }
        let cost = f64::from(below.lines);
        if rect.away(self.at) <= NEAR {
            return Some((cost, None));
        }
        let towards = Px { x: self.at.x - middle.x, y: self.at.y - middle.y };
        let from = nearest_letter(self.request.style, &self.request.rows, towards);
        let from = Px { x: from.x + middle.x, y: from.y + middle.y };
        let length = (from.x - self.at.x).hypot(from.y - self.at.y);
        // The point itself is taken, by the cape's own mark.
        let share = 1.0 - 1.5 * CELL / length;
        let end = Px { x: from.x + (self.at.x - from.x) * share, y: from.y + (self.at.y - from.y) * share };
        let crossed = self.grid.leader(from, end, |ground| matches!(ground, Ground::Land(_)))?;
        (length <= LONGEST_LEADER).then_some((cost + 120.0 + length + f64::from(crossed), Some((from, self.at))))
    }

    /// The name of what is large enough to hold it. That of a group lies on none of its islets: it would be read as theirs.
    fn within(&self) -> Vec<Candidate> {
        let key = &self.request.key;
        let places = self.shores.proper_places(self.grid, key);
        let room = places.len() as f64 * CELL * CELL;
        if room < 2.0 * self.width * self.height {
            return Vec::new();
        }
        let heart = heart(&places);
        let candidate = |middle: &Px| {
            let rect = Rect::around(*middle, self.width + 2.0 * CELL, self.height + 2.0 * CELL);
            let below = self.grid.below(rect, |ground| self.shores.footing(key, ground))?;
            let far = (middle.x - heart.x).hypot(middle.y - heart.y);
            (below.free + below.other == 0).then_some(Candidate {
                cost: far * 0.25 - 40.0,
                middle: *middle,
                rect,
                leader: None,
            })
        };
        // Every third cell each way is enough to choose from.
        let sparse = |at: &&Px| ((at.x / CELL) as u32).is_multiple_of(3) && ((at.y / CELL) as u32).is_multiple_of(3);
        places.iter().filter(sparse).filter_map(candidate).collect()
    }

    /// The cost of a name that is no disputed island's. None may lie on one.
    fn elsewhere(&self, rect: Rect, middle: Px) -> Option<f64> {
        let style = self.request.style;
        let below = self.grid.below(rect, footing)?;
        if below.other > 0 || (below.own > 0 && style.stays_in_water()) {
            return None;
        }
        // Across land lies another water.
        if style.stays_in_water() && self.crosses_land(middle) {
            return None;
        }
        let on_land = if style == Style::Town { f64::from(below.own) * 30.0 } else { 0.0 };
        let far = (middle.x - self.at.x).hypot(middle.y - self.at.y) - self.width / 3.0;
        let cost = f64::from(below.lines) + on_land + far.max(0.0) * 2.0;
        // A label of secondary rank is not worth crossing a line.
        let limit = match style {
            Style::Sea | Style::Strait => 390.0,
            Style::Town => 3000.0,
            _ => 900.0,
        };
        (cost <= limit).then_some(cost)
    }

    /// Whether land lies on the straight way from the place of the name to a position.
    fn crosses_land(&self, to: Px) -> bool {
        const STEP: f64 = 6.0;
        let (dx, dy) = (to.x - self.at.x, to.y - self.at.y);
        let steps = (dx.hypot(dy) / STEP).ceil().max(1.0) as u32;
        (0..=steps).any(|step| {
            let share = f64::from(step) / f64::from(steps);
            let at = Px { x: self.at.x + dx * share, y: self.at.y + dy * share };
            self.grid.has_land(Rect::around(at, 2.0 * STEP, 2.0 * STEP))
        })
    }

    /// The candidate positions, as middles of the label in px.
    fn middles(&self) -> Vec<Px> {
        let (at, width, height) = (self.at, self.width, self.height);
        // The nearest edge of the box keeps the radius.
        let around = |at: Px, angle: f64, radius: f64| {
            let (sin, cos) = angle.to_radians().sin_cos();
            Px { x: at.x + cos * (radius + width / 2.0), y: at.y + sin * (radius + height / 2.0) }
        };
        match self.request.style {
            Style::Annotation => {
                let angles = || (0..24).map(|step| f64::from(step) * 15.0);
                (0..12)
                    .flat_map(|step| angles().map(move |angle| around(at, angle, f64::from(step) * 9.0 + 12.0)))
                    .collect()
            }
            Style::Town | Style::Cape => {
                let angles = [0.0, 180.0, 45.0, 315.0, 135.0, 225.0, 90.0, 270.0];
                let radii = if self.request.style == Style::Town { &[12.0, 20.0, 28.0][..] } else { &[12.0] };
                radii.iter().flat_map(|radius| angles.map(|angle| around(at, angle, *radius))).collect()
            }
            Style::Land | Style::Near => vec![at],
            Style::Sea | Style::Strait => {
                let reach = if self.request.style == Style::Sea { 7 } else { 2 };
                let ring = |ring: u32| {
                    (0..12).map(move |step| {
                        let (sin, cos) = (f64::from(step) * 30.0).to_radians().sin_cos();
                        Px { x: at.x + cos * f64::from(ring) * 26.0, y: at.y + sin * f64::from(ring) * 20.0 }
                    })
                };
                std::iter::once(at).chain((1..=reach).flat_map(ring)).collect()
            }
            _ => {
                let angles = || (0..16).map(|step| f64::from(step) * 22.5 + 45.0);
                let afar = angles().flat_map(|angle| (0..20).map(move |step| (angle, f64::from(step) * 9.0 + 4.0)));
                let afar = afar.map(|(angle, radius)| around(at, angle, radius));
                let shore = self.shores.sparse(&self.request.key, 4);
                let beside = shore.into_iter().flat_map(|point| angles().step_by(2).map(move |angle| (point, angle)));
                let beside = beside.map(|(point, angle)| around(point, angle, 8.0));
                // The name of the whole stands wherever there is water enough.
                let whole =
                    (self.request.key == LabelKey::Area).then(|| self.grid.places(|ground| ground == Ground::Water));
                afar.chain(beside).chain(whole.into_iter().flatten()).collect()
            }
        }
    }
}

/// The longest leader, in px.
const LONGEST_LEADER: f64 = 130.0;

/// Whether a straight line has a point in common with a box.
fn meets_segment(rect: Rect, from: Px, to: Px) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (start, step, low, high) in [(from.x, dx, rect.min.x, rect.max.x), (from.y, dy, rect.min.y, rect.max.y)] {
        if step.abs() < 1e-9 {
            if start < low || start > high {
                return false;
            }
            continue;
        }
        let (one, other) = ((low - start) / step, (high - start) / step);
        enters = enters.max(one.min(other));
        leaves = leaves.min(one.max(other));
    }
    enters <= leaves
}

/// Whether two straight lines cross.
fn cross((a, b): (Px, Px), (c, d): (Px, Px)) -> bool {
    let side = |p: Px, q: Px, r: Px| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_cross_boxes_and_each_other() {
        let px = |x: f64, y: f64| Px { x, y };
        let rect = Rect { min: px(10.0, 10.0), max: px(20.0, 20.0) };
        for (from, to, meets) in [
            ((0.0, 0.0), (30.0, 30.0), true),
            ((0.0, 15.0), (12.0, 15.0), true),
            ((0.0, 15.0), (8.0, 15.0), false),
            ((15.0, 0.0), (15.0, 30.0), true),
            ((0.0, 25.0), (30.0, 25.0), false),
            ((0.0, 12.0), (12.0, 0.0), false),
        ] {
            assert_eq!(meets_segment(rect, px(from.0, from.1), px(to.0, to.1)), meets, "{from:?} {to:?}");
        }
        assert!(cross((px(0.0, 0.0), px(2.0, 2.0)), (px(0.0, 2.0), px(2.0, 0.0))));
        assert!(!cross((px(0.0, 0.0), px(2.0, 2.0)), (px(3.0, 0.0), px(5.0, 9.0))));
    }
}
