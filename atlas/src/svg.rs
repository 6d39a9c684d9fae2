//! A scene as SVG: what the app makes live, the pages print and the tests compare.
//!
//! Colours, fonts and dashes are the style sheet's; here are only shapes, names and classes.

use crate::label::{LEADING, Label};
use crate::node::{Element, Node, el};
use crate::plane::{Camera, Size};
use crate::scene::{Graticule, Scene, ScaleBar, Shape, ShapeKind};

/// The pattern of the disputed islands: drawn in px whatever the zoom, because `undo` undoes the camera's scale.
pub fn hatching(prefix: &str, undo: f64) -> Element {
    let pattern = |id: &str, class: &str| {
        el("pattern")
            .attr("id", format!("{prefix}-{id}"))
            .attr("width", "7")
            .attr("height", "7")
            .attr("patternUnits", "userSpaceOnUse")
            .attr("patternTransform", hatch_transform(undo))
            .with(el("rect").attr("width", "7").attr("height", "7").class(format!("{class}-paper")))
            .with(el("path").attr("d", "M0 0V7").class(format!("{class}-line")))
    };
    el("defs").with(pattern("hatch", "hatch")).with(pattern("hatch-dense", "hatch-dense"))
}

/// The transform of the pattern: turned by 45 degrees, and as large as `undo` makes it.
pub fn hatch_transform(undo: f64) -> String {
    format!("rotate(45) scale({undo:.6})")
}

/// Land: three soft glows of the coast below, then its fill, then its outline.
pub fn land(shapes: &[Shape]) -> Vec<Node> {
    let coast = |shape: &Shape| shape.coast.clone().unwrap_or_else(|| shape.d.clone());
    let all = |class: &str, d: &dyn Fn(&Shape) -> String| {
        let paths = shapes.iter().map(|shape| el("path").attr("d", d(shape)));
        el("g").class(class.to_owned()).with_all(paths)
    };
    let fills = shapes.iter().map(|shape| {
        let tint = if let ShapeKind::Land(tint) = shape.kind { tint } else { 0 };
        let path = el("path").attr("d", shape.d.clone());
        match &shape.coast {
            // The outline of cut land is its coast alone.
            Some(coast) => {
                let outline = el("path").attr("d", coast.clone()).class(format!("coast tint-{tint}"));
                el("g").with(path.class(format!("land cut tint-{tint}"))).with(outline)
            }
            None => el("g").with(path.class(format!("land tint-{tint}"))),
        }
    });
    let mut out: Vec<Node> = ["glow far", "glow mid", "glow near"].map(|class| all(class, &coast).into()).to_vec();
    out.extend(fills.map(Node::from));
    out
}

/// The glow of the islands' coasts, which lies below everything else of them.
pub fn island_glow(shapes: &[Shape]) -> Vec<Node> {
    let paths = |class: &str| {
        let paths = shapes.iter().map(|shape| el("path").attr("d", shape.d.clone()));
        el("g").class(class.to_owned()).with_all(paths).into()
    };
    ["glow far", "glow mid", "glow near"].map(paths).to_vec()
}

/// A line at sea: a wide bed that can be pressed, and the line itself.
pub fn line(shape: &Shape, kind: &str) -> Element {
    el("g")
        .class("line")
        .with(el("path").class("casing").attr("d", shape.d.clone()))
        .with(el("path").class(format!("stroke {kind}")).attr("d", shape.d.clone()))
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
        el("text")
            .class(class)
            .attr("y", format!("{:.1}", baseline - drop))
            .attr_if("lang", row.lang.clone())
            .with(row.text.clone())
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

/// Meridians and parallels with their degrees.
pub fn graticule(graticule: &Graticule) -> Vec<Node> {
    let degrees = graticule.degrees.iter().map(|(text, at, foot)| {
        el("text")
            .class(if *foot { "foot" } else { "side" })
            .attr("x", format!("{:.1}", at.x))
            .attr("y", format!("{:.1}", at.y))
            .with(text.clone())
    });
    let lines = el("path").attr("d", graticule.d.clone());
    std::iter::once(lines).chain(degrees).map(Node::from).collect()
}

/// The scale bar, as a picture of its own.
pub fn scale_bar(scale: &ScaleBar) -> Element {
    let bar = |(length, text): &(f64, String), y: f64| {
        el("g")
            .with(el("path").attr("d", format!("M.5 {:.1}v4.5h{length:.1}v-4.5", y - 4.0)))
            .with(el("text").attr("x", format!("{:.1}", length + 7.0)).attr("y", format!("{:.1}", y + 3.0)).with(text.clone()))
    };
    el("svg")
        .class("scale")
        .attr("role", "img")
        .attr("aria-label", scale.name.clone())
        .attr("width", "190")
        .attr("height", "32")
        .attr("viewBox", "0 0 190 32")
        .with(bar(&scale.km, 10.0))
        .with(bar(&scale.nm, 26.0))
}

/// A whole scene as one picture. `link` gives the address of an island's page; without it islands are not links.
pub fn scene(scene: &Scene, prefix: &str, name: &str, link: &dyn Fn(&str) -> Option<String>) -> Element {
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
    el("svg")
        .class("chart")
        .attr("role", if islands.is_empty() { "img" } else { "group" })
        .attr("aria-label", name)
        .attr("viewBox", format!("0 0 {} {}", scene.size.width, scene.size.height))
        .attr("preserveAspectRatio", "xMidYMid slice")
        .with(hatching(prefix, 1.0 / (scene.camera.scale() * unit)))
        .with(el("g").class("graticule").attr("aria-hidden", "true").with_all(graticule(&scene.graticule)))
        .with(moved(islands.clone(), &island_glow))
        .with(moved(of(&|kind| matches!(kind, ShapeKind::Land(_))), &land))
        .with(el("g").class("islands").attr("transform", at(unit)).with_all(islands.into_iter().map(|shape| island(shape, scene, prefix, link))))
        .with(moved(of(&|kind| matches!(kind, ShapeKind::Line { .. })), &lines).class("lines").attr("aria-hidden", "true"))
        .with(el("g").class("labels").attr("aria-hidden", "true").with_all(labels))
}

fn lines(shapes: &[Shape]) -> Vec<Node> {
    let kind = |shape: &Shape| if let ShapeKind::Line { kind, .. } = &shape.kind { kind.clone() } else { String::new() };
    shapes.iter().map(|shape| line(shape, &kind(shape)).into()).collect()
}

/// An island: a wide bed that can be pressed, and the hatched shape.
pub fn island_paths(shape: &Shape, prefix: &str, selected: bool) -> [Node; 2] {
    let hatch = if selected { "hatch-dense" } else { "hatch" };
    let path = |class: &str| el("path").class(class.to_owned()).attr("d", shape.d.clone());
    [path("reach").into(), path("shape").attr("fill", format!("url(#{prefix}-{hatch})")).into()]
}

fn island(shape: &Shape, scene: &Scene, prefix: &str, link: &dyn Fn(&str) -> Option<String>) -> Element {
    let ShapeKind::Island { id, name } = &shape.kind else { return el("g") };
    let class = if scene.selected.as_ref() == Some(id) { "island selected" } else { "island" };
    let inner = el("g").class(class).with_all(island_paths(shape, prefix, scene.selected.as_ref() == Some(id)));
    match link(id) {
        Some(href) => el("a").attr("href", href).attr("data-island", id.clone()).attr("aria-label", name.clone()).with(inner),
        None => inner,
    }
}
