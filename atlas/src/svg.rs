//! A scene as SVG: what the app makes live, the pages print and the tests compare.
//!
//! Colours, fonts and dashes are the style sheet's; here are only shapes, names and classes, and so much that a picture
//! without its style sheet, as in a feed or from disk, is a line drawing and no black sheet.

use crate::decimal::rounded;
use crate::direction::is_right_to_left;
use crate::label::{LEADING, Label, Style, nearest_letter};
use crate::lens::IslandStyle;
use crate::node::{Element, Node, el};
use crate::plane::{Bounds, Px, Size, Viewport};
use crate::scene::{DEPTH_UNIT, DEPTHS_UNTIL, DrawnIsland, DrawnLand, DrawnLine, Graticule, ScaleBar, Scene, Shape};
use crate::style::Stripes;
use std::collections::BTreeSet;

/// The patterns of disputed land: drawn in px whatever the zoom, because `undo` undoes the camera's scale.
pub fn patterns(prefix: &str, all: impl IntoIterator<Item = Stripes>, undo: f64) -> Element {
    let pattern = |stripes: Stripes| {
        let inks: Vec<u8> = stripes.inks().collect();
        let lengths = [Stripes::STEP * inks.len().max(1) as f64, Stripes::STEP];
        let [width, height] = lengths.map(|length| rounded::<1>(length).to_string());
        let paper = el("rect").attr("width", width.clone()).attr("height", height.clone()).attr("fill", "none");
        let stripe = |(index, ink): (usize, u8)| {
            let x = rounded::<1>(Stripes::STEP * (index as f64 + 0.5));
            drawn(el("path").attr("d", format!("M{x} 0V{height}")).class(format!("stripe tint-{ink}")))
        };
        el("pattern")
            .attr("id", pattern_id(prefix, stripes))
            .attr("width", width)
            .attr("height", height.clone())
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", pattern_transform(undo))
            .with(paper.class(format!("ground-below tint-{}", stripes.ground)))
            .with_all(inks.into_iter().enumerate().map(stripe))
    };
    el("defs").with_all(all.into_iter().map(pattern))
}

/// The id of the pattern of stripes in a picture.
fn pattern_id(prefix: &str, stripes: Stripes) -> String {
    format!("{prefix}-stripes-{}", stripes.name())
}

/// A fill by the pattern of stripes in a picture.
pub fn striped(prefix: &str, stripes: Stripes) -> String {
    format!("url(#{})", pattern_id(prefix, stripes))
}

/// The transform of a pattern: turned by 45 degrees, and as large as `undo` makes it.
pub fn pattern_transform(undo: f64) -> String {
    format!("rotate(45) scale({})", rounded::<6>(undo))
}

/// Land: the shallow water along its coast below, then fill and outline. Every path is written once and used three times.
pub fn land(prefix: &str, land: &[DrawnLand]) -> Vec<Node> {
    let mut groups: Vec<(String, String)> = Vec::new();
    let mut defs = el("defs");
    // Land of neither lies upon the sides': a part of theirs may be drawn as nobody's.
    for (name, class) in Z_ORDER {
        for number in UPWARD {
            let is_of = |land: &&DrawnLand| land.tint == number && z_name(land) == name;
            let mut of = land.iter().filter(is_of).peekable();
            if of.peek().is_some() {
                let id = format!("{prefix}-{name}-{number}");
                defs = defs.with(el("g").attr("id", id.clone()).with_all(of.map(|land| {
                    let id = Some(&land.shape.id).filter(|id| !id.is_empty());
                    unscaled(&land.shape.d).attr_if("data-land", id)
                })));
                groups.push((id, format!("{class} tint-{number}")));
            }
        }
    }
    let coasts: Vec<&String> = land.iter().filter_map(|land| land.shape.coast.as_ref()).collect();
    let coast = format!("{prefix}-coast");
    defs = defs.with(el("g").attr("id", coast.clone()).with_all(coasts.into_iter().map(|d| unscaled(d))));
    let coasts = groups.iter().filter(|(_, class)| !class.contains("cut")).map(|(id, _)| id.as_str());
    let shallows = coasts.chain([coast.as_str()]).map(|id| reuse(SHALLOW, id));
    let fills = groups.iter().map(|(id, class)| reuse(class, id)).chain([reuse("coast", &coast)]).map(drawn);
    std::iter::once(defs).chain(shallows).chain(fills).map(Node::from).collect()
}

