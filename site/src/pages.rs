//! The pages: what is done to Trunk's result before it becomes `dist/`. It writes the data files, bundles the
//! scripts, and prints every page from the core's content and scene.

mod assets;
pub mod builder;
pub(crate) mod cards;
mod data;
mod grammar;
mod head;
mod linked;
mod minify;
mod missing;
mod page;
mod print;
mod styles;
mod worker;

use crate::Result;
use crate::content::{self, Project};
use crate::data::{self as downloads, Edition};
use crate::{fonts, paths, project, settings};
use assets::Assets;
use atlas::address::{Address, Kind, View};
use atlas::content::{About, Article, Atlas, History};
use atlas::dossier::Dossier;
use atlas::layer::{self, Layer};
use atlas::lonlat::LonLat;
use atlas::plane::Projection;
use atlas::sheet::Cites;
use atlas::words::Words;
use cards::Painter;
use cartography::{layers, scenarios};
use page::{Home, card_file, oembed_file, views_with_cards};
use print::Printer;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use worker::Pages;

/// Turns the staged folder into the site. `controls` is the second part of the program.
pub fn run(staged: &Path, controls: &[u8]) -> Result<()> {
    let mut project = project::load(&paths::root()).map_err(|problems| content::list(&problems))?;
    project.dossier.results = scenarios::calculate(&project::dispute_folder(&paths::root())?, &project.dossier)?;
    let home = home()?;
    project.dossier.bounds = bounds(&project)?;
    let mut assets = assets::write(staged, controls, &project)?;
    let globe = globe()?;
    let layers = parse(&project.dossier, &project.layers)?;
    let languages = &project.dossier.dispute.languages;
    let contents = languages.iter().map(|lang| MapContent::of(&project, lang)).collect::<Result<Vec<_>>>()?;
    let site = Site { home: &home, globe: &globe, layers: &layers, words: &project.words };
    // Pages name the folder of their parts, and the version of all files; parts name neither.
    for content in &contents {
        let parts = parts(&site.printer(content, &assets), &addresses(&content.atlas));
        assets.parts.insert(content.lang.clone(), assets::write_parts(staged, &content.lang, &parts)?);
    }
    let assets = assets;
    let painter = Painter::new(fonts::load(&paths::root())?);
    let mut listed = Vec::new();
    for content in &contents {
        let (lang, atlas) = (&content.lang, &content.atlas);
        let addresses = addresses(atlas);
        let printer = site.printer(content, &assets);
        let maps: Vec<&Address> = addresses.iter().filter(|address| address.kind == Kind::Map).collect();
        let whole = Address { kind: Kind::Map, lang: lang.clone(), island: None };
        let usual = maps.into_iter().map(|address| (address, View::default()));
        let views: Vec<_> = usual.chain(views_with_cards(atlas).into_iter().map(|view| (&whole, view))).collect();
        let pictures: Vec<String> = views.iter().map(|(address, view)| printer.card(address, view)).collect();
        for ((address, view), card) in views.iter().zip(painter.cards(lang, &pictures)?) {
            write_file(staged, &card_file(address, view), &card)?;
        }
        for address in addresses {
            write_page(staged, &address.print(), &printer.page(&address))?;
            if address.kind == Kind::Map {
                write_file(staged, &oembed_file(&address), &printer.oembed(&address).to_string())?;
                listed.push(address);
            }
        }
        let about = Address { kind: Kind::About, lang: lang.clone(), island: None };
        let text = About::build(&project.dossier, &atlas.words, lang);
        write_page(staged, &about.print(), &printer.about(&text))?;
        listed.push(about);
        let data = Address { kind: Kind::Data, lang: lang.clone(), island: None };
        let edition = Edition::open(&project, lang).ok_or(format!("assets/words/data/{lang}.toml is missing"))?;
        let downloads = edition.downloads(downloads::Site { publisher: &home.publisher, page: &home.url(&data) })?;
        for file in &downloads.files {
            write_file(staged, &downloads::path(lang, file.name), &file.bytes)?;
        }
        write_page(staged, &data.print(), &printer.data(&edition, &downloads))?;
        listed.push(data);
        if let Some(article) = Article::build(&project.dossier, &atlas.words, lang) {
            let address = Address { kind: Kind::Article, lang: lang.clone(), island: None };
            write_page(staged, &address.print(), &printer.article(&article))?;
            listed.push(address);
        }
        if languages.first() == Some(lang) {
            write_file(staged, "404.html", &printer.not_found())?;
        }
    }
    // It knows every language.
    let form_data = builder::form_data(&project, &assets, &home);
    for content in &contents {
        let lang = &content.lang;
        let printer = site.printer(content, &assets);
        let build = Address { kind: Kind::BuildEmbed, lang: lang.clone(), island: None };
        let words = project.embed.get(lang).ok_or(format!("assets/words/embed/{lang}.toml is missing"))?;
        write_page(staged, &build.print(), &printer.builder(words, &form_data))?;
        listed.push(build);
    }
    let (islands, held): (Vec<_>, Vec<_>) = listed.iter().partition(|page| page.island.is_some());
    let mut islands: Vec<String> = islands.into_iter().filter_map(|page| page.island.clone()).collect();
    islands.sort_unstable();
    islands.dedup();
    // Frames need the network, and so do the pages that show them.
    let shows_frames = |page: &&Address| matches!(page.kind, Kind::Article | Kind::BuildEmbed);
    let held: Vec<String> = held.into_iter().filter(|page| !shows_frames(page)).map(Address::print).collect();
    worker::write(staged, &assets, &Pages { languages, islands: &islands, held: &held })?;
    write_file(staged, "sitemap.xml", &linked::sitemap(&home, languages, &listed))
}

