//! The results of each scenario of a transfer of land, computed from the finest shapes when the site is built.

use std::collections::BTreeMap;
use std::path::Path;

use crate::sea_area::{nearest_areas_m2, window_around};
use crate::shores::{Shores, geodesic_m};
use crate::simplify::simplify_ring;
use atlas::dossier::{Dossier, FactFile, Figures, ScenarioFile, ScenarioResults, THUMB, Thumbs};
use atlas::lonlat::LonLat;
use atlas::path;
use atlas::plane::{Bounds, Projection, World};

use crate::Result;
use crate::layers::{self, Lines};
use crate::lines::shapes::{Halved, Shapes, area_m2, rings, without_cut};
use crate::lines::spec::{self, Method};

/// Territorial sea and exclusive economic zone, in metres.
pub const REACHES_M: [f64; 2] = [12.0 * 1852.0, 200.0 * 1852.0];
/// Cells that a line passes through are halved down to this width.
pub const CELL_M: f64 = 400.0;

/// Sea around the land of a small picture, in its units.
const MARGIN: f64 = 7.0;

/// A piece of land that passes as a whole, or does not: a group, or a part of one.
pub struct Piece {
    /// The group, with `*` behind it for the part that passes where it is cut.
    pub id: String,
    /// Its rings.
    pub rings: Lines,
    /// Its coasts.
    pub coasts: Lines,
}

/// The land of a dispute in pieces, all other coasts, and where a group is cut.
pub struct Land {
    /// The pieces, in the order of the groups.
    pub pieces: Vec<Piece>,
    /// The coasts of all other land.
    pub rest: Lines,
    /// The group that is cut.
    pub halved: Option<Halved>,
}

/// Reads the land of a dispute, cut as the line of the method `half` says.
pub fn land(folder: &Path, dossier: &Dossier) -> Result<Land> {
    let shapes = Shapes::read(folder)?;
    let lines = spec::read(&folder.join("lines.toml"))?;
    let line = lines.iter().find(|line| line.method == Method::Half);
    let split = line.and_then(|line| line.split.clone());
    let halved = line.zip(split.as_ref()).map(|(line, split)| shapes.halved(split, &line.b)).transpose()?;
    let mut pieces = Vec::new();
    for group in &dossier.dispute.islands {
        let word = [group.clone()];
        match halved.as_ref().filter(|_| split.as_ref() == Some(group)) {
            Some(halved) => {
                for (id, rings) in [format!("{group}*"), group.clone()].into_iter().zip(&halved.parts) {
                    pieces.push(Piece { id, rings: rings.clone(), coasts: without_cut(rings, halved.cut) });
                }
            }
            None => pieces.push(Piece {
                id: group.clone(),
                rings: rings(&shapes.polygons(&word)?),
                coasts: shapes.coasts(&word)?,
            }),
        }
    }
    let rest = shapes.coasts_of_others(&dossier.dispute.islands);
    Ok(Land { pieces, rest, halved })
}

/// The sea in km² within each reach to which each piece is nearest, by its id.
pub fn seas_km2(pieces: &[Piece], rest: &[Vec<LonLat>], cell_m: f64) -> BTreeMap<String, Vec<f64>> {
    let shores: Vec<Shores> =
        pieces.iter().map(|piece| Shores::new(piece.coasts.iter().map(|line| (0, line)))).collect();
    let rest = Shores::new(rest.iter().map(|line| (0, line)));
    let places = pieces.iter().flat_map(|piece| piece.coasts.iter().flatten());
    let window = window_around(places, REACHES_M[1]);
    let areas = nearest_areas_m2(&shores, &rest, &REACHES_M, window, cell_m);
    let sea = |(piece, areas): (&Piece, Vec<f64>)| {
        // Land lies nearest to its own shore, so it is in the area, whole.
        let land = area_m2(&piece.rings);
        (piece.id.clone(), areas.iter().map(|area| (area - land) / 1e6).collect())
    };
    pieces.iter().zip(areas).map(sea).collect()
}

/// Computes the results of every scenario; empty for a dispute without scenarios.
pub fn calculate(folder: &Path, dossier: &Dossier) -> Result<ScenarioResults> {
    if dossier.scenarios.scenario.is_empty() {
        return Ok(ScenarioResults::default());
    }
    let Land { pieces, rest, halved } = land(folder, dossier)?;
    let seas = seas_km2(&pieces, &rest, CELL_M);
    let lengths = line_lengths(folder, dossier)?;
    let figures =
        dossier.scenarios.scenario.iter().map(|scenario| figures(scenario, dossier, &seas, &lengths)).collect();
    let (thumbs, height) = thumbs(&pieces, dossier);
    let cut_id = dossier.scenarios.scenario.iter().find_map(|scenario| scenario.half_of.as_ref());
    let is_part = |id: &str| cut_id.is_some_and(|cut| *id == format!("{cut}*"));
    let (part, groups): (Vec<_>, Vec<_>) = thumbs.into_iter().partition(|(id, _)| is_part(id));
    let thumbs = Thumbs { groups, part: part.into_iter().next().map(|(_, d)| d), height };
    Ok(ScenarioResults { figures, cut: halved.map(|halved| halved.cut), thumbs })
}

