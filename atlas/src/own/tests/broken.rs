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
        (text(&format!("{feature},")), "not_json 1:67", 1),
        (text(&format!("[{feature}]")), "bare_list", 1),
        (text("[]"), "no_type", 0),
        (text("[[1,2],[3,4]]"), "no_type", 0),
        (text(r#"[{"lon":1,"lat":2},{"lon":3,"lat":4}]"#), "no_type", 0),
        (text(r#"{"type":"FeatureCollection","features":{}}"#), "no_list features", 0),
        (text(r#"{"type":"FeatureCollection","features":"a"}"#), "no_list features", 0),
        (text("5"), "no_type", 0),
        (text("{}"), "no_type", 0),
        (text("hello"), "not_json 1:1", 0),
        (text("<kml></kml>"), "other_format KML", 0),
        (text("\u{FEFF}<?xml version=\"1.0\"?>\n<gpx>"), "other_format GPX", 0),
        (text("\n <?xml version=\"1.0\"?>"), "other_format XML", 0),
        (b"<?xml encoding='latin1'?><kml>\xE9</kml>".to_vec(), "other_format KML", 0),
        (text("<!DOCTYPE html><html>"), "other_format HTML", 0),
        (text("lat,lon,name\r\n1,2,a\r\n"), "other_format CSV", 0),
        (text("\"a b\";c\n1;2"), "other_format CSV", 0),
        (text("a, b"), "not_json 1:1", 0),
        (text("POINT (1 2)"), "other_format WKT", 0),
        (text("var a = {"), "other_format JavaScript", 0),
        (text(&format!("// A comment\n{feature}")), "other_format JSONC", 0),
        (b"PK\x03\x04\x14\0".to_vec(), "other_format ZIP", 0),
        (b"\x1F\x8B\x08\0".to_vec(), "other_format gzip", 0),
        (b"\0\0\x27\x0A\0\0".to_vec(), "other_format Shapefile", 0),
        (text("{\"type\":\"Point\",\n\"coordinates\":[NaN,1]}"), "not_json 2:16", 0),
        (text(r#"{"type":"Topology","objects":{},"arcs":[[[1,2]]]}"#), "other_format TopoJSON", 0),
        (text(r#"{"arcs":[[[1,2]]],"objects":{},"type":"Topology"}"#), "other_format TopoJSON", 0),
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
        (r#"{"type":"Point"}"#.to_owned(), "missing coordinates"),
        (r#"{"type":"Polygon","geometries":[]}"#.to_owned(), "missing coordinates"),
        (r#"{"type":"GeometryCollection"}"#.to_owned(), "missing geometries"),
        (r#"{"type":"GeometryCollection","coordinates":[]}"#.to_owned(), "missing geometries"),
        (r#"{"type":"GeometryCollection","geometries":{}}"#.to_owned(), "no_list geometries"),
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
fn documents_that_follow_one_another_are_read_as_one_list() {
    let feature = |n: usize| format!(r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{n},2]}}}}"#);
    let (a, b, c) = (feature(1), feature(2), feature(3));
    let both = format!(r#"{{"type":"FeatureCollection","features":[{b},{c}]}}"#);
    let pretty = a.replace(',', ",\n  ").replace('}', "\n}");
    let point = geometry("Point", "[3,2]");
    let elsewhere = format!(r#"{{"crs":"EPSG:3857","type":"FeatureCollection","features":[{c},{c}]}}"#);
    for (text, flaws, numbers) in [
        (format!("{a}\n{b}\n{c}\n"), vec![], vec![1, 2, 3]),
        (format!("{a}\r\n\r\n{b} {c}"), vec![], vec![1, 2, 3]),
        (format!("\u{1E}{a}\n\u{1E}{b}\n\u{1E}\n\u{1E}{c}"), vec![], vec![1, 2, 3]),
        (format!("{pretty}\n{b}\n{c}"), vec![], vec![1, 2, 3]),
        (format!("{a}\n{both}\n"), vec![], vec![1, 2, 3]),
        (format!("{both}\n{point}"), vec![], vec![1, 2, 3]),
        ("\u{1E}\n".to_owned(), vec!["-/-/-/- empty"], vec![]),
        // Of what is wrong with one, nothing is lost of the others.
        (format!("{a}\n{{\"type\":\"Table\"}}\n{c}"), vec!["2/-/-/- unknown_type Table"], vec![1, 3]),
        (format!("{a}\n{elsewhere}\n{b}"), vec!["2/-/-/- crs EPSG:3857"], vec![1, 3]),
        (format!("{elsewhere}\n{a}\n{b}"), vec!["-/-/-/- crs EPSG:3857"], vec![1, 2]),
        (format!("{a}\n{{\"type\":,}}\n{b}"), vec!["-/-/-/- broken_document 2:9"], vec![1, 2]),
        (format!("{{\"type\":,}}\n{a}\n{b}"), vec!["-/-/-/- broken_document 1:9"], vec![1, 2]),
        (format!("{a}\n{{\"geometry\":\n{b}\n{c}"), vec!["-/-/-/- broken_document 4:1"], vec![1, 2, 3]),
        (format!("{a}\n{{\"type\":\n{b}"), vec!["-/-/-/- broken_document 3:66"], vec![1, 2]),
        (format!("\u{1E}{a}\n\u{1E}{{\"type\":\n\u{1E}{b}"), vec!["-/-/-/- broken_document 3:1"], vec![1, 2]),
        (format!("\u{1E}{{\n\"type\":\n\u{1E}{pretty}\u{1E}{b}"), vec!["-/-/-/- broken_document 3:1"], vec![1, 2]),
        (format!("{a}\n{b}\n{{\"type\":"), vec!["-/-/-/- cut_off 3:8"], vec![1, 2]),
        (format!("{a}\n{b}\nThe end."), vec!["-/-/-/- not_json 3:1"], vec![1, 2]),
    ] {
        let own = own(&text);
        assert_eq!(said(&own), flaws, "{text:?}");
        assert_eq!(own.features.iter().map(|feature| feature.number).collect::<Vec<_>>(), numbers, "{text:?}");
    }
}

#[test]
fn what_json_allows_is_not_refused() {
    let feature = |properties: &str, place: &str| {
        format!(r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{}}}"#, geometry("Point", place))
    };
    let whole = feature("", "[1,2]");
    for (properties, place, listed, flaws) in [
        (r#""a":"x\ud83dy""#, "[1,2]", "a=x\u{FFFD}y", vec![]),
        (r#""a":"\udc00""#, "[1,2]", "a=\u{FFFD}", vec![]),
        (r#""a":"\ud83d\ud83d\ude00""#, "[1,2]", "a=\u{FFFD}\u{1F600}", vec![]),
        (r#""\ud83d":"\\ud83d""#, "[1,2]", r"�=\ud83d", vec![]),
        (r#""a":"\ud83d\n1e999","b":"\"""#, "[1,2]", "a=\u{FFFD}\n1e999 b=\"", vec![]),
        (r#""a":1e999,"b":-1.5E+400"#, "[1,2]", "a=1e999 b=-1.5E+400", vec![]),
        (r#""a":["\ud83d",1e999]"#, "[1,2]", "a=[\"\u{FFFD}\",\"1e999\"]", vec![]),
        ("", "[1,1e999]", "", vec!["1/-/-/- no_place [1, \"1e999\"]"]),
        (r#""stroke-width":1e999"#, "[1,2]", "", vec!["1/-/-/- no_number stroke-width: 1e999"]),
    ] {
        let odd = feature(properties, place);
        for text in [format!(r#"{{"type":"FeatureCollection","features":[{odd},{whole}]}}"#), format!("{odd}\n{whole}")]
        {
            let own = own(&text);
            assert_eq!(
                (said(&own), own.features.len()),
                (flaws.iter().map(|flaw| (*flaw).to_owned()).collect(), 2),
                "{text}"
            );
            let pairs: Vec<String> =
                own.features[0].properties.iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(pairs.join(" "), listed, "{text}");
        }
    }
    let own = own(&format!("{whole}\n{}\n{{\"a\":\"\\ud83dx\",}}", feature(r#""a":"\ud83d""#, "[1,2]")));
    assert_eq!((said(&own), own.features.len()), (vec!["-/-/-/- not_json 3:16".to_owned()], 2));
}
