//! Many flaws of one cause.

use super::*;

fn collection(features: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

fn feature(geometry: &str, properties: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
}

#[test]
fn flaws_that_are_alike_are_said_once() {
    let point = geometry("Point", "[1,2]");
    let with = |properties: &str| feature(&point, properties);
    let ring = |places: &str| feature(&geometry("Polygon", places), "{}");
    for (features, flaws) in [
        (vec![format!(r#"{{"geometry":{point}}}"#); 217], vec!["1/-/-/- no_type_shown Feature +216"]),
        (
            vec![
                feature(&point, "{}"),
                feature(&geometry("Point", "[1,95]"), "{}"),
                feature(&geometry("Point", "[2,96]"), "{}"),
            ],
            vec!["2/-/-/- swapped [1, 95] +1"],
        ),
        (
            vec![ring("[[1,2]]"), feature(&geometry("Point", "[[1,2]]"), "{}"), ring("[[3,4]]")],
            vec!["1/-/-/- nesting Polygon +1", "2/-/-/- nesting Point"],
        ),
        (
            vec![ring("[[[1,1],[2,1],[2,2]]]"), ring("[[[1,1],[2,1]]]"), ring("[[[1,1],[2,1],[3,3]]]")],
            vec!["1/-/-/1 not_closed +1", "2/-/-/1 too_few"],
        ),
        (
            vec![
                with(r#"{"stroke":"red"}"#),
                with(r#"{"fill":"red"}"#),
                with(r#"{"stroke":"blue"}"#),
                with(r#"{"stroke-width":"wide"}"#),
            ],
            vec![
                "1/-/-/- no_colour stroke: red +1",
                "2/-/-/- no_colour fill: red",
                "4/-/-/- no_number stroke-width: wide",
            ],
        ),
        (
            vec!["null".to_owned(), "7".to_owned(), "null".to_owned()],
            vec!["1/-/-/- misplaced null +1", "2/-/-/- misplaced 7"],
        ),
    ] {
        let text = collection(&features);
        assert_eq!(said(&own(&text)), flaws, "{text}");
    }
}

#[test]
fn at_most_fifty_flaws_are_kept_and_the_others_counted() {
    let kinds: Vec<String> = (0..80).map(|n| format!(r#"{{"type":"T{n}"}}"#)).collect();
    let points = vec!["[1]"; 80].join(",");
    let feature = feature(&geometry("MultiPoint", &format!("[{points}]")), "{}");
    let file = collection(&[vec![feature.clone(), feature], kinds].concat());
    let own = own(file.trim_end_matches("]}"));
    assert_eq!((own.flaws.len(), own.unsaid), (MAX_FLAWS, 32));
    assert_eq!((own.flaws[0].kind, own.flaws[1].part, own.flaws[1].alike), (FlawKind::CutOff, Some(1), 159));
}

#[test]
fn positions_that_are_all_elsewhere_have_one_cause() {
    let point = |place: &str| feature(&geometry("Point", place), r#"{"name":"A"}"#);
    let (far, line) = (point("[907,534]"), feature(&geometry("LineString", "[[50,200],[922,574]]"), "{}"));
    for (features, flaws) in [
        (vec![far.clone(); 211], vec!["-/-/-/- elsewhere [907, 534]"]),
        (vec![line.clone(), far.clone()], vec!["-/-/-/- elsewhere [922, 574]"]),
        (vec![far.clone(), point("[1,2]"), far.clone()], vec!["1/-/-/- no_place [907, 534] +1"]),
        (vec![far.clone(), point("[null,2]")], vec!["1/-/-/- no_place [907, 534] +1"]),
        (vec![point("[1,95]"), point("[2,96]")], vec!["1/-/-/- swapped [1, 95] +1"]),
        (vec![point("[1,9500]"), point("[600,4]")], vec!["1/-/-/- no_place [1, 9500] +1"]),
    ] {
        let text = collection(&features);
        let own = own(&text);
        assert_eq!(
            (said(&own), own.features.len()),
            (flaws.iter().map(|flaw| (*flaw).to_owned()).collect(), features.len())
        );
    }
}

#[test]
fn formats_that_look_like_geojson_are_named() {
    let esri = r#"{"attributes":{"a":1},"geometry":{"x":-12197880.1,"y":4315889.1}}"#;
    let rings = r#"{"rings":[[[1,2],[3,4],[5,6],[1,2]]],"spatialReference":{"wkid":4326}}"#;
    let encoded = r#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":["@@AB"],"encodeOffsets":[[1,2]]}}"#;
    let plain = feature(&geometry("Point", "[1,2]"), r#"{"attributes":1}"#);
    for (text, flaws, features) in [
        (
            format!(r#"{{"geometryType":"esriGeometryPoint","features":[{esri},{esri}]}}"#),
            vec!["-/-/-/- other_format Esri JSON"],
            0,
        ),
        (format!(r#"{{"features":[{esri},{esri}]}}"#), vec!["-/-/-/- other_format Esri JSON"], 0),
        (format!(r#"{{"features":[{esri},{esri}"#), vec!["-/-/-/- cut_off 1:144", "-/-/-/- other_format Esri JSON"], 0),
        (esri.to_owned(), vec!["-/-/-/- other_format Esri JSON"], 0),
        (rings.to_owned(), vec!["-/-/-/- other_format Esri JSON"], 0),
        (
            format!(r#"{{"type":"FeatureCollection","features":[{encoded},{encoded}],"UTF8Encoding":true}}"#),
            vec!["-/-/-/- other_format ECharts UTF8Encoding"],
            0,
        ),
        (
            format!(r#"{{"UTF8Encoding":true,"type":"FeatureCollection","features":[{encoded},{plain}]}}"#),
            vec!["1/-/-/- nesting Polygon"],
            2,
        ),
        (
            format!(r#"{{"UTF8Encoding":false,"attributes":{{}},"type":"FeatureCollection","features":[{plain}]}}"#),
            vec![],
            1,
        ),
    ] {
        let own = own(&text);
        assert_eq!(
            (said(&own), own.features.len()),
            (flaws.iter().map(|flaw| (*flaw).to_owned()).collect(), features),
            "{text}"
        );
    }
}
