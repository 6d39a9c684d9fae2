//! What a page puts upon the map, where no name may stand: the key, the options, the buttons.

use super::measures::longest_bar;
use crate::content::LineKind;
use crate::label::{Rect, width_em};
use crate::legend::{Legend, LegendEntry, Swatch};
use crate::plane::{Px, Size};
use crate::wrap;

/// Whose furniture stands on a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// None: a picture that is saved has its legend below.
    None,
    /// That of a frame: the key, the buttons, and the scale.
    Frame,
    /// That of a full page: the options too.
    Page,
    /// What stands on a second map beside the first, on a full page: the options.
    Beside,
}

/// From the edge of the map, in px.
const EDGE: f64 = 12.0;
/// The size of the key's letters in px, the distance of its rows, and the width of an average letter in em.
const LETTERS: (f64, f64, f64) = (12.5, 20.0, 0.61);
const NARROW_LETTERS: (f64, f64, f64) = (12.5, 18.5, 0.52);
/// Below this width of a map its key is shorter, as in the style sheet.
const NARROW: f64 = 480.0;
/// Around the text of the key, and the room of a swatch beside it, in px.
const PADDING: f64 = 10.0;
const SWATCH: f64 = 33.0;
/// The room of two citations, which a finger has to find.
const CITED: f64 = 52.0;
/// The height of the scale with the degrees below it, and the room of its texts beside its longer bar, in px.
const SCALE: (f64, f64) = (58.0, 72.0);
/// The options when they are closed, and three buttons below each other.
const OPTIONS: Size = Size { width: 178.0, height: 46.0 };
const BUTTONS: Size = Size { width: 46.0, height: 110.0 };

impl Furniture {
    /// The boxes that it takes on a map of this size, with this legend as its key.
    pub fn boxes(self, size: Size, legend: &Legend) -> Vec<Rect> {
        if self == Self::None {
            return Vec::new();
        }
        let right = |top: f64, part: Size| {
            let (x, y) = (size.width, top + part.height);
            Rect { min: Px { x: x - part.width, y: top }, max: Px { x, y } }
        };
        if self == Self::Beside {
            return vec![right(0.0, OPTIONS)];
        }
        let key = self.key(size, legend);
        let key = Rect { min: Px::default(), max: Px { x: EDGE + key.width, y: EDGE + key.height } };
        let options = (self == Self::Page).then(|| right(0.0, OPTIONS));
        let top = options.map_or(0.0, |options| options.max.y);
        let corner = Px { x: 0.0, y: size.height - SCALE.0 };
        let scale = Rect { min: corner, max: Px { x: longest_bar(size) + SCALE.1, y: size.height } };
        let scale = (self == Self::Frame).then_some(scale);
        [key, right(top, BUTTONS)].into_iter().chain(options).chain(scale).collect()
    }

    /// The size of the key: a row for each entry, or more where its text is long; the sides' land shares one.
    fn key(self, size: Size, legend: &Legend) -> Size {
        let is_narrow = size.width < NARROW;
        let (letters, row, letter) = if is_narrow { NARROW_LETTERS } else { LETTERS };
        let (share, swatch) = if is_narrow { (0.6, SWATCH - 6.0) } else { (0.55, SWATCH) };
        // On a page the options stand beside it.
        let beside = if is_narrow && self == Furniture::Page { OPTIONS.width + 4.0 } else { 0.0 };
        let room = (size.width * share).min(300.0).min(size.width - beside) - swatch - 2.0 * PADDING;
        let is_side = |entry: &&LegendEntry| matches!(entry.swatch, Swatch::Land(tint) if tint > 0);
        let width =
            |entry: &LegendEntry| width_em(&entry.text, letter) * letters + if entry.is_cited { CITED } else { 0.0 };
        // On a narrow map the present lines are named along themselves alone, and depths explain themselves.
        let is_left_out = |entry: &&LegendEntry| {
            is_narrow && matches!(entry.swatch, Swatch::Line(LineKind::DeFacto | LineKind::Claimed) | Swatch::Depth)
        };
        let shown = legend.entries.iter().filter(|entry| !is_left_out(entry));
        let (sides, others): (Vec<&LegendEntry>, Vec<&LegendEntry>) = shown.partition(is_side);
        let shared = sides.iter().map(|entry| width(entry) + swatch + 14.0).sum::<f64>();
        let widest =
            others.iter().map(|entry| width(entry).min(room) + swatch).fold(shared.min(room + swatch), f64::max);
        let taller = |entry: &LegendEntry| if entry.is_cited { 0.9 } else { 0.0 };
        let rows = |entry: &LegendEntry| {
            let lines = wrap::lines(&entry.text, room / letters, letter);
            let last = lines.last().map_or(0.0, |last| width_em(last, letter) * letters);
            let cites_below = entry.is_cited && last + CITED > room;
            (lines.len() + usize::from(cites_below)) as f64 + taller(entry)
        };
        let rows = others.iter().map(|entry| rows(entry)).sum::<f64>();
        let rows = rows + (shared / (room + swatch)).ceil();
        if legend.entries.is_empty() {
            return Size { width: 0.0, height: 0.0 };
        }
        Size { width: widest + 2.0 * PADDING, height: rows * row + PADDING + 6.0 }
    }
}
