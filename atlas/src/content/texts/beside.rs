//! The texts beside the map: of its history, and of the page about it.

use super::{Form, Part, Voice, Walk};
use crate::dossier::{AboutFile, CorrectionFile, Dossier, EventFile, PartyFile, PeriodFile};

impl Walk<'_> {
    pub(super) fn history(&mut self, dossier: &mut Dossier) {
        self.part = Part::History;
        dossier.chronology.event.iter_mut().for_each(|event| self.event(event));
        dossier.chronology.period.iter_mut().for_each(|period| self.period(period));
        dossier.parties.iter_mut().for_each(|party| self.party(party));
    }

    fn event(&mut self, event: &mut EventFile) {
        let (file, place) = ("chronology.toml", event_place(event));
        if let Some(when) = &mut event.when {
            self.add(file, format!("{place}, when"), when, Voice::Name, Form::Line);
        }
        self.add(file, format!("{place}, title"), &mut event.title, Voice::Ours, Form::Line);
        self.add(file, format!("{place}, text"), &mut event.text, Voice::Ours, Form::Paragraph);
        if let Some(moment) = &mut event.moment {
            self.add(file, format!("{place}, moment"), moment, Voice::Ours, Form::Line);
        }
    }

    fn period(&mut self, period: &mut PeriodFile) {
        let (file, place) = ("chronology.toml", period_place(period));
        self.add(file, format!("{place}, title"), &mut period.title, Voice::Ours, Form::Line);
        self.add(file, format!("{place}, text"), &mut period.text, Voice::Ours, Form::Paragraph);
    }

    fn party(&mut self, party: &mut PartyFile) {
        let (file, place) = ("parties.toml", party_place(party));
        self.add(file, format!("{place}, name"), &mut party.name, Voice::Name, Form::Line);
        self.add(file, format!("{place}, says"), &mut party.says, Voice::Name, Form::Line);
        for (index, position) in party.position.iter_mut().enumerate() {
            let place = format!("{place}, position {}", index + 1);
            self.add(file, place, &mut position.text, Voice::Ours, Form::Paragraph);
        }
    }

    pub(super) fn article(&mut self, dossier: &mut Dossier) {
        self.part = Part::Article;
        if let Some(article) = &mut dossier.article {
            self.page("article.md", &mut article.page);
        }
    }

    fn page(&mut self, file: &str, page: &mut AboutFile) {
        self.add(file, "title", &mut page.title, Voice::Ours, Form::Line);
        for section in &mut page.section {
            let place = format!("section “{}”", section.id);
            self.add(file, format!("{place}, heading"), &mut section.heading, Voice::Ours, Form::Line);
            self.add(file, place, &mut section.body, Voice::Ours, Form::Prose);
        }
    }

    pub(super) fn about(&mut self, dossier: &mut Dossier) {
        self.part = Part::About;
        self.page("about.md", &mut dossier.about);
        let file = "corrections.toml";
        self.add(file, "none", &mut dossier.corrections.none, Voice::Ours, Form::Line);
        for correction in &mut dossier.corrections.correction {
            let place = correction_place(correction);
            self.add(file, format!("{place}, what"), &mut correction.what, Voice::Ours, Form::Line);
            // What was wrong may have been a word of one side.
            self.add(file, format!("{place}, old"), &mut correction.old, Voice::Name, Form::Line);
            self.add(file, format!("{place}, new"), &mut correction.new, Voice::Ours, Form::Line);
        }
    }
}

/// Where a correction stands in its file.
pub fn correction_place(correction: &CorrectionFile) -> String {
    format!("correction “{}”", correction.key)
}

/// Where an event stands in its file.
pub fn event_place(event: &EventFile) -> String {
    format!("event “{}”", event.key)
}

/// Where a period stands in its file.
pub fn period_place(period: &PeriodFile) -> String {
    let from = period.from.as_deref().unwrap_or("the beginning");
    format!("period of {} from {from}", period.islands.join(", "))
}

/// Where a third party stands in its file.
pub fn party_place(party: &PartyFile) -> String {
    format!("party “{}”", party.id)
}
