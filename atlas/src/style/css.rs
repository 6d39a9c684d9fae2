//! The table as a part of the style sheet: custom properties for every colour, and the rules of the map.
//! It is written where pages are built; the live program has no use for it.

use super::labels::OTHER;
use super::{
    CHOSEN, Colour, Face, Font, HALO, LabelKind, Letters, MARKS, POINT_EDGE, Paint, Slant, Stroke, Style, TINTS, line,
    stripes,
};
use crate::content::LineKind;

/// The text of that part.
pub fn css() -> String {
    let rules = [properties(), tints(), stripes::css(), marks(), lines(), labels()];
    rules.concat()
}

/// Every colour in each theme. Dark is as the system says or as the address says: the same list twice, for browsers that know
/// no `light-dark()`. Paper is white in both.
fn properties() -> String {
    let list = |value: &dyn Fn(Colour) -> Option<u32>| -> String {
        let declared = |colour: Colour| Some(format!("--{}:{};", colour.name(), written(colour, value(colour)?)));
        Colour::ALL.into_iter().filter_map(declared).collect()
    };
    let dark = list(&|colour| Some(colour.dark()));
    format!(
        ":root{{color-scheme:light dark;{}}}\n\
         @media screen and (prefers-color-scheme:dark){{:root:not([data-theme=\"light\"]){{{dark}}}}}\n\
         @media screen{{:root[data-theme=\"dark\"]{{color-scheme:dark;{dark}}}}}\n\
         :root[data-theme=\"light\"]{{color-scheme:light}}\n\
         @media print{{:root{{color-scheme:only light;{}}}}}\n",
        list(&|colour| Some(colour.light())),
        list(&Colour::printed),
    )
}

fn written(colour: Colour, value: u32) -> String {
    let [_, red, green, blue] = value.to_be_bytes();
    match colour.opacity() {
        1.0 => format!("#{value:06x}"),
        opacity => format!("rgb({red} {green} {blue} / {opacity})"),
    }
}

/// What has the class of a tint takes its colours from these.
fn tints() -> String {
    let rule = |(number, tint): (usize, &super::Tint)| {
        let [land, edge, side] = [tint.land, tint.edge, tint.side].map(Colour::name);
        format!(".tint-{number}{{--tint-land:var(--{land});--tint-edge:var(--{edge});--tint-side:var(--{side})}}\n")
    };
    TINTS.iter().enumerate().map(rule).collect()
}

fn marks() -> String {
    let tints: Vec<String> = (0..TINTS.len()).map(|number| format!(".tint-{number}")).collect();
    let any = format!(":is({})", tints.join(","));
    let rules = MARKS.iter().map(|(selector, style)| match selector.strip_suffix(".tint") {
        Some(bare) => rule(&format!("{bare}{any}"), style),
        None => rule(selector, style),
    });
    rules.collect::<String>() + &rule(".island.selected .shape", &Style::filled(Paint::Own).with(CHOSEN))
}

/// Lines at sea, and their swatches in the legend.
fn lines() -> String {
    let kinds = LineKind::ALL.into_iter().map(|kind| {
        let (name, stroke) = (kind.name(), line(kind));
        let drawn = rule(&format!(".line .stroke.{name}"), &Style::filled(Paint::None).with(stroke));
        format!("{drawn}.swatch.stroke.{name}{{background:{}}}\n", swatch(&stroke))
    });
    kinds.collect()
}

/// The dashes of a line along the x axis, as the background of a box.
fn swatch(stroke: &Stroke) -> String {
    let colour = paint(stroke.paint).unwrap_or_default();
    let mut at = 0.0;
    let stops = stroke.dashes.iter().enumerate().map(|(index, length)| {
        let from = at;
        at += length;
        format!("{} {from}px {at}px", if index % 2 == 0 { &colour } else { "transparent" })
    });
    let stops: Vec<String> = stops.collect();
    if stops.is_empty() { colour } else { format!("repeating-linear-gradient(90deg,{})", stops.join(",")) }
}

