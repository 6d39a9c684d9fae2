//! The browser of the tests, and the fonts without which East Asian words are boxes in it.

use std::env;
use std::path::PathBuf;

use super::{Found, Look, Missing, apt};
use crate::run::{self, Result};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const FONTS: &str = "fonts-noto-cjk";

/// The browser: the one `CHROMIUM` names, else the first on PATH.
pub fn program() -> Option<PathBuf> {
    match env::var_os("CHROMIUM").filter(|name| !name.is_empty()) {
        Some(named) => Some(PathBuf::from(named)),
        None => NAMES.iter().find_map(|name| run::find(name)),
    }
}

/// Looks for a browser that answers.
pub fn look() -> Look {
    let missing = |found: String| Missing { found, remedy: remedy() };
    let path = program().ok_or_else(|| missing("no Chromium on PATH or in CHROMIUM".into()))?;
    let version = run::output(run::command(&path).arg("--version")).map_err(missing)?;
    // "Chromium 156.0.1 built on Debian"
    let number = version.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    Ok(Found { version: number.unwrap_or(&version).to_owned(), path })
}

/// Installs Debian's Chromium.
pub fn bring() -> Result<()> {
    if let Some(named) = env::var_os("CHROMIUM").filter(|name| !name.is_empty()) {
        return Err(format!("CHROMIUM names {}, which does not start", named.display()));
    }
    if !apt::here() {
        return Err(format!("there is no Chromium. {}", remedy()));
    }
    run::step("Installing Chromium with apt: about a minute, once", || apt::install(&["chromium", FONTS]))
}

/// Looks for a font with East Asian letters, where the system can tell.
pub fn look_fonts() -> Look {
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

/// What brings the fonts of every script of the site.
pub fn fonts_remedy() -> String {
    let fonts = ["fonts-noto-cjk", "fonts-dejavu-core"];
    if apt::here() {
        format!("Type: {}", apt::line(&fonts))
    } else {
        "Install fonts with those letters, such as Noto CJK and DejaVu".to_owned()
    }
}

/// Installs such a font.
pub fn bring_fonts() -> Result<()> {
    if !apt::here() {
        return Err("pictures will show boxes for East Asian words".into());
    }
    run::step("Installing fonts with apt: a few seconds, once", || apt::install(&[FONTS, "fontconfig"]))
}

fn remedy() -> String {
    let how = if apt::here() { format!(": {}", apt::line(&["chromium", FONTS])) } else { String::new() };
    format!("Install Chromium{how}, or set CHROMIUM to the path of one")
}
