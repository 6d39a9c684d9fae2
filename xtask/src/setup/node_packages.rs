//! What comes from npm: wasm-opt for the build, and the packages of the browser tests.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Found, Look, Missing, node};
use crate::paths;
use crate::run::{self, Result};

/// The release of Binaryen whose wasm-opt shrinks the app. `Trunk.toml` names the same number.
pub const BINARYEN: &str = "132";

/// The folder that holds the `wasm-opt` program.
pub fn wasm_opt_folder() -> Result<PathBuf> {
    Ok(binaryen()?.join("node_modules/.bin"))
}

/// Looks for wasm-opt in the cache.
pub fn look_wasm_opt() -> Look {
    let missing = |found: String| Missing { found, remedy: "`cargo xtask build` brings it from npm".into() };
    let path = wasm_opt_folder().map_err(missing)?.join("wasm-opt");
    if !path.exists() {
        return Err(missing("not set up yet".into()));
    }
    let said = run::output(run::command(&path).arg("--version")).map_err(missing)?;
    // "wasm-opt version 132 (version_132)"
    match said.split_whitespace().nth(2) {
        Some(BINARYEN) => Ok(Found { version: BINARYEN.into(), path }),
        _ => Err(missing(format!("{} answers \"{said}\"", path.display()))),
    }
}

/// Installs Binaryen's programs into the cache.
pub fn bring_wasm_opt() -> Result<()> {
    run::step(&format!("Bringing wasm-opt {BINARYEN} from npm: about 10 seconds, once"), || {
        let folder = binaryen()?;
        // A half-finished install must not be mistaken for a whole one.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
        let mut install = npm()?;
        install.args(["install", "--prefix"]).arg(&folder).args(QUIETLY).arg(format!("binaryen@{BINARYEN}.0.0"));
        run::run(install.current_dir(&folder))
    })
}

/// Looks whether the installed test packages are those of the lock file.
pub fn look_tests() -> Look {
    let missing =
        |found: &str| Missing { found: found.into(), remedy: "`cargo xtask test` brings them from npm".into() };
    let folder = paths::root().join("tests");
    let lock = fs::read_to_string(folder.join("package-lock.json"))
        .map_err(|_| missing("tests/package-lock.json cannot be read"))?;
    match fs::read_to_string(stamp(&folder)) {
        Ok(installed) if installed == lock => {
            Ok(Found { version: "as locked".into(), path: folder.join("node_modules") })
        }
        Ok(_) => Err(missing("installed for another lock file")),
        Err(_) => Err(missing("not set up yet")),
    }
}

/// Installs exactly what the lock file names; no browser is downloaded.
pub fn bring_tests() -> Result<()> {
    run::step("Bringing the browser tests' packages from npm: about 5 seconds", || {
        let folder = paths::root().join("tests");
        run::run(npm()?.arg("ci").args(QUIETLY).current_dir(&folder))?;
        fs::copy(folder.join("package-lock.json"), stamp(&folder))
            .map(|_| ())
            .map_err(|e| format!("tests/node_modules cannot be written: {e}"))
    })
}

const QUIETLY: [&str; 4] = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];

fn binaryen() -> Result<PathBuf> {
    Ok(paths::cache()?.join(format!("binaryen-{BINARYEN}")))
}

/// The lock file as it was when the packages were installed.
fn stamp(tests: &Path) -> PathBuf {
    tests.join("node_modules/.installed-lock.json")
}

fn npm() -> Result<std::process::Command> {
    node::npm().map(run::command).ok_or_else(|| "there is no `npm` on PATH".into())
}
