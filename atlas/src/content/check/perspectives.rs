//! The map as each side has it drawn.

use super::{Case, Report};
use crate::lonlat::LonLat;

const FILE: &str = "perspectives.toml";

/// Either every side has its map or none: one side's view alone would be ours.
pub fn are_for_each_side(case: &Case<'_>, report: &mut Report) {
    let views = &case.dossier.perspectives.perspective;
    if views.is_empty() {
        return;
    }
    for side in case.side_ids() {
        let count = views.iter().filter(|view| view.side == side).count();
        if count != 1 {
            let message = format!("the side has {count} views of the map");
            report.add(FILE, &format!("perspective of “{side}”"), message, "Give each side one");
        }
    }
    for view in views.iter().filter(|view| !case.side_ids().contains(&view.side.as_str())) {
        report.add(FILE, &format!("perspective of “{}”", view.side), "there is no such side", "Correct `side`");
    }
}

/// What a view draws is there to be drawn, and what has no tint has a word in the legend.
pub fn draw_what_exists(case: &Case<'_>, report: &mut Report) {
    let file = &case.dossier.perspectives;
    for view in &file.perspective {
        let place = format!("perspective of “{}”", view.side);
        for line in view.line.iter().filter(|line| !case.dossier.lines.iter().any(|known| known.id == line.id)) {
            report.add(FILE, &place, format!("there is no line “{}”", line.id), "Name a line of lines.toml");
        }
        for id in view.untinted.iter().filter(|id| !file.region.iter().any(|region| region.id == **id)) {
            report.add(FILE, &place, format!("there is no region “{id}”"), "Add a [[region]] of this id");
        }
        if !view.untinted.is_empty() && view.untinted_legend.is_none() {
            let message = "land without a tint is not explained";
            report.add(FILE, &place, message, "Add `untinted_legend`, what the legend calls it");
        }
    }
}

/// A region is made of boxes on the map.
pub fn have_regions_on_the_map(case: &Case<'_>, report: &mut Report) {
    let [w, s, e, n] = case.dossier.dispute.frame;
    for region in &case.dossier.perspectives.region {
        for [west, south, east, north] in region.boxes.iter().copied() {
            let corners = [LonLat::new(west, south), LonLat::new(east, north)];
            let within = corners.iter().all(|c| (w..=e).contains(&c.lon) && (s..=n).contains(&c.lat));
            if !within || west >= east || south >= north {
                let message = format!("[{west}, {south}, {east}, {north}] is no box within the frame of the map");
                report.add(FILE, &format!("region “{}”", region.id), message, "Write west, south, east, north");
            }
        }
    }
}
