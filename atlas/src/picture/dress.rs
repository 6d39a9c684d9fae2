//! What the style sheet says, as attributes: a picture that travels has no sheet. Its light colours, fonts and dashes.

use crate::decimal;
use crate::label::Style;
use crate::node::{Element, Node, el};
use crate::scene::Scene;
use crate::svg::{self, Chosen, Layer};

/// The style sheet's `--ink`.
pub const INK: &str = "#22252b";

/// Properties by class; those of names by their style and row. `font-family` is one of the two kinds that the
/// languages have stacks of.
const LOOKS: &[(&str, &str)] = &[
    ("glow far", "stroke:#dfe9ec;stroke-width:58;stroke-linejoin:round;stroke-linecap:round"),
    ("glow mid", "stroke:#e6eef0;stroke-width:34;stroke-linejoin:round;stroke-linecap:round"),
    ("glow near", "stroke:#eef4f4;stroke-width:15;stroke-linejoin:round;stroke-linecap:round"),
    ("graticule", "stroke:#c3d0d7;stroke-dasharray:1 3"),
    ("degrees", "font-size:11;fill:#4c6473"),
    ("foot", "text-anchor:middle"),
    ("side", "text-anchor:end"),
    ("land tint-0", "fill:#d9d6cd;stroke:#5a6069;stroke-width:.8;stroke-linejoin:round"),
    ("land tint-1", "fill:#dcd9c4;stroke:#a9a486;stroke-width:.8;stroke-linejoin:round"),
    ("land tint-2", "fill:#dfd3cb;stroke:#b39e91;stroke-width:.8;stroke-linejoin:round"),
    ("land cut tint-0", "fill:#d9d6cd;stroke:none"),
    ("land cut tint-1", "fill:#dcd9c4;stroke:none"),
    ("land cut tint-2", "fill:#dfd3cb;stroke:none"),
    ("coast", "stroke:#b39e91;stroke-width:.8;stroke-linejoin:round"),
    ("hatch-paper", "fill:#f1ecf0"),
    ("hatch-dense-paper", "fill:#f1ecf0"),
    ("hatch-line", "stroke:#7a6a8a;stroke-width:3.2"),
    ("hatch-dense-line", "stroke:#5f5070;stroke-width:7"),
    ("shape", "stroke:#5f5070;stroke-linejoin:round"),
    ("shape passing", "stroke:#5f5070;stroke-linejoin:round"),
    ("shape tint-0", "fill:#d9d6cd;stroke:#5f5070;stroke-linejoin:round"),
    ("shape tint-1", "fill:#dcd9c4;stroke:#5f5070;stroke-linejoin:round"),
    ("shape tint-2", "fill:#dfd3cb;stroke:#5f5070;stroke-linejoin:round"),
    ("stroke", "stroke:#39434c;stroke-width:1.5"),
    ("stroke border", "stroke:#39434c;stroke-width:1.5;stroke-dasharray:10 3 2 3"),
    ("stroke de-facto", "stroke:#39434c;stroke-width:1.5;stroke-dasharray:8 4"),
    ("stroke claimed", "stroke:#39434c;stroke-width:1.5;stroke-dasharray:1.5 4"),
    ("stroke scenario", "stroke:#39434c;stroke-width:1.5"),
    ("stroke treaty", "stroke:#39434c;stroke-width:1.2"),
    ("stroke limit", "stroke:#4c6473;stroke-width:.9;stroke-dasharray:1 2"),
    ("island first", "font-family:serif;font-weight:700;font-size:16;fill:#22252b"),
    ("island small first", "font-family:serif;font-weight:700;font-size:14;fill:#22252b"),
    ("island small other", "font-family:serif;font-weight:700;font-size:14;fill:#22252b"),
    ("islet first", "font-family:serif;font-weight:700;font-size:13;fill:#22252b"),
    ("islet other", "font-size:11;fill:#5a6069"),
    ("sea first", "font-family:serif;font-style:italic;font-size:17;letter-spacing:.34;fill:#4c6473"),
    ("strait first", "font-family:serif;font-style:italic;font-size:12;fill:#4c6473"),
    ("land first", "font-size:14;letter-spacing:1.96;fill:#64614f"),
    ("land other", "font-size:11;fill:#64614f"),
    ("near first", "font-family:serif;font-size:12.5;fill:#64614f"),
    ("town first", "font-size:12;fill:#22252b"),
    ("town other", "font-style:italic;font-size:11;fill:#5a6069"),
    ("cape first", "font-size:11.5;fill:#5a6069"),
    ("cape other", "font-style:italic;font-size:11;fill:#5a6069"),
    ("line first", "font-size:12;fill:#39434c"),
    ("other", "font-size:12;fill:#5a6069"),
    ("halo", "fill:none;stroke:#f5f8f7;stroke-opacity:.85;stroke-width:3.5;stroke-linejoin:round"),
];

