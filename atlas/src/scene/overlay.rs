//! The labels of a scene, above its shapes.

use super::shapes::retinted_parts;
use super::symbols::outlined;
use super::{Islets, Layers, symbols};
use crate::address::View;
use crate::content::{Atlas, Island, JOINT, Name, Place, PlaceKind, Side};
use crate::label::{self, CollisionGrid, Ground, Label, LabelKey, LabelRequest, Lines, Rect, Row, Shores, Style};
use crate::lens::{Lens, LineView};
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
    let screen = Screen { lens, layers, view, selected, viewport, projection: Projection::new(lens.atlas.frame) };
    let mut grid = CollisionGrid::new(viewport.size);
    clear.iter().for_each(|rect| grid.take(*rect));
    screen.lay_land(&mut grid);
    let shores = screen.lay_islands(&mut grid);
    let lines = screen.lay_lines(&mut grid);
    // A place whose point lies under what the page puts on the map would be named for nothing.
    let dot = |place: &LabelRequest| Rect::around(viewport.to_px(place.anchor), 6.0, 6.0);
    let is_clear = |place: &LabelRequest| !clear.iter().any(|rect| rect.meets(dot(place)));
    let places = screen.places().into_iter().filter(|place| !place.style.has_point() || is_clear(place));
    let places: Vec<LabelRequest> = places.collect();
    for place in places.iter().filter(|request| request.style.has_point()) {
        grid.take(Rect::around(viewport.to_px(place.anchor), 1.0, 1.0));
    }
    let around = (before, &shores);
    let (mut labels, groups) = screen.islands(&mut grid, around);
    for side in &lens.atlas.sides {
        // In small letters where there is little room.
        let looks = [(Style::Country, Lines::Kept), (Style::Land, Lines::Kept), (Style::Land, Lines::Crossed)];
        let mut placed = looks.into_iter().map(|(style, lines)| {
            label::on_land(&mut grid, (side_request(lens, side, style), lines), side.tint, &shores, viewport)
        });
        labels.extend(placed.find_map(|label| label));
    }
    labels.extend(screen.apart(&mut grid, &groups, around));
    // The names of lines find another place along them.
    let (annotations, places): (Vec<_>, Vec<_>) =
        places.into_iter().partition(|place| place.style == Style::Annotation);
    for whole in annotations {
        // In one row where there is no room for two.
        let said: Vec<String> = whole.rows.iter().map(Row::text).collect();
        let row = vec![Row::plain(&said.join(&lens.atlas.words.mark.colon))];
        let mut placed = [whole.clone(), LabelRequest { rows: row, ..whole }].into_iter();
        labels.extend(placed.find_map(|request| label::place(&mut grid, vec![request], around, viewport).pop()));
    }
    labels.extend(lines.into_iter().filter_map(|(line, parts)| screen.line(&mut grid, &line, &parts)));
    labels.extend(label::place(&mut grid, places, around, viewport));
    labels
}

/// What the labels of a viewport are made from.
struct Screen<'a> {
    lens: Lens<'a>,
    layers: Layers<'a>,
    view: &'a View,
    selected: Option<&'a str>,
    viewport: Viewport,
    projection: Projection,
}

/// How much of its names a disputed island shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Its names, and below them their own forms.
    Full,
    /// Its names.
    Names,
    /// The same in small letters.
    Small,
}

/// A disputed island that is to be seen.
struct Due<'a> {
    island: &'a Island,
    /// A place of it that is in sight.
    at: World,
    is_needed: bool,
}

/// A line, and its parts on the screen.
type SeenLine<'a> = (LineView<'a>, Vec<Vec<Px>>);

