//! A scene as SVG: what the app makes live, the pages print and the tests compare.
//!
//! Colours, fonts and dashes are the style sheet's; here are only shapes, names and classes, and so much that a picture
//! without its style sheet, as in a feed or from disk, is a line drawing and no black sheet.

use crate::label::{LEADING, Label};
use crate::node::{Element, Node, el};
use crate::plane::{Camera, Px, Size};
use crate::scene::{Graticule, Look, ScaleBar, Scene, Shape, ShapeKind};

/// The pattern of the disputed islands: drawn in px whatever the zoom, because `undo` undoes the camera's scale.
pub fn hatching(prefix: &str, undo: f64) -> Element {
    let pattern = |id: &str, class: &str| {
        el("pattern")
            .attr("id", format!("{prefix}-{id}"))
            .attr("width", "7")
            .attr("height", "7")
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", hatch_transform(undo))
            .with(
                el("rect").attr("width", "7").attr("height", "7").attr("fill", "none").class(format!("{class}-paper")),
            )
            .with(drawn(el("path").attr("d", "M0 0V7").class(format!("{class}-line"))))
    };
    el("defs").with(pattern("hatch", "hatch")).with(pattern("hatch-dense", "hatch-dense"))
}

/// The transform of the pattern: turned by 45 degrees, and as large as `undo` makes it.
pub fn hatch_transform(undo: f64) -> String {
    format!("rotate(45) scale({undo:.6})")
}

/// Land: three soft glows of the coast below, then fill and outline. Every path is written once and used five times.
pub fn land(prefix: &str, shapes: &[Shape]) -> Vec<Node> {
    let tint = |shape: &Shape| if let ShapeKind::Land(tint) = shape.kind { tint } else { 0 };
    let mut groups: Vec<(String, String)> = Vec::new();
    let mut defs = el("defs");
    // Land of neither lies upon the sides': a part of theirs may be drawn as nobody's.
    // Land that was cut has no outline of its own: its coast is drawn apart. It may lie upon land that is whole.
    for cut in [false, true] {
        for number in [1, 2, 0] {
            let mut of = shapes.iter().filter(|shape| tint(shape) == number && shape.coast.is_some() == cut).peekable();
            if of.peek().is_some() {
                let id = format!("{prefix}-{}-{number}", if cut { "cut" } else { "land" });
                defs = defs.with(el("g").attr("id", id.clone()).with_all(of.map(|shape| unscaled(&shape.d))));
                groups.push((id, format!("land{} tint-{number}", if cut { " cut" } else { "" })));
            }
        }
    }
    let coasts: Vec<&String> = shapes.iter().filter_map(|shape| shape.coast.as_ref()).collect();
    let coast = format!("{prefix}-coast");
    defs = defs.with(el("g").attr("id", coast.clone()).with_all(coasts.into_iter().map(|d| unscaled(d))));
    let glowing = groups.iter().filter(|(_, class)| !class.contains("cut")).map(|(id, _)| id.as_str());
    let glowing: Vec<&str> = glowing.chain([coast.as_str()]).collect();
    let glows = GLOWS.into_iter().flat_map(|glow| glowing.iter().map(move |id| reuse(glow, id)));
    let fills = groups.iter().map(|(id, class)| reuse(class, id)).chain([reuse("coast", &coast)]).map(drawn);
    std::iter::once(defs).chain(glows).chain(fills).map(Node::from).collect()
}

const GLOWS: [&str; 3] = ["glow far", "glow mid", "glow near"];

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

/// The glow of the islands' coasts, which lies below all land.
pub fn island_glow(prefix: &str, shapes: &[Shape]) -> Vec<Node> {
    let ids: Vec<String> = shapes.iter().filter_map(|shape| Some(island_path_id(prefix, shape.id()?))).collect();
    GLOWS.into_iter().flat_map(|glow| ids.iter().map(move |id| reuse(glow, id).into())).collect()
}

/// A line at sea: a wide bed that can be pressed, and the line itself.
pub fn line(shape: &Shape) -> Element {
    let kind = if let ShapeKind::Line { kind, .. } = &shape.kind { kind } else { "" };
    el("g")
        .class("line")
        .attr("fill", "none")
        .with(el("path").class("casing").attr("d", shape.d.clone()))
        .with(drawn(unscaled(&shape.d).class(format!("stroke {kind}"))))
}

