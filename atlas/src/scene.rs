//! What is on the picture: a pure function of content, layers and view.
//!
//! Shapes are written once per layer and level of detail, in units of the plane; one transform moves them all. Names,
//! graticule and scale follow the camera. The app draws a [`Scene`], `svg` writes the same one as text.

use crate::address::{View, Vocabulary};
use crate::clip;
use crate::content::{Atlas, Holding, Island, Line, Name, PlaceKind, Scenario, Tenure};
use crate::label::{self, Board, Label, Rect, Row, Shores, Style, Wish};
use crate::layer::{Feature, Layer};
use crate::order;
use crate::path;
use crate::plane::{self, Bounds, Camera, Projection, Px, Size, World};
use crate::words::fill;

/// A level of detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Level(pub u8);

impl Level {
    /// All of them, from the coarsest.
    pub const ALL: [Self; 3] = [Self(0), Self(1), Self(2)];

    /// The one for a zoom. Near the dispute its error is less than half a pixel; the layers' specification says how much elsewhere.
    pub fn at(zoom: f64) -> Self {
        match zoom {
            z if z < 7.0 => Self(0),
            z if z < 9.5 => Self(1),
            _ => Self(2),
        }
    }

    /// Units of the plane in one unit of its paths: coarse levels need no fine numbers.
    pub fn unit(self) -> f64 {
        [100.0, 20.0, 1.0][usize::from(self.0.min(2))]
    }
}

/// From this zoom on islets are shapes of their own.
pub const ISLETS_FROM: f64 = 9.0;

/// The layers at hand: land and islands of one level, and the lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layers<'a> {
    /// The land around, and its level.
    pub land: Option<(&'a Layer, Level)>,
    /// The disputed islands, and their level.
    pub islands: Option<(&'a Layer, Level)>,
    /// The lines at sea.
    pub lines: Option<&'a Layer>,
}

/// A shape to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it is.
    pub kind: ShapeKind,
    /// Path text in multiples of `unit`.
    pub d: String,
    /// The part of its outline that is a coast, where that is not all of it.
    pub coast: Option<String>,
    /// Units of the plane in one of the path.
    pub unit: f64,
    /// What holds all of it.
    pub bounds: Bounds,
}

/// What a shape is.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeKind {
    /// Land of a side's tint; 0 for land of neither.
    Land(u8),
    /// A disputed island, with its accessible name.
    Island {
        /// Its id.
        id: String,
        /// Its accessible name.
        name: String,
        /// As whose it is drawn.
        look: Look,
    },
    /// A line at sea, with its accessible name.
    Line {
        /// Its id.
        id: String,
        /// What sort of line it is, for the style sheet.
        kind: String,
        /// Its accessible name.
        name: String,
    },
}

/// As whose a disputed island is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Hatched: nobody's but disputed.
    Disputed,
    /// Hatched more densely: it would pass to the other side.
    Passing,
    /// In the tint of a side; 0 for neither's.
    Tint(u8),
}

/// The land around the dispute.
pub fn land(atlas: &Atlas, layer: &Layer, level: Level) -> Vec<Shape> {
    let shape = |feature: &Feature| {
        let tint = feature.side.as_deref().and_then(|id| atlas.side(id)).map_or(0, |side| side.tint);
        let clip = layer.clip.filter(|clip| path::touches(&feature.parts, *clip));
        Shape {
            kind: ShapeKind::Land(tint),
            d: path::path(&feature.parts, level.unit(), true),
            coast: clip.map(|clip| path::coast(&feature.parts, clip, level.unit())),
            unit: level.unit(),
            bounds: feature.bounds,
        }
    };
    layer.features.iter().map(shape).chain(untinted(atlas, layer, level)).chain(held(atlas, layer, level)).collect()
}

/// Land that has no side's tint in the eyes of the side whose map is drawn, to lie upon what is tinted.
fn untinted(atlas: &Atlas, layer: &Layer, level: Level) -> Option<Shape> {
    let view = atlas.perspective()?;
    let regions = atlas.regions.iter().filter(|region| view.untinted.contains(&region.id));
    let projection = Projection::new(atlas.frame);
    let boxes = regions.flat_map(|region| &region.boxes).map(|box_| projection.bounds(*box_));
    let own = |feature: &&Feature| feature.side.as_ref() != Some(&view.side);
    let land: Vec<&Feature> = layer.features.iter().filter(own).collect();
    part(boxes.flat_map(|box_| cut(&land, box_)).collect(), 0, level)
}

