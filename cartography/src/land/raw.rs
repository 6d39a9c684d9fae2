//! The land polygons of a box, fetched once into the cache folder of whoever runs this.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::process::Command;

use atlas::lonlat::LonLat;
use geo::{Coord, LineString, Orient, Polygon, orient::Direction};

use super::spec::{Cut, Frame};
use crate::Result;
use crate::layers::rounded;

/// The package on PyPI that carries OpenStreetMap's land polygons.
const PACKAGE: &str = "roaring-landmask==0.11.0";

/// Reads that package, which is Python's.
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/land.py");

/// The polygons that meet the frame, cut at it and along some lines, coordinates rounded to five decimals.
pub fn polygons(frame: Frame, cuts: &[Cut], cache: &Path) -> Result<Vec<Polygon>> {
    let sides = frame.map(|side| side.to_string());
    let lines: Vec<&[LonLat]> = cuts.iter().map(|cut| &cut.along[..]).collect();
    let lines = serde_json::to_string(&lines).map_err(|error| format!("The cuts cannot be written: {error}."))?;
    let cut = if cuts.is_empty() { String::new() } else { format!("_cut_{:016x}", hash(&lines)) };
    let name = format!("{}{cut}", sides.join("_"));
    kept(&name, cache, rounded, |script, out| script.args(&sides).arg(out).arg(&lines))
}

/// The polygons of a box as many times as large as the frame as holds so many vertices, cut at it, with the seven decimals that they have.
pub fn polygons_around(frame: Frame, vertices: usize, cache: &Path) -> Result<Vec<Polygon>> {
    let words = [frame.map(|side| side.to_string()).as_slice(), &[vertices.to_string()]].concat();
    let exact = |Coord { x, y }: Coord| Coord { x: (x * 1e7).round() / 1e7, y: (y * 1e7).round() / 1e7 };
    kept(&format!("around_{}", words.join("_")), cache, exact, |script, out| script.arg("around").args(&words).arg(out))
}

/// Polygons from the cache, where land.py puts them the first time.
fn kept(
    name: &str,
    cache: &Path,
    rounded: fn(Coord) -> Coord,
    told: impl for<'a> FnOnce(&'a mut Command, &Path) -> &'a mut Command,
) -> Result<Vec<Polygon>> {
    fs::create_dir_all(cache).map_err(|error| format!("{} cannot be made: {error}.", cache.display()))?;
    let path = cache.join(format!("land_{}_{name}.polygons", PACKAGE.replace("==", "-")));
    if path.is_file() {
        println!("  polygons from {} (delete it to fetch them anew)", path.display());
    } else {
        dump(cache, &path, told)?;
    }
    let bytes = fs::read(&path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    parse(&bytes, rounded).ok_or_else(|| format!("{} is cut short. Delete it and run this again.", path.display()))
}

/// Writes the large lands of the whole Earth, coarse, as GeoJSON.
pub fn globe(path: &Path, cache: &Path) -> Result<()> {
    println!("land: the globe (about 10 s, 1 GB of memory)");
    let mut script = python(cache)?;
    script.arg(SCRIPT).arg("globe").arg(path);
    finish(script, "land.py failed; its message is above.")
}

/// The package on PyPI that carries NOAA's ETOPO1. Only the grid is taken from it.
const GRID: &str = "pybacktrack==1.5.0";

/// Reads that grid, which is a file of HDF5.
const DEPTH_SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/depth.py");

/// Writes how deep the sea of the frame is, as GeoJSON.
pub fn depth(frame: Frame, path: &Path, cache: &Path) -> Result<()> {
    let packages = cache.join("python-depth");
    let wheel = cache.join(format!("{}-py3-none-any.whl", GRID.replace("==", "-")));
    let pip = |what: &[&str], folder: &Path| {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip"]).args(what).arg(folder);
        finish(pip, "pip could not bring the depths. It needs the network, and pip in python3.")
    };
    if !wheel.is_file() {
        println!("  bringing {GRID} and what reads it from PyPI into {} (about 180 MB)", cache.display());
        pip(&["install", "--quiet", "numpy", "h5py", "contourpy", "shapely", "--target"], &packages)?;
        pip(&["download", "--quiet", "--no-deps", GRID, "--dest"], cache)?;
    }
    let mut script = Command::new("python3");
    script.env("PYTHONPATH", &packages).arg(DEPTH_SCRIPT).arg(&wheel);
    script.args(frame.map(|side| side.to_string())).arg(path);
    finish(script, "depth.py failed; its message is above.")
}

/// Python with what land.py needs, installed where it does not have it.
fn python(cache: &Path) -> Result<Command> {
    let packages = cache.join("python");
    let python = || {
        let mut python = Command::new("python3");
        python.env("PYTHONPATH", &packages);
        python
    };
    let has = python().args(["-c", "import roaring_landmask, shapely"]).output();
    let has = has.map_err(|error| format!("python3 does not start: {error}. Install Python 3.9 or newer."))?;
    if !has.status.success() {
        println!("  installing {PACKAGE} and shapely from PyPI into {} (about 130 MB)", packages.display());
        let mut pip = python();
        pip.args(["-m", "pip", "install", "--quiet", "--target"]).arg(&packages).args([PACKAGE, "shapely"]);
        finish(pip, "pip could not install the land polygons. It needs the network, and pip in python3.")?;
    }
    Ok(python())
}

/// Tells the cuts of one file from those of another.
fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// Runs land.py, which is told its words and where to write.
fn dump(cache: &Path, path: &Path, told: impl for<'a> FnOnce(&'a mut Command, &Path) -> &'a mut Command) -> Result<()> {
    let mut script = python(cache)?;
    println!("  cutting the land polygons of the whole Earth to the frame (about 10 s, 1 GB of memory)");
    let partial = path.with_extension("partial");
    told(script.arg(SCRIPT), &partial);
    finish(script, "land.py failed; its message is above.")?;
    fs::rename(&partial, path).map_err(|error| format!("{} cannot be written: {error}.", path.display()))
}

fn finish(mut command: Command, failure: &str) -> Result<()> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{failure} ({status})")),
        Err(error) => Err(format!("{failure} ({error})")),
    }
}

/// Reads what land.py writes; nothing if it ends in the middle.
fn parse(mut bytes: &[u8], rounded: fn(Coord) -> Coord) -> Option<Vec<Polygon>> {
    let mut polygons = Vec::new();
    while !bytes.is_empty() {
        let rings = number(&mut bytes)?;
        let mut rings: Vec<LineString> = (0..rings).map(|_| ring(&mut bytes, rounded)).collect::<Option<_>>()?;
        let exterior = rings.remove(0);
        rings.retain(|ring| ring.0.len() >= 4);
        if exterior.0.len() >= 4 {
            polygons.push(Polygon::new(exterior, rings).orient(Direction::Default));
        }
    }
    Some(polygons)
}

fn ring(bytes: &mut &[u8], rounded: fn(Coord) -> Coord) -> Option<LineString> {
    let points = number(bytes)?;
    let coords = (0..points).map(|_| Some(rounded(Coord { x: degrees(bytes)?, y: degrees(bytes)? })));
    let mut coords: Vec<Coord> = coords.collect::<Option<_>>()?;
    coords.dedup();
    Some(LineString(coords))
}

fn number(bytes: &mut &[u8]) -> Option<u32> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_le_bytes(*head))
}

fn degrees(bytes: &mut &[u8]) -> Option<f64> {
    let (head, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(f64::from_le_bytes(*head))
}
