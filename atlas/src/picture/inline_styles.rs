//! Inline styles: the table of styles as attributes, in the colours of the light theme, since a picture that is a file of its own
//! has no style sheet.

use crate::decimal::rounded;
use crate::families::Families;
use crate::label::Style as Kind;
use crate::node::{Element, Node, el};
use crate::own::draw::{self, Drawn};
use crate::scene::Scene;
use crate::style::{
    CHOSEN, Colour, DEGREES, Face, Font, HALO, Letters, POINT_EDGE, Paint, Slant, Stroke, Style, of_classes,
};
use crate::svg::{self, Chosen, Layer};

/// A colour as the value of an attribute.
pub fn hex(colour: Colour) -> String {
    format!("#{:06x}", colour.light())
}

/// Applies a style to an element, as attributes. Lengths of strokes are given in units of which `scale` make a px. The stroke of a
/// text is that of its halo, which is a text of its own.
pub fn apply_style(element: &mut Element, style: Style, families: &Families, scale: f64) {
    put_paint(element, "fill", style.fill);
    match (style.font, style.stroke) {
        (Some(font), _) => put_font(element, font, families),
        (None, Some(stroke)) => put_stroke(element, stroke, scale),
        (None, None) => {}
    }
}

fn put_paint(element: &mut Element, name: &'static str, paint: Paint) {
    match paint {
        Paint::Of(colour) => put(element, name, hex(colour)),
        Paint::None => put(element, name, "none".into()),
        // What depends on a tint has it already.
        Paint::Own | Paint::Land | Paint::Edge | Paint::Side => {}
    }
}

fn put_stroke(element: &mut Element, stroke: Stroke, scale: f64) {
    put_paint(element, "stroke", stroke.paint);
    let Paint::Of(colour) = stroke.paint else { return };
    if colour.opacity() < 1.0 {
        put(element, "stroke-opacity", number(colour.opacity()));
    }
    put(element, "stroke-width", number(stroke.width * scale));
    if !stroke.dashes.is_empty() {
        let dashes: Vec<String> = stroke.dashes.iter().map(|length| number(length * scale)).collect();
        put(element, "stroke-dasharray", dashes.join(" "));
    }
    if let Some(join) = stroke.ends.linejoin() {
        put(element, "stroke-linejoin", join.into());
    }
}

fn put_font(element: &mut Element, font: Font, families: &Families) {
    // The whole picture is set in the other face.
    if font.face == Face::Serif {
        put(element, "font-family", families.serif.clone());
    }
    if font.slant == Slant::Italic {
        put(element, "font-style", "italic".into());
    }
    if font.weight != 400 {
        put(element, "font-weight", font.weight.to_string());
    }
    put(element, "font-size", number(font.size));
    if font.spacing != 0.0 {
        put(element, "letter-spacing", number(font.spacing * font.size));
    }
}

/// A length, to a hundredth.
fn number(value: f64) -> String {
    rounded::<2>(value).to_string()
}

fn put(element: &mut Element, name: &'static str, value: String) {
    match element.attributes.iter_mut().find(|(known, _)| *known == name) {
        Some((_, old)) => *old = value,
        None => element.attributes.push((name, value)),
    }
}

/// The place of an element in its scene, on which its style depends.
#[derive(Clone, Copy)]
struct Within<'a> {
    families: &'a Families,
    /// Units in a px.
    scale: f64,
    /// The kind of the name it is in; nothing outside names.
    name: Option<Kind>,
    /// What lies around its text.
    halo: Option<Stroke>,
    chosen: Chosen,
}

impl<'a> Within<'a> {
    fn plain(families: &'a Families) -> Self {
        Self { families, scale: 1.0, name: None, halo: None, chosen: Chosen::No }
    }

    fn style(&self, tag: &str, class: &str) -> Option<Style> {
        match (self.name, tag) {
            (Some(kind), "text") if class == "first" => Some(kind.style().first),
            (Some(kind), "text") => Some(kind.style().other),
            (Some(kind), "circle") => Some(Style { font: None, ..kind.style().first }.with(POINT_EDGE)),
            _ if class == "degrees" => Some(DEGREES),
            _ => of_classes(class).map(|style| if self.chosen == Chosen::Yes { style.with(CHOSEN) } else { style }),
        }
    }
}

/// A scene with the styles of its parts on them. A halo is a text of its own below the name: not every program that opens a
/// picture knows `paint-order`.
///
/// `own` is a layer of one's own, which lies above all land and lines and below all names.
pub fn scene(scene: &Scene, prefix: &str, own: Option<&Drawn>, families: &Families) -> Vec<Node> {
    let mut layers = svg::layers(scene, prefix, &|_| None);
    let names = layers.iter().position(|layer| matches!(layer, Layer::Degrees(_) | Layer::Labels(..)));
    let own = own.map(|own| Layer::Shapes(draw::placed(own, scene.viewport), 1.0));
    layers.splice(names.map_or(0..0, |at| at..at), own);
    layers.into_iter().flat_map(|layer| styled_layer(layer, families)).collect()
}

