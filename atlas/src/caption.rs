//! What is said of a map as it is drawn: of which date or supposition, as whose, with whose names, in which state of the content.

use crate::address::{Address, Kind, View};
use crate::content::{Atlas, Island};
use crate::lens::Lens;
use crate::words::fill;

/// A map, and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// The content as chosen.
    pub lens: Lens<'a>,
    /// Which page.
    pub address: &'a Address,
    /// The view.
    pub view: &'a View,
    /// How the site is cited; nothing where nobody has said where it stands.
    pub cited: Option<Cited<'a>>,
}

/// What a citation says of the site.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The address of its root, with a slash at its end; empty where nobody has said where it stands.
    pub root: &'a str,
    /// Who publishes it.
    pub publisher: &'a str,
}

impl<'a> Caption<'a> {
    /// The island that the page is about.
    pub fn selected(&self) -> Option<&'a Island> {
        self.address.island.as_deref().and_then(|id| self.lens.atlas.island(id))
    }

    /// The name of what the map is about: the island, or the map's own title.
    pub fn heading(&self) -> &'a str {
        self.selected().map_or(self.lens.atlas.title.as_str(), |island| self.lens.title(island))
    }

    /// The caption of the date or the scenario that the map shows in place of the present.
    pub fn scenario_caption(&self) -> Option<String> {
        let words = &self.lens.atlas.words;
        let date = self.lens.choice.date.map(|date| fill(&words.timeline.as_of, &[("date", &words.date(date))]));
        let shown = |title: &str| fill(&words.map.scenario, &[("title", title)]);
        date.or_else(|| self.lens.scenario().map(|scenario| shown(&scenario.title)))
    }

    /// That the map is drawn by us.
    pub fn drawn_by_us(&self) -> String {
        drawn_by_us(self.lens)
    }

    /// All that tells this map from ours of the present: the date or scenario, and whose it is; ours too where two are compared.
    pub fn drawn_as(&self) -> Vec<String> {
        let whose = self.lens.perspective().map(|view| view.title.clone());
        let ours = || self.view.compare.is_some().then(|| self.drawn_by_us());
        self.scenario_caption().into_iter().chain(whose.or_else(ours)).collect()
    }

    /// The rule of names, or that one side's stand alone.
    pub fn naming(&self) -> String {
        let atlas = self.lens.atlas;
        let alone = |side: &String| fill(&atlas.words.picture.names, &[("side", atlas.side_name(side))]);
        self.lens.choice.names.as_ref().map_or_else(|| atlas.naming.clone(), alone)
    }

    /// In which state of the content it is.
    pub fn state(&self) -> String {
        state(self.lens)
    }

    /// Whose it is, and the address that shows it again; nothing where the site does not say where it stands.
    pub fn from(&self) -> Option<String> {
        let (cited, view) = (self.cited?, self.view);
        let address = Address { kind: Kind::Map, ..self.address.clone() };
        let view = View {
            date: view.date,
            scenario: view.scenario.clone(),
            perspective: view.perspective.clone(),
            compare: view.compare.clone(),
            names: view.names.clone(),
            layers: view.layers.clone(),
            at: view.at,
            ..View::default()
        };
        let stop = &self.lens.atlas.words.mark.stop;
        Some(format!("{}{stop}{}{}{}", cited.publisher, cited.root, address.print(), view.print()))
    }
}

/// Up to when the content was checked. The program has no word for it.
pub fn checked(atlas: &Atlas) -> String {
    let date = atlas.checked.map(|date| atlas.words.date(date)).unwrap_or_default();
    fill(&atlas.words.panel.checked, &[("date", &date)])
}

/// That a map is drawn by us.
pub fn drawn_by_us(lens: Lens<'_>) -> String {
    let words = &lens.atlas.words;
    format!("{}{}{}", words.map.drawn_by, words.mark.colon, words.map.drawn_ours)
}

/// In which state of the content something is.
pub fn state(lens: Lens<'_>) -> String {
    let atlas = lens.atlas;
    let checked = atlas.checked.map(|date| atlas.words.date(date)).unwrap_or_default();
    fill(&atlas.words.picture.state, &[("date", &checked), ("version", &atlas.version)])
}
