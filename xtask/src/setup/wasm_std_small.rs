//! The browser's standard library once more, for published builds: built for size, and with panics that end the program
//! without a text, which nobody would read there. The program is a tenth smaller by it.
//!
//! Both are unstable options of the compiler, so this is an extra: where it cannot be had the build takes the ordinary one.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Probe;
use super::rustc::{identity, is_since, line_of};
use super::std_source::Recipe;
use crate::run::{self, Result};

const RECIPE: Recipe = Recipe {
    name: "small-std",
    options: &["-Z", "build-std=std", "-Z", "build-std-features=optimize_for_size"],
    level: "z",
    flags: FLAGS,
};

/// What every crate is told that is compiled with this library.
pub const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// The first compiler that knows these options by these names.
const SINCE: (u32, u32) = (1, 92);

/// Looks for what this compiler made.
pub fn look(rustc: &Path) -> Probe {
    RECIPE.probe(rustc)
}

/// The folder of the library, for `--sysroot`, where it is there.
pub fn sysroot(rustc: &Path) -> Option<PathBuf> {
    RECIPE.look(rustc).ok().map(|found| found.path)
}

/// Brings the library's source where rustup has it, and builds it.
pub fn bring(rustc: &Path) -> Result<()> {
    let release = line_of(&identity(rustc)?, "release").unwrap_or_default().to_owned();
    if !is_since(&release, SINCE) {
        return Err(format!("rustc {release} is older than {}.{}", SINCE.0, SINCE.1));
    }
    if !has_source(rustc)? {
        let rustup =
            run::find("rustup").ok_or("the library's source is not here, and there is no rustup to bring it")?;
        run::step("Asking rustup for the source of Rust's library: a few seconds, once", || {
            let mut add = run::command(rustup);
            run::run_while_it_speaks(add.args(["component", "add", "rust-src"]), Duration::from_secs(20))
        })?;
    }
    run::step("Building Rust's library for size: about 50 seconds, once", || RECIPE.build(rustc))
}

fn has_source(rustc: &Path) -> Result<bool> {
    let sysroot = run::output(run::command(rustc).args(["--print", "sysroot"]))?;
    Ok(Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml").exists())
}
