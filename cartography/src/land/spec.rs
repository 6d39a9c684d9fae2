//! `land.toml`: which shape is which island, and how coarse the levels are. The file itself explains its keys.

use std::fs;
use std::path::Path;

use atlas::lonlat::LonLat;
use serde::Deserialize;

/// West, south, east, north in degrees.
pub type Frame = [f64; 4];

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    pub frame: Frame,
    pub match_within_m: f64,
    /// The zoom from which islets are shapes of their own; whoever draws the layers reads it.
    #[serde(rename = "islets_from")]
    _islets_from: Option<f64>,
    #[serde(rename = "level")]
    pub levels: Vec<Level>,
    #[serde(rename = "group", default)]
    groups: Vec<Named>,
    #[serde(rename = "islet", default)]
    islets: Vec<Named>,
    #[serde(rename = "context", default)]
    contexts: Vec<Named>,
    /// Lines along which land is cut that is one shape and not one side's.
    #[serde(rename = "cut", default)]
    pub cuts: Vec<Cut>,
}

/// A line from sea to sea.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    pub along: Vec<LonLat>,
}

/// What `side` says of land around that is neither side's.
const NEITHER: &str = "none";

/// One level of detail.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub zoom: f64,
    pub error_px: f64,
    pub far_error_px: f64,
    pub speck_px2: f64,
    pub vertices_max: usize,
    pub near: Frame,
    pub whole: Option<Frame>,
    pub cell_deg: Option<f64>,
}

/// Land with a name: a disputed group (neither `group` nor `side`), an islet (`group`) or land around (`side`).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub id: String,
    pub group: Option<String>,
    pub side: Option<String>,
    #[serde(default)]
    pub at: Vec<LonLat>,
    pub within: Option<Frame>,
    pub shape: Option<Shape>,
    pub km2: Option<f64>,
    pub percent: Option<f64>,
    #[serde(rename = "source")]
    _source: Option<String>,
}

/// What `shape` may say.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// The land polygons have no such shape.
    None,
}

impl Named {
    /// The side that it is tinted as; nothing for land that is neither's.
    pub fn tinted(&self) -> Option<&str> {
        self.side.as_deref().filter(|side| *side != NEITHER)
    }
}

impl Spec {
    /// Reads and checks the file.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
        let mut spec: Self =
            toml::from_str(&text).map_err(|error| format!("{} does not fit: {error}", path.display()))?;
        spec.spell_as_the_frame();
        let faults = spec.faults();
        if faults.is_empty() { Ok(spec) } else { Err(format!("{}:\n{}", path.display(), faults.join("\n"))) }
    }

    /// All named land: groups, islets, land around, each in the order of the file.
    pub fn named(&self) -> impl Iterator<Item = &Named> {
        self.groups.iter().chain(&self.islets).chain(&self.contexts)
    }

    /// The disputed groups with their published areas in km².
    pub fn areas(&self) -> Vec<(String, f64)> {
        self.groups.iter().filter_map(|group| Some((group.id.clone(), group.km2?))).collect()
    }

    /// The ids of the disputed groups, in the order of the file.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|group| group.id.as_str())
    }

    /// Places may be written in either spelling where the frame crosses the antimeridian.
    fn spell_as_the_frame(&mut self) {
        let frame = self.frame;
        let named = self.groups.iter_mut().chain(&mut self.islets).chain(&mut self.contexts);
        let places = named.flat_map(|named| &mut named.at).chain(self.cuts.iter_mut().flat_map(|cut| &mut cut.along));
        places.for_each(|place| *place = spelled_in(frame, *place));
    }

    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if self.levels.is_empty() {
            faults.push("There is no [[level]] of detail; write one at least.".to_owned());
        }
        let shown = &self.levels[..self.levels.len().saturating_sub(1)];
        for pair in shown.windows(2).filter(|pair| pair[0].zoom >= pair[1].zoom) {
            let [before, after] = [&pair[0], &pair[1]].map(|level| level.zoom);
            faults.push(format!("A level until zoom {after} follows one until {before}; put them in rising order."));
        }
        let mut ids = std::collections::BTreeSet::new();
        for named in self.named() {
            let id = &named.id;
            if !ids.insert(id) {
                faults.push(format!("The id `{id}` is given twice; rename one."));
            }
            if id.is_empty() || !id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') {
                faults.push(format!(
                    "The id `{id}` stands in addresses; write it in lower-case ASCII letters and hyphens."
                ));
            }
            faults.extend(named.at.iter().filter(|place| !place.is_valid()).map(|place| {
                format!(
                    "`{id}` is placed at {}, {}, which is not on Earth; longitude comes first.",
                    place.lon, place.lat
                )
            }));
        }
        for islet in &self.islets {
            if !self.groups().any(|group| Some(group) == islet.group.as_deref()) {
                faults.push(format!("The islet `{}` needs a `group` that is one of the groups.", islet.id));
            }
            if islet.at.is_empty() && islet.shape.is_none() {
                faults.push(format!("The islet `{}` needs a place in `at`, or `shape = \"none\"`.", islet.id));
            }
        }
        let [west, south, east, north] = self.frame;
        let corners = [LonLat::new(west, south), LonLat::new(east, north)];
        if !corners.iter().all(|corner| corner.is_valid()) || west >= east || south >= north || east - west > 360.0 {
            faults.push(format!(
                "The frame {:?} is no box on Earth; write west, south, east, north in degrees, beyond 180 or below -180 across the antimeridian.",
                self.frame
            ));
        }
        for context in self.contexts.iter().filter(|context| context.side.is_none() || context.at.is_empty()) {
            let remedy = "a `side`, \"none\" where it is neither's, and a place in `at`";
            faults.push(format!("The land `{}` needs {remedy}.", context.id));
        }
        for cut in self.cuts.iter().filter(|cut| cut.along.len() < 2 || !cut.along.iter().all(|at| at.is_valid())) {
            faults.push(format!("A [[cut]] of {} places needs two or more on Earth in `along`.", cut.along.len()));
        }
        faults
    }
}

impl Level {
    /// How far a left-out vertex may lie from the shape, in pixels at this level's zoom; zero where every vertex stays.
    pub fn tolerance_px(&self, place: LonLat) -> f64 {
        if self.whole.is_some_and(|whole| holds(whole, place)) {
            0.0
        } else if holds(self.near, place) {
            self.error_px
        } else {
            self.far_error_px
        }
    }

    /// Where a place lies in the plane of Web Mercator, in pixels at this level's zoom.
    pub fn pixel(&self, place: LonLat) -> [f64; 2] {
        let world_px = 256.0 * self.zoom.exp2();
        let north = place.lat.to_radians().tan().asinh();
        [place.lon / 360.0 * world_px, north / std::f64::consts::TAU * world_px]
    }
}

/// A place in the spelling of its longitude that lies in the frame, where one does: a frame across the antimeridian goes on beyond 180
/// or below −180 degrees.
pub fn spelled_in([west, _, east, _]: Frame, place: LonLat) -> LonLat {
    let spelled = [0.0, 360.0, -360.0].map(|turn| LonLat::new(place.lon + turn, place.lat));
    spelled.into_iter().find(|at| (west..=east).contains(&at.lon)).unwrap_or(place)
}

/// Whether a box holds a place, edges included.
pub fn holds([west, south, east, north]: Frame, place: LonLat) -> bool {
    (west..=east).contains(&place.lon) && (south..=north).contains(&place.lat)
}
