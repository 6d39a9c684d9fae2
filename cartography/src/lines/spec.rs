//! `lines.toml`: what each line is equally far from and where it is looked for, or which points it runs through. The file itself
//! explains its keys.

mod faults;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use atlas::lonlat::LonLat;
use serde::Deserialize;

use crate::ellipsoid::Ellipsoid;

/// The datum of everything that is computed.
const WGS84: &str = "wgs84";

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    datum: BTreeMap<String, Transformation>,
    line: Vec<Line>,
}

/// One line. Its words stand in the same table and are not read here, so that unknown keys are let pass.
#[derive(Debug, Deserialize)]
pub struct Line {
    pub id: String,
    pub kind: String,
    pub method: Method,
    pub layer: String,
    #[serde(default)]
    pub a: Vec<String>,
    #[serde(default)]
    pub b: Vec<String>,
    #[serde(default)]
    pub third: Vec<String>,
    pub split: Option<String>,
    pub window: Option<[f64; 4]>,
    pub lat: Option<f64>,
    #[serde(default)]
    pub points: Vec<LonLat>,
    pub curve: Option<Curve>,
    #[serde(default)]
    pub closed: bool,
    pub datum: Option<String>,
    /// What brings the points to WGS 84, where they are of another datum.
    #[serde(skip)]
    pub transformation: Option<Transformation>,
    #[serde(default = "twice_the_territorial_sea")]
    pub reach_nm: f64,
    pub from: Option<String>,
    pub to: Option<String>,
    pub certainty: String,
    pub cite: Vec<String>,
    #[serde(default)]
    pub expect: Vec<Expect>,
}

/// How a line is found.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// As far from the shores of one set of land as from those of another.
    Equidistance,
    /// Along a parallel, from shore to shore.
    Parallel,
    /// At a distance from the shores of one set of land.
    Limit,
    /// As `equidistance`, and across the group `split`, of which so much goes with `b` that `b` has half of all disputed land.
    Half,
    /// Through listed points.
    Points,
}

/// What a line through listed points is between two of them.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Curve {
    /// A line of one bearing: straight on a chart in Mercator's projection.
    Rhumb,
    /// The shortest way on the ellipsoid.
    Geodesic,
}

/// How an older datum is brought to WGS 84: a published transformation by geocentric translations (EPSG method 9603), from the
/// register of EPSG. It stands in data, so that the engine knows no datum.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transformation {
    /// Its name in the register.
    pub name: String,
    /// Its code there.
    pub epsg: u32,
    /// Semi-major axis of the older ellipsoid, in metres.
    pub a: f64,
    /// Its inverse flattening.
    pub inverse_flattening: f64,
    /// Translation along the axis towards 0° E, in metres.
    pub dx: f64,
    /// Translation along the axis towards 90° E, in metres.
    pub dy: f64,
    /// Translation along the axis towards the north pole, in metres.
    pub dz: f64,
    /// How far a place may be off afterwards, in metres, as the register says.
    pub accuracy_m: f64,
}

impl Transformation {
    /// The ellipsoid of the older datum.
    pub fn ellipsoid(&self) -> Ellipsoid {
        Ellipsoid::new(self.a, self.inverse_flattening)
    }
}

/// What a test holds a line to.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    pub near: LonLat,
    pub within_m: f64,
    pub gap_km: Option<f64>,
    pub percent: Option<f64>,
    pub note: String,
}

fn twice_the_territorial_sea() -> f64 {
    24.0
}

/// Reads the file and checks that each line has what its method needs.
pub fn read(path: &Path) -> Result<Vec<Line>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    parse(&text).map_err(|fault| format!("{}{fault}", path.display()))
}

fn parse(text: &str) -> Result<Vec<Line>, String> {
    let File { line: mut lines, datum: known } =
        toml::from_str(text).map_err(|error| format!(" does not fit: {error}"))?;
    let faults: Vec<String> = lines.iter().flat_map(|line| faults::of(line, &known)).collect();
    if !faults.is_empty() {
        return Err(format!(":\n{}", faults.join("\n")));
    }
    for line in &mut lines {
        line.transformation = line.datum.as_ref().and_then(|name| known.get(name)).cloned();
    }
    Ok(lines)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    const DATUM: &str = "[datum.old]\nname = \"Old to WGS 84 (1)\"\nepsg = 1\na = 6378388\ninverse_flattening = 297\ndx = 1\ndy = 2\ndz = 3\naccuracy_m = 29\n";

    /// A file of one line and one datum.
    pub fn parsed(keys: &str) -> Result<Vec<Line>, String> {
        let line = "[[line]]\nid = \"x\"\nkind = \"treaty\"\nlayer = \"lines\"\ncertainty = \"treaty\"\ncite = []";
        parse(&format!("{DATUM}{line}\n{keys}"))
    }

    #[test]
    fn a_line_through_points_knows_what_brings_it_to_wgs_84() {
        let of = |datum: &str| {
            let keys =
                format!("method = \"points\"\ncurve = \"rhumb\"\ndatum = \"{datum}\"\npoints = [[1, 2], [3, 4.5]]");
            parsed(&keys).unwrap().remove(0)
        };
        assert_eq!(of("old").transformation.map(|by| by.accuracy_m), Some(29.0));
        assert_eq!(of("wgs84").transformation, None);
        assert_eq!(of("wgs84").points[1], LonLat::new(3.0, 4.5));
    }
}
