//! What is drawn of a layer that is kept, what is found in it, and what is answered about it.

use super::*;
use crate::own::desk::{self, Answer, Ask, Desk, Opened};
use crate::own::draw::{Drawn, Group};
use crate::own::view::MOST_VERTICES;
use crate::path;
use crate::plane::{Camera, Size, Viewport};

/// Numbers from 0 to 1 that look random and are the same in every run.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as f64 / f64::from(1_u32 << 31)
    }
}

fn kept(text: &str) -> Collection {
    let mut collection = Collection::default();
    let wrong = read(text.as_bytes(), &projection(), &mut collection);
    assert_eq!(wrong, Wrong::default());
    collection.finish();
    collection
}

fn collection(features: impl IntoIterator<Item = String>) -> String {
    let features: Vec<String> = features.into_iter().collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

fn feature(properties: &str, kind: &str, coordinates: &str) -> String {
    let geometry = geometry(kind, coordinates);
    format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
}

fn written(places: &[(f64, f64)]) -> String {
    let places: Vec<String> = places.iter().map(|(lon, lat)| format!("[{lon:.6},{lat:.6}]")).collect();
    format!("[{}]", places.join(","))
}

/// A ragged island around a place, so many degrees wide.
fn island((lon, lat): (f64, f64), width: f64, count: usize, noise: &mut Noise) -> Vec<(f64, f64)> {
    let mut ring: Vec<(f64, f64)> = (0..count)
        .map(|index| {
            let turn = index as f64 / count as f64 * std::f64::consts::TAU;
            let far = width / 2.0 * (0.6 + 0.4 * noise.next());
            (lon + far * turn.cos(), lat + far * turn.sin() * 0.7)
        })
        .collect();
    ring.extend(ring.first().copied());
    ring
}

/// What a viewport of a usual size sees around a place.
fn viewport(lon: f64, lat: f64, zoom: f64) -> Viewport {
    let center = projection().project(LonLat::new(lon, lat));
    Viewport { camera: Camera { center, zoom }, size: Size { width: 800.0, height: 500.0 } }
}

fn vertices(drawn: &Drawn) -> usize {
    let all = drawn.groups.iter().flat_map(|group| [&group.areas, &group.lines, &group.points]);
    // Each vertex is two numbers; where a ring is closed none is written.
    all.map(|d| d.split(|sign: char| !sign.is_ascii_digit()).filter(|number| !number.is_empty()).count() / 2).sum()
}

/// Whether rings go around a place.
fn is_within(rings: &[Vec<World>], at: World) -> bool {
    let edges = rings.iter().flat_map(|ring| ring.windows(2));
    let turns = edges.map(|edge| {
        let (a, b) = (edge[0], edge[1]);
        let x = a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x);
        i32::from((a.y > at.y) != (b.y > at.y) && x > at.x) * if b.y > a.y { 1 } else { -1 }
    });
    turns.sum::<i32>() != 0
}

/// How far a place is from the nearest edge.
fn distance(rings: &[Vec<World>], at: World) -> f64 {
    let edges = rings.iter().flat_map(|ring| ring.windows(2));
    let far = edges.map(|edge| {
        let (dx, dy) = (edge[1].x - edge[0].x, edge[1].y - edge[0].y);
        let along = ((at.x - edge[0].x) * dx + (at.y - edge[0].y) * dy) / (dx * dx + dy * dy).max(1e-9);
        let along = along.clamp(0.0, 1.0);
        (edge[0].x + along * dx - at.x).hypot(edge[0].y + along * dy - at.y)
    });
    far.fold(f64::INFINITY, f64::min)
}

#[test]
fn what_is_seen_is_land_where_the_file_has_land_however_near_and_however_large_it_is() {
    let mut noise = Noise(3);
    // With the clock and against it, with a lake.
    let mut shore = island((150.0, 45.0), 10.0, 30_000, &mut noise);
    let lake = island((150.5, 45.2), 2.0, 3000, &mut noise);
    for is_turned in [false, true] {
        if is_turned {
            shore.reverse();
        }
        let whole = kept(&feature("{}", "Polygon", &format!("[{},{}]", written(&shore), written(&lake))));
        let mut exact = Vec::new();
        let text = feature("{}", "Polygon", &format!("[{},{}]", written(&shore), written(&lake)));
        read(text.as_bytes(), &projection(), &mut exact);
        let rings = &exact[0].geometry.areas[0];
        let parity = |at: World| is_within(&rings[..1], at) && !is_within(&rings[1..], at);
        for (lon, lat, zoom) in
            [(150.0, 45.0, 5.0), (152.5, 45.0, 8.0), (150.5, 45.2, 10.0), (153.9, 45.0, 12.0), (147.0, 44.0, 13.0)]
        {
            let seen = viewport(lon, lat, zoom);
            let drawn = whole.drawn(seen);
            assert!(!drawn.is_whole && vertices(&drawn) < 20_000, "{zoom}: {}", vertices(&drawn));
            let areas: Vec<Vec<World>> =
                drawn.groups.iter().flat_map(|group| path::read(&group.areas, drawn.unit).unwrap()).collect();
            let (mut land, mut sea) = (0, 0);
            for _ in 0..400 {
                let bounds = seen.bounds();
                let (width, height) = bounds.extent();
                let at = World { x: bounds.min.x + width * noise.next(), y: bounds.min.y + height * noise.next() };
                // A shore may lie beside where it should by less than a px.
                if distance(rings, at) * seen.camera.scale() < 1.5 {
                    continue;
                }
                assert_eq!(is_within(&areas, at), parity(at), "{zoom} {at:?}");
                if parity(at) { land += 1 } else { sea += 1 }
            }
            assert!(land + sea > 20, "{zoom}: {land} {sea}");
        }
    }
}

