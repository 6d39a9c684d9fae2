//! The strict reader: every rule that content must keep, and a sentence for each place where it does not.
//!
//! A rule is a small function from the [`Case`] to the [`Report`]. All of them run, so that a writer sees everything at
//! once. [`super::texts`] lists every text of a dossier with its place; most rules are a loop over that list.

mod about;
mod citations;
mod coordinates;
mod dates;
mod events;
mod facts;
mod geometry;
mod ids;
mod islands;
mod languages;
mod levels;
mod lexicon;
mod lines;
mod own_words;
mod parties;
mod periods;
mod perspectives;
mod scenarios;
mod script;
mod sides;
#[cfg(test)]
mod tests;
mod voice;
mod writing;

pub use lexicon::{Count, LanguageRules, Lexicon};

use crate::content::texts::{self, Said};
use crate::dossier::Dossier;
use crate::words::Words;
use std::collections::BTreeMap;
use std::fmt;

/// Something in the content that must be changed before it is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, from the dispute's folder or from the root of the project.
    pub file: String,
    /// Where in the file: a line, or the entry and the field. May be empty.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

impl Problem {
    /// The same, its file named from the folder above.
    #[must_use]
    pub fn below(self, folder: &str) -> Self {
        let is_from_root = self.file.starts_with("assets/") || self.file.starts_with('/');
        let file = if is_from_root { self.file } else { format!("{folder}/{}", self.file) };
        Self { file, ..self }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, place, message, remedy } = self;
        let comma = if place.is_empty() { "" } else { ", " };
        write!(f, "{file}{comma}{place}: {message}. {remedy}.")
    }
}

/// What the rules look at.
struct Case<'a> {
    dossier: &'a Dossier,
    texts: Vec<Said>,
    words: &'a BTreeMap<String, Words>,
    layers: &'a BTreeMap<String, String>,
    lexicon: &'a Lexicon,
}

impl Case<'_> {
    fn languages(&self) -> &[String] {
        &self.dossier.dispute.languages
    }

    fn side_ids(&self) -> Vec<&str> {
        self.dossier.dispute.side.iter().map(|side| side.id.as_str()).collect()
    }
}

/// The problems found so far.
#[derive(Default)]
struct Report(Vec<Problem>);

impl Report {
    fn add(&mut self, file: &str, place: &str, message: impl Into<String>, remedy: impl Into<String>) {
        let (file, place) = (file.to_owned(), place.to_owned());
        self.0.push(Problem { file, place, message: message.into(), remedy: remedy.into() });
    }
}

type Rule = fn(&Case<'_>, &mut Report);

/// Every rule, in the order in which its problems are listed.
const RULES: &[Rule] = &[
    ids::are_plain,
    ids::are_unique,
    ids::name_no_page,
    ids::sides_are_two_or_three,
    ids::layers_on_exist,
    ids::present_state_comes_first,
    lines::are_of_a_kind,
    languages::have_words,
    languages::every_text_is_in_all,
    languages::tags_are_named,
    languages::name_themselves,
    languages::lines_are_lines,
    citations::marks_are_well_formed,
    citations::marks_stand_in_prose,
    citations::marks_agree_between_languages,
    citations::are_known,
    citations::every_source_is_cited,
    citations::source_kinds_are_named,
    citations::sources_are_in_order,
    citations::history_has_sources,
    sides::are_known,
    sides::claims_are_alike,
    sides::speak_for_themselves,
    sides::extents_are_alike,
    lines::of_questions_exist,
    sides::positions_are_alike,
    sides::each_names_every_island,
    sides::each_names_the_area,
    sides::each_names_such_a_place,
    sides::hold_an_island_once,
    sides::name_order_lists_each_once,
    islands::groups_exist,
    islands::are_listed_once,
    islands::are_held,
    islands::are_argued_about,
    islands::are_known,
    facts::say_something,
    facts::have_a_source,
    facts::keys_and_units_are_named,
    own_words::are_there_where_needed,
    own_words::have_what_is_put_in,
    dates::are_dates,
    dates::nothing_is_later_than_the_check,
    dates::lines_are_signed_before_they_hold,
    dates::sides_have_one_name_at_a_time,
    dates::lines_hold_in_order,
    dates::changes_have_a_day,
    events::are_in_order,
    events::are_of_a_kind,
    events::moments_are_few,
    events::name_known_parties,
    periods::follow_each_other,
    periods::end_in_the_present,
    periods::have_lines_that_hold,
    periods::tenures_are_of_the_past,
    parties::stand_apart,
    parties::are_in_order,
    parties::speak_in_order,
    parties::speak_of_claims_that_exist,
    perspectives::are_for_each_side,
    perspectives::draw_what_exists,
    perspectives::have_regions_on_the_map,
    scenarios::are_those_of_the_dispute,
    scenarios::move_what_exists,
    about::has_every_section,
    about::corrections_are_sourced_and_in_order,
    about::maps_of_the_article_show_what_exists,
    coordinates::lie_in_the_frame,
    coordinates::zooms_are_those_of_the_map,
    coordinates::labels_lie_on_land,
    voice::is_ours,
    voice::keeps_to_its_length,
    voice::has_short_titles,
    writing::is_in_its_own_letters,
    writing::has_its_own_quotes,
    writing::has_no_stray_spaces,
    writing::keeps_to_the_glossary,
    geometry::is_sound,
    levels::have_their_layers,
    levels::follow_each_other,
];

/// Everything that is wrong with the content. No layer at all is no problem: the shapes may come later.
///
/// `words` is by language tag, `layers` by the layer's name without its ending, as text.
pub fn check(
    dossier: &Dossier,
    words: &BTreeMap<String, Words>,
    layers: &BTreeMap<String, String>,
    lexicon: &Lexicon,
) -> Vec<Problem> {
    let case = Case { dossier, texts: texts::all(dossier), words, layers, lexicon };
    let mut report = Report::default();
    RULES.iter().for_each(|rule| rule(&case, &mut report));
    report.0
}

/// Names in inverted commas, one behind the other.
fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}
