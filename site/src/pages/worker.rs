//! The service worker: `assets/js/worker.js` with the disputes that it can hold, and for each of them the list of what it holds. The
//! worker names the lists and does not contain them, so that it grows little with the number of disputes.

use super::assets::Assets;
use super::minify::{self, Loaded};
use super::write_file;
use crate::Result;
use crate::hash::{integrity, short};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256, Sha384};
use std::fs;
use std::path::Path;

/// Its name at the site's root. Browsers know the worker by it, so it never changes.
pub const FILE: &str = "worker.js";

/// What it holds of a dispute.
pub struct Held<'a> {
    /// The dispute.
    pub id: &'a str,
    /// The files that its pages name.
    pub assets: &'a Assets,
    /// Islands, groups and islets that have a page: without network the page of the whole shows them.
    pub islands: Vec<&'a str>,
    /// The pages that are held, from the root, with a slash at their end.
    pub pages: Vec<String>,
}

/// Writes the worker and its lists beside the files and pages that are already there. `grammar` is what scripts are told of addresses.
pub fn write(staged: &Path, disputes: &[Held<'_>], grammar: &str) -> Result<()> {
    let held =
        disputes.iter().map(|held| Ok((held.id.to_owned(), list(staged, held)?))).collect::<Result<Map<_, _>>>()?;
    let mut site = json!({ "disputes": held });
    let bundled = |site: &Value| {
        let site = module(site);
        minify::script(FILE, Loaded::AsScript, &[("grammar", grammar.as_bytes()), ("site", site.as_bytes())])
    };
    // Another worker with the same files is another version too: none may write where another reads.
    site["version"] = short(&Sha256::digest(bundled(&site)?)).into();
    fs::write(staged.join(FILE), bundled(&site)?).map_err(|e| format!("{FILE}: {e}"))
}

/// Writes the list of what is held of a dispute: what the worker must know of it.
fn list(staged: &Path, held: &Held<'_>) -> Result<Value> {
    let named = |name: &str, file: &str| Ok((name.to_owned(), Value::from(integrity_of(&staged.join(file))?)));
    let files = held.assets.files().map(|file| named(file, file)).collect::<Result<Map<_, _>>>()?;
    let pages = held.pages.iter().map(|page| named(page, &format!("{page}index.html")));
    let pages = pages.collect::<Result<Map<_, _>>>()?;
    let text = json!({ "islands": held.islands, "files": files, "pages": pages }).to_string();
    let file = format!("data/{}/held-{}.json", held.id, short(&Sha384::digest(&text)));
    write_file(staged, &file, &text)?;
    Ok(json!({ "map": held.assets.version(), "list": file, "integrity": integrity("sha256", &Sha256::digest(&text)) }))
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
        let data = [("land".to_owned(), "data/isles/land-0123456789ab.geojson".to_owned())].into();
        Assets {
            styles: [asset("a.css"), asset("of-frames.css"), asset("aa.css"), asset("home.css")],
            boot: asset("b.js"),
            front: asset("h.js"),
            program: asset("c.wasm"),
            controls: asset("d.wasm"),
            moving: asset("m.js"),
            data,
            ..Assets::default()
        }
    }

    /// What the worker knows, and its list, of a site whose pages are `page`.
    fn site_data(name: &str, page: &str) -> (Value, Value) {
        let folder = std::env::temp_dir().join(format!("islands-worker-{name}-{}", std::process::id()));
        for file in assets().files().chain(["en/index.html", "en/isles/index.html"]) {
            fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
            fs::write(folder.join(file), page).unwrap();
        }
        let pages = vec!["en/".to_owned(), "en/isles/".to_owned()];
        let held = Held { id: "isles", assets: &assets(), islands: vec!["hern"], pages };
        let grammar = crate::pages::grammar::module(&["en".to_owned()], "isles");
        write(&folder, &[held], &grammar).unwrap();
        let written = fs::read_to_string(folder.join(FILE)).unwrap();
        let data = written.split_once("JSON.parse(`").or(written.split_once("JSON.parse('")).unwrap().1;
        let site: Value = serde_json::from_str(data.split_once(['`', '\'']).unwrap().0).unwrap();
        let list = fs::read(folder.join(site["disputes"]["isles"]["list"].as_str().unwrap())).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        (site, serde_json::from_slice(&list).unwrap())
    }

    #[test]
    #[ignore = "needs esbuild: cargo xtask test brings it and runs this"]
    fn a_worker_holds_every_file_that_pages_name_and_knows_its_bytes() {
        let (_, list) = site_data("holds", "one");
        let files: Vec<&str> = list["files"].as_object().unwrap().keys().map(String::as_str).collect();
        let layer = "data/isles/land-0123456789ab.geojson";
        assert_eq!(files, ["a.css", "aa.css", "b.js", "c.wasm", "d.wasm", layer, "h.js", "home.css", "m.js"]);
        // printf one | openssl dgst -sha256 -binary | base64
        let bytes = "sha256-dpLDrTVAu4A8Ags67mbNiIcSMjTqDG5xQ8Ct1z/0Me0=";
        assert_eq!(list["pages"], json!({ "en/": bytes, "en/isles/": bytes }));
        assert_eq!(list["islands"], json!(["hern"]));
    }

    #[test]
    #[ignore = "needs esbuild: cargo xtask test brings it and runs this"]
    fn a_page_that_changes_makes_another_version_of_the_same_map() {
        let of = |name: &str, page: &str| site_data(name, page).0;
        let (one, same, other) = (of("one", "one"), of("same", "one"), of("other", "other"));
        assert_eq!(one, same);
        assert_ne!(one["version"], other["version"]);
        assert_eq!(one["disputes"]["isles"]["map"], other["disputes"]["isles"]["map"]);
    }

    #[test]
    fn browsers_ask_for_the_worker_anew_and_the_start_script_knows_it() {
        assert_eq!(hosting::caching(FILE), hosting::ASK_AGAIN);
        assert!(hosting::kind(FILE).starts_with("text/javascript"));
        let boot = fs::read_to_string(crate::paths::root().join("assets/js/offline.js")).unwrap();
        assert!(boot.contains(&format!("new URL(\"{FILE}\", root)")));
    }
}
