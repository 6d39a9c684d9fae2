//! `xtask pages`: what is done to Trunk's result before it becomes `dist/`. It writes the data files, joins the start
//! scripts into one, and prints every page from the core's content and scene.

mod assets;
mod print;

use crate::content::{self, Loaded};
use crate::paths;
use crate::run::Result;
use atlas::address::{Address, Kind, View};
use atlas::content::Atlas;
use atlas::layer::{self, Layer};
use atlas::plane::Projection;
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

/// Entered by Trunk's `post_build` hook, which names the staged folder in `TRUNK_STAGING_DIR`.
pub fn run_as_hook() -> Result<()> {
    let staged = env::var_os("TRUNK_STAGING_DIR")
        .ok_or("`xtask pages` is called by Trunk's hook during `cargo xtask build`, not by hand")?;
    run(Path::new(&staged))
}

/// Turns the staged folder into the site.
pub fn run(staged: &Path) -> Result<()> {
    let loaded = content::load(&paths::root()).map_err(|problems| content::list(&problems))?;
    let assets = assets::write(staged, &loaded)?;
    for lang in &loaded.dossier.dispute.languages {
        let words = loaded.words.get(lang).ok_or(format!("assets/words/{lang}.toml is missing"))?;
        let atlas = Atlas::build(&loaded.dossier, words.clone(), lang);
        let printer = print::Printer { atlas: &atlas, layers: &parse(&loaded, &atlas)?, assets: &assets };
        for address in addresses(&atlas) {
            write_page(staged, &address.print(), &printer.page(&address, &View::default()))?;
        }
        if loaded.dossier.dispute.languages.first() == Some(lang) {
            write_file(staged, "404.html", &printer.not_found())?;
        }
    }
    Ok(())
}

/// Every page of a language; the default language also has the root.
fn addresses(atlas: &Atlas) -> Vec<Address> {
    let page = |kind, island: Option<&String>| Address { kind, lang: atlas.lang.clone(), island: island.cloned() };
    let root = (atlas.languages.first() == Some(&atlas.lang)).then(|| page(Kind::Root, None));
    let islands = atlas.islands.iter().map(|island| page(Kind::Map, Some(&island.id)));
    root.into_iter().chain([page(Kind::Map, None)]).chain(islands).collect()
}

fn parse(loaded: &Loaded, atlas: &Atlas) -> Result<BTreeMap<String, Layer>> {
    let projection = Projection::new(atlas.frame);
    let parsed = |(name, text): (&String, &String)| {
        let layer = layer::parse(text, &projection).map_err(|error| format!("layers/{name}.geojson: {error}"))?;
        Ok((name.clone(), layer))
    };
    loaded.layers.iter().map(parsed).collect()
}

fn write_page(staged: &Path, folder: &str, html: &str) -> Result<()> {
    write_file(staged, &format!("{folder}index.html"), html)
}

fn write_file(staged: &Path, name: &str, text: &str) -> Result<()> {
    let path = staged.join(name);
    let folder = path.parent().ok_or("a page has a folder")?;
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))
}