/// What lies upon what, from below, each with its class: land as it is today, whole or cut by the frame, and upon both what is in another
/// tint. What is cut has no outline of its own: its coast is drawn apart.
const Z_ORDER: [(&str, &str); 3] = [("land", "land"), ("cut", "land cut"), ("cut-otherwise", "land cut")];

/// Which of them land is: in another tint than today's it has no coast, for the land below it has one.
fn z_name(land: &DrawnLand) -> &'static str {
    match land.shape.coast.as_deref() {
        None => "land",
        Some("") => "cut-otherwise",
        Some(_) => "cut",
    }
}

/// The tints of land from below: land of no side lies upon the sides'.
pub const UPWARD: [u8; 4] = [1, 2, 3, 0];

const SHALLOW: &str = "shallow";

/// A path that is written elsewhere, drawn here.
fn reuse(class: &str, id: &str) -> Element {
    el("use").class(class.to_owned()).attr("href", format!("#{id}")).attr("fill", "none")
}

/// A path whose stroke keeps its width whatever the camera's scale.
fn unscaled(d: &str) -> Element {
    el("path").attr("d", d.to_owned()).attr("vector-effect", "non-scaling-stroke")
}

/// With a stroke for when there is no style sheet.
fn drawn(element: Element) -> Element {
    element.attr("stroke", "currentColor")
}

/// The id under which an island's path is written.
pub fn island_path_id(prefix: &str, id: &str) -> String {
    format!("{prefix}-island-{id}")
}

/// The shallow water along the islands' coasts, which lies below all land.
pub fn island_shallows<'a>(prefix: &str, shapes: impl Iterator<Item = &'a Shape>) -> Vec<Node> {
    shapes.map(|shape| reuse(SHALLOW, &island_path_id(prefix, &shape.id)).into()).collect()
}

/// How deep the sea is, the shallowest first, each in the tone of its place in this order.
pub fn depths<'a>(shapes: impl Iterator<Item = &'a Shape>) -> Vec<Node> {
    let depth = |(index, shape): (usize, &Shape)| {
        let path = el("path").attr("d", shape.d.clone()).attr("fill", "none").attr("data-depth", shape.id.clone());
        path.class(format!("depth d{}", index + 1)).into()
    };
    shapes.enumerate().map(depth).collect()
}

/// How much of the depths is seen at a zoom: they are too coarse to be looked at from near by.
pub fn depth_opacity(zoom: f64) -> String {
    let share = (DEPTHS_UNTIL - zoom).clamp(0.0, 1.0);
    rounded::<2>(share).to_string()
}

/// A line at sea: a wide bed that can be pressed, and the line itself.
pub fn line(line: &DrawnLine) -> Element {
    el("g")
        .class("line")
        .attr("data-course", line.shape.id.clone())
        .attr("fill", "none")
        .with(el("path").class("casing").attr("d", line.shape.d.clone()))
        .with(drawn(unscaled(&line.shape.d).class(format!("stroke {}", line.kind.name()))))
}

/// Where a name is drawn in a viewport.
pub fn label_transform(label: &Label, viewport: Viewport) -> String {
    let at = viewport.to_px(label.anchor);
    let (x, y) = (at.x + label.offset.x, at.y + label.offset.y);
    if label.turn == 0.0 {
        format!("translate({} {})", rounded::<1>(x), rounded::<1>(y))
    } else {
        format!("translate({} {}) rotate({})", rounded::<1>(x), rounded::<1>(y), rounded::<1>(label.turn))
    }
}

