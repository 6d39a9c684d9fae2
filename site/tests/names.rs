//! The laws of the names on the map, of the dispute that is served and of the invented one.

#![allow(clippy::unwrap_used)]

use atlas::dossier::Dossier;
use atlas::fixture;
use atlas::scene::Level;
use site::names::{Dispute, Report};
use site::{paths, project};
use std::collections::BTreeMap;

fn is_kept(report: &Report, least: usize) {
    let is_broken = report.laws.values().any(|tally| !tally.broken.is_empty());
    assert!(!is_broken, "{report}");
    assert!(report.screens > least, "{report}");
}

#[test]
fn names_keep_their_laws_on_the_served_map() {
    let project = project::load(&paths::root()).unwrap_or_else(|problems| panic!("{problems:?}"));
    is_kept(&Dispute::of(&project).unwrap().report(), 1000);
}

#[test]
fn names_keep_their_laws_on_the_invented_map() {
    is_kept(&report(&fixture::dossier()), 400);
}

/// On the smallest maps a key of three ways of holding and claiming leaves too little room for three names.
#[test]
fn names_keep_their_laws_where_there_are_three_sides() {
    let report = report(&fixture::three_sided());
    let is_small = |screen: &&String| screen.contains("280×300") || screen.contains("300×300");
    let broken: Vec<&String> = report.laws.values().flat_map(|tally| &tally.broken).collect();
    assert!(broken.iter().all(is_small) && broken.len() < 25, "{report}");
}

fn report(dossier: &Dossier) -> Report {
    Dispute::new(dossier, &fixture::all_words(), &layers()).unwrap().report()
}

/// The layers of the invented dispute.
fn layers() -> BTreeMap<String, String> {
    let mut layers = fixture::layer_texts();
    // Its one level of detail serves every zoom.
    for level in Level::ALL {
        for kind in ["land", "islands"] {
            layers.insert(format!("{kind}-{}", level.0), layers[&format!("{kind}-0")].clone());
        }
    }
    layers
}
