//! Places: in the frame, and names of islands on their own land.

use super::geometry::{self, Shape};
use super::{Case, Report};
use crate::content::PlaceKind;
use crate::content::texts::island_file;
use crate::lonlat::LonLat;
use geo::{Intersects, Point};

fn holds([west, south, east, north]: [f64; 4], place: LonLat) -> bool {
    (west..=east).contains(&place.lon) && (south..=north).contains(&place.lat)
}

/// Everything lies in the frame, and the frame on the Earth.
pub fn lie_in_the_frame(case: &Case<'_>, report: &mut Report) {
    let dispute = &case.dossier.dispute;
    for (field, [west, south, east, north]) in [("frame", dispute.frame), ("home", dispute.home)] {
        let corners = [LonLat::new(west, south), LonLat::new(east, north)];
        let remedy = "Write west, south, east, north in degrees; home lies in the frame";
        if !corners.iter().all(|corner| corner.is_valid()) || west >= east || south >= north {
            report.add("dispute.toml", field, "this is no box on the Earth", remedy);
        } else if !corners.iter().all(|corner| holds(dispute.frame, *corner)) {
            report.add("dispute.toml", field, "it reaches beyond the frame", remedy);
        }
    }
    let islands = case.dossier.islands.iter().map(|i| (island_file(i), "label".to_owned(), i.label));
    let places = case.dossier.places.iter().map(|p| ("places.toml".to_owned(), format!("place “{}”, at", p.id), p.at));
    let far = case.dossier.places.iter().filter_map(|p| Some((p, p.far.as_ref()?)));
    let far = far.map(|(p, far)| ("places.toml".to_owned(), format!("place “{}”, far", p.id), far.at));
    for (file, place, at) in islands.chain(places).chain(far).filter(|(_, _, at)| !holds(dispute.frame, *at)) {
        let message = format!("{}, {} lies outside the frame of the map", at.lon, at.lat);
        report.add(
            &file,
            &place,
            message,
            "Write the longitude first, then the latitude, or widen `frame` in dispute.toml",
        );
    }
    for place in case.dossier.places.iter().filter(|place| PlaceKind::parse(&place.kind).is_none()) {
        let remedy = "Write sea, strait, land, island, town or cape";
        report.add(
            "places.toml",
            &format!("place “{}”, kind", place.id),
            format!("“{}” is no kind of place", place.kind),
            remedy,
        );
    }
}

/// An island's name starts from its own land, a group's from that of one of its islets. What has no shape is not
/// looked at.
pub fn labels_lie_on_land(case: &Case<'_>, report: &mut Report) {
    let Some((name, shapes)) = finest_islands(case) else { return };
    for island in &case.dossier.islands {
        let islet_of = |shape: &Shape| {
            let listed = case
                .dossier
                .islands
                .iter()
                .any(|other| other.group.as_ref() == Some(&island.id) && shape.id.as_ref() == Some(&other.id));
            listed || shape.group.as_ref() == Some(&island.id)
        };
        let own: Vec<&Shape> =
            shapes.iter().filter(|shape| shape.id.as_ref() == Some(&island.id) || islet_of(shape)).collect();
        let label = Point::new(island.label.lon, island.label.lat);
        if !own.is_empty() && !own.iter().flat_map(|shape| &shape.polygons).any(|polygon| polygon.intersects(&label)) {
            let message =
                format!("{}, {} does not lie on its land in layers/{name}.geojson", island.label.lon, island.label.lat);
            report.add(&island_file(island), "label", message, "Choose a point on its largest part");
        }
    }
}

fn finest_islands<'a>(case: &Case<'a>) -> Option<(&'a str, Vec<Shape>)> {
    let (name, text) = case.layers.iter().rfind(|(name, _)| name.starts_with("islands-"))?;
    Some((name, geometry::shapes(text)))
}
