//! What stands over the shapes and follows the camera: names.

use super::{ISLETS_FROM, Layers, ShapeKind, lines};
use crate::address::View;
use crate::content::{Atlas, Island, Name, PlaceKind};
use crate::label::{self, Board, Label, Rect, Row, Shores, Style, Wish};
use crate::order;
use crate::plane::{Bounds, Camera, Projection, Px, Size, World};

/// What follows the camera: names, graticule, scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Overlay {
    /// The camera it was placed for.
    pub camera: Camera,
    /// Names.
    pub labels: Vec<Label>,
}

/// Places the names. `before` is what stood there, `clear` what the page itself puts on the map.
pub fn overlay(
    atlas: &Atlas,
    layers: Layers<'_>,
    view: &View,
    selected: Option<&str>,
    (camera, size): (Camera, Size),
    (before, clear): (&[Label], &[Rect]),
) -> Overlay {
    let projection = Projection::new(atlas.frame);
    let mut board = Board::new(size);
    for rect in clear {
        board.take(*rect);
    }
    let seen = camera.bounds(size);
    let screen = |part: &Vec<World>| part.iter().map(|point| camera.to_px(*point, size)).collect::<Vec<_>>();
    let land = [layers.land.map(|(layer, _)| layer), layers.islands.map(|(layer, _)| layer)];
    for feature in land.iter().flatten().flat_map(|layer| &layer.features).filter(|f| f.bounds.meets(seen)) {
        board.land(&feature.parts.iter().map(screen).collect::<Vec<_>>());
    }
    let vocabulary = atlas.vocabulary();
    let held = |id: &str| atlas.lines.iter().find(|line| line.id == id);
    let shown = layers.lines.map(|layer| lines(atlas, layer, view, &vocabulary)).unwrap_or_default();
    let mut named_lines = Vec::new();
    for shape in &shown {
        let ShapeKind::Line { id, .. } = &shape.kind else { continue };
        let Some((line, feature)) = held(id).zip(layers.lines.and_then(|layer| layer.feature(id))) else { continue };
        let parts: Vec<Vec<Px>> = feature.parts.iter().map(screen).collect();
        // A limit is no border: a name may lie across it.
        if line.kind != "limit" {
            parts.iter().for_each(|part| board.line(part));
        }
        named_lines.push((line, parts));
    }
    let largest = |id: &str| {
        let extent = layers.islands.and_then(|(layer, _)| layer.feature(id)).map(|feature| feature.bounds.extent());
        extent.map_or(0.0, |(width, height)| width * height)
    };
    let mut asked = wishes(atlas, &projection, (camera, size), selected, view.layer_is_on("places", &vocabulary));
    // Of two islets that crowd each other the chosen one is named, else the larger. They stand together among the wishes.
    let islets =
        asked.iter().position(|wish| wish.style == Style::Islet).map_or(&mut [][..], |first| &mut asked[first..]);
    let count = islets.iter().take_while(|wish| wish.style == Style::Islet).count();
    let weight = |wish: &Wish| {
        let id = island_of(&wish.key);
        if selected == Some(id) { f64::INFINITY } else { largest(id) }
    };
    let heaviest_first = order::rising(&islets[..count], |wish| -weight(wish));
    islets[..count].clone_from_slice(&heaviest_first);
    for wish in asked.iter().filter(|wish| wish.style.has_point()) {
        board.take(Rect::around(camera.to_px(wish.anchor, size), 1.0, 1.0));
    }
    let (first, rest): (Vec<Wish>, Vec<Wish>) = asked.into_iter().partition(|wish| wish.style.is_island());
    let shores = shores(atlas, layers, selected, (camera, size));
    let mut labels = label::place_together(&mut board, &first, (before, &shores), camera, size);
    for (line, parts) in named_lines {
        let wish = Wish {
            key: format!("line-{}", line.id),
            style: Style::Line,
            anchor: World::default(),
            rows: vec![Row::plain(&line.name)],
        };
        let seen = |part: &&Vec<Px>| {
            let inside = |p: &Px| (0.0..size.width).contains(&p.x) && (0.0..size.height).contains(&p.y);
            let steps = part.windows(2).filter(|pair| pair.iter().any(inside));
            steps.map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y)).sum::<f64>() as u64
        };
        let longest = parts.iter().max_by_key(seen);
        labels.extend(longest.and_then(|part| label::along(&mut board, wish, part, camera, size)));
    }
    labels.extend(label::place(&mut board, rest, (before, &shores), camera, size));
    Overlay { camera, labels }
}

