//! `cargo xtask check`: the rules that no compiler holds.

mod circles;
mod dependencies;
mod documents;
mod styles;
mod words;

use site::{content, paths, project};

use std::path::Path;

use crate::run::Result;

/// Runs every rule and lists all that is wrong, so that one run is enough to mend it.
pub fn run() -> Result<()> {
    let mut wrong = dependencies::check()?;
    let mut load = |site: &Path| match project::load(site) {
        Ok(loaded) => {
            loaded.iter().for_each(|dispute| println!("{}", content::summary(dispute)));
            loaded
        }
        Err(problems) => {
            wrong.push(content::list(&problems));
            Vec::new()
        }
    };
    let served = load(&paths::root());
    load(&paths::invented());
    wrong.extend(circles::check()?);
    wrong.extend(words::check(&served)?);
    wrong.extend(styles::check()?);
    wrong.extend(documents::check()?);
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("not as it should be:\n{}", wrong.join("\n")))
}
