//! What comes from npm: wasm-opt and esbuild for the build, and the packages of the browser tests and of the benchmark.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Found, Look, Missing, node};
use crate::run::{self, Result};
use site::paths;

/// A program of one npm package, in a folder of its own in the cache.
pub struct Program {
    /// What it is called on the command line.
    pub name: &'static str,
    package: &'static str,
    version: &'static str,
    /// What it prints when it is asked for its version.
    said: &'static str,
}

/// Shrinks the program. `Trunk.toml` names the same release.
pub const WASM_OPT: Program =
    Program { name: "wasm-opt", package: "binaryen", version: "132.0.0", said: "wasm-opt version 132 (version_132)" };

/// Shrinks scripts and style sheets.
pub const ESBUILD: Program =
    Program { name: "esbuild", package: "esbuild", version: paths::ESBUILD, said: paths::ESBUILD };

impl Program {
    /// The folder that holds the program.
    pub fn folder(&self) -> Result<PathBuf> {
        Ok(self.home()?.join("node_modules/.bin"))
    }

    /// Looks for it in the cache.
    pub fn look(&self) -> Look {
        let missing = |found: String| Missing { found, remedy: "`cargo xtask build` brings it from npm".into() };
        let path = self.folder().map_err(missing)?.join(self.name);
        if !path.exists() {
            return Err(missing("not set up yet".into()));
        }
        let said = run::output(run::command(&path).arg("--version")).map_err(missing)?;
        if said == self.said {
            return Ok(Found { version: self.version.into(), path });
        }
        Err(missing(format!("{} answers \"{said}\"", path.display())))
    }

    /// Installs it into the cache.
    pub fn bring(&self) -> Result<()> {
        run::step(&format!("Bringing {} {} from npm: about 10 seconds, once", self.name, self.version), || {
            let folder = self.home()?;
            // A half-finished install must not be mistaken for a whole one.
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
            let mut install = npm()?;
            install.args(["install", "--prefix"]).arg(&folder).args(QUIETLY);
            run::run(install.arg(format!("{}@{}", self.package, self.version)).current_dir(&folder))
        })
    }

    fn home(&self) -> Result<PathBuf> {
        Ok(paths::cache()?.join(format!("{}-{}", self.package, self.version)))
    }
}

/// Looks for the packages of the browser tests.
pub fn look_tests() -> Look {
    look_packages("tests", "test")
}

/// Brings the packages of the browser tests.
pub fn bring_tests() -> Result<()> {
    run::step("Bringing the browser tests' packages from npm: about 5 seconds", || bring_packages("tests"))
}

/// Looks for the packages of the benchmark.
pub fn look_bench() -> Look {
    look_packages("bench", "bench")
}

/// Brings the packages of the benchmark: the maps that ours is measured against.
pub fn bring_bench() -> Result<()> {
    run::step("Bringing the benchmark's packages from npm: about 10 seconds", || bring_packages("bench"))
}

/// Looks whether the packages installed in the folder are those of its lock file; `command` would bring them.
fn look_packages(folder: &str, command: &str) -> Look {
    let remedy = format!("`cargo xtask {command}` brings them from npm");
    let missing = |found: String| Missing { found, remedy: remedy.clone() };
    let path = paths::root().join(folder);
    let lock = fs::read_to_string(path.join("package-lock.json"))
        .map_err(|_| missing(format!("{folder}/package-lock.json cannot be read")))?;
    match fs::read_to_string(stamp(&path)) {
        Ok(installed) if installed == lock => {
            Ok(Found { version: "as locked".into(), path: path.join("node_modules") })
        }
        Ok(_) => Err(missing("installed for another lock file".into())),
        Err(_) => Err(missing("not set up yet".into())),
    }
}

/// Installs exactly what the folder's lock file names; no browser is downloaded.
fn bring_packages(folder: &str) -> Result<()> {
    let path = paths::root().join(folder);
    run::run(npm()?.arg("ci").args(QUIETLY).current_dir(&path))?;
    fs::copy(path.join("package-lock.json"), stamp(&path))
        .map(|_| ())
        .map_err(|e| format!("{folder}/node_modules cannot be written: {e}"))
}

const QUIETLY: [&str; 4] = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];

/// The lock file as it was when the packages were installed.
fn stamp(folder: &Path) -> PathBuf {
    folder.join("node_modules/.installed-lock.json")
}

fn npm() -> Result<std::process::Command> {
    node::npm().map(run::command).ok_or_else(|| "there is no `npm` on PATH".into())
}