/// The shores of the islands and groups on the screen.
fn shores(atlas: &Atlas, layers: Layers<'_>, selected: Option<&str>, (camera, size): (Camera, Size)) -> Shores {
    let mut shores = Shores::default();
    // Under one name the islands have one shore.
    let one = is_far(atlas, &Projection::new(atlas.frame), camera);
    let one = one.then(|| selected.map_or_else(|| AREA.to_owned(), |id| format!("island-{id}")));
    let chosen = chosen_islet(atlas, selected, camera);
    for group in atlas.groups().chain(chosen) {
        let ids = std::iter::once(&group.id).chain(atlas.islets(&group.id).map(|islet| &islet.id));
        // The chosen islet has its own shore, and no part in its group's.
        let ids = ids.filter(|id| chosen.is_none_or(|islet| group.id == islet.id || **id != islet.id));
        let features = ids.filter_map(|id| layers.islands.and_then(|(layer, _)| layer.feature(id)));
        let points = features.flat_map(|feature| feature.parts.iter().flatten());
        let label = Projection::new(atlas.frame).project(group.label);
        let points = points.chain([&label]).map(|point| camera.to_px(*point, size));
        let key = one.clone().unwrap_or_else(|| format!("island-{}", group.id));
        shores.add(&key, points.collect::<Vec<_>>());
    }
    shores
}

/// The islet that is chosen, where islets are drawn as shapes of their own.
fn chosen_islet<'a>(atlas: &'a Atlas, selected: Option<&str>, camera: Camera) -> Option<&'a Island> {
    let islet = selected.and_then(|id| atlas.island(id)).filter(|island| island.group.is_some());
    islet.filter(|_| camera.zoom >= ISLETS_FROM)
}

/// The id of the island that a label of this key names; the key itself for other labels.
pub fn island_of(key: &str) -> &str {
    key.strip_prefix("island-").unwrap_or(key)
}

/// Every name that has a right to be here, the most important first.
fn wishes(
    atlas: &Atlas,
    projection: &Projection,
    (camera, size): (Camera, Size),
    selected: Option<&str>,
    places: bool,
) -> Vec<Wish> {
    let seen = camera.bounds(size);
    let roomy = size.width >= 520.0;
    let groups = |chosen: bool| {
        let is_due = move |island: &&Island| (selected == Some(island.id.as_str())) == chosen;
        atlas.groups().filter(is_due)
    };
    let far = is_far(atlas, projection, camera);
    // A chosen islet is named as a group is, and its group, whose name would be read as the islet's, is not.
    let chosen = chosen_islet(atlas, selected, camera);
    let group = chosen.and_then(|islet| islet.group.as_deref());
    // From afar the islands are one place with one name; the chosen one keeps its own.
    let islands = groups(true).chain(groups(false).filter(|_| !far)).filter(|island| group != Some(&*island.id));
    let islets = atlas.islands.iter().filter(|island| island.group.is_some() && camera.zoom >= ISLETS_FROM);
    let islets = islets.filter(|islet| selected != Some(&*islet.id));
    let style = if roomy { Style::Island } else { Style::IslandSmall };
    let islands = chosen.into_iter().chain(islands);
    let mut out: Vec<Wish> = islands.map(|i| island_wish(atlas, i, projection, style, roomy)).collect();
    out.extend((far && out.is_empty()).then(|| area_wish(atlas, projection)));
    let due = |place: &&crate::content::Place| {
        places
            && camera.zoom >= place.zoom - if roomy { 0.0 } else { 0.6 }
            && (roomy || place.kind != PlaceKind::Strait)
    };
    for kind in [PlaceKind::Sea, PlaceKind::Town, PlaceKind::Land, PlaceKind::Island] {
        out.extend(
            atlas.places.iter().filter(due).filter(|p| p.kind == kind).map(|p| place_wish(p, projection, camera.zoom)),
        );
    }
    out.extend(islets.map(|i| island_wish(atlas, i, projection, Style::Islet, roomy && camera.zoom >= 10.5)));
    for kind in [PlaceKind::Strait, PlaceKind::Cape] {
        out.extend(
            atlas.places.iter().filter(due).filter(|p| p.kind == kind).map(|p| place_wish(p, projection, camera.zoom)),
        );
    }
    out.retain(|wish| Bounds { min: wish.anchor, max: wish.anchor }.meets(seen));
    out
}

