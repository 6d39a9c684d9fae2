//! `cargo xtask`: everything that is done to this project from the command line.

mod content;
mod land;
mod lines;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let result = match args.next().as_deref() {
        Some("check") => content::run(),
        Some("land") => land::run(),
        Some("lines") => lines::run(),
        _ => Err("usage: cargo xtask doctor|serve|test|build|check|land|lines".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
