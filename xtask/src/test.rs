//! `cargo xtask test`: everything that must hold, part by part; the same for people and for CI.

mod http;
mod nginx;
mod package;
mod visit;

use std::process::Command;
use std::thread;
use std::time::Instant;

use crate::args::{Effort, Options};
use crate::build::{self, Folders};
use crate::run::{self, Result, say, spoken};
use crate::server::Server;
use crate::{check, setup};
use site::paths;

/// One part, which can be run alone by its name.
struct Part {
    name: &'static str,
    /// What it makes sure of.
    what: &'static str,
    work: fn() -> Result<()>,
    /// The part of the toolchain without which it is left out of a whole run, as `cargo NAME`.
    wants: Option<&'static str>,
}

/// The quick parts first.
const PARTS: &[Part] = &[
    Part { name: "fmt", what: "the code is formatted", work: fmt, wants: Some("rustfmt") },
    Part { name: "check", what: "the rules of content and dependencies hold", work: check::run, wants: None },
    Part { name: "clippy", what: "the compiler's advice is followed", work: clippy, wants: Some("clippy") },
    Part { name: "core", what: "the core and the tools do what their tests say", work: core, wants: None },
    Part { name: "components", what: "the components give the right HTML", work: components, wants: None },
    Part { name: "build", what: "the site builds as it is published", work: build, wants: None },
    Part { name: "package", what: "servers say what they must of the packed site", work: package::run, wants: None },
    Part { name: "browser", what: "a reader's journeys work in Chromium", work: browser, wants: None },
    Part {
        name: "firefox",
        what: "those that differ most between browsers work in Firefox",
        work: firefox,
        wants: Some(setup::FIREFOX.name),
    },
];

/// Runs the named parts, or all of them, and stops at the first that fails.
pub fn run(options: &Options) -> Result<()> {
    let names = &options.words;
    let parts = chosen(names)?;
    setup::for_testing()?;
    let mut table = Vec::new();
    for part in parts {
        if let Some(tool) = part.wants.filter(|tool| names.is_empty() && !is_here(tool)) {
            say(&format!("\n{} is left out: there is no {tool} here that serves", part.name));
            table.push((part.name, "LEFT OUT".to_owned()));
            continue;
        }
        say(&format!("\n{}: {}", part.name, part.what));
        let begun = Instant::now();
        let outcome = (part.work)();
        let time = spoken(begun.elapsed());
        if let Err(reason) = outcome {
            table.push((part.name, format!("FAILED after {time}")));
            print(&table);
            return Err(format!("{reason}\n\nTo run this part alone: cargo xtask test {}", part.name));
        }
        table.push((part.name, time));
    }
    print(&table);
    Ok(())
}

/// Whether a machine has the tool that a part wants.
fn is_here(tool: &str) -> bool {
    setup::TOOLS.iter().any(|known| known.name == tool && (known.look)().is_ok())
}

fn chosen(names: &[String]) -> Result<Vec<&'static Part>> {
    if names.is_empty() {
        return Ok(PARTS.iter().collect());
    }
    let known = || PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ");
    let by_name = |name: &String| {
        let part = PARTS.iter().find(|part| part.name == name);
        part.ok_or_else(|| format!("there is no part {name:?}; the parts are {}", known()))
    };
    names.iter().map(by_name).collect()
}

fn print(table: &[(&str, String)]) {
    println!();
    for (name, outcome) in table {
        println!("{name:<12} {outcome}");
    }
}

fn cargo(words: &str) -> Command {
    let mut cargo = run::command("cargo");
    cargo.args(words.split_whitespace()).current_dir(paths::root());
    cargo
}

fn fmt() -> Result<()> {
    run::run(&mut cargo("fmt --all --check")).map_err(|e| format!("{e}\nTo format the code: cargo fmt --all"))
}

fn clippy() -> Result<()> {
    run::run(&mut cargo("clippy --quiet --workspace --all-targets -- -D warnings"))
}

fn core() -> Result<()> {
    run::run(&mut cargo("test --quiet --workspace --exclude disputed-islands -- --include-ignored"))
}

/// In a target folder of its own: the app's two features are never in one build.
fn components() -> Result<()> {
    let mut test = cargo("test --quiet -p disputed-islands --no-default-features --features ssr");
    run::run(test.env("CARGO_TARGET_DIR", paths::root().join("target/ssr")))
}

fn build() -> Result<()> {
    build::build(Effort::Release, &Folders::published(), None)?;
    build::build(Effort::Release, &Folders::other(paths::invented()), None)
}

/// Every journey, in Chromium: those of the engine on the site of invented disputes, those of the content on the one that is published.
fn browser() -> Result<()> {
    travel(&Folders::other(paths::invented()), "tests", "chromium", &setup::CHROMIUM)?;
    travel(&Folders::published(), "tests/content", "chromium", &setup::CHROMIUM)
}

/// Those that `tests/firefox/` lists.
fn firefox() -> Result<()> {
    travel(&Folders::other(paths::invented()), "tests/firefox", "firefox", &setup::FIREFOX)
}

/// Node's own test runner over the journeys in a folder, the site served as it will be.
fn travel(site: &Folders, folder: &str, name: &str, browser: &setup::Browser) -> Result<()> {
    let files = files(folder, ".test.mjs")?;
    let program = browser.program().ok_or_else(|| format!("there is no {name}"))?;
    let server = Server::bind(&site.to, 0)
        .map_err(|e| format!("{e}\nThe site must be built first: cargo xtask test build browser firefox"))?;
    let url = server.url();
    thread::spawn(move || server.run());
    let mut node = run::command("node");
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=2"]).args(files).current_dir(paths::root());
    node.env("ISLANDS_URL", url).env("ISLANDS_BROWSER", name).env(browser.variable, program);
    run::run(&mut node)
}

/// The files in a folder of the checkout whose names end so, in the order of their names.
fn files(folder: &str, ending: &str) -> Result<Vec<String>> {
    let entries = paths::root().join(folder).read_dir().map_err(|e| format!("{folder}/ cannot be read: {e}"))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut files: Vec<String> =
        names.filter(|name| name.ends_with(ending)).map(|name| format!("{folder}/{name}")).collect();
    files.sort();
    if files.is_empty() { Err(format!("there is no {folder}/*{ending} to run")) } else { Ok(files) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_run_in_the_order_they_are_named_in() {
        let names = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
            chosen(&names).map(|parts| parts.iter().map(|part| part.name).collect::<Vec<_>>())
        };
        assert_eq!(names(&["build", "browser"]).unwrap(), ["build", "browser"]);
        assert_eq!(names(&[]).unwrap().len(), PARTS.len());
        assert!(names(&["brwoser"]).unwrap_err().contains("browser"));
    }
}
