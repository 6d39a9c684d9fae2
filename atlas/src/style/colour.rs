//! The colours of the map and its pages, each once, in both themes and on paper.

/// A colour, by what it is for. In the style sheet it is the custom property of its [`name`](Colour::name).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// The page, and what lies upon a panel.
    Paper,
    /// A panel, and what lies upon the page.
    Panel,
    /// Thin rules, frames.
    Rule,
    /// Text, and what is chosen.
    Ink,
    /// Text of less weight; the coast of no side's land.
    Soft,
    /// What has the focus or is open.
    Accent,
    /// The shadow of what lies over the page.
    Shadow,
    /// The sea, where it is shallow or its depth is not shown.
    Sea,
    /// The sea, deeper.
    Depth1,
    /// The sea, deeper still.
    Depth2,
    /// The deep sea.
    Depth3,
    /// The deepest sea.
    Depth4,
    /// The water along a coast.
    Shallow,
    /// Names at sea, degrees, limits.
    SeaInk,
    /// Meridians and parallels.
    Graticule,
    /// Land of no side.
    Land0,
    /// Land of the first side.
    Land1,
    /// Land of the second side.
    Land2,
    /// Land of the third side, where there is one.
    Land3,
    /// The coast of the first side's land.
    Edge1,
    /// The coast of the second side's land.
    Edge2,
    /// The coast of the third side's land.
    Edge3,
    /// The first side where it is told of, in the panel.
    Side1,
    /// The second side where it is told of, in the panel.
    Side2,
    /// The third side where it is told of, in the panel.
    Side3,
    /// Names on land.
    LandInk,
    /// The coast of a disputed island.
    Disputed,
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
    pub const ALL: [Self; 29] = [
        Self::Paper, Self::Panel, Self::Rule, Self::Ink, Self::Soft, Self::Accent, Self::Shadow,
        Self::Sea, Self::Depth1, Self::Depth2, Self::Depth3, Self::Depth4, Self::Shallow, Self::SeaInk, Self::Graticule,
        Self::Land0, Self::Land1, Self::Land2, Self::Land3, Self::Edge1, Self::Edge2, Self::Edge3,
        Self::Side1, Self::Side2, Self::Side3, Self::LandInk,
        Self::Disputed, Self::Line, Self::Halo,
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
            Self::Sea => row("sea", 0xe3edf0, 0x1a2b35),
            Self::Depth1 => row("depth-1", 0xd6e4ea, 0x162530),
            Self::Depth2 => row("depth-2", 0xc9dbe4, 0x12202a),
            Self::Depth3 => row("depth-3", 0xbdd2dd, 0x0e1a23),
            Self::Depth4 => row("depth-4", 0xb2cad7, 0x0a141c),
            Self::Shallow => row("shallow", 0xf4f9f9, 0x263a45),
            Self::SeaInk => row("sea-ink", 0x38505f, 0x8ca7b6),
            Self::Graticule => row("graticule", 0xaec1cb, 0x2b3e49),
            Self::Land0 => row("land-0", 0xf8f3e8, 0x62666b),
            Self::Land1 => row("land-1", 0xdad59a, 0x504e22),
            Self::Land2 => row("land-2", 0xd8adb0, 0x522f3c),
            Self::Land3 => row("land-3", 0xe6dffc, 0x201845),
            Self::Edge1 => row("edge-1", 0x9c955a, 0x8b8850),
            Self::Edge2 => row("edge-2", 0xa8797d, 0x8d5f6d),
            Self::Edge3 => row("edge-3", 0x8f83b8, 0x6f66a8),
            Self::Side1 => row("side-1", 0x6b6628, 0xd3cb7c),
            Self::Side2 => row("side-2", 0x94474c, 0xf2b4ba),
            Self::Side3 => row("side-3", 0x47459b, 0xc6c2ff),
            Self::LandInk => row("land-ink", 0x47443a, 0xece7d8),
            Self::Disputed => row("disputed", 0x43394c, 0xd9cfe0),
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
pub const TINTS: [Tint; 4] = [
    Tint { land: Colour::Land0, edge: Colour::Soft, side: Colour::Soft },
    Tint { land: Colour::Land1, edge: Colour::Edge1, side: Colour::Side1 },
    Tint { land: Colour::Land2, edge: Colour::Edge2, side: Colour::Side2 },
    Tint { land: Colour::Land3, edge: Colour::Edge3, side: Colour::Side3 },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// How a colour is seen: with all cones, and by those who lack one kind, after Machado, Oliveira and Fernandes (2009), severity 1.
    const SEEN: [(&str, [[f64; 3]; 3]); 3] = [
        ("all", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopes",
            [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
        ),
        (
            "deuteranopes",
            [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
        ),
    ];

    /// Red, green and blue as light adds up, 0 to 1.
    fn linear(value: u32) -> [f64; 3] {
        let [_, red, green, blue] = value.to_be_bytes();
        [red, green, blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn times(matrix: &[[f64; 3]; 3], [r, g, b]: [f64; 3]) -> [f64; 3] {
        matrix.map(|[x, y, z]| (x * r + y * g + z * b).clamp(0.0, 1.1))
    }

    /// CIE L*a*b* under D65.
    fn lab(light: [f64; 3]) -> [f64; 3] {
        const XYZ: [[f64; 3]; 3] =
            [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
        let [x, y, z] = times(&XYZ, light);
        let f = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
        let [x, y, z] = [f(x / 0.95047), f(y), f(z / 1.08883)];
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    /// The difference of two colours as CIE 1976 has it: about 2 can just be told side by side.
    fn difference(one: [f64; 3], other: [f64; 3]) -> f64 {
        let squares = one.iter().zip(other).map(|(one, other)| (one - other).powi(2));
        squares.sum::<f64>().sqrt()
    }

    /// WCAG's contrast ratio.
    fn contrast(one: u32, other: u32) -> f64 {
        let luminance = |value| {
            let [red, green, blue] = linear(value);
            0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
        };
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    type Theme = (&'static str, fn(Colour) -> u32);

    const THEMES: [Theme; 2] = [("light", Colour::light), ("dark", Colour::dark)];

    #[test]
    fn tints_of_sides_are_told_apart_by_everybody_and_by_lightness_too() {
        for (theme, of) in THEMES {
            for (index, one) in TINTS.iter().enumerate() {
                for other in &TINTS[..index] {
                    // Land of no side is told apart from a side's, but it is the sides that a reader compares.
                    let least = if other.land == Colour::Land0 { 15.0 } else { 20.0 };
                    let pair = format!("{} and {}, {theme}", one.land.name(), other.land.name());
                    let [first, second] = [one.land, other.land].map(|colour| linear(of(colour)));
                    for (who, seen) in &SEEN {
                        let told = difference(lab(times(seen, first)), lab(times(seen, second)));
                        assert!(told >= least, "{pair}, {who}: {told:.1}");
                    }
                    let lightness = (lab(first)[0] - lab(second)[0]).abs();
                    // The third stands between others in light, where no tint is as far from all of them.
                    let least = if one.land == Colour::Land3 { 5.5 } else { 8.0 };
                    assert!(lightness >= least, "{pair}: lightness {lightness:.1}");
                }
            }
        }
    }

    #[test]
    fn text_is_read_on_what_it_stands_on() {
        use Colour as C;
        let lands = TINTS.map(|tint| tint.land);
        let sheets = [C::Paper, C::Panel];
        let pairs = lands.iter().map(|land| (C::LandInk, *land));
        let pairs = pairs.chain(sheets.iter().flat_map(|sheet| [C::Ink, C::Soft, C::Accent].map(|ink| (ink, *sheet))));
        let pairs = pairs.chain([C::Ink, C::SeaInk, C::Line, C::Soft, C::LandInk].map(|ink| (ink, C::Sea)));
        let depths = [C::Depth1, C::Depth2, C::Depth3, C::Depth4];
        let pairs = pairs.chain(depths.iter().flat_map(|depth| [C::Ink, C::SeaInk, C::Line].map(|ink| (ink, *depth))));
        for (ink, ground) in pairs {
            for (theme, of) in THEMES {
                let contrast = contrast(of(ink), of(ground));
                assert!(contrast >= 4.5, "{} on {}, {theme}: {contrast:.2}", ink.name(), ground.name());
            }
        }
    }

    #[test]
    fn stripes_are_seen_on_the_ground_of_any_other_side() {
        for (theme, of) in THEMES {
            for (one, tint) in TINTS.iter().enumerate().skip(1) {
                for ground in TINTS.iter().enumerate().filter(|(other, _)| *other != one).map(|(_, other)| other.land) {
                    let contrast = contrast(of(tint.side), of(ground));
                    assert!(contrast >= 2.9, "{} on {}, {theme}: {contrast:.2}", tint.side.name(), ground.name());
                }
            }
        }
    }
}
