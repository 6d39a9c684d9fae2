//! What can be wrong with a line before anything is computed.

use std::collections::BTreeMap;

use atlas::lonlat::LonLat;

use super::{Line, Method, Transformation, WGS84};

/// What a line lacks or has wrongly, a sentence each.
pub fn of(line: &Line, known: &BTreeMap<String, Transformation>) -> Vec<String> {
    let mut faults: Vec<String> =
        lacks(line).map(|needs| format!("needs {needs} for its method")).into_iter().collect();
    if line.method == Method::Points {
        faults.extend(of_points(line));
    }
    if let Some(name) = line.datum.as_ref().filter(|name| *name != WGS84 && !known.contains_key(*name)) {
        let known: Vec<&str> = std::iter::once(WGS84).chain(known.keys().map(String::as_str)).collect();
        faults.push(format!(
            "is on the datum `{name}`, which is not known here; known are {}. Write a table [datum.{name}]",
            known.join(", ")
        ));
    }
    faults.into_iter().map(|fault| format!("The line `{}` {fault}.", line.id)).collect()
}

fn lacks(line: &Line) -> Option<&'static str> {
    match line.method {
        Method::Equidistance | Method::Half if line.b.is_empty() => Some("land in `b`"),
        Method::Half if line.split.is_none() => Some("a group in `split`"),
        Method::Equidistance | Method::Limit | Method::Half if line.window.is_none() => Some("a `window`"),
        Method::Parallel if line.lat.is_none() => Some("a `lat`"),
        Method::Points if line.curve.is_none() => Some("a `curve`, \"rhumb\" or \"geodesic\","),
        Method::Points if line.datum.is_none() => Some("a `datum`, \"wgs84\" or an older one,"),
        Method::Points => None,
        _ if line.a.is_empty() => Some("land in `a`"),
        _ => None,
    }
}

/// What is wrong with the points themselves, a sentence each.
fn of_points(line: &Line) -> Vec<String> {
    let least = if line.closed { 3 } else { 2 };
    let mut faults = Vec::new();
    if line.points.len() < least {
        let what = if line.closed { "a closed line" } else { "a line" };
        faults.push(format!("has {} of the {least} `points` that {what} needs; list them all", line.points.len()));
    }
    let places = || (1..).zip(&line.points);
    faults.extend(places().filter(|(_, at)| !at.is_valid()).map(|(n, at)| {
        format!("has {}, which is not on Earth; write longitude, then latitude, in decimal degrees", named(n, *at))
    }));
    let pairs = places().zip(&line.points[1.min(line.points.len())..]);
    faults.extend(
        pairs
            .filter(|((_, at), next)| at == next)
            .map(|((n, at), _)| format!("has {} twice, one behind the other; strike one or correct it", named(n, *at))),
    );
    faults
}

/// A point by its number, from 1, and its place.
fn named(number: usize, at: LonLat) -> String {
    format!("point {number} at {}, {}", at.lon, at.lat)
}

#[cfg(test)]
mod tests {
    use super::super::tests::parsed;

    #[test]
    fn what_is_wrong_with_a_line_is_said_with_its_id_and_a_remedy() {
        let points = "method = \"points\"\ncurve = \"rhumb\"\ndatum = \"wgs84\"\n";
        for (keys, says) in [
            (
                format!("{points}points = [[1, 2]]"),
                "The line `x` has 1 of the 2 `points` that a line needs; list them all.",
            ),
            (
                format!("{points}closed = true\npoints = [[1, 2], [2, 2]]"),
                "has 2 of the 3 `points` that a closed line needs",
            ),
            (
                format!("{points}points = [[1, 2], [1, 97]]"),
                "has point 2 at 1, 97, which is not on Earth; write longitude",
            ),
            (format!("{points}points = [[1, 2], [1, 2], [3, 4]]"), "has point 1 at 1, 2 twice, one behind the other"),
            ("method = \"points\"\ndatum = \"wgs84\"\npoints = [[1, 2], [3, 4]]".into(), "needs a `curve`"),
            ("method = \"points\"\ncurve = \"rhumb\"\npoints = [[1, 2], [3, 4]]".into(), "needs a `datum`"),
            (
                "method = \"points\"\ncurve = \"rhumb\"\ndatum = \"new\"\npoints = [[1, 2], [3, 4]]".into(),
                "is on the datum `new`, which is not known here; known are wgs84, old. Write a table [datum.new].",
            ),
            ("method = \"limit\"\nwindow = [0, 0, 1, 1]".into(), "needs land in `a` for its method."),
        ] {
            let said = parsed(&keys).unwrap_err();
            assert!(said.contains(says), "{keys}: {said}");
        }
    }
}
