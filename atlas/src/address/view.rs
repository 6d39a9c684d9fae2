//! The view: everything the reader looks at, beside the page itself, and its spelling as a query.

use super::{Vocabulary, one_of, pairs, set};
use crate::date::PartialDate;
use crate::decimal::{self, rounded};
use crate::lonlat::LonLat;
use std::fmt::Write;

/// The names of a view in addresses, in their order there.
pub const VIEW_KEYS: [&str; 14] = [
    "tab",
    "claim",
    "brief",
    "event",
    "date",
    "scenario",
    "perspective",
    "compare",
    "names",
    "layers",
    "at",
    "theme",
    "plain",
    "static",
];

/// What is open about the island.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The brief.
    #[default]
    Brief,
    /// What each side says.
    Claims,
    /// The facts.
    Facts,
    /// The sources.
    Sources,
}

impl Tab {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Brief, Self::Claims, Self::Facts, Self::Sources];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Claims => "claims",
            Self::Facts => "facts",
            Self::Sources => "sources",
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Whose map is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Perspective {
    /// Ours.
    #[default]
    Neutral,
    /// As the official maps of a side have it.
    Side(String),
}

impl Perspective {
    fn name(&self) -> &str {
        match self {
            Self::Neutral => "neutral",
            Self::Side(id) => id,
        }
    }
}

/// Where the camera stands, to four decimals.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct At {
    /// The middle of the map.
    pub center: LonLat,
    /// Web Mercator zoom: the world is 256 · 2^zoom px wide.
    pub zoom: f64,
}

impl At {
    /// How many decimals an address has: 11 m of latitude.
    const DECIMALS: u32 = 4;

    /// A camera position, rounded to what an address can hold, in the usual spelling of its longitude.
    pub fn new(center: LonLat, zoom: f64) -> Self {
        let unit = f64::from(10_u32.pow(At::DECIMALS));
        let round = |value: f64| (value * unit).round() / unit;
        Self { center: LonLat::new(round(center.lon), round(center.lat)).usual(), zoom: round(zoom) }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(',').map(|part| decimal::read(part.trim()));
        let (lat, lon, zoom) = (parts.next()??, parts.next()??, parts.next()??);
        let place = LonLat::new(lon, lat);
        let whole = parts.next().is_none() && place.is_valid() && (0.0..=24.0).contains(&zoom);
        whole.then(|| Self::new(place, zoom))
    }
}

/// The view: everything the reader looks at, beside the page itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// What is open.
    pub tab: Tab,
    /// The opened claim.
    pub claim: Option<String>,
    /// The opened brief.
    pub brief: Option<String>,
    /// The opened event.
    pub event: Option<String>,
    /// The date of the map; absent: the present state in the content.
    pub date: Option<PartialDate>,
    /// The transfer drawn.
    pub scenario: Option<String>,
    /// Whose map.
    pub perspective: Perspective,
    /// Whose map beside it.
    pub compare: Option<Perspective>,
    /// The side whose names alone are printed; absent: both.
    pub names: Option<String>,
    /// The optional layers that are on, in the vocabulary's order; absent: the usual ones.
    pub layers: Option<Vec<String>>,
    /// The camera; absent: the home view, or the island's.
    pub at: Option<At>,
    /// Light or dark.
    pub theme: Theme,
    /// In a frame: no header, no caption.
    pub plain: bool,
    /// The printed page stays.
    pub still: bool,
}

impl View {
    pub(super) fn take(&mut self, name: &str, value: &str, vocabulary: &Vocabulary) -> bool {
        let perspective = || match value {
            "neutral" => Some(Perspective::Neutral),
            side => one_of(&vocabulary.sides, side).map(Perspective::Side),
        };
        match name {
            "v" => value == "1",
            "tab" => set(&mut self.tab, Tab::ALL.into_iter().find(|tab| tab.name() == value)),
            "claim" => set(&mut self.claim, one_of(&vocabulary.claims, value).map(Some)),
            "brief" => set(&mut self.brief, one_of(&vocabulary.briefs, value).map(Some)),
            "event" => set(&mut self.event, one_of(&vocabulary.events, value).map(Some)),
            "date" => {
                let is_known = |date: &PartialDate| vocabulary.until.is_none_or(|until| date.first() < until.end());
                set(&mut self.date, value.parse().ok().filter(is_known).map(Some))
            }
            "scenario" => {
                set(&mut self.scenario, one_of(&vocabulary.scenarios, value).map(|id| (id != "none").then_some(id)))
            }
            "perspective" => set(&mut self.perspective, perspective()),
            "compare" => set(&mut self.compare, perspective().map(Some)),
            "names" if value == "both" => set(&mut self.names, Some(None)),
            "names" => set(&mut self.names, one_of(&vocabulary.sides, value).map(Some)),
            "layers" => self.take_layers(value, vocabulary),
            "at" => set(&mut self.at, At::parse(value).map(Some)),
            "theme" => set(&mut self.theme, Theme::ALL.into_iter().find(|theme| theme.name() == value)),
            "plain" => set(&mut self.plain, flag(value)),
            "static" => set(&mut self.still, flag(value)),
            _ => false,
        }
    }

