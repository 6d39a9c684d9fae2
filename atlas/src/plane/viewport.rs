//! The camera and the size of the screen: what is seen, and where.

use super::{Bounds, Camera, MAX_ZOOM, Px, Size, World};
use crate::decimal::rounded;
use serde::{Deserialize, Serialize};

/// What the reader sees: where the camera looks, and the size of the map on the screen. It is all that is needed to cross
/// from the plane to the screen and back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Viewport {
    /// Where it looks.
    pub camera: Camera,
    /// The size of the map on the screen.
    pub size: Size,
}

impl Viewport {
    /// The viewport of this size that shows all of `bounds` as large as possible.
    pub fn fit(bounds: Bounds, size: Size) -> Self {
        let (width, height) = bounds.extent();
        let scale = (size.width / width.max(1.0)).min(size.height / height.max(1.0));
        let camera = Camera { center: bounds.center(), zoom: Camera::zoom_of(scale).min(MAX_ZOOM) };
        Self { camera, size }
    }

    /// Where a place on the plane is seen.
    pub fn to_px(self, world: World) -> Px {
        let (k, Camera { center, .. }, Size { width, height }) = (self.camera.scale(), self.camera, self.size);
        Px { x: (world.x - center.x) * k + width / 2.0, y: (world.y - center.y) * k + height / 2.0 }
    }

    /// What is seen at a place on the screen.
    pub fn to_world(self, px: Px) -> World {
        let (k, Camera { center, .. }, Size { width, height }) = (self.camera.scale(), self.camera, self.size);
        World { x: (px.x - width / 2.0) / k + center.x, y: (px.y - height / 2.0) / k + center.y }
    }

    /// What the screen holds.
    pub fn bounds(self) -> Bounds {
        let corner = Px { x: self.size.width, y: self.size.height };
        Bounds { min: self.to_world(Px::default()), max: self.to_world(corner) }
    }

    /// What the screen holds and half a screen around it.
    pub fn panned_bounds(self) -> Bounds {
        self.bounds().grown(0.5)
    }

    /// This viewport, kept within the frame: never so far out that anything beyond it would show.
    pub fn within(self, frame: Bounds) -> Self {
        let (Self { camera, size }, (width, height)) = (self, frame.extent());
        let least = Camera::zoom_of((size.width / width).max(size.height / height));
        let zoomed = Camera { zoom: camera.zoom.max(least.min(MAX_ZOOM)).min(MAX_ZOOM.max(least)), ..camera };
        let half = |length: f64| length / 2.0 / zoomed.scale();
        let keep = |value: f64, low: f64, high: f64, half: f64| {
            if high - low <= 2.0 * half { f64::midpoint(low, high) } else { value.max(low + half).min(high - half) }
        };
        let center = World {
            x: keep(camera.center.x, frame.min.x, frame.max.x, half(size.width)),
            y: keep(camera.center.y, frame.min.y, frame.max.y, half(size.height)),
        };
        Self { camera: Camera { center, ..zoomed }, size }
    }

    /// Moved as little as brings `bounds` into sight, with `room` px between it and the edges of the screen. What is larger than
    /// that fills the screen.
    pub fn showing(self, bounds: Bounds, room: Px) -> Self {
        let (min, max) = (self.to_px(bounds.min), self.to_px(bounds.max));
        // How far the screen has to go along an axis.
        let by = |min: f64, max: f64, length: f64, room: f64| {
            let (before, after) = (min - room, max + room - length);
            let (least, most) = if before < after { (before, after) } else { (after, before) };
            0.0_f64.max(least).min(most)
        };
        let (x, y) = (by(min.x, max.x, self.size.width, room.x), by(min.y, max.y, self.size.height, room.y));
        Self { camera: self.camera.panned(-x, -y), ..self }
    }

    /// Zoomed by `steps` (one step doubles) while what is seen at `px` stays where it is.
    pub fn zoomed(self, steps: f64, px: Px) -> Self {
        let zoom = (self.camera.zoom + steps).min(MAX_ZOOM);
        let next = Self { camera: Camera { zoom, ..self.camera }, ..self };
        let (fixed, moved, center) = (self.to_world(px), next.to_world(px), self.camera.center);
        let center = World { x: center.x + fixed.x - moved.x, y: center.y + fixed.y - moved.y };
        Self { camera: Camera { center, zoom }, ..self }
    }

    /// The transform that draws units of `unit` [`World`] units on the screen, as SVG writes it.
    pub fn transform(self, unit: f64) -> String {
        let corner = self.to_px(World::default());
        let scale = self.camera.scale() * unit;
        // A path in small units has large numbers, which must not move what is far from the corner.
        let scale = if unit < 10.0 { rounded::<9>(scale).to_string() } else { rounded::<6>(scale).to_string() };
        format!("matrix({scale} 0 0 {scale} {} {})", rounded::<2>(corner.x), rounded::<2>(corner.y))
    }
}
