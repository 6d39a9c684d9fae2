//! The laws of the names on the map, of the disputes that are served and of the invented one.

#![allow(clippy::unwrap_used)]

use atlas::fixture;
use site::names::{Dispute, Report};
use site::{paths, project};

fn is_kept(report: &Report, least: usize) {
    let is_broken = report.laws.values().any(|tally| !tally.broken.is_empty());
    assert!(!is_broken, "{report}");
    assert!(report.screens > least, "{report}");
}

#[test]
fn names_keep_their_laws_on_the_served_maps() {
    for project in project::load(&paths::root()).unwrap_or_else(|problems| panic!("{problems:?}")) {
        let places = project.dossier.dispute.islands.len();
        is_kept(&Dispute::of(&project).unwrap().report(), 200 * places);
    }
}

#[test]
fn names_keep_their_laws_on_the_invented_map() {
    let layers = fixture::layer_texts();
    is_kept(&Dispute::new(&fixture::dossier(), &fixture::all_words(), &layers).unwrap().report(), 400);
}
