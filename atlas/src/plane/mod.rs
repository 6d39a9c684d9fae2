//! From the Earth to the screen: projection and camera.
//!
//! Three kinds of coordinates, three types: [`LonLat`] on the ellipsoid, [`World`] on the projected plane, [`Px`] on the
//! screen. Only [`Projection`] and [`Viewport`] cross from one to another.

mod camera;
mod viewport;

pub use camera::{Camera, MAX_ZOOM, metres_per_px};
pub use viewport::Viewport;

use crate::lonlat::LonLat;
use serde::{Deserialize, Serialize};

/// A place on the projected plane: units of 1/100,000 degree of longitude, x to the east and y to the south, from the
/// north-west corner of the dispute's frame. Small enough for whole numbers and for a browser's single precision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct World {
    /// East.
    pub x: f64,
    /// South.
    pub y: f64,
}

/// A place on the screen: CSS pixels from the top left of the map.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Px {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// Width and height in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A box on the projected plane.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    /// North-west corner.
    pub min: World,
    /// South-east corner.
    pub max: World,
}

/// Units of [`World`] in a degree of longitude.
const UNITS: f64 = 1e5;

/// Latitude beyond which Web Mercator is not drawn: where its world is square.
const MAX_LAT: f64 = 85.051_128_779_806_6;

/// Web Mercator (EPSG 3857), shifted to the frame of the dispute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    origin_lon: f64,
    origin_y: f64,
    frame: Bounds,
}

impl Projection {
    /// The projection of a frame: west, south, east, north in degrees.
    pub fn new([west, south, east, north]: [f64; 4]) -> Self {
        let origin_y = mercator(north);
        let max = World { x: (east - west) * UNITS, y: (origin_y - mercator(south)) * UNITS };
        Self { origin_lon: west, origin_y, frame: Bounds { min: World::default(), max } }
    }

    /// The frame, projected.
    pub fn frame(&self) -> Bounds {
        self.frame
    }

    /// A place, projected. Latitudes beyond 85.05 degrees lie on the edge.
    pub fn project(&self, place: LonLat) -> World {
        World { x: (place.lon - self.origin_lon) * UNITS, y: (self.origin_y - mercator(place.lat)) * UNITS }
    }

    /// By how many degrees, a multiple of 360, something around this longitude is nearest to the frame's middle: so a place or a shape
    /// is where the frame is, however it is spelled.
    pub fn turn(&self, lon: f64) -> f64 {
        let middle = self.origin_lon + self.frame.max.x / UNITS / 2.0;
        ((middle - lon) / 360.0).round() * 360.0
    }

    /// A place in the spelling in which it is nearest to the frame's middle.
    pub fn near(&self, place: LonLat) -> LonLat {
        LonLat::new(place.lon + self.turn(place.lon), place.lat)
    }

    /// The place that is projected to `world`.
    pub fn unproject(&self, world: World) -> LonLat {
        let y = (self.origin_y - world.y / UNITS).to_radians();
        LonLat::new(self.origin_lon + world.x / UNITS, y.sinh().atan().to_degrees())
    }

    /// A box in degrees (west, south, east, north), projected.
    pub fn bounds(&self, [west, south, east, north]: [f64; 4]) -> Bounds {
        Bounds { min: self.project(LonLat::new(west, north)), max: self.project(LonLat::new(east, south)) }
    }
}

/// Latitude on Mercator's scale, in degrees.
pub fn mercator(lat: f64) -> f64 {
    lat.clamp(-MAX_LAT, MAX_LAT).to_radians().tan().asinh().to_degrees()
}

impl Default for Bounds {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl Bounds {
    /// A box that holds nothing yet.
    pub const EMPTY: Self = Self {
        min: World { x: f64::INFINITY, y: f64::INFINITY },
        max: World { x: f64::NEG_INFINITY, y: f64::NEG_INFINITY },
    };

    /// The box that also holds `point`.
    pub fn with(self, point: World) -> Self {
        // In the browser `f64::min` is a call, for what it makes of no number.
        let least = |a: f64, b: f64| if b < a { b } else { a };
        let most = |a: f64, b: f64| if b > a { b } else { a };
        Self {
            min: World { x: least(self.min.x, point.x), y: least(self.min.y, point.y) },
            max: World { x: most(self.max.x, point.x), y: most(self.max.y, point.y) },
        }
    }