impl<'a> Screen<'a> {
    fn atlas(&self) -> &'a Atlas {
        self.lens.atlas
    }

    fn is_on(&self, layer: &str) -> bool {
        self.view.layer_is_on(layer, &self.atlas().layers_on)
    }

    fn px(&self, parts: &[Vec<World>]) -> Vec<Vec<Px>> {
        parts.iter().map(|part| part.iter().map(|point| self.viewport.to_px(*point)).collect()).collect()
    }

    /// Where there is room for more than the names.
    fn is_roomy(&self) -> bool {
        self.viewport.size.width >= 520.0
    }

    fn islets_apart(&self, group: &str) -> bool {
        Islets::at(self.atlas(), self.viewport.camera.zoom).are_apart(self.atlas(), group)
    }

    fn lay_land(&self, grid: &mut CollisionGrid) {
        let Some((layer, _)) = self.layers.land else { return };
        let seen = self.viewport.bounds();
        for feature in layer.features.iter().filter(|feature| feature.bounds.meets(seen)) {
            let tint = feature.side.as_deref().and_then(|id| self.atlas().side(id)).map_or(0, |side| side.tint);
            grid.lay(&self.px(&feature.parts), Ground::Land(tint));
        }
        for (tint, parts) in retinted_parts(self.atlas(), &self.lens.retints(), layer) {
            grid.lay(&self.px(&parts), Ground::Land(tint));
        }
    }

    /// The disputed islands: each with its islets, or these apart; those that are too small to be seen as their symbols.
    fn lay_islands(&self, grid: &mut CollisionGrid) -> Shores {
        let mut shores = Shores::default();
        let Some((layer, _)) = self.layers.islands else { return shores };
        let (atlas, scale) = (self.atlas(), self.viewport.camera.scale());
        let islets = Islets::at(atlas, self.viewport.camera.zoom);
        let symbols = symbols(atlas, layer, islets, scale);
        let outlined = outlined(atlas, layer, islets);
        // A group comes before its islets, and these before the next group.
        let of = |group: &'a Island| outlined.iter().filter(move |(island, _)| atlas.group_of(island).id == group.id);
        for (island, features) in atlas.groups().flat_map(of) {
            let parts = match symbols.iter().find(|symbol| symbol.id == island.id) {
                Some(symbol) => self.px(&[around(symbol.corners(scale))]),
                None => features.iter().flat_map(|feature| self.px(&feature.parts)).collect(),
            };
            let ground = shores.add(&island.id, island.group.as_deref(), self.on_screen(&parts));
            grid.lay(&parts, ground);
        }
        shores.lay(grid);
        shores
    }

    /// The points of shores that are on the screen or close to it; of one without shapes none.
    fn on_screen(&self, parts: &[Vec<Px>]) -> Vec<Px> {
        const CLOSE: f64 = 40.0;
        let size = self.viewport.size;
        let is_close =
            |px: &Px| (-CLOSE..size.width + CLOSE).contains(&px.x) && (-CLOSE..size.height + CLOSE).contains(&px.y);
        parts.iter().flatten().copied().filter(is_close).collect()
    }

    fn lay_lines(&self, grid: &mut CollisionGrid) -> Vec<SeenLine<'a>> {
        let seen = |line: LineView<'a>| {
            let parts = self.px(&self.layers.lines?.feature(line.id)?.parts);
            // A limit is no border: a name may lie across it.
            if line.kind.parts_sides() {
                parts.iter().for_each(|part| grid.line(part));
            }
            Some((line, parts))
        };
        self.lens.drawn_lines(|layer| self.is_on(layer)).into_iter().filter_map(seen).collect()
    }

    fn line(&self, grid: &mut CollisionGrid, line: &LineView<'_>, parts: &[Vec<Px>]) -> Option<Label> {
        let request = LabelRequest {
            key: LabelKey::Line(line.id.to_owned()),
            style: Style::Line,
            anchor: World::default(),
            elsewhere: None,
            rows: vec![Row::plain(line.name)],
        };
        let size = self.viewport.size;
        let seen = |part: &&Vec<Px>| {
            let inside = |p: &Px| (0.0..size.width).contains(&p.x) && (0.0..size.height).contains(&p.y);
            let steps = part.windows(2).filter(|pair| pair.iter().any(inside));
            steps.map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y)).sum::<f64>() as u64
        };
        label::along(grid, request, parts.iter().max_by_key(seen)?, self.viewport)
    }

    /// The names of the disputed islands and groups: each one that is in sight, or one for the whole where not all find a place. Groups
    /// whose islets are shapes of their own are still to be placed, with these.
    fn islands(&self, grid: &mut CollisionGrid, around: (&[Label], &Shores)) -> (Vec<Label>, Vec<LabelRequest>) {
        let chosen = self.chosen_islet();
        let group = chosen.and_then(|islet| islet.group.as_deref());
        // A chosen islet is named as a group is, and its group, whose name would be read as the islet's, is not.
        let groups = self.atlas().groups().filter(|island| group != Some(&*island.id));
        let due: Vec<Due<'_>> =
            chosen.into_iter().chain(groups).filter_map(|island| self.in_sight(island, grid, around.1)).collect();
        let is_far = is_far(self.atlas(), self.viewport);
        let looks = if self.is_roomy() { &[Look::Full, Look::Names][..] } else { &[Look::Names, Look::Small] };
        for look in looks.iter().filter(|_| !is_far) {
            let all = due.iter().map(|due| (due.is_needed, self.island(due.island, due.at, *look)));
            let (groups, all): (Vec<_>, Vec<_>) = all.partition(|(_, request)| request.style == Style::Group);
            // That of a mere tip may be missing.
            let (needed, tips): (Vec<_>, Vec<_>) = all.into_iter().partition(|(is_needed, _)| *is_needed);
            let [groups, needed, tips] =
                [groups, needed, tips].map(|all| all.into_iter().map(|(_, request)| request).collect::<Vec<_>>());
            let mut tried = grid.clone();
            let mut placed = label::place_jointly(&mut tried, &needed, around, self.viewport);
            if placed.len() == needed.len() {
                placed.extend(label::place_jointly(&mut tried, &tips, around, self.viewport));
                *grid = tried;
                return (placed, groups);
            }
        }
        // The chosen one keeps its own name beside that of the whole.
        let own = due.iter().filter(|due| self.selected == Some(&*due.island.id));
        let requests: Vec<LabelRequest> = own.map(|due| self.island(due.island, due.at, Look::Names)).collect();
        let whole = self.area().filter(|_| requests.is_empty() || !is_far);
        // In as few rows as it can be, and in as many and as small as it must.
        let looks = |rows: &[Row]| {
            let each = rows.iter().flat_map(|row| broken(&row.text(), 14)).collect();
            let all: Vec<String> = rows.iter().map(Row::text).collect();
            let flowing = broken(&all.join(" "), 18);
            let small = Style::IslandSmall;
            let [narrow, narrowest] = [12, 7].map(|letters| broken(&all.join(" "), letters));
            let tiny = Style::IsletSmall;
            [(rows.to_vec(), small), (each, small), (flowing, tiny), (narrow, tiny), (narrowest, tiny)]
        };
        for (rows, style) in whole.iter().flat_map(|whole| looks(&whole.rows)) {
            let whole = whole.iter().map(|whole| LabelRequest { rows: rows.clone(), style, ..whole.clone() });
            let all: Vec<LabelRequest> = requests.iter().cloned().chain(whole).collect();
            let mut tried = grid.clone();
            let placed = label::place_jointly(&mut tried, &all, around, self.viewport);
            if placed.len() == all.len() {
                *grid = tried;
                return (placed, Vec::new());
            }
        }
        (label::place_jointly(grid, &requests, around, self.viewport), Vec::new())
    }

    /// The names of islets and of the groups that they make up: the islets first where every group still finds room beside them.
    fn apart(&self, grid: &mut CollisionGrid, groups: &[LabelRequest], around: (&[Label], &Shores)) -> Vec<Label> {
        let islets = self.islets();
        let mut place = |first: &[LabelRequest], then: &[LabelRequest], is_asked: bool| {
            let mut tried = grid.clone();
            let mut placed = label::place_jointly(&mut tried, first, around, self.viewport);
            let others = label::place_jointly(&mut tried, then, around, self.viewport);
            let are_all = others.len() == then.len();
            (are_all || !is_asked).then(|| {
                *grid = tried;
                placed.extend(others);
                placed
            })
        };
        place(&islets, groups, true).or_else(|| place(groups, &islets, false)).unwrap_or_default()
    }

    /// The islet that is chosen, where islets are drawn as shapes of their own.
    fn chosen_islet(&self) -> Option<&'a Island> {
        let islet = self.selected.and_then(|id| self.atlas().island(id)).filter(|island| island.group.is_some());
        islet.filter(|islet| islet.group.as_deref().is_some_and(|group| self.islets_apart(group)))
    }

    /// The islets, the largest first: of two that crowd each other that one is named.
    fn islets(&self) -> Vec<LabelRequest> {
        let area = |island: &&Island| {
            let feature = self.layers.islands.and_then(|(layer, _)| layer.feature(&island.id));
            feature.map_or(0.0, |feature| feature.bounds.extent().0 * feature.bounds.extent().1)
        };
        let is_apart = |island: &Island| island.group.as_deref().is_some_and(|group| self.islets_apart(group));
        let is_due = |island: &&Island| self.selected != Some(&*island.id) && is_apart(island);
        let islets: Vec<&Island> = self.atlas().islands.iter().filter(is_due).collect();
        let request = |islet: &Island| {
            let anchor = self.projection.project(islet.label);
            let with_forms = self.is_roomy() && self.viewport.camera.zoom >= 10.5;
            let style = if self.is_roomy() { Style::Islet } else { Style::IsletSmall };
            self.is_seen(anchor).then(|| self.request(islet, style, anchor, with_forms))
        };
        order::rising(&islets, |islet| -area(islet)).into_iter().filter_map(request).collect()
    }

    fn is_seen(&self, at: World) -> bool {
        Bounds { min: at, max: at }.meets(self.viewport.bounds())
    }

    /// What is to be seen of an island: where, and whether it is so much that the island must have a name. Nothing for a mere tip.
    fn in_sight(&self, island: &'a Island, grid: &CollisionGrid, shores: &Shores) -> Option<Due<'a>> {
        /// From the edge of the screen, in px.
        const INSIDE: f64 = 18.0;
        /// Cells, and as a share of the screen's.
        const LITTLE: usize = 12;
        const MUCH: f64 = 0.04;
        let places = shores.places(grid, &LabelKey::Island(island.id.clone()));
        let (label, size) = (self.projection.project(island.label), self.viewport.size);
        let at = self.viewport.to_px(label);
        let is_inside = |at: f64, length: f64| (INSIDE..length - INSIDE).contains(&at);
        let is_whole = is_inside(at.x, size.width) && is_inside(at.y, size.height) && !places.is_empty();
        if is_whole {
            return Some(Due { island, at: label, is_needed: true });
        }
        let middle = label::heart(&places);
        let far = |at: &Px| (at.x - middle.x).hypot(at.y - middle.y);
        let nearest = places.iter().min_by(|one, other| far(one).total_cmp(&far(other)))?;
        let is_needed = places.len() as f64 > MUCH * grid.count() as f64;
        (places.len() >= LITTLE).then_some(Due { island, at: self.viewport.to_world(*nearest), is_needed })
    }

    /// The request for a disputed island or group. Where its islets have names of their own a group has a voice of its own.
    fn island(&self, island: &Island, at: World, look: Look) -> LabelRequest {
        let is_group = self.islets_apart(&island.id) && self.atlas().islets(&island.id).next().is_some();
        let style = match (is_group, look) {
            (true, _) => Style::Group,
            (_, Look::Small) => Style::IsletSmall,
            _ if self.is_roomy() => Style::Island,
            _ => Style::IslandSmall,
        };
        self.request(island, style, at, look == Look::Full && !is_group)
    }

    fn request(&self, island: &Island, style: Style, anchor: World, with_forms: bool) -> LabelRequest {
        let mut rows = match style {
            _ if !self.is_roomy() => stacked(&self.lens.titles(island)),
            _ => vec![Row::plain(self.lens.title(island))],
        };
        if with_forms {
            let mut forms: Vec<(String, Option<String>)> = Vec::new();
            let names = self.lens.choice.names.as_ref();
            // What the first row says already is not said again.
            let is_said = |name: &Name| rows.iter().any(|row: &Row| row.text().contains(&name.native));
            let is_shown =
                |name: &&Name| !name.native.is_empty() && !is_said(name) && names.is_none_or(|side| *side == name.side);
            for name in island.names.iter().filter(is_shown) {
                if !forms.is_empty() {
                    forms.push((" · ".into(), None));
                }
                forms.push((name.native.clone(), Some(name.lang.clone())));
            }
            rows.extend((!forms.is_empty()).then_some(Row(forms)));
        }
        LabelRequest { key: LabelKey::Island(island.id.clone()), style, anchor, elsewhere: None, rows }
    }

    /// The name of all the disputed islands, at the middle of their places, each of its forms on a row.
    fn area(&self) -> Option<LabelRequest> {
        let places = self.atlas().groups().map(|island| self.projection.project(island.label));
        let bounds = places.fold(Bounds::EMPTY, |bounds, at| bounds.union(Bounds { min: at, max: at }));
        let seen = self.viewport.bounds();
        let within = |at: f64, min: f64, max: f64| at.max(min).min(max);
        let middle = bounds.center();
        let anchor = World { x: within(middle.x, seen.min.x, seen.max.x), y: within(middle.y, seen.min.y, seen.max.y) };
        let rows = stacked(&self.lens.areas());
        let request = LabelRequest { key: LabelKey::Area, style: Style::IslandSmall, anchor, elsewhere: None, rows };
        bounds.meets(seen).then_some(request)
    }

    /// The requests for all other places, the most important first.
    fn places(&self) -> Vec<LabelRequest> {
        let (zoom, roomy) = (self.viewport.camera.zoom, self.is_roomy());
        let is_due = |place: &&Place| {
            zoom >= place.zoom - if roomy { 0.0 } else { 0.6 } && (roomy || place.kind != PlaceKind::Strait)
        };
        let kinds =
            [PlaceKind::Sea, PlaceKind::Town, PlaceKind::Land, PlaceKind::Island, PlaceKind::Strait, PlaceKind::Cape];
        let all = kinds
            .into_iter()
            .flat_map(|kind| self.atlas().places.iter().filter(is_due).filter(move |place| place.kind == kind));
        let requests = all.filter(|_| self.is_on("places")).map(|place| self.place(place));
        requests.filter(|request| self.is_seen(request.anchor)).collect()
    }

    /// The name of a place, or the names that the sides have for it: those of a water below each other where they would be wide.
    fn place_rows(&self, place: &Place, style: Style) -> Vec<Row> {
        /// In letters.
        const WIDE: usize = 16;
        let names = self.lens.place_names(place);
        let joined = names.join(JOINT);
        match style {
            Style::Sea | Style::Strait if joined.chars().count() > WIDE => stacked(&names),
            _ => vec![Row::plain(&joined)],
        }
    }

    fn place(&self, place: &Place) -> LabelRequest {
        let style = match place.kind {
            PlaceKind::Sea => Style::Sea,
            PlaceKind::Strait => Style::Strait,
            PlaceKind::Land => Style::Land,
            PlaceKind::Island => Style::Near,
            PlaceKind::Town => Style::Town,
            PlaceKind::Cape if !place.under.is_empty() => Style::Annotation,
            PlaceKind::Cape => Style::Cape,
        };
        let mut rows = self.place_rows(place, style);
        rows.extend((!place.under.is_empty()).then(|| Row::plain(&place.under)));
        let first = self.projection.project(place.at(self.viewport.camera.zoom));
        let other = place
            .places()
            .into_iter()
            .map(|at| self.projection.project(at))
            .find(|at| *at != first && self.is_seen(*at));
        // One that is out of sight is no place for a name.
        let (anchor, elsewhere) = match other {
            Some(other) if !self.is_seen(first) => (other, None),
            other => (first, other),
        };
        LabelRequest { key: LabelKey::Place(place.id.clone()), style, anchor, elsewhere, rows }
    }
}

