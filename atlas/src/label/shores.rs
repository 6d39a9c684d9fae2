//! The shores of the disputed islands on the screen. A reader takes a name to be that of the shore it is nearest to.

use super::collision::{CELL, CollisionGrid, Footing, Ground};
use super::{LabelKey, Rect};
use crate::plane::Px;

/// The shore of an island or islet.
#[derive(Clone, Debug)]
struct Shore {
    id: String,
    group: Option<String>,
    points: Vec<Px>,
}

/// The shores on the screen.
#[derive(Clone, Debug, Default)]
pub struct Shores(Vec<Shore>);

impl Shores {
    /// Adds the shore of an island, of a group where it is one of its islets; of neighbouring points that fall into one cell one is
    /// kept. Returns the ground it lies on.
    pub fn add(&mut self, id: &str, group: Option<&str>, points: impl IntoIterator<Item = Px>) -> Ground {
        let mut points: Vec<Px> = points.into_iter().collect();
        points.dedup_by_key(|px| ((px.x / CELL).floor(), (px.y / CELL).floor()));
        self.0.push(Shore { id: id.to_owned(), group: group.map(str::to_owned), points });
        Ground::Island((self.0.len() - 1).min(usize::from(u8::MAX)) as u8)
    }

    /// Lays the shores into a grid.
    pub fn lay(&self, grid: &mut CollisionGrid) {
        for (number, shore) in self.0.iter().enumerate() {
            grid.lay_shore(&shore.points, Ground::Island(number.min(usize::from(u8::MAX)) as u8));
        }
    }

    /// The cells in which something of an island is to be seen, by their middles.
    pub fn places(&self, grid: &CollisionGrid, key: &LabelKey) -> Vec<Px> {
        grid.places(|ground| self.is_own_ground(key, ground))
    }

    /// The cells of what an island is without its islets, by their middles.
    pub(super) fn proper_places(&self, grid: &CollisionGrid, key: &LabelKey) -> Vec<Px> {
        grid.places(|ground| self.shore(ground).is_some_and(|shore| key.island() == Some(&shore.id)))
    }

    fn shore(&self, ground: Ground) -> Option<&Shore> {
        let Ground::Island(number) = ground else { return None };
        self.0.get(usize::from(number))
    }

    fn is_own(shore: &Shore, key: &LabelKey) -> bool {
        match key {
            LabelKey::Area => true,
            LabelKey::Island(id) => shore.id == *id || shore.group.as_ref() == Some(id),
            _ => false,
        }
    }

    /// Whether ground is what a name names.
    pub(super) fn is_own_ground(&self, key: &LabelKey, ground: Ground) -> bool {
        self.shore(ground).is_some_and(|shore| Self::is_own(shore, key))
    }

    /// How a name of a disputed island takes the ground below it.
    pub(super) fn footing(&self, key: &LabelKey, ground: Ground) -> Footing {
        match ground {
            Ground::Water => Footing::Free,
            _ if self.is_own_ground(key, ground) => Footing::Own,
            _ => Footing::Other,
        }
    }

    /// Of the shore that a name is of, one point in `every`.
    pub(super) fn sparse(&self, key: &LabelKey, every: usize) -> Vec<Px> {
        self.0
            .iter()
            .filter(|shore| Self::is_own(shore, key))
            .flat_map(|shore| shore.points.iter().step_by(every))
            .copied()
            .collect()
    }

    /// Where a leader from a box to the shore that its name is of should end: near the box, and not far from a place on the island.
    pub(super) fn aim(&self, key: &LabelKey, rect: Rect, place: Px) -> Option<Px> {
        let own = self.0.iter().filter(|shore| Self::is_own(shore, key)).flat_map(|shore| &shore.points);
        let cost = |at: &Px| rect.away(*at) + 0.5 * (at.x - place.x).hypot(at.y - place.y);
        own.min_by(|one, other| cost(one).total_cmp(&cost(other))).copied()
    }

    /// How far a box is from the shore that its name is of, with the nearest point of that, and how far from any other.
    pub(super) fn away(&self, rect: Rect, key: &LabelKey) -> (Option<(f64, Px)>, f64) {
        let (mut own, mut other): (Option<(f64, Px)>, f64) = (None, f64::INFINITY);
        for shore in &self.0 {
            let is_own = Self::is_own(shore, key);
            for point in &shore.points {
                let away = rect.away(*point);
                if !is_own {
                    other = other.min(away);
                } else if own.is_none_or(|(least, _)| away < least) {
                    own = Some((away, *point));
                }
            }
        }
        (own, other)
    }
}
