//! `cargo xtask serve`: builds the site and shows it.

use std::env;
use std::process::Stdio;

use crate::args::Effort;
use crate::args::Options;
use crate::build::{self, Folders};
use crate::run::{self, Result, say};
use crate::server::Server;
use crate::setup;

/// The port wished for when none is named.
const PORT: u16 = 8080;

/// Brings the tools, builds, serves and opens a browser where there is one. Ends when it is stopped.
pub fn run(options: &Options) -> Result<()> {
    let wished = port(options)?;
    let folders = Folders::of(options)?;
    setup::for_building()?;
    build::build(Effort::of(options), &folders, None)?;
    let server = Server::bind(&folders.to, wished)?;
    if server.port() != wished && wished != 0 {
        say(&format!("Port {wished} is taken; using {}.", server.port()));
    }
    println!("The map is at {} (Ctrl+C stops)", server.url());
    open(&server.url());
    server.run();
    Ok(())
}

/// The port to be wished for.
fn port(options: &Options) -> Result<u16> {
    let typed = options.value("port");
    let number =
        typed.map(|typed| typed.parse().map_err(|_| format!("--port takes a number up to 65535, not {typed:?}")));
    number.unwrap_or(Ok(PORT))
}

/// Opens a browser where there is a screen and a program to ask; says nothing when there is not.
fn open(url: &str) {
    let has_screen = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some());
    let (program, words): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else if has_screen {
        ("xdg-open", &[])
    } else {
        return;
    };
    let mut command = run::command(program);
    command.args(words).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // The address is on the screen already; a browser that does not come is no failure.
    let _ = command.spawn();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{Command, Takes};

    #[test]
    fn the_port_is_read_and_a_mistyped_one_named() {
        let command = Command { name: "serve", takes: &[Takes::Value("port", "N")], about: &[], run };
        let typed = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
            port(&command.read(&words).unwrap())
        };
        assert_eq!(typed(&["--port", "9000"]).unwrap(), 9000);
        assert_eq!(typed(&[]).unwrap(), PORT);
        assert!(typed(&["--port", "99999"]).unwrap_err().contains("99999"));
    }
}
