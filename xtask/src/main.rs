//! `cargo xtask`: everything that is done to this project from the command line.

mod bench;
mod build;
mod check;
mod doctor;
mod package;
mod run;
mod serve;
mod server;
mod setup;
mod test;

use std::process::ExitCode;

use site::paths;

const USAGE: &str = "\
usage: cargo xtask COMMAND

  serve [--port N] [--dev]  build, and show the map at http://127.0.0.1:8080/
  test [PART...]            everything that must hold: fmt clippy core components check build package browser
  build [--dev]             write the site into dist/; --dev is quicker to build and much larger
  package [--site URL] [--to FOLDER]
                            build, pack and archive the site for whoever hosts it, with configurations of servers
  doctor                    what is here, what is missing and how to get it; installs nothing
  check                     the rules of the content and of who may depend on whom
  bench [--peer NAME] [--runs N] [--data FILE]
                            measure the built map against other libraries, into bench/RESULTS.md
  land, lines               make the map's shapes anew from their sources";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = args.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let result = match command {
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "build" => build::run(rest),
        "package" => package::run(rest),
        "doctor" => doctor::run(),
        "bench" => bench::run(rest),
        "check" => check::run(),
        "land" => paths::cache().and_then(|cache| cartography::land::run(&paths::root(), &cache)),
        "lines" => cartography::lines::run(&paths::root()),
        // Not for typing: Trunk calls it when a build is staged.
        "pages" => build::finish(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
