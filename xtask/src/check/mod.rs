//! `cargo xtask check`: the rules that no compiler holds.

mod dependencies;
mod documents;
mod styles;
mod words;

use crate::content;
use crate::run::Result;

/// Runs every rule and lists all that is wrong, so that one run is enough to mend it.
pub fn run() -> Result<()> {
    let mut wrong = dependencies::check()?;
    wrong.extend(content::run().err());
    wrong.extend(words::check()?);
    wrong.extend(styles::check()?);
    wrong.extend(documents::check()?);
    if wrong.is_empty() {
        return Ok(());
    }
    let sentences = if wrong.len() == 1 { "One rule is broken".into() } else { format!("{} findings", wrong.len()) };
    Err(format!("{sentences}:\n{}", wrong.join("\n")))
}
