//! `xtask pages`: what is done to Trunk's result before it becomes `dist/`.

use std::env;
use std::fs;
use std::path::Path;

use crate::run::Result;

/// Entered by Trunk's `post_build` hook, which names the staged folder in `TRUNK_STAGING_DIR`.
pub fn run_as_hook() -> Result<()> {
    let staged = env::var_os("TRUNK_STAGING_DIR")
        .ok_or("`xtask pages` is called by Trunk's hook during `cargo xtask build`, not by hand")?;
    run(Path::new(&staged))
}

/// Moves Trunk's inline start script, which the policy forbids, into a file.
pub fn run(staged: &Path) -> Result<()> {
    let page = staged.join("index.html");
    let html = fs::read_to_string(&page).map_err(|e| format!("{}: {e}", page.display()))?;
    let (html, script) =
        without_inline_script(&html).ok_or("index.html has no start script of Trunk's")?;
    let write = |name: &str, text: &str| {
        fs::write(staged.join(name), text).map_err(|e| format!("{name}: {e}"))
    };
    write("boot.js", script)?;
    write("index.html", &html)
}

const OPEN: &str = "<script type=\"module\">";
const CLOSE: &str = "</script>";

fn without_inline_script(html: &str) -> Option<(String, &str)> {
    let (before, rest) = html.split_once(OPEN)?;
    let (script, after) = rest.split_once(CLOSE)?;
    Some((
        format!("{before}<script type=\"module\" src=\"./boot.js\"></script>{after}"),
        script,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_script_moves_out_of_the_page() {
        let (html, script) =
            without_inline_script("<a><script type=\"module\">go()</script><b>").unwrap();
        assert_eq!(script, "go()");
        assert_eq!(
            html,
            "<a><script type=\"module\" src=\"./boot.js\"></script><b>"
        );
        assert!(without_inline_script("<a>").is_none());
    }
}
