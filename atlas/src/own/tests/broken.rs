//! Files that are broken, cut, or something else.

use super::*;

const SAMPLE: &str = r##"{"type":"FeatureCollection","name":"é",
"features":[
{"type":"Feature","properties":{"title":"Ö 1","stroke":"#f00","x":[1,{"y":null}]},"geometry":{"type":"Point","coordinates":[150,45]}},
{"type":"Feature","properties":null,"geometry":{"coordinates":[[[1,1],[2,1],[2,2],[1,1]]],"type":"Polygon"}},
{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[1,2],[3,4]]}]}}
],"crs":null}"##;

#[test]
fn no_cut_of_a_file_panics_and_the_features_before_it_are_there() {
    let whole = own(SAMPLE);
    assert_eq!((said(&whole), whole.features.len()), (Vec::new(), 3));
    let ends: Vec<usize> =
        SAMPLE.match_indices("\n{").map(|(at, _)| at).skip(1).chain([SAMPLE.find("\n]").unwrap()]).collect();
    for end in 1..SAMPLE.len() {
        let own = own_of_bytes(&SAMPLE.as_bytes()[..end]);
        // A comma stands between a feature and the end of its line, but for the last.
        let expected = ends.iter().enumerate().filter(|(index, at)| end + usize::from(*index < 2) >= **at).count();
        assert_eq!(own.features, whole.features[..expected], "cut at {end}");
        assert_eq!((own.flaws.len(), own.flaws[0].kind), (1, FlawKind::CutOff), "cut at {end}");
    }
    let cut = own(&SAMPLE[..ends[1]]);
    assert_eq!(said(&cut), [format!("-/-/-/- cut_off 4:{}", ends[1] - ends[0] - 1)]);
}

#[test]
fn nothing_that_is_put_in_panics() {
    let mut state = 1_u32;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let signs = br#"{}[],:"01-e. ntf\"#;
    for _ in 0..4000 {
        let mut bytes = SAMPLE.as_bytes().to_vec();
        for _ in 0..=next(4) {
            let at = next(bytes.len());
            match next(4) {
                0 => bytes[at] = signs[next(signs.len())],
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, signs[next(signs.len())]),
                _ => bytes[at] = next(256) as u8,
            }
        }
        own_of_bytes(&bytes);
    }
    for (piece, times) in [
        ("[", 100_000),
        ("{\"coordinates\":", 5000),
        ("{\"geometries\":[", 5000),
        ("{\"crs\":", 5000),
        ("{\"properties\":{\"a\":", 500),
    ] {
        let own = own(&piece.repeat(times));
        assert_eq!(own.flaws.len(), 1, "{piece}");
    }
}

