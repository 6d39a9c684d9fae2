//! `cargo xtask build`: the site, from the sources into `dist/`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::{Effort, Options};
use crate::run::{self, Result};
use crate::setup;
use crate::{compiler, own, split};
use site::pages::Compiled;
use site::paths;

/// Brings the tools and builds.
pub fn run(options: &Options) -> Result<()> {
    let folders = Folders::of(options)?;
    setup::for_building()?;
    build(Effort::of(options), &folders, None)
}

/// Which site is built, and where to.
pub struct Folders {
    /// The folder that says it: its `site.toml`, its `geo-data/`, and `assets/words/` where it has words of its own.
    pub from: PathBuf,
    /// What the site is written into.
    pub to: PathBuf,
}

impl Folders {
    /// The site that is published.
    pub fn published() -> Self {
        Self { from: paths::root(), to: paths::dist() }
    }

    /// Another site, which goes into `target/sites/`.
    pub fn other(from: PathBuf) -> Self {
        let to = paths::root().join("target/sites").join(from.file_name().unwrap_or_default());
        Self { from, to }
    }

    /// The site whose folder was typed, or the one that is published.
    pub fn of(options: &Options) -> Result<Self> {
        let Some(typed) = options.value("from") else { return Ok(Self::published()) };
        let from = fs::canonicalize(typed).map_err(|e| format!("--from {typed}: {e}"))?;
        if from == paths::root() {
            return Ok(Self::published());
        }
        if !from.join("site.toml").is_file() {
            return Err(format!("--from {typed}: there is no site.toml in it"));
        }
        Ok(Self::other(from))
    }
}

/// Builds with the tools that are there. Where the site's own absolute address is known, pages can name it.
pub fn build(effort: Effort, folders: &Folders, address: Option<&str>) -> Result<()> {
    let shown = folders.to.strip_prefix(paths::root()).unwrap_or(&folders.to).display();
    let about = match effort {
        Effort::Release => format!("Building the site into {shown}/: up to 2 minutes on two cores after a change"),
        Effort::Dev => format!("Building the site into {shown}/, in a hurry"),
    };
    run::step(&about, || {
        fetch()?;
        fs::create_dir_all(&folders.to).map_err(|e| format!("{shown} cannot be made: {e}"))?;
        let mut trunk = trunk(effort)?;
        trunk.arg("--dist").arg(&folders.to).env(FROM, &folders.from);
        if effort == Effort::Release {
            trunk.arg("--release");
        }
        if let Some(address) = address {
            trunk.env("ISLANDS_SITE", address);
        }
        run::run(&mut trunk)
    })
}

/// In this variable the hook below is told which site is built.
const FROM: &str = "ISLANDS_FROM";

/// What Trunk's `post_build` hook calls: makes the site of the folder that it names in `TRUNK_STAGING_DIR`.
pub fn finish() -> Result<()> {
    let staged = env::var_os("TRUNK_STAGING_DIR")
        .ok_or("`xtask pages` is called by Trunk's hook during `cargo xtask build`, not by hand")?;
    // As Trunk names the two ways to build.
    let is_release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let effort = if is_release { Effort::Release } else { Effort::Dev };
    let (own, own_glue) = own::built(effort)?;
    let compiled = Compiled { controls: split::second(effort)?, own, own_glue };
    let from = env::var_os(FROM).map_or_else(paths::root, PathBuf::from);
    site::pages::run(&from, Path::new(&staged), &compiled)
}

/// Trunk, which builds the site offline.
fn trunk(effort: Effort) -> Result<Command> {
    let mut trunk = compiler::compiler("trunk", effort)?;
    // What cuts the program in two must know what refers to what.
    compiler::add_flag(&mut trunk, "-Clink-args=--emit-relocs");
    trunk.args(["build", "--offline", "--locked", "--log", "warn"]);
    let this = env::current_exe().map_err(|e| format!("xtask does not know where it is: {e}"))?;
    trunk
        // Trunk's hook calls this very program back; nothing is compiled for that.
        .env("ISLANDS_XTASK", this)
        // Trunk's errors are for the person building: without the lines of its own source.
        .env("RUST_LIB_BACKTRACE", "0");
    // Trunk reads NO_COLOR=1 as a mistyped truth value and stops.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").arg("--no-color");
    }
    Ok(trunk)
}

/// Downloads the crates that are not here yet, so that everything after runs offline.
fn fetch() -> Result<()> {
    let mut fetch = run::command("cargo");
    fetch.args(["fetch", "--locked", "--quiet"]).current_dir(paths::root());
    run::run(&mut fetch)
}
