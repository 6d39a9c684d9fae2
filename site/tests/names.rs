//! The laws of the names on the map, of the disputes that are served and of the invented one.

#![allow(clippy::unwrap_used)]

use atlas::dossier::Dossier;
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
    Dispute::new(dossier, &fixture::all_words(), &fixture::layer_texts()).unwrap().report()
}
