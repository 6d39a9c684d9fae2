//! The program in two parts: the first makes the map live, the second brings the controls. They are one program to the
//! compiler, cut where `src/controls.rs` says by wasm-split-cli, which has to come between cargo and wasm-bindgen. Trunk has
//! no hook there, so it is given this command as its wasm-bindgen.

use crate::args::{Effort, Options};
use crate::run::{self, Result};
use crate::setup;
use site::{paths, wasm};
use std::fs;
use std::path::{Path, PathBuf};

/// What is cut.
const WHOLE: &str = "whole.wasm";
/// The first part, as the tool names it.
const FIRST: &str = "program.wasm";
/// The second part, as the tool names it.
const SECOND: &str = "split_controls.wasm";

/// What the exports of wasm-streams are called. Leptos brings it for functions of a server, which a site of files has not; no script
/// calls them, and as long as they are exported the program keeps all that they use.
const STREAMS: &str = "intounderlying";

/// Where both parts lie while the site is built.
fn folder() -> PathBuf {
    paths::root().join("target/web/parts")
}

/// wasm-bindgen as Trunk calls it: on the first part of the program that it names.
pub fn bindgen(options: &Options) -> Result<()> {
    let mut bindgen = run::command(setup::bindgen()?);
    for word in &options.words {
        if Path::new(word).extension().is_some_and(|kind| kind == "wasm") {
            // The second part asks the first for its table of functions.
            bindgen.arg("--keep-lld-exports").arg(cut(word)?);
        } else {
            bindgen.arg(word);
        }
    }
    run::run(&mut bindgen)
}

/// Cuts the compiled program, and gives the path of its first part.
fn cut(program: &str) -> Result<PathBuf> {
    let folder = folder();
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let (whole, path) = (read(Path::new(program))?, folder.join(WHOLE));
    let used = wasm::without_exports(&whole, |name| name.contains(STREAMS))?;
    fs::write(&path, used).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut cut = run::command(setup::splitter()?);
    run::output(cut.arg(path).arg(&folder).args(["--out-name", "program"]))?;
    Ok(folder.join(FIRST))
}

/// The second part of the program that was cut last; as small as the first where it is published.
pub fn second(effort: Effort) -> Result<Vec<u8>> {
    let path = folder().join(SECOND);
    if effort == Effort::Release {
        optimise(&path)?;
    }
    read(&path)
}

/// Has wasm-opt make a module smaller, as Trunk is told to tell it.
pub fn optimise(path: &Path) -> Result<()> {
    let template = read(&paths::root().join("index.html"))?;
    let mut opt = run::command(paths::npm()?.join("node_modules/.bin/wasm-opt"));
    opt.args(optimisation(&String::from_utf8_lossy(&template))?).arg(path).arg("-o").arg(path);
    run::output(&mut opt).map(|_| ())
}

/// What Trunk is told to tell wasm-opt.
fn optimisation(template: &str) -> Result<Vec<String>> {
    let value = |name: &str| {
        let (_, rest) = template.split_once(&format!("{name}=\""))?;
        rest.split_once('"').map(|(value, _)| value)
    };
    let (Some(level), Some(params)) = (value("data-wasm-opt"), value("data-wasm-opt-params")) else {
        return Err("index.html does not say how wasm-opt is to be called".into());
    };
    Ok(std::iter::once(format!("-O{level}")).chain(params.split_whitespace().map(str::to_owned)).collect())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|e| format!("{}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_parts_are_optimised_alike() {
        let template = r#"<link data-trunk data-wasm-opt="2" data-wasm-opt-params="--enable-a --enable-b">"#;
        assert_eq!(optimisation(template).unwrap(), ["-O2", "--enable-a", "--enable-b"]);
        assert!(optimisation("<link data-trunk>").unwrap_err().contains("index.html"));
    }
}
