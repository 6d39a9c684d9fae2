//! `cargo xtask names`: the names on the map, measured by their laws and drawn as sheets of pictures.

use crate::args::Options;
use crate::build::Folders;
use crate::run::{self, Result};
use site::names::{self, Dispute};
use site::{content, paths, project};

/// Says how each law is kept, and draws the sheets into `target/names/`.
pub fn run(options: &Options) -> Result<()> {
    let folders = Folders::of(options)?;
    for project in project::load(&folders.from).map_err(|problems| content::list(&problems))? {
        let (id, dispute) = (&project.dossier.dispute.id, Dispute::of(&project)?);
        let report = run::step(&format!("Measuring names of {id}: about half a minute"), || Ok(dispute.report()))?;
        print!("{report}");
        let folder = paths::root().join("target/names").join(id);
        let draw = || names::draw(&dispute, &folders.from, options.value("place"), &folder);
        let sheets = run::step(&format!("Drawing sheets of {id}: about a minute for each place"), draw)?;
        println!("{} sheets are in {}.", sheets.len(), folder.display());
    }
    Ok(())
}
