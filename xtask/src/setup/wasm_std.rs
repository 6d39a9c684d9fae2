//! Rust's standard library for the browser: the active compiler's own, else one built with Debian's compiler.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::rustc::{TARGET, has_std, identity, line_of};
use super::{Found, Missing, Probe, wasm_std_debian as debian};
use crate::run::{self, Result};

/// How long rustup may stay silent before we take its server to be out of reach.
const PATIENCE: Duration = Duration::from_secs(20);

/// Looks for the standard library, the active compiler's first.
pub fn look() -> Probe {
    let own = look_active();
    if own.is_ok() {
        return own;
    }
    let spare = debian::look();
    if spare.is_ok() { spare } else { own }
}

/// Asks rustup for it; where that does not answer, builds it with Debian's compiler.
pub fn bring() -> Result<()> {
    let first = bring_by_rustup();
    if look_active().is_ok() {
        return Ok(());
    }
    let reason = first.err().unwrap_or_else(|| "rustup did not bring it".into());
    run::say(&format!("  {reason}; trying Debian's compiler instead"));
    debian::bring().map_err(|second| format!("{second}. {}", remedy()))
}

/// Makes a command compile for the browser with whichever compiler has the library.
pub fn set_path(command: &mut Command) -> Result<()> {
    if look_active().is_ok() { Ok(()) } else { debian::set_path(command) }
}

fn look_active() -> Probe {
    let missing = |found: String| Missing { found, remedy: remedy() };
    let mut rustc = run::command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let folder = PathBuf::from(run::output(&mut rustc).map_err(missing)?);
    if !has_std(&folder) {
        return Err(missing(format!("the active compiler has no {TARGET} library")));
    }
    let identity = identity(Path::new("rustc")).map_err(missing)?;
    Ok(Found { version: line_of(&identity, "release").unwrap_or("unknown").to_owned(), path: folder })
}

fn bring_by_rustup() -> Result<()> {
    let rustup = run::find("rustup").ok_or("there is no rustup here")?;
    run::step(&format!("Asking rustup for Rust's {TARGET} library: a few seconds, once"), || {
        run::run_while_it_speaks(run::command(rustup).args(["target", "add", TARGET]), PATIENCE)
    })
}

fn remedy() -> String {
    format!("Type: rustup target add {TARGET}")
}
