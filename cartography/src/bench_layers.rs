//! The layers of a reader's own that `cargo xtask bench` gives to all maps: the coast around a dispute in three sizes, and a file of
//! very many small features. The same bytes every time; they are no part of the site.

mod coast;
mod towns;

use std::path::Path;

use crate::Result;
use crate::land::raw;
use crate::land::spec::Spec;

/// Vertices of the largest coast and of the towns.
const MOST: usize = 1_000_000;

/// The files by their names, with the vertices of each coast.
const COASTS: [(&str, usize); 3] = [("coast-10k", 10_000), ("coast-100k", 100_000), ("coast-1m", MOST)];
const TOWNS: &str = "towns-1m";

/// Whether all files are in the folder.
pub fn are_in(folder: &Path) -> bool {
    COASTS.iter().map(|(name, _)| *name).chain([TOWNS]).all(|name| folder.join(file(name)).is_file())
}

/// Writes all files into `folder`, from the land around the dispute whose folder is given.
///
/// # Errors
/// With what to do where the land cannot be fetched or a file not be written.
pub fn make(dispute: &Path, cache: &Path, folder: &Path) -> Result<()> {
    let spec = Spec::read(&dispute.join("land.toml"))?;
    towns::write(&folder.join(file(TOWNS)), &raw::polygons(spec.frame, &spec.cuts, cache)?, MOST)?;
    let coast = raw::polygons_around(spec.frame, MOST, cache)?;
    for (name, vertices) in COASTS {
        let path = folder.join(file(name));
        if vertices < MOST {
            coast::write(&path, coast::simplified(&coast, vertices)?)?;
        } else {
            coast::write(&path, coast.clone())?;
        }
    }
    Ok(())
}

fn file(name: &str) -> String {
    format!("{name}.geojson")
}
