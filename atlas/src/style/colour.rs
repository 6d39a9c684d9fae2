//! The colours of the map and its pages, each once, in both themes and on paper.

/// A colour, by what it is for. In the style sheet it is the custom property of its [`name`](Colour::name).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// The page, and what lies upon a panel.
    Paper,
    /// A panel, and what lies upon the page.
    Panel,
    /// Thin rules, frames; land of no side.
    Rule,
    /// Text, and what is chosen.
    Ink,
    /// Text of less weight; the coast of no side's land.
    Soft,
    /// What has the focus or is open.
    Accent,
    /// The shadow of what lies over the page.
    Shadow,
    /// The sea.
    Sea,
    /// The glow of a coast, furthest out.
    GlowFar,
    /// The glow of a coast, between.
    GlowMid,
    /// The glow of a coast, nearest.
    GlowNear,
    /// Names at sea, degrees, limits.
    SeaInk,
    /// Meridians and parallels.
    Graticule,
    /// Land of the first side.
    Land1,
    /// Land of the second side.
    Land2,
    /// The coast of the first side's land.
    Edge1,
    /// The coast of the second side's land.
    Edge2,
    /// The first side where it is told of, in the panel.
    Side1,
    /// The second side where it is told of, in the panel.
    Side2,
    /// Names on land.
    LandInk,
    /// The hatching of disputed islands.
    Hatch,
    /// Below that hatching.
    HatchPaper,
    /// The coast of a disputed island.
    HatchEdge,
    /// Lines at sea, and their names.
    Line,
    /// Around names, so that they are read on anything.
    Halo,
}

/// What the table says of a colour: `0xRRGGBB` in each theme.
struct Row {
    name: &'static str,
    light: u32,
    dark: u32,
}

const fn row(name: &'static str, light: u32, dark: u32) -> Row {
    Row { name, light, dark }
}

impl Colour {
    /// All of them, in the order of the style sheet.
    #[rustfmt::skip]
    pub const ALL: [Self; 25] = [
        Self::Paper, Self::Panel, Self::Rule, Self::Ink, Self::Soft, Self::Accent, Self::Shadow,
        Self::Sea, Self::GlowFar, Self::GlowMid, Self::GlowNear, Self::SeaInk, Self::Graticule,
        Self::Land1, Self::Land2, Self::Edge1, Self::Edge2, Self::Side1, Self::Side2, Self::LandInk,
        Self::Hatch, Self::HatchPaper, Self::HatchEdge, Self::Line, Self::Halo,
    ];

    const fn row(self) -> Row {
        match self {
            Self::Paper => row("paper", 0xfaf8f3, 0x14171b),
            Self::Panel => row("panel", 0xfffdf8, 0x181c21),
            Self::Rule => row("rule", 0xd9d6cd, 0x343a42),
            Self::Ink => row("ink", 0x22252b, 0xe6e3da),
            Self::Soft => row("soft", 0x5a6069, 0xa5abb3),
            Self::Accent => row("accent", 0x5d4a6e, 0xc3aed6),
            Self::Shadow => row("shadow", 0x000000, 0x000000),
            Self::Sea => row("sea", 0xd8e3e8, 0x0f1a22),
            Self::GlowFar => row("glow-far", 0xdfe9ec, 0x12202a),
            Self::GlowMid => row("glow-mid", 0xe6eef0, 0x162731),
            Self::GlowNear => row("glow-near", 0xeef4f4, 0x1b2e39),
            Self::SeaInk => row("sea-ink", 0x4c6473, 0x8ca7b6),
            Self::Graticule => row("graticule", 0xc3d0d7, 0x20313c),
            Self::Land1 => row("land-1", 0xdcd9c4, 0x35352a),
            Self::Land2 => row("land-2", 0xdfd3cb, 0x3a302c),
            Self::Edge1 => row("edge-1", 0xa9a486, 0x5f5d49),
            Self::Edge2 => row("edge-2", 0xb39e91, 0x68554c),
            Self::Side1 => row("side-1", 0x8f8757, 0xb3aa77),
            Self::Side2 => row("side-2", 0x9c7560, 0xc0957e),
            Self::LandInk => row("land-ink", 0x64614f, 0xb2ae98),
            Self::Hatch => row("hatch", 0x7a6a8a, 0xa893bb),
            Self::HatchPaper => row("hatch-paper", 0xf1ecf0, 0x2b2631),
            Self::HatchEdge => row("hatch-edge", 0x5f5070, 0xb7a4c8),
            Self::Line => row("line", 0x39434c, 0xc4ccd3),
            Self::Halo => row("halo", 0xf5f8f7, 0x0f181f),
        }
    }

    /// Its name in the style sheet.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// In the light theme, which is also that of downloaded pictures and cards, as `0xRRGGBB`.
    pub fn light(self) -> u32 {
        self.row().light
    }

    /// In the dark theme.
    pub fn dark(self) -> u32 {
        self.row().dark
    }

    /// On paper, where that is neither theme's.
    pub fn printed(self) -> Option<u32> {
        match self {
            Self::Paper | Self::Panel => Some(0xffffff),
            Self::Ink => Some(0x000000),
            Self::Soft => Some(0x454545),
            _ => None,
        }
    }

    /// How much of it covers what is below, 0 to 1, in every theme.
    pub fn opacity(self) -> f64 {
        match self {
            Self::Halo => 0.85,
            Self::Shadow => 0.16,
            _ => 1.0,
        }
    }
}

/// The colours of a side, or of land that is no side's.
#[derive(Clone, Copy, Debug)]
pub struct Tint {
    /// Its land.
    pub land: Colour,
    /// The coast of its land.
    pub edge: Colour,
    /// Where it is told of.
    pub side: Colour,
}

/// By the number of a tint: nobody's, then the sides' in the order of the dispute.
pub const TINTS: [Tint; 3] = [
    Tint { land: Colour::Rule, edge: Colour::Soft, side: Colour::Rule },
    Tint { land: Colour::Land1, edge: Colour::Edge1, side: Colour::Side1 },
    Tint { land: Colour::Land2, edge: Colour::Edge2, side: Colour::Side2 },
];
