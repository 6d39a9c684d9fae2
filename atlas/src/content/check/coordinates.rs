//! Places: in the frame, and names of islands on their own land.

use super::geometry::{self, Shape};
use super::{Case, Report};
use crate::content::PlaceKind;
use crate::content::texts::{event_place, island_file};
use crate::lonlat::LonLat;
use crate::plane::{MAX_ZOOM, Projection};
use geo::{Intersects, Point};

fn holds([west, south, east, north]: [f64; 4], place: LonLat) -> bool {
    (west..=east).contains(&place.lon) && (south..=north).contains(&place.lat)
}

/// Everything lies in the frame, and the frame on the Earth.
pub fn lie_in_the_frame(case: &Case<'_>, report: &mut Report) {
    let dispute = &case.dossier.dispute;
    let (scenarios, none) = (&case.dossier.scenarios, [0.0; 4]);
    let window = (scenarios.window != none).then_some(("scenarios.toml", "window", scenarios.window));
    let boxes = [("dispute.toml", "frame", dispute.frame), ("dispute.toml", "home", dispute.home)];
    let boxes = boxes.into_iter().chain(window).map(|(file, field, part)| (file, field.to_owned(), part));
    let events = case.dossier.chronology.event.iter();
    let events =
        events.filter_map(|event| Some(("chronology.toml", format!("{}, frame", event_place(event)), event.frame?)));
    let claims = case.dossier.claims.iter();
    let claims =
        claims.filter_map(|claim| Some(("claims.toml", format!("claim “{}”, frame", claim.key), claim.frame?)));
    for (file, field, [west, south, east, north]) in boxes.chain(events).chain(claims) {
        let field = field.as_str();
        let corners = [LonLat::new(west, south), LonLat::new(east, north)];
        let remedy = "Write west, south, east, north in degrees, within the frame";
        let is_box = west < east && east - west <= 360.0 && south < north;
        if !corners.iter().all(|corner| corner.is_valid()) || !is_box {
            report.add(file, field, "this is no box on the Earth", remedy);
        } else if !corners.iter().all(|corner| holds(dispute.frame, *corner)) {
            report.add(file, field, "it reaches beyond the frame", remedy);
        }
    }
    let islands = case.dossier.islands.iter().map(|i| (island_file(i), "label".to_owned(), i.label));
    let places = case.dossier.places.iter().map(|p| ("places.toml".to_owned(), format!("place “{}”, at", p.id), p.at));
    let far = case.dossier.places.iter().filter_map(|p| Some((p, p.far.as_ref()?)));
    let far = far.map(|(p, far)| ("places.toml".to_owned(), format!("place “{}”, far", p.id), far.at));
    let arcs = case.dossier.claims.iter().flat_map(|claim| {
        let places = claim.extent.iter().flat_map(|extent| &extent.along);
        places.map(|at| ("claims.toml".to_owned(), format!("claim “{}”, extent", claim.key), *at))
    });
    for (file, place, at) in
        islands.chain(places).chain(far).chain(arcs).filter(|(_, _, at)| !holds(dispute.frame, *at))
    {
        let message = format!("{}, {} lies outside the frame of the map", at.lon, at.lat);
        let in_frame = Projection::new(dispute.frame).near(at);
        let remedy = if holds(dispute.frame, in_frame) {
            format!("Write the longitude as the frame goes on across the antimeridian: {}", in_frame.lon)
        } else {
            "Write the longitude first, then the latitude, or widen `frame` in dispute.toml".to_owned()
        };
        report.add(&file, &place, message, remedy);
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

/// A name is due at a zoom that the map has.
pub fn zooms_are_those_of_the_map(case: &Case<'_>, report: &mut Report) {
    for place in &case.dossier.places {
        let below = place.far.as_ref().map(|far| ("far, below", far.below));
        for (field, zoom) in std::iter::once(("zoom", place.zoom)).chain(below) {
            if !(0.0..=MAX_ZOOM).contains(&zoom) {
                report.add(
                    "places.toml",
                    &format!("place “{}”, {field}", place.id),
                    format!("{zoom} is no zoom of the map"),
                    format!("Write a number from 0 to {MAX_ZOOM}"),
                );
            }
        }
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
