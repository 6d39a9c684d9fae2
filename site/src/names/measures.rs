//! What is measured of the laws on a screen.

use super::screen::{Rings, Screen};
use super::{Law, Measure};
use atlas::content::Atlas;
use atlas::label::{Label, LabelKey, Rect, Row, Style, extent};
use atlas::lens::Lens;
use atlas::plane::{Projection, Px, Viewport, World};
use atlas::scene::Layers;

/// What of a screen a reader sees, and the names on it.
pub(super) struct Seen<'a> {
    /// The content.
    pub atlas: &'a Atlas,
    /// Its shapes.
    pub layers: Layers<'a>,
    /// Where it looks.
    pub viewport: Viewport,
    /// What the page puts upon it.
    pub furniture: &'a [Rect],
    /// The names.
    pub labels: &'a [Label],
}

/// What the laws measure of the names of a screen.
pub(super) fn measures(seen: &Seen<'_>) -> Vec<Measure> {
    let screen = Screen::new(seen.atlas, seen.layers, seen.viewport);
    let of = |(law, value, what): Found| Measure { law, value, what };
    let own = seen.labels.iter().flat_map(|label| of_name(&screen, seen.viewport, label));
    let all = of_groups(seen, &screen).into_iter().chain(of_sides(seen));
    all.chain(of_pairs(seen.viewport, seen.labels)).chain(own).map(of).collect()
}

/// What is measured of one law, and of what.
type Found = (Law, f64, String);

fn counted(is_wrong: bool) -> f64 {
    if is_wrong { 1.0 } else { 0.0 }
}

/// A group may be known by the name of the whole, and from near by by those of its islets.
fn of_groups(seen: &Seen<'_>, screen: &Screen) -> Vec<Found> {
    let Seen { atlas, viewport, labels, .. } = seen;
    let size = viewport.size;
    let named = |id: &str| labels.iter().any(|label| label.key.island() == Some(id));
    let is_whole = labels.iter().any(|label| label.key == LabelKey::Area);
    let projection = Projection::new(atlas.frame);
    let is_near = viewport.camera.zoom >= atlas.levels.islets_from;
    let of = |id: &String, at: Px| {
        let is_within = (20.0..size.width - 20.0).contains(&at.x) && (20.0..size.height - 20.0).contains(&at.y);
        let rings = screen.outline(id);
        let is_seen = (is_within && !rings.is_empty()) || rings.share(size, &[]) > 0.04;
        let is_named = named(id) || is_whole || (is_near && atlas.islets(id).any(|islet| named(&islet.id)));
        is_seen.then(|| (Law::GroupNamed, counted(!is_named && has_room(seen, screen, id)), id.clone()))
    };
    let groups = atlas.groups();
    groups.filter_map(|group| of(&group.id, viewport.to_px(projection.project(group.label)))).collect()
}

/// Whether the water, or from near by the group itself, has room for the name of the whole, its words below each other.
fn has_room(seen: &Seen<'_>, screen: &Screen, id: &str) -> bool {
    /// Around the name, and from one place that is tried to the next, in px.
    const AROUND: f64 = 6.0;
    const STEP: f64 = 4.0;
    let rows: Vec<Row> =
        Lens::plain(seen.atlas).areas().iter().flat_map(|name| name.split(' ')).map(Row::plain).collect();
    let (width, height) = extent(Style::IsletSmall, &rows);
    let (width, height) = (width + 2.0 * AROUND, height + 2.0 * AROUND);
    let places =
        |length: f64, own: f64| (0..((length - own) / STEP).max(0.0) as u32).map(|step| f64::from(step) * STEP);
    let own = screen.islands.iter().filter(|(known, ..)| known == id && seen.viewport.camera.zoom >= 10.0);
    let own = Rings::joined(own.map(|(.., rings)| rings));
    let is_ground = |at: &Px| screen.is_land(*at) || screen.islands.iter().any(|(.., rings)| rings.hold(*at));
    let is_free = |min: Px| {
        let room = Rect { min, max: Px { x: min.x + width, y: min.y + height } };
        let points = points(room);
        let is_within = || points.iter().all(|at| own.hold(*at));
        !seen.furniture.iter().any(|rect| rect.meets(room)) && (!points.iter().any(is_ground) || is_within())
    };
    let size = seen.viewport.size;
    places(size.height, height).any(|y| places(size.width, width).any(|x| is_free(Px { x, y })))
}

/// Land below the furniture is not in view.
fn of_sides(Seen { atlas, layers, viewport, furniture, labels }: &Seen<'_>) -> Vec<Found> {
    let land = layers.land.map(|(layer, _)| &layer.features[..]).unwrap_or_default();
    let of = |id: &String| {
        let own = land.iter().filter(|feature| feature.side.as_ref() == Some(id));
        let px = |part: &Vec<World>| part.iter().map(|at| viewport.to_px(*at)).collect();
        let rings = Rings::new(own.flat_map(|feature| feature.parts.iter().map(px)));
        let is_named = labels.iter().any(|label| label.key == LabelKey::Side(id.clone()));
        (rings.share(viewport.size, furniture) > 0.05).then(|| (Law::SideNamed, counted(!is_named), id.clone()))
    };
    atlas.sides.iter().filter_map(|side| of(&side.id)).collect()
}

