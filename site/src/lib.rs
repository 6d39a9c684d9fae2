//! The generator of the site: what readers get, from the content to the archive for whoever hosts it.
//!
//! `content` reads and checks a dispute; `pages` prints the site into the folder that Trunk has staged; `data` makes the downloads;
//! `hosting` and `policy` are what any server says of the files; `package` packs and archives them. `names` holds the names on the map
//! to their laws; `wasm` reads and writes the names of a compiled program.

pub mod content;
pub mod data;
pub mod files;
pub mod fonts;
pub mod hash;
pub mod hosting;
pub mod names;
pub mod package;
pub mod pages;
pub mod paths;
pub mod policy;
pub mod project;
pub mod settings;
pub mod wasm;
pub mod words;

/// A result whose error is one or more sentences for the person at the terminal.
pub type Result<T> = std::result::Result<T, String>;