/// Land that another held at the date as of which the map is drawn than holds it today, to lie upon that.
fn held(atlas: &Atlas, layer: &Layer, level: Level) -> Vec<Shape> {
    let Some(day) = atlas.as_of_day() else { return Vec::new() };
    let projection = Projection::new(atlas.frame);
    let shape = |tenure: &Tenure| {
        let of = |feature: &&Feature| {
            let named = feature.id.as_ref().is_some_and(|id| tenure.land.contains(id));
            (named || tenure.land.is_empty()) && feature.side != tenure.by
        };
        let land: Vec<&Feature> = layer.features.iter().filter(of).collect();
        let region = tenure.region.as_ref().map(|id| atlas.regions.iter().filter(move |region| region.id == *id));
        let parts = match region {
            None => land.iter().flat_map(|feature| feature.parts.clone()).collect(),
            Some(regions) => {
                let boxes = regions.flat_map(|region| &region.boxes).map(|box_| projection.bounds(*box_));
                boxes.flat_map(|box_| cut(&land, box_)).collect()
            }
        };
        let tint = tenure.by.as_deref().and_then(|id| atlas.side(id)).map_or(0, |side| side.tint);
        part(parts, tint, level)
    };
    atlas.timeline.tenures_on(day).filter_map(shape).collect()
}

/// The rings of land within a box.
fn cut(land: &[&Feature], box_: Bounds) -> Vec<Vec<World>> {
    let near = land.iter().filter(|feature| feature.bounds.meets(box_));
    near.flat_map(|feature| clip::within(&feature.parts, box_)).collect()
}

/// A part of the land in a tint of its own.
fn part(parts: Vec<Vec<World>>, tint: u8, level: Level) -> Option<Shape> {
    (!parts.is_empty()).then(|| Shape {
        kind: ShapeKind::Land(tint),
        d: path::path(&parts, level.unit(), true),
        // What was cut is not stroked: the land below it has its coast.
        coast: Some(String::new()),
        unit: level.unit(),
        bounds: parts.iter().flatten().fold(Bounds::EMPTY, |bounds, point| bounds.with(*point)),
    })
}

/// The disputed islands. Far out an islet is drawn as a part of its group; from [`ISLETS_FROM`] on it is a shape of
/// its own.
pub fn islands(atlas: &Atlas, layer: &Layer, level: Level, zoom: f64) -> Vec<Shape> {
    let apart = zoom >= ISLETS_FROM;
    let drawn = atlas.islands.iter().filter(|island| apart || island.group.is_none());
    let shape = |island: &Island| {
        let own = layer.feature(&island.id).into_iter();
        let islets = atlas.islets(&island.id).filter(|_| !apart).filter_map(|islet| layer.feature(&islet.id));
        let features: Vec<&Feature> = own.chain(islets).collect();
        let parts: Vec<Vec<World>> = features.iter().flat_map(|feature| feature.parts.clone()).collect();
        (!parts.is_empty()).then(|| Shape {
            kind: ShapeKind::Island {
                id: island.id.clone(),
                name: island_name(atlas, island),
                look: look(atlas, island),
            },
            d: path::path(&parts, level.unit(), true),
            coast: None,
            unit: level.unit(),
            bounds: features.iter().fold(Bounds::EMPTY, |bounds, feature| bounds.union(feature.bounds)),
        })
    };
    drawn.filter_map(shape).collect()
}

/// As whose an island is drawn: a side's own on its map, who held it at the map's date, what would pass in a scenario.
fn look(atlas: &Atlas, island: &Island) -> Look {
    let of = |side: Option<&str>| Look::Tint(side.and_then(|id| atlas.side(id)).map_or(0, |side| side.tint));
    if let Some(side) = &atlas.seen_by {
        return of(Some(side));
    }
    let passes = |scenario: &Scenario| scenario.moves(&atlas.group_of(island).id);
    match holding(atlas, island) {
        Some(holding) if !holding.disputed => of(holding.by),
        _ if atlas.scenario().is_some_and(passes) => Look::Passing,
        _ => Look::Disputed,
    }
}

