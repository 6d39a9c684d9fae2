//! The two parts of a Rust toolchain that a minimal one lacks: rustfmt and clippy.

use std::path::PathBuf;
use std::time::Duration;

use super::{Found, Missing, Probe};
use crate::run::{self, Result};

/// Looks for rustfmt.
pub fn look_fmt() -> Probe {
    look("fmt", "rustfmt")
}

/// Asks rustup for rustfmt.
pub fn bring_fmt() -> Result<()> {
    bring("rustfmt")
}

/// Looks for clippy.
pub fn look_clippy() -> Probe {
    look("clippy", "clippy")
}

/// Asks rustup for clippy.
pub fn bring_clippy() -> Result<()> {
    bring("clippy")
}

fn look(subcommand: &str, component: &str) -> Probe {
    let missing = |found: String| Missing { found, remedy: format!("Type: rustup component add {component}") };
    let said = run::output(run::command("cargo").args([subcommand, "--version"]))
        .map_err(|_| missing(format!("`cargo {subcommand}` does not answer")))?;
    let version = said.split_whitespace().nth(1).unwrap_or("unknown").to_owned();
    Ok(Found { version, path: run::find(&format!("cargo-{subcommand}")).unwrap_or_else(|| PathBuf::from("cargo")) })
}

fn bring(component: &str) -> Result<()> {
    let rustup = run::find("rustup").ok_or("there is no rustup to bring it")?;
    run::step(&format!("Asking rustup for {component}: a few seconds, once"), || {
        let mut add = run::command(rustup);
        run::run_while_it_speaks(add.args(["component", "add", component]), Duration::from_secs(20))
    })
}
