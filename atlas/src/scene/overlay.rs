//! The labels of a scene, above its shapes.

use super::{Islets, Layers};
use crate::address::View;
use crate::content::{Atlas, Island, JOINT, Name, PlaceKind};
use crate::label::{self, CollisionGrid, Label, LabelKey, LabelRequest, Rect, Row, Shores, Style};
use crate::lens::Lens;
use crate::order;
use crate::plane::{Bounds, Projection, Px, Viewport, World};

/// Places the labels. `before` are the previous ones, `clear` the boxes that the page itself puts on the map.
pub fn overlay(
    lens: Lens<'_>,
    layers: Layers<'_>,
    view: &View,
    selected: Option<&str>,
    viewport: Viewport,
    (before, clear): (&[Label], &[Rect]),
) -> Vec<Label> {
    let atlas = lens.atlas;
    let size = viewport.size;
    let mut grid = CollisionGrid::new(size);
    for rect in clear {
        grid.take(*rect);
    }
    let seen = viewport.bounds();
    let screen = |part: &Vec<World>| part.iter().map(|point| viewport.to_px(*point)).collect::<Vec<_>>();
    let land = [layers.land.map(|(layer, _)| layer), layers.islands.map(|(layer, _)| layer)];
    for feature in land.iter().flatten().flat_map(|layer| &layer.features).filter(|f| f.bounds.meets(seen)) {
        grid.land(&feature.parts.iter().map(screen).collect::<Vec<_>>());
    }
    let is_on = |layer: &str| view.layer_is_on(layer, &atlas.layers_on);
    let mut named_lines = Vec::new();
    for line in lens.drawn_lines(is_on) {
        let Some(feature) = layers.lines.and_then(|layer| layer.feature(line.id)) else { continue };
        let parts: Vec<Vec<Px>> = feature.parts.iter().map(screen).collect();
        // A limit is no border: a name may lie across it.
        if line.kind.parts_sides() {
            parts.iter().for_each(|part| grid.line(part));
        }
        named_lines.push((line, parts));
    }
    let largest = |id: &str| {
        let extent = layers.islands.and_then(|(layer, _)| layer.feature(id)).map(|feature| feature.bounds.extent());
        extent.map_or(0.0, |(width, height)| width * height)
    };
    let mut asked = requests(lens, viewport, selected, is_on("places"));
    // Of two islets that crowd each other the chosen one is named, else the larger. Their requests are consecutive.
    let islets =
        asked.iter().position(|request| request.style == Style::Islet).map_or(&mut [][..], |first| &mut asked[first..]);
    let count = islets.iter().take_while(|request| request.style == Style::Islet).count();
    let weight = |request: &LabelRequest| {
        let id = request.key.island().unwrap_or_default();
        if selected == Some(id) { f64::INFINITY } else { largest(id) }
    };
    let heaviest_first = order::rising(&islets[..count], |request| -weight(request));
    islets[..count].clone_from_slice(&heaviest_first);
    for request in asked.iter().filter(|request| request.style.has_point()) {
        grid.take(Rect::around(viewport.to_px(request.anchor), 1.0, 1.0));
    }
    let (first, rest): (Vec<LabelRequest>, Vec<LabelRequest>) =
        asked.into_iter().partition(|request| request.style.is_island());
    let shores = shores(atlas, layers, selected, viewport);
    let mut labels = label::place_jointly(&mut grid, &first, (before, &shores), viewport);
    for (line, parts) in named_lines {
        let request = LabelRequest {
            key: LabelKey::Line(line.id.to_owned()),
            style: Style::Line,
            anchor: World::default(),
            rows: vec![Row::plain(line.name)],
        };
        let seen = |part: &&Vec<Px>| {
            let inside = |p: &Px| (0.0..size.width).contains(&p.x) && (0.0..size.height).contains(&p.y);
            let steps = part.windows(2).filter(|pair| pair.iter().any(inside));
            steps.map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y)).sum::<f64>() as u64
        };
        let longest = parts.iter().max_by_key(seen);
        labels.extend(longest.and_then(|part| label::along(&mut grid, request, part, viewport)));
    }
    labels.extend(label::place(&mut grid, rest, (before, &shores), viewport));
    labels
}

