//! Where things are: longitudes in any spelling, rings, what is no place.

use super::*;

#[test]
fn a_part_lies_whole_where_it_is_nearest_to_the_frame() {
    for (text, expected) in [
        ("[[150,45],[151,46]]", [(150.0, 45.0), (151.0, 46.0)]),
        ("[[-210,45],[-209,46]]", [(150.0, 45.0), (151.0, 46.0)]),
        ("[[510,45],[511,46]]", [(150.0, 45.0), (151.0, 46.0)]),
        ("[[179,45],[-179,46]]", [(179.0, 45.0), (181.0, 46.0)]),
        ("[[-179,45],[179,46]]", [(181.0, 45.0), (179.0, 46.0)]),
        ("[[0,45],[180,46]]", [(0.0, 45.0), (180.0, 46.0)]),
        ("[[-40,45],[-41,46]]", [(320.0, 45.0), (319.0, 46.0)]),
    ] {
        let own = own_of(&geometry("LineString", text));
        assert_eq!(said(&own), Vec::<String>::new(), "{text}");
        assert_eq!(degrees(&own.features[0].geometry.lines[0]), expected, "{text}");
    }
    let own = own_of(&geometry("MultiPoint", "[[-179,45],[179,46],[-210,1],[540,0]]"));
    assert_eq!(degrees(&own.features[0].geometry.points), [(181.0, 45.0), (179.0, 46.0), (150.0, 1.0), (180.0, 0.0)]);
}

#[test]
fn a_step_beyond_the_antimeridian_goes_on() {
    let own = own_of(&geometry("LineString", "[[170,40],[-170,41],[-150,42],[175,43],[-535,44]]"));
    assert_eq!(
        degrees(&own.features[0].geometry.lines[0]),
        [(170.0, 40.0), (190.0, 41.0), (210.0, 42.0), (175.0, 43.0), (185.0, 44.0)]
    );
    let ring = "[[170,40],[-170,40],[-170,50],[170,50],[170,40]]";
    let hole = "[[-178,42],[-176,42],[-176,44],[-178,42]]";
    let own = own_of(&geometry("Polygon", &format!("[{ring},{hole}]")));
    assert_eq!(said(&own), Vec::<String>::new());
    let rings = &own.features[0].geometry.areas[0];
    assert_eq!(degrees(&rings[0]), [(170.0, 40.0), (190.0, 40.0), (190.0, 50.0), (170.0, 50.0), (170.0, 40.0)]);
    assert_eq!(degrees(&rings[1]), [(182.0, 42.0), (184.0, 42.0), (184.0, 44.0), (182.0, 42.0)]);
    assert!(rings.iter().all(|ring| ring.first() == ring.last()));
}

#[test]
fn a_ring_of_either_winding_is_kept_as_it_is() {
    for ring in ["[[1,1],[2,1],[2,2],[1,1]]", "[[1,1],[2,2],[2,1],[1,1]]"] {
        let own = own_of(&geometry("Polygon", &format!("[{ring}]")));
        assert_eq!((said(&own), counts(&own.features[0].geometry)), (Vec::new(), [0, 0, 1, 1]));
    }
}

