//! What an opened question is about, on the map: how far each side says that something reaches, as brackets along the same arc.

use crate::content::Atlas;
use crate::decimal::rounded;
use crate::plane::{Projection, Px, Viewport};

/// How far a side says that something reaches.
#[derive(Clone, Debug, PartialEq)]
pub struct Bracket {
    /// The side.
    pub side: String,
    /// The tint of the side.
    pub tint: u8,
    /// Path text in px.
    pub d: String,
    /// The name of the side, which stands beside it: what the side says is told with the question.
    pub label: String,
    /// Where that stands: the middle of its first letter or its last, in px.
    pub at: Px,
    /// Whether it stands to the left of that place.
    pub is_left: bool,
}

/// How far from the arc the first bracket stands, and how much farther each next one, in px. Those of odd number stand on the other side.
const AWAY: (f64, f64) = (22.0, 14.0);
/// The length of the ends of a bracket towards the arc, in px.
const END: f64 = 9.0;

/// The brackets of a question; none where it has none.
pub fn brackets(atlas: &Atlas, claim: &str, viewport: Viewport) -> Vec<Bracket> {
    let projection = Projection::new(atlas.frame);
    let Some(claim) = atlas.claims.iter().find(|of| of.key == claim) else { return Vec::new() };
    let bracket = |(index, extent): (usize, &crate::content::Extent)| {
        let away = AWAY.0 + AWAY.1 * (index / 2) as f64;
        let away = if index % 2 == 0 { away } else { -away };
        let along: Vec<Px> = extent.along.iter().map(|place| viewport.to_px(projection.project(*place))).collect();
        let beside: Vec<Px> = (0..along.len()).map(|at| moved(&along, at, away)).collect();
        let (first, last) = (beside.first()?, beside.last()?);
        let inward = 1.0 - END / away.abs();
        let ends = [moved(&along, 0, away * inward), moved(&along, along.len() - 1, away * inward)];
        let points: Vec<Px> = [ends[0]].into_iter().chain(beside.iter().copied()).chain([ends[1]]).collect();
        let written = points.iter().map(|at| format!("{} {}", rounded::<1>(at.x), rounded::<1>(at.y)));
        // Beside its middle, on the side away from the arc.
        let middle = Px { x: f64::midpoint(first.x, last.x), y: f64::midpoint(first.y, last.y) };
        let nearest = beside.iter().min_by(|a, b| distance(**a, middle).total_cmp(&distance(**b, middle)))?;
        let at = beside.iter().position(|point| point == nearest)?;
        let label = moved(&along, at, away + 12.0 * away.signum());
        let side = atlas.side(&extent.side)?;
        Some(Bracket {
            side: side.id.clone(),
            tint: side.tint,
            d: format!("M{}", written.collect::<Vec<_>>().join("L")),
            label: side.name.clone(),
            at: label,
            is_left: label.x < along[at].x,
        })
    };
    claim.extents.iter().enumerate().filter_map(bracket).collect()
}

fn distance(a: Px, b: Px) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// A point of a line, moved to the left of its direction by so many px.
fn moved(along: &[Px], at: usize, away: f64) -> Px {
    let (before, after) = (along[at.saturating_sub(1)], along[(at + 1).min(along.len() - 1)]);
    let (dx, dy) = (after.x - before.x, after.y - before.y);
    let length = dx.hypot(dy).max(1e-9);
    Px { x: along[at].x + dy / length * away, y: along[at].y - dx / length * away }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::plane::Size;

    #[test]
    fn each_side_has_its_bracket_on_its_side_of_the_arc() {
        let atlas = fixture::atlas("en");
        let viewport = crate::scene::home(&atlas, Size { width: 640.0, height: 420.0 });
        let all = brackets(&atlas, "treaty", viewport);
        let sides: Vec<(&str, u8)> = all.iter().map(|bracket| (bracket.side.as_str(), bracket.tint)).collect();
        assert_eq!(sides, [("ardmoria", 1), ("velsund", 2)]);
        assert_ne!(all[0].is_left, all[1].is_left, "{all:?}");
        for bracket in &all {
            assert_eq!(Some(&bracket.label), atlas.side(&bracket.side).map(|side| &side.name));
            let numbers = bracket.d[1..].split(['L', ' ']).map(|number| number.parse::<f64>().unwrap());
            assert!(numbers.collect::<Vec<_>>().iter().all(|number| number.is_finite()));
        }
        assert_eq!(brackets(&atlas, "map", viewport), []);
        assert_eq!(brackets(&atlas, "nowhere", viewport), []);
    }

    #[test]
    fn a_point_moves_to_the_left_of_the_way() {
        let along = [Px { x: 0.0, y: 0.0 }, Px { x: 10.0, y: 0.0 }, Px { x: 20.0, y: 0.0 }];
        // Up the screen, as y grows downwards.
        assert_eq!(moved(&along, 1, 5.0), Px { x: 10.0, y: -5.0 });
        assert_eq!(moved(&along, 0, -5.0), Px { x: 0.0, y: 5.0 });
    }
}
