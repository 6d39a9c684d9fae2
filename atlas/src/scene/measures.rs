//! What the map is measured by: graticule and scale bar.

use super::Layers;
use crate::content::Atlas;
use crate::decimal::rounded;
use crate::label::{Label, Rect, width_em};
use crate::lonlat::LonLat;
use crate::plane::{self, Projection, Px, Size, Viewport};
use crate::words::{Words, fill};

/// The graticule on the screen: path text, and the degrees at the edges.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graticule {
    /// Path text in px.
    pub d: String,
    /// Degrees: text, where, and whether it stands at the foot of a meridian.
    pub degrees: Vec<(String, Px, bool)>,
}

/// Meridians and parallels a comfortable distance apart. Their degrees stand in the water, where no name does and nothing in `clear`.
pub fn graticule(
    atlas: &Atlas,
    layers: Layers<'_>,
    (labels, clear): (&[Label], &[Rect]),
    viewport: Viewport,
) -> Graticule {
    // Finer ones tell a reader nothing.
    const STEPS: [f64; 6] = [20.0, 10.0, 5.0, 2.0, 1.0, 0.5];
    let projection = Projection::new(atlas.frame);
    let (seen, size) = (viewport.bounds(), viewport.size);
    let (north_west, south_east) = (projection.unproject(seen.min), projection.unproject(seen.max));
    let px_per_degree = size.width / (south_east.lon - north_west.lon).max(1e-9);
    let step = STEPS.into_iter().rfind(|step| step * px_per_degree >= 90.0).unwrap_or(STEPS[0]);
    let between = |low: f64, high: f64| {
        let (first, last) = ((low / step).ceil() as i32, (high / step).floor() as i32);
        (first..=last).map(move |n| f64::from(n) * step)
    };
    let mut out = Graticule::default();
    for lon in between(north_west.lon, south_east.lon) {
        let x = viewport.to_px(projection.project(LonLat::new(lon, north_west.lat))).x;
        out.d.push_str(&format!(
            "M{} {}V{}",
            rounded::<1>(x),
            rounded::<0>(-size.height),
            rounded::<0>(2.0 * size.height)
        ));
        if x > 36.0 && x < size.width - 60.0 {
            out.degrees.push((longitude(&atlas.words, lon), Px { x, y: size.height - 7.0 }, true));
        }
    }
    for lat in between(south_east.lat, north_west.lat) {
        let y = viewport.to_px(projection.project(LonLat::new(north_west.lon, lat))).y;
        out.d.push_str(&format!(
            "M{} {}H{}",
            rounded::<0>(-size.width),
            rounded::<1>(y),
            rounded::<0>(2.0 * size.width)
        ));
        // At the top right stands what can be chosen about the map.
        if y > 54.0 && y < size.height - 30.0 {
            out.degrees.push((latitude(&atlas.words, lat), Px { x: size.width - 7.0, y: y - 4.0 }, false));
        }
    }
    let features = || {
        let layers = [layers.land.map(|(layer, _)| layer), layers.islands.map(|(layer, _)| layer)];
        layers.into_iter().flatten().flat_map(|layer| &layer.features)
    };
    let is_free = |points: &[Px]| {
        let is_land = |at: &Px| features().any(|feature| feature.holds(viewport.to_world(*at)));
        // An islet may lie between the points.
        let is_islet = |feature: &crate::layer::Feature| {
            let (min, max) = (viewport.to_px(feature.bounds.min), viewport.to_px(feature.bounds.max));
            let islet = Rect { min: Px { x: min.x, y: min.y - 5.0 }, max: Px { x: max.x, y: max.y + 5.0 } };
            islet.max.y - islet.min.y < 40.0 && islet.meets(Rect { min: points[0], max: points[points.len() - 1] })
        };
        let is_taken = |at: &Px| clear.iter().any(|part| part.away(*at) == 0.0);
        let is_named = labels.iter().any(|label| label.covers(points, viewport));
        !is_named && !features().any(is_islet) && !points.iter().any(|at| is_land(at) || is_taken(at))
    };
    out.degrees.retain(|(text, at, foot)| is_free(&covered(text, *at, *foot)));
    out
}

/// Points below the degrees that stand at a place, from the top left: the whole of them, to the right and left of a meridian or up to
/// the side, where they may stand farther inward too; and a letter more on both sides, so that no name seems to go on in them.
fn covered(text: &str, at: Px, is_foot: bool) -> Vec<Px> {
    const BESIDE: f64 = 8.0;
    let own = width_em(text, 0.6) * 11.0;
    let (left, own) = if is_foot { (at.x - own / 2.0, own) } else { (at.x - own - INWARD, own + INWARD) };
    let (left, width) = (left - BESIDE, own + 2.0 * BESIDE);
    let row = |y: f64| (0..=5).map(move |step| Px { x: left + f64::from(step) / 5.0 * width, y });
    [at.y - 10.0, at.y - 4.0, at.y + 2.0].into_iter().flat_map(row).collect()
}

