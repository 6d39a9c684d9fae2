//! What can be asked of a Rust compiler: who it is, and whether it has the standard library for the browser.

use std::path::Path;

use crate::run::{self, Result};

/// What the browser's machine is called by the compiler.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The compiler's version lines, which identify it.
pub fn identity(rustc: &Path) -> Result<String> {
    run::output(run::command(rustc).arg("-vV"))
}

/// The value of one of those lines.
pub fn line_of<'a>(identity: &'a str, key: &str) -> Option<&'a str> {
    identity.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
}

/// Whether a folder of compiled crates has the standard library.
pub fn has_std(folder: &Path) -> bool {
    let Ok(entries) = folder.read_dir() else {
        return false;
    };
    entries.flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with("libstd-") && name.ends_with(".rlib")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_compilers_identity_is_found_by_its_name() {
        let said = "rustc 1.96.0\nbinary: rustc\nrelease: 1.96.0\nLLVM version: 22.1.2";
        assert_eq!(line_of(said, "release"), Some("1.96.0"));
        assert_eq!(line_of(said, "LLVM version"), Some("22.1.2"));
        assert_eq!(line_of(said, "host"), None);
    }
}
