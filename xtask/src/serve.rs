//! `cargo xtask serve`: builds the site and shows it.

use std::env;
use std::process::Stdio;

use crate::build::{self, Effort};
use crate::run::{self, Result, say};
use crate::server::Server;
use crate::setup;
use site::paths;

/// The port wished for when none is named.
const PORT: u16 = 8080;

/// Brings the tools, builds, serves and opens a browser where there is one. Ends when it is stopped.
pub fn run(args: &[String]) -> Result<()> {
    let (wished, effort) = understood(args)?;
    setup::for_building()?;
    build::build(effort, None)?;
    let server = Server::bind(&paths::dist(), wished)?;
    if server.port() != wished && wished != 0 {
        say(&format!("Port {wished} is taken; using {}.", server.port()));
    }
    println!("The map is at {} (Ctrl+C stops)", server.url());
    open(&server.url());
    server.run();
    Ok(())
}

fn understood(args: &[String]) -> Result<(u16, Effort)> {
    let (mut port, mut effort) = (PORT, Effort::Release);
    let mut words = args.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "--port" => {
                let number = words.next().unwrap_or_default();
                port = number.parse().map_err(|_| format!("--port takes a number up to 65535, not {number:?}"))?;
            }
            "--dev" => effort = Effort::Dev,
            "--release" => effort = Effort::Release,
            other => {
                return Err(format!("serve does not know {other:?}; it takes --port N and --dev"));
            }
        }
    }
    Ok((port, effort))
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

    #[test]
    fn the_port_is_read_and_a_mistyped_one_named() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(understood(&words("--port 9000")).unwrap().0, 9000);
        assert_eq!(understood(&words("")).unwrap().0, PORT);
        assert!(understood(&words("--port 99999")).err().unwrap().contains("99999"));
        assert!(understood(&words("--prot 1")).is_err());
    }
}
