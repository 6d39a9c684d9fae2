//! Scripts and style sheets without what only their writers need: comments, blanks, long names.

use crate::{Result, paths};
use std::io::Write;
use std::process::{Command, Stdio};

/// What a text is written in, as esbuild calls it.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A script that is loaded as a module: nothing sees its names from outside.
    Module,
    /// A script that is loaded as one.
    Script,
    /// A style sheet.
    Style,
}

/// The text, smaller. `name` is for messages.
///
/// # Errors
/// With esbuild's own words where it cannot read the text.
pub fn minified(name: &str, kind: Kind, text: &[u8]) -> Result<Vec<u8>> {
    let mut esbuild = Command::new(paths::esbuild()?);
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]).arg(format!("--sourcefile={name}"));
    esbuild.args(match kind {
        Kind::Module => ["--loader=js", "--format=esm"].as_slice(),
        Kind::Script => &["--loader=js"],
        Kind::Style => &["--loader=css"],
    });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_for_writers_is_left_out() {
        let text = "// Why.\nconst aLongName = 1;\nexport const told = aLongName + 1;\n";
        let small = String::from_utf8(minified("a.js", Kind::Module, text.as_bytes()).unwrap()).unwrap();
        assert!(!small.contains("Why") && !small.contains("aLongName") && small.contains("told"), "{small}");
        let style = "/* Why. */\n.quote::before {\n  content: \"“\";\n  color: light-dark(#ffffff, #000000);\n}\n";
        let small = String::from_utf8(minified("a.css", Kind::Style, style.as_bytes()).unwrap()).unwrap();
        assert_eq!(small.trim(), ".quote:before{content:\"“\";color:light-dark(#ffffff,#000000)}");
    }

    #[test]
    fn a_script_that_cannot_be_read_stops_the_build() {
        let error = minified("broken.js", Kind::Script, b"const = ;").unwrap_err();
        assert!(error.contains("broken.js"), "{error}");
    }
}