fn styled_layer(layer: Layer, families: &Families) -> Vec<Node> {
    let plain = Within::plain(families);
    let group = |bare: &Element, within, parts: Vec<Node>| -> Vec<Node> {
        let mut out = bare_copy(bare, within);
        out.children.extend(parts);
        vec![out.into()]
    };
    match layer {
        Layer::Shapes(shapes, px) => element(&shapes, Within { scale: 1.0 / px, ..plain }),
        Layer::Degrees(degrees) => element(&degrees, Within { halo: DEGREES.stroke, ..plain }),
        Layer::Islands(bare, islands, px) => {
            let within = Within { scale: 1.0 / px, ..plain };
            let island = |(island, chosen): &(Element, Chosen)| element(island, Within { chosen: *chosen, ..within });
            group(&bare, within, islands.iter().flat_map(island).collect())
        }
        Layer::Labels(bare, labels) => {
            let label = |(label, kind): &(Element, Kind)| {
                element(label, Within { name: Some(*kind), halo: Some(HALO), ..plain })
            };
            group(&bare, plain, labels.iter().flat_map(label).collect())
        }
    }
}

/// An element that is drawn in px, with the styles of its parts on them.
pub fn styled(bare: &Element, families: &Families) -> Vec<Node> {
    element(bare, Within::plain(families))
}

/// An element with its own style, and no children yet.
fn bare_copy(bare: &Element, within: Within<'_>) -> Element {
    let class = bare.get("class").unwrap_or_default();
    let mut out = el(bare.tag);
    let kept = |(name, value): &&(&'static str, String)| {
        let is_the_pages = matches!(*name, "class" | "vector-effect" | "aria-hidden") || name.starts_with("data-");
        !is_the_pages && !value.is_empty()
    };
    out.attributes.extend(bare.attributes.iter().filter(kept).cloned());
    if out.get("stroke") == Some("currentColor") {
        put_paint(&mut out, "stroke", Paint::Of(Colour::Ink));
    }
    if let Some(style) = within.style(bare.tag, class) {
        apply_style(&mut out, style, within.families, within.scale);
    }
    if let Some(anchor) = anchor(class) {
        put(&mut out, "text-anchor", anchor.into());
    }
    if let (Some(lang), "tspan") = (bare.get("lang"), bare.tag) {
        put(&mut out, "font-family", within.families.native(lang).to_owned());
    }
    out
}

fn element(bare: &Element, within: Within<'_>) -> Vec<Node> {
    let class = bare.get("class").unwrap_or_default();
    if matches!(class, "reach" | "casing") {
        return Vec::new();
    }
    let mut out = bare_copy(bare, within);
    let font = within.style(bare.tag, class).and_then(|style| style.font);
    let capitals = font.is_some_and(|font| font.letters == Letters::Capitals);
    let inside = |child: &Node| match child {
        Node::Element(child) => element(child, within),
        Node::Text(text) if capitals => vec![capitals_of(text).into()],
        other => vec![other.clone()],
    };
    out.children.extend(bare.children.iter().flat_map(inside));
    let halo = within.halo.filter(|_| bare.tag == "text").map(|halo| {
        let mut below = out.clone();
        put_paint(&mut below, "fill", Paint::None);
        put_stroke(&mut below, halo, 1.0);
        put(&mut below, "aria-hidden", "true".into());
        Node::from(below)
    });
    halo.into_iter().chain([out.into()]).collect()
}

/// Where the degrees on the two edges of a map stand at their lines.
fn anchor(class: &str) -> Option<&'static str> {
    match class {
        "foot" => Some("middle"),
        "side" => Some("end"),
        _ => None,
    }
}

