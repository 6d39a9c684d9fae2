//! The candidate positions of one label, and their costs.

use super::collision::LINE;
use super::{CollisionGrid, Label, LabelRequest, Rect, Shores, Style, extent};
use crate::order;
use crate::plane::{Px, Viewport};

/// A position that a label may take.
#[derive(Clone)]
pub(super) struct Candidate {
    /// Lower is better; no unit.
    pub cost: f64,
    /// From the anchor to the middle of the label, px.
    pub offset: Px,
    /// The box of the label with its margin, px on the screen.
    pub rect: Rect,
}

/// Places a label at its cheapest candidate.
pub(super) fn place_one(
    grid: &mut CollisionGrid,
    request: LabelRequest,
    around: (&[Label], &Shores),
    viewport: Viewport,
) -> Option<Label> {
    let candidates = candidates(grid, &request, around, viewport);
    Some(take(grid, request, candidates.first()?))
}

pub(super) fn take(grid: &mut CollisionGrid, request: LabelRequest, candidate: &Candidate) -> Label {
    grid.take(candidate.rect);
    Label {
        key: request.key,
        style: request.style,
        anchor: request.anchor,
        offset: candidate.offset,
        turn: 0.0,
        rows: request.rows,
    }
}

/// The free candidates of a label, by rising cost.
pub(super) fn candidates(
    grid: &CollisionGrid,
    request: &LabelRequest,
    (before, shores): (&[Label], &Shores),
    viewport: Viewport,
) -> Vec<Candidate> {
    let at = viewport.to_px(request.anchor);
    // A label whose point is cut off by the edge would name nothing.
    let dot = Rect::around(at, 6.0, 6.0);
    if request.style.has_point() && !grid.holds(dot) {
        return Vec::new();
    }
    let (width, height) = extent(request.style, &request.rows);
    let margin = 4.0;
    let rect =
        |offset: Px| Rect::around(Px { x: at.x + offset.x, y: at.y + offset.y }, width + 2.0 * margin, height + margin);
    let previous = before.iter().find(|label| label.key == request.key).map(|label| label.offset);
    // A label of secondary rank is not worth covering a coast or crossing a line.
    let limit = match request.style {
        Style::Island | Style::IslandSmall => f64::INFINITY,
        Style::Sea | Style::Strait => 250.0,
        Style::Town => 3000.0,
        _ => 900.0,
    };
    let candidate = |offset: Px| {
        let ground = grid.cost(rect(offset))?;
        let ground = if request.style.stays_off_land() { ground } else { ground / LINE * LINE };
        // On other land the name of a disputed island would be read as that land's.
        let ground = if request.style.is_island() { ground * 2 } else { ground };
        let far = match request.style.is_island() {
            true => shores.away(rect(offset), &request.key, at)?,
            false => offset.x.hypot(offset.y) - width / 3.0,
        };
        let is_unmoved = previous.is_some_and(|previous| (previous.x - offset.x).hypot(previous.y - offset.y) < 1.0);
        let cost = f64::from(ground) + far.max(0.0) * 2.0 - if is_unmoved { 60.0 } else { 0.0 };
        (cost <= limit).then(|| Candidate { cost, offset, rect: rect(offset) })
    };
    let places = offsets(request.style, width, height).into_iter().chain(previous);
    let candidates: Vec<Candidate> = places.filter_map(candidate).collect();
    order::rising(&candidates, |candidate| candidate.cost)
}

/// The candidate positions of a label, as offsets of its middle from the anchor, in px.
fn offsets(style: Style, width: f64, height: f64) -> Vec<Px> {
    let around = |angle: f64, radius: f64| {
        let (sin, cos) = angle.to_radians().sin_cos();
        // The nearest edge of the box keeps the radius.
        Px { x: cos * (radius + width / 2.0), y: sin * (radius + height / 2.0) }
    };
    match style {
        Style::Town | Style::Cape => {
            [0.0, 180.0, 45.0, 315.0, 135.0, 225.0, 90.0, 270.0].iter().map(|a| around(*a, 12.0)).collect()
        }
        Style::Land | Style::Near => vec![Px::default()],
        Style::Sea | Style::Strait => {
            let mut out = vec![Px::default()];
            let reach = if style == Style::Sea { 7 } else { 2 };
            for ring in 1..=reach {
                out.extend((0..12).map(|step| {
                    let (sin, cos) = (f64::from(step) * 30.0).to_radians().sin_cos();
                    Px { x: cos * f64::from(ring) * 26.0, y: sin * f64::from(ring) * 20.0 }
                }));
            }
            out
        }
        _ => {
            // A little off its shape, a rock's name would be read as its neighbour's.
            let steps = if style == Style::Islet { 2 } else { 14 };
            let angles = (0..16).map(|step| f64::from(step) * 22.5 + 45.0);
            angles
                .flat_map(|angle| (0..steps).map(move |step| (angle, f64::from(step) * 9.0 + 4.0)))
                .map(|(angle, radius)| around(angle, radius))
                .collect()
        }
    }
}