/// The part of an island that would pass in the scenario that is drawn.
pub fn passing_part(atlas: &Atlas, layer: &Layer, level: Level) -> Option<Shape> {
    let group = atlas.scenario()?.part_of.as_ref()?;
    let projection = Projection::new(atlas.frame);
    let line = atlas.scenarios_told.reckoning.cut?.map(|place| projection.project(place));
    let feature = layer.feature(group)?;
    let parts = clip::left_of(&feature.parts, line);
    (!parts.is_empty()).then(|| Shape {
        kind: ShapeKind::Island { id: format!("{group}-part"), name: String::new(), look: Look::Passing },
        d: path::path(&parts, level.unit(), true),
        coast: None,
        unit: level.unit(),
        bounds: parts.iter().flatten().fold(Bounds::EMPTY, |bounds, point| bounds.with(*point)),
    })
}

/// Who held an island at the date as of which the map is drawn.
fn holding<'a>(atlas: &'a Atlas, island: &'a Island) -> Option<Holding<'a>> {
    atlas.timeline.holding(&atlas.group_of(island).id, atlas.as_of_day()?)
}

/// The accessible name of an island on the map.
pub fn island_name(atlas: &Atlas, island: &Island) -> String {
    if let Some(holding) = holding(atlas, island).filter(|holding| !holding.disputed) {
        let words = &atlas.words.timeline;
        let held = holding.by.map(|by| fill(&words.held, &[("island", &island.title), ("by", atlas.side_name(by))]));
        return held.unwrap_or_else(|| fill(&words.unheld, &[("island", &island.title)]));
    }
    let (by, claimed) = atlas.held(island);
    fill(&atlas.words.map.island, &[("island", &island.title), ("by", by), ("claimed", claimed)])
}

/// The lines at sea that hold on the view's date: without one, those of the present, and those of the past whose layer was
/// asked for. With one, a border is drawn whether or not its layer is on.
pub fn lines(atlas: &Atlas, layer: &Layer, view: &View, vocabulary: &Vocabulary) -> Vec<Shape> {
    let holds = |line: &&Line| match view.date {
        None => line.period.is_present() || (line.period.from.is_some() && !vocabulary.layers_on.contains(&line.layer)),
        Some(date) => line.period.from.is_some() && line.period.holds(date.first()),
    };
    let is_on =
        |line: &&Line| view.layer_is_on(&line.layer, vocabulary) || (view.date.is_some() && line.kind == "treaty");
    // A scenario has its own lines in place of the present borders.
    let is_border = |line: &Line| line.kind != "limit";
    let drawn = |line: &&Line| match atlas.scenario() {
        Some(scenario) if is_border(line) => scenario.lines.contains(&line.id),
        Some(_) => view.layer_is_on(&line.layer, vocabulary),
        None => is_on(line) && holds(line),
    };
    let held = atlas.lines.iter().filter(drawn);
    held.filter_map(|line| {
        let feature = layer.feature(&line.id)?;
        let unit = Level(1).unit();
        Some(Shape {
            kind: ShapeKind::Line {
                id: line.id.clone(),
                kind: line.kind.clone(),
                name: fill(&atlas.words.map.line, &[("line", &line.name)]),
            },
            d: path::path(&feature.parts, unit, false),
            coast: None,
            unit,
            bounds: feature.bounds,
        })
    })
    .collect()
}

/// The ids of the lines among shapes.
pub fn line_ids(shapes: &[Shape]) -> Vec<&str> {
    shapes.iter().filter(|shape| matches!(shape.kind, ShapeKind::Line { .. })).filter_map(Shape::id).collect()
}

impl Shape {
    /// The id of what it shows.
    pub fn id(&self) -> Option<&str> {
        match &self.kind {
            ShapeKind::Island { id, .. } | ShapeKind::Line { id, .. } => Some(id),
            ShapeKind::Land(_) => None,
        }
    }
}

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
    for group in atlas.groups() {
        let ids = std::iter::once(&group.id).chain(atlas.islets(&group.id).map(|islet| &islet.id));
        let features = ids.filter_map(|id| layers.islands.and_then(|(layer, _)| layer.feature(id)));
        let points = features.flat_map(|feature| feature.parts.iter().flatten());
        let label = Projection::new(atlas.frame).project(group.label);
        let points = points.chain([&label]).map(|point| camera.to_px(*point, size));
        let key = one.clone().unwrap_or_else(|| format!("island-{}", group.id));
        shores.add(&key, points.collect::<Vec<_>>());
    }
    shores
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
    // From afar the islands are one place with one name; the chosen one keeps its own.
    let islands = groups(true).chain(groups(false).filter(|_| !far));
    let islets = atlas.islands.iter().filter(|island| island.group.is_some() && camera.zoom >= ISLETS_FROM);
    let style = if roomy { Style::Island } else { Style::IslandSmall };
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

