//! `cargo xtask check`: the rules that no compiler holds.

mod circles;
mod dependencies;
mod documents;
mod styles;
mod words;

use site::{content, paths, project};

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use atlas::date::{Day, PartialDate};

use crate::run::{Result, say};

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
    served.iter().filter_map(|dispute| content::grown_old(dispute, today())).for_each(|warning| say(&warning));
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

/// This day, in UTC.
fn today() -> Day {
    const SECONDS: u64 = 24 * 60 * 60;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / SECONDS);
    let first = "1970-01-01".parse().map_or(0, PartialDate::first);
    first + Day::try_from(since).unwrap_or(Day::MAX - first)
}
