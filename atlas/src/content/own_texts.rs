//! How far each side's answers rest on texts of its own state: `voice` in `sources.toml` says whose a text is.

use crate::dossier::{ClaimFile, Dossier};
use crate::prose::{self, Span};

/// What a side's answers cite, in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTexts {
    /// The side's id.
    pub side: String,
    /// How many of the citations are of texts of its own state.
    pub own: usize,
    /// How many citations there are.
    pub all: usize,
    /// Keys of the questions that it answers without such a text.
    pub without: Vec<String>,
}

impl OwnTexts {
    /// The share of the first in the second in whole per cent, rounded down: less than half is never called 50.
    pub fn percent(&self) -> usize {
        self.own * 100 / self.all.max(1)
    }

    /// Whether it is half at least.
    pub fn are_half(&self) -> bool {
        self.own * 2 >= self.all
    }
}

/// Each side's, in the order of the sides. Every mark counts, a source that is cited twice as two.
pub fn own_texts(dossier: &Dossier, lang: &str) -> Vec<OwnTexts> {
    dossier.dispute.side.iter().map(|side| of_side(dossier, lang, &side.id)).collect()
}

fn of_side(dossier: &Dossier, lang: &str, side: &str) -> OwnTexts {
    let is_own = |id: &String| {
        let source = dossier.sources.iter().find(|source| source.id == *id);
        source.is_some_and(|source| source.voice.iter().any(|voice| voice == side))
    };
    let mut texts = OwnTexts { side: side.to_owned(), own: 0, all: 0, without: Vec::new() };
    for claim in &dossier.claims {
        let Some(cited) = cited(claim, lang, side) else { continue };
        let own = cited.iter().filter(|id| is_own(id)).count();
        (texts.own, texts.all) = (texts.own + own, texts.all + cited.len());
        if own == 0 {
            texts.without.push(claim.key.clone());
        }
    }
    texts
}

/// The ids that a side's answer cites, as often as it does; nothing where it gives none.
fn cited(claim: &ClaimFile, lang: &str, side: &str) -> Option<Vec<String>> {
    let answer = prose::parse(claim.side.get(side)?.0.get(lang)?);
    let ids = answer.into_iter().flatten().filter_map(|span| match span {
        Span::Cite(id) => Some(id),
        Span::Words(_) => None,
    });
    Some(ids.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn a_joint_text_is_of_both_and_every_mark_counts() {
        let of = |own, all, without: &[&str]| (own, all, without.iter().map(|key| (*key).to_owned()).collect());
        let shares = |dossier: &Dossier, lang: &str| -> Vec<(usize, usize, Vec<String>)> {
            own_texts(dossier, lang).into_iter().map(|texts| (texts.own, texts.all, texts.without)).collect()
        };
        let mut dossier = fixture::dossier();
        assert_eq!(shares(&dossier, "en"), [of(3, 3, &[]), of(3, 3, &[])]);
        dossier.sources.iter_mut().filter(|source| source.kind == "treaty").for_each(|source| source.voice.clear());
        assert_eq!(shares(&dossier, "en"), [of(2, 3, &[]), of(2, 3, &[])]);
        let said = dossier.claims[0].side.get_mut("velsund").unwrap().0.get_mut("fr").unwrap();
        *said = said.replace("[^vel-code]", "[^gazette][^herald-1930][^gazette]");
        assert_eq!(shares(&dossier, "fr"), [of(2, 3, &[]), of(1, 5, &["title"])]);
        let texts = &own_texts(&dossier, "fr")[1];
        assert_eq!((texts.side.as_str(), texts.percent(), texts.are_half()), ("velsund", 20, false));
    }

    #[test]
    fn less_than_half_is_not_called_half() {
        let texts = |own, all| OwnTexts { side: String::new(), own, all, without: Vec::new() };
        let said = [(1, 2), (99, 199), (0, 0), (7, 7)].map(|(own, all)| {
            let texts = texts(own, all);
            (texts.percent(), texts.are_half())
        });
        assert_eq!(said, [(50, true), (49, false), (0, true), (100, true)]);
    }
}
