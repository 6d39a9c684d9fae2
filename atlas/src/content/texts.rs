//! Every text of a dossier with its place: the one walk over them. Rules, citations and the reduction to one language are made
//! with it, so that a new field is written down here once; one that is forgotten stays in every language, and a test of `site` says so.

mod beside;
mod cited;

pub use beside::{correction_place, event_place, party_place, period_place};
pub use cited::{Citation, citations, cited, ids};

use crate::dossier::{
    BriefFile, ClaimFile, DisputeFile, Dossier, FactFile, IslandFile, LineFile, PerspectiveFile, PlaceFile, PlaceNames,
    ScenariosFile, SourceFile, Text, WordsFile,
};

/// A text and where it stands.
pub struct Said<T = Text> {
    /// The file.
    pub file: String,
    /// Entry and field.
    pub place: String,
    /// The text.
    pub text: T,
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
    /// Nobody: a name, a label, the title of a work. No rule of wording applies.
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
pub fn all(dossier: &Dossier) -> Vec<Said> {
    let mut all = Vec::new();
    visit(&mut dossier.clone(), &mut |Said { file, place, text, voice, form, part }| {
        all.push(Said { file, place, text: std::mem::take(text), voice, form, part });
    });
    all
}

/// Hands every text to `visit`, to be read or changed, in the order of the files.
pub fn visit(dossier: &mut Dossier, visit: &mut dyn FnMut(Said<&mut Text>)) {
    let mut walk = Walk { visit, part: Part::Map };
    let has_parties = !dossier.parties.is_empty();
    walk.dispute(&mut dossier.dispute, has_parties);
    dossier.sources.iter_mut().for_each(|source| walk.source(source));
    dossier.islands.iter_mut().for_each(|island| walk.island(island));
    dossier.claims.iter_mut().for_each(|claim| walk.claim(claim));
    dossier.briefs.iter_mut().for_each(|brief| walk.brief(brief));
    dossier.lines.iter_mut().for_each(|line| walk.line(line));
    dossier.perspectives.perspective.iter_mut().for_each(|view| walk.perspective(view));
    dossier.places.iter_mut().for_each(|place| walk.place(place));
    walk.scenarios(&mut dossier.scenarios);
    walk.history(dossier);
    walk.about(dossier);
    walk.article(dossier);
    walk.words(&mut dossier.words);
}

struct Walk<'v> {
    visit: &'v mut dyn FnMut(Said<&mut Text>),
    part: Part,
}