/// By how many px two names overlap; less than nothing where they are apart.
fn of_pairs(viewport: Viewport, labels: &[Label]) -> Vec<Found> {
    const CLOSE: f64 = -40.0;
    let said = |label: &Label| label.rows.iter().map(|row| row.text().to_lowercase()).collect::<Vec<_>>();
    let mut found = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let is_twice = labels[index + 1..].iter().any(|other| said(other) == said(label));
        found.push((Law::Once, counted(is_twice), label.key.to_string()));
    }
    let upright: Vec<&Label> = labels.iter().filter(|label| label.turn == 0.0).collect();
    for (index, label) in upright.iter().enumerate() {
        let own = rect(label, viewport);
        for other in &upright[index + 1..] {
            let beside = rect(other, viewport);
            let across = own.max.x.min(beside.max.x) - own.min.x.max(beside.min.x);
            let down = own.max.y.min(beside.max.y) - own.min.y.max(beside.min.y);
            let by = across.min(down);
            if by > CLOSE {
                found.push((Law::Apart, by, format!("{} and {}", label.key, other.key)));
            }
        }
    }
    found
}

fn of_name(screen: &Screen, viewport: Viewport, label: &Label) -> Vec<Found> {
    let (own, what) = (rect(label, viewport), label.key.to_string());
    let mut found = Vec::new();
    // A name that is turned is a line's, which knows its way.
    let points = if label.turn == 0.0 { points(own) } else { Vec::new() };
    if label.turn == 0.0 {
        let size = viewport.size;
        let out = [-own.min.x, -own.min.y, own.max.x - size.width, own.max.y - size.height];
        found.push((Law::Inside, out.into_iter().fold(f64::NEG_INFINITY, f64::max), what.clone()));
    }
    let share =
        |is_on: &dyn Fn(Px) -> bool| points.iter().filter(|at| is_on(**at)).count() as f64 / points.len().max(1) as f64;
    let on_land = || share(&|at| screen.is_land(at));
    let on_islands = || share(&|at| screen.islands.iter().any(|(.., rings)| rings.hold(at)));
    match (&label.key, label.style) {
        (LabelKey::Island(id), style) => {
            let others = screen.islands.iter().filter(|(other, ..)| other != id);
            let others = Rings::joined(others.map(|(.., rings)| rings));
            let outline = screen.islands.iter().filter(|(known, ..)| known == id);
            let outline = Rings::joined(outline.map(|(.., rings)| rings));
            found.push((Law::OffOthers, share(&|at| others.hold(at)), what.clone()));
            found.push((Law::OffLand, on_land(), what.clone()));
            let held = share(&|at| outline.hold(at));
            if held > 0.0 {
                let out = if viewport.camera.zoom < 10.0 { 1.0 } else { 1.0 - held };
                found.push((Law::Within, out, what));
            } else if !label.has_leader {
                let (away, other) = screen.away(own, id);
                found.push((Law::Nearest, away - other, format!("{what}: {away:.0} and {other:.0} px")));
                found.extend((style != Style::Group).then_some((Law::Near, away, what)));
            }
        }
        (LabelKey::Area, _) => found.push((Law::WholeInWater, on_land() + on_islands(), what)),
        (LabelKey::Place(_), Style::Sea | Style::Strait) => {
            found.push((Law::WaterInWater, on_land() + on_islands(), what.clone()));
            if label.style == Style::Sea {
                found.push((Law::SameWater, counted(stands_across_land(screen, viewport, label)), what));
            }
        }
        (LabelKey::Place(_) | LabelKey::Side(_), _) => found.push((Law::OffDisputed, on_islands(), what)),
        (LabelKey::Line(_), _) => {}
    }
    found
}

/// The place that a name names is its anchor: across land lies another water.
fn stands_across_land(screen: &Screen, viewport: Viewport, label: &Label) -> bool {
    let (own, from) = (rect(label, viewport), viewport.to_px(label.anchor));
    let middle = Px { x: f64::midpoint(own.min.x, own.max.x), y: f64::midpoint(own.min.y, own.max.y) };
    let at = |share: f64| Px { x: from.x + (middle.x - from.x) * share, y: from.y + (middle.y - from.y) * share };
    own.nearest(from) != from && (0..=40).any(|step| screen.is_land(at(f64::from(step) / 40.0)))
}

/// The box of a name's letters.
fn rect(label: &Label, viewport: Viewport) -> Rect {
    let at = viewport.to_px(label.anchor);
    let (width, height) = extent(label.style, &label.rows);
    Rect::around(Px { x: at.x + label.offset.x, y: at.y + label.offset.y }, width, height)
}

/// Points within a box, some px from its edge.
fn points(Rect { min, max }: Rect) -> Vec<Px> {
    const INSET: f64 = 3.0;
    let share = |low: f64, high: f64, t: f64| low + INSET + (high - low - 2.0 * INSET) * t;
    let rows = [0.0, 0.5, 1.0];
    let columns = || (0..=12).map(|step| f64::from(step) / 12.0);
    rows.into_iter()
        .flat_map(|y| columns().map(move |x| Px { x: share(min.x, max.x, x), y: share(min.y, max.y, y) }))
        .collect()
}
