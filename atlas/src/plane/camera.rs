//! Where the reader looks: the camera.

use super::{UNITS, World};
use serde::{Deserialize, Serialize};
use std::hint::black_box;

/// Largest zoom: a rock of ten metres is some pixels wide.
pub const MAX_ZOOM: f64 = 15.0;

/// Where the reader looks: the middle of the map and the Web Mercator zoom (the Earth is 256 · 2^zoom px wide).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    /// The middle of the map.
    pub center: World,
    /// Web Mercator zoom.
    pub zoom: f64,
}

/// A power of two, exact at whole zooms. The compiler would make `exp2` of a known base, which brings the program a table of 4 kB.
fn two_to(zoom: f64) -> f64 {
    black_box(2_f64).powf(zoom)
}

impl Camera {
    /// Pixels per unit of [`World`].
    pub fn scale(self) -> f64 {
        256.0 * two_to(self.zoom) / (360.0 * UNITS)
    }

    /// The zoom at which a unit of [`World`] is `scale` px wide.
    pub(super) fn zoom_of(scale: f64) -> f64 {
        (scale * 360.0 * UNITS / 256.0).log2()
    }

    /// Moved so that what was under the pointer follows it by `dx`, `dy` px.
    pub fn panned(self, dx: f64, dy: f64) -> Self {
        let k = self.scale();
        Self { center: World { x: self.center.x - dx / k, y: self.center.y - dy / k }, ..self }
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
}

/// Metres in a pixel at the middle of the map, along the parallel, on the WGS 84 ellipsoid.
pub fn metres_per_px(camera: Camera, latitude: f64) -> f64 {
    const A: f64 = 6_378_137.0;
    const E2: f64 = 0.006_694_379_990_14;
    let (sin, cos) = latitude.to_radians().sin_cos();
    let per_degree = A * cos / (1.0 - E2 * sin * sin).sqrt() * std::f64::consts::PI / 180.0;
    per_degree / UNITS / camera.scale()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_power_of_two_is_exact_at_whole_zooms() {
        for zoom in -4..=20_i32 {
            assert_eq!(two_to(f64::from(zoom)), 2_f64.powi(zoom));
        }
    }
}