/// A name: its rows around the middle, and its point where it has one.
pub fn label(label: &Label) -> Vec<Node> {
    let height = |index: usize| label.style.row(index).0 * LEADING;
    let total: f64 = (0..label.rows.len()).map(height).sum();
    let mut baseline = -total / 2.0;
    let rows = label.rows.iter().enumerate().map(|(index, row)| {
        baseline += height(index);
        let class = if index == 0 { "first" } else { "other" };
        let drop = height(index) * 0.27;
        let turns = row.0.first().is_some_and(|(text, _)| is_right_to_left(text));
        let text = el("text").class(class).attr("y", rounded::<1>(baseline - drop).to_string());
        text.attr_if("direction", turns.then_some("rtl")).with_all(row.0.iter().map(|(text, lang)| match lang {
            Some(lang) => el("tspan").attr("lang", lang.clone()).with(text.clone()).into(),
            None => Node::from(text.clone()),
        }))
    });
    let rows: Vec<Node> = rows.map(Node::from).collect();
    let Px { x, y } = Px { x: -label.offset.x, y: -label.offset.y };
    let leader = label.has_leader.then(|| {
        let from = nearest_letter(label.style, &label.rows, Px { x, y });
        let [from_x, from_y, to_x, to_y] = [from.x, from.y, x, y].map(|length| rounded::<1>(length).to_string());
        drawn(unscaled(&format!("M{from_x} {from_y}L{to_x} {to_y}")).class("leader").attr("fill", "none"))
    });
    let point = (label.has_leader || label.style.has_point()).then(|| {
        let [x, y] = [x, y].map(|length| rounded::<1>(length).to_string());
        el("circle").attr("r", "2.2").attr("cx", x).attr("cy", y)
    });
    leader.into_iter().chain(point).map(Node::from).chain(rows).collect()
}

/// Meridians and parallels, which lie below all land.
pub fn graticule(graticule: &Graticule) -> Element {
    el("path").attr("d", graticule.d.clone()).attr("fill", "none")
}

/// Their degrees, which stand above it.
pub fn degrees(graticule: &Graticule) -> Vec<Node> {
    let text = |(text, at, foot): &(String, crate::plane::Px, bool)| {
        el("text")
            .class(if *foot { "foot" } else { "side" })
            .attr("x", rounded::<1>(at.x).to_string())
            .attr("y", rounded::<1>(at.y).to_string())
            .with(text.clone())
            .into()
    };
    graticule.degrees.iter().map(text).collect()
}

/// The room that a scale bar takes, px.
const BAR: Size = Size { width: 190.0, height: 32.0 };

/// The scale bar, as a picture of its own.
pub fn scale_bar(scale: &ScaleBar) -> Element {
    el("svg")
        .class("scale")
        .attr("role", "img")
        .attr("aria-label", scale.name.clone())
        .attr("width", rounded::<0>(BAR.width).to_string())
        .attr("height", rounded::<0>(BAR.height).to_string())
        .attr("viewBox", format!("0 0 {} {}", rounded::<0>(BAR.width), rounded::<0>(BAR.height)))
        .with_all(scale_bars(scale))
}

/// The scale bar upon a picture, so that it stays true where the picture is shown larger or smaller: in the corner of what is
/// framed that no name takes, the left one below if it is free.
fn measure(scene: &Scene, corner: Px, framed: Size) -> Element {
    const MARGIN: f64 = 10.0;
    /// Of the degrees that stand along the lower edge.
    const DEGREES: f64 = 30.0;
    let (right, bottom) = (framed.width - BAR.width - MARGIN, framed.height - BAR.height - DEGREES);
    let corners = [(MARGIN, bottom), (right, bottom), (MARGIN, MARGIN), (right, MARGIN)];
    let places = corners.map(|(x, y)| Px { x: corner.x + x, y: corner.y + y });
    let is_free = |place: &&Px| {
        let steps = |room: f64| (0..=(room / 8.0) as u32).map(|step| f64::from(step) * 8.0);
        let points = steps(BAR.width).flat_map(|x| steps(BAR.height).map(move |y| (x, y)));
        let points: Vec<Px> = points.map(|(x, y)| Px { x: place.x + x, y: place.y + y }).collect();
        !scene.labels.iter().any(|label| label.covers(&points, scene.viewport))
    };
    let place = places.iter().find(is_free).unwrap_or(&places[0]);
    el("g")
        .class("measure")
        .attr("role", "img")
        .attr("aria-label", scene.scale.name.clone())
        .attr("transform", format!("translate({} {})", rounded::<1>(place.x), rounded::<1>(place.y)))
        .with_all(scale_bars(&scene.scale))
}

/// The bars of a scale, each with its length.
pub fn scale_bars(scale: &ScaleBar) -> [Element; 2] {
    let bar = |(length, text): &(f64, String), y: f64| {
        let rule = el("path")
            .attr("d", format!("M.5 {}v4.5h{}v-4.5", rounded::<1>(y - 4.0), rounded::<1>(*length)))
            .attr("fill", "none");
        el("g").with(drawn(rule)).with(
            el("text")
                .attr("x", rounded::<1>(length + 7.0).to_string())
                .attr("y", rounded::<1>(y + 3.0).to_string())
                .with(text.clone()),
        )
    };
    [bar(&scale.km, 10.0), bar(&scale.nm, 26.0)]
}

