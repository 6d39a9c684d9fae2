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

/// On the smallest map a key of three ways of holding and claiming may leave one land no room for its name.
#[test]
fn names_keep_their_laws_where_there_are_three_sides() {
    let report = report(&fixture::three_sided());
    let broken: usize = report.laws.values().map(|tally| tally.broken.len()).sum();
    assert!(broken <= 1, "{report}");
}

fn report(dossier: &Dossier) -> Report {
    Dispute::new(dossier, &fixture::all_words(), &fixture::layer_texts()).unwrap().report()
}
