//! `cargo xtask build`: the site, from the sources into `dist/`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::{Effort, Options};
use crate::run::{self, Result};
use crate::setup::{self, FLAGS};
use crate::{own, split};
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

/// A command that compiles for the browser, seeing the pinned tools only, into a folder of its own: what it compiles with may differ
/// from the host's compiler, and neither shall undo the other's work.
pub fn compiler(program: &str, effort: Effort) -> Result<Command> {
    let mut compiler = run::command(program);
    compiler.current_dir(paths::root()).env("CARGO_TARGET_DIR", paths::root().join("target/web"));
    setup::set_path(&mut compiler, effort)?;
    forget_places(&mut compiler)?;
    Ok(compiler)
}

/// Trunk.
fn trunk(effort: Effort) -> Result<Command> {
    let mut trunk = compiler("trunk", effort)?;
    // What cuts the program in two must know what refers to what.
    add_flag(&mut trunk, "-Clink-args=--emit-relocs");
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

/// One more flag for the compiler.
fn add_flag(compiler: &mut Command, flag: &str) {
    let given = compiler.get_envs().find(|(name, _)| *name == FLAGS).and_then(|(_, value)| value?.to_str());
    let flags = format!("{} {flag}", given.unwrap_or_default());
    compiler.env(FLAGS, flags.trim_start());
}

/// Where a panic can happen the compiler writes the source's path into the program: it shall be the same whoever built it, and
/// name nobody's home.
fn forget_places(compiler: &mut Command) -> Result<()> {
    let cargo = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sysroot = run::output(run::command("rustc").args(["--print", "sysroot"]))?;
    for (place, name) in [(cargo, "cargo"), (Some(sysroot.into()), "rust")] {
        let Some(place) = place.and_then(|place| place.into_os_string().into_string().ok()) else { continue };
        // The flags are apart by blanks, and cannot hold one.
        if !place.contains(char::is_whitespace) {
            add_flag(compiler, &format!("--remap-path-prefix={place}={name}"));
        }
    }
    Ok(())
}

/// Downloads the crates that are not here yet, so that everything after runs offline.
fn fetch() -> Result<()> {
    let mut fetch = run::command("cargo");
    fetch.args(["fetch", "--locked", "--quiet"]).current_dir(paths::root());
    run::run(&mut fetch)
}