/// The properties of a class.
pub fn look(class: &str) -> Option<&'static str> {
    LOOKS.iter().find(|(known, _)| *known == class).map(|(_, look)| *look)
}

/// The fonts of a language for names and titles, or for all else; what a system lacks is passed over.
pub fn fonts(lang: &str, serif: bool) -> &'static str {
    match (lang, serif) {
        ("ja", true) => "'Hiragino Mincho ProN','Yu Mincho','Noto Serif CJK JP','Noto Serif JP',serif",
        ("ja", false) => "'Hiragino Sans','Yu Gothic','Noto Sans CJK JP','Noto Sans JP',sans-serif",
        ("ru", true) => "'PT Serif','Palatino Linotype','Noto Serif','Source Serif 4',Georgia,serif",
        ("ru", false) => "'Segoe UI','Helvetica Neue','PT Sans','Noto Sans','Liberation Sans',Arial,sans-serif",
        (_, true) => "'Iowan Old Style',Palatino,'Noto Serif','Source Serif 4',Georgia,serif",
        (_, false) => "'Avenir Next','Segoe UI','Helvetica Neue','Noto Sans','Liberation Sans',Arial,sans-serif",
    }
}

/// With the properties of a look, written `name:value;name:value`. Lengths of strokes are given in units of which `scale` make a px.
pub fn wear(element: &mut Element, look: &'static str, lang: &str, scale: f64) {
    for (name, value) in look.split(';').filter_map(|property| property.split_once(':')) {
        let value = match name {
            "font-family" => fonts(lang, true).to_owned(),
            "stroke-width" | "stroke-dasharray" if scale != 1.0 => scaled(value, scale),
            _ => value.to_owned(),
        };
        put(element, name, value);
    }
}

fn scaled(value: &str, scale: f64) -> String {
    let lengths = value.split(' ').filter_map(decimal::read);
    lengths.map(|length| format!("{:.2}", length * scale)).collect::<Vec<_>>().join(" ")
}

fn put(element: &mut Element, name: &'static str, value: String) {
    match element.attributes.iter_mut().find(|(known, _)| *known == name) {
        Some((_, old)) => *old = value,
        None => element.attributes.push((name, value)),
    }
}

/// Where in a scene an element stands.
#[derive(Clone, Copy)]
struct Within<'a> {
    lang: &'a str,
    /// Units in a px.
    scale: f64,
    /// The style of the name it is in; nothing outside names.
    name: Option<Style>,
    haloed: bool,
    chosen: Chosen,
}

impl<'a> Within<'a> {
    fn plain(lang: &'a str) -> Self {
        Self { lang, scale: 1.0, name: None, haloed: false, chosen: Chosen::No }
    }
}

/// A scene with the looks of its parts on them. A halo is a text of its own below the name: not every program that opens a
/// picture knows `paint-order`.
pub fn scene(scene: &Scene, prefix: &str, lang: &str) -> Vec<Node> {
    svg::layers(scene, prefix, &|_| None).into_iter().flat_map(|layer| layer_dressed(layer, lang)).collect()
}

fn layer_dressed(layer: Layer, lang: &str) -> Vec<Node> {
    let plain = Within::plain(lang);
    let group = |bare: &Element, within, parts: Vec<Node>| -> Vec<Node> {
        let mut out = bare_copy(bare, within);
        out.children.extend(parts);
        vec![out.into()]
    };
    match layer {
        Layer::Shapes(shapes, px) => element(&shapes, Within { scale: 1.0 / px, ..plain }),
        Layer::Degrees(degrees) => element(&degrees, Within { haloed: true, ..plain }),
        Layer::Islands(bare, islands, px) => {
            let within = Within { scale: 1.0 / px, ..plain };
            let island = |(island, chosen): &(Element, Chosen)| element(island, Within { chosen: *chosen, ..within });
            group(&bare, within, islands.iter().flat_map(island).collect())
        }
        Layer::Labels(bare, labels) => {
            let label = |(label, style): &(Element, Style)| {
                element(label, Within { name: Some(*style), haloed: true, ..plain })
            };
            group(&bare, plain, labels.iter().flat_map(label).collect())
        }
    }
}

/// An element that is drawn in px, with the looks of its parts on them.
pub fn dressed(bare: &Element, lang: &str) -> Vec<Node> {
    element(bare, Within::plain(lang))
}

