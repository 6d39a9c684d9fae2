//! A law: where on the Earth a dispute lies, and how its longitudes are spelled, changes nothing of its picture.
#![allow(clippy::unwrap_used)]

use atlas::address;
use atlas::content::Atlas;
use atlas::dossier::Dossier;
use atlas::fixture;
use atlas::layer;
use atlas::lens::Lens;
use atlas::node::to_html;
use atlas::plane::{Projection, Size};
use atlas::scene::{self, Furniture, Layers, Scene};
use atlas::svg;
use serde_json::Value;

const SIZE: Size = Size { width: 860.0, height: 640.0 };

/// The invented dispute moved eastward by so many degrees, and northward by its mirror at the equator where `is_south`.
#[derive(Clone, Copy)]
struct Moved {
    by: f64,
    is_south: bool,
}

impl Moved {
    fn lon(self, lon: &Value) -> Value {
        Value::from(((lon.as_f64().unwrap() + self.by) * 1e6).round() / 1e6)
    }

    /// Places and boxes, wherever they stand in a value.
    fn all(self, value: &mut Value) {
        match value {
            Value::Array(list) if !list.is_empty() && list.iter().all(Value::is_number) => self.numbers(list),
            Value::Array(list) => list.iter_mut().for_each(|value| self.all(value)),
            Value::Object(map) => map.values_mut().for_each(|value| self.all(value)),
            _ => {}
        }
    }

    fn numbers(self, list: &mut [Value]) {
        list.iter_mut().step_by(2).for_each(|lon| *lon = self.lon(lon));
        if self.is_south {
            let lats: Vec<f64> = list.iter().skip(1).step_by(2).map(|lat| -lat.as_f64().unwrap()).rev().collect();
            list.iter_mut().skip(1).step_by(2).zip(lats).for_each(|(lat, moved)| *lat = Value::from(moved));
        }
    }

    fn dossier(self) -> Dossier {
        let mut dossier = serde_json::to_value(fixture::dossier()).unwrap();
        // The levels of detail and the years are no places.
        let (levels, years) = (dossier["levels"].take(), dossier["dispute"]["years"].take());
        self.all(&mut dossier);
        (dossier["levels"], dossier["dispute"]["years"]) = (levels, years);
        serde_json::from_value(dossier).unwrap()
    }

    /// The layers, as text; with `usual` longitudes from -180 to 180, as others spell them.
    fn layer(self, name: &str, usual: bool) -> String {
        let mut layer: Value = serde_json::from_str(&fixture::layer_texts()[name]).unwrap();
        self.all(&mut layer);
        if usual {
            spell_usually(&mut layer);
        }
        layer.to_string()
    }

    fn scene(self, address: &str, usual: bool) -> Scene {
        let atlas = Atlas::build(&self.dossier(), fixture::words("en"), "en");
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let (address, view, notes) = address::read(path, query, &atlas.vocabulary());
        assert!(notes.is_empty(), "{notes:?}");
        let projection = Projection::new(atlas.frame);
        let parse = |name: &str| layer::parse(&self.layer(name, usual), &projection).unwrap();
        let mut shapes = fixture::shapes();
        (shapes.land, shapes.islands, shapes.lines) = (parse("land-0"), parse("islands-0"), parse("lines"));
        let (choice, selected) = (view.choice(), address.island.as_deref());
        let lens = Lens { atlas: &atlas, choice: &choice };
        scene::scene(lens, shapes.layers(), &view, selected, SIZE, Furniture::None)
    }
}

/// Puts every place into -180..180, each by itself, as data that were never cut have them.
fn spell_usually(value: &mut Value) {
    match value {
        Value::Array(list) if list.len() == 2 && list.iter().all(Value::is_number) => {
            let lon = list[0].as_f64().unwrap();
            list[0] = Value::from(((lon + 180.0).rem_euclid(360.0) - 180.0) * 1.0);
        }
        Value::Array(list) => list.iter_mut().for_each(spell_usually),
        Value::Object(map) => map.values_mut().for_each(spell_usually),
        _ => {}
    }
}

fn picture(scene: &Scene) -> String {
    to_html(&svg::scene(scene, "map", "Map", &|_| None).into())
}