/// The graticule on the screen: path text, and the degrees at the edges.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graticule {
    /// Path text in px.
    pub d: String,
    /// Degrees: text, where, and whether it stands at the foot of a meridian.
    pub degrees: Vec<(String, Px, bool)>,
}

/// Meridians and parallels a comfortable distance apart.
pub fn graticule(atlas: &Atlas, camera: Camera, size: Size) -> Graticule {
    const STEPS: [f64; 9] = [20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.25, 0.1, 0.05];
    let projection = Projection::new(atlas.frame);
    let seen = camera.bounds(size);
    let (north_west, south_east) = (projection.unproject(seen.min), projection.unproject(seen.max));
    let px_per_degree = size.width / (south_east.lon - north_west.lon).max(1e-9);
    let step = STEPS.into_iter().rfind(|step| step * px_per_degree >= 90.0).unwrap_or(STEPS[0]);
    let between = |low: f64, high: f64| {
        let (first, last) = ((low / step).ceil() as i32, (high / step).floor() as i32);
        (first..=last).map(move |n| f64::from(n) * step)
    };
    let words = &atlas.words;
    let degrees = |value: f64, pattern: &str| fill(pattern, &[("n", &words.number(value.abs()))]);
    let mut out = Graticule::default();
    for lon in between(north_west.lon, south_east.lon) {
        let x = camera.to_px(projection.project(crate::lonlat::LonLat::new(lon, north_west.lat)), size).x;
        out.d.push_str(&format!("M{x:.1} {:.0}V{:.0}", -size.height, 2.0 * size.height));
        if x > 36.0 && x < size.width - 60.0 {
            out.degrees.push((degrees(lon, &words.map.east), Px { x, y: size.height - 7.0 }, true));
        }
    }
    for lat in between(south_east.lat, north_west.lat) {
        let y = camera.to_px(projection.project(crate::lonlat::LonLat::new(north_west.lon, lat)), size).y;
        out.d.push_str(&format!("M{:.0} {y:.1}H{:.0}", -size.width, 2.0 * size.width));
        // At the top right stands what can be chosen about the map.
        if y > 54.0 && y < size.height - 30.0 {
            out.degrees.push((degrees(lat, &words.map.north), Px { x: size.width - 7.0, y: y - 4.0 }, false));
        }
    }
    out
}

/// The strips along the edges where the graticule has its degrees.
pub fn degree_strips(size: Size) -> [Rect; 2] {
    let corner = Px { x: size.width, y: size.height };
    [
        Rect { min: Px { x: 0.0, y: size.height - 20.0 }, max: corner },
        Rect { min: Px { x: size.width - 56.0, y: 0.0 }, max: corner },
    ]
}

/// A scale bar: round lengths in kilometres and nautical miles, true at the middle of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct ScaleBar {
    /// Length in px, and its text.
    pub km: (f64, String),
    /// Length in px, and its text.
    pub nm: (f64, String),
    /// Both in words.
    pub name: String,
}

/// Metres in an international nautical mile.
const NAUTICAL_MILE: f64 = 1852.0;

/// The scale bar of a camera, at most `room` px long.
pub fn scale_bar(atlas: &Atlas, camera: Camera, room: f64) -> ScaleBar {
    let latitude = Projection::new(atlas.frame).unproject(camera.center).lat;
    let metres = plane::metres_per_px(camera, latitude);
    let bar = |unit: f64, word: &str| {
        let most = room * metres / unit;
        let ten = 10_f64.powf(most.log10().floor());
        let round = [5.0, 2.0, 1.0].into_iter().map(|n| n * ten).find(|n| *n <= most).unwrap_or(ten);
        (round * unit / metres, atlas.words.quantity(round, word))
    };
    let (km, nm) = (bar(1000.0, "km"), bar(NAUTICAL_MILE, "nm"));
    let name = fill(&atlas.words.map.scale, &[("km", &km.1), ("nm", &nm.1)]);
    ScaleBar { km, nm, name }
}

