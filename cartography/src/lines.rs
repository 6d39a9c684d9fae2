//! `cargo xtask lines`: lines of equal distance and parallels, computed from the shapes that the map draws, and lines through listed points.
//!
//! `Shores` keeps shores as stretches of at most 0.02° in an R-tree in space; the nearest is found by the straight line through the Earth,
//! and its distance is geodesic on WGS 84. `contour::zero_lines` traces where dA − dB, the distances to two sets of shores, changes
//! sign, on cells of 60 m; it halves blocks and drops those whose centre says |dA − dB| > 2 r, since no distance changes faster than
//! one walks. Crossings are refined on the ellipsoid by false position, ends (24 nautical miles from shore by default) by bisection and
//! Newton's method. At vertices |dA − dB| < 2 m; in the committed file, with five decimals, a test allows 10 m. Then vertices are left
//! out while the line stays within 50 m. Bends within a cell and straits narrower than 60 m can be missed, and the shapes' own error
//! comes on top. Treaty parallels are cut from shore to shore. Courses are held to published places and widths by `expect` in `lines.toml`.

mod points;
pub mod shapes;
pub(crate) mod spec;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::Instant;

use crate::contour::Window;
use crate::equidistance::{Rule, equidistance, limit};
use crate::shores::Shores;
use atlas::lonlat::LonLat;
use geo::{Contains, Coord, Point, Polygon};
use serde_json::{Map, Value, json};

use crate::Result;
use crate::layers;
use shapes::Shapes;
use spec::{Expect, Line, Method};

/// Width of the cells over which lines are traced: a bend is cut off by less than this.
const CELL_M: f64 = 60.0;
/// The same for limits, which are long and smooth, and how far they may stray.
const LIMIT_CELL_M: f64 = 200.0;
const LIMIT_TOLERANCE_M: f64 = 250.0;
/// How far a drawn line may stray from the traced one.
const TOLERANCE_M: f64 = 50.0;
/// A nautical mile.
const MILE_M: f64 = 1_852.0;

/// Makes the lines of the disputes below `root` that are named, or of every one that has a lines.toml.
///
/// # Errors
/// Where a file cannot be read or written, or a line is not found in its window.
pub fn run(root: &Path, names: &[String]) -> Result<()> {
    for folder in layers::disputes_named(root, "lines.toml", names)? {
        let start = Instant::now();
        println!("lines: {} (a few seconds)", layers::name(&folder));
        make(&folder)?;
        println!("  done in {:.0} s", start.elapsed().as_secs_f64());
    }
    Ok(())
}

fn make(folder: &Path) -> Result<()> {
    let file = folder.join("lines.toml");
    let lines = spec::read(&file)?;
    let shapes = Shapes::read(folder)?;
    let mut features = Vec::new();
    let mut places = Vec::new();
    for line in &lines {
        let parts =
            compute(line, &shapes).map_err(|what| format!("{}: the line `{}`: {what}", file.display(), line.id))?;
        let vertices: usize = parts.iter().map(Vec::len).sum();
        let unlike_m = worst_difference_m(line, &parts, &shapes)?;
        println!(
            "  {}: {vertices} vertices in {} parts, distances differ by at most {unlike_m:.1} m",
            line.id,
            parts.len()
        );
        for expect in &line.expect {
            let found = measure(line, &parts, expect.near, &shapes)?;
            println!(
                "    {}: {:.0} m off (at most {}), {}",
                expect.note,
                found.away_m,
                expect.within_m,
                found.gap(expect)
            );
        }
        features.push((properties(line), geometry(&parts)));
        places.extend(parts.into_iter().flatten());
    }
    layers::write_collection(&folder.join("layers/lines.geojson"), features.into_iter(), bounds(&places))
}

