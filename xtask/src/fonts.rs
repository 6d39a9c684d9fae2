//! `cargo xtask fonts`: cuts the fonts of pictures anew, from whole ones that come from npm.

use std::io::Write;
use std::process::Stdio;

use crate::run::{self, Result};
use crate::setup::FONTS;
use site::fonts::{FontFile, Fonts};
use site::{content, paths, project};

/// Makes the files in `assets/fonts/` anew, and those of the invented site, which is set in both.
///
/// # Errors
/// When the content is not sound, a tool or a font is missing or a file cannot be written.
pub fn run() -> Result<()> {
    let (root, invented) = (paths::root(), paths::invented());
    let listed = |problems: Vec<_>| content::list(&problems);
    let mut disputes = project::load(&root).map_err(listed)?;
    disputes.extend(project::load(&invented).map_err(listed)?);
    let fonts = Fonts::read(&root, Some(&invented)).map_err(listed)?;
    if FONTS.look().is_err() {
        FONTS.bring()?;
    }
    let packages = FONTS.look().map_err(|missing| missing.remedy)?.path;
    if let Some(file) = fonts.files().find(|file| !packages.join(file.origin()).exists()) {
        let (origin, package) = (file.origin(), file.package());
        return Err(format!(
            "{origin} is not there: `npm install --save-exact {package}` in site/fonts brings its package"
        ));
    }
    let wanted = |file: FontFile<'_>| {
        let letters = String::from_iter(file.letters(&disputes));
        serde_json::json!({ "from": file.origin(), "to": file.path(), "letters": letters, "features": file.features() })
    };
    let wanted = serde_json::Value::from_iter(fonts.files().map(wanted)).to_string();
    run::step("Cutting the fonts of pictures: about 10 seconds", || {
        let failed = |e: std::io::Error| format!("site/fonts/subset.mjs: {e}");
        let mut node = run::command(run::find("node").ok_or("there is no `node` on PATH")?);
        let mut cut = node.arg(root.join("site/fonts/subset.mjs")).stdin(Stdio::piped()).spawn().map_err(failed)?;
        cut.stdin.take().ok_or("no way to speak to node")?.write_all(wanted.as_bytes()).map_err(failed)?;
        let status = cut.wait().map_err(failed)?;
        if status.success() { Ok(()) } else { Err(format!("site/fonts/subset.mjs failed ({status})")) }
    })
}
