//! What is on a screen, as outlines: by them alone it is told where a name lies.

use atlas::content::Atlas;
use atlas::label::Rect;
use atlas::plane::{Bounds, Px, Size, Viewport, World};
use atlas::scene::Layers;

/// Outlines of land, and of each disputed island with its islets' apart where they are drawn so.
pub struct Screen {
    land: Vec<Rings>,
    /// The id of each, that of its group, and its outline.
    pub islands: Vec<(String, Option<String>, Rings)>,
}

/// Rings, each with what holds it.
#[derive(Clone, Default)]
pub struct Rings(Vec<(Rect, Vec<Px>)>);

impl Rings {
    /// Of rings that are closed.
    pub fn new(rings: impl IntoIterator<Item = Vec<Px>>) -> Self {
        let bounded = |ring: Vec<Px>| {
            let (mut min, mut max) = (*ring.first()?, *ring.first()?);
            for at in &ring {
                (min.x, min.y, max.x, max.y) = (min.x.min(at.x), min.y.min(at.y), max.x.max(at.x), max.y.max(at.y));
            }
            Some((Rect { min, max }, ring))
        };
        Self(rings.into_iter().filter_map(bounded).collect())
    }

    /// All of several.
    pub fn joined<'a>(several: impl IntoIterator<Item = &'a Self>) -> Self {
        Self(several.into_iter().flat_map(|rings| rings.0.clone()).collect())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a point lies within, by the even-odd rule.
    pub fn hold(&self, at: Px) -> bool {
        let crosses = |edge: &&[Px]| {
            let (a, b) = (edge[0], edge[1]);
            (a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y)
        };
        let near = self.0.iter().filter(|(bounds, _)| bounds.away(at) == 0.0);
        near.map(|(_, ring)| ring.windows(2).filter(crosses).count()).sum::<usize>() % 2 == 1
    }

    /// How far the nearest of their edges is from a box; those farther than `least` are not looked at.
    fn away(&self, rect: Rect, least: f64) -> f64 {
        let apart = |one: Rect, other: Rect| {
            let gap = |a: f64, b: f64, c: f64, d: f64| (c - b).max(a - d).max(0.0);
            gap(one.min.x, one.max.x, other.min.x, other.max.x).hypot(gap(
                one.min.y,
                one.max.y,
                other.min.y,
                other.max.y,
            ))
        };
        let mut least = least;
        for (bounds, ring) in &self.0 {
            if apart(*bounds, rect) > least {
                continue;
            }
            for edge in ring.windows(2) {
                let steps = ((edge[0].x - edge[1].x).hypot(edge[0].y - edge[1].y) / 2.0).ceil().clamp(1.0, 200.0);
                for step in 0..steps as u32 {
                    let t = f64::from(step) / steps;
                    let share = |from: f64, to: f64| from + (to - from) * t;
                    least = least.min(rect.away(Px { x: share(edge[0].x, edge[1].x), y: share(edge[0].y, edge[1].y) }));
                }
            }
        }
        least
    }

    /// The share of a screen that they cover outside these boxes, by a hundred places and more.
    pub fn share(&self, size: Size, boxes: &[Rect]) -> f64 {
        let (columns, rows) = (24, 16);
        let at = |n: u32, count: u32, length: f64| (f64::from(n) + 0.5) / f64::from(count) * length;
        let all = (0..rows).flat_map(|y| (0..columns).map(move |x| (x, y)));
        let places = all.map(|(x, y)| Px { x: at(x, columns, size.width), y: at(y, rows, size.height) });
        let inside = places.filter(|at| self.hold(*at) && !boxes.iter().any(|rect| rect.away(*at) == 0.0));
        inside.count() as f64 / f64::from(columns * rows)
    }
}

impl Screen {
    /// What layers show in a viewport.
    pub fn new(atlas: &Atlas, layers: Layers<'_>, viewport: Viewport) -> Self {
        let seen = viewport.bounds();
        let px = |parts: &[Vec<World>]| -> Rings {
            let bounds =
                |part: &&Vec<World>| part.iter().fold(Bounds::EMPTY, |bounds, at| bounds.with(*at)).meets(seen);
            Rings::new(parts.iter().filter(bounds).map(|part| part.iter().map(|at| viewport.to_px(*at)).collect()))
        };
        let land = layers.land.map(|(layer, _)| &layer.features[..]).unwrap_or_default();
        let land = land.iter().filter(|feature| feature.bounds.meets(seen)).map(|feature| px(&feature.parts)).collect();
        let apart = viewport.camera.zoom >= atlas.levels.islets_from;
        let mut islands: Vec<(String, Option<String>, Rings)> = Vec::new();
        for island in &atlas.islands {
            let Some(feature) = layers.islands.and_then(|(layer, _)| layer.feature(&island.id)) else { continue };
            let parts = px(&feature.parts);
            let (id, group) = match &island.group {
                Some(group) if !apart => (group, None),
                group => (&island.id, group.clone()),
            };
            match islands.iter_mut().find(|(known, ..)| known == id) {
                Some((_, _, own)) => own.0.extend(parts.0),
                None => islands.push((id.clone(), group, parts)),
            }
        }
        Self { land, islands }
    }

    /// Whether a point lies on land outside the dispute.
    pub fn is_land(&self, at: Px) -> bool {
        self.land.iter().any(|rings| rings.hold(at))
    }

    /// The outline of an island; of a group with its islets'.
    pub fn outline(&self, id: &str) -> Rings {
        let is_own = |known: &str, group: Option<&str>| known == id || group == Some(id);
        let own = self.islands.iter().filter(|(known, group, _)| is_own(known, group.as_deref()));
        Rings::joined(own.map(|(.., rings)| rings))
    }

    /// How far a box is from the shore of an island, and from all other disputed shores that are on the screen.
    pub fn away(&self, rect: Rect, id: &str) -> (f64, f64) {
        let (mut own, mut other) = (f64::INFINITY, f64::INFINITY);
        for (island, group, parts) in &self.islands {
            let least = if island == id || group.as_deref() == Some(id) { &mut own } else { &mut other };
            *least = parts.away(rect, *least);
        }
        (own, other)
    }
}
