//! What the map is measured by: graticule and scale bar.

use crate::content::Atlas;
use crate::label::Rect;
use crate::lonlat::LonLat;
use crate::plane::{self, Camera, Projection, Px, Size, Viewport};
use crate::words::fill;

/// The graticule on the screen: path text, and the degrees at the edges.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graticule {
    /// Path text in px.
    pub d: String,
    /// Degrees: text, where, and whether it stands at the foot of a meridian.
    pub degrees: Vec<(String, Px, bool)>,
}

/// Meridians and parallels a comfortable distance apart.
pub fn graticule(atlas: &Atlas, viewport: Viewport) -> Graticule {
    const STEPS: [f64; 9] = [20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25, 0.1, 0.05];
    let projection = Projection::new(atlas.frame);
    let (seen, size) = (viewport.bounds(), viewport.size);
    let (north_west, south_east) = (projection.unproject(seen.min), projection.unproject(seen.max));
    let px_per_degree = size.width / (south_east.lon - north_west.lon).max(1e-9);
    let step = STEPS.into_iter().rfind(|step| step * px_per_degree >= 90.0).unwrap_or(STEPS[0]);
    let between = |low: f64, high: f64| {
        let (first, last) = ((low / step).ceil() as i32, (high / step).floor() as i32);
        (first..=last).map(move |n| f64::from(n) * step)
    };
    let words = &atlas.words;
    let degrees = |value: f64, pattern: &str| fill(pattern, &[("n", &words.number(value.abs()))]);
    let mut out = Graticule::default();
    for lon in between(north_west.lon, south_east.lon) {
        let x = viewport.to_px(projection.project(LonLat::new(lon, north_west.lat))).x;
        out.d.push_str(&format!("M{x:.1} {:.0}V{:.0}", -size.height, 2.0 * size.height));
        if x > 36.0 && x < size.width - 60.0 {
            out.degrees.push((degrees(lon, &words.map.east), Px { x, y: size.height - 7.0 }, true));
        }
    }
    for lat in between(south_east.lat, north_west.lat) {
        let y = viewport.to_px(projection.project(LonLat::new(north_west.lon, lat))).y;
        out.d.push_str(&format!("M{:.0} {y:.1}H{:.0}", -size.width, 2.0 * size.width));
        // At the top right stands what can be chosen about the map.
        if y > 54.0 && y < size.height - 30.0 {
            out.degrees.push((degrees(lat, &words.map.north), Px { x: size.width - 7.0, y: y - 4.0 }, false));
        }
    }
    out
}

/// The strips along the edges where the graticule has its degrees.
pub fn degree_strips(size: Size) -> [Rect; 2] {
    let corner = Px { x: size.width, y: size.height };
    [
        Rect { min: Px { x: 0.0, y: size.height - 20.0 }, max: corner },
        Rect { min: Px { x: size.width - 56.0, y: 0.0 }, max: corner },
    ]
}

/// A scale bar: round lengths in kilometres and nautical miles, true at the middle of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleBar {
    /// Length in px, and its text.
    pub km: (f64, String),
    /// Length in px, and its text.
    pub nm: (f64, String),
    /// Both in words.
    pub name: String,
}

/// Metres in an international nautical mile.
const NAUTICAL_MILE: f64 = 1852.0;

/// The scale bar of a camera, at most `room` px long.
pub fn scale_bar(atlas: &Atlas, camera: Camera, room: f64) -> ScaleBar {
    let latitude = Projection::new(atlas.frame).unproject(camera.center).lat;
    let metres = plane::metres_per_px(camera, latitude);
    let bar = |unit: f64, word: &str| {
        let most = room * metres / unit;
        let ten = 10_f64.powf(most.log10().floor());
        let round = [5.0, 2.0, 1.0].into_iter().map(|n| n * ten).find(|n| *n <= most).unwrap_or(ten);
        (round * unit / metres, atlas.words.quantity(round, word))
    };
    let (km, nm) = (bar(1000.0, "km"), bar(NAUTICAL_MILE, "nm"));
    let name = fill(&atlas.words.map.scale, &[("km", &km.1), ("nm", &nm.1)]);
    ScaleBar { km, nm, name }
}

/// The degrees a little farther from the side: a window may show a picture slightly cut.
pub(super) fn inward(mut graticule: Graticule) -> Graticule {
    graticule.degrees.iter_mut().filter(|(_, _, foot)| !foot).for_each(|(_, at, _)| at.x -= 18.0);
    graticule
}
