//! `cargo xtask bench`: this map and its peers side by side in one browser. The work is done in `bench/run.mjs`.
//!
//! Each peer has its best settings and the same shapes in full detail, in the same place of the same window, moved by the same input.
//! Each measurement has a browser of its own; rounds are interleaved and begin with another page each time. A load with its gestures
//! gives times, bytes, processor and memory; a second load is filmed, because filming costs. Two references come from our own printed
//! page: without scripts, and its map alone. A map that does not follow a gesture is a failure and not a figure. Then each map is given
//! layers of the reader's own through a field for files, from ten thousand vertices to a million.

use crate::args::Options;
use crate::run::{self, Result};
use crate::setup;
use cartography::bench_layers;
use site::{content, paths, project, settings};

/// Brings what is missing and measures the site as it was built last; Node reads the rest of the command line.
pub fn run(options: &Options) -> Result<()> {
    let page = paths::dist().join("index.html");
    if !page.exists() {
        return Err(format!("there is no {}: build the site first with `cargo xtask build`", page.display()));
    }
    setup::for_benching()?;
    if !options.words.iter().any(|word| word == "--no-layers") {
        make_layers()?;
    }
    let chromium = setup::CHROMIUM.program().ok_or("there is no Chromium: `cargo xtask doctor` says how to get one")?;
    // Where the person stands, so that `--data FILE` means the file they see.
    let mut node = run::command("node");
    node.arg(paths::root().join("bench/run.mjs")).args(&options.words);
    run::run(node.env("CHROMIUM", chromium))
}

/// Makes the layers that the maps are given, where they are missing; they are never made anew.
fn make_layers() -> Result<()> {
    let (root, layers) = (paths::root(), paths::root().join("target/bench/layers"));
    if bench_layers::are_in(&layers) {
        return Ok(());
    }
    let disputes = settings::read(&root).map_err(|problems| content::list(&problems))?.disputes;
    let first = disputes.first().ok_or("site.toml names no dispute")?;
    let make = || bench_layers::make(&project::folder(&root, first), &paths::cache()?, &layers);
    run::step("Making the layers that the maps are given: about a minute", make)
}
