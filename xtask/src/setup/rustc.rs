//! What can be asked of a Rust compiler: who it is, and whether it has the standard library for the browser.

use std::path::Path;

use crate::run::{self, Result};

/// What the browser's machine is called by the compiler.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The variable of the compiler's flags for the browser.
pub const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

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

/// Whether a release is this one, by its first two numbers, or a later one.
pub fn is_since(release: &str, first: (u32, u32)) -> bool {
    let mut numbers = release.split('.').map_while(|part| part.parse::<u32>().ok());
    (numbers.next(), numbers.next()) >= (Some(first.0), Some(first.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_compared_by_its_numbers() {
        assert!(["1.88.0", "1.96.0", "1.100.0", "2.0.0"].iter().all(|release| is_since(release, (1, 88))));
        assert!(["1.63.0", "1.9.0", "0.99.0", ""].iter().all(|release| !is_since(release, (1, 88))));
    }

    #[test]
    fn a_line_of_the_compilers_identity_is_found_by_its_name() {
        let said = "rustc 1.96.0\nbinary: rustc\nrelease: 1.96.0\nLLVM version: 22.1.2";
        assert_eq!(line_of(said, "release"), Some("1.96.0"));
        assert_eq!(line_of(said, "LLVM version"), Some("22.1.2"));
        assert_eq!(line_of(said, "host"), None);
    }
}
