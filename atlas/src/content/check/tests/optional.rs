//! What a dispute may lack: without it the content is sound, and no heading, tab, option or entry of the legend is left of it.

use super::sentences;
use crate::address;
use crate::content::check::check;
use crate::content::texts::{self, Part};
use crate::content::{Article, Atlas, History};
use crate::dossier::{Dossier, Text};
use crate::fixture;
use crate::node::to_html;
use crate::sheet::{Cites, Sheet};

/// What is taken out, and what is then said nowhere.
type Row = (&'static str, fn(&mut Dossier), fn(&Atlas) -> Vec<String>);

fn without_treaty(dossier: &mut Dossier) {
    (dossier.scenarios.treaty, dossier.scenarios.treaty_claim) = (Text::default(), None);
    let own = &mut dossier.words.scenario;
    (own.treaty, own.treaty_covered, own.covered) = (None, None, None);
}

fn without_scenarios(dossier: &mut Dossier) {
    dossier.scenarios = Default::default();
    dossier.dispute.scenarios.clear();
    (dossier.words.scenario, dossier.words.map) = Default::default();
}

fn without_parties(dossier: &mut Dossier) {
    let gone: Vec<String> = dossier.parties.drain(..).map(|party| party.id).collect();
    dossier.chronology.event.iter_mut().for_each(|event| event.parties.retain(|id| !gone.contains(id)));
    dossier.dispute.order = Text::default();
}

fn without_periods(dossier: &mut Dossier) {
    dossier.chronology.period.clear();
    dossier.chronology.tenure.clear();
    dossier.words.timeline = Default::default();
}

fn without_places(dossier: &mut Dossier) {
    dossier.places.clear();
    dossier.dispute.layers.retain(|id| id != "places");
    dossier.dispute.layers_on.retain(|id| id != "places");
    dossier.dispute.layer_name.remove("places");
}

const ROWS: [Row; 8] = [
    ("treaty", without_treaty, |atlas| {
        let said = &fixture::atlas("en").words.scenario;
        assert!(!atlas.scenario_details.all.is_empty());
        vec![said.treaty.clone(), said.treaty_covered.clone()]
    }),
    ("scenarios", without_scenarios, |atlas| {
        vec![atlas.words.scenario.heading.clone(), "data-legend=\"passing".into(), "data-scenario".into()]
    }),
    (
        "perspectives",
        |d| d.perspectives.perspective.clear(),
        |atlas| vec![atlas.words.map.drawn_by.clone(), "perspective=".into(), "data-legend=\"untinted-".into()],
    ),
    ("parties", without_parties, |atlas| {
        vec![atlas.words.panel.others.clone(), atlas.words.panel.others_too.clone() + "<", "data-party".into()]
    }),
    ("tenures", |d| d.chronology.tenure.clear(), |_| Vec::new()),
    ("periods", without_periods, |atlas| {
        let words = &atlas.words;
        vec![words.panel.administration.clone(), "data-legend=\"untinted\"".into(), words.timeline.mixed.clone()]
    }),
    ("places", without_places, |_| vec!["layer=places".into()]),
    ("article and glance", |d| (d.article, d.dispute.glance) = (None, None), |_| vec!["class=\"glance".into()]),
];

/// The pages of a dispute without what stands on their maps.
fn printed(atlas: &Atlas, history: &History) -> String {
    let cites = Cites::of_map(atlas, history);
    let page = |path: &str| {
        let address = address::read(path, "", &atlas.vocabulary()).0;
        let sheet = Sheet { atlas, history, cites: &cites, address: &address, root: "/maps/", cited: None };
        let mut nodes = [sheet.head(), sheet.panel(), sheet.foot(), vec![sheet.legend(&[]).into()]].concat();
        nodes.extend(sheet.options().into_iter().chain(sheet.timeline()).map(Into::into));
        nodes.iter().map(to_html).collect::<String>()
    };
    ["en/fixture/", "en/fixture/hern/", "embed/en/fixture/"].map(page).concat()
}

fn holds(name: &str, dossier: &mut Dossier, gone: &[fn(&Atlas) -> Vec<String>]) {
    // What only the missing part cited is cited no more.
    let parts = [Part::Map, Part::History, Part::About, Part::Article];
    let cited: Vec<_> = parts.into_iter().map(|part| texts::cited(dossier, part)).collect();
    dossier.sources.retain(|source| cited.iter().any(|ids| ids.contains(&source.id)));
    let problems = check(dossier, &fixture::all_words(), &fixture::layer_texts(), &fixture::lexicon());
    assert_eq!(sentences(&problems), Vec::<String>::new(), "without {name}");
    let atlas = Atlas::build(dossier, fixture::words("en"), "en");
    let html = printed(&atlas, &History::build(dossier, &fixture::words("en"), "en"));
    for text in gone.iter().flat_map(|gone| gone(&atlas)) {
        assert!(!text.is_empty() && !html.contains(&text), "without {name} “{text}” is left");
    }
    for tag in ["h3", "h4", "h5", "dt", "dl", "summary", "legend", "ul", "nav"] {
        let end = format!("></{tag}>");
        let mut before = html.match_indices(&end).map(|(at, _)| html[..at].rsplit('<').next());
        let empty = before.find(|open| open.is_some_and(|open| open.split(' ').next() == Some(tag)));
        assert_eq!(empty, None, "without {name} it is empty");
    }
}

#[test]
fn a_dispute_may_lack_what_it_has_nothing_to_say_of() {
    for (name, take, gone) in ROWS {
        let mut dossier = fixture::dossier();
        take(&mut dossier);
        holds(name, &mut dossier, &[gone]);
    }
}

#[test]
fn a_dispute_may_lack_all_of_it_at_once() {
    let mut dossier = fixture::dossier();
    ROWS.iter().for_each(|(_, take, _)| take(&mut dossier));
    let gone: Vec<fn(&Atlas) -> Vec<String>> = ROWS.iter().skip(1).map(|(_, _, gone)| *gone).collect();
    holds("any", &mut dossier, &gone);
    assert!(Article::build(&dossier, &fixture::words("en"), "en").is_none());
}

#[test]
fn what_is_missing_in_a_dispute_is_there_in_the_invented_one() {
    let (atlas, history) = (fixture::atlas("en"), fixture::history("en"));
    let html = printed(&atlas, &history);
    for (name, _, gone) in ROWS.into_iter().filter(|(name, ..)| !name.contains("article")) {
        for text in gone(&atlas).iter().filter(|text| **text != atlas.words.timeline.mixed) {
            assert!(html.contains(text), "the test of {name} finds nothing: “{text}”");
        }
    }
}
