//! The way to the browser's standard library where rustup's server is out of reach: Debian's compiler and its source.

use std::path::Path;
use std::process::Command;

use super::rustc::{TARGET, identity, is_since, line_of};
use super::std_source::Recipe;
use super::{Found, Missing, Probe, apt};
use crate::run::{self, Result};

const PACKAGES: [&str; 3] = ["rustc-web", "rust-web-src", "lld-22"];
/// Debian's compiler.
pub const RUSTC: &str = "/usr/bin/rustc";
const LINKER: &str = "/usr/bin/wasm-ld-22";

const RECIPE: Recipe = Recipe { name: "std", options: &["-Z", "build-std=std,panic_abort"], level: "3", flags: "" };

/// Looks for Debian's compiler, its linker and the library built with it.
pub fn look() -> Probe {
    for program in [RUSTC, LINKER] {
        if !run::is_program(Path::new(program)) {
            let found = format!("there is no {program}");
            return Err(Missing { found, remedy: "`cargo xtask build` installs it".into() });
        }
    }
    let found = RECIPE.probe(Path::new(RUSTC))?;
    Ok(Found { version: format!("{}, Debian's compiler", found.version), ..found })
}

/// Installs Debian's compiler where it is missing and builds the library with it.
pub fn bring() -> Result<()> {
    if !cfg!(target_os = "linux") || !apt::here() {
        return Err("this is not a Debian system".into());
    }
    if !is_installed() {
        let what = format!("Installing {} with apt: about 15 seconds, once", PACKAGES.join(", "));
        run::step(&what, || apt::install(&PACKAGES))?;
    }
    let identity = identity(Path::new(RUSTC))?;
    if !is_since(line_of(&identity, "release").unwrap_or_default(), (1, 88)) {
        return Err(format!("{RUSTC} is older than the 1.88 that the project needs"));
    }
    let what = format!("Building Rust's library for {TARGET}: about 40 seconds, once");
    run::step(&what, || RECIPE.build(Path::new(RUSTC)))
}

/// Makes cargo compile for the browser with Debian's compiler; the host's own crates keep its usual library.
pub fn set_compiler(command: &mut Command) {
    let name = TARGET.to_uppercase().replace('-', "_");
    command.env("RUSTC", RUSTC).env(format!("CARGO_TARGET_{name}_LINKER"), LINKER);
}

/// The folder of the library, for `--sysroot`.
pub fn sysroot() -> Result<std::path::PathBuf> {
    RECIPE.look(Path::new(RUSTC)).map(|found| found.path)
}

fn is_installed() -> bool {
    let source = Path::new("/usr/lib/rustlib/src/rust/library/std/Cargo.toml");
    [RUSTC, LINKER].iter().all(|program| run::is_program(Path::new(program))) && source.exists()
}