fn labels() -> String {
    let halo = Style::filled(Paint::Own).with(HALO);
    let mut out = rule(".label text", &halo).replace('}', ";paint-order:stroke}") + &rule(".label .other", &OTHER);
    for kind in LabelKind::ALL {
        let of = format!(".label.{}", kind.name().replace(' ', "."));
        let look = kind.style();
        out += &rule(&format!("{of} .first"), &look.first);
        if look.other != OTHER {
            out += &rule(&format!("{of} .other"), &look.other);
        }
        if kind.has_point() || kind.may_have_leader() {
            let point = Style { font: None, ..look.first }.with(POINT_EDGE);
            out += &rule(&format!("{of} circle"), &point);
        }
    }
    out
}

fn rule(selector: &str, style: &Style) -> String {
    let fill = paint(style.fill).map(|fill| format!("fill:{fill}"));
    let font = style.font.iter().flat_map(font);
    let stroke = style.stroke.iter().flat_map(stroke);
    let above = (style.font.is_some() && style.stroke.is_some()).then(|| "paint-order:stroke".to_owned());
    let all: Vec<String> = fill.into_iter().chain(font).chain(stroke).chain(above).collect();
    format!("{selector}{{{}}}\n", all.join(";"))
}

fn paint(paint: Paint) -> Option<String> {
    match paint {
        Paint::Own => None,
        Paint::None => Some("none".into()),
        Paint::Of(colour) => Some(format!("var(--{})", colour.name())),
        Paint::Land => Some("var(--tint-land)".into()),
        Paint::Edge => Some("var(--tint-edge)".into()),
        Paint::Side => Some("var(--tint-side)".into()),
    }
}

fn stroke(stroke: &Stroke) -> Vec<String> {
    let Some(painted) = paint(stroke.paint) else { return Vec::new() };
    let mut all = vec![format!("stroke:{painted}")];
    if stroke.paint == Paint::None {
        return all;
    }
    all.push(format!("stroke-width:{}px", stroke.width));
    if !stroke.dashes.is_empty() {
        let dashes: Vec<String> = stroke.dashes.iter().map(f64::to_string).collect();
        all.push(format!("stroke-dasharray:{}", dashes.join(" ")));
    }
    all.extend(stroke.ends.linejoin().map(|join| format!("stroke-linejoin:{join}")));
    all
}

fn font(font: &Font) -> Vec<String> {
    let slant = if font.slant == Slant::Italic { "italic " } else { "" };
    let weight = if font.weight == 400 { String::new() } else { format!("{} ", font.weight) };
    let face = if font.face == Face::Serif { "serif" } else { "sans" };
    let mut all = vec![format!("font:{slant}{weight}{}px var(--{face})", font.size)];
    all.extend((font.spacing != 0.0).then(|| format!("letter-spacing:{}em", font.spacing)));
    all.extend((font.letters == Letters::Capitals).then(|| "text-transform:uppercase".to_owned()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_its_dashes_on_the_map_and_in_the_legend() {
        let css = css();
        for rule in [
            ".line .stroke.claimed{fill:none;stroke:var(--line);stroke-width:1.5px;stroke-dasharray:1.5 4}",
            ".swatch.stroke.claimed{background:repeating-linear-gradient(90deg,var(--line) 0px 1.5px,transparent 1.5px 5.5px)}",
            ".swatch.stroke.treaty{background:var(--line)}",
            ".label.strait .first{fill:var(--sea-ink);font:italic 12px var(--serif)}",
            ".land:is(.tint-0,.tint-1,.tint-2,.tint-3){fill:var(--tint-land);stroke:var(--tint-edge);stroke-width:0.8px;stroke-linejoin:round}",
        ] {
            assert!(css.contains(rule), "{rule}\n{css}");
        }
    }

    #[test]
    fn every_colour_is_declared_in_both_themes() {
        let css = css();
        for colour in Colour::ALL {
            assert_eq!(
                css.matches(&format!("--{}:", colour.name())).count(),
                3 + usize::from(colour.printed().is_some())
            );
        }
        assert!(
            css.contains("--halo:rgb(245 248 247 / 0.85);") && css.contains("--halo:rgb(15 24 31 / 0.85);"),
            "{css}"
        );
    }
}