/// The shores of the islands and groups on the screen.
fn shores(atlas: &Atlas, layers: Layers<'_>, selected: Option<&str>, viewport: Viewport) -> Shores {
    let mut shores = Shores::default();
    // Under one name the islands have one shore.
    let one = is_far(atlas, viewport);
    let one = one.then(|| selected.map_or(LabelKey::Area, |id| LabelKey::Island(id.to_owned())));
    let chosen = chosen_islet(atlas, selected, viewport);
    for group in atlas.groups().chain(chosen) {
        let ids = std::iter::once(&group.id).chain(atlas.islets(&group.id).map(|islet| &islet.id));
        // The chosen islet has its own shore, and no part in its group's.
        let ids = ids.filter(|id| chosen.is_none_or(|islet| group.id == islet.id || **id != islet.id));
        let features = ids.filter_map(|id| layers.islands.and_then(|(layer, _)| layer.feature(id)));
        let points = features.flat_map(|feature| feature.parts.iter().flatten());
        let label = Projection::new(atlas.frame).project(group.label);
        let points = points.chain([&label]).map(|point| viewport.to_px(*point));
        let key = one.clone().unwrap_or_else(|| LabelKey::Island(group.id.clone()));
        shores.add(key, points.collect::<Vec<_>>());
    }
    shores
}

/// The islet that is chosen, where islets are drawn as shapes of their own.
fn chosen_islet<'a>(atlas: &'a Atlas, selected: Option<&str>, viewport: Viewport) -> Option<&'a Island> {
    let islet = selected.and_then(|id| atlas.island(id)).filter(|island| island.group.is_some());
    islet.filter(|_| Islets::at(viewport.camera.zoom) == Islets::Apart)
}

/// The requests for all labels of this viewport, the most important first.
fn requests(lens: Lens<'_>, viewport: Viewport, selected: Option<&str>, places: bool) -> Vec<LabelRequest> {
    let (atlas, zoom) = (lens.atlas, viewport.camera.zoom);
    let projection = Projection::new(atlas.frame);
    let seen = viewport.bounds();
    let roomy = viewport.size.width >= 520.0;
    let groups = |chosen: bool| {
        let is_due = move |island: &&Island| (selected == Some(island.id.as_str())) == chosen;
        atlas.groups().filter(is_due)
    };
    let far = is_far(atlas, viewport);
    // A chosen islet is named as a group is, and its group, whose name would be read as the islet's, is not.
    let chosen = chosen_islet(atlas, selected, viewport);
    let group = chosen.and_then(|islet| islet.group.as_deref());
    // From afar the islands are one place with one name; the chosen one keeps its own.
    let islands = groups(true).chain(groups(false).filter(|_| !far)).filter(|island| group != Some(&*island.id));
    let apart = Islets::at(zoom) == Islets::Apart;
    let islets = atlas.islands.iter().filter(|island| island.group.is_some() && apart);
    let islets = islets.filter(|islet| selected != Some(&*islet.id));
    let style = if roomy { Style::Island } else { Style::IslandSmall };
    let islands = chosen.into_iter().chain(islands);
    let mut out: Vec<LabelRequest> = islands.map(|i| island_request(lens, i, &projection, style, roomy)).collect();
    out.extend((far && out.is_empty()).then(|| area_request(lens, &projection)));
    let due = |place: &&crate::content::Place| {
        places && zoom >= place.zoom - if roomy { 0.0 } else { 0.6 } && (roomy || place.kind != PlaceKind::Strait)
    };
    for kind in [PlaceKind::Sea, PlaceKind::Town, PlaceKind::Land, PlaceKind::Island] {
        out.extend(
            atlas.places.iter().filter(due).filter(|p| p.kind == kind).map(|p| place_request(p, &projection, zoom)),
        );
    }
    out.extend(islets.map(|i| island_request(lens, i, &projection, Style::Islet, roomy && zoom >= 10.5)));
    for kind in [PlaceKind::Strait, PlaceKind::Cape] {
        out.extend(
            atlas.places.iter().filter(due).filter(|p| p.kind == kind).map(|p| place_request(p, &projection, zoom)),
        );
    }
    out.retain(|request| Bounds { min: request.anchor, max: request.anchor }.meets(seen));
    out
}

fn island_request(lens: Lens<'_>, island: &Island, projection: &Projection, style: Style, roomy: bool) -> LabelRequest {
    let mut rows = match style {
        Style::IslandSmall => stacked(&lens.titles(island)),
        _ => vec![Row::plain(lens.title(island))],
    };
    if roomy {
        let mut forms: Vec<(String, Option<String>)> = Vec::new();
        let shown =
            |name: &&Name| !name.native.is_empty() && lens.choice.names.as_ref().is_none_or(|side| *side == name.side);
        for name in island.names.iter().filter(shown) {
            if !forms.is_empty() {
                forms.push((" · ".into(), None));
            }
            forms.push((name.native.clone(), Some(name.lang.clone())));
        }
        rows.extend((!forms.is_empty()).then_some(Row(forms)));
    }
    LabelRequest { key: LabelKey::Island(island.id.clone()), style, anchor: projection.project(island.label), rows }
}

