//! The table itself. A row of [`MARKS`] or an arm of [`line`] is all that a new mark or kind of line needs here; [`LineKind`] lists the kinds.

use super::{Colour, Ends, Face, Font, Paint, Stripes, Stroke, Style};
use crate::content::LineKind;

/// From the middle of the symbol of an island that is too small to be seen to its corners, in px: it has the paint of its shape.
pub const SYMBOL_RADIUS: f64 = 10.0;

/// The coast of all land.
const COAST: Stroke = Stroke::of(Paint::Edge, 0.8).ending(Ends::RoundCorners);

/// A disputed island, whose fill are its stripes.
pub const SHAPE: Style = Style::filled(Paint::Own).with(ISLAND_COAST);

const ISLAND_COAST: Stroke = Stroke::of(Paint::Of(Colour::Disputed), 1.0).ending(Ends::RoundCorners);

/// Land that would pass to a side: in its tint, and with an outline that says that it is not so.
const PASSING: Style =
    Style::filled(Paint::Land).with(Stroke::of(Paint::Of(Colour::Accent), 1.8).ending(Ends::RoundCorners));

/// The stroke of the island that is chosen.
pub const CHOSEN: Stroke = Stroke::of(Paint::Of(Colour::Ink), 2.8).ending(Ends::RoundCorners);

/// Around names, below their letters.
pub const HALO: Stroke = Stroke::of(Paint::Of(Colour::Halo), 3.5).ending(Ends::RoundCorners);

/// Around the point beside a name.
pub const POINT_EDGE: Stroke = Stroke::of(Paint::Of(Colour::Halo), 1.0);

/// The degrees along the edges of the map.
pub const DEGREES: Style = Style::text(Colour::SeaInk, Font::of(Face::Sans, 11.0)).with(halo(3.0));

/// The words of the scale bar.
pub const SCALE_TEXT: Style = Style::text(Colour::Soft, Font::of(Face::Sans, 11.5));

/// What is neither a line nor a name, by its selector in the style sheet, where `.tint` is any tint.
#[rustfmt::skip]
pub const MARKS: [(&str, Style); 20] = [
    (".depth.d1", Style::filled(Paint::Of(Colour::Depth1))),
    (".depth.d2", Style::filled(Paint::Of(Colour::Depth2))),
    (".depth.d3", Style::filled(Paint::Of(Colour::Depth3))),
    (".depth.d4", Style::filled(Paint::Of(Colour::Depth4))),
    (".shallow", shallow(6.0)),
    (".graticule", Style::filled(Paint::None).with(Stroke::of(Paint::Of(Colour::Graticule), 1.0).dashed(&[1.0, 3.0]))),
    (".degrees text", DEGREES),
    (".land.tint", Style::filled(Paint::Land).with(COAST)),
    (".land.cut.tint", Style::filled(Paint::Land).with(Stroke::of(Paint::None, 0.8))),
    (".coast", Style::filled(Paint::None).with(Stroke { paint: Paint::Of(Colour::Soft), ..COAST })),
    (".ground-below.tint", Style::filled(Paint::Land)),
    (".stripe.tint", Style::filled(Paint::None).with(Stroke::of(Paint::Side, Stripes::WIDTH))),
    (".island .shape", SHAPE),
    (".island .shape.tint", Style::filled(Paint::Land).with(ISLAND_COAST)),
    (".island .shape.passing.tint", PASSING),
    (".leader", Style::stroked(Colour::Ink, 1.0)),
    (".scale path", Style::stroked(Colour::Ink, 1.0)),
    (".scale text", SCALE_TEXT),
    (".measure path", Style::stroked(Colour::Ink, 1.0)),
    (".measure text", Style::text(Colour::Ink, Font::of(Face::Sans, 11.5)).with(halo(3.0))),
];

const fn shallow(width: f64) -> Style {
    Style::filled(Paint::None).with(Stroke::of(Paint::Of(Colour::Shallow), width).ending(Ends::CutCorners))
}

const fn halo(width: f64) -> Stroke {
    Stroke::of(Paint::Of(Colour::Halo), width)
}

/// The stroke of a kind of line at sea. The two present ones are equal in weight and unlike in rhythm; none is stronger than
/// they are.
pub const fn line(kind: LineKind) -> Stroke {
    const LINE: Stroke = Stroke::of(Paint::Of(Colour::Line), 1.5);
    match kind {
        LineKind::DeFacto => LINE.dashed(&[8.0, 4.0]),
        LineKind::Claimed => LINE.dashed(&[1.5, 4.0]),
        LineKind::Treaty => Stroke { width: 1.2, ..LINE },
        LineKind::Signed => Stroke { width: 1.2, ..LINE }.dashed(&[3.0, 3.0]),
        LineKind::Scenario => LINE,
        LineKind::Limit => Stroke::of(Paint::Of(Colour::SeaInk), 0.9).dashed(&[1.0, 2.0]),
        LineKind::Border => LINE.dashed(&[10.0, 3.0, 2.0, 3.0]),
    }
}

/// The style of an element by its classes, the colours of its tint in it.
pub fn of_classes(classes: &str) -> Option<Style> {
    if let Some(name) = classes.strip_prefix("stroke ") {
        let kind = LineKind::ALL.into_iter().find(|kind| kind.name() == name)?;
        return Some(Style::filled(Paint::None).with(line(kind)));
    }
    let (tinted, tint) = match classes.split_once(" tint-") {
        Some((rest, tint)) => (rest.trim_end(), tint.parse().ok()),
        None => (classes, None),
    };
    let row = MARKS.iter().find(|(selector, _)| {
        let own = selector.rsplit(' ').next().unwrap_or_default();
        let bare = own.strip_suffix(".tint");
        bare.is_some() == tint.is_some() && bare.unwrap_or(own).split('.').skip(1).eq(tinted.split(' '))
    });
    row.map(|(_, style)| style.tinted(tint.unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_is_unlike_the_others_and_none_is_stronger_than_the_present_ones() {
        for (index, kind) in LineKind::ALL.into_iter().enumerate() {
            let stroke = line(kind);
            assert!(stroke.width <= line(LineKind::DeFacto).width, "{}", kind.name());
            for other in &LineKind::ALL[..index] {
                let drawn = |stroke: Stroke| (stroke.dashes, stroke.dashes.is_empty().then_some(stroke.width));
                assert_ne!(drawn(stroke), drawn(line(*other)), "{} is drawn as {}", kind.name(), other.name());
            }
        }
        assert_eq!(line(LineKind::DeFacto).width, line(LineKind::Claimed).width);
    }
}