/// An element with its own looks, and no children yet.
fn bare_copy(bare: &Element, within: Within<'_>) -> Element {
    let class = bare.get("class").unwrap_or_default();
    let mut out = el(bare.tag);
    let kept = |(name, value): &&(&'static str, String)| {
        !matches!(*name, "class" | "vector-effect" | "aria-hidden") && !value.is_empty()
    };
    out.attributes.extend(bare.attributes.iter().filter(kept).cloned());
    if out.get("stroke") == Some("currentColor") {
        put(&mut out, "stroke", INK.into());
    }
    let worn = match within.name {
        Some(name) if bare.tag == "text" => look(&format!("{} {class}", name.name())).or_else(|| look("other")),
        _ => look(class),
    };
    if let Some(worn) = worn {
        wear(&mut out, worn, within.lang, within.scale);
    }
    if class.starts_with("shape") {
        let (stroke, width) = if within.chosen == Chosen::Yes { (INK, 2.8) } else { ("#5f5070", 1.0) };
        put(&mut out, "stroke", stroke.into());
        put(&mut out, "stroke-width", format!("{:.2}", width * within.scale));
    }
    if let (Some(name), "circle") = (within.name, bare.tag) {
        put(&mut out, "fill", if name == Style::Cape { "#5a6069" } else { INK }.into());
        put(&mut out, "stroke", "#f5f8f7".into());
    }
    if let (Some(lang), "tspan") = (bare.get("lang"), bare.tag) {
        put(&mut out, "font-family", fonts(lang, false).into());
    }
    out
}

fn element(bare: &Element, within: Within<'_>) -> Vec<Node> {
    let class = bare.get("class").unwrap_or_default();
    if matches!(class, "reach" | "casing") {
        return Vec::new();
    }
    let mut out = bare_copy(bare, within);
    let capitals = (within.name, class) == (Some(Style::Land), "first");
    let inside = |child: &Node| match child {
        Node::Element(child) => element(child, within),
        Node::Text(text) if capitals => vec![capitals_of(text).into()],
        other => vec![other.clone()],
    };
    out.children.extend(bare.children.iter().flat_map(inside));
    if bare.tag != "text" || !within.haloed {
        return vec![out.into()];
    }
    let mut halo = out.clone();
    wear(&mut halo, look("halo").unwrap_or_default(), within.lang, 1.0);
    put(&mut halo, "aria-hidden", "true".into());
    vec![halo.into(), out.into()]
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

    #[test]
    fn colours_and_fonts_are_those_of_the_style_sheet() {
        let sheet = include_str!("../../../assets/style.css");
        // The light theme stands before the dark one.
        let light = sheet.split("@media screen and (prefers-color-scheme: dark)").next().unwrap_or_default();
        let all: String = LOOKS.iter().map(|(_, look)| *look).chain([INK]).collect::<Vec<_>>().join(";");
        for (at, _) in all.match_indices('#') {
            let colour = &all[at..at + 7];
            let halo = colour == "#f5f8f7" && light.contains("rgb(245 248 247 / 0.85)");
            assert!(halo || light.contains(&format!("{colour};")), "{colour} is not in the light theme of style.css");
        }
        let families = ["en", "ja", "ru"].map(|lang| [fonts(lang, true), fonts(lang, false)]);
        for family in families.iter().flatten().flat_map(|stack| stack.split(',')) {
            assert!(light.contains(family.trim_matches('\'')), "{family} is not in style.css");
        }
    }

    #[test]
    fn every_kind_of_line_has_a_look() {
        use crate::content::LineKind;
        for kind in LineKind::IN_FILES.into_iter().chain([LineKind::Border]) {
            assert!(look(&format!("stroke {}", kind.name())).is_some(), "{}", kind.name());
        }
    }

    #[test]
    fn capitals_are_those_of_unicode() {
        for text in ["Hokkaidō", "Полуостров Ёлки", "L’île", "Südkap", "地図"] {
            assert_eq!(capitals_of(text), text.to_uppercase());
        }
    }

    #[test]
    fn sizes_of_names_are_those_that_places_were_found_for() {
        use crate::label::Style::*;
        for style in [Island, IslandSmall, Islet, Sea, Strait, Land, Near, Town, Cape, Line] {
            let first = look(&format!("{} first", style.name())).unwrap_or_default();
            assert!(first.contains(&format!("font-size:{};", style.font().0)), "{}: {first}", style.name());
        }
    }

    #[test]
    fn what_is_in_a_scaled_group_keeps_its_width_on_the_screen() {
        let line = el("path").class("stroke claimed").attr("vector-effect", "non-scaling-stroke");
        let written = crate::node::to_html(&layer_dressed(Layer::Shapes(el("g").with(line), 0.5), "en")[0]);
        assert!(written.contains("stroke-width=\"3.00\" stroke-dasharray=\"3.00 8.00\""), "{written}");
        assert!(!written.contains("vector-effect") && !written.contains("class"), "{written}");
    }
}
