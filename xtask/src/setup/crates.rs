//! The tools that are compiled from crates: Trunk, wasm-bindgen, and what cuts the program in two.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Found, Missing, Probe};
use crate::run::{self, Result};
use site::paths;

/// The release of Trunk that builds the app; newer ones ask for a newer compiler than we do.
const TRUNK: &str = "0.21.14";

/// The release of wasm-split-cli, which reads what the macros of `wasm_split_helpers` in Cargo.lock write.
const SPLITTER: &str = "0.2.4";

/// The folder that holds the `trunk` program.
pub fn trunk_folder() -> Result<PathBuf> {
    Ok(paths::cache()?.join(format!("trunk-{TRUNK}")).join("bin"))
}

/// The folder that holds the `wasm-bindgen` program of the version in Cargo.lock.
fn bindgen_folder() -> Result<PathBuf> {
    Ok(paths::cache()?.join(format!("wasm-bindgen-{}", bindgen_version()?)).join("bin"))
}

/// Looks for Trunk in the cache.
pub fn look_trunk() -> Probe {
    look(trunk_folder(), "trunk", TRUNK)
}

/// Compiles Trunk. It never downloads for us, so it does without encryption and its many crates.
pub fn bring_trunk() -> Result<()> {
    run::step(&format!("Building trunk {TRUNK} from source: about 4 minutes on two cores, once"), || {
        install("trunk", TRUNK, &trunk_folder()?, &["--locked"])
    })
}

/// Looks for wasm-bindgen in the cache.
pub fn look_bindgen() -> Probe {
    match bindgen_version() {
        Ok(version) => look(bindgen_folder(), "wasm-bindgen", &version),
        Err(found) => Err(Missing { found, remedy: "restore Cargo.lock from git".into() }),
    }
}

/// Compiles wasm-bindgen. Not `--locked`: the lock file it was published with names crates that are gone.
pub fn bring_bindgen() -> Result<()> {
    let version = bindgen_version()?;
    run::step(&format!("Building wasm-bindgen {version} from source: about 2 minutes on two cores, once"), || {
        install("wasm-bindgen-cli", &version, &bindgen_folder()?, &["--bin", "wasm-bindgen"])
    })
}

/// Looks for wasm-split-cli in the cache.
pub fn look_splitter() -> Probe {
    // It does not tell its version: the folder's name does.
    let missing = |found: String| Missing { found, remedy: "`cargo xtask build` compiles it".into() };
    let path = splitter().map_err(missing)?;
    if !run::is_program(&path) {
        return Err(missing("not set up yet".into()));
    }
    Ok(Found { version: SPLITTER.into(), path })
}

/// Compiles wasm-split-cli.
pub fn bring_splitter() -> Result<()> {
    run::step(&format!("Building wasm-split-cli {SPLITTER} from source: about a minute on two cores, once"), || {
        let folder = splitter()?.parent().map(Path::to_path_buf).unwrap_or_default();
        install("wasm_split_cli_support", SPLITTER, &folder, &["--locked", "--features", "build-binary"])
    })
}

/// The program that cuts the program in two.
pub fn splitter() -> Result<PathBuf> {
    let program = format!("wasm-split-cli{}", std::env::consts::EXE_SUFFIX);
    Ok(paths::cache()?.join(format!("wasm-split-{SPLITTER}")).join("bin").join(program))
}

/// The program wasm-bindgen.
pub fn bindgen() -> Result<PathBuf> {
    Ok(bindgen_folder()?.join(format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX)))
}

/// Removes the folder they were compiled in: a gigabyte that nobody reads again.
pub fn tidy_up() {
    if let Ok(folder) = compiling() {
        // Left behind it costs space, nothing else.
        let _ = fs::remove_dir_all(folder);
    }
}

fn look(folder: Result<PathBuf>, program: &str, version: &str) -> Probe {
    let missing = |found: String| Missing { found, remedy: "`cargo xtask build` compiles it".into() };
    let path = folder.map_err(missing)?.join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    if !run::is_program(&path) {
        return Err(missing("not set up yet".into()));
    }
    let said = run::output(run::command(&path).arg("--version")).map_err(missing)?;
    if said.split_whitespace().nth(1) == Some(version) {
        Ok(Found { version: version.into(), path })
    } else {
        Err(missing(format!("{} answers \"{said}\"", path.display())))
    }
}

/// `cargo install` into a folder of its own, in the cheapest profile whose result is fast enough.
///
/// Both tools share one folder to compile in, so what they have in common is compiled once.
fn install(package: &str, version: &str, bin: &Path, more: &[&str]) -> Result<()> {
    let root = bin.parent().unwrap_or(bin);
    fs::create_dir_all(root).map_err(|e| format!("{} cannot be made: {e}", root.display()))?;
    let mut cargo = run::command("cargo");
    cargo
        .args(["install", "--no-default-features", "--force"])
        .args(more)
        .arg("--root")
        .arg(root)
        .arg(format!("{package}@{version}"))
        .current_dir(root)
        .env("CARGO_TARGET_DIR", compiling()?)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .env("CARGO_PROFILE_RELEASE_PANIC", "unwind");
    run::run_logged(&mut cargo, &paths::log(package)?)
}

fn compiling() -> Result<PathBuf> {
    Ok(paths::cache()?.join("compiling"))
}

fn bindgen_version() -> Result<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).map_err(|e| format!("Cargo.lock: {e}"))?;
    locked(&lock, "wasm-bindgen").ok_or_else(|| "Cargo.lock does not name wasm-bindgen".into())
}

/// The version that a lock file holds for a package.
fn locked(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let line = lock.lines().skip_while(|line| *line != name).nth(1)?;
    Some(line.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_comes_from_the_package_of_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "wasm"), None);
    }
}
