//! Rules for the words that belong to the dispute.

use super::{each_is_refused, put};
use crate::dossier::Text;

#[test]
fn a_dispute_has_the_words_that_it_needs_and_no_others() {
    each_is_refused(&[
        (
            |d| d.words.scenario.residents = None,
            "words.toml, scenario.residents: there is no such word, and scenarios.toml needs it. Add it in every language",
        ),
        (|d| d.words.scenario.covered = None, "words.toml, scenario.covered: there is no such word"),
        (
            |d| d.scenarios.treaty = Text::default(),
            "words.toml, scenario.treaty: nothing is said with this word. Take it out",
        ),
        (|d| d.chronology.period.clear(), "words.toml, timeline.nobody: nothing is said with this word"),
        (|d| d.islands[3].fact.clear(), "words.toml, fact.lamp: no fact has this key"),
        (
            |d| _ = d.words.fact.remove("lamp"),
            "islands/stack.toml, fact 1 “lamp”: the fact “lamp” has no word in assets/words/en.toml",
        ),
        (
            |d| _ = d.words.fact.insert("area".into(), Text::default()),
            "words.toml, fact.area: the interface has a word for this",
        ),
        (
            |d| put(d.words.map.passing.as_mut().unwrap(), "fr", "Passerait"),
            "words.toml, fr: “Passerait” was expected to have {side}",
        ),
        (
            |d| put(d.words.fact.get_mut("lamp").unwrap(), "fr", "Feu {n}"),
            "words.toml, fr: “Feu {n}” was expected to have no braces",
        ),
    ]);
}

#[test]
fn a_word_of_the_dispute_exists_in_every_language() {
    each_is_refused(&[(
        |d| _ = d.words.fact.get_mut("lamp").unwrap().0.remove("fr"),
        "words.toml, fact.lamp: there is no text in “fr”",
    )]);
}
