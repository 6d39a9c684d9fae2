//! Where things are: the checkout, and the user's cache folder that outlives it.

use std::env;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::hash::short;
use sha2::{Digest, Sha256};

/// The checkout that this was compiled from.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// What Trunk writes and `serve` serves.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of the site of invented disputes, on which readers' journeys are tested.
pub fn invented() -> PathBuf {
    root().join("tests/invented")
}

/// The folder that keeps the tools: `DISPUTED_ISLANDS_CACHE`, or `disputed-islands` in the user's cache.
pub fn cache() -> Result<PathBuf> {
    choose_cache(env::var_os("DISPUTED_ISLANDS_CACHE"), env::var_os("XDG_CACHE_HOME"), env::home_dir())
}

/// The folder of the programs from npm: one for each state of their lock file.
pub fn npm() -> Result<PathBuf> {
    let lock = include_str!("../package-lock.json").replace('\r', "");
    Ok(cache()?.join(format!("npm-{}", short(&Sha256::digest(lock)))))
}

/// The program esbuild, where set-up puts it.
pub fn esbuild() -> Result<PathBuf> {
    Ok(npm()?.join("node_modules/.bin/esbuild"))
}

/// Where the output of a long step goes when nobody watches.
pub fn log(name: &str) -> Result<PathBuf> {
    Ok(cache()?.join("logs").join(format!("{name}.log")))
}

fn choose_cache(
    own: Option<std::ffi::OsString>,
    xdg: Option<std::ffi::OsString>,
    home: Option<PathBuf>,
) -> Result<PathBuf> {
    if let Some(own) = own.filter(|name| !name.is_empty()) {
        return std::path::absolute(&own).map_err(|e| format!("DISPUTED_ISLANDS_CACHE names no usable folder: {e}"));
    }
    // The XDG specification has relative names ignored.
    let shared = xdg.map(PathBuf::from).filter(|path| path.is_absolute()).or_else(|| Some(home?.join(".cache")));
    shared
        .map(|folder| folder.join("disputed-islands"))
        .ok_or_else(|| "no home folder was found: set DISPUTED_ISLANDS_CACHE to a folder for the build tools".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_is_the_named_one_then_the_desktops_then_the_home_folders() {
        let home = || Some(PathBuf::from("/home/ada"));
        let of = |own: Option<&str>, xdg: Option<&str>| {
            choose_cache(own.map(Into::into), xdg.map(Into::into), home()).unwrap()
        };
        assert_eq!(of(Some("/tools"), Some("/xdg")), PathBuf::from("/tools"));
        assert_eq!(of(None, Some("/xdg")), PathBuf::from("/xdg/disputed-islands"));
        assert_eq!(of(None, Some("relative")), PathBuf::from("/home/ada/.cache/disputed-islands"));
        assert_eq!(of(Some(""), None), PathBuf::from("/home/ada/.cache/disputed-islands"));
        assert!(choose_cache(None, None, None).is_err());
    }
}