impl Walk<'_> {
    fn add(&mut self, file: &str, place: impl Into<String>, text: &mut Text, voice: Voice, form: Form) {
        (self.visit)(Said { file: file.to_owned(), place: place.into(), text, voice, form, part: self.part });
    }

    fn dispute(&mut self, dispute: &mut DisputeFile, has_parties: bool) {
        let file = "dispute.toml";
        for (field, text) in [
            ("title", &mut dispute.title),
            ("subtitle", &mut dispute.subtitle),
            ("disclaimer", &mut dispute.disclaimer),
            ("naming", &mut dispute.naming),
            ("order", &mut dispute.order),
        ] {
            if field != "order" || has_parties || !text.0.is_empty() {
                self.add(file, field, text, Voice::Ours, Form::Line);
            }
        }
        if let Some(text) = &mut dispute.common {
            self.add(file, "common", text, Voice::Name, Form::Line);
        }
        for (side, text) in &mut dispute.area {
            self.add(file, format!("area, {side}"), text, Voice::Name, Form::Line);
        }
        for (id, text) in &mut dispute.layer_name {
            self.add(file, format!("layer_name, {id}"), text, Voice::Name, Form::Line);
        }
        self.add(file, "lead", &mut dispute.lead, Voice::Ours, Form::Prose);
        if let Some(glance) = &mut dispute.glance {
            self.add(file, "glance", glance, Voice::Ours, Form::Paragraph);
        }
        self.facts(file, &mut dispute.fact);
        for side in &mut dispute.side {
            self.add(file, format!("side “{}”, name", side.id), &mut side.name, Voice::Name, Form::Line);
            self.add(file, format!("side “{}”, says", side.id), &mut side.says, Voice::Name, Form::Line);
            for former in &mut side.former {
                let place = format!("side “{}”, called from {}", side.id, former.from);
                for text in std::iter::once(&mut former.name).chain(&mut former.within) {
                    self.add(file, place.clone(), text, Voice::Name, Form::Line);
                }
            }
        }
    }

    fn source(&mut self, source: &mut SourceFile) {
        for (field, text) in [("title", &mut source.title), ("publisher", &mut source.publisher)] {
            self.add("sources.toml", format!("source “{}”, {field}", source.id), text, Voice::Name, Form::Line);
        }
    }

    fn island(&mut self, island: &mut IslandFile) {
        let file = &island_file(island);
        for name in &mut island.name {
            self.add(file, format!("name of “{}”, label", name.side), &mut name.label, Voice::Name, Form::Line);
        }
        if let Some(text) = &mut island.common {
            self.add(file, "common", text, Voice::Name, Form::Line);
        }
        for origin in &mut island.origin {
            let place = format!("origin “{}”, meaning", origin.form);
            self.add(file, place, &mut origin.meaning, Voice::Ours, Form::Paragraph);
        }
        for (field, held) in [("administered", &mut island.administered), ("claimed", &mut island.claimed)] {
            for held in &mut held.0 {
                self.add(file, format!("{field}, part"), &mut held.part, Voice::Ours, Form::Paragraph);
            }
        }
        self.add(file, "brief", &mut island.brief, Voice::Ours, Form::Prose);
        for (side, text) in &mut island.position {
            self.add(file, format!("position of “{side}”"), text, Voice::Side, Form::Prose);
        }
        self.facts(file, &mut island.fact);
    }

    fn facts(&mut self, file: &str, facts: &mut [FactFile]) {
        for (index, fact) in facts.iter_mut().enumerate() {
            let place = fact_place(index, fact);
            if let Some(text) = &mut fact.text {
                self.add(file, format!("{place}, text"), text, Voice::Ours, Form::Paragraph);
            }
            if let Some(text) = &mut fact.note {
                self.add(file, format!("{place}, note"), text, Voice::Ours, Form::Paragraph);
            }
        }
    }

    fn claim(&mut self, claim: &mut ClaimFile) {
        let (file, key) = ("claims.toml", &mut claim.key);
        self.add(file, format!("claim “{key}”, question"), &mut claim.question, Voice::Ours, Form::Line);
        for (side, text) in &mut claim.side {
            self.add(file, format!("claim “{key}”, side “{side}”"), text, Voice::Side, Form::Prose);
        }
        if let Some(note) = &mut claim.note {
            self.add(file, format!("claim “{key}”, note"), note, Voice::Ours, Form::Prose);
        }
        for extent in &mut claim.extent {
            let place = format!("claim “{key}”, extent of “{}”", extent.side);
            self.add(file, place, &mut extent.label, Voice::Side, Form::Paragraph);
        }
    }

    fn brief(&mut self, brief: &mut BriefFile) {
        let file = &brief_file(brief);
        if let Some(when) = &mut brief.when {
            self.add(file, "when", when, Voice::Name, Form::Line);
        }
        self.add(file, "title", &mut brief.title, Voice::Ours, Form::Line);
        self.add(file, "text", &mut brief.body, Voice::Ours, Form::Prose);
        if let Some(note) = &mut brief.note {
            self.add(file, "note", note, Voice::Ours, Form::Prose);
        }
        if let Some(work) = &mut brief.work {
            self.add(file, "work, publisher", &mut work.publisher, Voice::Name, Form::Line);
            self.add(file, "work, kind", &mut work.kind, Voice::Name, Form::Line);
        }
        for (field, texts) in [("subjects", &mut brief.subjects), ("countries", &mut brief.countries)] {
            for (index, text) in texts.iter_mut().enumerate() {
                self.add(file, format!("{field}, no. {}", index + 1), text, Voice::Name, Form::Line);
            }
        }
    }

    fn line(&mut self, line: &mut LineFile) {
        let file = "lines.toml";
        self.add(file, format!("line “{}”, name", line.id), &mut line.name, Voice::Ours, Form::Line);
        self.add(file, format!("line “{}”, legend", line.id), &mut line.legend, Voice::Ours, Form::Line);
        self.add(file, format!("line “{}”, about", line.id), &mut line.about, Voice::Ours, Form::Prose);
    }

    fn perspective(&mut self, view: &mut PerspectiveFile) {
        let place = |field: &str| format!("perspective of “{}”, {field}", view.side);
        let file = "perspectives.toml";
        self.add(file, place("title"), &mut view.title, Voice::Ours, Form::Line);
        self.add(file, place("about"), &mut view.about, Voice::Side, Form::Prose);
        for line in &mut view.line {
            self.add(file, place(&format!("line “{}”", line.id)), &mut line.name, Voice::Name, Form::Line);
        }
        if let Some(text) = &mut view.untinted_legend {
            self.add(file, place("untinted_legend"), text, Voice::Side, Form::Line);
        }
    }

    fn scenarios(&mut self, scenarios: &mut ScenariosFile) {
        let file = "scenarios.toml";
        let has_any = !scenarios.scenario.is_empty();
        for (field, text, is_due) in [("lead", &mut scenarios.lead, has_any), ("treaty", &mut scenarios.treaty, false)]
        {
            if is_due || !text.0.is_empty() {
                self.add(file, field, text, Voice::Ours, Form::Prose);
            }
        }
        for scenario in &mut scenarios.scenario {
            let place = |field: &str| format!("scenario “{}”, {field}", scenario.id);
            self.add(file, place("title"), &mut scenario.title, Voice::Ours, Form::Line);
            self.add(file, place("status"), &mut scenario.status, Voice::Ours, Form::Line);
            self.add(file, place("about"), &mut scenario.about, Voice::Ours, Form::Prose);
        }
    }

    fn words(&mut self, words: &mut WordsFile) {
        let file = "words.toml";
        for (key, text) in &mut words.fact {
            self.add(file, format!("fact.{key}"), text, Voice::Name, Form::Line);
        }
        let (timeline, scenario) = (&mut words.timeline, &mut words.scenario);
        for (place, text) in [
            ("map.passing", &mut words.map.passing),
            ("timeline.unheld", &mut timeline.unheld),
            ("timeline.nobody", &mut timeline.nobody),
            ("timeline.untinted", &mut timeline.untinted),
            ("scenario.residents", &mut scenario.residents),
            ("scenario.treaty_covered", &mut scenario.treaty_covered),
            ("scenario.covered", &mut scenario.covered),
            ("scenario.treaty", &mut scenario.treaty),
        ] {
            if let Some(text) = text {
                self.add(file, place, text, Voice::Name, Form::Line);
            }
        }
    }

    fn place(&mut self, place: &mut PlaceFile) {
        let file = "places.toml";
        let here = format!("place “{}”, name", place.id);
        match &mut place.name {
            PlaceNames::One(name) => self.add(file, here, name, Voice::Name, Form::Line),
            PlaceNames::BySide(names) => {
                for (side, name) in names {
                    self.add(file, format!("{here} of “{side}”"), name, Voice::Name, Form::Line);
                }
            }
        }
        if let Some(under) = &mut place.under {
            self.add(file, format!("place “{}”, under", place.id), under, Voice::Name, Form::Line);
        }
    }
}

/// Every fact of a dossier, with its file and where it stands there: those of the whole, then those of each island.
pub fn facts(dossier: &Dossier) -> Vec<(String, String, &FactFile)> {
    let whole = ("dispute.toml".to_owned(), &dossier.dispute.fact);
    let islands = dossier.islands.iter().map(|island| (island_file(island), &island.fact));
    let mut out = Vec::new();
    for (file, facts) in std::iter::once(whole).chain(islands) {
        out.extend(facts.iter().enumerate().map(|(index, fact)| (file.clone(), fact_place(index, fact), fact)));
    }
    out
}

/// Where a fact stands in its file.
pub fn fact_place(index: usize, fact: &FactFile) -> String {
    format!("fact {} “{}”", index + 1, fact.key)
}
