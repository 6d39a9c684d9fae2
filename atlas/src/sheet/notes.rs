//! What is said on the map itself: as whose it is drawn, and what each line is. A part that the program fetches when it is asked for.

use super::Sheet;
use crate::address::Tab;
use crate::content::{Claim, Line};
use crate::node::{Node, el};

impl Sheet<'_> {
    /// Both, and the sources they cite.
    pub fn notes_part(&self) -> Vec<Node> {
        let notes: Vec<Node> = self.views().into_iter().chain(self.line_notes()).collect();
        let sources = self.sources_list(&self.cites.cited_in(notes.iter())).into();
        notes.into_iter().chain([sources]).collect()
    }

    /// The words for a layer of one's own, which few readers need: as JSON, as the program takes them.
    pub fn own_part(&self) -> Vec<Node> {
        let words = serde_json::to_string(&*self.atlas.words.own).unwrap_or_default();
        let sources = el("ol").class("sources").into();
        vec![el("p").attr("data-words", "").with(words).into(), sources]
    }

    /// What is drawn otherwise on each side's map, as that side says it.
    fn views(&self) -> Vec<Node> {
        let view = |view: &crate::content::Perspective| {
            let about = el("details").attr("data-view", view.side.clone()).with(el("summary").with(view.title.clone()));
            about.with_all(self.prose(&view.about)).into()
        };
        self.atlas.perspectives.iter().map(view).collect()
    }

    /// What each line is.
    fn line_notes(&self) -> Vec<Node> {
        let note = |line: &Line| {
            let note = el("div").attr("data-note", line.id.clone()).with(el("h3").with(line.name.clone()));
            let about = self.atlas.claims.iter().filter(|claim| claim.lines.contains(&line.id));
            // A press on the line leads to the questions that are about it.
            let question = |claim: &Claim| {
                let link = el("a").attr("href", format!("#claim-{}", claim.key));
                let link = link.attr("data-set", format!("tab={}&claim={}", Tab::Claims.name(), claim.key));
                el("p").with(link.with(claim.question.clone()))
            };
            note.with_all(self.prose(&line.about)).with_all(about.map(question)).into()
        };
        self.atlas.lines.iter().map(note).collect()
    }
}
