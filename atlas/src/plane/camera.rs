//! Where the reader looks: the camera, and what it sees.

use super::{Bounds, Px, Size, UNITS, World};

/// Largest zoom: a rock of ten metres is some pixels wide.
pub const MAX_ZOOM: f64 = 15.0;

/// How far around the screen a picture is drawn, as a share of the screen's width and height.
pub const MARGIN: f64 = 0.3;
/// By how many steps of zoom a picture may be shown larger or smaller than it was drawn while the map moves.
const BLUR: f64 = 0.65;

/// Where the reader looks: the middle of the map and the Web Mercator zoom (the Earth is 256 · 2^zoom px wide).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The middle of the map.
    pub center: World,
    /// Web Mercator zoom.
    pub zoom: f64,
}

/// A power of two by `pow`, which is exact at whole zooms and needs no table; `exp2` brings one of 4 kB.
fn two_to(zoom: f64) -> f64 {
    2_f64.powf(zoom)
}

impl Camera {
    /// Pixels per unit of [`World`].
    pub fn scale(self) -> f64 {
        256.0 * two_to(self.zoom) / (360.0 * UNITS)
    }

    fn zoom_of(scale: f64) -> f64 {
        (scale * 360.0 * UNITS / 256.0).log2()
    }

    /// Where a place on the plane is seen.
    pub fn to_px(self, world: World, size: Size) -> Px {
        let k = self.scale();
        Px { x: (world.x - self.center.x) * k + size.width / 2.0, y: (world.y - self.center.y) * k + size.height / 2.0 }
    }

    /// What is seen at a place on the screen.
    pub fn to_world(self, px: Px, size: Size) -> World {
        let k = self.scale();
        World { x: (px.x - size.width / 2.0) / k + self.center.x, y: (px.y - size.height / 2.0) / k + self.center.y }
    }

    /// What the screen holds.
    pub fn bounds(self, size: Size) -> Bounds {
        let corner = Px { x: size.width, y: size.height };
        Bounds { min: self.to_world(Px::default(), size), max: self.to_world(corner, size) }
    }

    /// What the screen holds and half a screen around it.
    pub fn panned_bounds(self, size: Size) -> Bounds {
        let seen = self.bounds(size);
        let (width, height) = seen.extent();
        let corner = |p: World, sign: f64| World { x: p.x + sign * width / 2.0, y: p.y + sign * height / 2.0 };
        Bounds { min: corner(seen.min, -1.0), max: corner(seen.max, 1.0) }
    }

    /// The camera that shows all of `bounds` as large as possible.
    pub fn fit(bounds: Bounds, size: Size) -> Self {
        let (width, height) = bounds.extent();
        let scale = (size.width / width.max(1.0)).min(size.height / height.max(1.0));
        Self { center: bounds.center(), zoom: Self::zoom_of(scale).min(MAX_ZOOM) }
    }

    /// This camera, kept within the frame: never so far out that anything beyond it would show.
    pub fn within(self, frame: Bounds, size: Size) -> Self {
        let (width, height) = frame.extent();
        let least = Self::zoom_of((size.width / width).max(size.height / height));
        let zoomed = Self { zoom: self.zoom.clamp(least.min(MAX_ZOOM), MAX_ZOOM.max(least)), ..self };
        let half = |length: f64| length / 2.0 / zoomed.scale();
        let keep = |value: f64, low: f64, high: f64, half: f64| {
            if high - low <= 2.0 * half { f64::midpoint(low, high) } else { value.clamp(low + half, high - half) }
        };
        let center = World {
            x: keep(self.center.x, frame.min.x, frame.max.x, half(size.width)),
            y: keep(self.center.y, frame.min.y, frame.max.y, half(size.height)),
        };
        Self { center, ..zoomed }
    }

    /// Moved so that what was under the pointer follows it by `dx`, `dy` px.
    pub fn panned(self, dx: f64, dy: f64) -> Self {
        let k = self.scale();
        Self { center: World { x: self.center.x - dx / k, y: self.center.y - dy / k }, ..self }
    }

