//! Very many small features, as an extract of OpenStreetMap has them: buildings, paths and points, in towns on land.

use std::path::Path;

use geo::{BoundingRect, Contains, Coord, Polygon};
use serde_json::{Map, Value, json};

use crate::Result;
use crate::layers;

/// How many towns there are, and how far each reaches, in degrees of latitude.
const TOWNS: usize = 400;
const REACH: [f64; 2] = [0.01, 0.06];

/// A metre in degrees of latitude, about.
const METRE: f64 = 9e-6;

/// Where dice begin: any number would do, but the same one every time.
const SEED: u64 = 1956;

/// Corners of buildings in a square of one: a house, one with a wing, and one round a yard. Each is closed.
const PLANS: [&[[f64; 2]]; 3] = [
    &[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]],
    &[[0.0, 0.0], [1.0, 0.0], [1.0, 0.4], [0.5, 0.4], [0.5, 1.0], [0.0, 1.0], [0.0, 0.0]],
    &[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.7, 1.0], [0.7, 0.4], [0.3, 0.4], [0.3, 1.0], [0.0, 1.0], [0.0, 0.0]],
];

/// Tags of which a feature has some, each with its values.
const TAGS: [(&str, &[&str]); 5] = [
    ("source", &["survey", "imagery", "local knowledge"]),
    ("surface", &["asphalt", "gravel", "ground"]),
    ("height", &["3", "6.5", "9", "14"]),
    ("operator", &["town", "county", "private"]),
    ("start_date", &["1938", "1957", "1974", "1991"]),
];

/// A place round which features lie, and the land on which it is.
struct Town<'a> {
    at: Coord,
    reach: f64,
    turn: f64,
    land: &'a Polygon,
}

/// Properties and geometry.
type Feature = (Map<String, Value>, Value);

/// Writes so many vertices, with a feature for six or seven of them.
pub fn write(path: &Path, land: &[Polygon], vertices: usize) -> Result<()> {
    let features = features(land, vertices);
    println!("  {}: {vertices} vertices in {} features", path.display(), features.len());
    let bbox = layers::bounds([&geo::MultiPolygon(land.to_vec())].into_iter());
    layers::write_collection(path, features.into_iter(), bbox)
}

fn features(land: &[Polygon], vertices: usize) -> Vec<Feature> {
    let mut dice = Dice(SEED);
    let towns: Vec<Town> = (0..TOWNS).map(|_| town(land, &mut dice)).collect();
    let (mut features, mut count) = (Vec::new(), 0);
    while count < vertices {
        // The first towns are the largest.
        let town = &towns[(dice.share().powi(2) * TOWNS as f64) as usize];
        let at = town.somewhere(&mut dice);
        if town.land.contains(&at) {
            let (kind, geometry, corners) = town.shape(at, &mut dice);
            features.push((tags(kind, features.len(), &mut dice), geometry));
            count += corners;
        }
    }
    features
}

/// A town on some land; more of them on larger land.
fn town<'a>(land: &'a [Polygon], dice: &mut Dice) -> Town<'a> {
    let [west, south, east, north] = layers::bounds([&geo::MultiPolygon(land.to_vec())].into_iter());
    loop {
        let at = Coord { x: dice.between(west, east), y: dice.between(south, north) };
        let holds = |polygon: &&Polygon| {
            polygon.bounding_rect().is_some_and(|bounds| bounds.contains(&at)) && polygon.contains(&at)
        };
        if let Some(land) = land.iter().find(holds) {
            return Town { at, reach: dice.between(REACH[0], REACH[1]), turn: dice.share(), land };
        }
    }
}