/// Where a name is drawn under a camera.
pub fn label_transform(label: &Label, camera: Camera, size: Size) -> String {
    let at = camera.to_px(label.anchor, size);
    let (x, y) = (at.x + label.offset.x, at.y + label.offset.y);
    if label.turn == 0.0 {
        format!("translate({x:.1} {y:.1})")
    } else {
        format!("translate({x:.1} {y:.1}) rotate({:.1})", label.turn)
    }
}

/// A name: its rows around the middle, and its point where it has one.
pub fn label(label: &Label) -> Vec<Node> {
    let (first, other, _) = label.style.font();
    let height = |index: usize| if index == 0 { first } else { other } * LEADING;
    let total: f64 = (0..label.rows.len()).map(height).sum();
    let mut baseline = -total / 2.0;
    let rows = label.rows.iter().enumerate().map(|(index, row)| {
        baseline += height(index);
        let class = if index == 0 { "first" } else { "other" };
        let drop = height(index) * 0.27;
        el("text").class(class).attr("y", format!("{:.1}", baseline - drop)).with_all(row.0.iter().map(
            |(text, lang)| match lang {
                Some(lang) => el("tspan").attr("lang", lang.clone()).with(text.clone()).into(),
                None => Node::from(text.clone()),
            },
        ))
    });
    let rows: Vec<Node> = rows.map(Node::from).collect();
    let point = label.style.has_point().then(|| {
        el("circle")
            .attr("r", "2.2")
            .attr("cx", format!("{:.1}", -label.offset.x))
            .attr("cy", format!("{:.1}", -label.offset.y))
            .into()
    });
    point.into_iter().chain(rows).collect()
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
            .attr("x", format!("{:.1}", at.x))
            .attr("y", format!("{:.1}", at.y))
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
        .attr("width", BAR.width.to_string())
        .attr("height", BAR.height.to_string())
        .attr("viewBox", format!("0 0 {} {}", BAR.width, BAR.height))
        .with_all(bars(scale))
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
        !scene.labels.iter().any(|label| label.covers(&points, (scene.camera, scene.size)))
    };
    let place = places.iter().find(is_free).unwrap_or(&places[0]);
    el("g")
        .class("measure")
        .attr("role", "img")
        .attr("aria-label", scene.scale.name.clone())
        .attr("transform", format!("translate({:.1} {:.1})", place.x, place.y))
        .with_all(bars(&scene.scale))
}

fn bars(scale: &ScaleBar) -> [Element; 2] {
    let bar = |(length, text): &(f64, String), y: f64| {
        let rule = el("path").attr("d", format!("M.5 {:.1}v4.5h{length:.1}v-4.5", y - 4.0)).attr("fill", "none");
        el("g").with(drawn(rule)).with(
            el("text")
                .attr("x", format!("{:.1}", length + 7.0))
                .attr("y", format!("{:.1}", y + 3.0))
                .with(text.clone()),
        )
    };
    [bar(&scale.km, 10.0), bar(&scale.nm, 26.0)]
}

/// A whole scene as one picture. `link` gives the address of an island's page; without it islands are not links.
pub fn scene(scene: &Scene, prefix: &str, name: &str, link: &dyn Fn(&str) -> Option<String>) -> Element {
    let corner = scene.camera.to_px(scene.framed.min, scene.size);
    let (width, height) = scene.framed.extent();
    let (width, height) = (width * scene.camera.scale(), height * scene.camera.scale());
    let has_islands = scene.shapes.iter().any(|shape| matches!(shape.kind, ShapeKind::Island { .. }));
    el("svg")
        .class("chart")
        .attr("role", if has_islands { "group" } else { "img" })
        .attr("aria-label", name)
        // What is framed fits any window, and what lies around it fills the rest: the picture is not clipped.
        .attr("viewBox", format!("{:.1} {:.1} {:.1} {:.1}", corner.x, corner.y, width, height))
        .attr("preserveAspectRatio", "xMidYMid meet")
        .with_all(chart(scene, prefix, link))
        .with(measure(scene, corner, Size { width, height }))
}