/// What every page of the site is printed from.
struct Site<'a> {
    home: &'a Home,
    globe: &'a [Vec<LonLat>],
    layers: &'a BTreeMap<String, Layer>,
    words: &'a BTreeMap<String, Words>,
}

impl Site<'_> {
    fn printer<'a>(&'a self, content: &'a MapContent, assets: &'a Assets) -> Printer<'a> {
        Printer {
            atlas: &content.atlas,
            history: &content.history,
            cites: &content.cites,
            layers: self.layers,
            assets,
            home: self.home,
            globe: self.globe,
            words: self.words,
        }
    }
}

/// The content of the map's pages in one language.
struct MapContent {
    lang: String,
    atlas: Atlas,
    history: History,
    cites: Cites,
}

impl MapContent {
    fn of(project: &Project, lang: &str) -> Result<Self> {
        let words = project.words.get(lang).ok_or(format!("assets/words/{lang}.toml is missing"))?;
        let atlas = Atlas::build(&project.dossier, words.clone(), lang);
        let history = History::build(&project.dossier, &atlas.words, lang);
        let cites = Cites::of_map(&atlas, &history);
        Ok(Self { lang: lang.to_owned(), atlas, history, cites })
    }
}

/// The large lands of the Earth, from `assets/globe.geojson`: the outer ring of each.
fn globe() -> Result<Vec<Vec<LonLat>>> {
    let path = paths::root().join("assets/globe.geojson");
    let lands = layers::read_shapes(&path)?;
    let rings = lands.iter().flat_map(|feature| &feature.shape);
    Ok(rings.map(|polygon| polygon.exterior().coords().map(|c| LonLat::new(c.x, c.y)).collect()).collect())
}

/// Where the site will stand; a marked placeholder and a warning where nobody has said.
fn home() -> Result<Home> {
    let site = settings::read(&paths::root()).map_err(|problems| content::list(&problems))?;
    let root = site.root()?.map(|address| address.url().to_owned()).unwrap_or_else(|| {
        eprintln!(
            "warning: no address is set, so canonical addresses, cards, oEmbed and the sitemap say {}\n\
             Set it in site.toml, or say cargo xtask package --site URL.",
            settings::PLACEHOLDER
        );
        settings::PLACEHOLDER.to_owned()
    });
    Ok(Home { root, publisher: site.publisher, corrections: site.corrections })
}

/// Every page of a language; the default language also has the root.
fn addresses(atlas: &Atlas) -> Vec<Address> {
    let page = |kind, island: Option<&String>| Address { kind, lang: atlas.lang.clone(), island: island.cloned() };
    let root = (atlas.languages.first() == Some(&atlas.lang)).then(|| page(Kind::Root, None));
    let of = |kind| {
        let islands = atlas.islands.iter().map(move |island| page(kind, Some(&island.id)));
        std::iter::once(page(kind, None)).chain(islands)
    };
    root.into_iter().chain(of(Kind::Map)).chain(of(Kind::Embed)).collect()
}

/// The printed parts of a language: of each island and of the whole, for pages and for frames; all events; what is said on the map.
fn parts(printer: &Printer<'_>, addresses: &[Address]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for address in addresses.iter().filter(|address| address.kind != Kind::Root) {
        let kind = if address.kind == Kind::Embed { "embed" } else { "page" };
        let id = address.island.as_deref().unwrap_or("_all");
        out.push((format!("{kind}/{id}"), printer.part(address, |sheet| sheet.island_part())));
        if address.island.is_none() {
            out.push((format!("{kind}/_events"), printer.part(address, |sheet| sheet.events_part())));
            out.push((format!("{kind}/_notes"), printer.part(address, |sheet| sheet.notes_part())));
        }
    }
    out
}

