//! Rust's standard library for the browser: the active compiler's own, else one built with Debian's compiler.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::rustc::{FLAGS, TARGET, has_std, identity, line_of};
use super::{Found, Missing, Probe, wasm_std_debian as debian, wasm_std_small as small};
use crate::args::Effort;
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

/// The compiler that builds for the browser: the active one, or Debian's where only that has the library.
pub fn compiler() -> PathBuf {
    PathBuf::from(if look_active().is_ok() { "rustc" } else { debian::RUSTC })
}

/// Makes a command compile for the browser with whichever compiler has the library; for a published build with the small
/// library, where it is there.
pub fn set_path(command: &mut Command, effort: Effort) -> Result<()> {
    let is_active = look_active().is_ok();
    if !is_active {
        debian::set_compiler(command);
    }
    let small = if effort == Effort::Release { small::sysroot(&compiler()) } else { None };
    let library = match small {
        Some(folder) => {
            // Unstable options of a stable compiler must be asked for by this name.
            command.env("RUSTC_BOOTSTRAP", "1");
            format!("--sysroot {} {}", folder.display(), small::FLAGS)
        }
        None if is_active => String::new(),
        None => format!("--sysroot {}", debian::sysroot()?.display()),
    };
    command.env(FLAGS, library);
    Ok(())
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