/// Says the first tag in which two pictures differ.
fn is_same(one: &str, other: &str, case: &str) {
    let tags = one.split_inclusive('>').zip(other.split_inclusive('>'));
    let differs = tags.clone().find(|(one, other)| one != other);
    assert!(differs.is_none() && one.len() == other.len(), "{case}: {differs:?}");
}

/// Moved so far that the meridian between the islands "hern" and "brim", at 164.75, is the antimeridian. A number without rest in
/// twos: where several places are as good for a name, the last bit of a coordinate decides.
const ACROSS: f64 = 15.25;

#[test]
fn a_whole_turn_changes_nothing() {
    for address in [
        "en/fixture/",
        "en/fixture/hern/",
        "en/fixture/?perspective=ardmoria",
        "en/fixture/?scenario=half",
        "en/fixture/?date=1900",
    ] {
        let here = picture(&Moved { by: 0.0, is_south: false }.scene(address, false));
        let there = picture(&Moved { by: -360.0, is_south: false }.scene(address, false));
        is_same(&there, &here, address);
    }
}

#[test]
fn across_the_antimeridian_all_but_the_degrees_is_the_same() {
    for address in [
        "en/fixture/",
        "en/fixture/hern/",
        "en/fixture/brim/",
        "en/fixture/?perspective=velsund",
        "en/fixture/?scenario=half",
    ] {
        let bare = |moved: Moved| {
            let mut scene = moved.scene(address, false);
            scene.graticule = scene::Graticule::default();
            picture(&scene)
        };
        let here = bare(Moved { by: 0.0, is_south: false });
        for by in [ACROSS, ACROSS - 360.0] {
            is_same(&bare(Moved { by, is_south: false }), &here, &format!("{address} moved by {by}"));
        }
    }
}

#[test]
fn islands_on_both_sides_of_it_may_be_spelled_as_others_spell_them() {
    for by in [ACROSS, ACROSS - 360.0] {
        let moved = Moved { by, is_south: false };
        let text = moved.layer("islands-0", true);
        assert!(text.contains("[179.") && text.contains("[-179."), "{text}");
        let projection = Projection::new(moved.dossier().dispute.frame);
        let [own, usual] =
            [false, true].map(|usual| layer::parse(&moved.layer("islands-0", usual), &projection).unwrap());
        for (own, usual) in own.features.iter().zip(&usual.features) {
            let near = |a: f64, b: f64| (a - b).abs() < 0.01;
            let points = own.parts.iter().flatten().zip(usual.parts.iter().flatten());
            assert!(points.clone().all(|(a, b)| near(a.x, b.x) && near(a.y, b.y)), "{:?}", own.id);
        }
    }
}

#[test]
fn an_address_finds_its_place_in_either_spelling() {
    let moved = Moved { by: ACROSS, is_south: false };
    let camera = |at: &str| moved.scene(&format!("en/fixture/?at=23.25,{at},9"), false).viewport.camera;
    let projection = Projection::new(moved.dossier().dispute.frame);
    for (at, lon) in [("181.5", 181.5), ("-178.5", 181.5), ("178.5", 178.5)] {
        let center = projection.unproject(camera(at).center);
        assert!((center.lon - lon).abs() < 1e-6, "{at}: {center:?}");
    }
    let (_, view, _) = address::read("en/fixture/", "at=23.25,181.5,9", &fixture::atlas("en").vocabulary());
    assert_eq!(view.print(), "?at=23.25,-178.5,9");
}

#[test]
fn in_the_south_and_west_the_degrees_say_so() {
    let degrees = |moved: Moved| -> String {
        let atlas = Atlas::build(&moved.dossier(), fixture::words("en"), "en");
        let graticule = scene::graticule(&atlas, Layers::default(), (&[], &[]), scene::home(&atlas, SIZE));
        graticule.degrees.into_iter().map(|(text, ..)| text + " ").collect()
    };
    let here = degrees(Moved { by: 0.0, is_south: false });
    assert!(here.contains("° E") && here.contains("° N") && !here.contains("° W") && !here.contains("° S"), "{here}");
    let there = degrees(Moved { by: -230.0, is_south: true });
    assert!(
        there.contains("° W") && there.contains("° S") && !there.contains("° E") && !there.contains("° N"),
        "{there}"
    );
    let across = degrees(Moved { by: 15.0, is_south: true });
    assert!(across.contains("180°") && across.contains("° E") && across.contains("° W"), "{across}");
}
