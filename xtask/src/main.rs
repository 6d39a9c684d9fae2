//! `cargo xtask`: everything that is done to this project from the command line.

mod args;
mod bench;
mod build;
mod check;
mod compiler;
mod doctor;
mod fonts;
mod names;
mod own;
mod package;
mod run;
mod serve;
mod server;
mod setup;
mod split;
mod test;

use std::process::ExitCode;

use args::{Command, Takes};
use site::paths;

const PORT: Takes = Takes::Value("port", "a number up to 65535, N");
const DEV: Takes = Takes::Flag("dev");
const RELEASE: Takes = Takes::Flag("release");
const FROM: Takes = Takes::Value("from", "the FOLDER of another site, with its site.toml");

/// Everything that can be typed.
const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        takes: &[PORT, DEV, RELEASE, FROM],
        about: &["build, and show the map at http://127.0.0.1:8080/"],
        run: serve::run,
    },
    Command {
        name: "test",
        takes: &[Takes::Words("PART")],
        about: &["everything that must hold: fmt check clippy core components build package browser firefox"],
        run: test::run,
    },
    Command {
        name: "build",
        takes: &[DEV, RELEASE, FROM],
        about: &[
            "write the site into dist/; --dev is quicker to build and much larger, --release the default;",
            "--from FOLDER builds the site of another folder, such as tests/invented, into target/sites/",
        ],
        run: build::run,
    },
    Command {
        name: "package",
        takes: &[
            Takes::Value("site", "the URL of the site's root, as https://HOST/PATH/"),
            Takes::Value("to", "the FOLDER that the archive is written to"),
        ],
        about: &["build, pack and archive the site for whoever hosts it, with configurations of servers"],
        run: package::run,
    },
    Command {
        name: "doctor",
        takes: &[],
        about: &["what is here, what is missing and how to get it; installs nothing"],
        run: |_| doctor::run(),
    },
    Command { name: "check", takes: &[], about: &["the rules of the content and of the code"], run: |_| check::run() },
    Command {
        name: "names",
        takes: &[Takes::Value("place", "the id of an island, or home"), FROM],
        about: &["measure the names on the map by their laws, and draw them as sheets into target/names/"],
        run: names::run,
    },
    Command {
        name: "bench",
        takes: &[Takes::Rest("[--peer NAME] [--runs N] [--layers] [--no-layers] [--before FOLDER] [--data FILE]")],
        about: &["measure the built map against other libraries, into bench/RESULTS.md"],
        run: bench::run,
    },
    Command {
        name: "land",
        takes: &[Takes::Words("DISPUTE")],
        about: &["make the map's shapes anew from their source, of all disputes or of those named"],
        run: |options| cartography::land::run(&paths::root(), &paths::cache()?, &options.words),
    },
    Command {
        name: "lines",
        takes: &[FROM, Takes::Words("DISPUTE")],
        about: &["make the lines at sea anew from the shapes, of all disputes or of those named"],
        run: |options| cartography::lines::run(&build::Folders::of(options)?.from, &options.words),
    },
    Command {
        name: "fonts",
        takes: &[],
        about: &["cut the fonts of cards and saved pictures anew, with the letters that they need now"],
        run: |_| fonts::run(),
    },
    // Not for typing: Trunk calls it when a build is staged.
    Command { name: "pages", takes: &[], about: &[], run: |_| build::finish() },
    // Nor this: Trunk calls it as its wasm-bindgen.
    Command { name: "bindgen", takes: &[Takes::Rest("")], about: &[], run: split::bindgen },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = words.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let result = match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => command.read(rest).and_then(|options| (command.run)(&options)),
        None if ["help", "--help", "-h"].contains(&name) => {
            println!("{}", args::usage(COMMANDS));
            Ok(())
        }
        None => Err(args::usage(COMMANDS)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
