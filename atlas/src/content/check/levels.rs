//! Levels of detail: each has its layers, and none is left over.

use super::{Case, Report};
use crate::plane::MAX_ZOOM;

const FILE: &str = "land.toml";

/// Every level has its land and its islands, and every such layer its level. A kind that has no layer at all may come later.
pub fn have_their_layers(case: &Case<'_>, report: &mut Report) {
    let count = case.dossier.levels.count();
    let remedy = "Make the layers anew with `cargo xtask land`";
    for kind in ["land-", "islands-"] {
        let numbers: Vec<&str> = case.layers.keys().filter_map(|name| name.strip_prefix(kind)).collect();
        for number in numbers.iter().filter(|number| !(0..count).any(|known| known.to_string() == **number)) {
            let message = format!("land.toml has {count} of them, so that no level is drawn from this file");
            report.add(&format!("layers/{kind}{number}.geojson"), "", message, remedy);
        }
        for missing in (0..count).filter(|known| !numbers.is_empty() && !numbers.contains(&known.to_string().as_str()))
        {
            report.add(FILE, "level", format!("layers/{kind}{missing}.geojson is missing"), remedy);
        }
    }
}

/// The levels follow each other within the zooms that the map has.
pub fn follow_each_other(case: &Case<'_>, report: &mut Report) {
    let levels = &case.dossier.levels;
    let is_zoom = |zoom: &f64| *zoom > 0.0 && *zoom <= MAX_ZOOM;
    if !levels.finer_from.iter().all(is_zoom) || levels.finer_from.windows(2).any(|pair| pair[0] >= pair[1]) {
        let remedy =
            format!("Let the zoom of each [[level]] but the last be above the one before it, and at most {MAX_ZOOM}");
        report.add(FILE, "level, zoom", format!("{:?} are no rising zooms", levels.finer_from), remedy);
    }
    if !is_zoom(&levels.islets_from) {
        let remedy = format!("Write a zoom above 0 and up to {MAX_ZOOM}");
        report.add(FILE, "islets_from", format!("{} is no zoom of the map", levels.islets_from), remedy);
    }
}