/// Where the map stands when nothing else is said: around the selected island, or at home.
pub fn resting_camera(atlas: &Atlas, layers: Layers<'_>, view: &View, selected: Option<&str>, size: Size) -> Camera {
    let projection = Projection::new(atlas.frame);
    let camera = match view.at {
        Some(at) => Camera { center: projection.project(at.center), zoom: at.zoom },
        None => Camera::fit(framed(atlas, layers, selected), size),
    };
    camera.within(projection.frame(), size)
}

/// The view the map begins with.
pub fn home(atlas: &Atlas, size: Size) -> Camera {
    let frame = Projection::new(atlas.frame).frame();
    Camera::fit(framed(atlas, Layers::default(), None), size).within(frame, size)
}

/// What the map frames: the selected island with room around it, or the home view. The room is a share of the box and
/// not of the screen, so that the printed picture, which only scales, frames the same.
fn framed(atlas: &Atlas, layers: Layers<'_>, selected: Option<&str>) -> Bounds {
    let projection = Projection::new(atlas.frame);
    let Some(island) = selected.and_then(|id| atlas.island(id)) else {
        return projection.bounds(atlas.home).grown(0.01);
    };
    let ids = std::iter::once(&island.id).chain(atlas.islets(&island.id).map(|islet| &islet.id));
    let features = ids.filter_map(|id| layers.islands.and_then(|(layer, _)| layer.feature(id)));
    let label = projection.project(island.label);
    let around = Bounds { min: label, max: label };
    let bounds = features.fold(Bounds::EMPTY, |bounds, feature| bounds.union(feature.bounds));
    let bounds = if bounds.is_empty() { around } else { bounds };
    // A rock alone on the screen says nothing of where it is.
    let least = if island.group.is_some() { 15_000.0 } else { 45_000.0 };
    bounds.grown(0.3).at_least(least)
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Its size in px.
    pub size: Size,
    /// Where it looks.
    pub camera: Camera,
    /// What it frames.
    pub framed: Bounds,
    /// Land, islands, lines, from below.
    pub shapes: Vec<Shape>,
    /// The part of an island that would pass in the scenario that is drawn.
    pub passing: Option<Shape>,
    /// The island selected.
    pub selected: Option<String>,
    /// Names.
    pub labels: Vec<Label>,
    /// Meridians and parallels.
    pub graticule: Graticule,
    /// The scale.
    pub scale: ScaleBar,
}

/// The degrees a little farther from the side: a window may show a picture slightly cut.
fn inward(mut graticule: Graticule) -> Graticule {
    graticule.degrees.iter_mut().filter(|(_, _, foot)| !foot).for_each(|(_, at, _)| at.x -= 18.0);
    graticule
}

/// Everything that is on the picture of a view, where the map rests.
pub fn scene(atlas: &Atlas, layers: Layers<'_>, view: &View, selected: Option<&str>, size: Size) -> Scene {
    let camera = resting_camera(atlas, layers, view, selected, size);
    let scene = scene_at(atlas, layers, view, selected, (camera, size));
    if view.at.is_some() { scene } else { Scene { framed: framed(atlas, layers, selected), ..scene } }
}

/// Everything that is on the picture of a view, seen by a camera.
pub fn scene_at(
    atlas: &Atlas,
    layers: Layers<'_>,
    view: &View,
    selected: Option<&str>,
    (camera, size): (Camera, Size),
) -> Scene {
    let seen = camera.panned_bounds(size);
    let mut shapes = Vec::new();
    shapes.extend(layers.land.iter().flat_map(|(layer, level)| land(atlas, layer, *level)));
    shapes.extend(layers.islands.iter().flat_map(|(layer, level)| islands(atlas, layer, *level, camera.zoom)));
    shapes.extend(layers.lines.iter().flat_map(|layer| lines(atlas, layer, view, &atlas.vocabulary())));
    shapes.retain(|shape| shape.bounds.meets(seen));
    Scene {
        size,
        camera,
        framed: camera.bounds(size),
        shapes,
        passing: layers.islands.and_then(|(layer, level)| passing_part(atlas, layer, level)),
        selected: selected.map(str::to_owned),
        labels: overlay(atlas, layers, view, selected, (camera, size), (&[], &degree_strips(size))).labels,
        graticule: inward(graticule(atlas, camera, size)),
        scale: scale_bar(atlas, camera, 110.0),
    }
}
