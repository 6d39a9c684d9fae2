//! The project as it is published: its disputes read, and everything checked that pages and downloads rely on.

use crate::content::{self, Project};
use crate::data;
use atlas::content::check::Problem;
use std::path::{Path, PathBuf};

/// Reads the disputes that the `site.toml` of a site's folder names, and checks them and their downloads. The checkout is such a folder;
/// another may have words of its own in `assets/words/`, for languages that the project lacks.
///
/// # Errors
/// With everything that is wrong, at once.
pub fn load(site: &Path) -> Result<Vec<Project>, Vec<Problem>> {
    let projects = content::load(site)?;
    let problems: Vec<Problem> = projects.iter().flat_map(data::check).collect();
    if problems.is_empty() { Ok(projects) } else { Err(problems) }
}

/// The folder of a dispute, in a site's folder.
pub fn folder(site: &Path, dispute: &str) -> PathBuf {
    site.join("geo-data").join(dispute)
}

/// The languages of all disputes, each once: those of the first dispute first.
pub fn languages(projects: &[Project]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for lang in projects.iter().flat_map(|project| &project.dossier.dispute.languages) {
        if !out.contains(lang) {
            out.push(lang.clone());
        }
    }
    out
}
