//! `cargo xtask doctor`: what is here, what is missing and how to get it. Installs nothing.

use crate::run::{Result, output};
use crate::setup::{self, Need};
use site::paths;

/// Prints the table; an error when building or testing could not run as things are.
pub fn run() -> Result<()> {
    let cargo = output(crate::run::command("cargo").arg("--version"))?;
    println!("{:<22} {}", "cargo", cargo.trim_start_matches("cargo "));
    println!("{:<22} {}", "cache folder", paths::cache()?.display());
    let mut missing = Vec::new();
    for tool in setup::TOOLS {
        match (tool.look)() {
            Ok(found) => println!("{:<22} {:<24} {}", tool.name, found.version, found.path.display()),
            Err(lack) => {
                println!("{:<22} MISSING: {}\n{:<22} {}", tool.name, lack.found, "", lack.remedy);
                if tool.need.is_strict() && tool.need != Need::Benching {
                    missing.push(tool.name);
                }
            }
        }
    }
    if missing.is_empty() {
        println!("\nBuilding and testing can run.");
        return Ok(());
    }
    Err(format!("\nMissing: {}. `cargo xtask test` brings what it can, and says what it cannot.", missing.join(", ")))
}
