//! The way to the browser's standard library where rustup's server is out of reach: Debian's compiler and its source.
//!
//! The library is compiled once into a folder of the cache that serves as `--sysroot`; nothing of the system is
//! edited. The folder's name holds the compiler's identity, so that an updated compiler builds it anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::rustc::{TARGET, has_std, identity, line_of};
use super::{Found, Missing, Probe, apt};
use crate::run::{self, Result};
use site::paths;

const PACKAGES: [&str; 3] = ["rustc-web", "rust-web-src", "lld-22"];
const RUSTC: &str = "/usr/bin/rustc";
const LINKER: &str = "/usr/bin/wasm-ld-22";

/// Looks for Debian's compiler, its linker and the library built with it.
pub fn look() -> Probe {
    let missing = |found: String| Missing { found, remedy: "`cargo xtask build` builds it".into() };
    for program in [RUSTC, LINKER] {
        if !run::is_program(Path::new(program)) {
            return Err(missing(format!("there is no {program}")));
        }
    }
    let identity = identity(Path::new(RUSTC)).map_err(missing)?;
    let sysroot = sysroot(&identity).map_err(missing)?;
    if !has_std(&library(&sysroot)) {
        return Err(missing(format!("there is no library for {TARGET} in the cache")));
    }
    let release = line_of(&identity, "release").unwrap_or("unknown");
    Ok(Found { version: format!("{release}, Debian's compiler"), path: sysroot })
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
    if !is_new_enough(line_of(&identity, "release").unwrap_or_default()) {
        return Err(format!("{RUSTC} is older than the 1.88 that the project needs"));
    }
    run::step(&format!("Building Rust's library for {TARGET}: about 40 seconds, once"), || build(&sysroot(&identity)?))
}

/// Makes cargo compile for the browser with Debian's compiler; the host's own crates keep its usual library.
pub fn set_path(command: &mut Command) -> Result<()> {
    let sysroot = sysroot(&identity(Path::new(RUSTC))?)?;
    let name = TARGET.to_uppercase().replace('-', "_");
    command
        .env("RUSTC", RUSTC)
        .env(format!("CARGO_TARGET_{name}_LINKER"), LINKER)
        .env(format!("CARGO_TARGET_{name}_RUSTFLAGS"), format!("--sysroot {}", sysroot.display()));
    Ok(())
}

fn is_installed() -> bool {
    let source = Path::new("/usr/lib/rustlib/src/rust/library/std/Cargo.toml");
    [RUSTC, LINKER].iter().all(|program| run::is_program(Path::new(program))) && source.exists()
}

/// Compiles the library in an empty crate and copies it to where a compiler looks for it.
fn build(sysroot: &Path) -> Result<()> {
    let failed = |e: std::io::Error| format!("{} cannot be written: {e}", sysroot.display());
    let empty = sysroot.with_extension("building");
    let _ = fs::remove_dir_all(&empty);
    fs::create_dir_all(empty.join("src")).map_err(failed)?;
    fs::write(empty.join("Cargo.toml"), EMPTY_CRATE).map_err(failed)?;
    fs::write(empty.join("src/lib.rs"), "").map_err(failed)?;
    let mut cargo = run::command("cargo");
    cargo
        .args(["build", "--release", "--target", TARGET, "-Z", "build-std=std,panic_abort"])
        .current_dir(&empty)
        .env("CARGO_TARGET_DIR", empty.join("target"))
        .env("RUSTC", RUSTC)
        // The standard library is only ever compiled with unstable features; cargo asks for this to be said.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode a later build with link-time optimisation fails.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    run::run_logged(&mut cargo, &paths::log("standard-library")?)?;
    let ready = sysroot.with_extension("ready");
    let _ = fs::remove_dir_all(&ready);
    fs::create_dir_all(library(&ready)).map_err(failed)?;
    let made = empty.join("target").join(TARGET).join("release/deps");
    for entry in made.read_dir().map_err(failed)?.flatten() {
        let name = entry.file_name();
        let is_library = Path::new(&name).extension().is_some_and(|kind| kind == "rlib");
        if is_library && !name.to_string_lossy().starts_with("libempty-") {
            fs::copy(entry.path(), library(&ready).join(&name)).map_err(failed)?;
        }
    }
    let _ = fs::remove_dir_all(sysroot);
    fs::rename(&ready, sysroot).map_err(failed)?;
    fs::remove_dir_all(&empty).map_err(failed)
}

const EMPTY_CRATE: &str = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";

/// The folder that serves as `--sysroot` for a compiler of this identity.
fn sysroot(identity: &str) -> Result<PathBuf> {
    let release = line_of(identity, "release").unwrap_or("unknown").replace('.', "_");
    Ok(paths::cache()?.join(format!("std-{release}-{:08x}", fingerprint(identity) as u32)))
}

fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn is_new_enough(release: &str) -> bool {
    let mut numbers = release.split('.').map_while(|part| part.parse::<u32>().ok());
    (numbers.next(), numbers.next()) >= (Some(1), Some(88))
}

/// FNV-1a, 64 bits: enough to tell compilers apart.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_compiler_has_another_folder() {
        let one = sysroot("release: 1.96.0\ncommit-hash: a").unwrap();
        let two = sysroot("release: 1.96.0\ncommit-hash: b").unwrap();
        assert_ne!(one, two);
        assert!(one.display().to_string().contains("std-1_96_0-"));
    }

    #[test]
    fn a_compiler_is_new_enough_from_1_88() {
        assert!(is_new_enough("1.88.0") && is_new_enough("1.96.0") && is_new_enough("2.0.0"));
        assert!(!is_new_enough("1.63.0") && !is_new_enough(""));
    }
}