fn island_wish(atlas: &Atlas, island: &Island, projection: &Projection, style: Style, roomy: bool) -> Wish {
    let mut rows = vec![Row::plain(&island.title)];
    if style == Style::IslandSmall
        && let Some((first, second)) = island.title.split_once(" / ")
    {
        rows = vec![Row::plain(&format!("{first} /")), Row::plain(second)];
    }
    if roomy {
        let mut forms: Vec<(String, Option<String>)> = Vec::new();
        let shown =
            |name: &&Name| !name.native.is_empty() && atlas.names_of.as_ref().is_none_or(|side| *side == name.side);
        for name in island.names.iter().filter(shown) {
            if !forms.is_empty() {
                forms.push((" · ".into(), None));
            }
            forms.push((name.native.clone(), Some(name.lang.clone())));
        }
        rows.extend((!forms.is_empty()).then_some(Row(forms)));
    }
    Wish { key: format!("island-{}", island.id), style, anchor: projection.project(island.label), rows }
}

/// Whether the disputed islands lie so close together on the screen that their names would stand among each other, in px
/// between the outermost of their places.
fn is_far(atlas: &Atlas, projection: &Projection, camera: Camera) -> bool {
    const APART: f64 = 90.0;
    let places = atlas.groups().map(|island| projection.project(island.label));
    let bounds = places.fold(Bounds::EMPTY, |bounds, at| bounds.union(Bounds { min: at, max: at }));
    let (width, height) = bounds.extent();
    atlas.groups().count() > 1 && width.hypot(height) * camera.scale() < APART
}

/// The name of all the disputed islands, at the middle of their places, each of its forms on a row.
fn area_wish(atlas: &Atlas, projection: &Projection) -> Wish {
    let places = atlas.groups().map(|island| projection.project(island.label));
    let bounds = places.fold(Bounds::EMPTY, |bounds, at| bounds.union(Bounds { min: at, max: at }));
    let middle = World { x: f64::midpoint(bounds.min.x, bounds.max.x), y: f64::midpoint(bounds.min.y, bounds.max.y) };
    let rows = match atlas.area.split_once(" / ") {
        Some((first, second)) => vec![Row::plain(&format!("{first} /")), Row::plain(second)],
        None => vec![Row::plain(&atlas.area)],
    };
    Wish { key: AREA.into(), style: Style::IslandSmall, anchor: middle, rows }
}

/// The key of the name of all the disputed islands.
const AREA: &str = "area";

fn place_wish(place: &crate::content::Place, projection: &Projection, zoom: f64) -> Wish {
    let style = match place.kind {
        PlaceKind::Sea => Style::Sea,
        PlaceKind::Strait => Style::Strait,
        PlaceKind::Land => Style::Land,
        PlaceKind::Island => Style::Near,
        PlaceKind::Town => Style::Town,
        PlaceKind::Cape => Style::Cape,
    };
    let rows = [&place.name, &place.under].into_iter().filter(|text| !text.is_empty());
    Wish {
        key: format!("place-{}", place.id),
        style,
        anchor: projection.project(place.at(zoom)),
        rows: rows.map(|text| Row::plain(text)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn a_chosen_islet_is_named_and_its_group_is_not() {
        let atlas = fixture::atlas("en");
        let islet = atlas.islands.iter().find(|island| island.group.is_some()).unwrap();
        let group = islet.group.as_deref().unwrap();
        let projection = Projection::new(atlas.frame);
        let camera = Camera { center: projection.project(islet.label), zoom: ISLETS_FROM + 1.0 };
        let size = Size { width: 800.0, height: 600.0 };
        let named = |selected: Option<&str>| {
            let wishes = wishes(&atlas, &projection, (camera, size), selected, true);
            let of = |id: &str| wishes.iter().find(|wish| island_of(&wish.key) == id).map(|wish| wish.style);
            (of(&islet.id), of(group))
        };
        assert_eq!(named(None).0, Some(Style::Islet));
        assert!(named(None).1.is_some());
        assert_eq!(named(Some(&islet.id)), (Some(Style::Island), None));
    }
}