/// Whether the disputed islands lie so close together on the screen that their names would stand among each other, in px
/// between the outermost of their places.
fn is_far(atlas: &Atlas, viewport: Viewport) -> bool {
    const APART: f64 = 90.0;
    let projection = Projection::new(atlas.frame);
    let places = atlas.groups().map(|island| projection.project(island.label));
    let bounds = places.fold(Bounds::EMPTY, |bounds, at| bounds.union(Bounds { min: at, max: at }));
    let (width, height) = bounds.extent();
    atlas.groups().count() > 1 && width.hypot(height) * viewport.camera.scale() < APART
}

/// The name of all the disputed islands, at the middle of their places, each of its forms on a row.
fn area_request(lens: Lens<'_>, projection: &Projection) -> LabelRequest {
    let places = lens.atlas.groups().map(|island| projection.project(island.label));
    let bounds = places.fold(Bounds::EMPTY, |bounds, at| bounds.union(Bounds { min: at, max: at }));
    let middle = World { x: f64::midpoint(bounds.min.x, bounds.max.x), y: f64::midpoint(bounds.min.y, bounds.max.y) };
    LabelRequest { key: LabelKey::Area, style: Style::IslandSmall, anchor: middle, rows: stacked(&lens.areas()) }
}

/// Names of one thing, each on a row.
fn stacked(names: &[&str]) -> Vec<Row> {
    let joint = JOINT.trim_end();
    let row = |(index, name): (usize, &&str)| match index + 1 < names.len() {
        true => Row::plain(&format!("{name}{joint}")),
        false => Row::plain(name),
    };
    names.iter().enumerate().map(row).collect()
}

fn place_request(place: &crate::content::Place, projection: &Projection, zoom: f64) -> LabelRequest {
    let style = match place.kind {
        PlaceKind::Sea => Style::Sea,
        PlaceKind::Strait => Style::Strait,
        PlaceKind::Land => Style::Land,
        PlaceKind::Island => Style::Near,
        PlaceKind::Town => Style::Town,
        PlaceKind::Cape => Style::Cape,
    };
    let rows = [&place.name, &place.under].into_iter().filter(|text| !text.is_empty());
    LabelRequest {
        key: LabelKey::Place(place.id.clone()),
        style,
        anchor: projection.project(place.at(zoom)),
        rows: rows.map(|text| Row::plain(text)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Place;
    use crate::fixture;
    use crate::lonlat::LonLat;
    use crate::plane::{Camera, Size};
    use crate::scene::ISLETS_FROM;

    #[test]
    fn a_name_stands_elsewhere_below_the_zoom_that_the_content_gives() {
        let (near, far) = (LonLat::new(1.0, 2.0), LonLat::new(3.0, 4.0));
        let place = Place { far: Some((6.0, far)), at: near, ..fixture::atlas("en").places[0].clone() };
        assert_eq!([5.9, 6.0, 6.1].map(|zoom| place.at(zoom)), [far, near, near]);
        assert_eq!(Place { far: None, ..place }.at(1.0), near);
    }

    #[test]
    fn a_chosen_islet_is_named_and_its_group_is_not() {
        let atlas = fixture::atlas("en");
        let islet = atlas.islands.iter().find(|island| island.group.is_some()).unwrap();
        let group = islet.group.as_deref().unwrap();
        let projection = Projection::new(atlas.frame);
        let camera = Camera { center: projection.project(islet.label), zoom: ISLETS_FROM + 1.0 };
        let viewport = Viewport { camera, size: Size { width: 800.0, height: 600.0 } };
        let named = |selected: Option<&str>| {
            let requests = requests(Lens::plain(&atlas), viewport, selected, true);
            let of = |id: &str| {
                requests.iter().find(|request| request.key.island() == Some(id)).map(|request| request.style)
            };
            (of(&islet.id), of(group))
        };
        assert_eq!(named(None).0, Some(Style::Islet));
        assert!(named(None).1.is_some());
        assert_eq!(named(Some(&islet.id)), (Some(Style::Island), None));
    }
}
