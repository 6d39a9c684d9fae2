//! The invented dispute that tests are made of: two states, three islands, two languages, tiny shapes.
//!
//! It keeps every rule of [`crate::content::check`]. Its files are in `atlas/fixture/`; `words-fr.json` holds only what
//! differs from `words-en.json`. Compiled for tests only: `feature = "fixture"` hands it to other packages' tests.

mod three;

use crate::address;
use crate::caption::Cited;
use crate::content::check::Lexicon;
use crate::content::{About, Atlas, History};
use crate::dossier::Dossier;
use crate::layer::{self, Layer};
use crate::level::Levels;
use crate::lonlat::LonLat;
use crate::plane::{Bounds, Projection, World};
use crate::scene::Layers;
use crate::sheet::{Cites, Sheet};
use crate::words::Words;
use serde_json::Value;
use std::collections::BTreeMap;

const DOSSIER: &str = include_str!("../fixture/dossier.json");
const LEXICON: &str = include_str!("../fixture/lexicon.json");
const WORDS_EN: &str = include_str!("../fixture/words-en.json");
const WORDS_FR: &str = include_str!("../fixture/words-fr.json");
const LAYERS: [(&str, &str); 3] = [
    ("islands-0", include_str!("../fixture/layers/islands-0.geojson")),
    ("land-0", include_str!("../fixture/layers/land-0.geojson")),
    ("lines", include_str!("../fixture/layers/lines.geojson")),
];

/// The content files.
pub fn dossier() -> Dossier {
    let mut dossier: Dossier = read(DOSSIER);
    let projection = Projection::new(dossier.dispute.frame);
    let islands = layer::parse(&layer_texts()["islands-0"], &projection).expect("the fixture's layers are sound");
    dossier.bounds = islands.boxes(&projection);
    dossier
}

/// The interface's words, `en` or `fr`.
pub fn words(lang: &str) -> Words {
    let mut words: Value = read(WORDS_EN);
    if lang == "fr" {
        merge(&mut words, read(WORDS_FR));
    }
    serde_json::from_value(words).expect("the fixture's words are those that the interface has")
}

/// The interface's words by language.
pub fn all_words() -> BTreeMap<String, Words> {
    ["en", "fr"].map(|lang| (lang.to_owned(), words(lang))).into()
}

/// The rules of style.
pub fn lexicon() -> Lexicon {
    read(LEXICON)
}

/// The layers as text, by name.
pub fn layer_texts() -> BTreeMap<String, String> {
    LAYERS.map(|(name, text)| (name.to_owned(), text.to_owned())).into()
}

pub use three::three_sided;

/// The content in one language, `en` or `fr`.
pub fn atlas(lang: &str) -> Atlas {
    Atlas::build(&dossier(), words(lang), lang)
}

/// The history in one language, `en` or `fr`.
pub fn history(lang: &str) -> History {
    History::build(&dossier(), &words(lang), lang)
}

/// The page about the map in one language, `en` or `fr`.
pub fn about(lang: &str) -> About {
    About::build(&dossier(), &words(lang), lang)
}

/// Asks the page of a path, whose first folder but `embed` is its language.
///
/// # Panics
/// For a path that names no page.
pub fn with_sheet<T>(path: &str, ask: impl FnOnce(&Sheet<'_>) -> T) -> T {
    with_sheet_of(&dossier(), path, ask)
}

/// Asks the page of a path that is made of these content files.
///
/// # Panics
/// For a path that names no page.
pub fn with_sheet_of<T>(dossier: &Dossier, path: &str, ask: impl FnOnce(&Sheet<'_>) -> T) -> T {
    let lang = path.trim_start_matches("embed/").split('/').next().unwrap_or_default();
    let atlas = Atlas::build(dossier, words(lang), lang);
    let history = History::build(dossier, &atlas.words, lang);
    let (address, _, notes) = address::read(path, "", &atlas.vocabulary());
    assert!(notes.is_empty(), "{path}: {notes:?}");
    let cites = Cites::of_map(&atlas, &history);
    let cited = Some(Cited { root: "https://example.org/maps/", publisher: "The Paper" });
    ask(&Sheet { atlas: &atlas, history: &history, cites: &cites, address: &address, root: "/maps/", cited })
}

/// The layers, parsed.
#[derive(Clone, Debug)]
pub struct Shapes {
    /// The land around.
    pub land: Layer,
    /// The disputed islands.
    pub islands: Layer,
    /// The lines at sea.
    pub lines: Layer,
}

impl Shapes {
    /// All of them, as the scene takes them: one level of detail serves every zoom. It is written as that of a dispute of three
    /// would be for zooms from 7 to 9.5.
    pub fn layers(&self) -> Layers<'_> {
        let level = Levels { finer_from: vec![7.0, 9.5], ..Levels::default() }.level(1);
        Layers {
            land: Some((&self.land, level)),
            islands: Some((&self.islands, level)),
            lines: Some(&self.lines),
            depths: None,
        }
    }
}

/// The layers, parsed.
pub fn shapes() -> Shapes {
    let projection = Projection::new(dossier().dispute.frame);
    let texts = layer_texts();
    let parse = |name: &str| layer::parse(&texts[name], &projection).expect("the fixture's layers are sound");
    Shapes { land: parse("land-0"), islands: parse("islands-0"), lines: parse("lines") }
}

/// The content in English and its layers with every group and island so many times as small, around the place of its name.
pub fn shrunk(by: f64) -> (Atlas, Shapes) {
    let (mut atlas, mut shapes) = (atlas("en"), shapes());
    let projection = Projection::new(atlas.frame);
    let places: BTreeMap<String, World> =
        atlas.islands.iter().map(|i| (i.id.clone(), projection.project(atlas.group_of(i).label))).collect();
    let moved =
        |middle: World, at: World| World { x: middle.x + (at.x - middle.x) / by, y: middle.y + (at.y - middle.y) / by };
    for feature in &mut shapes.islands.features {
        let middle = places[feature.id.as_deref().expect("an island has an id")];
        feature.parts.iter_mut().flatten().for_each(|at| *at = moved(middle, *at));
        feature.bounds = feature.parts.iter().flatten().fold(Bounds::EMPTY, |bounds, at| bounds.with(*at));
    }
    for island in &mut atlas.islands {
        let to = |at: LonLat| projection.unproject(moved(places[&island.id], projection.project(at)));
        island.bounds = island.bounds.map(|[west, south, east, north]| {
            let (low, high) = (to(LonLat::new(west, south)), to(LonLat::new(east, north)));
            [low.lon, low.lat, high.lon, high.lat]
        });
        island.label = to(island.label);
    }
    (atlas, shapes)
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("the fixture is JSON of the right shape")
}

/// Puts `over` on top of `base`, key by key.
fn merge(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            over.into_iter().for_each(|(key, value)| merge(base.entry(key).or_insert(Value::Null), value));
        }
        (base, over) => *base = over,
    }
}
