//! Scripts and style sheets without what only their writers need: comments, blanks, long names. A script is one file, whatever it imports.

use crate::{Result, paths};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// How a page loads a script.
#[derive(Clone, Copy, Debug)]
pub enum Loaded {
    /// As a module.
    AsModule,
    /// As a classic script.
    AsScript,
}

/// A module that only the build knows: the name by which scripts import it, and its text.
pub type Made<'a> = (&'a str, &'a [u8]);

/// The script in `assets/js/` with all that it imports.
///
/// # Errors
/// With esbuild's own words where it cannot read a module or find one.
pub fn script(entry: &str, loaded: Loaded, made: &[Made<'_>]) -> Result<Vec<u8>> {
    bundled(&paths::root().join("assets/js").join(entry), loaded, made)
}

fn bundled(entry: &Path, loaded: Loaded, made: &[Made<'_>]) -> Result<Vec<u8>> {
    let name = entry.display().to_string();
    let folder = Folder::new()?;
    let mut esbuild = esbuild()?;
    esbuild.arg(entry).args(["--bundle", "--legal-comments=none"]).arg(match loaded {
        Loaded::AsModule => "--format=esm",
        Loaded::AsScript => "--format=iife",
    });
    // Those of ours that the program imports.
    for name in ["network", "geojson", "controls", "layer", "moves"] {
        esbuild.arg(format!("--alias:{name}={}", paths::root().join(format!("assets/js/{name}.js")).display()));
    }
    for (name, text) in made {
        let path = folder.0.join(format!("{name}.js"));
        fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
        esbuild.arg(format!("--alias:{name}={}", path.display()));
    }
    finished(&name, esbuild, &[])
}

/// The style sheet, smaller. `name` is for messages.
///
/// # Errors
/// With esbuild's own words where it cannot read the text.
pub fn style(name: &str, text: &[u8]) -> Result<Vec<u8>> {
    let mut esbuild = esbuild()?;
    esbuild.arg("--loader=css").arg(format!("--sourcefile={name}"));
    finished(name, esbuild, text)
}

fn esbuild() -> Result<Command> {
    let mut esbuild = Command::new(paths::esbuild()?);
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]);
    // wasm-bindgen names a module once for each function that the program imports from it.
    esbuild.arg("--log-override:duplicate-object-key=silent");
    Ok(esbuild)
}

/// What esbuild prints when it is given this text.
fn finished(name: &str, mut esbuild: Command, text: &[u8]) -> Result<Vec<u8>> {
    let spoilt = |error: std::io::Error| format!("{name} could not be given to esbuild: {error}");
    let mut running = esbuild.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(spoilt)?;
    // It reads to the end before it writes; the pipe is closed when it is dropped.
    running.stdin.take().map_or(Ok(()), |mut pipe| pipe.write_all(text)).map_err(spoilt)?;
    let done = running.wait_with_output().map_err(spoilt)?;
    if done.status.success() {
        return Ok(done.stdout);
    }
    Err(format!("esbuild cannot read {name} ({}): its reason stands above", done.status))
}

/// A folder of its own for one run, which goes with it.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        static RUNS: AtomicU32 = AtomicU32::new(0);
        let run = RUNS.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("islands-scripts-{}-{run}", std::process::id()));
        fs::create_dir_all(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be taken away is the system's to clear.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A script of this text, bundled with a module `given`.
    fn small(text: &str) -> Result<String> {
        let folder = Folder::new().unwrap();
        let entry = folder.0.join("entry.js");
        fs::write(&entry, text).unwrap();
        let bytes = bundled(&entry, Loaded::AsModule, &[("given", b"export const used = \"it\", unused = \"rest\";")])?;
        Ok(String::from_utf8(bytes).unwrap())
    }

    #[test]
    #[ignore = "needs esbuild: cargo xtask test brings it and runs this"]
    fn what_is_written_for_writers_is_left_out() {
        let text = "// Why.\nconst aLongName = 1;\nexport const told = aLongName + 1;\n";
        let small = small(text).unwrap();
        assert!(!small.contains("Why") && !small.contains("aLongName") && small.contains("told"), "{small}");
        let text = "/* Why. */\n.quote::before {\n  content: \"“\";\n  color: light-dark(#ffffff, #000000);\n}\n";
        let small = String::from_utf8(style("a.css", text.as_bytes()).unwrap()).unwrap();
        assert_eq!(small.trim(), ".quote:before{content:\"“\";color:light-dark(#ffffff,#000000)}");
    }

    #[test]
    #[ignore = "needs esbuild: cargo xtask test brings it and runs this"]
    fn a_module_of_the_build_is_bundled_as_far_as_it_is_used() {
        let small = small("import { used } from \"given\";\ndocument.title = used;\n").unwrap();
        assert!(small.contains("\"it\"") && !small.contains("rest") && !small.contains("import"), "{small}");
    }

    #[test]
    #[ignore = "needs esbuild: cargo xtask test brings it and runs this"]
    fn a_script_that_cannot_be_read_stops_the_build() {
        assert!(small("const = ;").unwrap_err().contains("entry.js"));
        assert!(small("import \"nowhere\";").unwrap_err().contains("entry.js"));
    }
}