/// The layers of a dispute, parsed and projected.
pub(crate) fn parse(dossier: &Dossier, layers: &BTreeMap<String, String>) -> Result<BTreeMap<String, Layer>> {
    let projection = Projection::new(dossier.dispute.frame);
    let parsed = |(name, text): (&String, &String)| {
        let layer = layer::parse(text, &projection).map_err(|error| format!("layers/{name}.geojson: {error}"))?;
        Ok((name.clone(), layer))
    };
    layers.iter().map(parsed).collect()
}

/// The box of every disputed island, from the layer that pages show.
fn bounds(project: &Project) -> Result<BTreeMap<String, [f64; 4]>> {
    let name = format!("islands-{}", project.dossier.levels.printed_islands().number);
    let text = project.layers.get(&name).ok_or(format!("layers/{name}.geojson is missing"))?;
    let projection = Projection::new(project.dossier.dispute.frame);
    let islands = layer::parse(text, &projection).map_err(|error| format!("layers/{name}.geojson: {error}"))?;
    Ok(islands.boxes(&projection))
}

fn write_page(staged: &Path, folder: &str, html: &str) -> Result<()> {
    if let Some((_, rest)) = html.split_once(atlas::sheet::UNNUMBERED) {
        let source = rest.split('"').nth(1).unwrap_or_default();
        let where_to_look = "see `Cites` in atlas/src/sheet/cites.rs";
        return Err(format!("the page “{folder}” cites “{source}”, which is not among its sources: {where_to_look}"));
    }
    write_file(staged, &format!("{folder}index.html"), html)
}

fn write_file(staged: &Path, name: &str, bytes: &(impl AsRef<[u8]> + ?Sized)) -> Result<()> {
    let path = staged.join(name);
    let folder = path.parent().ok_or("a page has a folder")?;
    fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    fs::write(&path, bytes).map_err(|e| format!("{}: {e}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use atlas::plane::World;
    use atlas::{globe, path};

    /// Places in the middle of large lands and of large seas, longitude first.
    const LANDS: [(f64, f64); 16] = [
        (10.0, 25.0),
        (25.0, 0.0),
        (45.0, 25.0),
        (10.0, 49.0),
        (45.0, 55.0),
        (100.0, 62.0),
        (150.0, 65.0),
        (85.0, 45.0),
        (78.0, 22.0),
        (133.0, -25.0),
        (-100.0, 40.0),
        (-105.0, 58.0),
        (-60.0, -10.0),
        (-65.0, -32.0),
        (-42.0, 72.0),
        (60.0, -80.0),
    ];
    const SEAS: [(f64, f64); 14] = [
        (170.0, 38.0),
        (-150.0, 30.0),
        (-170.0, 0.0),
        (180.0, 10.0),
        (-120.0, -30.0),
        (160.0, -48.0),
        (-40.0, 30.0),
        (-20.0, -25.0),
        (-30.0, 50.0),
        (75.0, -25.0),
        (90.0, -50.0),
        (65.0, 10.0),
        (-10.0, -55.0),
        (0.0, 87.0),
    ];

    #[test]
    fn the_globe_has_land_and_sea_where_the_earth_has_them_from_wherever_one_looks() {
        let lands = globe().unwrap();
        let is_within = |rings: &[Vec<World>], (x, y): (f64, f64)| {
            let crosses = |edge: &&[World]| {
                let (a, b) = (edge[0], edge[1]);
                (a.y > y) != (b.y > y) && x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)
            };
            rings.iter().map(|ring| ring.windows(2).filter(crosses).count()).sum::<usize>() % 2 == 1
        };
        let mut told = [0; 2];
        for (lon, lat) in (-180..180).step_by(15).flat_map(|lon| (-75..=75).step_by(15).map(move |lat| (lon, lat))) {
            let home = [f64::from(lon), f64::from(lat), f64::from(lon) + 1.0, f64::from(lat) + 1.0];
            let picture = atlas::node::to_html(&globe::locator(&lands, home, "Where").into());
            let d = picture.split(" d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            let rings = path::read(d, 1.0).unwrap();
            let places = LANDS.map(|place| (place, true)).into_iter().chain(SEAS.map(|place| (place, false)));
            for ((lon, lat), is_land) in places {
                let Some(at) = globe::locate(LonLat::new(lon, lat), home) else { continue };
                // At the very edge of the disc a degree is less than what the path can say.
                if at.0.hypot(at.1) < 58.0 {
                    assert_eq!(is_within(&rings, at), is_land, "{lon}, {lat} on the globe around {home:?}");
                    told[usize::from(is_land)] += 1;
                }
            }
        }
        assert!(told.iter().all(|count| *count > 1000), "{told:?}");
    }
}
