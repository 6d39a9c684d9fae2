//! A flaw in words.

use super::flaw::{Flaw, FlawKind};
use crate::words::{FlawWords, OwnWords, fill};

/// The marks of a language that put words together.
#[derive(Clone, Copy, Debug)]
pub struct Marks<'a> {
    /// Between the members of a list.
    pub list: &'a str,
    /// Behind what something is of.
    pub colon: &'a str,
}

/// A flaw in words: its place from the outermost to the innermost, then what is wrong, as in `feature 17, ring 2: not closed`; and how many
/// others are like it.
pub fn say(flaw: &Flaw, words: &OwnWords, marks: Marks<'_>) -> String {
    let levels = [
        (&words.in_feature, flaw.feature),
        (&words.in_geometry, flaw.geometry),
        (&words.in_part, flaw.part),
        (&words.in_ring, flaw.ring),
    ];
    let place = levels.into_iter().filter_map(|(pattern, number)| Some(fill(pattern, &[("n", &number?.to_string())])));
    let place = place.collect::<Vec<_>>().join(marks.list);
    let (line, column) = flaw.found.split_once(':').unwrap_or_default();
    // What was found comes last, so that what it holds is not taken for a place of something else.
    let values = [("line", line), ("column", column), ("found", &flaw.found)];
    let what = fill(pattern(flaw.kind, &words.flaw), &values);
    let said = if place.is_empty() { what } else { format!("{place}{}{what}", marks.colon) };
    if flaw.alike == 0 { said } else { fill(&words.alike, &[("n", &flaw.alike.to_string()), ("flaw", &said)]) }
}

/// What is said of a kind.
fn pattern(kind: FlawKind, words: &FlawWords) -> &str {
    match kind {
        FlawKind::NotText => &words.not_text,
        FlawKind::NotJson => &words.not_json,
        FlawKind::CutOff => &words.cut_off,
        FlawKind::OtherFormat => &words.other_format,
        FlawKind::BrokenDocument => &words.broken_document,
        FlawKind::NoType => &words.no_type,
        FlawKind::NoTypeShown => &words.no_type_shown,
        FlawKind::UnknownType => &words.unknown_type,
        FlawKind::UnknownTypeShown => &words.unknown_type_shown,
        FlawKind::Misplaced => &words.misplaced,
        FlawKind::BareList => &words.bare_list,
        FlawKind::NoList => &words.no_list,
        FlawKind::Crs => &words.crs,
        FlawKind::CrsUnnamed => &words.crs_unnamed,
        FlawKind::Elsewhere => &words.elsewhere,
        FlawKind::Empty => &words.empty,
        FlawKind::Nesting => &words.nesting,
        FlawKind::Missing => &words.missing,
        FlawKind::NoPlace => &words.no_place,
        FlawKind::QuotedNumbers => &words.quoted_numbers,
        FlawKind::Swapped => &words.swapped,
        FlawKind::TooFew => &words.too_few,
        FlawKind::NotClosed => &words.not_closed,
        FlawKind::AroundPole => &words.around_pole,
        FlawKind::NoColour => &words.no_colour,
        FlawKind::NoNumber => &words.no_number,
        FlawKind::NoSize => &words.no_size,
    }
}
