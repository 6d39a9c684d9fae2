//! Tests of reading a layer of one's own, as tables of texts.

mod alike;
mod broken;
mod kept;
mod look;
mod places;

use super::*;
use crate::lonlat::LonLat;

fn projection() -> Projection {
    Projection::new([140.0, 40.0, 160.0, 50.0])
}

/// What was read of a file.
#[derive(Debug, Default, PartialEq)]
struct Own {
    features: Vec<Feature>,
    flaws: Vec<Flaw>,
    unsaid: usize,
}

fn own_of_bytes(bytes: &[u8]) -> Own {
    let mut features = Vec::new();
    let Wrong { flaws, unsaid } = read(bytes, &projection(), &mut features);
    Own { features, flaws, unsaid }
}

fn own(text: &str) -> Own {
    own_of_bytes(text.as_bytes())
}

/// A collection of one feature with this geometry, read.
fn own_of(geometry: &str) -> Own {
    own(&format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{}},"geometry":{geometry}}}]}}"#
    ))
}

/// A geometry of these coordinates.
fn geometry(kind: &str, coordinates: &str) -> String {
    format!(r#"{{"type":"{kind}","coordinates":{coordinates}}}"#)
}

/// The marks of a language.
fn marks(words: &crate::words::Words) -> Marks<'_> {
    Marks { list: &words.mark.list, colon: &words.mark.colon }
}

/// What is wrong, in short: `1/-/2/3 not_closed found +7`, where seven others are like it.
fn said(own: &Own) -> Vec<String> {
    let number = |n: Option<usize>| n.map_or("-".to_owned(), |n| n.to_string());
    let line = |flaw: &Flaw| {
        let place = [flaw.feature, flaw.geometry, flaw.part, flaw.ring].map(number).join("/");
        let alike = if flaw.alike > 0 { format!(" +{}", flaw.alike) } else { String::new() };
        format!("{}{alike}", format!("{place} {} {}", flaw.kind.name(), flaw.found).trim_end())
    };
    own.flaws.iter().map(line).collect()
}

/// Places as they were written, to a ten-thousandth of a degree.
fn degrees(points: &[World]) -> Vec<(f64, f64)> {
    let rounded = |value: f64| (value * 1e4).round() / 1e4;
    let place = |point: &World| projection().unproject(*point);
    points.iter().map(place).map(|LonLat { lon, lat }| (rounded(lon), rounded(lat))).collect()
}

/// How many points, lines and polygons, and how many rings the polygons have.
fn counts(geometry: &Geometry) -> [usize; 4] {
    let rings = geometry.areas.iter().map(Vec::len).sum();
    [geometry.points.len(), geometry.lines.len(), geometry.areas.len(), rings]
}