    /// The box that holds both.
    pub fn union(self, other: Self) -> Self {
        self.with(other.min).with(other.max)
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.min.x > self.max.x
    }

    /// Whether all of `other` lies within it.
    pub fn holds(self, other: Self) -> bool {
        self.min.x <= other.min.x && self.min.y <= other.min.y && other.max.x <= self.max.x && other.max.y <= self.max.y
    }

    /// Whether the two share a point.
    pub fn meets(self, other: Self) -> bool {
        self.min.x <= other.max.x && other.min.x <= self.max.x && self.min.y <= other.max.y && other.min.y <= self.max.y
    }

    /// What two boxes that meet have in common.
    pub fn within(self, other: Self) -> Self {
        let (min, max) = (self.min, self.max);
        Self {
            min: World { x: min.x.max(other.min.x), y: min.y.max(other.min.y) },
            max: World { x: max.x.min(other.max.x), y: max.y.min(other.max.y) },
        }
    }

    /// The box with room around it on each side: a share of its own extent.
    pub fn grown(self, share: f64) -> Self {
        let (width, height) = self.extent();
        let shift = |p: World, sign: f64| World { x: p.x + sign * share * width, y: p.y + sign * share * height };
        Self { min: shift(self.min, -1.0), max: shift(self.max, 1.0) }
    }

    /// The box with so much room around it on each side.
    pub fn grown_by(self, by: f64) -> Self {
        let shift = |p: World, by: f64| World { x: p.x + by, y: p.y + by };
        Self { min: shift(self.min, -by), max: shift(self.max, by) }
    }

    /// The box, or one around the same middle that is at least `extent` wide and high.
    pub fn at_least(self, extent: f64) -> Self {
        let (middle, (width, height)) = (self.center(), self.extent());
        let half = |length: f64| length.max(extent) / 2.0;
        Self {
            min: World { x: middle.x - half(width), y: middle.y - half(height) },
            max: World { x: middle.x + half(width), y: middle.y + half(height) },
        }
    }

    /// Its middle.
    pub fn center(self) -> World {
        World { x: f64::midpoint(self.min.x, self.max.x), y: f64::midpoint(self.min.y, self.max.y) }
    }