/// The edge of a box of four corners, with the middles of its sides.
fn around(corners: [World; 4]) -> Vec<World> {
    let mut edge: Vec<World> = Vec::new();
    for (one, other) in corners.into_iter().zip(corners.into_iter().cycle().skip(1)) {
        edge.extend([one, World { x: f64::midpoint(one.x, other.x), y: f64::midpoint(one.y, other.y) }]);
    }
    edge.push(corners[0]);
    edge
}

/// A text in rows of about so many letters, broken at its blanks.
fn broken(text: &str, letters: usize) -> Vec<Row> {
    let mut rows: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let has_room = |row: &&mut String| row.chars().count() + word.chars().count() < letters;
        match rows.last_mut().filter(has_room) {
            Some(row) => *row += &format!(" {word}"),
            None => rows.push(word.to_owned()),
        }
    }
    rows.iter().map(|row| Row::plain(row)).collect()
}

fn side_request(lens: Lens<'_>, side: &Side, style: Style) -> LabelRequest {
    let title = lens.called(side).map_or(&side.name, |(_, former)| &former.name);
    let (key, rows) = (LabelKey::Side(side.id.clone()), vec![Row::plain(title)]);
    LabelRequest { key, style, anchor: World::default(), elsewhere: None, rows }
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

/// Names of one thing, each on a row.
fn stacked(names: &[&str]) -> Vec<Row> {
    let joint = JOINT.trim_end();
    let row = |(index, name): (usize, &&str)| match index + 1 < names.len() {
        true => Row::plain(&format!("{name}{joint}")),
        false => Row::plain(name),
    };
    names.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Place;
    use crate::fixture;
    use crate::lonlat::LonLat;
    use crate::plane::{Camera, Size};

    #[test]
    fn a_name_stands_elsewhere_below_the_zoom_that_the_content_gives() {
        let (near, far) = (LonLat::new(1.0, 2.0), LonLat::new(3.0, 4.0));
        let place = Place { far: Some((6.0, far)), at: near, ..fixture::atlas("en").places[0].clone() };
        assert_eq!([5.9, 6.0, 6.1].map(|zoom| place.at(zoom)), [far, near, near]);
        assert_eq!(Place { far: None, ..place }.at(1.0), near);
    }

    #[test]
    fn a_place_whose_point_is_hidden_is_not_named() {
        let (atlas, shapes) = (fixture::atlas("en"), fixture::shapes());
        let town = atlas.places.iter().find(|place| place.kind == PlaceKind::Town).unwrap();
        let camera = Camera { center: Projection::new(atlas.frame).project(town.at), zoom: town.zoom + 1.0 };
        let viewport = Viewport { camera, size: Size { width: 800.0, height: 600.0 } };
        let is_named = |clear: &[Rect]| {
            let view = View::default();
            let labels = overlay(Lens::plain(&atlas), shapes.layers(), &view, None, viewport, (&[], clear));
            labels.iter().any(|label| label.key == LabelKey::Place(town.id.clone()))
        };
        assert!(is_named(&[]));
        assert!(!is_named(&[Rect::around(Px { x: 404.0, y: 300.0 }, 6.0, 6.0)]));
    }

    #[test]
    fn a_chosen_islet_is_named_and_its_group_is_not() {
        let atlas = fixture::atlas("en");
        let islet = atlas.islands.iter().find(|island| island.group.is_some()).unwrap();
        let group = islet.group.as_deref().unwrap();
        let projection = Projection::new(atlas.frame);
        let camera = Camera { center: projection.project(islet.label), zoom: atlas.levels.islets_from + 1.0 };
        let viewport = Viewport { camera, size: Size { width: 800.0, height: 600.0 } };
        let shapes = fixture::shapes();
        let named = |selected: Option<&str>| {
            let around = (&[][..], &[][..]);
            let view = View::default();
            let labels = overlay(Lens::plain(&atlas), shapes.layers(), &view, selected, viewport, around);
            let of = |id: &str| labels.iter().find(|label| label.key.island() == Some(id)).map(|label| label.style);
            (of(&islet.id), of(group))
        };
        assert_eq!(named(None).0, Some(Style::Islet));
        assert_eq!(named(None).1, Some(Style::Group));
        assert_eq!(named(Some(&islet.id)), (Some(Style::Island), None));
    }
}