/// What is on the picture of a scene, from below, in px of its size.
pub fn chart(scene: &Scene, prefix: &str, link: &dyn Fn(&str) -> Option<String>) -> Vec<Element> {
    let at = |unit: f64| scene.camera.transform(scene.size, unit);
    let moved = |shapes: Vec<&Shape>, draw: &dyn Fn(&[Shape]) -> Vec<Node>| {
        let unit = shapes.first().map_or(1.0, |shape| shape.unit);
        let shapes: Vec<Shape> = shapes.into_iter().cloned().collect();
        el("g").attr("transform", at(unit)).with_all(draw(&shapes))
    };
    let of = |test: &dyn Fn(&ShapeKind) -> bool| scene.shapes.iter().filter(|s| test(&s.kind)).collect::<Vec<_>>();
    let islands = of(&|kind| matches!(kind, ShapeKind::Island { .. }));
    let unit = islands.first().map_or(1.0, |shape| shape.unit);
    let labels = scene.labels.iter().map(|item| {
        el("g")
            .class(format!("label {}", item.style.name()))
            .attr("transform", label_transform(item, scene.camera, scene.size))
            .with_all(label(item))
    });
    let mut out = vec![
        hatching(prefix, 1.0 / (scene.camera.scale() * unit)),
        el("g").class("graticule").attr("aria-hidden", "true").with(graticule(&scene.graticule)),
        moved(islands.clone(), &|shapes| island_glow(prefix, shapes)),
        moved(of(&|kind| matches!(kind, ShapeKind::Land(_))), &|shapes| land(prefix, shapes)),
        el("g")
            .class("islands")
            .attr("transform", at(unit))
            .with_all(islands.into_iter().map(|shape| island(shape, scene, prefix, link))),
    ];
    out.extend(scene.passing.iter().map(|shape| passing_part(shape, prefix, at(shape.unit))));
    out.extend([
        moved(of(&|kind| matches!(kind, ShapeKind::Line { .. })), &lines).class("lines").attr("aria-hidden", "true"),
        el("g").class("degrees").attr("aria-hidden", "true").with_all(degrees(&scene.graticule)),
        el("g").class("labels").attr("aria-hidden", "true").attr("text-anchor", "middle").with_all(labels),
    ]);
    out
}

fn lines(shapes: &[Shape]) -> Vec<Node> {
    shapes.iter().map(|shape| line(shape).into()).collect()
}

/// The class and the fill of an island's shape: hatched as disputed, or in the tint of the side that draws it as its own or held it then.
pub fn island_look(shape: &Shape, prefix: &str, selected: bool) -> (String, String) {
    match (&shape.kind, selected) {
        (ShapeKind::Island { look: Look::Tint(tint), .. }, _) => (format!("shape tint-{tint}"), "none".to_owned()),
        (ShapeKind::Island { look: Look::Passing, .. }, _) => {
            ("shape passing".to_owned(), format!("url(#{prefix}-hatch-dense)"))
        }
        (_, true) => ("shape".to_owned(), format!("url(#{prefix}-hatch-dense)")),
        (_, false) => ("shape".to_owned(), format!("url(#{prefix}-hatch)")),
    }
}

/// An island: its path, a wide bed that can be pressed, and the hatched shape.
pub fn island_paths(shape: &Shape, prefix: &str, selected: bool) -> [Node; 3] {
    let id = island_path_id(prefix, shape.id().unwrap_or_default());
    let path = unscaled(&shape.d).attr("id", id.clone());
    let (class, fill) = island_look(shape, prefix, selected);
    let shape = el("use").class(class).attr("href", format!("#{id}")).attr("fill", fill);
    [el("defs").with(path).into(), reuse("reach", &id).into(), drawn(shape).into()]
}

/// The part of an island that would pass to the other side.
pub fn passing_part(shape: &Shape, prefix: &str, transform: String) -> Element {
    let (class, fill) = island_look(shape, prefix, false);
    let path = unscaled(&shape.d).class(class).attr("fill", fill);
    el("g").class("island part").attr("transform", transform).attr("aria-hidden", "true").with(path)
}

fn island(shape: &Shape, scene: &Scene, prefix: &str, link: &dyn Fn(&str) -> Option<String>) -> Element {
    let ShapeKind::Island { id, name, .. } = &shape.kind else { return el("g") };
    let class = if scene.selected.as_ref() == Some(id) { "island selected" } else { "island" };
    let inner = el("g").class(class).with_all(island_paths(shape, prefix, scene.selected.as_ref() == Some(id)));
    match link(id) {
        Some(href) => {
            el("a").attr("href", href).attr("data-island", id.clone()).attr("aria-label", name.clone()).with(inner)
        }
        None => inner,
    }
}
