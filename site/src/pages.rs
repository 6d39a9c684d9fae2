//! The pages: what is done to Trunk's result before it becomes `dist/`. It writes the data files, bundles the
//! scripts, and prints every page from the core's content and scene: each dispute's own, then the site's home, which lists them.

mod assets;
pub mod builder;
pub(crate) mod cards;
mod data;
mod dispute;
mod feed;
mod finds;
mod front;
mod grammar;
mod head;
mod linked;
mod minify;
mod page;
mod print;
mod short_names;
mod styles;
mod worker;
mod xml;

use crate::Result;
use crate::content::{self, Project};
use crate::fonts::Fonts;
use crate::{paths, project, settings};
pub use assets::Compiled;
use atlas::address::Address;
use atlas::dossier::Dossier;
use atlas::layer::{self, Layer};
use atlas::lonlat::LonLat;
use atlas::plane::Projection;
use cards::Painter;
use cartography::{layers, scenarios};
use dispute::{Dispute, Site};
use front::Front;
use page::Home;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Turns the staged folder into the site that the folder `from` says.
///
/// # Errors
/// With all that is wrong with the content; where a file cannot be read or written.
pub fn run(from: &Path, staged: &Path, compiled: &Compiled) -> Result<()> {
    let projects = project::load(from).map_err(|problems| content::list(&problems))?;
    let fonts = Fonts::read(&paths::root(), Some(from)).map_err(|problems| content::list(&problems))?;
    let (home, globe, painter) = (home(from)?, globe()?, Painter::new(fonts.load()?));
    let site = Site { home: &home, globe: &globe, fonts: &fonts, painter: &painter };
    let languages = project::languages(&projects);
    let grammar = grammar::module(&languages, projects.first().map_or("", |first| &first.dossier.dispute.id));
    let shared = assets::write(staged, compiled, &grammar, &fonts)?;
    let (mut disputes, mut listed) = (Vec::new(), Vec::new());
    for mut project in projects {
        let folder = project::folder(from, &project.dossier.dispute.id);
        project.dossier.results = scenarios::calculate(&folder, &project.dossier)?;
        project.dossier.bounds = bounds(&project)?;
        let dispute = Dispute::write(staged, project, &shared, &site)?;
        listed.extend(dispute.print(staged, &site)?);
        disputes.push(dispute);
    }
    let front = Front { home: &home, globe: &globe, assets: &shared, disputes: &disputes, languages: &languages };
    listed.splice(0..0, front.write(staged)?);
    let held: Vec<_> = disputes.iter().map(|dispute| dispute.held(&listed)).collect();
    worker::write(staged, &held, &grammar)?;
    write_file(staged, "sitemap.xml", &linked::sitemap(&home, &listed))
}

/// A page that search engines shall know, and the languages in which there is such a page.
pub(crate) struct Listed {
    pub address: Address,
    pub languages: Vec<String>,
}

/// The large lands of the Earth, from `assets/globe.geojson`: the outer ring of each.
fn globe() -> Result<Vec<Vec<LonLat>>> {
    let path = paths::root().join("assets/globe.geojson");
    let lands = layers::read_shapes(&path)?;
    let rings = lands.iter().flat_map(|feature| &feature.shape);
    Ok(rings.map(|polygon| polygon.exterior().coords().map(|c| LonLat::new(c.x, c.y)).collect()).collect())
}

/// Where the site will stand; a marked placeholder and a warning where nobody has said.
fn home(from: &Path) -> Result<Home> {
    let site = settings::read(from).map_err(|problems| content::list(&problems))?;
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
