//! The files that pages name: style, start script, program, data. Each carries its own hash in its name.

use super::minify::{self, Loaded as How};
use super::short_names;
use super::styles::{self, Sheet};
use crate::Result;
use crate::content::Project;
use crate::fonts::Fonts;
use crate::hash::{integrity, short};
use atlas::content::{Atlas, wire};
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A file of the site, relative to its root, and what its bytes must be.
#[derive(Clone, Debug, Default)]
pub struct Asset {
    /// Its name.
    pub file: String,
    /// Its hash, as browsers check it.
    pub integrity: String,
}

/// Everything a page names.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    /// The style sheet of the map's pages, of those for frames, of those to read, and of the site's home.
    pub styles: [Asset; 4],
    /// The start script.
    pub boot: Asset,
    /// The helper for other people's pages, under a name that never changes.
    pub helper: Asset,
    /// The script of the page that builds a snippet.
    pub builder: Asset,
    /// The script of the site's home.
    pub front: Asset,
    /// The program.
    pub program: Asset,
    /// Its second part, the controls.
    pub controls: Asset,
    /// The script that shows the map while it moves. It comes once the map is live.
    pub moving: Asset,
    /// Data files of a dispute by what they are; what belongs to a language by its name, `content.LANG`.
    pub data: BTreeMap<String, String>,
    /// Printed parts by language.
    pub parts: BTreeMap<String, Parts>,
    /// What saved pictures carry of their fonts, by language. It comes when one is saved and is no part of the map.
    pub fonts: BTreeMap<String, String>,
}

/// The printed parts of a language: what the program fetches when another island is chosen.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The folder that holds them, with a slash at its end. Its name changes with what is in it.
    pub folder: String,
    /// Those of the full pages.
    pub files: Vec<String>,
}

impl Assets {
    /// The style sheet of a kind of page.
    pub fn style(&self, of: Sheet) -> &Asset {
        &self.styles[of as usize]
    }

    /// The files of the map in all languages of a dispute, from the root.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let [style, _, text, home] = &self.styles;
        let scripts = [&self.boot, &self.front, &self.program, &self.controls, &self.moving].map(|asset| &asset.file);
        let first = [&style.file, &text.file, &home.file].into_iter().chain(scripts);
        let parts = self.parts.values().flat_map(|parts| &parts.files);
        first.chain(self.data.values()).chain(parts).map(String::as_str)
    }

    /// The version of the map: another one where any of its files has other bytes, and so another name.
    pub fn version(&self) -> String {
        short(&Sha384::digest(self.files().collect::<Vec<_>>().join(" ")))
    }
}

/// What is compiled beside the first part of the program.
pub struct Compiled {
    /// Its second part.
    pub controls: Vec<u8>,
    /// The program that reads a layer of one's own.
    pub own: Vec<u8>,
    /// The script that wasm-bindgen has made for that.
    pub own_glue: String,
}

/// Writes those that all disputes share into the staged folder and takes away what they replace. `grammar` is what scripts are told of
/// addresses.
pub fn write(staged: &Path, compiled: &Compiled, grammar: &str, fonts: &Fonts) -> Result<Assets> {
    let style = |stem: &str, of: Sheet| put(staged, stem, "css", &styles::sheet(of, fonts)?);
    let glue = String::from_utf8(take(staged, ".js")?).map_err(|e| format!("the program's script: {e}"))?;
    // The tool that cuts the program in two would have it loaded by a script beside it; `controls.js` does that.
    let glue = glue.replace("from \"./__wasm_split.js\"", "from \"controls\"");
    let (program, glue) = short_names::shortened(&take(staged, "_bg.wasm")?, &glue)?;
    let mut assets = Assets {
        styles: [
            style("style", Sheet::Map)?,
            style("style-frame", Sheet::Frame)?,
            style("style-text", Sheet::Text)?,
            style("style-home", Sheet::Home)?,
        ],
        program: put(staged, "program", "wasm", &program)?,
        controls: put(staged, "controls", "wasm", &compiled.controls)?,
        moving: put(staged, "moving", "js", &minify::script("moving.js", How::AsModule, &[])?)?,
        ..Assets::default()
    };
    let own = own(staged, compiled, grammar)?;
    let late = told("moving", &assets.moving) + &told("own", &own);
    let made = [("grammar", grammar.as_bytes()), ("program", glue.as_bytes()), ("late-files", late.as_bytes())];
    assets.boot = put(staged, "boot", "js", &minify::script("start.js", How::AsModule, &made)?)?;
    assets.builder = put(staged, "builder", "js", &minify::script("builder.js", How::AsScript, &made)?)?;
    assets.front = put(staged, "home", "js", &minify::script("home.js", How::AsModule, &made)?)?;
    // The helper's name is in articles: it never changes.
    let file = "disputed-islands.js".to_owned();
    let helper = minify::script(&file, How::AsScript, &made)?;
    fs::write(staged.join(&file), &helper).map_err(|e| format!("{file}: {e}"))?;
    assets.helper = Asset { file, integrity: integrity("sha384", &Sha384::digest(&helper)) };
    Ok(assets)
}

