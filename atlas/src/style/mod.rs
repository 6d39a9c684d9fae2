//! How everything on the map looks: fills, strokes, widths, dashes, fonts, in both themes. One table, from which the style
//! sheet's part about the map and the attributes of downloaded pictures are made. No colour stands anywhere else.

mod colour;
mod css;
mod labels;
pub mod simplestyle;
mod stripes;
mod table;

pub use colour::{Colour, TINTS, Tint};
pub use css::css;
pub use labels::{LabelKind, LabelStyle};
pub use stripes::Stripes;
pub use table::{CHOSEN, DEGREES, HALO, MARKS, POINT_EDGE, SCALE_TEXT, SHAPE, SYMBOL_RADIUS, line, of_classes};

/// What a fill or a stroke is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// What the element itself says: the stripes of an island are a pattern of its own picture.
    Own,
    /// Nothing.
    None,
    /// A colour.
    Of(Colour),
    /// The land of the tint that the element has.
    Land,
    /// The coast of the tint that the element has.
    Edge,
    /// The ink of the side whose tint the element has.
    Side,
}

/// A stroke. Lengths in px of the screen, whatever the map's scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// What it is made of.
    pub paint: Paint,
    /// Its width.
    pub width: f64,
    /// Lengths of dashes and of the gaps behind them; none for a stroke without gaps.
    pub dashes: &'static [f64],
    /// The form of its corners and ends.
    pub ends: Ends,
}

/// The form of a stroke's corners and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Corners and ends are sharp.
    Sharp,
    /// Corners are round.
    RoundCorners,
    /// Corners are cut off: of a wide and soft stroke along a shore nobody sees it, and it is drawn in half the time.
    CutCorners,
}

impl Ends {
    /// The same as SVG and CSS say it; nothing for what they do by themselves.
    pub const fn linejoin(self) -> Option<&'static str> {
        match self {
            Self::Sharp => None,
            Self::RoundCorners => Some("round"),
            Self::CutCorners => Some("bevel"),
        }
    }
}

/// The two faces that text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// For names and titles.
    Serif,
    /// For all else.
    Sans,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// The face.
    pub face: Face,
    /// In px.
    pub size: f64,
    /// As CSS counts it: 400 is regular, 700 bold.
    pub weight: u16,
    /// Whether letters stand upright.
    pub slant: Slant,
    /// Space that is added between letters, in em.
    pub spacing: f64,
    /// Which letters are set.
    pub letters: Letters,
}

/// Whether letters stand upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slant {
    /// They do.
    Upright,
    /// They are italics.
    Italic,
}

/// Which letters are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// As they are written.
    AsWritten,
    /// Capitals only.
    Capitals,
}

/// How a thing on the map looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Its fill.
    pub fill: Paint,
    /// Its stroke; nothing where the element's own holds.
    pub stroke: Option<Stroke>,
    /// Its font, if it is text.
    pub font: Option<Font>,
}

impl Style {
    /// A fill without a stroke of its own.
    pub const fn filled(fill: Paint) -> Self {
        Self { fill, stroke: None, font: None }
    }

    /// A stroke of a colour, in px, with nothing inside.
    pub const fn stroked(colour: Colour, width: f64) -> Self {
        Self { stroke: Some(Stroke::of(Paint::Of(colour), width)), ..Self::filled(Paint::None) }
    }

    /// Text of a colour.
    pub const fn text(colour: Colour, font: Font) -> Self {
        Self { font: Some(font), ..Self::filled(Paint::Of(colour)) }
    }

    /// With this stroke.
    pub const fn with(self, stroke: Stroke) -> Self {
        Self { stroke: Some(stroke), ..self }
    }

    /// With the colours of a tint for what depends on it.
    pub fn tinted(self, number: usize) -> Self {
        let tint = TINTS.get(number).unwrap_or(&TINTS[0]);
        let of = |paint| match paint {
            Paint::Land => Paint::Of(tint.land),
            Paint::Edge => Paint::Of(tint.edge),
            Paint::Side => Paint::Of(tint.side),
            other => other,
        };
        let stroke = self.stroke.map(|stroke| Stroke { paint: of(stroke.paint), ..stroke });
        Self { fill: of(self.fill), stroke, ..self }
    }
}

impl Stroke {
    /// A stroke without gaps, its corners sharp.
    pub const fn of(paint: Paint, width: f64) -> Self {
        Self { paint, width, dashes: &[], ends: Ends::Sharp }
    }

    /// With these dashes and gaps.
    pub const fn dashed(self, dashes: &'static [f64]) -> Self {
        Self { dashes, ..self }
    }

    /// With corners and ends of this form.
    pub const fn ending(self, ends: Ends) -> Self {
        Self { ends, ..self }
    }
}

impl Font {
    /// A face in a size of px.
    pub const fn of(face: Face, size: f64) -> Self {
        Self { face, size, weight: 400, slant: Slant::Upright, spacing: 0.0, letters: Letters::AsWritten }
    }

    /// In bold.
    pub const fn bold(self) -> Self {
        Self { weight: 700, ..self }
    }

    /// In italics.
    pub const fn italic(self) -> Self {
        Self { slant: Slant::Italic, ..self }
    }

    /// With this much space added between letters, in em.
    pub const fn spaced(self, spacing: f64) -> Self {
        Self { spacing, ..self }
    }

    /// In capitals.
    pub const fn capitals(self) -> Self {
        Self { letters: Letters::Capitals, ..self }
    }
}
