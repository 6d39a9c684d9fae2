//! Each rule on the invented dispute: sound as it is, and once broken in every way a writer might.

use super::{Problem, check};
use crate::dossier::{Dossier, Text};
use crate::fixture;

/// What the check says of the fixture after a change.
fn problems(change: impl FnOnce(&mut Dossier)) -> Vec<Problem> {
    let mut dossier = fixture::dossier();
    change(&mut dossier);
    check(&dossier, &fixture::all_words(), &fixture::layer_texts(), &fixture::lexicon())
}

fn sentences(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(Problem::to_string).collect()
}

#[test]
fn the_invented_dispute_is_sound() {
    assert_eq!(sentences(&problems(|_| {})), Vec::<String>::new());
}