fn compute(line: &Line, shapes: &Shapes) -> Result<Vec<Vec<LonLat>>> {
    let parts = match (line.method, line.window, line.lat) {
        (Method::Equidistance, Some([west, south, east, north]), _) => {
            let third = if line.third.is_empty() { None } else { Some(shapes.shores(&line.third)?) };
            let rule = Rule {
                window: Window { west, south, east, north },
                cell_m: CELL_M,
                reach_m: line.reach_nm * MILE_M,
                third: third.as_ref(),
                tolerance_m: TOLERANCE_M,
            };
            equidistance(&shapes.shores(&line.a)?, &shapes.shores(&line.b)?, &rule)
        }
        (Method::Limit, Some([west, south, east, north]), _) => {
            let window = Window { west, south, east, north };
            let all = limit(&shapes.shores(&line.a)?, line.reach_nm * MILE_M, window, LIMIT_CELL_M, LIMIT_TOLERANCE_M);
            // What lies as far inland from the same shores is no limit at sea.
            let land = shapes.polygons(&line.a)?;
            let at_sea = |part: &Vec<LonLat>| {
                let middle = part[part.len() / 2];
                !land.iter().any(|polygon| polygon.contains(&Point::new(middle.lon, middle.lat)))
            };
            all.into_iter().filter(at_sea).collect()
        }
        (Method::Half, Some([west, south, east, north]), _) => half(line, shapes, Window { west, south, east, north })?,
        (Method::Parallel, _, Some(lat)) => parallel(lat, &shapes.polygons(&line.a)?),
        (Method::Points, ..) => vec![points::course(line, shapes.frame())?],
        _ => Vec::new(),
    };
    let rounded: Vec<Vec<LonLat>> = parts.into_iter().map(|part| part.into_iter().map(rounded).collect()).collect();
    if rounded.is_empty() { Err("nothing was found in its window; make that wider.".to_owned()) } else { Ok(rounded) }
}

/// The line of a group that is cut in two: across it, and at sea as far from the shores of one side as from the other's.
fn half(line: &Line, shapes: &Shapes, window: Window) -> Result<Vec<Vec<LonLat>>> {
    let [a, b] = half_shores(line, shapes)?;
    let split = line.split.clone().unwrap_or_default();
    let cut = shapes.halved(&split, &line.b)?.cut;
    let rule = Rule { window, cell_m: CELL_M, reach_m: line.reach_nm * MILE_M, third: None, tolerance_m: TOLERANCE_M };
    let land = shapes.polygons(&[split])?;
    let is_land = |place: &LonLat| land.iter().any(|polygon| polygon.contains(&Point::new(place.lon, place.lat)));
    let traced = equidistance(&a, &b, &rule);
    let at_sea = traced.iter().flat_map(|part| part.chunk_by(|p, q| is_land(p) == is_land(q)));
    let mut parts: Vec<Vec<LonLat>> =
        at_sea.filter(|part| part.len() > 1 && !is_land(&part[0])).map(<[LonLat]>::to_vec).collect();
    // Across land: from shore to shore along the cut.
    let [from, to] = cut;
    let side = |p: LonLat| (to.lon - from.lon) * (p.lat - from.lat) - (to.lat - from.lat) * (p.lon - from.lon);
    let rings = shapes::rings(&land);
    let crossed =
        rings.iter().flat_map(|ring| ring.windows(2)).filter(|edge| (side(edge[0]) < 0.0) != (side(edge[1]) < 0.0));
    let mut shores: Vec<LonLat> = crossed
        .map(|edge| {
            let t = side(edge[0]) / (side(edge[0]) - side(edge[1]));
            let [(x, y), (dx, dy)] =
                [(edge[0].lon, edge[0].lat), (edge[1].lon - edge[0].lon, edge[1].lat - edge[0].lat)];
            LonLat::new(x + t * dx, y + t * dy)
        })
        .collect();
    let along = |p: &LonLat| (p.lon - from.lon) * (to.lon - from.lon) + (p.lat - from.lat) * (to.lat - from.lat);
    shores.sort_by(|p, q| along(p).total_cmp(&along(q)));
    parts.extend(shores.chunks_exact(2).map(<[LonLat]>::to_vec));
    Ok(parts)
}

/// The shores of the two sides of such a line: what stays with `a`, and what goes with `b`.
fn half_shores(line: &Line, shapes: &Shapes) -> Result<[Shores; 2]> {
    let halved = shapes.halved(line.split.as_deref().unwrap_or_default(), &line.b)?;
    let [part, rest] = halved.parts.map(|rings| shapes::without_cut(&rings, halved.cut));
    let with = |words: &[String], more: Vec<Vec<LonLat>>| {
        let lines = shapes.coasts(words)?.into_iter().chain(more);
        Ok::<_, String>(Shores::new(lines.map(|line| (0, line))))
    };
    Ok([with(&line.a, rest)?, with(&line.b, part)?])
}

/// The parts of a parallel that cross land, from each western shore to the eastern one.
fn parallel(lat: f64, polygons: &[&Polygon]) -> Vec<Vec<LonLat>> {
    let rings = polygons.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    let mut shores: Vec<f64> =
        rings.flat_map(|ring| ring.lines().filter_map(|side| crossing(lat, side.start, side.end))).collect();
    shores.sort_by(f64::total_cmp);
    shores.chunks_exact(2).map(|pair| pair.iter().map(|lon| LonLat::new(*lon, lat)).collect()).collect()
}