    /// To the east and to the south.
    pub fn extent(self) -> (f64, f64) {
        (self.max.x - self.min.x, self.max.y - self.min.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { width: 800.0, height: 600.0 };

    fn viewport(camera: Camera) -> Viewport {
        Viewport { camera, size: SIZE }
    }

    fn projection() -> Projection {
        Projection::new([10.0, 40.0, 30.0, 50.0])
    }

    #[test]
    fn projecting_there_and_back_stays_within_a_millimetre() {
        for step in 0..400 {
            let place = LonLat::new(10.0 + f64::from(step) * 0.05, 40.0 + f64::from(step % 97) * 0.1);
            let back = projection().unproject(projection().project(place));
            assert!((back.lon - place.lon).abs() < 1e-9 && (back.lat - place.lat).abs() < 1e-9, "{place:?}");
        }
    }

    #[test]
    fn the_origin_is_the_north_west_corner_and_y_grows_southward() {
        let corner = projection().project(LonLat::new(10.0, 50.0));
        assert!(corner.x.abs() < 1e-6 && corner.y.abs() < 1e-6);
        assert!(projection().project(LonLat::new(10.0, 49.0)).y > 0.0);
    }

    #[test]
    fn a_place_is_found_in_either_spelling() {
        for frame in [[176.0, -54.0, 186.0, -48.0], [-184.0, -54.0, -174.0, -48.0]] {
            let projection = Projection::new(frame);
            for (lon, x) in [(177.0, 1e5), (-183.0, 1e5), (183.0, 7e5), (-177.0, 7e5)] {
                let found = projection.project(projection.near(LonLat::new(lon, -50.0)));
                assert!((found.x - x).abs() < 1e-6, "{lon} in {frame:?} is at {found:?}");
            }
        }
        let place = LonLat::new(12.5, 44.0);
        assert_eq!(projection().near(place), place);
    }

    #[test]
    fn screen_and_plane_are_inverse() {
        let seen = viewport(Camera { center: World { x: 9e5, y: 7e5 }, zoom: 7.3 });
        for (x, y) in [(0.0, 0.0), (800.0, 600.0), (13.5, 444.25)] {
            let back = seen.to_px(seen.to_world(Px { x, y }));
            assert!((back.x - x).abs() < 1e-6 && (back.y - y).abs() < 1e-6);
        }
    }

    #[test]
    fn zooming_keeps_what_is_under_the_pointer() {
        let seen = viewport(Camera { center: World { x: 9e5, y: 7e5 }, zoom: 7.0 });
        let px = Px { x: 123.0, y: 456.0 };
        let before = seen.to_world(px);
        let after = seen.zoomed(1.7, px).to_world(px);
        assert!((before.x - after.x).abs() < 1e-6 && (before.y - after.y).abs() < 1e-6);
    }

    #[test]
    fn a_fitted_box_fills_the_room_it_has() {
        let bounds = projection().bounds([18.0, 44.0, 20.0, 45.0]);
        let seen = Viewport::fit(bounds.grown(0.05), SIZE).bounds();
        assert!(seen.min.x <= bounds.min.x && seen.max.x >= bounds.max.x);
        assert!(seen.min.y <= bounds.min.y && seen.max.y >= bounds.max.y);
    }

    #[test]
    fn nothing_beyond_the_frame_is_ever_shown() {
        let frame = projection().frame();
        for (x, y, zoom) in [(-1e9, 0.0, 3.0), (1e9, 1e9, 9.0), (0.0, 0.0, 30.0), (1e6, 5e5, -4.0)] {
            let Viewport { camera, .. } = viewport(Camera { center: World { x, y }, zoom }).within(frame);
            let seen = viewport(camera).bounds();
            assert!(seen.min.x >= -1.0 && seen.min.y >= -1.0, "{camera:?}");
            assert!(seen.max.x <= frame.max.x + 1.0 && seen.max.y <= frame.max.y + 1.0, "{camera:?}");
        }
    }

    #[test]
    fn a_flight_begins_here_and_ends_there() {
        let here = Camera { center: World { x: 1e5, y: 2e5 }, zoom: 6.0 };
        let there = Camera { center: World { x: 9e5, y: 3e5 }, zoom: 9.0 };
        assert_eq!(here.toward(there, 0.0), here);
        let end = here.toward(there, 1.0);
        assert!((end.center.x - there.center.x).abs() < 1e-6 && (end.zoom - there.zoom).abs() < 1e-9);
    }

    #[test]
    fn a_pixel_shrinks_with_the_latitude() {
        let camera = Camera { center: World::default(), zoom: 7.0 };
        // A degree of longitude on the equator is 111.3195 km; 128 · 256 px are 360 degrees.
        assert!((metres_per_px(camera, 0.0) - 1222.99).abs() < 0.1);
        assert!(metres_per_px(camera, 45.0) < 0.72 * metres_per_px(camera, 0.0));
    }

    #[test]
    fn what_is_out_of_sight_is_shown_by_the_shortest_way() {
        let view = Viewport { camera: Camera { center: World { x: 9e5, y: 7e5 }, zoom: 7.0 }, size: SIZE };
        let room = Px { x: 24.0, y: 24.0 };
        let area = |from: Px, to: Px| Bounds::EMPTY.with(view.to_world(from)).with(view.to_world(to));
        let (inside, left) = (Px { x: 100.0, y: 100.0 }, Px { x: -300.0, y: 60.0 });
        assert_eq!(view.showing(area(inside, Px { x: 200.0, y: 150.0 }), room), view);
        let moved = view.showing(area(left, Px { x: -200.0, y: 120.0 }), room);
        let at = moved.to_px(view.to_world(left));
        assert!((at.x - 24.0).abs() < 1e-6 && (at.y - 60.0).abs() < 1e-6, "{at:?}");
        // Larger than the screen: it fills it, and does not go past.
        let large = area(Px { x: 50.0, y: 50.0 }, Px { x: 5000.0, y: 5000.0 });
        let at = view.showing(large, room).to_px(large.min);
        assert!((at.x - 24.0).abs() < 1e-6 && (at.y - 24.0).abs() < 1e-6, "{at:?}");
    }
}
