//! Rust's standard library, compiled for the browser from its source.
//!
//! It is compiled once into a folder of the cache that serves as `--sysroot`; nothing of the system is edited. The
//! folder's name holds the compiler's identity, so that an updated compiler builds it anew.

use std::fs;
use std::path::{Path, PathBuf};

use super::rustc::{TARGET, has_std, identity, line_of};
use super::{Found, Missing, Probe};
use crate::run::{self, Result};
use site::paths;

/// One way to compile the library.
pub struct Recipe {
    /// The beginning of its folder's name.
    pub name: &'static str,
    /// What cargo is told beyond the target.
    pub options: &'static [&'static str],
    /// How much the compiler optimises, as a profile says it.
    pub level: &'static str,
    /// What rustc is told.
    pub flags: &'static str,
}

impl Recipe {
    /// Looks for the library that this compiler made.
    pub fn look(&self, rustc: &Path) -> std::result::Result<Found, String> {
        let identity = identity(rustc)?;
        let sysroot = self.sysroot(&identity)?;
        if !has_std(&library(&sysroot)) {
            return Err(format!("there is no library for {TARGET} in the cache"));
        }
        Ok(Found { version: line_of(&identity, "release").unwrap_or("unknown").to_owned(), path: sysroot })
    }

    /// The same as an answer to what the machine has.
    pub fn probe(&self, rustc: &Path) -> Probe {
        self.look(rustc).map_err(|found| Missing { found, remedy: "`cargo xtask build` builds it".into() })
    }

    /// Compiles the library in an empty crate and copies it to where a compiler looks for it.
    pub fn build(&self, rustc: &Path) -> Result<()> {
        let sysroot = self.sysroot(&identity(rustc)?)?;
        let failed = |e: std::io::Error| format!("{} cannot be written: {e}", sysroot.display());
        let empty = sysroot.with_extension("building");
        let _ = fs::remove_dir_all(&empty);
        fs::create_dir_all(empty.join("src")).map_err(failed)?;
        fs::write(empty.join("Cargo.toml"), EMPTY_CRATE).map_err(failed)?;
        fs::write(empty.join("src/lib.rs"), "").map_err(failed)?;
        let mut cargo = run::command("cargo");
        cargo
            .args(["build", "--release", "--target", TARGET])
            .args(self.options)
            .current_dir(&empty)
            .env("CARGO_TARGET_DIR", empty.join("target"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.level)
            .env("RUSTC", rustc)
            // The standard library is only ever compiled with unstable features; cargo asks for this to be said.
            .env("RUSTC_BOOTSTRAP", "1")
            // Without bitcode a later build with link-time optimisation fails.
            .env("RUSTFLAGS", format!("-Cembed-bitcode=yes {}", self.flags));
        run::run_logged(&mut cargo, &paths::log(self.name)?)?;
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
        let _ = fs::remove_dir_all(&sysroot);
        fs::rename(&ready, &sysroot).map_err(failed)?;
        fs::remove_dir_all(&empty).map_err(failed)
    }

    /// The folder that serves as `--sysroot` for a compiler of this identity.
    fn sysroot(&self, identity: &str) -> Result<PathBuf> {
        let release = line_of(identity, "release").unwrap_or("unknown").replace('.', "_");
        Ok(paths::cache()?.join(format!("{}-{release}-{:08x}", self.name, fingerprint(identity) as u32)))
    }
}

const EMPTY_CRATE: &str = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";

fn library(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

/// FNV-1a, 64 bits: enough to tell compilers apart.
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_compiler_or_recipe_has_another_folder() {
        let recipe = |name| Recipe { name, options: &[], level: "3", flags: "" };
        let folder = |name, identity| recipe(name).sysroot(identity).unwrap();
        let one = folder("std", "release: 1.96.0\ncommit-hash: a");
        assert!(one.display().to_string().contains("std-1_96_0-"));
        assert_ne!(one, folder("std", "release: 1.96.0\ncommit-hash: b"));
        assert_ne!(one, folder("small-std", "release: 1.96.0\ncommit-hash: a"));
    }
}
