//! The compiler for the browser, as every program of the site is compiled with it.

use crate::args::Effort;
use crate::run::{self, Result};
use crate::setup::{self, FLAGS};
use site::paths;
use std::env;
use std::path::PathBuf;
use std::process::Command;

/// A command that compiles for the browser, seeing the pinned tools only, into a folder of its own: what it compiles with may differ
/// from the host's compiler, and neither shall undo the other's work.
pub fn compiler(program: &str, effort: Effort) -> Result<Command> {
    let mut compiler = run::command(program);
    compiler.current_dir(paths::root()).env("CARGO_TARGET_DIR", paths::root().join("target/web"));
    setup::set_path(&mut compiler, effort)?;
    forget_places(&mut compiler)?;
    Ok(compiler)
}

/// One more flag for the compiler.
pub fn add_flag(compiler: &mut Command, flag: &str) {
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
