//! The program that reads a layer of one's own: apart from the map's, which has no use of it before there is a layer.

use crate::args::Effort;
use crate::compiler;
use crate::run::{self, Result};
use crate::setup::{self, TARGET};
use crate::split;
use site::paths;
use std::fs;

/// The package, and the folder of what is made of it.
const NAME: &str = "own";

/// The module, and the script that wasm-bindgen has made for it.
pub fn built(effort: Effort) -> Result<(Vec<u8>, String)> {
    let (profile, folder) = if effort == Effort::Release { ("release", "release") } else { ("dev", "debug") };
    let mut cargo = compiler::compiler("cargo", effort)?;
    cargo.args(["build", "--offline", "--locked", "--quiet", "--target", TARGET]);
    cargo.args(["--package", NAME, "--profile", profile]);
    run::run(&mut cargo)?;
    let target = paths::root().join("target/web");
    let module = target.join(TARGET).join(folder).join("own.wasm");
    let out = target.join(NAME);
    let mut bindgen = run::command(setup::bindgen()?);
    bindgen.arg(module).args(["--target", "web", "--no-typescript", "--out-name", NAME, "--out-dir"]).arg(&out);
    run::output(&mut bindgen)?;
    let module = out.join("own_bg.wasm");
    if effort == Effort::Release {
        split::optimise(&module)?;
    }
    let glue = out.join("own.js");
    let spoilt = |error: std::io::Error| format!("{}: {error}", out.display());
    Ok((fs::read(&module).map_err(spoilt)?, fs::read_to_string(&glue).map_err(spoilt)?))
}