#[test]
fn every_type_of_geometry_is_read_with_its_members_in_any_order() {
    let ring = "[[140,40],[150,40],[150,45],[140,40]]";
    let hole = "[[145,41],[146,41],[146,42],[145,41]]";
    for (kind, coordinates, expected) in [
        ("Point", "[150,45]".to_owned(), [1, 0, 0, 0]),
        ("Point", "[150,45,12.5,\"more\"]".to_owned(), [1, 0, 0, 0]),
        ("MultiPoint", "[[150,45],[151,45]]".to_owned(), [2, 0, 0, 0]),
        ("LineString", "[[150,45],[1.51e2,45,3]]".to_owned(), [0, 1, 0, 0]),
        ("MultiLineString", "[[[150,45],[151,45]],[[1,2],[3,4],[5,6]]]".to_owned(), [0, 2, 0, 0]),
        ("Polygon", format!("[{ring},{hole}]"), [0, 0, 1, 2]),
        ("MultiPolygon", format!("[[{ring},{hole}],[{ring}]]"), [0, 0, 2, 3]),
    ] {
        let usual = geometry(kind, &coordinates);
        let turned = format!(r#"{{"coordinates":{coordinates},"bbox":[1,2,3,4],"x":{{"y":[[]]}},"type":"{kind}"}}"#);
        for text in [&usual, &turned] {
            let whole = [
                format!(r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":{text}}}]}}"#),
                format!(r#"{{"features":[{{"geometry":{text},"type":"Feature","id":7}}],"type":"FeatureCollection"}}"#),
                format!(r#"{{"geometry":{text},"properties":null,"type":"Feature"}}"#),
                text.to_owned(),
                format!(r#"{{"type":"GeometryCollection","geometries":[{text}]}}"#),
                format!(
                    r#"{{"geometries":[{{"type":"GeometryCollection","geometries":[{text}]}}],"type":"GeometryCollection"}}"#
                ),
                format!("\u{FEFF} \n{text}\n"),
            ];
            for text in whole {
                let own = own(&text);
                assert_eq!(said(&own), Vec::<String>::new(), "{text}");
                assert_eq!((own.features.len(), own.features[0].number), (1, 1), "{text}");
                assert_eq!(counts(&own.features[0].geometry), expected, "{text}");
                assert_eq!(own.features[0].bounds, own.features[0].geometry.bounds());
            }
        }
    }
}

#[test]
fn a_feature_without_a_shape_is_listed_and_nothing_is_wrong_with_it() {
    let kinds = ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"];
    let hollow = kinds.map(|kind| geometry(kind, "[]"));
    let others =
        ["null", r#"{"type":"GeometryCollection","geometries":[]}"#, r#"{"type":"MultiPolygon","coordinates":[[]]}"#];
    for text in hollow.iter().map(String::as_str).chain(others) {
        let own = own_of(text);
        assert_eq!(said(&own), Vec::<String>::new(), "{text}");
        assert!(own.features[0].geometry.is_empty() && own.features[0].bounds.is_empty(), "{text}");
    }
}

#[test]
fn of_a_key_that_is_there_twice_the_last_counts() {
    let own = own(
        r#"{"type":"FeatureCollection","features":[5],"features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1]},
        "geometry":{"type":"Point","coordinates":[[]],"coordinates":[150,45]},"properties":{"a":1,"b":2,"a":3}}]}"#,
    );
    assert_eq!(said(&own), Vec::<String>::new());
    assert_eq!(degrees(&own.features[0].geometry.points), [(150.0, 45.0)]);
    assert_eq!(own.features[0].properties, [("a".to_owned(), "3".to_owned()), ("b".to_owned(), "2".to_owned())]);
}

#[test]
fn an_old_reference_system_is_accepted_if_it_is_degrees() {
    let file = |crs: &str, first: bool| {
        let features = r#""features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[500000,4500000]}}]"#;
        let crs = format!(r#""crs":{crs}"#);
        let members = if first { [&crs, features] } else { [features, &crs] }.join(",");
        own(&format!(r#"{{"type":"FeatureCollection",{members}}}"#))
    };
    let named = |name: &str| format!(r#"{{"type":"name","properties":{{"name":"{name}"}}}}"#);
    for first in [true, false] {
        for crs in [
            named("urn:ogc:def:crs:OGC:1.3:CRS84"),
            named("urn:ogc:def:crs:OGC::CRS84"),
            named("urn:ogc:def:crs:OGC::CRS83"),
            named("urn:ogc:def:crs:EPSG::4326"),
            named("urn:ogc:def:crs:EPSG:4326"),
            named("urn:x-ogc:def:crs:EPSG:4326"),
            named("urn:ogc:def:crs:EPSG:9.8.5:4326"),
            named("urn:ogc:def:crs:EPSG::4258"),
            named("EPSG:4326"),
            named(" epsg:6668 "),
            named("OGC:CRS84"),
            named("CRS84"),
            named("CRS:84"),
            named("WGS84"),
            named("WGS 84"),
            named("GCS_WGS_1984"),
            named("4326"),
            named("http://www.opengis.net/def/crs/OGC/1.3/CRS84"),
            named("https://www.opengis.net/def/crs/EPSG/0/4326"),
            named("http://www.opengis.net/gml/srs/epsg.xml#4326"),
            r#"{"type":"EPSG","properties":{"code":4326}}"#.to_owned(),
            r#"{"type":"EPSG","properties":{"code":"4612"}}"#.to_owned(),
            r#"{"type":"OGC","properties":{"urn":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#.to_owned(),
            r#"{"type":"link","properties":{"href":"http://spatialreference.org/ref/epsg/4326/","type":"proj4"}}"#
                .to_owned(),
            "\"EPSG:4979\"".to_owned(),
            "4326".to_owned(),
            "null".to_owned(),
        ] {
            assert_eq!(said(&file(&crs, first)), ["-/-/-/- elsewhere [500000, 4500000]"], "{crs}");
        }
        for (crs, found) in [
            (named("EPSG:3857"), "EPSG:3857"),
            (named("urn:ogc:def:crs:EPSG::4301"), "urn:ogc:def:crs:EPSG::4301"),
            (named("urn:ogc:def:crs:OGC::CRS27"), "urn:ogc:def:crs:OGC::CRS27"),
            (named("urn:ogc:def:crs:ESRI::4326"), "urn:ogc:def:crs:ESRI::4326"),
            (named("WGS 84 / UTM zone 54N"), "WGS 84 / UTM zone 54N"),
            (named("2154"), "2154"),
            (r#"{"type":"EPSG","properties":{"code":3857}}"#.to_owned(), "EPSG:3857"),
            (r#"{"type":"link","properties":{"href":"http://a.example/"}}"#.to_owned(), "http://a.example/"),
            ("\"EPSG:2154\"".to_owned(), "EPSG:2154"),
        ] {
            let own = file(&crs, first);
            assert_eq!(said(&own), [format!("-/-/-/- crs {found}")]);
            assert!(own.features.is_empty());
        }
    }
}

#[test]
fn a_reference_system_without_a_name_is_read_as_degrees() {
    for crs in [
        "{}",
        "[]",
        "5",
        "true",
        "\"\"",
        r#"{"type":"name"}"#,
        r#"{"type":"link","properties":{}}"#,
        r#"{"type":10,"properties":{}}"#,
        r#"{"type":"name","properties":{"name":null}}"#,
        r#"{"properties":[]}"#,
    ] {
        let point = geometry("Point", "[150,45]");
        for (text, place) in [
            (format!(r#"{{"crs":{crs},"type":"Feature","geometry":{point}}}"#), "-"),
            (
                format!(
                    r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":{point},"crs":{crs}}}]}}"#
                ),
                "1",
            ),
        ] {
            let own = own(&text);
            assert_eq!(said(&own), [format!("{place}/-/-/- crs_unnamed")], "{text}");
            assert_eq!(degrees(&own.features[0].geometry.points), [(150.0, 45.0)]);
        }
    }
}

#[test]
fn a_million_vertices_are_read() {
    let ring = |index: u32| {
        let side = |n: u32| format!("[{}.{:03},{}.{:03}]", 140 + n % 19, n % 1000, 40 + index % 9, n % 997);
        let places: Vec<String> = (0..999).map(side).collect();
        let ring = format!("[{},{}]", places.join(","), places[0]);
        format!(
            r#"{{"type":"Feature","properties":{{"n":{index}}},"geometry":{{"coordinates":[{ring}],"type":"Polygon"}}}}"#
        )
    };
    let features: Vec<String> = (0..500).map(ring).collect();
    let line = vec!["[150.125,45.5]"; 500_000].join(",");
    let line = format!(r#"{{"type":"Feature","geometry":{{"type":"LineString","coordinates":[{line}]}}}}"#);
    let own = own(&format!(r#"{{"type":"FeatureCollection","features":[{},{line}]}}"#, features.join(",")));
    assert_eq!((said(&own), own.features.len()), (Vec::new(), 501));
    let areas = own.features.iter().flat_map(|feature| feature.geometry.areas.iter().flatten());
    assert_eq!(areas.map(Vec::len).sum::<usize>(), 500_000);
    assert_eq!(own.features[500].geometry.lines[0].len(), 500_000);
}

#[test]
fn the_words_are_those_of_the_kinds() {
    let words = crate::fixture::words("en");
    let table = serde_json::to_value(&words.own.flaw).unwrap();
    let mut names = FlawKind::ALL.map(FlawKind::name);
    names.sort_unstable();
    let mut keys: Vec<&str> = table.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, names);
    for kind in FlawKind::ALL {
        let said = say(&Place::default().flaw(kind, "3:17"), &words.own, marks(&words));
        let pattern = table[kind.name()].as_str().unwrap();
        let expected = pattern.replace("{found}", "3:17").replace("{line}", "3").replace("{column}", "17");
        assert_eq!(said, expected);
    }
}

#[test]
fn a_flaw_is_said_with_its_place() {
    let words = crate::fixture::words("en");
    for (at, kind, found, expected) in [
        ([Some(17), None, None, Some(2)], FlawKind::NotClosed, "", "feature 17, ring 2: not closed"),
        (
            [Some(1), Some(2), Some(3), Some(4)],
            FlawKind::NoPlace,
            "[1]",
            "feature 1, geometry 2, part 3, ring 4: [1] is no place",
        ),
        ([None; 4], FlawKind::UnknownType, "{line}", "“{line}” is not a GeoJSON type"),
    ] {
        let [feature, geometry, part, ring] = at;
        let flaw = Place { feature, geometry, part, ring }.flaw(kind, found);
        assert_eq!(say(&flaw, &words.own, marks(&words)), expected);
    }
    let flaw =
        Flaw { alike: 210, ..Place { feature: Some(3), ..Place::default() }.flaw(FlawKind::NoPlace, "{n} {flaw}") };
    assert_eq!(say(&flaw, &words.own, marks(&words)), "feature 3: {n} {flaw} is no place (and 210 more like this)");
}
