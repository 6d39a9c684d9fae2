//! Which polygon is which island.

use crate::shores::Shores;
use atlas::lonlat::LonLat;
use geo::{BoundingRect, Contains, Point, Polygon};

use super::spec::{Named, Shape, Spec, holds};

/// For each polygon the named land it is, or nothing; `owner` then is the named land nearest to it.
#[derive(Debug)]
pub struct Matched {
    /// The named land that this polygon is a part of, as an index into the names.
    pub named: Vec<Option<usize>>,
    /// The named land to which this polygon is nearest, itself if it is named.
    pub owner: Vec<usize>,
    /// Names without a polygon, as the specification says there would be.
    pub missing: Vec<String>,
}

/// Gives every polygon its name or its nearest neighbour's; all that does not fit is told at once.
pub fn match_all(spec: &Spec, polygons: &[Polygon]) -> Result<Matched, String> {
    let names: Vec<&Named> = spec.named().collect();
    let (named, missing) = name_polygons(&names, polygons, spec.match_within_m)?;
    let anchors =
        Shores::new(named.iter().zip(polygons).filter_map(|(name, polygon)| Some(((*name)?, places(polygon)))));
    let owner = named.iter().zip(polygons).map(|(name, polygon)| match name {
        Some(name) => Some(*name),
        None => anchors.nearest(*places(polygon).first()?).map(|nearest| nearest.owner),
    });
    let owner: Option<Vec<usize>> = owner.collect();
    Ok(Matched { named, owner: owner.ok_or("No land has a name: the specification names nothing.")?, missing })
}

fn name_polygons(
    names: &[&Named],
    polygons: &[Polygon],
    limit_m: f64,
) -> Result<(Vec<Option<usize>>, Vec<String>), String> {
    let shores = Shores::new(polygons.iter().map(places).enumerate());
    let mut named: Vec<Option<usize>> = vec![None; polygons.len()];
    let mut missing = Vec::new();
    let mut faults = Vec::new();
    for (index, name) in names.iter().enumerate() {
        if name.shape == Some(Shape::None) {
            missing.push(name.id.clone());
        }
        for place in &name.at {
            match (nearest(*place, polygons, &shores, limit_m), name.shape) {
                (Some(polygon), None) => match named[polygon].replace(index) {
                    Some(other) if other != index => {
                        faults.push(format!("`{}` and `{}` name the same shape; move one of them.", names[other].id, name.id));
                    }
                    _ => {}
                },
                (Some(_), Some(Shape::None)) => faults.push(format!(
                    "`{}` should have no shape, but there is one within {limit_m} m of {}, {}; look, and strike `shape` or `at`.",
                    name.id, place.lon, place.lat
                )),
                (None, None) => faults.push(format!(
                    "`{}` has no shape within {limit_m} m of {}, {}; correct the place, or write shape = \"none\".",
                    name.id, place.lon, place.lat
                )),
                (None, Some(Shape::None)) => {}
            }
        }
    }
    name_by_box(names, polygons, &mut named);
    if faults.is_empty() { Ok((named, missing)) } else { Err(faults.join("\n")) }
}

/// The polygon that holds the place, or else the nearest within the limit in metres.
fn nearest(place: LonLat, polygons: &[Polygon], shores: &Shores, limit_m: f64) -> Option<usize> {
    let point = Point::new(place.lon, place.lat);
    let around = polygons.iter().position(|polygon| {
        polygon.bounding_rect().is_some_and(|bounds| bounds.contains(&point)) && polygon.contains(&point)
    });
    around
        .or_else(|| shores.nearest(place).filter(|nearest| nearest.distance_m <= limit_m).map(|nearest| nearest.owner))
}

/// Gives polygons that are still without a name to the first name whose box holds them wholly.
fn name_by_box(names: &[&Named], polygons: &[Polygon], named: &mut [Option<usize>]) {
    for (polygon, name) in polygons.iter().zip(named).filter(|(_, name)| name.is_none()) {
        *name = names.iter().position(|candidate| {
            candidate.within.is_some_and(|within| places(polygon).iter().all(|place| holds(within, *place)))
        });
    }
}

