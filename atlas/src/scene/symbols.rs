//! Islands that are too small to be seen: a symbol stands for each until the map is near enough for its shape.
//!
//! Whatever the size, a bed of 24 px around the outline can be pressed; the symbol is what the eye finds. It takes the place of the
//! outline, so it is filled, pressed, lit and named as that is.

use super::{ISLETS_FROM, Shape};
use crate::content::{Atlas, Island};
use crate::decimal::rounded;
use crate::layer::{Feature, Layer};
use crate::plane::{Bounds, Projection, World};
use crate::style::SYMBOL_RADIUS;

/// What is smaller on the screen, in px along its longer side, has a symbol: two stripes are not told from one in it.
const SEEN_FROM: f64 = 16.0;
/// What is made of specks alone, none of so many px, has one too, however far they lie apart.
const SPECK: f64 = 2.0;

/// Which groups have islets that are shapes of their own: a bit for each group, by its place in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Islets(u64);

impl Islets {
    /// At a zoom: far out they are parts of their group, as long as that is a symbol too, and from [`ISLETS_FROM`] on shapes of
    /// their own.
    pub fn at(atlas: &Atlas, zoom: f64) -> Self {
        let projection = Projection::new(atlas.frame);
        let scale = crate::plane::Camera { center: World::default(), zoom }.scale();
        let is_large =
            |island: &Island| island.bounds.is_none_or(|own| longest(projection.bounds(own)) * scale >= SEEN_FROM);
        let has_islets = |island: &Island| atlas.islets(&island.id).next().is_some();
        let groups =
            atlas.islands.iter().take(64).enumerate().filter(|(_, island)| has_islets(island) && is_large(island));
        Self(groups.filter(|_| zoom >= ISLETS_FROM).fold(0, |bits, (place, _)| bits | 1 << place))
    }

    /// Whether those of a group are.
    pub fn are_apart(self, atlas: &Atlas, group: &str) -> bool {
        let place = atlas.islands.iter().position(|island| island.id == group);
        place.is_some_and(|place| place < 64 && self.0 & (1 << place) != 0)
    }
}

/// A symbol in the place of an outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// The island, group or islet.
    pub id: String,
    /// Its middle.
    pub at: World,
}

impl Symbol {
    /// Its corners, where `scale` is the px of a unit of the plane.
    pub fn corners(&self, scale: f64) -> [World; 4] {
        let (World { x, y }, reach) = (self.at, SYMBOL_RADIUS / scale);
        [(0.0, -reach), (reach, 0.0), (0.0, reach), (-reach, 0.0)].map(|(dx, dy)| World { x: x + dx, y: y + dy })
    }

    /// Its path, in the units of the outline in whose place it stands.
    pub fn path(&self, of: &Shape, scale: f64) -> String {
        let corner = |at: World| format!("{} {}", rounded::<2>(at.x / of.unit), rounded::<2>(at.y / of.unit));
        format!("M{}z", self.corners(scale).map(corner).join("L"))
    }
}

/// What has an outline of its own on the map: each island with what it is drawn from, a group with its islets or these apart.
pub(super) fn outlined<'a>(atlas: &'a Atlas, layer: &'a Layer, islets: Islets) -> Vec<(&'a Island, Vec<&'a Feature>)> {
    let features = |island: &'a Island| {
        let own = layer.feature(&island.id).into_iter();
        let joined = atlas.islets(&island.id).filter(|_| !islets.are_apart(atlas, &island.id));
        own.chain(joined.filter_map(|islet| layer.feature(&islet.id))).collect::<Vec<_>>()
    };
    let is_apart = |island: &&Island| island.group.as_ref().is_none_or(|group| islets.are_apart(atlas, group));
    let all = atlas.islands.iter().filter(is_apart).map(|island| (island, features(island)));
    all.filter(|(_, features)| !features.is_empty()).collect()
}

/// The symbols on a map where a unit of the plane is `scale` px. A speck beside a visible part of its group has none, nor one so
/// near to another's symbol that they would lie upon each other.
pub fn symbols(atlas: &Atlas, layer: &Layer, islets: Islets, scale: f64) -> Vec<Symbol> {
    let all = outlined(atlas, layer, islets);
    let projection = Projection::new(atlas.frame);
    let whole = |features: &[&Feature]| features.iter().fold(Bounds::EMPTY, |all, feature| all.union(feature.bounds));
    let px = |features: &[&Feature]| longest(whole(features)) * scale;
    let group = |island: &Island| atlas.group_of(island).id.clone();
    let seen: Vec<String> =
        all.iter().filter(|(_, own)| px(own) >= SEEN_FROM).map(|(island, _)| group(island)).collect();
    let mut out: Vec<Symbol> = Vec::new();
    for (island, features) in &all {
        let is_part = islets.are_apart(atlas, &group(island));
        let is_small = match is_part {
            true => px(features) < SEEN_FROM / 2.0 && !seen.contains(&group(island)),
            false => px(features) < SEEN_FROM || features.iter().all(|feature| largest(feature) * scale < SPECK),
        };
        let at = projection.project(island.label);
        let is_near = |other: &Symbol| (other.at.x - at.x).hypot(other.at.y - at.y) * scale < 2.0 * SYMBOL_RADIUS;
        if is_small && !(is_part && out.iter().any(is_near)) {
            out.push(Symbol { id: island.id.clone(), at });
        }
    }
    out
}

/// The longer side of a box.
fn longest(bounds: Bounds) -> f64 {
    let (width, height) = bounds.extent();
    width.max(height)
}

/// The longer side of the largest ring of an outline.
fn largest(feature: &Feature) -> f64 {
    let ring = |ring: &Vec<World>| longest(ring.iter().fold(Bounds::EMPTY, |all, point| all.with(*point)));
    feature.parts.iter().map(ring).fold(0.0, f64::max)
}
