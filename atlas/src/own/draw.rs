//! A layer of one's own as SVG: every feature a group that can be pressed, in the colours that it brings. They are attributes: the style
//! sheet knows nothing of them, and a saved picture has none.

use super::{Feature, Look, MarkerSize, Own};
use crate::decimal::rounded;
use crate::node::{Element, Node, el};
use crate::path::path;
use crate::plane::World;
use crate::style::simplestyle;

/// Units of the plane in one of its paths: about a metre, as fine as paths are.
pub const UNIT: f64 = 1.0;

/// How much wider than a marker its edge is, px.
const EDGE: f64 = 3.0;

/// All features that have a shape, in units of [`UNIT`]: areas below lines below points, so that none hides what is smaller, and else in
/// the file's order.
pub fn group(own: &Own) -> Element {
    let mut drawn: Vec<&Feature> = own.features.iter().filter(|feature| !feature.bounds.is_empty()).collect();
    drawn.sort_by_key(|Feature { geometry, .. }| match (geometry.areas.is_empty(), geometry.lines.is_empty()) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => 2,
    });
    let drawn = drawn.into_iter().map(|feature| Node::from(feature_group(feature)));
    el("g").class("own").attr("aria-hidden", "true").with_all(drawn)
}

fn feature_group(feature: &Feature) -> Element {
    let group = el("g").attr("data-own", feature.number.to_string());
    group.with_all(shapes(&feature.look, &feature.geometry))
}

fn shapes(look: &Look, geometry: &super::Geometry) -> Vec<Node> {
    let unscaled = |d: String| el("path").attr("d", d).attr("vector-effect", "non-scaling-stroke");
    let stroked = |path: Element| {
        let path =
            path.attr("stroke", look.stroke.clone()).attr("stroke-width", rounded::<2>(look.stroke_width).to_string());
        path.attr("stroke-opacity", rounded::<2>(look.stroke_opacity).to_string()).attr("stroke-linejoin", "round")
    };
    let mut out: Vec<Node> = Vec::new();
    for rings in &geometry.areas {
        let area = unscaled(path(rings, UNIT, true)).attr("fill", look.fill.clone()).attr("fill-rule", "evenodd");
        out.push(stroked(area.attr("fill-opacity", rounded::<2>(look.fill_opacity).to_string())).into());
    }
    if !geometry.lines.is_empty() {
        out.push(
            stroked(unscaled(path(&geometry.lines, UNIT, false)).attr("fill", "none").attr("stroke-linecap", "round"))
                .into(),
        );
    }
    if !geometry.points.is_empty() {
        // A line of no length to speak of with round ends is a dot of the same size at every zoom.
        let dots: Vec<Vec<World>> =
            geometry.points.iter().map(|at| vec![*at, World { x: at.x + UNIT, ..*at }]).collect();
        let d = path(&dots, UNIT, false);
        let size = diameter(look.marker_size);
        for (colour, width) in [(simplestyle::MARKER_EDGE, size + EDGE), (look.marker_color.as_str(), size)] {
            let dot = unscaled(d.clone())
                .attr("fill", "none")
                .attr("stroke", colour.to_owned())
                .attr("stroke-linecap", "round");
            out.push(dot.attr("stroke-width", rounded::<1>(width).to_string()).into());
        }
    }
    out
}

/// The diameter of a marker, px.
fn diameter(size: MarkerSize) -> f64 {
    match size {
        MarkerSize::Small => 8.0,
        MarkerSize::Medium => 12.0,
        MarkerSize::Large => 16.0,
    }
}

/// A sample of its first feature, for the key: 26 by 11 px.
pub fn sample(own: &Own) -> Element {
    let picture = el("svg").attr("viewBox", "0 0 26 11").attr("aria-hidden", "true");
    let Some(feature) = own.features.iter().find(|feature| !feature.bounds.is_empty()) else { return picture };
    let at = |x: f64, y: f64| World { x, y };
    let mut geometry = super::Geometry::default();
    if !feature.geometry.areas.is_empty() {
        geometry.areas = vec![vec![vec![at(1.0, 1.0), at(25.0, 1.0), at(25.0, 10.0), at(1.0, 10.0), at(1.0, 1.0)]]];
    } else if !feature.geometry.lines.is_empty() {
        geometry.lines = vec![vec![at(1.0, 5.0), at(25.0, 5.0)]];
    } else {
        geometry.points = vec![at(12.0, 5.0)];
    }
    let small = Look { marker_size: MarkerSize::Small, ..feature.look.clone() };
    picture.with_all(shapes(&small, &geometry))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::node;
    use crate::own::read;
    use crate::plane::Projection;

    fn drawn(features: &str) -> String {
        let text = format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#);
        node::to_html(&group(&read(text.as_bytes(), &Projection::new([0.0, 0.0, 10.0, 10.0]))).into())
    }

    #[test]
    fn each_kind_of_geometry_is_drawn_in_its_own_colours() {
        let html = drawn(
            r##"{"type":"Feature","properties":{"stroke":"#f00","fill":"#00ff00","fill-opacity":0.25},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}},
            {"type":"Feature","properties":{"stroke-width":5},"geometry":{"type":"LineString","coordinates":[[1,1],[2,2]]}},
            {"type":"Feature","properties":{"marker-color":"00f","marker-size":"small"},"geometry":{"type":"Point","coordinates":[3,3]}},
            {"type":"Feature","properties":null,"geometry":null}"##,
        );
        for part in [
            "data-own=\"1\"",
            "stroke=\"#ff0000\"",
            "fill=\"#00ff00\"",
            "fill-opacity=\"0.25\"",
            "stroke-width=\"5\"",
            "stroke=\"#0000ff\"",
        ] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("data-own=\"4\""), "{html}");
    }

    #[test]
    fn what_is_smaller_is_drawn_above() {
        let html = drawn(
            r#"{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[3,3]}},
            {"type":"Feature","properties":null,"geometry":{"type":"LineString","coordinates":[[1,1],[2,2]]}},
            {"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2],[1,1]]]}}"#,
        );
        let order: Vec<&str> = html.split("data-own=\"").skip(1).filter_map(|rest| rest.get(..1)).collect();
        assert_eq!(order, ["3", "2", "1"]);
    }
}
