//! The laws of the names on the map, over zooms, sizes, languages and places of a dispute. What is asked here is asked of shapes and
//! boxes alone, not of the grid by which names find their places.

mod laws;
mod measures;
mod report;
mod screen;
mod sheets;

pub use laws::{Law, Measure};
pub use report::{Report, Tally};
pub use sheets::draw;

use crate::content::Project;
use crate::{Result, pages};
use atlas::address::View;
use atlas::content::{Atlas, Island};
use atlas::dossier::Dossier;
use atlas::label::{Label, Rect};
use atlas::layer::Layer;
use atlas::lens::Lens;
use atlas::picture;
use atlas::plane::{Camera, Projection, Size, Viewport, World};
use atlas::scene::{self, Furniture, Layers};
use atlas::words::Words;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::thread;

/// Widths and heights of maps, and what stands on them: in frames, on phones, beside the panel, alone on a wide screen.
pub const SIZES: [(f64, f64, Furniture); 6] = [
    (280.0, 300.0, Furniture::Frame),
    (300.0, 300.0, Furniture::Frame),
    (360.0, 400.0, Furniture::Page),
    (640.0, 400.0, Furniture::Frame),
    (870.0, 573.0, Furniture::Page),
    (1200.0, 700.0, Furniture::Page),
];

/// The zooms that are looked at.
pub const ZOOMS: RangeInclusive<u32> = 4..=13;

/// From this zoom on the islets are places to look at.
const ISLETS_FROM: u32 = 10;

/// A dispute whose names are looked at.
pub struct Dispute<'a> {
    dossier: &'a Dossier,
    words: &'a BTreeMap<String, Words>,
    layers: BTreeMap<String, Layer>,
}

impl<'a> Dispute<'a> {
    /// From its content, the words of its languages, and its layers as text.
    ///
    /// # Errors
    /// Where a layer is none.
    pub fn new(
        dossier: &'a Dossier,
        words: &'a BTreeMap<String, Words>,
        layers: &BTreeMap<String, String>,
    ) -> Result<Self> {
        Ok(Self { dossier, words, layers: pages::parse(dossier, layers)? })
    }

    /// That of a project.
    ///
    /// # Errors
    /// Where a layer is none.
    pub fn of(project: &'a Project) -> Result<Self> {
        Self::new(&project.dossier, &project.words, &project.layers)
    }

    /// In each of its languages.
    pub fn maps(&self) -> Vec<Map<'_>> {
        let of = |lang: &String| {
            let atlas = Atlas::build(self.dossier, self.words.get(lang)?.clone(), lang);
            Some(Map { projection: Projection::new(atlas.frame), atlas, layers: &self.layers })
        };
        self.dossier.dispute.languages.iter().filter_map(of).collect()
    }

    /// Asks the laws of every screen of every language.
    pub fn report(&self) -> Report {
        let maps = self.maps();
        thread::scope(|scope| {
            let started: Vec<_> = maps.iter().map(|map| scope.spawn(|| map.report())).collect();
            let ended = started.into_iter().filter_map(|thread| thread.join().ok());
            ended.fold(Report::default(), Report::and)
        })
    }
}

/// A dispute's map in one language.
pub struct Map<'a> {
    atlas: Atlas,
    projection: Projection,
    layers: &'a BTreeMap<String, Layer>,
}

/// What is looked at: a place in the middle of a map of some size.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The id of an island, or `home`.
    pub place: String,
    /// Where it is.
    pub center: World,
    /// The zoom.
    pub zoom: u32,
    /// The map's width and height in px.
    pub size: Size,
    /// Whose furniture stands on the map.
    pub furniture: Furniture,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "z{} {}×{} at {}", self.zoom, self.size.width, self.size.height, self.place)
    }
}

impl Map<'_> {
    /// The middle of the first view, and each island; an islet from near by, in some of the sizes.
    pub fn spots(&self) -> Vec<Spot> {
        let mut spots = Vec::new();
        for zoom in ZOOMS {
            let home = ("home", self.projection.bounds(self.atlas.home).center(), 1);
            let is_due = |island: &&Island| island.group.is_none() || zoom >= ISLETS_FROM;
            let every = |island: &Island| if island.group.is_some() { 3 } else { 1 };
            let of = |island: &Island| self.projection.project(island.label);
            let islands = self.atlas.islands.iter().filter(is_due);
            let islands = islands.map(|island| (island.id.as_str(), of(island), every(island)));
            for (place, center, every) in std::iter::once(home).chain(islands) {
                let sizes = SIZES.into_iter().skip(place.len() % every).step_by(every);
                spots.extend(sizes.map(|(width, height, furniture)| {
                    let size = Size { width, height };
                    Spot { place: place.to_owned(), center, zoom, size, furniture }
                }));
            }
        }
        spots
    }

    fn layers(&self, zoom: u32) -> Layers<'_> {
        let level = self.atlas.levels.at(f64::from(zoom));
        let leveled = |kind: &str| self.layers.get(&format!("{kind}-{}", level.number)).map(|layer| (layer, level));
        Layers {
            land: leveled("land"),
            islands: leveled("islands"),
            lines: self.layers.get("lines"),
            depths: self.layers.get("depth"),
        }
    }

    fn viewport(&self, spot: &Spot) -> Viewport {
        let camera = Camera { center: spot.center, zoom: f64::from(spot.zoom) };
        Viewport { camera, size: spot.size }.within(self.projection.frame())
    }

    /// The boxes that the page puts upon the map.
    fn clear(&self, spot: &Spot) -> Vec<Rect> {
        let lens = Lens::plain(&self.atlas);
        let legend = scene::legend(lens, self.layers(spot.zoom), &View::default(), self.viewport(spot));
        spot.furniture.boxes(spot.size, &legend)
    }

    /// The screen as a picture, the furniture as empty boxes, and above it a line of words.
    fn picture(&self, spot: &Spot, said: &str) -> String {
        let (lens, view) = (Lens::plain(&self.atlas), View::default());
        let layers = self.layers(spot.zoom);
        let scene = scene::scene_at(lens, layers, &view, None, self.viewport(spot), spot.furniture);
        picture::screen(&scene, &self.clear(spot), &self.atlas, said)
    }

    fn labels(&self, spot: &Spot) -> Vec<Label> {
        let clear = self.clear(spot);
        let (lens, view) = (Lens::plain(&self.atlas), View::default());
        scene::overlay(lens, self.layers(spot.zoom), &view, None, self.viewport(spot), (&[], &clear))
    }

    /// What the laws measure on a screen.
    pub fn measures(&self, spot: &Spot) -> Vec<Measure> {
        let (layers, viewport) = (self.layers(spot.zoom), self.viewport(spot));
        let (furniture, labels) = (&self.clear(spot)[..], &self.labels(spot)[..]);
        measures::measures(&measures::Seen { atlas: &self.atlas, layers, viewport, furniture, labels })
    }

    fn report(&self) -> Report {
        let mut report = Report::default();
        for spot in self.spots() {
            report.screens += 1;
            let said = format!("{} {spot}", self.atlas.lang);
            self.measures(&spot).into_iter().for_each(|measure| report.take(&said, measure));
        }
        report
    }
}
