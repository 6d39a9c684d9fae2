//! What comes from npm, exactly as lock files name it: the programs of the build, and the packages of the browser tests and of the
//! benchmark.

use std::fs;
use std::path::PathBuf;

use super::{Found, Missing, Probe, node};
use crate::run::{self, Result};
use site::paths;

/// A folder of the checkout with a `package.json` and its lock file.
pub struct Packages {
    /// What they are called in messages.
    pub name: &'static str,
    folder: &'static str,
    /// The command that brings them.
    command: &'static str,
    /// Where they are installed.
    home: fn(&Packages) -> Result<PathBuf>,
}

/// esbuild and wasm-opt, in the cache, because every checkout builds with them. `Trunk.toml` names wasm-opt's release too.
pub const PROGRAMS: Packages =
    Packages { name: "esbuild and wasm-opt", folder: "site", command: "build", home: |_| paths::npm() };

/// What the browser tests import, beside them.
pub const TESTS: Packages =
    Packages { name: "test packages", folder: "tests", command: "test", home: Packages::source };

/// The maps that ours is measured against, beside the benchmark.
pub const BENCH: Packages =
    Packages { name: "bench packages", folder: "bench", command: "bench", home: Packages::source };

/// The fonts that those of pictures are cut from, and what cuts them, beside the script that does.
pub const FONTS: Packages =
    Packages { name: "whole fonts", folder: "site/fonts", command: "fonts", home: Packages::source };

const LOCK: &str = "package-lock.json";
/// The lock file as it was when the packages were installed.
const STAMP: &str = "node_modules/.installed-lock.json";

impl Packages {
    /// Looks whether what is installed is what the lock file names.
    pub fn look(&self) -> Probe {
        let remedy = format!("`cargo xtask {}` brings them from npm", self.command);
        let missing = |found: String| Missing { found, remedy: remedy.clone() };
        let home = (self.home)(self).map_err(missing)?;
        let lock = self.source().and_then(|source| read(source.join(LOCK))).map_err(missing)?;
        match fs::read_to_string(home.join(STAMP)) {
            Ok(installed) if installed == lock => {
                Ok(Found { version: "as locked".into(), path: home.join("node_modules") })
            }
            Ok(_) => Err(missing("installed for another lock file".into())),
            Err(_) => Err(missing("not set up yet".into())),
        }
    }

    /// Installs them; no browser is downloaded.
    pub fn bring(&self) -> Result<()> {
        run::step(&format!("Bringing {} from npm: about 10 seconds, once", self.name), || {
            let (source, home) = (self.source()?, (self.home)(self)?);
            let failed = |e: std::io::Error| format!("{} cannot be written: {e}", home.display());
            if home != source {
                fs::create_dir_all(&home).map_err(failed)?;
                for name in ["package.json", LOCK] {
                    fs::copy(source.join(name), home.join(name)).map_err(failed)?;
                }
            }
            let npm = node::npm().ok_or("there is no `npm` on PATH")?;
            let mut ci = run::command(npm);
            ci.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]).current_dir(&home);
            run::run(&mut ci)?;
            // Last: a half-finished install must not be mistaken for a whole one.
            fs::copy(source.join(LOCK), home.join(STAMP)).map(|_| ()).map_err(failed)
        })
    }

    fn source(&self) -> Result<PathBuf> {
        Ok(paths::root().join(self.folder))
    }
}

fn read(path: PathBuf) -> Result<String> {
    fs::read_to_string(&path).map_err(|e| format!("{} cannot be read: {e}", path.display()))
}
