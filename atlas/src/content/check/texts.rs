//! Every text of a dossier, with its place: most rules are a loop over this list.

mod beside;

pub use beside::{event_place, party_place, period_place};

use crate::dossier::{
    BriefFile, ClaimFile, Dossier, FactFile, IslandFile, LineFile, PerspectiveFile, PlaceFile, ScenariosFile,
    SourceFile, Text,
};

/// A text and where it stands.
pub struct Said<'a> {
    /// The file.
    pub file: String,
    /// Entry and field.
    pub place: String,
    /// The text.
    pub text: &'a Text,
    /// Who speaks.
    pub voice: Voice,
    /// How it is printed.
    pub form: Form,
    /// What is made of it.
    pub part: Part,
}

/// What the texts of a dossier are made into; each is whole in itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The map and its panel: [`crate::content::Atlas`].
    Map,
    /// What happened: [`crate::content::History`].
    History,
    /// The page about the map: [`crate::content::About`].
    About,
    /// The article: [`crate::content::Article`].
    Article,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// We do.
    Ours,
    /// A side does.
    Side,
    /// Nobody: a name, a label, the title of a work.
    Name,
}

/// How a text is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it is: a citation mark would show as brackets.
    Line,
    /// One paragraph; a second would not be shown.
    Paragraph,
    /// Paragraphs.
    Prose,
}

/// The file of an island.
pub fn island_file(island: &IslandFile) -> String {
    format!("islands/{}.toml", island.id)
}

/// The file of a dated brief.
pub fn brief_file(brief: &BriefFile) -> String {
    format!("briefs/{}-{}.md", brief.date, brief.key)
}

/// All texts, in the order of the files.
pub fn all(dossier: &Dossier) -> Vec<Said<'_>> {
    let mut list = List { said: Vec::new(), part: Part::Map };
    list.dispute(dossier);
    dossier.sources.iter().for_each(|source| list.source(source));
    dossier.islands.iter().for_each(|island| list.island(island));
    dossier.claims.iter().for_each(|claim| list.claim(claim));
    dossier.briefs.iter().for_each(|brief| list.brief(brief));
    dossier.lines.iter().for_each(|line| list.line(line));
    dossier.perspectives.perspective.iter().for_each(|view| list.perspective(view));
    dossier.places.iter().for_each(|place| list.place(place));
    list.scenarios(&dossier.scenarios);
    list.history(dossier);
    list.about(dossier);
    list.article(dossier);
    list.said
}

struct List<'a> {
    said: Vec<Said<'a>>,
    part: Part,
}

impl<'a> List<'a> {
    fn add(&mut self, file: &str, place: impl Into<String>, text: &'a Text, voice: Voice, form: Form) {
        let (file, place, part) = (file.to_owned(), place.into(), self.part);
        self.said.push(Said { file, place, text, voice, form, part });
    }

    fn dispute(&mut self, dossier: &'a Dossier) {
        let file = "dispute.toml";
        let dispute = &dossier.dispute;
        for (field, text) in [
            ("title", &dispute.title),
            ("subtitle", &dispute.subtitle),
            ("disclaimer", &dispute.disclaimer),
            ("naming", &dispute.naming),
            ("order", &dispute.order),
        ] {
            self.add(file, field, text, Voice::Ours, Form::Line);
        }
        for (side, text) in &dispute.area {
            self.add(file, format!("area, {side}"), text, Voice::Name, Form::Line);
        }
        for (id, text) in &dispute.layer_name {
            self.add(file, format!("layer_name, {id}"), text, Voice::Name, Form::Line);
        }
        self.add(file, "lead", &dispute.lead, Voice::Ours, Form::Prose);
        for side in &dispute.side {
            self.add(file, format!("side “{}”, name", side.id), &side.name, Voice::Name, Form::Line);
            self.add(file, format!("side “{}”, says", side.id), &side.says, Voice::Name, Form::Line);
        }
    }

    fn source(&mut self, source: &'a SourceFile) {
        for (field, text) in [("title", &source.title), ("publisher", &source.publisher)] {
            self.add("sources.toml", format!("source “{}”, {field}", source.id), text, Voice::Name, Form::Line);
        }
    }

