//! `cargo xtask check`: the rules that no compiler holds.

mod circles;
mod dependencies;
mod documents;
mod styles;
mod words;

use site::{content, paths, project};

use crate::run::Result;

/// Runs every rule and lists all that is wrong, so that one run is enough to mend it.
pub fn run() -> Result<()> {
    let mut wrong = dependencies::check()?;
    for site in [paths::root(), paths::invented()] {
        match project::load(&site) {
            Ok(loaded) => loaded.iter().for_each(|dispute| println!("{}", content::summary(dispute))),
            Err(problems) => wrong.push(content::list(&problems)),
        }
    }
    wrong.extend(circles::check()?);
    wrong.extend(words::check()?);
    wrong.extend(styles::check()?);
    wrong.extend(documents::check()?);
    if wrong.is_empty() {
        return Ok(());
    }
    Err(format!("not as it should be:\n{}", wrong.join("\n")))
}
