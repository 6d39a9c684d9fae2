//! Node.js with npm: it runs wasm-opt and the browser tests.

use super::{Found, Missing, Probe, apt};
use crate::run::{self, Result};

/// The oldest release that the packages we use support.
const OLDEST: u32 = 18;

/// Looks for Node.js and npm on PATH.
pub fn look() -> Probe {
    let remedy = || {
        let how = if apt::here() { apt::line(&["nodejs", "npm"]) } else { "see https://nodejs.org".to_owned() };
        format!("Install Node.js {OLDEST} or newer with npm: {how}")
    };
    let missing = |found: String| Missing { found, remedy: remedy() };
    let path = run::find("node").ok_or_else(|| missing("no `node` on PATH".into()))?;
    let version = run::output(run::command(&path).arg("--version")).map_err(missing)?;
    if major(&version) < Some(OLDEST) {
        return Err(missing(format!("{} is {version}, too old", path.display())));
    }
    if npm().is_none() {
        return Err(missing("`node` is there, but no `npm` on PATH".into()));
    }
    Ok(Found { version: version.trim_start_matches('v').to_owned(), path })
}

/// Installs Node.js where the system's packages can.
pub fn bring() -> Result<()> {
    match look() {
        Err(missing) if !apt::here() => Err(format!("{}. {}", missing.found, missing.remedy)),
        Err(missing) if run::find("node").is_some() && npm().is_some() => {
            // Another copy comes first on PATH: installing a second one would change nothing.
            Err(format!("{}. {}", missing.found, missing.remedy))
        }
        Err(_) => run::step("Installing Node.js and npm: about a minute, once", || apt::install(&["nodejs", "npm"])),
        Ok(_) => Ok(()),
    }
}

/// The npm program; a script on Windows.
pub fn npm() -> Option<std::path::PathBuf> {
    run::find("npm").or_else(|| run::find("npm.cmd"))
}

fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_release_is_the_first_number() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert!(major("v16.1.0") < Some(OLDEST));
        assert!(major("nonsense") < Some(OLDEST));
    }
}