/// A meridian in words. Those of a frame that crosses the antimeridian lie beyond 180 degrees.
fn longitude(words: &Words, lon: f64) -> String {
    let lon = (lon + 180.0).rem_euclid(360.0) - 180.0;
    let is_opposite = 180.0 - lon.abs() < NEAR;
    degrees(words, lon, if is_opposite { [&words.map.degrees; 2] } else { [&words.map.west, &words.map.east] })
}

/// A parallel in words.
fn latitude(words: &Words, lat: f64) -> String {
    degrees(words, lat, [&words.map.south, &words.map.north])
}

/// Degrees by their sign, in one of two patterns; those of 0 lie on neither side.
fn degrees(words: &Words, value: f64, [negative, positive]: [&String; 2]) -> String {
    let pattern = match value {
        value if value.abs() < NEAR => &words.map.degrees,
        value if value < 0.0 => negative,
        _ => positive,
    };
    fill(pattern, &[("n", &words.number(value.abs()))])
}

/// Degrees below which a sum of steps is what it was meant to be.
const NEAR: f64 = 1e-6;

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

/// The longest bar of a scale on a map of this size, in px.
pub(super) fn longest_bar(size: Size) -> f64 {
    (size.width * 0.22).clamp(56.0, 110.0)
}

/// The scale bar of a map.
pub fn scale_bar(atlas: &Atlas, Viewport { camera, size }: Viewport) -> ScaleBar {
    let room = longest_bar(size);
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

/// By how much degrees stand farther inward on a picture, in px: a window may show it slightly cut.
const INWARD: f64 = 18.0;

/// The degrees a little farther from the side.
pub(super) fn inward(mut graticule: Graticule) -> Graticule {
    graticule.degrees.iter_mut().filter(|(_, _, foot)| !foot).for_each(|(_, at, _)| at.x -= INWARD);
    graticule
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::label::{LabelKey, Row, Style};

    #[test]
    fn degrees_name_their_side_in_every_quadrant() {
        let words = fixture::words("en");
        for (lon, lat, said) in [
            (145.5, 43.0, "145.5° E 43° N"),
            (-59.0, 51.25, "59° W 51.25° N"),
            (-59.5, -51.75, "59.5° W 51.75° S"),
            (18.0, -34.0, "18° E 34° S"),
            (0.0, 0.0, "0° 0°"),
            (-0.0, -0.0, "0° 0°"),
            (180.0, 1.0, "180° 1° N"),
            (-180.0, -1.0, "180° 1° S"),
            (181.5, 10.0, "178.5° W 10° N"),
            (-181.5, 10.0, "178.5° E 10° N"),
            (360.0, 10.0, "0° 10° N"),
        ] {
            assert_eq!(format!("{} {}", longitude(&words, lon), latitude(&words, lat)), said, "{lon}, {lat}");
        }
        assert_eq!(longitude(&fixture::words("fr"), -2.0), "2° O");
    }

    #[test]
    fn degrees_keep_off_a_name_wherever_they_stand() {
        let atlas = fixture::atlas("en");
        let viewport = Viewport::fit(Projection::new(atlas.frame).frame(), Size { width: 800.0, height: 600.0 });
        let degrees = |labels: &[Label]| graticule(&atlas, Layers::default(), (labels, &[]), viewport).degrees;
        let all = degrees(&[]);
        for (text, at, is_foot) in &all {
            let left = at.x - if *is_foot { 0.0 } else { width_em(text, 0.6) * 11.0 + 24.0 };
            let label = Label {
                key: LabelKey::Area,
                style: Style::Near,
                anchor: viewport.to_world(Px { x: left, y: at.y - 15.0 }),
                offset: Px::default(),
                turn: 0.0,
                has_leader: false,
                rows: vec![Row::plain("A name")],
            };
            let left = degrees(&[label]);
            assert!(!left.iter().any(|(known, ..)| known == text), "{text}");
            assert_eq!(left.len() + 1, all.len(), "{text}");
        }
    }

    #[test]
    fn the_graticule_of_a_frame_across_the_antimeridian_names_both_sides() {
        let atlas = Atlas { frame: [170.0, -25.0, 190.0, -10.0], ..fixture::atlas("en") };
        let frame = Projection::new(atlas.frame).frame();
        let size = Size { width: 800.0, height: 600.0 };
        let said: Vec<String> = graticule(&atlas, Layers::default(), (&[], &[]), Viewport::fit(frame, size))
            .degrees
            .into_iter()
            .map(|(text, ..)| text)
            .collect();
        for wanted in ["175° E", "180°", "175° W", "15° S"] {
            assert!(said.iter().any(|text| text == wanted), "{wanted}: {said:?}");
        }
    }
}
