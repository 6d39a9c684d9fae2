//! `lines.toml`: what each line is equally far from, and where it is looked for. The file itself explains its keys.

use std::fs;
use std::path::Path;

use atlas::lonlat::LonLat;
use serde::Deserialize;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    line: Vec<Line>,
}

/// One line. Its words stand in the same table and are not read here, so that unknown keys are let pass.
#[derive(Debug, Deserialize)]
pub struct Line {
    pub id: String,
    pub kind: String,
    pub method: Method,
    pub layer: String,
    pub a: Vec<String>,
    #[serde(default)]
    pub b: Vec<String>,
    #[serde(default)]
    pub third: Vec<String>,
    pub split: Option<String>,
    pub window: Option<[f64; 4]>,
    pub lat: Option<f64>,
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
    let File { line: lines } =
        toml::from_str(&text).map_err(|error| format!("{} does not fit: {error}", path.display()))?;
    let faults: Vec<String> = lines.iter().filter_map(fault).collect();
    if faults.is_empty() { Ok(lines) } else { Err(format!("{}:\n{}", path.display(), faults.join("\n"))) }
}

fn fault(line: &Line) -> Option<String> {
    let needs = match line.method {
        Method::Equidistance | Method::Half if line.b.is_empty() => "land in `b`",
        Method::Half if line.split.is_none() => "a group in `split`",
        Method::Equidistance | Method::Limit | Method::Half if line.window.is_none() => "a `window`",
        Method::Parallel if line.lat.is_none() => "a `lat`",
        _ if line.a.is_empty() => "land in `a`",
        _ => return None,
    };
    Some(format!("The line `{}` needs {needs} for its method.", line.id))
}