/// Where a side crosses a parallel; a side counts with its southern end and without its northern one.
fn crossing(lat: f64, from: Coord, to: Coord) -> Option<f64> {
    ((from.y <= lat) != (to.y <= lat)).then(|| from.x + (lat - from.y) / (to.y - from.y) * (to.x - from.x))
}

fn rounded(place: LonLat) -> LonLat {
    let coord = layers::rounded(Coord { x: place.lon, y: place.lat });
    LonLat::new(coord.x, coord.y)
}

fn properties(line: &Line) -> Map<String, Value> {
    let mut map = Map::new();
    let words =
        [("id", Some(&line.id)), ("layer", Some(&line.layer)), ("from", line.from.as_ref()), ("to", line.to.as_ref())];
    map.extend(words.into_iter().filter_map(|(key, word)| Some((key.to_owned(), json!(word?)))));
    map.insert("kind".to_owned(), json!(line.kind));
    map.insert("certainty".to_owned(), json!(line.certainty));
    map.insert("cite".to_owned(), json!(line.cite));
    if let Some(by) = &line.transformation {
        map.insert("datum".to_owned(), json!(line.datum));
        map.insert("transformation".to_owned(), json!(format!("EPSG:{}, {}", by.epsg, by.name)));
        map.insert("accuracy_m".to_owned(), json!(by.accuracy_m));
    }
    map
}

fn geometry(parts: &[Vec<LonLat>]) -> Value {
    match parts {
        [one] => json!({"type": "LineString", "coordinates": one}),
        several => json!({"type": "MultiLineString", "coordinates": several}),
    }
}

fn bounds(places: &[LonLat]) -> [f64; 4] {
    let none = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    places.iter().fold(none, |[west, south, east, north], place| {
        [west.min(place.lon), south.min(place.lat), east.max(place.lon), north.max(place.lat)]
    })
}

/// The largest difference of the distances to the shores of `a` and of `b` at any vertex, in metres, or of the distance to
/// those of `a` from a limit's; zero for a line whose course is given.
fn worst_difference_m(line: &Line, parts: &[Vec<LonLat>], shapes: &Shapes) -> Result<f64> {
    if matches!(line.method, Method::Parallel | Method::Points) {
        return Ok(0.0);
    }
    if line.method == Method::Limit {
        let a = shapes.shores(&line.a)?;
        let off = parts.iter().flatten().map(|place| (a.distance_m(*place) - line.reach_nm * MILE_M).abs());
        return Ok(off.fold(0.0, f64::max));
    }
    if line.method == Method::Half {
        let [a, b] = half_shores(line, shapes)?;
        let differences = parts.iter().flatten().map(|place| (a.distance_m(*place) - b.distance_m(*place)).abs());
        return Ok(differences.fold(0.0, f64::max));
    }
    let (a, b) = (shapes.shores(&line.a)?, shapes.shores(&line.b)?);
    let differences = parts.iter().flatten().map(|place| (a.distance_m(*place) - b.distance_m(*place)).abs());
    Ok(differences.fold(0.0, f64::max))
}

/// How a line passes a place.
struct Passage {
    /// Distance of the line from the place, in metres.
    away_m: f64,
    /// Distances from the line there to the shores of `a` and of `b`, in kilometres; infinite where there is no such shore.
    shores_km: [f64; 2],
}

impl Passage {
    fn gap_km(&self) -> f64 {
        self.shores_km[0] + self.shores_km[1]
    }

    fn gap(&self, expect: &Expect) -> String {
        match (expect.gap_km, expect.percent) {
            (Some(gap_km), Some(percent)) => {
                format!("gap {:.2} km, expected {gap_km} (give or take {percent} %)", self.gap_km())
            }
            _ => "no gap expected".to_owned(),
        }
    }
}

fn measure(line: &Line, parts: &[Vec<LonLat>], near: LonLat, shapes: &Shapes) -> Result<Passage> {
    let passed = match line.method {
        Method::Equidistance | Method::Limit | Method::Half | Method::Points => {
            Shores::new(parts.iter().map(|part| (0, part)))
        }
        // A parallel's course is given; what is computed is its ends.
        Method::Parallel => Shores::new(parts.iter().flatten().map(|end| (0, [*end]))),
    };
    let passed = passed.nearest(near).ok_or("The line has no vertices.")?;
    let [a, b] = [shapes.shores(&line.a)?, shapes.shores(&line.b)?].map(|shores| shores.distance_m(passed.place) / 1e3);
    Ok(Passage { away_m: passed.distance_m, shores_km: [a, b] })
}