/// Capital letters for the small ones of the scripts that the map's languages are written in: the standard library's tables
/// for all scripts would weigh more than this module.
fn capitals_of(text: &str) -> String {
    let capital = |c: char| match c {
        'a'..='z' | 'à'..='ö' | 'ø'..='þ' | 'а'..='я' => char::from_u32(u32::from(c) - 32).unwrap_or(c),
        'ѐ'..='џ' => char::from_u32(u32::from(c) - 80).unwrap_or(c),
        'ō' => 'Ō',
        'ū' => 'Ū',
        other => other,
    };
    text.chars().map(capital).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn families() -> Families {
        crate::fixture::atlas("en").families
    }

    #[test]
    fn capitals_are_those_of_unicode() {
        for text in ["Hokkaidō", "Полуостров Ёлки", "L’île", "Südkap", "地図"] {
            assert_eq!(capitals_of(text), text.to_uppercase());
        }
    }

    #[test]
    fn a_name_in_another_language_is_set_in_its_own_families() {
        let families = Families { native: vec![("ja".into(), "'Gothic'".into())], ..families() };
        let row = el("text").class("other").with(el("tspan").attr("lang", "ja").with("島"));
        let written = crate::node::to_html(&element(&row, Within::plain(&families))[0]);
        assert!(written.contains("<tspan lang=\"ja\" font-family=\"'Gothic'\">島</tspan>"), "{written}");
    }

    #[test]
    fn what_is_in_a_scaled_group_keeps_its_width_on_the_screen() {
        let line = el("path").class("stroke claimed").attr("vector-effect", "non-scaling-stroke");
        let written = crate::node::to_html(&styled_layer(Layer::Shapes(el("g").with(line), 0.5), &families())[0]);
        assert!(written.contains("stroke-width=\"3\" stroke-dasharray=\"3 8\""), "{written}");
        assert!(!written.contains("vector-effect") && !written.contains("class"), "{written}");
    }

    /// The attributes of a thing on the map, by the classes of its group and its own.
    fn attributes_of(group: &str, tag: &'static str, class: &str) -> String {
        let bare = el(tag).class(class.to_owned());
        let own = el("g").class(group.to_owned()).with(bare.clone());
        let chosen = if group == "island selected" { Chosen::Yes } else { Chosen::No };
        let drawn = match group.strip_prefix("label ") {
            Some(name) => {
                let kind = Kind::ALL.into_iter().find(|kind| kind.name() == name).unwrap();
                styled_layer(Layer::Labels(el("g"), vec![(bare, kind)]), &families())
            }
            None => element(&own, Within { chosen, ..Within::plain(&families()) }),
        };
        let Node::Element(group) = &drawn[0] else { return String::new() };
        let Some(Node::Element(own)) = group.children.last() else { return String::new() };
        let written = |(name, value): &(&str, String)| format!("{name}={value}");
        own.attributes.iter().map(written).collect::<Vec<_>>().join(" ")
    }

    /// Literally, so that no change of the table goes unseen: which side has which colour, which line which dashes.
    #[test]
    fn every_side_and_every_line_has_its_own_paint_in_a_picture() {
        const ROUND: &str = "stroke-linejoin=round";
        let line = "fill=none stroke=#39434c stroke-width=1.5";
        for (group, tag, class, expected) in [
            ("", "use", "land tint-0", format!("fill=#f8f3e8 stroke=#5a6069 stroke-width=0.8 {ROUND}")),
            ("", "use", "land tint-1", format!("fill=#dad59a stroke=#9c955a stroke-width=0.8 {ROUND}")),
            ("", "use", "land tint-2", format!("fill=#d8adb0 stroke=#a8797d stroke-width=0.8 {ROUND}")),
            ("", "use", "land cut tint-1", "fill=#dad59a stroke=none".into()),
            ("", "use", "land cut tint-2", "fill=#d8adb0 stroke=none".into()),
            ("island", "use", "shape", format!("stroke=#43394c stroke-width=1 {ROUND}")),
            ("island", "use", "shape tint-0", format!("fill=#f8f3e8 stroke=#43394c stroke-width=1 {ROUND}")),
            ("island", "use", "shape tint-1", format!("fill=#dad59a stroke=#43394c stroke-width=1 {ROUND}")),
            ("island", "use", "shape tint-2", format!("fill=#d8adb0 stroke=#43394c stroke-width=1 {ROUND}")),
            ("island selected", "use", "shape", format!("stroke=#22252b stroke-width=2.8 {ROUND}")),
            (
                "island part",
                "path",
                "shape passing tint-1",
                format!("fill=#dad59a stroke=#5d4a6e stroke-width=1.8 {ROUND}"),
            ),
            ("", "rect", "ground-below tint-2", "fill=#d8adb0".into()),
            ("", "path", "stripe tint-1", "fill=none stroke=#6b6628 stroke-width=2.4".into()),
            ("", "path", "stripe tint-2", "fill=none stroke=#94474c stroke-width=2.4".into()),
            ("line", "path", "stroke border", format!("{line} stroke-dasharray=10 3 2 3")),
            ("line", "path", "stroke de-facto", format!("{line} stroke-dasharray=8 4")),
            ("line", "path", "stroke claimed", format!("{line} stroke-dasharray=1.5 4")),
            ("line", "path", "stroke treaty", "fill=none stroke=#39434c stroke-width=1.2".into()),
            ("line", "path", "stroke scenario", line.into()),
            ("line", "path", "stroke limit", "fill=none stroke=#38505f stroke-width=0.9 stroke-dasharray=1 2".into()),
            (
                "label sea",
                "text",
                "first",
                format!(
                    "fill=#38505f font-family={} font-style=italic font-size=17 letter-spacing=0.34",
                    families().serif
                ),
            ),
            ("label town", "text", "other", "fill=#5a6069 font-style=italic font-size=11".into()),
            ("label cape", "circle", "", "fill=#5a6069 stroke=#f5f8f7 stroke-opacity=0.85 stroke-width=1".into()),
        ] {
            assert_eq!(attributes_of(group, tag, class), expected, "{group} > {class}");
        }
    }
}
