//! What is read beside the map, in one language: the page about it, and the article. It is printed, and never travels with the map.

use super::build::Builder;
use super::own_texts::{OwnTexts, own_texts};
use super::texts::{Part, cited};
use super::{Source, date};
use crate::date::PartialDate;
use crate::dossier::{CorrectionFile, Dossier, SectionFile};
use crate::prose::Paragraph;
use crate::words::Words;
use std::collections::BTreeMap;

/// The page about the map.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// Its title.
    pub title: String,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// What was corrected, newest first.
    pub corrections: Vec<Correction>,
    /// What is said while nothing was.
    pub none: String,
    /// How far each side's answers rest on texts of its own state, in the order of the sides; nothing where no answer cites any.
    pub own_texts: Vec<OwnShare>,
    /// What all of it cites.
    pub sources: Vec<Source>,
}

/// How far a side's answers rest on texts of its own state.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnShare {
    /// The name of the side.
    pub side: String,
    /// Their share of what the answers cite, in per cent.
    pub percent: usize,
    /// The questions that it answers without such a text: key and words.
    pub without: Vec<(String, String)>,
}

/// A section of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its id, as an anchor.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// Its text.
    pub body: Vec<Paragraph>,
}

/// An article with the map in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// Its title.
    pub title: String,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// By the id of the section below which a map stands: its view, as in an address.
    pub maps: BTreeMap<String, String>,
    /// By the id of the section that is a step of the one map that moves: its view there, as in an address.
    pub steps: BTreeMap<String, String>,
    /// What all of it cites.
    pub sources: Vec<Source>,
}

/// A correction.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// Its key, as in its anchor.
    pub key: String,
    /// The day it was made.
    pub date: PartialDate,
    /// The day in words.
    pub when: String,
    /// What was wrong.
    pub what: String,
    /// What was said.
    pub old: String,
    /// What is said now.
    pub new: String,
    /// The sources of that.
    pub cite: Vec<String>,
}

impl About {
    /// Reads a dossier in one language. What cannot be read is left out; [`check::check`] says what that would be.
    pub fn build(dossier: &Dossier, words: &Words, lang: &str) -> Self {
        let builder = Builder { dossier, lang, words };
        let (about, corrections) = (&dossier.about, &dossier.corrections);
        Self {
            title: builder.text(&about.title),
            sections: about.section.iter().map(|s| builder.section(s)).collect(),
            corrections: corrections.correction.iter().filter_map(|c| builder.correction(c)).collect(),
            none: builder.text(&corrections.none),
            own_texts: builder.own_shares(),
            sources: builder.sources(&cited(dossier, Part::About)),
        }
    }
}

impl Article {
    /// Reads a dossier in one language; nothing where the dispute has no article.
    pub fn build(dossier: &Dossier, words: &Words, lang: &str) -> Option<Self> {
        let builder = Builder { dossier, lang, words };
        let article = dossier.article.as_ref()?;
        Some(Self {
            title: builder.text(&article.page.title),
            sections: article.page.section.iter().map(|s| builder.section(s)).collect(),
            maps: article.map.clone(),
            steps: article.step.clone(),
            sources: builder.sources(&cited(dossier, Part::Article)),
        })
    }
}

impl Builder<'_> {
    fn section(&self, file: &SectionFile) -> Section {
        Section { id: file.id.clone(), heading: self.text(&file.heading), body: self.prose(&file.body) }
    }

    fn own_shares(&self) -> Vec<OwnShare> {
        let texts = own_texts(self.dossier, self.lang).into_iter().filter(|texts| texts.all > 0);
        texts.map(|texts| self.own_share(&texts)).collect()
    }

    fn own_share(&self, texts: &OwnTexts) -> OwnShare {
        let side = self.dossier.dispute.side.iter().find(|side| side.id == texts.side);
        let question = |key: &String| {
            let claim = self.dossier.claims.iter().find(|claim| claim.key == *key)?;
            Some((key.clone(), self.text(&claim.question)))
        };
        OwnShare {
            side: side.map(|side| self.text(&side.name)).unwrap_or_default(),
            percent: texts.percent(),
            without: texts.without.iter().filter_map(question).collect(),
        }
    }

    fn correction(&self, file: &CorrectionFile) -> Option<Correction> {
        let day = date(&file.date)?;
        Some(Correction {
            key: file.key.clone(),
            date: day,
            when: self.words.date(day),
            what: self.text(&file.what),
            old: self.text(&file.old),
            new: self.text(&file.new),
            cite: file.cite.clone(),
        })
    }
}