    fn island(&mut self, island: &'a IslandFile) {
        let file = &island_file(island);
        for name in &island.name {
            self.add(file, format!("name of “{}”, label", name.side), &name.label, Voice::Name, Form::Line);
        }
        for origin in &island.origin {
            let place = format!("origin “{}”, meaning", origin.form);
            self.add(file, place, &origin.meaning, Voice::Ours, Form::Paragraph);
        }
        for (field, held) in [("administered", &island.administered), ("claimed", &island.claimed)] {
            if let Some(held) = held {
                self.add(file, format!("{field}, part"), &held.part, Voice::Ours, Form::Paragraph);
            }
        }
        self.add(file, "brief", &island.brief, Voice::Ours, Form::Prose);
        for (side, text) in &island.position {
            self.add(file, format!("position of “{side}”"), text, Voice::Side, Form::Prose);
        }
        for (index, fact) in island.fact.iter().enumerate() {
            let place = fact_place(index, fact);
            if let Some(text) = &fact.text {
                self.add(file, format!("{place}, text"), text, Voice::Ours, Form::Paragraph);
            }
            if let Some(text) = &fact.note {
                self.add(file, format!("{place}, note"), text, Voice::Ours, Form::Paragraph);
            }
        }
    }

    fn claim(&mut self, claim: &'a ClaimFile) {
        let (file, key) = ("claims.toml", &claim.key);
        self.add(file, format!("claim “{key}”, question"), &claim.question, Voice::Ours, Form::Line);
        for (side, text) in &claim.side {
            self.add(file, format!("claim “{key}”, side “{side}”"), text, Voice::Side, Form::Prose);
        }
        if let Some(note) = &claim.note {
            self.add(file, format!("claim “{key}”, note"), note, Voice::Ours, Form::Prose);
        }
    }

    fn brief(&mut self, brief: &'a BriefFile) {
        let file = &brief_file(brief);
        if let Some(when) = &brief.when {
            self.add(file, "when", when, Voice::Name, Form::Line);
        }
        self.add(file, "title", &brief.title, Voice::Ours, Form::Line);
        self.add(file, "text", &brief.body, Voice::Ours, Form::Prose);
        if let Some(work) = &brief.work {
            self.add(file, "work, publisher", &work.publisher, Voice::Name, Form::Line);
            self.add(file, "work, kind", &work.kind, Voice::Name, Form::Line);
        }
        for (field, texts) in [("subjects", &brief.subjects), ("countries", &brief.countries)] {
            for (index, text) in texts.iter().enumerate() {
                self.add(file, format!("{field}, no. {}", index + 1), text, Voice::Name, Form::Line);
            }
        }
    }

    fn line(&mut self, line: &'a LineFile) {
        let file = "lines.toml";
        self.add(file, format!("line “{}”, name", line.id), &line.name, Voice::Ours, Form::Line);
        self.add(file, format!("line “{}”, legend", line.id), &line.legend, Voice::Ours, Form::Line);
        self.add(file, format!("line “{}”, about", line.id), &line.about, Voice::Ours, Form::Prose);
    }

    fn perspective(&mut self, view: &'a PerspectiveFile) {
        let place = |field: &str| format!("perspective of “{}”, {field}", view.side);
        let file = "perspectives.toml";
        self.add(file, place("title"), &view.title, Voice::Ours, Form::Line);
        self.add(file, place("about"), &view.about, Voice::Side, Form::Prose);
        for line in &view.line {
            self.add(file, place(&format!("line “{}”", line.id)), &line.name, Voice::Name, Form::Line);
        }
        if let Some(text) = &view.untinted_legend {
            self.add(file, place("untinted_legend"), text, Voice::Side, Form::Line);
        }
    }

    fn scenarios(&mut self, scenarios: &'a ScenariosFile) {
        let file = "scenarios.toml";
        if !scenarios.scenario.is_empty() {
            self.add(file, "lead", &scenarios.lead, Voice::Ours, Form::Prose);
            self.add(file, "treaty", &scenarios.treaty, Voice::Ours, Form::Prose);
        }
        for scenario in &scenarios.scenario {
            let place = |field: &str| format!("scenario “{}”, {field}", scenario.id);
            self.add(file, place("title"), &scenario.title, Voice::Ours, Form::Line);
            self.add(file, place("status"), &scenario.status, Voice::Ours, Form::Line);
            self.add(file, place("about"), &scenario.about, Voice::Ours, Form::Prose);
        }
    }

    fn place(&mut self, place: &'a PlaceFile) {
        let file = "places.toml";
        self.add(file, format!("place “{}”, name", place.id), &place.name, Voice::Name, Form::Line);
        if let Some(under) = &place.under {
            self.add(file, format!("place “{}”, under", place.id), under, Voice::Name, Form::Line);
        }
    }
}

/// Where a fact stands in its file.
pub fn fact_place(index: usize, fact: &FactFile) -> String {
    format!("fact {} “{}”", index + 1, fact.key)
}