/// A whole scene as one picture. `link` gives the address of an island's page; without it islands are not links. The program takes its
/// shapes over, and leaves its names where they are: `data-size` is the size for which they were placed, `data-seen` the box of the
/// plane in which it holds all there is, `data-zoom` decides whether islets stand apart, `data-land`, `data-island` and `data-course`
/// are the ids of what is drawn, `data-outline` the path of what has a symbol.
pub fn scene(scene: &Scene, prefix: &str, name: &str, link: &dyn Fn(&str) -> Option<String>) -> Element {
    let corner = scene.viewport.to_px(scene.framed.min);
    let (scale, (width, height)) = (scene.viewport.camera.scale(), scene.framed.extent());
    let (width, height) = (width * scale, height * scale);
    el("svg")
        .class("chart")
        .attr("role", if scene.islands.is_empty() { "img" } else { "group" })
        .attr("aria-label", name)
        // What is framed fits any window, and what lies around it fills the rest: the picture is not clipped.
        .attr(
            "viewBox",
            format!(
                "{} {} {} {}",
                rounded::<1>(corner.x),
                rounded::<1>(corner.y),
                rounded::<1>(width),
                rounded::<1>(height)
            ),
        )
        .attr("data-size", format!("{} {}", scene.viewport.size.width, scene.viewport.size.height))
        .attr("data-zoom", rounded::<2>(scene.viewport.camera.zoom).to_string())
        .attr("data-seen", plane_box(scene.viewport.panned_bounds()))
        .attr("preserveAspectRatio", "xMidYMid meet")
        .with_all(layers(scene, prefix, link).into_iter().map(Layer::into_element))
        .with(measure(scene, corner, Size { width, height }))
}

/// A box of the plane: west, north, east, south.
fn plane_box(Bounds { min, max }: Bounds) -> String {
    format!("{} {} {} {}", rounded::<0>(min.x), rounded::<0>(min.y), rounded::<0>(max.x), rounded::<0>(max.y))
}

/// A layer of the picture of a scene. What a picture without a style sheet must know of it to draw it is beside the elements.
#[derive(Clone, Debug)]
pub enum Layer {
    /// Shapes in units of which one is so many px.
    Shapes(Element, f64),
    /// The disputed islands, in such units: their group, each with whether it is selected.
    Islands(Element, Vec<(Element, Chosen)>, f64),
    /// Degrees along the edges, in px.
    Degrees(Element),
    /// Names, in px: their group, and each with its style.
    Labels(Element, Vec<(Element, Style)>),
}

/// Whether an island is the one that the page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl Chosen {
    /// Whether the island of an id is the selected one.
    pub fn of(id: &str, selected: Option<&str>) -> Self {
        if selected == Some(id) { Self::Yes } else { Self::No }
    }
}

impl Layer {
    /// The layer as a page has it.
    pub fn into_element(self) -> Element {
        match self {
            Self::Shapes(element, _) | Self::Degrees(element) => element,
            Self::Islands(group, islands, _) => group.with_all(islands.into_iter().map(|(island, _)| island)),
            Self::Labels(group, labels) => group.with_all(labels.into_iter().map(|(label, _)| label)),
        }
    }
}

