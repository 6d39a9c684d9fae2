//! The part of rings within a box, for land of which a part is drawn otherwise.

use crate::plane::{Bounds, World};

/// Rings cut along a box, after Sutherland and Hodgman: against each side of the box in turn. Of a ring that leaves the
/// box and comes back, the pieces stay joined along the box; filled, that is no difference, so such rings are not stroked.
///
/// ```text
///      ┌──────┐ box
///   a──┼──b   │     of the ring a b c d the box keeps b c and the two places where it is crossed
///   │  │  │   │
///   d──┼──c   │
///      └──────┘
/// ```
pub fn within(rings: &[Vec<World>], box_: Bounds) -> Vec<Vec<World>> {
    let cut = |ring: &Vec<World>| {
        let ring = half(ring, |p| p.x - box_.min.x, between);
        let ring = half(&ring, |p| box_.max.x - p.x, between);
        let ring = half(&ring, |p| p.y - box_.min.y, between);
        half(&ring, |p| box_.max.y - p.y, between)
    };
    rings.iter().map(cut).filter(|ring| ring.len() > 3).collect()
}

/// Rings cut along a line through two places: the part on its left, seen on the map.
pub fn left_of(rings: &[Vec<World>], [from, to]: [World; 2]) -> Vec<Vec<World>> {
    // The plane's second axis points down.
    let left = |p: World| (to.y - from.y) * (p.x - from.x) - (to.x - from.x) * (p.y - from.y);
    rings.iter().map(|ring| half(ring, left, between)).filter(|ring| ring.len() > 3).collect()
}

/// The part of a closed ring where `inside` is not negative; `between` is the place on the way from one to another.
pub fn half<P: Copy>(ring: &[P], inside: impl Fn(P) -> f64, between: impl Fn(P, P, f64) -> P) -> Vec<P> {
    let mut out: Vec<P> = Vec::new();
    for edge in ring.windows(2) {
        let (a, b) = (edge[0], edge[1]);
        let (from, to) = (inside(a), inside(b));
        if from >= 0.0 {
            out.push(a);
        }
        if (from < 0.0) != (to < 0.0) {
            out.push(between(a, b, from / (from - to)));
        }
    }
    out.extend(out.first().copied());
    out
}

/// The place a share of the way from one to another.
fn between(a: World, b: World, share: f64) -> World {
    World { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(f64, f64)]) -> Vec<World> {
        points.iter().map(|&(x, y)| World { x, y }).collect()
    }

    fn area(ring: &[World]) -> f64 {
        ring.windows(2).map(|edge| edge[0].x * edge[1].y - edge[1].x * edge[0].y).sum::<f64>() / 2.0
    }

    #[test]
    fn what_lies_in_the_box_is_kept_and_nothing_else() {
        let box_ = Bounds { min: World { x: 0.0, y: 0.0 }, max: World { x: 10.0, y: 10.0 } };
        let square = [(2.0, 2.0), (8.0, 2.0), (8.0, 8.0), (2.0, 8.0), (2.0, 2.0)];
        let half_out = [(-4.0, 2.0), (6.0, 2.0), (6.0, 4.0), (-4.0, 4.0), (-4.0, 2.0)];
        let around = [(-5.0, -5.0), (15.0, -5.0), (15.0, 15.0), (-5.0, 15.0), (-5.0, -5.0)];
        let outside = [(20.0, 2.0), (26.0, 2.0), (26.0, 4.0), (20.0, 2.0)];
        // A ring that leaves the box and comes back: a U whose foot lies outside.
        let twice = [
            (2.0, 2.0),
            (4.0, 2.0),
            (4.0, 12.0),
            (6.0, 12.0),
            (6.0, 2.0),
            (8.0, 2.0),
            (8.0, 14.0),
            (2.0, 14.0),
            (2.0, 2.0),
        ];
        for (points, kept) in
            [(&square[..], 36.0), (&half_out[..], 12.0), (&around[..], 100.0), (&outside[..], 0.0), (&twice[..], 32.0)]
        {
            let cut = within(&[ring(points)], box_);
            let found: f64 = cut.iter().map(|ring| area(ring)).sum();
            assert!((found.abs() - kept).abs() < 1e-9, "{points:?} keeps {found}");
            assert!(cut.iter().all(|ring| ring.first() == ring.last()));
        }
    }
}