    /// Moved as little as brings `bounds` into sight, with `room` px between it and the edges of the screen. What is larger than
    /// that fills the screen.
    pub fn showing(self, bounds: Bounds, size: Size, room: Px) -> Self {
        let (min, max) = (self.to_px(bounds.min, size), self.to_px(bounds.max, size));
        // How far the screen has to go along an axis.
        let by = |min: f64, max: f64, length: f64, room: f64| {
            let (before, after) = (min - room, max + room - length);
            let (least, most) = if before < after { (before, after) } else { (after, before) };
            0.0_f64.max(least).min(most)
        };
        self.panned(-by(min.x, max.x, size.width, room.x), -by(min.y, max.y, size.height, room.y))
    }

    /// Zoomed by `steps` (one step doubles) while what is seen at `px` stays where it is.
    pub fn zoomed(self, steps: f64, px: Px, size: Size) -> Self {
        let fixed = self.to_world(px, size);
        let zoom = (self.zoom + steps).min(MAX_ZOOM);
        let next = Self { zoom, ..self };
        let moved = next.to_world(px, size);
        let center = World { x: self.center.x + fixed.x - moved.x, y: self.center.y + fixed.y - moved.y };
        Self { center, zoom }
    }

    /// A camera on the way to another: `t` from 0 to 1.
    pub fn toward(self, goal: Self, t: f64) -> Self {
        let zoom = self.zoom + (goal.zoom - self.zoom) * t;
        // The middle moves with the scale, so that a flight looks straight on the screen.
        let (from, to, now) = (two_to(self.zoom), two_to(goal.zoom), two_to(zoom));
        let share = if (from - to).abs() < 1e-9 { t } else { (1.0 / from - 1.0 / now) / (1.0 / from - 1.0 / to) };
        let mix = |a: f64, b: f64| a + (b - a) * share;
        Self { center: World { x: mix(self.center.x, goal.center.x), y: mix(self.center.y, goal.center.y) }, zoom }
    }

    /// Whether a picture that was drawn for the camera `inked` still serves this one: sharp enough, and with room around.
    pub fn is_served_by(self, inked: Self, size: Size) -> bool {
        let (seen, drawn) = (self.bounds(size), inked.sheet(size));
        let holds = drawn.min.x <= seen.min.x
            && drawn.min.y <= seen.min.y
            && drawn.max.x >= seen.max.x
            && drawn.max.y >= seen.max.y;
        holds && (self.zoom - inked.zoom).abs() <= BLUR
    }

    /// What a picture drawn for this camera holds: the screen and [`MARGIN`] of it on every side.
    fn sheet(self, size: Size) -> Bounds {
        let seen = self.bounds(size);
        let (width, height) = seen.extent();
        let corner = |p: World, sign: f64| World { x: p.x + sign * width * MARGIN, y: p.y + sign * height * MARGIN };
        Bounds { min: corner(seen.min, -1.0), max: corner(seen.max, 1.0) }
    }

    /// The transform that shows, as this camera sees it, a picture that was drawn for the camera `inked`, as CSS writes it. Its
    /// origin is the top left of the screen.
    pub fn over(self, inked: Self, size: Size) -> String {
        if self == inked {
            return "none".into();
        }
        let (k, s) = (self.scale(), self.scale() / inked.scale());
        let x = (inked.center.x - self.center.x) * k + size.width / 2.0 * (1.0 - s);
        let y = (inked.center.y - self.center.y) * k + size.height / 2.0 * (1.0 - s);
        format!("matrix({s:.6},0,0,{s:.6},{x:.2},{y:.2})")
    }

    /// The transform that draws units of `unit` [`World`] units on the screen, as SVG writes it.
    pub fn transform(self, size: Size, unit: f64) -> String {
        let corner = self.to_px(World::default(), size);
        format!("matrix({k:.6} 0 0 {k:.6} {x:.2} {y:.2})", k = self.scale() * unit, x = corner.x, y = corner.y)
    }
}

/// Metres in a pixel at the middle of the map, along the parallel, on the WGS 84 ellipsoid.
pub fn metres_per_px(camera: Camera, latitude: f64) -> f64 {
    const A: f64 = 6_378_137.0;
    const E2: f64 = 0.006_694_379_990_14;
    let (sin, cos) = latitude.to_radians().sin_cos();
    let per_degree = A * cos / (1.0 - E2 * sin * sin).sqrt() * std::f64::consts::PI / 180.0;
    per_degree / UNITS / camera.scale()
}
