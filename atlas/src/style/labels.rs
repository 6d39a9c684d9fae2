//! How names look.

use super::{Colour, Face, Font, Style};

/// What sort of thing a name is of: how it looks follows from that, and where it may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// A disputed island or group.
    Island,
    /// The same on a small map, both its names below each other.
    IslandSmall,
    /// A disputed islet.
    Islet,
    /// The same on a small map, both its names below each other.
    IsletSmall,
    /// A disputed group whose islets have names of their own.
    Group,
    /// A side, on its land.
    Country,
    /// A sea or an ocean.
    Sea,
    /// A strait.
    Strait,
    /// A large land.
    Land,
    /// An island outside the dispute.
    Near,
    /// A town, beside its point.
    Town,
    /// A cape, beside its point.
    Cape,
    /// What is said of a cape, with its name.
    Annotation,
    /// A line at sea.
    Line,
}

/// How a name looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelStyle {
    /// Its first row.
    pub first: Style,
    /// The rows below.
    pub other: Style,
    /// The width of an average letter of the first row in em, by which room is kept for it.
    pub letter: f64,
    /// The same of the rows below.
    pub other_letter: f64,
}

/// The rows below the first, unless a kind says otherwise.
pub(super) const OTHER: Style = sans(Colour::Soft, 12.0);

impl LabelKind {
    /// All of them.
    #[rustfmt::skip]
    pub const ALL: [Self; 14] = [
        Self::Island, Self::IslandSmall, Self::Islet, Self::IsletSmall, Self::Group, Self::Country, Self::Sea, Self::Strait, Self::Land, Self::Near,
        Self::Town, Self::Cape, Self::Annotation, Self::Line,
    ];

    /// The classes of its element beside `label`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Island => "island",
            Self::IslandSmall => "island small",
            Self::Islet => "islet",
            Self::IsletSmall => "islet small",
            Self::Group => "group",
            Self::Country => "country",
            Self::Sea => "sea",
            Self::Strait => "strait",
            Self::Land => "land",
            Self::Near => "near",
            Self::Town => "town",
            Self::Cape => "cape",
            Self::Annotation => "annotation",
            Self::Line => "line",
        }
    }

    /// How it looks.
    pub const fn style(self) -> LabelStyle {
        const SMALL: Style = sans(Colour::Soft, 11.0);
        const ASIDE: Style = Style::text(Colour::Soft, Font::of(Face::Sans, 11.0).italic());
        const COUNTRY: Style = Style::text(Colour::LandInk, Font::of(Face::Sans, 15.0).bold().spaced(0.18).capitals());
        const GROUP: Style = Style::text(Colour::Disputed, Font::of(Face::Sans, 13.0).bold().spaced(0.16).capitals());
        const SEA: Style = Style::text(Colour::SeaInk, Font::of(Face::Serif, 17.0).italic().spaced(0.02));
        const STRAIT: Style = Style::text(Colour::SeaInk, Font::of(Face::Serif, 12.0).italic());
        match self {
            Self::Island => row(bold(16.0), OTHER, 0.7),
            Self::IslandSmall => row(bold(14.0), bold(14.0), 0.7),
            Self::Islet => row(bold(13.0), SMALL, 0.67),
            // The names that sides give it are equals.
            Self::Sea => row(SEA, SEA, 0.62),
            Self::Strait => row(STRAIT, STRAIT, 0.6),
            Self::IsletSmall => row(bold(13.0), bold(13.0), 0.67),
            Self::Group => row(GROUP, GROUP, 0.82),
            Self::Country => row(COUNTRY, OTHER, 0.84),
            Self::Land => row(sans(Colour::LandInk, 13.0), OTHER, 0.61),
            Self::Near => row(Style::text(Colour::LandInk, Font::of(Face::Serif, 12.5)), OTHER, 0.62),
            Self::Town => row(sans(Colour::Ink, 12.0), ASIDE, 0.61),
            Self::Cape | Self::Annotation => row(sans(Colour::Soft, 11.5), ASIDE, 0.61),
            Self::Line => row(sans(Colour::Line, 12.0), OTHER, 0.61),
        }
    }

    /// Whether a leader may tie it to what it names.
    pub const fn may_have_leader(self) -> bool {
        matches!(self, Self::Island | Self::IslandSmall | Self::Islet | Self::IsletSmall | Self::Annotation)
    }

    /// Whether a point stands at its anchor.
    pub const fn has_point(self) -> bool {
        matches!(self, Self::Town | Self::Cape | Self::Annotation)
    }
}

/// The width of an average letter of plain text in em.
const PLAIN_LETTER: f64 = 0.61;

const fn row(first: Style, other: Style, letter: f64) -> LabelStyle {
    // What is small and plain below a name is narrower.
    let other_letter = match other.font {
        Some(Font { weight: 400, .. }) => PLAIN_LETTER,
        _ => letter,
    };
    LabelStyle { first, other, letter, other_letter }
}

const fn bold(size: f64) -> Style {
    Style::text(Colour::Ink, Font::of(Face::Serif, size).bold())
}

const fn sans(colour: Colour, size: f64) -> Style {
    Style::text(colour, Font::of(Face::Sans, size))
}
