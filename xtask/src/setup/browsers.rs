//! The browsers of the tests, and the fonts without which East Asian words are boxes in them.

use std::env;
use std::path::PathBuf;

use super::{Found, Missing, Probe, apt};
use crate::run::{self, Result};

const FONTS: &str = "fonts-noto-cjk";

/// A browser: how it is found and where it comes from.
pub struct Browser {
    /// What it is called in messages.
    pub name: &'static str,
    /// The variable of the environment that names one elsewhere.
    pub variable: &'static str,
    /// Its programs, the first on PATH counts.
    programs: &'static [&'static str],
    /// The packages that hold it; which one is offered depends on the system.
    packages: &'static [&'static str],
    /// The least major version that the driver of the journeys can speak to.
    least: u32,
}

/// The browser of every journey.
pub const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROMIUM",
    programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    packages: &["chromium"],
    least: 0,
};

/// The second browser, for the journeys that matter most. Debian has the one with long support only; the driver
/// asks it for answers of the network in a way that 140 did not know.
pub const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    programs: &["firefox-esr", "firefox"],
    packages: &["firefox-esr", "firefox"],
    least: 153,
};

impl Browser {
    /// The one that the variable names, else the first on PATH.
    pub fn program(&self) -> Option<PathBuf> {
        self.named().or_else(|| self.programs.iter().find_map(|name| run::find(name)))
    }

    /// Looks for a browser that answers.
    pub fn look(&self) -> Probe {
        let missing = |found: String| Missing { found, remedy: self.remedy() };
        let path =
            self.program().ok_or_else(|| missing(format!("no {} on PATH or in {}", self.name, self.variable)))?;
        let version = run::output(run::command(&path).arg("--version")).map_err(missing)?;
        // "Chromium 156.0.1 built on Debian", "Mozilla Firefox 153.7.0esr"
        let number = version.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let number = number.unwrap_or(&version);
        if is_older(number, self.least) {
            let found = format!("{} is {number}; the tests need {} or newer", path.display(), self.least);
            return Err(missing(found));
        }
        Ok(Found { version: number.to_owned(), path })
    }

    /// Installs the system's.
    pub fn bring(&self) -> Result<()> {
        let Self { name, variable, .. } = self;
        if let Some(named) = self.named() {
            let found = self.look().err().map_or(String::new(), |missing| format!(": {}", missing.found));
            return Err(format!("{variable} names {}, which does not serve{found}", named.display()));
        }
        if !apt::here() {
            return Err(format!("there is no {name}. {}", self.remedy()));
        }
        let install = || apt::install(&[apt::first_offered(self.packages)?, FONTS]);
        run::step(&format!("Installing {name} with apt: about a minute, once"), || {
            if self.program().is_none() {
                install()?;
            }
            // One that is there and too old: the lists that brought it are older than the archive.
            if self.look().is_err() { apt::update().and_then(|()| install()) } else { Ok(()) }
        })
    }

    fn named(&self) -> Option<PathBuf> {
        env::var_os(self.variable).filter(|name| !name.is_empty()).map(PathBuf::from)
    }

    fn remedy(&self) -> String {
        let Self { name, variable, packages, .. } = self;
        let package = apt::first_offered(packages).unwrap_or(packages[0]);
        let how = if apt::here() { format!(": {}", apt::line(&[package, FONTS])) } else { String::new() };
        format!("Install {name}{how}, or set {variable} to the path of one")
    }
}

/// Whether a version has a lower major number than the least; one that has no number is let through.
fn is_older(version: &str, least: u32) -> bool {
    version.split('.').next().and_then(|major| major.parse().ok()).is_some_and(|major: u32| major < least)
}

/// Looks for a font with East Asian letters, where the system can tell.
pub fn look_fonts() -> Probe {
    let missing = |found: &str| Missing { found: found.into(), remedy: apt::line(&[FONTS]) };
    if !cfg!(target_os = "linux") {
        return Ok(Found { version: "the system's".into(), path: PathBuf::new() });
    }
    if run::find("fc-list").is_none() {
        return Err(missing("no fc-list to ask for fonts"));
    }
    let list = run::output(run::command("fc-list").args([":lang=ja", "file"])).unwrap_or_default();
    match list.lines().next() {
        Some(file) => Ok(Found { version: "any".into(), path: file.trim_end_matches([':', ' ']).into() }),
        None => Err(missing("no font has East Asian letters")),
    }
}

/// Installs such a font.
pub fn bring_fonts() -> Result<()> {
    if !apt::here() {
        return Err("pictures will show boxes for East Asian words".into());
    }
    run::step("Installing fonts with apt: a few seconds, once", || apt::install(&[FONTS, "fontconfig"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_too_old_by_its_major_version() {
        assert!(is_older("140.10.2esr", 153));
        assert!(!is_older("153.8.0esr", 153));
        assert!(!is_older("1000.0", 153));
        assert!(!is_older("Nightly", 153));
    }
}
