//! `cargo xtask bench`: this map and its peers side by side in one browser. The work is done in `bench/run.mjs`.
//!
//! Each peer has its best settings and the same shapes in full detail, in the same place of the same window, moved by the same input.
//! Each measurement has a browser of its own; rounds are interleaved and begin with another page each time. A load with its gestures
//! gives times, bytes, processor and memory; a second load is filmed, because filming costs. Two references come from our own printed
//! page: without scripts, and its map alone. A map that does not follow a gesture is a failure and not a figure.

use crate::args::Options;
use crate::run::{self, Result};
use crate::setup;
use site::paths;

/// Brings what is missing and measures the site as it was built last; Node reads the rest of the command line.
pub fn run(options: &Options) -> Result<()> {
    let page = paths::dist().join("index.html");
    if !page.exists() {
        return Err(format!("there is no {}: build the site first with `cargo xtask build`", page.display()));
    }
    setup::for_benching()?;
    let chromium = setup::CHROMIUM.program().ok_or("there is no Chromium: `cargo xtask doctor` says how to get one")?;
    // Where the person stands, so that `--data FILE` means the file they see.
    let mut node = run::command("node");
    node.arg(paths::root().join("bench/run.mjs")).args(&options.words);
    run::run(node.env("CHROMIUM", chromium))
}