/// What is on the picture of a scene, from below, in px of its size.
pub fn layers(scene: &Scene, prefix: &str, link: &dyn Fn(&str) -> Option<String>) -> Vec<Layer> {
    let group = |class: &'static str| el("g").class(class);
    let px = |unit: f64| scene.viewport.camera.scale() * unit;
    let placed = |group: Element, unit: f64| group.attr("transform", scene.viewport.transform(unit));
    let [ground, unit, courses] = [
        scene.land.first().map(|land| land.shape.unit),
        scene.islands.first().map(|island| island.shape.unit),
        scene.lines.first().map(|line| line.shape.unit),
    ]
    .map(|unit| unit.unwrap_or(1.0));
    let shallows = island_shallows(prefix, scene.islands.iter().map(|island| &*island.shape));
    let sea = placed(group("depths"), DEPTH_UNIT).attr("opacity", depth_opacity(scene.viewport.camera.zoom));
    let sea = sea.attr("aria-hidden", "true").with_all(depths(scene.depths.iter().map(AsRef::as_ref)));
    let island = |drawn: &DrawnIsland| {
        let chosen = Chosen::of(&drawn.shape.id, scene.selected.as_deref());
        (island(drawn, chosen, prefix, link), chosen)
    };
    let label = |item: &Label| {
        let name = el("g").class(format!("label {}", item.style.name())).attr_if("data-of", item.key.island());
        (name.attr("transform", label_transform(item, scene.viewport)).with_all(label(item)), item.style)
    };
    let net = group("graticule").attr("aria-hidden", "true").with(graticule(&scene.graticule));
    let mut out = vec![
        Layer::Shapes(patterns(prefix, stripes(scene), 1.0 / px(unit)), 1.0),
        Layer::Shapes(sea, px(DEPTH_UNIT)),
        Layer::Shapes(net, 1.0),
        Layer::Shapes(placed(group("shore"), unit).with_all(shallows), px(unit)),
        Layer::Shapes(placed(group("ground"), ground).with_all(land(prefix, &scene.land)), px(ground)),
        Layer::Islands(placed(group("islands"), unit), scene.islands.iter().map(island).collect(), px(unit)),
    ];
    let part = |(shape, to): &(Shape, u8)| {
        let transform = scene.viewport.transform(shape.unit);
        Layer::Shapes(passing_part(shape, *to, prefix, transform), px(shape.unit))
    };
    out.extend(scene.passing.iter().map(part));
    let lines = placed(el("g"), courses).with_all(scene.lines.iter().map(line)).class("lines");
    let degrees = group("degrees").attr("aria-hidden", "true").with_all(degrees(&scene.graticule));
    let labels = group("labels").attr("aria-hidden", "true").attr("text-anchor", "middle");
    out.extend([
        Layer::Shapes(lines.attr("aria-hidden", "true"), px(courses)),
        Layer::Degrees(degrees),
        Layer::Labels(labels, scene.labels.iter().map(label).collect()),
    ]);
    out
}

/// The stripes that are on the picture of a scene, each once.
fn stripes(scene: &Scene) -> Vec<Stripes> {
    let of =
        |island: &DrawnIsland| if let IslandStyle::Disputed(stripes) = island.style { Some(stripes) } else { None };
    scene.islands.iter().filter_map(of).collect::<BTreeSet<_>>().into_iter().collect()
}

/// The class and the fill of an island's shape: striped as disputed, or in the tint of the side that draws it as its own, held it
/// then or would have it. A fill has a meaning, so it is the same whether or not the island is chosen: that is said by the weight of its outline.
pub fn island_paint(style: IslandStyle, prefix: &str) -> (String, String) {
    match style {
        IslandStyle::Tint(tint) => (format!("shape tint-{tint}"), "none".to_owned()),
        IslandStyle::Passing(tint) => (format!("shape passing tint-{tint}"), "none".to_owned()),
        IslandStyle::Disputed(stripes) => ("shape".to_owned(), striped(prefix, stripes)),
    }
}

/// An island: its path, a wide bed that can be pressed, and the shape.
fn island_paths(island: &DrawnIsland, prefix: &str) -> [Node; 3] {
    let paint = island_paint(island.style, prefix);
    let (id, outline) = (island_path_id(prefix, &island.shape.id), &island.shape.d);
    match &island.symbol {
        // The program takes the outline over.
        Some(symbol) => elements(&id, unscaled(symbol).attr("data-outline", outline.clone()), paint),
        None => island_elements(&id, outline, paint),
    }
}

/// The same of a path, by the id under which it is written, with the class and the fill of its shape.
pub fn island_elements(id: &str, d: &str, paint: (String, String)) -> [Node; 3] {
    elements(id, unscaled(d), paint)
}

fn elements(id: &str, path: Element, (class, fill): (String, String)) -> [Node; 3] {
    let path = path.attr("id", id);
    let shape = el("use").class(class).attr("href", format!("#{id}")).attr("fill", fill);
    [el("defs").with(path).into(), reuse("reach", id).into(), drawn(shape).into()]
}