    fn take_layers(&mut self, value: &str, vocabulary: &Vocabulary) -> bool {
        let asked: Vec<&str> = value.split(',').map(str::trim).filter(|id| !id.is_empty()).collect();
        let on: Vec<String> = vocabulary.layers.iter().filter(|id| asked.contains(&id.as_str())).cloned().collect();
        self.layers = (on != vocabulary.layers_on).then_some(on);
        asked.iter().all(|id| vocabulary.layers.iter().any(|known| known == id))
    }

    /// The same view with what a query names. An empty value takes a thing away; `layer=ID`, which no address has, turns a layer
    /// on or off. What is not known stays as it is.
    pub fn changed(&self, query: &str, vocabulary: &Vocabulary) -> Self {
        let mut view = self.clone();
        for (name, value) in pairs(query) {
            match (name, value.as_str()) {
                ("claim", "") => view.claim = None,
                ("brief", "") => view.brief = None,
                ("event", "") => view.event = None,
                ("date", "") => view.date = None,
                ("compare", "") => view.compare = None,
                ("at", "") => view.at = None,
                ("layer", id) => view = view.with_layer(id, !view.layer_is_on(id, &vocabulary.layers_on), vocabulary),
                _ => _ = view.take(name, &value, vocabulary),
            }
        }
        view
    }

    /// Whether an optional layer is on; `usual` are those that are on at first.
    pub fn layer_is_on(&self, id: &str, usual: &[String]) -> bool {
        self.layers.as_deref().unwrap_or(usual).iter().any(|on| on == id)
    }

    /// The same view with an optional layer on or off.
    pub fn with_layer(&self, id: &str, on: bool, vocabulary: &Vocabulary) -> Self {
        let is_on = |layer: &&String| if **layer == id { on } else { self.layer_is_on(layer, &vocabulary.layers_on) };
        let layers: Vec<String> = vocabulary.layers.iter().filter(is_on).cloned().collect();
        Self { layers: (layers != vocabulary.layers_on).then_some(layers), ..self.clone() }
    }

    /// The tab in which what is opened stands.
    pub(super) fn usual_tab(&self) -> Tab {
        match (&self.claim, &self.event) {
            (Some(_), _) => Tab::Claims,
            (None, Some(_)) => Tab::Facts,
            (None, None) => Tab::Brief,
        }
    }

    /// The query, with its question mark; empty where everything is as usual.
    pub fn print(&self) -> String {
        let mut out = Query(String::new());
        let default = Self::default();
        if self.tab != default.tab || self.tab != self.usual_tab() {
            out.put("tab", self.tab.name());
        }
        out.put_some("claim", self.claim.as_deref());
        out.put_some("brief", self.brief.as_deref());
        out.put_some("event", self.event.as_deref());
        out.put_some("date", self.date.map(|date| date.to_string()).as_deref());
        out.put_some("scenario", self.scenario.as_deref());
        if self.perspective != default.perspective {
            out.put("perspective", self.perspective.name());
        }
        out.put_some("compare", self.compare.as_ref().map(Perspective::name));
        out.put_some("names", self.names.as_deref());
        out.put_some("layers", self.layers.as_ref().map(|on| on.join(",")).as_deref());
        let at = self.at.map(|at| {
            [at.center.lat, at.center.lon, at.zoom].map(|n| rounded::<{ At::DECIMALS }>(n).to_string()).join(",")
        });
        out.put_some("at", at.as_deref());
        if self.theme != default.theme {
            out.put("theme", self.theme.name());
        }
        out.put_some("plain", self.plain.then_some("1"));
        out.put_some("static", self.still.then_some("1"));
        out.0
    }

    /// The same view with another tab open and nothing opened within it.
    pub fn with_tab(&self, tab: Tab) -> Self {
        Self { tab, claim: None, brief: None, event: None, ..self.clone() }
    }

    /// The same view with a claim open.
    pub fn with_claim(&self, claim: Option<&str>) -> Self {
        Self { claim: claim.map(str::to_owned), ..self.with_tab(Tab::Claims) }
    }

    /// The same view with a brief open.
    pub fn with_brief(&self, brief: Option<&str>) -> Self {
        Self { brief: brief.map(str::to_owned), ..self.with_tab(Tab::Brief) }
    }

    /// The same view with an event open.
    pub fn with_event(&self, event: Option<&str>) -> Self {
        Self { event: event.map(str::to_owned), ..self.with_tab(Tab::Facts) }
    }

    /// What stays when another island is chosen: everything but what was opened and where the camera stood.
    pub fn for_another_island(&self) -> Self {
        Self { at: None, ..self.with_tab(self.tab) }
    }
}

pub(super) fn flag(value: &str) -> Option<bool> {
    match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

struct Query(String);

impl Query {
    fn put(&mut self, name: &str, value: &str) {
        let mark = if self.0.is_empty() { '?' } else { '&' };
        let _ = write!(self.0, "{mark}{name}={value}");
    }

    fn put_some(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }
}