fn figures(
    scenario: &ScenarioFile,
    dossier: &Dossier,
    seas: &BTreeMap<String, Vec<f64>>,
    lengths: &BTreeMap<String, f64>,
) -> Figures {
    let number = |group: &str, key: &str| {
        let island = dossier.islands.iter().find(|island| island.id == group)?;
        // Of several figures the first with its islets, and the latest count.
        let facts = island.fact.iter().filter(|fact| fact.key == key);
        let km2 = |fact: &FactFile| if fact.unit.as_deref() == Some("m2") { 1e-6 } else { 1.0 };
        let facts: Vec<_> = facts.filter_map(|fact| Some((fact.date.clone()?, fact.number? * km2(fact)))).collect();
        let latest = facts.iter().map(|(date, _)| date.clone()).max()?;
        facts.iter().find(|(date, _)| *date == latest).map(|(_, number)| *number)
    };
    let land =
        |groups: &[String]| groups.iter().filter_map(|group| number(group, "area")).fold(0.0, std::ops::Add::add);
    let all = land(&dossier.dispute.islands);
    let land_km2 = if scenario.half_of.is_some() { all / 2.0 } else { land(&scenario.islands) };
    let islets =
        dossier.islands.iter().filter(|i| i.group.as_ref().is_some_and(|group| scenario.islands.contains(group)));
    let moved: Vec<&String> = scenario.islands.iter().collect();
    let sea = |reach: usize| -> f64 {
        let whole = moved.iter().flat_map(|group| [(*group).clone(), format!("{group}*")]);
        let part = scenario.half_of.iter().map(|group| format!("{group}*"));
        whole.chain(part).filter_map(|id| seas.get(&id)?.get(reach)).fold(0.0, |sum, area| sum + area)
    };
    Figures {
        land_km2,
        land_share: land_km2 / all,
        residents: scenario.islands.iter().filter_map(|group| number(group, "people")).fold(0.0, std::ops::Add::add),
        islands: u32::try_from(scenario.islands.len()).unwrap_or_default(),
        islets: u32::try_from(islets.count()).unwrap_or_default(),
        sea_12nm_km2: sea(0),
        sea_200nm_km2: sea(1),
        line_km: scenario.lines.iter().filter_map(|id| lengths.get(id)).fold(0.0, |sum, length| sum + length),
    }
}

/// How long each line is where it is measured, in km.
fn line_lengths(folder: &Path, dossier: &Dossier) -> Result<BTreeMap<String, f64>> {
    let [west, south, east, north] = dossier.scenarios.window;
    let is_within = |place: &LonLat| (west..=east).contains(&place.lon) && (south..=north).contains(&place.lat);
    let lines = layers::read_lines(&folder.join("layers/lines.geojson"))?;
    let length = |parts: &Vec<Vec<LonLat>>| {
        let steps = parts.iter().flat_map(|part| part.windows(2)).filter(|step| step.iter().all(is_within));
        steps.map(|step| geodesic_m(step[0], step[1])).sum::<f64>() / 1e3
    };
    Ok(lines.iter().map(|(id, parts)| (id.clone(), length(parts))).collect())
}

/// Small pictures of the pieces, and how high their box is.
fn thumbs(pieces: &[Piece], dossier: &Dossier) -> (Vec<(String, String)>, f64) {
    let projection = Projection::new(dossier.dispute.frame);
    let projected = |piece: &Piece| -> Vec<Vec<World>> {
        piece.rings.iter().map(|ring| ring.iter().map(|place| projection.project(*place)).collect()).collect()
    };
    let shapes: Vec<Vec<Vec<World>>> = pieces.iter().map(projected).collect();
    let bounds = shapes.iter().flatten().flatten().fold(Bounds::EMPTY, |bounds, point| bounds.with(*point));
    let (width, height) = bounds.extent();
    let scale = (THUMB - 2.0 * MARGIN) / width;
    let thumb = |(piece, rings): (&Piece, &Vec<Vec<World>>)| {
        let small = |ring: &Vec<World>| -> Option<Vec<World>> {
            let to = |p: &World| World {
                x: (p.x - bounds.min.x) * scale + MARGIN,
                y: (p.y - bounds.min.y) * scale + MARGIN,
            };
            let ring: Vec<World> = ring.iter().map(to).collect();
            let extent = ring.iter().fold(Bounds::EMPTY, |bounds, point| bounds.with(*point)).extent();
            let flat: Vec<[f64; 2]> = ring.iter().map(|p| [p.x, p.y]).collect();
            (extent.0.max(extent.1) > 0.8)
                .then(|| simplify_ring(&flat, |_| 0.4).into_iter().map(|at| ring[at]).collect())
        };
        let rings: Vec<Vec<World>> = rings.iter().filter_map(small).collect();
        (piece.id.clone(), path::path(&rings, 0.2, true))
    };
    // Paths are whole numbers: five to a unit.
    (pieces.iter().zip(&shapes).map(thumb).collect(), height * scale + 2.0 * MARGIN)
}
