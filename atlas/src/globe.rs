//! The Earth from afar, with the place of the dispute on it: where in the world the map is.

use crate::decimal::rounded;
use crate::lonlat::LonLat;
use crate::node::{Element, el};

/// Radius of the globe in px.
const RADIUS: f64 = 30.0;
/// Units of its path in a px.
const UNITS: f64 = 2.0;
/// From the middle of the globe to the dispute, in degrees: the globe shows more of what a reader knows than sea.
const ASIDE: (f64, f64) = (-16.0, -18.0);

/// The globe as seen from far above, land and a ring around the middle of `home` (west, south, east, north in degrees).
///
/// `lands` are closed rings; what lies beyond the horizon is drawn along it. `name` is what the picture is called.
pub fn locator(lands: &[Vec<LonLat>], home: [f64; 4], name: &str) -> Element {
    let place = LonLat::new(f64::midpoint(home[0], home[2]), f64::midpoint(home[1], home[3]));
    let eye = LonLat::new(place.lon + ASIDE.0, place.lat + ASIDE.1);
    let mut d = String::new();
    for ring in lands {
        let seen: Vec<(i64, i64, bool)> =
            ring.windows(2).flat_map(|edge| steps(edge[0], edge[1])).map(|at| on_disc(at, eye)).collect();
        if !seen.iter().any(|(.., near)| *near) {
            continue;
        }
        // Relative and in halves of px: a picture in every page shall be light.
        let mut points = seen.iter().map(|(x, y, _)| (*x, *y));
        let Some(first) = points.next() else { continue };
        let (mut pen, mut path) = (first, String::new());
        for (x, y) in points {
            if (x, y) != pen {
                path.push_str(&format!("{} {} ", x - pen.0, y - pen.1));
                pen = (x, y);
            }
        }
        if path.is_empty() {
            continue;
        }
        d.push_str(&format!("M{} {}l{}", first.0, first.1, path.trim_end()).replace(" -", "-"));
        d.push('z');
    }
    let (x, y, _) = on_disc(place, eye);
    let size = 2.0 * RADIUS + 4.0;
    let disc = |class: &str, x: f64, y: f64, r: f64| {
        el("circle")
            .class(class.to_owned())
            .attr("cx", rounded::<1>(x).to_string())
            .attr("cy", rounded::<1>(y).to_string())
            .attr("r", format!("{r}"))
    };
    el("svg")
        .class("locator")
        .attr("role", "img")
        .attr("aria-label", name)
        .attr("width", format!("{size}"))
        .attr("height", format!("{size}"))
        .attr("viewBox", format!("{0} {0} {size} {size}", -size / 2.0))
        .with(disc("ocean", 0.0, 0.0, RADIUS).attr("fill", "none").attr("stroke", "currentColor"))
        .with(
            el("path")
                .class("lands")
                .attr("d", d)
                .attr("transform", "scale(.5)")
                .attr("fill", "none")
                .attr("stroke", "currentColor")
                .attr("vector-effect", "non-scaling-stroke"),
        )
        .with(disc("here", x as f64 / UNITS, y as f64 / UNITS, 4.5).attr("fill", "none").attr("stroke", "currentColor"))
}

/// An edge in pieces of at most five degrees, without its end.
fn steps(from: LonLat, to: LonLat) -> impl Iterator<Item = LonLat> {
    let count = ((to.lon - from.lon).abs().max((to.lat - from.lat).abs()) / 5.0).ceil().max(1.0);
    (0..count as u32).map(move |step| {
        let t = f64::from(step) / count;
        LonLat::new(from.lon + (to.lon - from.lon) * t, from.lat + (to.lat - from.lat) * t)
    })
}

/// The orthographic projection, in halves of px from the middle, and whether the place is on this side of the Earth. One
/// that is not is moved to the horizon.
fn on_disc(place: LonLat, eye: LonLat) -> (i64, i64, bool) {
    let (lon, lat, from) = ((place.lon - eye.lon).to_radians(), place.lat.to_radians(), eye.lat.to_radians());
    let x = lat.cos() * lon.sin();
    let y = from.cos() * lat.sin() - from.sin() * lat.cos() * lon.cos();
    let toward = from.sin() * lat.sin() + from.cos() * lat.cos() * lon.cos();
    let out = if toward < 0.0 { x.hypot(y).max(1e-9) } else { 1.0 };
    let px = |unit: f64| (unit / out * RADIUS * UNITS).round() as i64;
    (px(x), px(-y), toward >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_above_is_in_the_middle_and_what_is_behind_is_on_the_horizon() {
        let eye = LonLat::new(130.0, 25.0);
        for (lon, lat, seen) in [
            (130.0, 25.0, (0, 0, true)),
            (130.0, 115.0 - 25.0, (0, -54, true)),
            (-50.0, 0.0, (0, -60, false)),
            (130.0, -64.0, (0, 60, true)),
        ] {
            assert_eq!(on_disc(LonLat::new(lon, lat), eye), seen, "{lon}, {lat}");
        }
    }

    #[test]
    fn land_on_the_far_side_is_left_out_and_the_place_is_ringed() {
        let square = |lon: f64, lat: f64| {
            [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 0.0)].map(|(x, y)| LonLat::new(lon + x, lat + y)).to_vec()
        };
        let home = [160.0, 20.0, 170.0, 26.0];
        let path = |lands: &[Vec<LonLat>]| {
            let picture = crate::node::to_html(&locator(lands, home, "Where").into());
            assert!(picture.contains("class=\"here\""), "{picture}");
            picture.matches('z').count()
        };
        assert_eq!((path(&[square(150.0, 10.0)]), path(&[square(-20.0, -20.0)])), (1, 0));
    }
}