#[test]
fn what_a_file_is_instead_is_said() {
    let feature = r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}"#;
    let utf16: Vec<u8> = feature.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_mark: Vec<u8> = [0xFF, 0xFE].into_iter().chain(utf16.iter().copied()).collect();
    let big_end: Vec<u8> = feature.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let latin = b"{\"type\":\"Feature\",\"properties\":{\"a\":\"\xE9t\xE9\"}}".to_vec();
    let text = |text: &str| text.as_bytes().to_vec();
    for (bytes, flaw, features) in [
        (utf16, "not_text", 0),
        (with_mark, "not_text", 0),
        (big_end, "not_text", 0),
        (latin, "not_text", 0),
        (text(""), "empty", 0),
        (text(" \n"), "empty", 0),
        (text(r#"{"type":"FeatureCollection","features":[]}"#), "empty", 0),
        (text(r#"{"type":"FeatureCollection","features":null}"#), "empty", 0),
        (text(r#"{"type":"FeatureCollection"}"#), "empty", 0),
        (text(&format!("{feature}\n{feature}\n")), "several_documents 2:1", 1),
        (text(&format!("{feature} {feature}")), "several_documents 1:68", 1),
        (text(&format!("\u{1E}{feature}\n\u{1E}{feature}\n")), "several_documents", 0),
        (text(&format!("{feature},")), "not_json 1:67", 1),
        (text(&format!("[{feature}]")), "no_type", 0),
        (text("5"), "no_type", 0),
        (text("{}"), "no_type", 0),
        (text("hello"), "not_json 1:1", 0),
        (text("<kml></kml>"), "not_json 1:1", 0),
        (text("{\"type\":\"Point\",\n\"coordinates\":[NaN,1]}"), "not_json 2:16", 0),
        (text(r#"{"type":"Topology","objects":{},"arcs":[[[1,2]]]}"#), "topojson", 0),
        (text(r#"{"arcs":[[[1,2]]],"objects":{},"type":"Topology"}"#), "topojson", 0),
        (text(r#"{"type":"Table"}"#), "unknown_type Table", 0),
        (text(&format!(r#"{{"type":"Collection","features":[{feature}]}}"#)), "unknown_type_shown Collection", 1),
        (text(&format!(r#"{{"features":[{feature}]}}"#)), "no_type_shown FeatureCollection", 1),
        (text(r#"{"features":[]}"#), "no_type", 0),
        (text(r#"{"geometry":{"type":"Point","coordinates":[1,2]}}"#), "no_type_shown Feature", 1),
        (
            text(r#"{"type":"feature","geometry":{"type":"Point","coordinates":[1,2]}}"#),
            "unknown_type_shown feature",
            1,
        ),
    ] {
        let own = own_of_bytes(&bytes);
        let shown = String::from_utf8_lossy(&bytes);
        assert_eq!((said(&own), own.features.len()), (vec![format!("-/-/-/- {flaw}")], features), "{shown}");
    }
}

#[test]
fn what_stands_where_it_does_not_belong_is_said() {
    let point = geometry("Point", "[1,2]");
    for (geometry, flaw) in [
        (r#"{"type":"Feature","geometry":null}"#.to_owned(), "misplaced Feature"),
        (r#"{"type":"FeatureCollection","features":[{"type":"Feature"}]}"#.to_owned(), "misplaced FeatureCollection"),
        ("5".to_owned(), "misplaced 5"),
        (format!("[{point}]"), "misplaced […]"),
        (r#"{"type":"Circle","coordinates":[1,2]}"#.to_owned(), "unknown_type Circle"),
        (r#"{"type":7,"coordinates":[1,2]}"#.to_owned(), "unknown_type 7"),
        (r#"{"coordinates":[1,2]}"#.to_owned(), "no_type"),
        (r#"{"type":"Point"}"#.to_owned(), "nesting Point"),
        (r#"{"type":"GeometryCollection","geometries":{}}"#.to_owned(), "nesting GeometryCollection"),
    ] {
        let own = own_of(&geometry);
        assert_eq!((said(&own), own.features.len()), (vec![format!("1/-/-/- {flaw}")], 1), "{geometry}");
        assert!(own.features[0].geometry.is_empty());
    }
    let own = own(&format!(
        r#"{{"type":"FeatureCollection","features":[null,{point},{{"type":"FeatureCollection","features":[]}},{{"geometry":{point}}},{{"type":"Feature","geometry":{point}}},{{"type":"Featre","geometry":{point}}},{{"a":1}},{{"type":"Row"}}]}}"#
    ));
    let expected = [
        "1/-/-/- misplaced null",
        "2/-/-/- misplaced Point",
        "3/-/-/- misplaced FeatureCollection",
        "4/-/-/- no_type_shown Feature",
        "6/-/-/- unknown_type_shown Featre",
        "7/-/-/- no_type",
        "8/-/-/- unknown_type Row",
    ];
    assert_eq!(said(&own), expected);
    assert_eq!(own.features.iter().map(|feature| feature.number).collect::<Vec<_>>(), [2, 4, 5, 6]);
}

#[test]
fn at_most_fifty_flaws_are_kept_and_the_others_counted() {
    let points = vec!["[1]"; 80].join(",");
    let feature = format!(r#"{{"type":"Feature","geometry":{{"type":"MultiPoint","coordinates":[{points}]}}}}"#);
    let file = format!(r#"{{"type":"FeatureCollection","features":[{feature},{feature}"#);
    let own = own(&file);
    assert_eq!((own.flaws.len(), own.unsaid), (MAX_FLAWS, 111));
    assert_eq!((own.flaws[0].kind, own.flaws[1].part), (FlawKind::CutOff, Some(1)));
}
