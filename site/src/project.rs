//! The project as it is published: its dispute read, and everything checked that pages and downloads rely on.

use crate::content::{self, Project};
use crate::{Result, data, settings};
use atlas::content::check::Problem;
use std::path::{Path, PathBuf};

/// Reads the dispute that `site.toml` names, below the root of the project, and checks it and its downloads.
///
/// # Errors
/// With everything that is wrong, at once.
pub fn load(root: &Path) -> std::result::Result<Project, Vec<Problem>> {
    let project = content::load(root)?;
    let problems = data::check(&project);
    if problems.is_empty() { Ok(project) } else { Err(problems) }
}

/// The folder of the dispute that the site serves.
///
/// # Errors
/// Where `site.toml` cannot be read.
pub fn dispute_folder(root: &Path) -> Result<PathBuf> {
    let site = settings::read(root).map_err(|problems| content::list(&problems))?;
    Ok(root.join("geo-data").join(site.dispute))
}