#[test]
fn what_is_wrong_with_a_part_is_said_and_the_rest_is_there() {
    let ring = "[[1,1],[2,1],[2,2],[1,1]]";
    let with = |other: &str| format!("[{ring},{other}]");
    let before = |other: &str| format!("[{other},{ring}]");
    for (kind, coordinates, flaws, expected) in [
        // Rings.
        ("Polygon", with("[[1,1],[2,1],[2,2]]"), vec!["1/-/-/2 not_closed"], [0, 0, 1, 2]),
        ("Polygon", with("[[1,1],[2,1],[1,1]]"), vec!["1/-/-/2 too_few"], [0, 0, 1, 1]),
        ("Polygon", with("[[1,1],[2,1]]"), vec!["1/-/-/2 too_few"], [0, 0, 1, 1]),
        ("Polygon", with("[]"), vec!["1/-/-/2 too_few"], [0, 0, 1, 1]),
        ("Polygon", before("[[1,1],[2,1],[1,1]]"), vec!["1/-/-/1 too_few"], [0, 0, 0, 0]),
        ("Polygon", with("[[0,80],[90,80],[180,80],[-90,80],[0,80]]"), vec!["1/-/-/2 around_pole"], [0, 0, 1, 1]),
        (
            "Polygon",
            with("[[0,80],[90,80],[180,80],[-90,80]]"),
            vec!["1/-/-/2 not_closed", "1/-/-/2 around_pole"],
            [0, 0, 1, 1],
        ),
        (
            "Polygon",
            "[[[-180,-90],[-180,-80],[0,-70],[180,-80],[180,-90],[-180,-90]]]".to_owned(),
            vec![],
            [0, 0, 1, 1],
        ),
        ("Polygon", "[[[180,1],[181,1],[181,2],[-180,1]]]".to_owned(), vec![], [0, 0, 1, 1]),
        ("MultiPolygon", format!("[[{ring}],[[[1,1]]],[{ring}]]"), vec!["1/-/2/1 too_few"], [0, 0, 2, 2]),
        // Lines.
        ("LineString", "[[1,1]]".to_owned(), vec!["1/-/-/- too_few"], [0, 0, 0, 0]),
        ("MultiLineString", "[[[1,1]],[],[[1,1],[2,2]]]".to_owned(), vec!["1/-/1/- too_few"], [0, 1, 0, 0]),
        // Positions.
        ("Point", "[1]".to_owned(), vec!["1/-/-/- no_place [1]"], [0; 4]),
        ("Point", "[\"1\",\"2\"]".to_owned(), vec!["1/-/-/- no_place [\"1\", \"2\"]"], [0; 4]),
        ("Point", "[null,2]".to_owned(), vec!["1/-/-/- no_place [null, 2]"], [0; 4]),
        ("Point", "[1,[2]]".to_owned(), vec!["1/-/-/- no_place [1, [2]]"], [0; 4]),
        ("Point", "\"1,2\"".to_owned(), vec!["1/-/-/- no_place \"1,2\""], [0; 4]),
        ("Point", "{\"lon\":1}".to_owned(), vec!["1/-/-/- no_place {…}"], [0; 4]),
        ("Point", "[540.5,2]".to_owned(), vec!["1/-/-/- no_place [540.5, 2]"], [0; 4]),
        ("Point", "[500000,4500000]".to_owned(), vec!["1/-/-/- no_place [500000, 4500000]"], [0; 4]),
        ("Point", "[1,-1e300]".to_owned(), vec!["1/-/-/- no_place [1, -1e+300]"], [0; 4]),
        ("Point", "[44.5,146.25]".to_owned(), vec!["1/-/-/- swapped [44.5, 146.25]"], [0; 4]),
        ("Point", "[91,91]".to_owned(), vec!["1/-/-/- no_place [91, 91]"], [0; 4]),
        (
            "MultiPoint",
            "[[1,2],[],[1,95],7,[3,4]]".to_owned(),
            vec!["1/-/2/- no_place []", "1/-/3/- swapped [1, 95]", "1/-/4/- no_place 7"],
            [2, 0, 0, 0],
        ),
        ("LineString", "[[1,2],[\"x\",2],[3],[3,4]]".to_owned(), vec!["1/-/-/- no_place [\"x\", 2]"], [0, 1, 0, 0]),
        ("LineString", "[[45,146],[46,147]]".to_owned(), vec!["1/-/-/- swapped [45, 146]"], [0; 4]),
        ("Polygon", with("[[45,146],[46,147],[45,147],[45,146]]"), vec!["1/-/-/2 swapped [45, 146]"], [0, 0, 1, 1]),
        // Nesting.
        ("Point", "[[1,2]]".to_owned(), vec!["1/-/-/- nesting Point"], [0; 4]),
        ("Polygon", "[[1,2],[3,4]]".to_owned(), vec!["1/-/-/- nesting Polygon"], [0; 4]),
        ("LineString", with(ring), vec!["1/-/-/- nesting LineString"], [0; 4]),
        ("LineString", "null".to_owned(), vec!["1/-/-/- nesting LineString"], [0; 4]),
        ("MultiPolygon", with(ring), vec!["1/-/-/- nesting MultiPolygon"], [0; 4]),
    ] {
        let own = own_of(&geometry(kind, &coordinates));
        assert_eq!(said(&own), flaws, "{kind} {coordinates}");
        assert_eq!(counts(&own.features[0].geometry), expected, "{kind} {coordinates}");
    }
}

#[test]
fn what_is_not_closed_is_drawn_closed() {
    let own = own_of(&geometry("Polygon", "[[[170,40],[-170,40],[-170,50]]]"));
    assert_eq!(said(&own), ["1/-/-/1 not_closed"]);
    let ring = &own.features[0].geometry.areas[0][0];
    assert_eq!(degrees(ring), [(170.0, 40.0), (190.0, 40.0), (190.0, 50.0), (170.0, 40.0)]);
    assert_eq!(ring.first(), ring.last());
}

#[test]
fn a_geometry_of_a_collection_has_its_number() {
    let line = geometry("LineString", "[[1,1]]");
    let inner = format!(r#"{{"type":"GeometryCollection","geometries":[{line},{line}]}}"#);
    let point = geometry("Point", "[1,1]");
    let own = own_of(&format!(r#"{{"geometries":[{point},{line},{inner},{point}],"type":"GeometryCollection"}}"#));
    assert_eq!(said(&own), ["1/2/-/- too_few", "1/3/-/- too_few", "1/3/-/- too_few"]);
    assert_eq!(counts(&own.features[0].geometry), [2, 0, 0, 0]);
}
