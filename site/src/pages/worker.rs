//! The service worker: `assets/js/worker.js` with what it shall hold.

use super::assets::Assets;
use super::grammar;
use super::minify::{self, Loaded};
use crate::Result;
use crate::hash::{integrity, short};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Its name at the site's root. Browsers know the worker by it, so it never changes.
pub const FILE: &str = "worker.js";

/// What it needs to know of the pages.
pub struct Pages<'a> {
    /// The languages, the first of them first.
    pub languages: &'a [String],
    /// Islands, groups and islets that have a page: without network the page of the language shows them.
    pub islands: &'a [String],
    /// The pages that are held, from the root, with a slash at their end.
    pub held: &'a [String],
}

/// Writes the worker beside the files and pages that are already there.
pub fn write(staged: &Path, assets: &Assets, pages: &Pages<'_>) -> Result<()> {
    let named = |name: &str, file: &str| Ok((name.to_owned(), Value::from(integrity_of(&staged.join(file))?)));
    let files = assets.files().map(|file| named(file, file)).collect::<Result<Map<_, _>>>()?;
    let held = pages.held.iter().map(|page| named(page, &format!("{page}index.html")));
    let held = held.collect::<Result<Map<_, _>>>()?;
    let mut site = json!({
        "map": assets.version(),
        "islands": pages.islands,
        "files": files,
        "pages": held,
    });
    let grammar = grammar::module(pages.languages);
    let bundled = |site: &Value| {
        let site = module(site);
        minify::script(FILE, Loaded::AsScript, &[("grammar", grammar.as_bytes()), ("site", site.as_bytes())])
    };
    // Another worker with the same files is another version too: none may write where another reads.
    site["version"] = short(&Sha256::digest(bundled(&site)?)).into();
    fs::write(staged.join(FILE), bundled(&site)?).map_err(|e| format!("{FILE}: {e}"))
}

/// The module `site`: one text of JSON, which browsers read faster than a literal.
fn module(site: &Value) -> String {
    format!("export const site = JSON.parse({});\n", Value::from(site.to_string()))
}

/// What a file's bytes must be, as browsers check it.
fn integrity_of(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(integrity("sha256", &Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hosting;
    use crate::pages::assets::Asset;

    fn asset(file: &str) -> Asset {
        Asset { file: file.into(), integrity: String::new() }
    }

    fn assets() -> Assets {
        let data = [("land".to_owned(), "data/land-0123456789ab.geojson".to_owned())].into();
        Assets {
            styles: [asset("a.css"), asset("of-frames.css"), asset("aa.css")],
            boot: asset("b.js"),
            program: asset("c.wasm"),
            controls: asset("d.wasm"),
            data,
            ..Assets::default()
        }
    }

    /// The data of the worker for a site whose one page is `page`.
    fn site_data(name: &str, page: &str) -> Value {
        let folder = std::env::temp_dir().join(format!("islands-worker-{name}-{}", std::process::id()));
        for file in assets().files().chain(["en/index.html"]) {
            fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
            fs::write(folder.join(file), page).unwrap();
        }
        let (languages, islands, held) = (["en".to_owned()], ["hern".to_owned()], ["en/".to_owned()]);
        write(&folder, &assets(), &Pages { languages: &languages, islands: &islands, held: &held }).unwrap();
        let written = fs::read_to_string(folder.join(FILE)).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        let data = written.split_once("JSON.parse(`").or(written.split_once("JSON.parse('")).unwrap().1;
        serde_json::from_str(data.split_once(['`', '\'']).unwrap().0).unwrap()
    }

    #[test]
    #[ignore = "needs esbuild: cargo xtask test brings it and runs this"]
    fn a_worker_holds_every_file_that_pages_name_and_knows_its_bytes() {
        let site = site_data("holds", "one");
        let files: Vec<&str> = site["files"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(files, ["a.css", "aa.css", "b.js", "c.wasm", "d.wasm", "data/land-0123456789ab.geojson"]);
        // printf one | openssl dgst -sha256 -binary | base64
        assert_eq!(site["pages"], json!({ "en/": "sha256-dpLDrTVAu4A8Ags67mbNiIcSMjTqDG5xQ8Ct1z/0Me0=" }));
    }

    #[test]
    #[ignore = "needs esbuild: cargo xtask test brings it and runs this"]
    fn a_page_that_changes_makes_another_version_of_the_same_map() {
        let (one, same, other) = (site_data("one", "one"), site_data("same", "one"), site_data("other", "other"));
        assert_eq!(one, same);
        assert_ne!(one["version"], other["version"]);
        assert_eq!(one["map"], other["map"]);
    }

    #[test]
    fn browsers_ask_for_the_worker_anew_and_the_start_script_knows_it() {
        assert_eq!(hosting::caching(FILE), hosting::ASK_AGAIN);
        assert!(hosting::kind(FILE).starts_with("text/javascript"));
        let boot = fs::read_to_string(crate::paths::root().join("assets/js/offline.js")).unwrap();
        assert!(boot.contains(&format!("new URL(\"{FILE}\", root)")));
    }
}
