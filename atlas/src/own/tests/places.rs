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
            [0, 0, 2, 2],
        ),
        ("Polygon", "[[[180,1],[181,1],[181,2],[-180,1]]]".to_owned(), vec![], [0, 0, 1, 1]),
        ("MultiPolygon", format!("[[{ring}],[[[1,1]]],[{ring}]]"), vec!["1/-/2/1 too_few"], [0, 0, 2, 2]),
        // Lines.
        ("LineString", "[[1,1]]".to_owned(), vec!["1/-/-/- too_few"], [0, 0, 0, 0]),
        ("MultiLineString", "[[[1,1]],[],[[1,1],[2,2]]]".to_owned(), vec!["1/-/1/- too_few"], [0, 1, 0, 0]),
        // Positions.
        ("Point", "[1]".to_owned(), vec!["1/-/-/- no_place [1]"], [0; 4]),
        ("Point", "[\"1\",\"2\"]".to_owned(), vec!["1/-/-/- quoted_numbers [\"1\", \"2\"]"], [0; 4]),
        ("Point", "[-100.5,\"39.25\"]".to_owned(), vec!["1/-/-/- quoted_numbers [-100.5, \"39.25\"]"], [0; 4]),
        ("Point", "[\"1°\",\"2\"]".to_owned(), vec!["1/-/-/- no_place [\"1°\", \"2\"]"], [0; 4]),
        ("Point", "[null,2]".to_owned(), vec!["1/-/-/- no_place [null, 2]"], [0; 4]),
        ("Point", "[1,[2]]".to_owned(), vec!["1/-/-/- no_place [1, [2]]"], [0; 4]),
        ("Point", "\"1,2\"".to_owned(), vec!["1/-/-/- no_place \"1,2\""], [0; 4]),
        ("Point", "{\"lon\":1}".to_owned(), vec!["1/-/-/- no_place {…}"], [0; 4]),
        ("Point", "[540.5,2]".to_owned(), vec!["1/-/-/- no_place [540.5, 2]"], [0; 4]),
        ("Point", "[500000,4500000]".to_owned(), vec!["-/-/-/- elsewhere [500000, 4500000]"], [0; 4]),
        ("Point", "[1,-1e300]".to_owned(), vec!["1/-/-/- no_place [1, -1e+300]"], [0; 4]),
        ("Point", "[44.5,146.25]".to_owned(), vec!["1/-/-/- swapped [44.5, 146.25]"], [0; 4]),
        ("Point", "[91,91]".to_owned(), vec!["1/-/-/- no_place [91, 91]"], [0; 4]),
        (
            "MultiPoint",
            "[[1,2],[],[1,95],7,[3,4]]".to_owned(),
            vec!["1/-/2/- no_place [] +1", "1/-/3/- swapped [1, 95]"],
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
    assert_eq!(said(&own), ["1/2/-/- too_few +2"]);
    assert_eq!(counts(&own.features[0].geometry), [2, 0, 0, 0]);
}

/// From which longitude to which a part is.
fn reach(points: &[World]) -> [f64; 2] {
    let lons = || degrees(points).into_iter().map(|(lon, _)| lon);
    [lons().fold(f64::INFINITY, f64::min), lons().fold(f64::NEG_INFINITY, f64::max)]
}