/// Writes what reads a layer of one's own, and gives its script, which names its program.
fn own(staged: &Path, compiled: &Compiled, grammar: &str) -> Result<Asset> {
    let (program, glue) = short_names::shortened(&compiled.own, &compiled.own_glue)?;
    let program = told("wasm", &put(staged, "own", "wasm", &program)?);
    let made = [("own-program", glue.as_bytes()), ("own-wasm", program.as_bytes()), ("grammar", grammar.as_bytes())];
    put(staged, "own", "js", &minify::script("own-desk.js", How::AsModule, &made)?)
}

/// A file as a line of a module for scripts.
fn told(name: &str, Asset { file, integrity }: &Asset) -> String {
    format!("export const {name} = {};\n", serde_json::json!({ "file": file, "integrity": integrity }))
}

/// Writes the files of one dispute, and names them beside those that all share.
pub fn write_dispute(staged: &Path, project: &Project, shared: &Assets, fonts: &Fonts) -> Result<Assets> {
    let (mut assets, dispute) = (shared.clone(), &project.dossier.dispute);
    let folder = format!("data/{}", dispute.id);
    fs::create_dir_all(staged.join(&folder)).map_err(|e| format!("{folder}: {e}"))?;
    // The depths are in every page that shows them.
    for (name, text) in project.layers.iter().filter(|(name, _)| *name != "depth") {
        let asset = put(staged, &format!("{folder}/{name}"), "geojson", text.as_bytes())?;
        assets.data.insert(name.clone(), asset.file);
    }
    for lang in &dispute.languages {
        let words = project.words.get(lang).ok_or(format!("assets/words/{lang}.toml is missing"))?;
        let atlas = Atlas::build(&project.dossier, words.clone(), lang);
        let content = wire::write(&atlas).map_err(|error| format!("content in “{lang}”: {error}"))?;
        let asset = put(staged, &format!("{folder}/content.{lang}"), "bin", &content)?;
        assets.data.insert(format!("content.{lang}"), asset.file);
        let embedded = fonts.embedded(project, lang)?;
        let embedded = put(staged, &format!("{folder}/fonts.{lang}"), "css", embedded.as_bytes())?;
        assets.fonts.insert(lang.clone(), embedded.file);
    }
    Ok(assets)
}

/// Writes the printed parts of a dispute's language: each has its name, `page/ID` or `embed/ID`, and its text.
pub fn write_parts(staged: &Path, (dispute, lang): (&str, &str), parts: &[(String, String)]) -> Result<Parts> {
    let mut hash = Sha384::new();
    parts.iter().for_each(|(name, text)| hash.update(format!("{name}\n{text}\n")));
    let folder = format!("data/{dispute}/parts.{lang}-{}/", short(&hash.finalize()));
    let mut files = Vec::new();
    for (name, text) in parts {
        let file = format!("{folder}{name}.html");
        let path = staged.join(&file);
        let parent = path.parent().ok_or("a part has a folder")?;
        fs::create_dir_all(parent).map_err(|e| format!("{}: {e}", parent.display()))?;
        fs::write(&path, text).map_err(|e| format!("{file}: {e}"))?;
        files.extend(name.starts_with("page/").then_some(file));
    }
    Ok(Parts { folder, files })
}

/// The bytes of the one staged file with this ending; the file is taken away.
fn take(staged: &Path, ending: &str) -> Result<Vec<u8>> {
    let entries = fs::read_dir(staged).map_err(|e| format!("{}: {e}", staged.display()))?;
    let named =
        |path: &std::path::PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending));
    let path = entries.flatten().map(|entry| entry.path()).find(named);
    let path = path.ok_or(format!("Trunk left no {ending} file: is index.html still whole?"))?;
    let bytes = fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(bytes)
}

fn put(staged: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<Asset> {
    let hash = Sha384::digest(bytes);
    let file = format!("{stem}-{}.{ending}", short(&hash));
    fs::write(staged.join(&file), bytes).map_err(|e| format!("{file}: {e}"))?;
    Ok(Asset { file, integrity: integrity("sha384", &hash) })
}
