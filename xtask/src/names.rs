//! `cargo xtask names`: the names on the map, measured by their laws and drawn as sheets of pictures.

use crate::args::Options;
use crate::run::{self, Result};
use site::names::{self, Dispute};
use site::{content, paths, project};

/// Says how each law is kept, and draws the sheets into `target/names/`.
pub fn run(options: &Options) -> Result<()> {
    let project = project::load(&paths::root()).map_err(|problems| content::list(&problems))?;
    let dispute = Dispute::of(&project)?;
    let report = run::step("Measuring names: about half a minute", || Ok(dispute.report()))?;
    print!("{report}");
    let folder = paths::root().join("target/names");
    let draw = || names::draw(&dispute, options.value("place"), &folder);
    let sheets = run::step("Drawing sheets: about a minute for each place", draw)?;
    println!("{} sheets are in {}.", sheets.len(), folder.display());
    Ok(())
}