/// The outer ring as places.
pub fn places(polygon: &Polygon) -> Vec<LonLat> {
    polygon.exterior().coords().map(|coord| LonLat::new(coord.x, coord.y)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Rect;

    /// A square 0.01 degrees wide (about 1.1 km) with this south-western corner.
    fn square(lon: f64, lat: f64) -> Polygon {
        Rect::new((lon, lat), (lon + 0.01, lat + 0.01)).to_polygon()
    }

    fn spec(names: &str) -> Spec {
        toml::from_str(&format!("frame = [0, 0, 9, 9]\nmatch_within_m = 500\nlevel = []\n{names}")).unwrap()
    }

    #[test]
    fn a_place_inside_names_its_shape_and_rocks_follow_the_nearest_name() {
        let spec = spec(
            "[[group]]\nid = \"one\"\nat = [[1.005, 1.005]]\n[[context]]\nid = \"two\"\nside = \"x\"\nat = [[2.005, 1.005]]",
        );
        let polygons = [square(1.0, 1.0), square(1.3, 1.0), square(1.7, 1.0), square(2.0, 1.0)];
        let matched = match_all(&spec, &polygons).unwrap();
        assert_eq!(matched.named, [Some(0), None, None, Some(1)]);
        assert_eq!(matched.owner, [0, 0, 1, 1]);
    }

    #[test]
    fn the_limit_is_500_metres() {
        // One degree of latitude near the equator is 110,574 m, so 0.0045 degrees are 498 m and 0.0046 degrees 509 m.
        let near = spec("[[group]]\nid = \"one\"\nat = [[1.005, 0.9955]]");
        assert_eq!(match_all(&near, &[square(1.0, 1.0)]).unwrap().named, [Some(0)]);
        let far = spec("[[group]]\nid = \"one\"\nat = [[1.005, 0.9954]]");
        let fault = match_all(&far, &[square(1.0, 1.0)]).unwrap_err();
        assert!(fault.contains("`one` has no shape within 500 m"), "{fault}");
    }

    #[test]
    fn two_names_for_one_shape_are_refused() {
        let spec = spec(
            "[[group]]\nid = \"one\"\nat = [[1.005, 1.005]]\n[[islet]]\nid = \"two\"\ngroup = \"one\"\nat = [[1.006, 1.005]]",
        );
        assert!(match_all(&spec, &[square(1.0, 1.0)]).unwrap_err().contains("`one` and `two` name the same shape"));
    }

    #[test]
    fn a_shape_that_should_not_be_is_told_and_one_that_is_not_is_listed() {
        let islet = |lat: f64| {
            spec(&format!(
                "[[group]]\nid = \"one\"\nat = [[1.005, 1.005]]\n[[islet]]\nid = \"two\"\ngroup = \"one\"\nshape = \"none\"\nat = [[1.005, {lat}]]"
            ))
        };
        assert_eq!(match_all(&islet(1.5), &[square(1.0, 1.0)]).unwrap().missing, ["two"]);
        assert!(match_all(&islet(1.01), &[square(1.0, 1.0)]).unwrap_err().contains("`two` should have no shape"));
    }

    #[test]
    fn a_box_takes_what_lies_wholly_in_it() {
        let spec = spec(
            "[[group]]\nid = \"one\"\nat = [[1.005, 1.005]]\n[[islet]]\nid = \"two\"\ngroup = \"one\"\nat = [[1.205, 1.005]]\nwithin = [1.19, 0.9, 1.31, 1.1]",
        );
        let polygons = [square(1.0, 1.0), square(1.2, 1.0), square(1.22, 1.0), square(1.305, 1.0)];
        assert_eq!(match_all(&spec, &polygons).unwrap().named, [Some(0), Some(1), Some(1), None]);
    }
}