impl Town<'_> {
    /// A place in it: the nearer to its middle, the likelier.
    fn somewhere(&self, dice: &mut Dice) -> Coord {
        let [x, y] = [0, 1].map(|_| (dice.share() + dice.share() + dice.share() - 1.5) * self.reach);
        self.moved(self.at, [x, y])
    }

    /// A place some degrees of latitude east and north of another.
    fn moved(&self, from: Coord, [east, north]: [f64; 2]) -> Coord {
        let place = |degrees: f64| (degrees * 1e7).round() / 1e7;
        Coord { x: place(from.x + east / self.at.y.to_radians().cos()), y: place(from.y + north) }
    }

    /// A feature at a place: what it is, its geometry, and how many vertices that has.
    fn shape(&self, at: Coord, dice: &mut Dice) -> (&'static str, Value, usize) {
        let (kind, places) = match dice.below(20) {
            0 => ("amenity", vec![at]),
            1..=5 => ("highway", self.path(at, dice)),
            _ => ("building", self.building(at, dice)),
        };
        let coordinates: Vec<Value> = places.iter().map(|place| json!([place.x, place.y])).collect();
        let geometry = match kind {
            "amenity" => json!({"type": "Point", "coordinates": coordinates[0]}),
            "highway" => json!({"type": "LineString", "coordinates": coordinates}),
            _ => json!({"type": "Polygon", "coordinates": [coordinates]}),
        };
        (kind, geometry, places.len())
    }

    /// A building along the town's streets.
    fn building(&self, at: Coord, dice: &mut Dice) -> Vec<Coord> {
        let plan = PLANS[dice.below(PLANS.len())];
        let [width, depth] = [0, 1].map(|_| dice.between(8.0, 40.0) * METRE);
        let (sin, cos) = (self.turn * std::f64::consts::TAU).sin_cos();
        let turned = |[x, y]: [f64; 2]| [x * width * cos - y * depth * sin, x * width * sin + y * depth * cos];
        plan.iter().map(|corner| self.moved(at, turned(*corner))).collect()
    }

    /// A way of four to nine places that bends a little at each.
    fn path(&self, at: Coord, dice: &mut Dice) -> Vec<Coord> {
        let mut turn = (self.turn + dice.below(4) as f64 / 4.0) * std::f64::consts::TAU;
        let mut places = vec![at];
        for _ in 0..3 + dice.below(6) {
            turn += dice.between(-0.4, 0.4);
            let long = dice.between(15.0, 60.0) * METRE;
            places.push(self.moved(places[places.len() - 1], [long * turn.cos(), long * turn.sin()]));
        }
        places
    }
}

/// What a feature is, its name, and up to three tags more.
fn tags(kind: &str, number: usize, dice: &mut Dice) -> Map<String, Value> {
    let mut tags =
        Map::from_iter([(kind.to_owned(), json!("yes")), ("name".to_owned(), json!(format!("No. {number}")))]);
    let first = dice.below(TAGS.len());
    for more in 0..dice.below(4) {
        let (key, values) = TAGS[(first + more) % TAGS.len()];
        tags.insert(key.to_owned(), json!(values[dice.below(values.len())]));
    }
    tags
}

/// Numbers without a rule, the same ones every time: SplitMix64.
struct Dice(u64);

impl Dice {
    /// From 0 up to 1.
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, end: usize) -> usize {
        (self.share() * end as f64) as usize
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + self.share() * (most - least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    #[test]
    fn towns_are_the_same_every_time_and_every_feature_begins_on_land() {
        let land = [polygon![(x: 140.0, y: 40.0), (x: 141.0, y: 40.0), (x: 140.0, y: 41.0)]];
        let features = features(&land, 2_000);
        assert_eq!(features, super::features(&land, 2_000));
        assert!((250..=350).contains(&features.len()), "{}", features.len());
        for (tags, geometry) in &features {
            let mut place = &geometry["coordinates"];
            while place[0].is_array() {
                place = &place[0];
            }
            let [x, y] = [0, 1].map(|axis| place[axis].as_f64().unwrap());
            assert!(land[0].contains(&Coord { x, y }), "{geometry}");
            assert!((2..=5).contains(&tags.len()), "{tags:?}");
        }
    }
}