#[test]
fn no_picture_has_more_vertices_than_a_browser_draws_at_once() {
    let mut noise = Noise(11);
    let mut features = Vec::new();
    for index in 0..30_000 {
        let at = (140.0 + 20.0 * noise.next(), 40.0 + 10.0 * noise.next());
        features.push(match index % 3 {
            0 => feature(
                "{}",
                "Polygon",
                &format!("[{}]", written(&island(at, 0.002 + 0.1 * noise.next(), 8, &mut noise))),
            ),
            1 => feature(
                r#"{"stroke-width":1}"#,
                "LineString",
                &written(&[at, (at.0 + 0.05, at.1), (at.0 + 0.05, at.1 + 0.1)]),
            ),
            _ => feature(r##"{"marker-color":"#ff0000"}"##, "Point", &format!("[{},{}]", at.0, at.1)),
        });
    }
    let coast = island((150.0, 45.0), 12.0, 200_000, &mut noise);
    features.push(feature("{}", "LineString", &written(&coast)));
    let all = kept(&collection(features));
    for zoom in [3.0, 5.0, 6.0, 7.0, 8.0, 10.0, 13.0] {
        let drawn = all.drawn(viewport(150.0, 45.0, zoom));
        let count = vertices(&drawn);
        assert!(count <= MOST_VERTICES && count > 0 && !drawn.is_whole, "{zoom}: {count}");
        // What is drawn together is in few groups.
        assert!(drawn.groups.len() <= 510, "{zoom}: {}", drawn.groups.len());
    }
    assert!(vertices(&all.drawn(viewport(150.0, 45.0, 6.0))) > MOST_VERTICES / 4, "no less is drawn than can be");
}

#[test]
fn a_small_layer_is_drawn_whole_and_what_is_smaller_above() {
    let ring = "[[[141,41],[142,41],[142,42],[141,41]]]";
    let text = collection([
        feature("{}", "Point", "[143,43]"),
        feature("{}", "LineString", "[[141,41],[142,42]]"),
        feature(r##"{"fill":"#0f0"}"##, "Polygon", ring),
        r#"{"type":"Feature","properties":null,"geometry":null}"#.to_owned(),
    ]);
    let near = kept(&text).drawn(viewport(150.0, 45.0, 12.0));
    assert_eq!(near, kept(&text).drawn(viewport(141.0, 41.0, 4.0)));
    assert!(near.is_whole);
    let order: Vec<Option<u32>> = near.groups.iter().map(|group| group.feature).collect();
    assert_eq!(order, [Some(3), Some(2), Some(1)]);
    assert_eq!(near.groups[0].look.fill, "#00ff00");
    assert_eq!((vertices(&near), near.unit), (3 + 2 + 2, 1.0));
}

#[test]
fn a_single_point_is_drawn_wherever_it_is() {
    let mut noise = Noise(5);
    for _ in 0..20 {
        let at = format!("[{},{}]", 140.0 + 20.0 * noise.next(), 40.0 + 10.0 * noise.next());
        let drawn = kept(&feature("{}", "Point", &at)).drawn(viewport(150.0, 45.0, 6.0));
        assert_eq!(vertices(&drawn), 2, "{at}");
    }
}

#[test]
fn of_many_specks_in_one_place_one_is_drawn() {
    let many = (0..5000).map(|index| {
        let at = (150.0 + 1e-4 * f64::from(index % 70), 45.0 + 1e-4 * f64::from(index / 70));
        feature("{}", "Polygon", &format!("[{}]", written(&[at, (at.0 + 5e-5, at.1), (at.0, at.1 + 5e-5), at])))
    });
    let many = kept(&collection(many));
    let far = many.drawn(viewport(150.0, 45.0, 5.0));
    assert!((2..8).contains(&vertices(&far)), "{}", vertices(&far));
    assert!(vertices(&many.drawn(viewport(150.0, 45.0, 14.0))) > 4000);
}

#[test]
fn what_is_pressed_is_what_lies_above() {
    let text = collection([
        feature("{}", "Point", "[145,45]"),
        feature(
            "{}",
            "Polygon",
            "[[[140,40],[150,40],[150,50],[140,50],[140,40]],[[142,42],[142,43],[143,43],[143,42],[142,42]]]",
        ),
        feature("{}", "LineString", "[[140,45],[150,45]]"),
        feature("{}", "Polygon", "[[[144,46],[146,46],[146,48],[144,48],[144,46]]]"),
        feature("{}", "Point", "[158,45]"),
    ]);
    let all = kept(&text);
    let scale = viewport(145.0, 45.0, 8.0).camera.scale();
    let at = |lon, lat| all.at(projection().project(LonLat::new(lon, lat)), scale);
    for (lon, lat, expected) in [
        (145.0, 45.0, Some(1)),
        (147.0, 45.0, Some(3)),
        (147.0, 44.0, Some(2)),
        (145.0, 47.0, Some(4)),
        // In the hole, beyond everything, and some px beside a point.
        (142.5, 42.5, None),
        (155.0, 44.0, None),
        (158.0 + 4.0 / scale / 1e5, 45.0, Some(5)),
        (158.0 + 40.0 / scale / 1e5, 45.0, None),
    ] {
        assert_eq!(at(lon, lat), expected, "{lon} {lat}");
    }
}

fn opened(text: &str, said: &mut Vec<u8>) -> (Desk, Opened) {
    let mut desk = Desk::new([140.0, 40.0, 160.0, 50.0]);
    desk.expect(text.len());
    text.as_bytes().chunks(1000).for_each(|chunk| desk.take(chunk));
    let words = crate::fixture::words("en");
    let table = serde_json::to_string(&*words.own).unwrap();
    let mut say = |answer: &Answer| match answer {
        Answer::Reading(percent) => said.push(*percent),
        other => panic!("{other:?}"),
    };
    let Answer::Opened(opened) = desk.open(&table, marks(&words), &mut say) else { panic!("it was not opened") };
    (desk, opened)
}

#[test]
fn a_layer_is_opened_with_its_progress_its_names_and_what_is_wrong() {
    let mut features: Vec<String> =
        (0..desk::PAGE + 20).map(|n| feature(&format!(r#"{{"title":"n{n}"}}"#), "Point", "[150,45]")).collect();
    features[3] = feature("{}", "Point", "[700,1]");
    features[4] = feature("{}", "Point", "[-60,1]");
    let mut said = Vec::new();
    let (desk, opened) = opened(&collection(features), &mut said);
    assert!(said.len() > 50 && said.is_sorted() && said.iter().all(|percent| *percent < 100), "{said:?}");
    assert_eq!((opened.features as usize, opened.first.len(), opened.beyond), (desk::PAGE + 20, desk::PAGE, 1));
    assert_eq!(opened.wrong, ["feature 4: [700, 1] is no place"]);
    assert_eq!((&opened.first[0], &opened.first[3]), (&(1, Some("n0".to_owned())), &(4, None)));
    assert_eq!(opened.bounds, Bounds::EMPTY.with(projection().project(LonLat::new(150.0, 45.0))));
    assert!(opened.sample.is_some_and(|sample| !sample.points.is_empty()));
    let Answer::Named(rest) = desk.answer(&Ask::Name(desk::PAGE as u32)) else { panic!() };
    assert_eq!((rest.len(), rest[19].1.as_deref()), (20, Some("n519")));
}

#[test]
fn a_feature_says_what_it_is_and_where() {
    let text = collection([
        feature(r#"{"title":"A","description":"B","crew":4,"port":"C"}"#, "LineString", "[[150,45],[150.00001,45]]"),
        r#"{"type":"Feature","properties":{},"geometry":null}"#.to_owned(),
    ]);
    let (desk, _) = opened(&text, &mut Vec::new());
    let tell = |number| match desk.answer(&Ask::Tell(number, viewport(150.0, 45.0, 6.0))) {
        Answer::Told(told) => told,
        other => panic!("{other:?}"),
    };
    let (told, alone) = tell(1).unwrap();
    assert_eq!((told.title.as_deref(), told.description.as_deref()), (Some("A"), Some("B")));
    assert_eq!(told.properties, [("crew", "4"), ("port", "C")].map(|(key, value)| (key.to_owned(), value.to_owned())));
    let (_, Group { feature, points, .. }) = alone.unwrap();
    assert!(feature == Some(1) && !points.is_empty(), "what is hardly seen has a marker");
    assert!(tell(2).unwrap().1.is_none() && tell(3).is_none());
}

#[test]
fn questions_and_answers_are_read_as_they_were_written() {
    let asks = [
        Ask::Draw(viewport(1.0, 2.0, 3.0)),
        Ask::At(World { x: 1.5, y: -2.0 }, 0.1),
        Ask::Tell(7, viewport(0.0, 0.0, 4.0)),
        Ask::Name(500),
    ];
    for ask in asks {
        assert_eq!(desk::message::<Ask>(&desk::written(&ask)), Some(ask));
    }
    let (desk, opened) = opened(&collection([feature("{}", "Point", "[150,45]")]), &mut Vec::new());
    for answer in [Answer::Opened(opened), desk.answer(&Ask::Draw(viewport(150.0, 45.0, 6.0))), Answer::Reading(5)] {
        assert_eq!(desk::message::<Answer>(&desk::written(&answer)), Some(answer));
    }
    assert_eq!(desk::message::<Answer>(b"\xff\xff\xff"), None);
}