/// The part of an island that would pass to the other side.
pub fn passing_part(shape: &Shape, to: u8, prefix: &str, transform: String) -> Element {
    let (class, fill) = island_paint(IslandStyle::Passing(to), prefix);
    let path = unscaled(&shape.d).class(class).attr("fill", fill);
    el("g").class("island part").attr("transform", transform).attr("aria-hidden", "true").with(path)
}

fn island(island: &DrawnIsland, chosen: Chosen, prefix: &str, link: &dyn Fn(&str) -> Option<String>) -> Element {
    let id = &island.shape.id;
    let class = if chosen == Chosen::Yes { "island selected" } else { "island" };
    let inner = el("g").class(class).with_all(island_paths(island, prefix));
    match link(id) {
        Some(href) => el("a")
            .attr("href", href)
            .attr("data-island", id.clone())
            .attr("aria-label", island.name.clone())
            .with(inner),
        None => inner,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::address::{self, View};
    use crate::caption::Caption;
    use crate::choice::Choice;
    use crate::fixture;
    use crate::lens::Lens;
    use crate::picture;
    use crate::scene;

    /// The picture of an address, on a page and as it is saved.
    fn pictures(path: &str, query: &str) -> [String; 2] {
        let atlas = fixture::atlas("en");
        let (address, view, _) = address::read(path, query, &atlas.vocabulary());
        let choice = view.choice();
        let lens = Lens { atlas: &atlas, choice: &choice };
        let view = View { at: address::At::new(crate::lonlat::LonLat::new(165.0, 23.0), 7.5).into(), ..view };
        let size = Size { width: 600.0, height: 400.0 };
        let scene = scene::scene(
            lens,
            fixture::shapes().layers(),
            &view,
            address.island.as_deref(),
            size,
            scene::Furniture::None,
        );
        let caption =
            |choice| Caption { lens: Lens { atlas: &atlas, choice }, address: &address, view: &view, cited: None };
        let saved = picture::picture(
            &caption(&Choice::NONE),
            &[picture::Part { caption: caption(&choice), scene: &scene }],
            None,
        );
        [crate::node::to_html(&super::scene(&scene, "map", "", &|_| None).into()), saved]
    }

    /// The values of an attribute on the drawn shape of an island.
    fn drawn(picture: &str, id: &str, attribute: &str) -> String {
        let uses = picture.split("<use ").skip(1).filter(|tag| tag.contains(&format!("#map-island-{id}\"")));
        let shape = uses.filter(|tag| !tag.starts_with("class=\"reach") && tag.contains("fill=\"")).last().unwrap();
        let value = shape.split_once(&format!("{attribute}=\"")).unwrap_or_else(|| panic!("{attribute}: {shape}")).1;
        value.split('"').next().unwrap_or_default().to_owned()
    }

    #[test]
    fn land_of_nobody_that_the_frame_cuts_can_be_held_on_a_date() {
        let unit = scene::LINE_UNIT;
        let shape = |d: &str, coast: &str| Shape {
            id: String::new(),
            d: d.into(),
            coast: Some(coast.into()),
            unit,
            bounds: crate::plane::Bounds::EMPTY,
        };
        let today = DrawnLand { tint: 0, shape: shape("m0 0h9", "m0 0h9").into() };
        let then = DrawnLand { tint: 1, shape: shape("m0 0h9", "").into() };
        let drawn: String = land("map", &[today, then]).into_iter().map(|node| crate::node::to_html(&node)).collect();
        let at = |id: &str| drawn.rfind(&format!("href=\"#{id}\"")).unwrap_or_else(|| panic!("{id}: {drawn}"));
        assert!(at("map-cut-0") < at("map-cut-otherwise-1"), "{drawn}");
    }

    #[test]
    fn a_chosen_island_keeps_its_fill_and_has_a_heavier_outline() {
        for query in ["", "date=1800", "date=1900", "perspective=ardmoria", "scenario=half"] {
            let (plain, chosen) = (pictures("en/fixture/", query), pictures("en/fixture/hern/", query));
            for (plain, chosen) in plain.iter().zip(&chosen) {
                assert_eq!(drawn(plain, "hern", "fill"), drawn(chosen, "hern", "fill"), "{query}");
            }
            let weight = |picture: &str| drawn(picture, "hern", "stroke-width").parse::<f64>().unwrap();
            assert!(weight(&chosen[1]) > 2.0 * weight(&plain[1]), "{query}");
            assert!(chosen[0].contains("island selected"), "{query}");
        }
    }
}
