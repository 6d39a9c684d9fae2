//! The name of a side, on its land.

use super::candidates::{Candidate, take};
use super::collision::{CELL, Footing, Ground, heart};
use super::{CollisionGrid, Label, LabelKey, LabelRequest, Rect, Shores, extent};
use crate::plane::{Px, Viewport};

/// So many cells of a side's land are a name worth.
const LEAST: usize = 20;
/// How far the name of a side keeps from disputed land, in px: it is not theirs to say whose that is.
const APART: f64 = 16.0;

/// What the name of a side does with lines at sea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// It lies on none.
    Kept,
    /// It lies on one rather than nowhere.
    Crossed,
}

/// Places the name of a side where its land, of this tint, has most room for it; beside that land where there is too little.
pub fn on_land(
    grid: &mut CollisionGrid,
    (request, lines): (LabelRequest, Lines),
    tint: u8,
    shores: &Shores,
    viewport: Viewport,
) -> Option<Label> {
    let places = grid.places(|ground| ground == Ground::Land(tint));
    if places.len() < LEAST {
        return None;
    }
    let heart = heart(&places);
    let (width, height) = extent(request.style, &request.rows);
    let rect = |middle: Px, margin: f64| Rect::around(middle, width + 2.0 * margin, height + 2.0 * margin);
    let footing = |ground: Ground| match ground {
        Ground::Water => Footing::Free,
        Ground::Land(number) if number == tint => Footing::Own,
        _ => Footing::Other,
    };
    let cost = |middle: Px| {
        let is_kept = |crossed: u32| crossed == 0 || lines == Lines::Crossed;
        let below = grid.below(rect(middle, 3.0), footing).filter(|below| below.other == 0 && is_kept(below.lines))?;
        let is_apart = shores.away(rect(middle, 0.0), &LabelKey::Area).0.is_none_or(|(away, _)| away > APART);
        let has_room =
            below.free == 0 && grid.below(rect(middle, 15.0), footing).is_some_and(|b| b.free + b.other == 0);
        let far = (middle.x - heart.x).hypot(middle.y - heart.y);
        let ground = f64::from(below.free) * 4.0 + f64::from(below.lines);
        is_apart.then_some(far * 0.3 + ground - if has_room { 80.0 } else { 0.0 })
    };
    // Of the places beside it every third is enough to choose from.
    let sparse = |at: &&Px| [at.x, at.y].iter().all(|length| ((length / CELL) as u32).is_multiple_of(3));
    let upon = places.iter().copied();
    let beside = places.iter().filter(sparse).flat_map(|at| {
        (0..8).map(move |step| {
            let (sin, cos) = (f64::from(step) * 45.0).to_radians().sin_cos();
            Px { x: at.x + cos * (width / 2.0 + 6.0), y: at.y + sin * (height / 2.0 + 6.0) }
        })
    });
    let costs = upon.chain(beside).filter_map(|middle| Some((cost(middle)?, middle)));
    let (cost, middle) = costs.min_by(|one, other| one.0.total_cmp(&other.0))?;
    let request = LabelRequest { anchor: viewport.to_world(middle), ..request };
    Some(take(grid, request, &Candidate { cost, middle, rect: rect(middle, 3.0), leader: None }, viewport))
}
