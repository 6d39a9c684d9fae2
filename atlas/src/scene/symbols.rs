//! Islands that are too small to be seen: a symbol stands for each until the map is near enough for its shape.
//!
//! Whatever the size, a bed of 24 px around the outline can be pressed; the symbol is what the eye finds. It takes the place of the
//! outline, so it is filled, pressed, lit and named as that is.

use super::Shape;
use crate::content::{Atlas, Island};
use crate::decimal::rounded;
use crate::layer::{Feature, Layer};
use crate::plane::{Bounds, Projection, World};
use crate::style::SYMBOL_RADIUS;

/// What is smaller on the screen, in px along its longer side, has a symbol: two stripes are not told from one in it.
const SEEN_FROM: f64 = 12.0;
/// The islets of a smaller group are parts of it, however near the map is: none could be pressed apart from the others.
const APART_FROM: f64 = 24.0;
/// What is made of specks alone, none of so many px, has one too, however far they lie apart.
const SPECK: f64 = 2.0;

/// Which groups have islets that are shapes of their own: a bit for each group, by its place in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Islets(u64);

impl Islets {
    /// At a zoom: far out, and while their group is small, they are parts of it; from the zoom that the dispute's
    /// [`Levels`](crate::level::Levels) say, shapes of their own.
    pub fn at(atlas: &Atlas, zoom: f64) -> Self {
        let projection = Projection::new(atlas.frame);
        let scale = crate::plane::Camera { center: World::default(), zoom }.scale();
        let is_large =
            |island: &Island| island.bounds.is_none_or(|own| longest(projection.bounds(own)) * scale >= APART_FROM);
        let has_islets = |island: &Island| atlas.islets(&island.id).next().is_some();
        let groups =
            atlas.islands.iter().take(64).enumerate().filter(|(_, island)| has_islets(island) && is_large(island));
        Self(groups.filter(|_| zoom >= atlas.levels.islets_from).fold(0, |bits, (place, _)| bits | 1 << place))
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
            false => px(features) < SEEN_FROM || !features.iter().any(|feature| has_ring(feature, SPECK / scale)),
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

/// Whether a ring of an outline is so long, in units of the plane. The first is mostly the largest.
fn has_ring(feature: &Feature, length: f64) -> bool {
    let of = |ring: &Vec<World>| longest(ring.iter().fold(Bounds::EMPTY, |all, point| all.with(*point)));
    feature.parts.iter().any(|ring| of(ring) >= length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::View;
    use crate::fixture;
    use crate::lens::Lens;
    use crate::path;
    use crate::plane::{Camera, Size, Viewport};
    use crate::scene::{Furniture, Scene, scene_at};
    use crate::svg;

    /// The scene around an island at a zoom, every island so many times as small.
    fn seen(by: f64, island: &str, zoom: f64) -> Scene {
        let (atlas, shapes) = fixture::shrunk(by);
        let center = Projection::new(atlas.frame).project(atlas.island(island).unwrap().label);
        let viewport = Viewport { camera: Camera { center, zoom }, size: Size { width: 800.0, height: 600.0 } };
        scene_at(Lens::plain(&atlas), shapes.layers(), &View::default(), None, viewport, Furniture::None)
    }

    fn symbols_of(scene: &Scene) -> Vec<&str> {
        scene.islands.iter().filter(|island| island.symbol.is_some()).map(|island| island.shape.id.as_str()).collect()
    }

    #[test]
    fn what_is_too_small_to_be_seen_has_a_symbol_until_the_map_is_near() {
        assert_eq!(symbols_of(&seen(1.0, "hern", 7.5)), [""; 0]);
        let far = seen(100.0, "hern", 7.5);
        assert_eq!(symbols_of(&far), ["hern", "brim", "skerries"]);
        assert!(far.legend.has("symbol"));
        let near = seen(100.0, "hern", 13.0);
        assert_eq!(symbols_of(&near), [""; 0]);
        assert!(!near.legend.has("symbol"));
    }

    #[test]
    fn a_symbol_is_as_large_on_the_screen_at_every_zoom_and_stands_where_the_name_does() {
        for zoom in [6.0, 7.5, 8.3] {
            let scene = seen(100.0, "hern", zoom);
            let hern = &scene.islands[0];
            let (d, unit) = (hern.symbol.as_ref().unwrap(), hern.shape.unit);
            let numbers: Vec<f64> = d
                .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'))
                .filter_map(|n| n.parse().ok())
                .collect();
            let corners = numbers.chunks(2).map(|at| scene.viewport.to_px(World { x: at[0] * unit, y: at[1] * unit }));
            let corners: Vec<_> = corners.collect();
            assert!((corners[1].x - corners[3].x - 2.0 * SYMBOL_RADIUS).abs() < 0.1, "{zoom}: {corners:?}");
            assert!((corners[0].x - 400.0).abs() < 0.1 && (corners[1].y - 300.0).abs() < 0.1, "{zoom}: {corners:?}");
        }
    }

    #[test]
    fn a_group_has_one_symbol_while_its_islets_are_within_it_and_they_their_own_when_apart() {
        let (atlas, _) = fixture::shrunk(40.0);
        let islets: Vec<&str> = atlas.islets("skerries").map(|islet| islet.id.as_str()).collect();
        assert!(!islets.is_empty());
        let is_drawn = |scene: &Scene, id: &str| scene.islands.iter().any(|island| island.shape.id == id);
        let one = seen(40.0, "skerries", 9.2);
        assert!(symbols_of(&one).contains(&"skerries") && !islets.iter().any(|islet| is_drawn(&one, islet)));
        let apart = seen(40.0, "skerries", 14.0);
        assert!(islets.iter().all(|islet| is_drawn(&apart, islet)) && symbols_of(&apart).is_empty());
    }

    #[test]
    fn specks_far_apart_have_symbols_of_their_own_and_none_beside_what_is_seen() {
        let (atlas, mut shapes) = fixture::shrunk(1.0);
        // Each part of the group is a speck where it stands.
        let is_of_group = |id: &str| atlas.island(id).is_some_and(|island| atlas.group_of(island).id == "skerries");
        for feature in shapes.islands.features.iter_mut().filter(|feature| is_of_group(feature.id.as_deref().unwrap()))
        {
            let middle = feature.bounds.center();
            let moved =
                |at: World| World { x: middle.x + (at.x - middle.x) / 1e3, y: middle.y + (at.y - middle.y) / 1e3 };
            feature.parts.iter_mut().flatten().for_each(|at| *at = moved(*at));
            feature.bounds = Bounds { min: moved(feature.bounds.min), max: moved(feature.bounds.max) };
        }
        let of = |layer: &Layer, zoom: f64| {
            let scale = Camera { center: World::default(), zoom }.scale();
            let all = symbols(&atlas, layer, Islets::at(&atlas, zoom), scale);
            all.into_iter().map(|symbol| symbol.id).filter(|id| is_of_group(id)).collect::<Vec<_>>()
        };
        assert_eq!(of(&shapes.islands, 7.5), ["skerries"]);
        let apart = of(&shapes.islands, 10.5);
        assert!(atlas.islets("skerries").all(|islet| apart.contains(&islet.id)), "{apart:?}");
        let whole = fixture::shapes().islands;
        assert_eq!(of(&whole, 9.5), [""; 0]);
    }

    #[test]
    fn a_symbol_is_pressed_named_and_striped_as_its_shape_is_and_keeps_the_outline_for_the_program() {
        let scene = seen(100.0, "hern", 7.5);
        let printed = crate::node::to_html(&svg::scene(&scene, "map", "", &|id| Some(id.to_owned())).into());
        let hern = printed.split("data-island=\"hern\"").nth(1).unwrap().split("</a>").next().unwrap();
        assert!(
            hern.contains("aria-label=\"Hern")
                && hern.contains("class=\"reach\"")
                && hern.contains("url(#map-stripes-"),
            "{hern}"
        );
        let outline = hern.split("data-outline=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(outline, scene.islands[0].shape.d);
        assert!(path::read(outline, scene.islands[0].shape.unit).is_some());
        assert!(scene.labels.iter().any(|label| label.key.island() == Some("hern")));
        // No name lies upon a symbol.
        for island in &scene.islands {
            let atlas = fixture::shrunk(100.0).0;
            let at = scene
                .viewport
                .to_px(Projection::new(atlas.frame).project(atlas.island(&island.shape.id).unwrap().label));
            assert!(!scene.labels.iter().any(|label| label.covers(&[at], scene.viewport)), "{}", island.shape.id);
        }
    }
}
