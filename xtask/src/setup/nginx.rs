//! The server that the packed site is tested with. Debian's package is unpacked into the cache and not installed: an
//! installed one would start a server of its own, now and at every start of the machine.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Found, Missing, Probe, apt};
use crate::run::{self, Result};
use site::paths;

/// Which package holds the program depends on the release: from Debian 12 and Ubuntu 24.04 on it is the first.
const PACKAGES: [&str; 2] = ["nginx", "nginx-light"];

/// The part that sends packed copies; nginx is also built without it.
const PART: &str = "--with-http_gzip_static_module";

/// The server: the one `NGINX` names, else the cache's, which is there only where the system's would not do, else that.
pub fn program() -> Option<PathBuf> {
    if let Some(named) = env::var_os("NGINX").filter(|name| !name.is_empty()) {
        return Some(PathBuf::from(named));
    }
    // Where Debian puts it is on the administrator's PATH only.
    let places = [unpacked().ok(), run::find("nginx"), Some(PathBuf::from("/usr/sbin/nginx"))];
    places.into_iter().flatten().find(|path| run::is_program(path))
}

/// Looks for a server that answers and has the part we need.
pub fn look() -> Probe {
    let missing = |found: String| Missing { found, remedy: remedy() };
    let path = program().ok_or_else(|| missing("no nginx on PATH, in NGINX or in the cache".into()))?;
    let said = said(&path).map_err(missing)?;
    if !said.contains(PART) {
        return Err(missing(format!("{} was built without {PART}", path.display())));
    }
    // "nginx version: nginx/1.22.1"
    let version = said.split("nginx/").nth(1).and_then(|rest| rest.split_whitespace().next()).unwrap_or("unknown");
    Ok(Found { version: version.to_owned(), path })
}

/// Unpacks Debian's nginx into the cache.
pub fn bring() -> Result<()> {
    if let Some(named) = env::var_os("NGINX").filter(|name| !name.is_empty()) {
        return Err(format!("NGINX names {}, which is of no use here. {}", named.to_string_lossy(), remedy()));
    }
    if !apt::here() {
        return Err(format!("there is no nginx. {}", remedy()));
    }
    run::step("Unpacking Debian's nginx into the cache: a few seconds, once", || {
        let mut reasons = Vec::new();
        for package in PACKAGES {
            match unpack(package) {
                Ok(()) => return Ok(()),
                Err(reason) => reasons.push(reason),
            }
        }
        Err(format!("{}. {}", reasons.join("; "), remedy()))
    })
}

fn unpack(package: &str) -> Result<()> {
    let folder = paths::cache()?.join("nginx");
    let failed = |e: std::io::Error| format!("{} cannot be written: {e}", folder.display());
    let half = folder.with_extension("unpacking");
    // A half-finished one of an earlier run must not be mistaken for a whole one.
    let _ = fs::remove_dir_all(&half);
    fs::create_dir_all(&half).map_err(failed)?;
    apt::unpack(package, &half)?;
    if !run::is_program(&half.join(IN_PACKAGE)) {
        return Err(format!("the package {package} has no {IN_PACKAGE}"));
    }
    let _ = fs::remove_dir_all(&folder);
    fs::rename(&half, &folder).map_err(failed)
}

const IN_PACKAGE: &str = "usr/sbin/nginx";

fn unpacked() -> Result<PathBuf> {
    Ok(paths::cache()?.join("nginx").join(IN_PACKAGE))
}

/// What the program says of itself; it does so where others say what went wrong.
fn said(path: &Path) -> Result<String> {
    let mut command = run::command(path);
    let output = command.arg("-V").output().map_err(|e| format!("{} does not start: {e}", path.display()))?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(text) } else { Err(format!("{} does not start: {}", path.display(), text.trim())) }
}

fn remedy() -> String {
    let how = if apt::here() { format!(": {}", apt::line(&["nginx"])) } else { String::new() };
    format!("Install nginx with gzip_static{how}, or set NGINX to the path of one")
}
