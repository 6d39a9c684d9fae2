//! How features look, and what is told of them.

use super::*;

fn feature_with(properties: &str) -> (Feature, Vec<String>) {
    let mut own = own(&format!(r#"{{"type":"Feature","geometry":null,"properties":{properties}}}"#));
    let said = said(&own);
    (own.features.remove(0), said)
}

#[test]
fn a_look_is_that_of_the_specification_where_nothing_is_said() {
    let silent = r#"{"marker-color":null,"marker-symbol":"","marker-size":"","stroke":" ","stroke-width":null}"#;
    for properties in ["{}", "null", "[]", silent] {
        let (feature, said) = feature_with(properties);
        assert_eq!((feature.look, said), (Look::default(), Vec::new()), "{properties}");
        assert_eq!((feature.title, feature.description, feature.properties), (None, None, Vec::new()));
    }
    assert_eq!(own(r#"{"type":"Feature"}"#).features[0].look, Look::default());
}

#[test]
fn a_look_is_read() {
    let (feature, said) = feature_with(
        r##"{"marker-color":"#F00","marker-size":"large","marker-symbol":"b","stroke":"00ff7A","stroke-opacity":"0.5","stroke-width":2.5e0,
            "fill":"abc","fill-opacity":0}"##,
    );
    assert_eq!(said, Vec::<String>::new());
    let expected = Look {
        marker_color: "#ff0000".into(),
        marker_size: MarkerSize::Large,
        marker_symbol: Some('b'),
        stroke: "#00ff7a".into(),
        stroke_opacity: 0.5,
        stroke_width: 2.5,
        fill: "#aabbcc".into(),
        fill_opacity: 0.0,
    };
    assert_eq!(feature.look, expected);
    assert_eq!(feature.properties, []);
}

#[test]
fn what_is_no_look_is_said_and_the_default_stays() {
    for (property, flaw) in [
        (r#""stroke":"blurple""#, "no_colour stroke: blurple"),
        (r##""fill":"#ff""##, "no_colour fill: #ff"),
        (r##""marker-color":"#ffffff80""##, "no_colour marker-color: #ffffff80"),
        (r#""marker-color":"rgb(1,2,3)""#, "no_colour marker-color: rgb(1,2,3)"),
        (r#""fill":"éé""#, "no_colour fill: éé"),
        (r#""fill":["f","f"]"#, r#"no_colour fill: ["f","f"]"#),
        (r#""stroke-width":"wide""#, "no_number stroke-width: wide"),
        (r#""stroke-width":-1"#, "no_number stroke-width: -1"),
        (r#""stroke-opacity":1.5"#, "no_number stroke-opacity: 1.5"),
        (r#""fill-opacity":true"#, "no_number fill-opacity: true"),
        (r#""marker-size":"huge""#, "no_size marker-size: huge"),
    ] {
        let (feature, said) = feature_with(&format!("{{{property}}}"));
        assert_eq!(said, [format!("1/-/-/- {flaw}")]);
        assert_eq!((feature.look, feature.properties), (Look::default(), Vec::new()), "{property}");
    }
}

#[test]
fn a_width_is_no_wider_than_can_be_drawn_and_a_symbol_is_one_letter() {
    assert_eq!(feature_with(r#"{"stroke-width":"400"}"#).0.look.stroke_width, MAX_WIDTH);
    for (symbol, expected) in
        [("\"7\"", Some('7')), ("7", Some('7')), ("\"Z\"", Some('Z')), ("\"bus\"", None), ("\"?\"", None), ("10", None)]
    {
        let (feature, said) = feature_with(&format!(r#"{{"marker-symbol":{symbol}}}"#));
        assert_eq!((feature.look.marker_symbol, said), (expected, Vec::new()), "{symbol}");
    }
}

#[test]
fn other_properties_are_texts_in_the_order_of_the_file() {
    let (feature, said) = feature_with(
        r#"{"z":"last?","title":"Here","n":12,"d":1.50,"big":18446744073709551615,"far":1e2,"yes":true,"no":null,"blank":"",
            "description":"Told.","list":[1, "a\"b", {"k": [ ]}, null],"object":{"b":1,"a":2.0}}"#,
    );
    assert_eq!(said, Vec::<String>::new());
    assert_eq!((feature.title.as_deref(), feature.description.as_deref()), (Some("Here"), Some("Told.")));
    let properties: Vec<(&str, &str)> = feature.properties.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let expected = [
        ("z", "last?"),
        ("n", "12"),
        ("d", "1.5"),
        ("big", "18446744073709551615"),
        ("far", "100"),
        ("yes", "true"),
        ("list", r#"[1,"a\"b",{"k":[]},null]"#),
        ("object", r#"{"b":1,"a":2}"#),
    ];
    assert_eq!(properties, expected);
}

#[test]
fn a_long_list_is_cut_behind_two_hundred_characters() {
    let list = |members: usize| format!("[{}]", vec!["\"ж\""; members].join(","));
    for (members, is_cut) in [(49, false), (50, true), (5000, true)] {
        let (feature, _) = feature_with(&format!(r#"{{"a":{},"b":1}}"#, list(members)));
        let (text, whole) = (&feature.properties[0].1, list(members));
        let expected = if is_cut { whole.chars().take(200).chain(['…']).collect() } else { whole };
        assert_eq!(*text, expected);
        assert_eq!(feature.properties[1].1, "1");
    }
    let (feature, _) = feature_with(&format!(r#"{{"a":{{"{}":0,"c":[[1]]}}}}"#, "k".repeat(500)));
    assert_eq!(feature.properties[0].1.chars().count(), 201);
    assert_eq!(feature_with(&format!(r#"{{"a":"{}"}}"#, "k".repeat(500))).0.properties[0].1.len(), 500);
}

#[test]
fn what_is_no_properties_is_said() {
    for (properties, found) in [("5", "5"), ("[1]", "[1]"), ("\"a\"", "a")] {
        let (feature, said) = feature_with(properties);
        assert_eq!((feature.properties, said), (Vec::new(), vec![format!("1/-/-/- misplaced {found}")]));
    }
}

#[test]
fn a_feature_is_called_by_its_title_its_name_or_its_id() {
    for (members, title, listed) in [
        (r#""id":7,"properties":{"name":"B","title":"A"}"#, Some("A"), "id=7 name=B"),
        (r#""id":"x","properties":{"a":1,"Name":"B","b":2}"#, Some("B"), "id=x a=1 b=2"),
        (r#""properties":{"NAME":12,"name":"C"}"#, Some("12"), "name=C"),
        (r#""properties":{"title":" ","name":"B"}"#, Some("B"), ""),
        (r#""properties":{"name":"","id":"J-1"},"id":"J-1""#, Some("J-1"), "id=J-1"),
        (r#""properties":{"name":"B","id":"J-1"},"id":"J-1""#, Some("B"), "id=J-1"),
        (r#""properties":{"name":"B","id":"J-1"},"id":"K""#, Some("B"), "id=K id=J-1"),
        (r#""properties":{"name":{"en":"B"},"nameEn":"E"},"id":0"#, Some("0"), r#"name={"en":"B"} nameEn=E"#),
        (r#""properties":null,"id":"a 1""#, Some("a 1"), ""),
        (r#""id":{"a":1},"properties":{"a":1}"#, None, "a=1"),
        (r#""id":null"#, None, ""),
        (r#""id":true"#, None, ""),
        (r#""id":" ""#, None, ""),
    ] {
        let own = own(&format!(r#"{{"type":"Feature","geometry":null,{members}}}"#));
        let feature = &own.features[0];
        let pairs: Vec<String> = feature.properties.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!((feature.title.as_deref(), pairs.join(" ").as_str()), (title, listed), "{members}");
    }
}