#[test]
fn a_box_around_the_world_covers_what_is_around_the_frame_however_it_is_written() {
    let corners = |[west, south, east, north]: [f64; 4]| [(west, south), (east, south), (east, north), (west, north)];
    for bounds in [
        [-180.0, 40.0, 180.0, 50.0],
        [-180.0, -85.0, 180.0, 85.0],
        [0.0, -85.0, 360.0, 85.0],
        [-180.0, -90.0, 180.0, -60.0],
        [-180.0, -90.0, 180.0, 90.0],
    ] {
        for (start, is_turned) in (0..4).flat_map(|start| [(start, false), (start, true)]) {
            let mut ring: Vec<(f64, f64)> = corners(bounds).into_iter().cycle().skip(start).take(5).collect();
            if is_turned {
                ring.reverse();
            }
            let text = |ring: &[(f64, f64)]| format!("{ring:?}").replace('(', "[").replace(')', "]");
            let hole = "[[145,-70],[146,-70],[146,-69],[145,-70]]";
            let whole = own_of(&geometry("Polygon", &format!("[{},{hole}]", text(&ring))));
            assert_eq!(said(&whole), Vec::<String>::new(), "{ring:?}");
            let [outer, inner] = &whole.features[0].geometry.areas[0][..] else { panic!("{ring:?}") };
            assert_eq!((reach(outer), reach(inner), outer.len()), ([-30.0, 330.0], [145.0, 146.0], 5), "{ring:?}");
            let heights = |points: &[World]| points.iter().map(|at| at.y).fold(0.0, |all: f64, y| all.max(y.abs()));
            assert!(heights(outer) > 0.0);

            let line = own_of(&geometry("LineString", &text(&ring)));
            assert_eq!(reach(&line.features[0].geometry.lines[0]), [-30.0, 330.0], "{ring:?}");

            let open = own_of(&geometry("Polygon", &format!("[{}]", text(&ring[..4]))));
            assert_eq!(said(&open), ["1/-/-/1 not_closed"], "{ring:?}");
            let ring = &open.features[0].geometry.areas[0][0];
            assert_eq!((reach(ring), ring.len()), ([-30.0, 330.0], 5));
        }
    }
    let equator = own_of(&geometry("LineString", "[[-180,0],[180,0]]"));
    assert_eq!(degrees(&equator.features[0].geometry.lines[0]), [(-30.0, 0.0), (330.0, 0.0)]);
}

#[test]
fn what_goes_around_the_world_in_many_steps_lies_on_both_sides_of_the_frame() {
    for ring in [
        "[[-180,-89.998926],[-1.4,-89.998926],[180,-89.998926],[180,-70],[0,-75],[-180,-70],[-180,-89.998926]]",
        "[[-180,-90],[-180,-70],[0,-75],[180,-70],[180,-90],[-180,-90]]",
        "[[-180,-80],[-180,-70],[-90,-75],[0,-75],[90,-75],[180,-70],[180,-80],[-180,-80]]",
        "[[180,-80],[-180,-80],[-180,-70],[0,-75],[180,-70],[180,-80]]",
        "[[-180,85],[0,85],[180,85],[180,-85],[-180,-85],[-180,85]]",
        "[[0,-80],[0,-70],[180,-75],[360,-70],[360,-80],[0,-80]]",
    ] {
        let own = own_of(&geometry("Polygon", &format!("[{ring}]")));
        assert_eq!(said(&own), Vec::<String>::new(), "{ring}");
        let [here, beside] = &own.features[0].geometry.areas[..] else { panic!("{ring}") };
        let [here, beside] = [reach(&here[0]), reach(&beside[0])];
        let (west, east) = (here[0].min(beside[0]), here[1].max(beside[1]));
        assert!(west <= -30.0 && east >= 330.0 && east - west == 720.0, "{ring}: {here:?} {beside:?}");
    }
    let parallel = own_of(&geometry("LineString", "[[-180,40],[-90,40],[0,40],[90,40],[180,40]]"));
    assert_eq!(counts(&parallel.features[0].geometry), [0, 2, 0, 0]);
}

#[test]
fn a_position_on_the_antimeridian_may_be_there_in_both_spellings() {
    let ring = "[[170,40],[180,40],[-180,40],[-170,40],[-170,50],[-180,50],[180,50],[170,50],[170,40]]";
    let own_ring = own_of(&geometry("Polygon", &format!("[{ring}]")));
    assert_eq!(said(&own_ring), Vec::<String>::new());
    assert_eq!(reach(&own_ring.features[0].geometry.areas[0][0]), [170.0, 190.0]);
    let line = own_of(&geometry("LineString", "[[170,40],[180,40],[-180,40],[-170,41]]"));
    assert_eq!(reach(&line.features[0].geometry.lines[0]), [170.0, 190.0]);
}
