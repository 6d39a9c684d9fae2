//! The tools that building and testing need: looking whether they are there, and bringing what is missing.
//!
//! Every tool is pinned, lives in the user's cache folder (or is the system's own), and is looked at again on each
//! run, so a changed compiler or lock file brings what it needs and an interrupted set-up simply goes on.

mod apt;
mod browsers;
mod components;
mod crates;
mod nginx;
mod node;
mod npm;
mod rustc;
mod std_source;
mod wasm_std;
mod wasm_std_debian;
mod wasm_std_small;

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::args::Effort;
use crate::run::{Result, say};
pub use npm::FONTS;
use npm::{BENCH, PROGRAMS, TESTS};
use site::paths;
use wasm_std_small as small;

pub use browsers::{Browser, CHROMIUM, FIREFOX};
pub use crates::{bindgen, splitter};
pub use nginx::program as nginx;
pub use rustc::{FLAGS, TARGET};

/// A tool that is there.
pub struct Found {
    /// Its version, or what else identifies it.
    pub version: String,
    /// Where it is.
    pub path: PathBuf,
}

/// A tool that is not there, or not in the version needed.
pub struct Missing {
    /// What was found in its place.
    pub found: String,
    /// What the person can type or install.
    pub remedy: String,
}

/// The result of probing the machine for one tool.
pub type Probe = std::result::Result<Found, Missing>;

/// What a tool is needed for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// `cargo xtask build` and `serve`.
    Building,
    /// `cargo xtask test`, on top of what building needs.
    Testing,
    /// `cargo xtask bench` alone.
    Benching,
    /// It makes what is built better: its absence stops nothing.
    BuildingWell,
    /// Pleasant to have for testing: its absence stops nothing.
    Wish,
}

impl Need {
    /// Whether work stops without it.
    pub fn is_strict(self) -> bool {
        !matches!(self, Need::BuildingWell | Need::Wish)
    }
}

/// One tool: how to look for it and how to bring it.
pub struct Tool {
    /// What it is called in messages.
    pub name: &'static str,
    /// What it is needed for.
    pub need: Need,
    /// Looks, changes nothing, and takes no more than a moment.
    pub look: fn() -> Probe,
    /// Brings it, saying what it does.
    pub bring: fn() -> Result<()>,
}

const NODE: &str = "Node.js";

/// Every tool, the quick ones first so that a hopeless set-up ends early.
pub const TOOLS: &[Tool] = &[
    Tool { name: NODE, need: Need::Building, look: node::look, bring: node::bring },
    Tool { name: CHROMIUM.name, need: Need::Testing, look: || CHROMIUM.look(), bring: || CHROMIUM.bring() },
    Tool { name: FIREFOX.name, need: Need::Wish, look: || FIREFOX.look(), bring: || FIREFOX.bring() },
    Tool { name: "nginx", need: Need::Testing, look: nginx::look, bring: nginx::bring },
    Tool { name: "East Asian fonts", need: Need::Wish, look: browsers::look_fonts, bring: browsers::bring_fonts },
    Tool { name: "rustfmt", need: Need::Wish, look: components::look_fmt, bring: components::bring_fmt },
    Tool { name: "clippy", need: Need::Wish, look: components::look_clippy, bring: components::bring_clippy },
    Tool { name: PROGRAMS.name, need: Need::Building, look: || PROGRAMS.look(), bring: || PROGRAMS.bring() },
    Tool { name: TESTS.name, need: Need::Testing, look: || TESTS.look(), bring: || TESTS.bring() },
    Tool { name: BENCH.name, need: Need::Benching, look: || BENCH.look(), bring: || BENCH.bring() },
    Tool { name: "Rust for the browser", need: Need::Building, look: wasm_std::look, bring: wasm_std::bring },
    Tool {
        name: "Rust built for size",
        need: Need::BuildingWell,
        look: || small::look(&wasm_std::compiler()),
        bring: || small::bring(&wasm_std::compiler()),
    },
    Tool { name: "wasm-bindgen", need: Need::Building, look: crates::look_bindgen, bring: crates::bring_bindgen },
    Tool { name: "wasm-split-cli", need: Need::Building, look: crates::look_splitter, bring: crates::bring_splitter },
    Tool { name: "trunk", need: Need::Building, look: crates::look_trunk, bring: crates::bring_trunk },
];

/// Brings whatever building needs and is missing; says nothing when all is there.
pub fn for_building() -> Result<()> {
    bring_missing(|tool| matches!(tool.need, Need::Building | Need::BuildingWell))?;
    crates::tidy_up();
    Ok(())
}

/// Brings whatever building and testing need and is missing; says nothing when all is there.
pub fn for_testing() -> Result<()> {
    bring_missing(|tool| tool.need != Need::Benching)?;
    crates::tidy_up();
    Ok(())
}

/// Brings what measuring a built site needs and is missing; says nothing when all is there.
pub fn for_benching() -> Result<()> {
    bring_missing(|tool| tool.need == Need::Benching || [NODE, CHROMIUM.name].contains(&tool.name))
}

fn bring_missing(wanted: impl Fn(&Tool) -> bool) -> Result<()> {
    for tool in TOOLS.iter().filter(|tool| wanted(tool)) {
        if (tool.look)().is_ok() {
            continue;
        }
        let outcome = (tool.bring)().and_then(|()| {
            (tool.look)().map(|_| ()).map_err(|missing| format!("{}. {}", missing.found, missing.remedy))
        });
        match outcome {
            Err(reason) if !tool.need.is_strict() => say(&format!("Going on without {}: {reason}", tool.name)),
            Err(reason) => return Err(format!("Set-up stopped at {}: {reason}", tool.name)),
            Ok(()) => {}
        }
    }
    Ok(())
}

/// Makes a command see the tools of the set-up: PATH, and the compiler and library for the browser.
pub fn set_path(command: &mut Command, effort: Effort) -> Result<()> {
    // What stands there for wasm-bindgen cuts the program first.
    let own = [paths::root().join("xtask/tools"), crates::trunk_folder()?, paths::npm()?.join("node_modules/.bin")];
    let path = env::var_os("PATH").unwrap_or_default();
    let all = own.into_iter().chain(env::split_paths(&path));
    command.env("PATH", env::join_paths(all).map_err(|e| format!("a tool's folder cannot be on PATH: {e}"))?);
    wasm_std::set_path(command, effort)
}
