//! Where names stand: no two overlap, none leaves the map, none is crossed by a line at sea.
//!
//! The screen is a grid of small cells. Land costs a little, lines much, what is taken is out. Wishes are served by rank: chosen
//! and disputed islands, lines, seas, towns, the rest. Each name takes the cheapest of its candidate places around its anchor, far ones
//! and land costing more; lines are named along their straightest stretch, beside the dashes. The islands' own names are placed
//! together ([`place_together`]): of all their free places those that cost least in sum. Width is reckoned from letters, without a
//! font. A name keeps its place while the camera moves; it is placed anew when the camera rests, and then prefers where it stood.
//! What finds no place is left out.

use crate::order;
use crate::plane::{Camera, Px, Size, World};

/// A name on the map, placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it names; unique on the map.
    pub key: String,
    /// How it looks.
    pub style: Style,
    /// The place on the plane that it moves with.
    pub anchor: World,
    /// From the anchor to the middle of the name, in px.
    pub offset: Px,
    /// Degrees clockwise by which it is turned.
    pub turn: f64,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Label {
    /// Whether any of these points of the screen lies below the name.
    pub fn covers(&self, points: &[Px], (camera, size): (Camera, Size)) -> bool {
        let at = camera.to_px(self.anchor, size);
        let (width, height) = extent(self.style, &self.rows);
        let (sin, cos) = self.turn.to_radians().sin_cos();
        points.iter().any(|point| {
            let (x, y) = (point.x - at.x - self.offset.x, point.y - at.y - self.offset.y);
            (x * cos + y * sin).abs() < width / 2.0 && (y * cos - x * sin).abs() < height / 2.0
        })
    }
}

/// A row of a name: words, each with its language where that is not the page's.
#[derive(Clone, Debug, PartialEq)]
pub struct Row(pub Vec<(String, Option<String>)>);

impl Row {
    /// A row in the page's language.
    pub fn plain(text: &str) -> Self {
        Self(vec![(text.to_owned(), None)])
    }

    /// All its words.
    pub fn text(&self) -> String {
        self.0.iter().map(|(text, _)| text.as_str()).collect()
    }
}

/// How a name looks; its font in the style sheet must agree with [`Style::font`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A disputed island or group.
    Island,
    /// The same on a small map, both its names below each other.
    IslandSmall,
    /// A disputed islet.
    Islet,
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
    /// A line at sea.
    Line,
}

impl Style {
    /// Its name in the style sheet.
    pub fn name(self) -> &'static str {
        match self {
            Self::Island => "island",
            Self::IslandSmall => "island small",
            Self::Islet => "islet",
            Self::Sea => "sea",
            Self::Strait => "strait",
            Self::Land => "land",
            Self::Near => "near",
            Self::Town => "town",
            Self::Cape => "cape",
            Self::Line => "line",
        }
    }

    /// Size of the first row and of the others in px, and the width of an average letter in em.
    pub fn font(self) -> (f64, f64, f64) {
        match self {
            Self::Island => (16.0, 12.0, 0.7),
            Self::IslandSmall => (14.0, 14.0, 0.7),
            Self::Islet => (13.0, 11.0, 0.67),
            Self::Sea => (17.0, 12.0, 0.62),
            Self::Strait => (12.0, 11.0, 0.6),
            Self::Land => (14.0, 11.0, 0.86),
            Self::Near => (12.5, 11.0, 0.62),
            Self::Town | Self::Line => (12.0, 11.0, 0.61),
            Self::Cape => (11.5, 11.0, 0.61),
        }
    }

    /// Whether a point stands at its anchor.
    pub fn has_point(self) -> bool {
        matches!(self, Self::Town | Self::Cape)
    }

    fn stays_off_land(self) -> bool {
        !matches!(self, Self::Land | Self::Near | Self::Cape)
    }

    /// Whether it names a disputed island, which must not be read as another's.
    pub fn is_island(self) -> bool {
        matches!(self, Self::Island | Self::IslandSmall)
    }
}

/// Distance between the baselines of two rows, in em of the lower row.
pub const LEADING: f64 = 1.3;

/// A name that asks for a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// What it names.
    pub key: String,
    /// How it looks.
    pub style: Style,
    /// Where.
    pub anchor: World,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// The shores on the screen that names are read by: a name belongs to the shore it stands nearest to.
#[derive(Clone, Debug, Default)]
pub struct Shores(Vec<(String, Vec<Px>)>);

impl Shores {
    /// Adds a shore under the key of the name that belongs to it; of neighbours that fall into one cell one is kept.
    pub fn add(&mut self, key: &str, points: impl IntoIterator<Item = Px>) {
        let mut points: Vec<Px> = points.into_iter().collect();
        points.dedup_by_key(|px| ((px.x / CELL).floor(), (px.y / CELL).floor()));
        self.0.push((key.to_owned(), points));
    }

    /// How far a box is from the shore of this key, or from its anchor where it has none, in px; nothing where another
    /// shore is nearer.
    fn away(&self, rect: Rect, key: &str, anchor: Px) -> Option<f64> {
        let away = |points: &[Px]| points.iter().map(|px| rect.away(*px)).fold(f64::INFINITY, f64::min);
        let of =
            |own: bool| self.0.iter().filter(move |(known, _)| (known == key) == own).map(|(_, points)| away(points));
        let nearest = |own: bool| of(own).min_by(f64::total_cmp);
        let own = nearest(true).unwrap_or_else(|| rect.away(anchor));
        nearest(false).is_none_or(|other| own <= other).then_some(own)
    }
}

/// A box on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Top left.
    pub min: Px,
    /// Bottom right.
    pub max: Px,
}

impl Rect {
    /// A box around its middle.
    pub fn around(middle: Px, width: f64, height: f64) -> Self {
        let half = |sign: f64| Px { x: middle.x + sign * width / 2.0, y: middle.y + sign * height / 2.0 };
        Self { min: half(-1.0), max: half(1.0) }
    }

    /// How far a point lies outside, in px; 0 within.
    pub fn away(self, px: Px) -> f64 {
        let (x, y) = ((self.min.x - px.x).max(px.x - self.max.x), (self.min.y - px.y).max(px.y - self.max.y));
        x.max(0.0).hypot(y.max(0.0))
    }

    /// Whether the two share a point.
    pub fn meets(self, other: Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }
}

/// How wide a text is, roughly, in em: enough to keep names apart without a font at hand.
pub fn width_em(text: &str, letter: f64) -> f64 {
    text.chars()
        .map(|c| match c {
            '\u{2E80}'.. => 1.02,
            'i' | 'l' | 'j' | 't' | 'f' | 'I' | '.' | ',' | '\'' | '’' | '(' | ')' | ' ' | '/' | '·' => {
                letter * 0.62
            }
            'm' | 'w' | 'M' | 'W' | 'Ж' | 'Ш' | 'Щ' | 'Ю' | 'ж' | 'ш' | 'щ' | 'ю' | 'ы' => letter * 1.4,
            c if c.is_uppercase() => letter * 1.2,
            '\u{400}'..='\u{52F}' => letter * 1.1,
            _ => letter,
        })
        .sum()
}

/// Width and height of a name's rows in px.
pub fn extent(style: Style, rows: &[Row]) -> (f64, f64) {
    let (first, other, letter) = style.font();
    let size = |index: usize| if index == 0 { first } else { other };
    let width = rows.iter().enumerate().map(|(i, row)| width_em(&row.text(), letter) * size(i)).fold(0.0, f64::max);
    let height = rows.iter().enumerate().map(|(i, _)| size(i) * LEADING).sum();
    (width, height)
}

const CELL: f64 = 6.0;
const TAKEN: u32 = 100_000;
const LINE: u32 = 400;
const LAND: u32 = 30;

/// The screen as cells that are dear or cheap.
#[derive(Clone)]
pub struct Board {
    size: Size,
    columns: usize,
    rows: usize,
    cost: Vec<u32>,
}

impl Board {
    /// An empty screen.
    pub fn new(size: Size) -> Self {
        let count = |length: f64| (length.max(1.0) / CELL).ceil() as usize;
        let (columns, rows) = (count(size.width), count(size.height));
        Self { size, columns, rows, cost: vec![0; columns * rows] }
    }

    fn add(&mut self, column: i64, row: i64, cost: u32) {
        let inside = |at: i64, count: usize| usize::try_from(at).ok().filter(|at| *at < count);
        if let Some((column, row)) = inside(column, self.columns).zip(inside(row, self.rows)) {
            let cell = &mut self.cost[row * self.columns + column];
            *cell = cell.saturating_add(cost);
        }
    }

    /// Makes land dear: even-odd rings on the screen.
    pub fn land(&mut self, rings: &[Vec<Px>]) {
        for row in 0..self.rows {
            let y = (row as f64 + 0.5) * CELL;
            let crossings: Vec<f64> = rings.iter().flat_map(|ring| crossings(ring, y)).collect();
            for pair in order::rising(&crossings, |x| *x).chunks_exact(2) {
                let column = |x: f64| (x.clamp(0.0, self.size.width) / CELL) as i64;
                for column in column(pair[0])..=column(pair[1]) {
                    self.add(column, row as i64, LAND);
                }
            }
        }
    }

    /// Makes a line at sea very dear.
    pub fn line(&mut self, line: &[Px]) {
        for pair in line.windows(2) {
            let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
            let steps = (dx.hypot(dy) / (CELL / 2.0)).ceil().clamp(1.0, 4000.0);
            let mut last = None;
            for step in 0..=steps as u32 {
                let t = f64::from(step) / steps;
                let cell = (((pair[0].x + dx * t) / CELL).floor() as i64, ((pair[0].y + dy * t) / CELL).floor() as i64);
                if last != Some(cell) {
                    self.add(cell.0, cell.1, LINE);
                    last = Some(cell);
                }
            }
        }
    }

    /// Takes a box for good.
    pub fn take(&mut self, rect: Rect) {
        let (from, to) = Self::cells(rect);
        for row in from.1..=to.1 {
            for column in from.0..=to.0 {
                self.add(column, row, TAKEN);
            }
        }
    }

    fn cells(rect: Rect) -> ((i64, i64), (i64, i64)) {
        let cell = |px: Px| ((px.x / CELL).floor() as i64, (px.y / CELL).floor() as i64);
        (cell(rect.min), cell(Px { x: rect.max.x - 1e-6, y: rect.max.y - 1e-6 }))
    }

    /// Whether a box lies on the screen, whole.
    fn holds(&self, Rect { min, max }: Rect) -> bool {
        min.x >= 0.0 && min.y >= 0.0 && max.x <= self.size.width && max.y <= self.size.height
    }

    /// What a box costs; nothing where it would leave the screen or meet what is taken.
    pub fn price(&self, rect: Rect) -> Option<u32> {
        let (min, max) = (rect.min, rect.max);
        if min.x < 3.0 || min.y < 3.0 || max.x > self.size.width - 3.0 || max.y > self.size.height - 3.0 {
            return None;
        }
        let (from, to) = Self::cells(rect);
        let mut sum = 0_u32;
        for row in from.1..=to.1 {
            for column in from.0..=to.0 {
                let (column, row) = (usize::try_from(column).ok()?, usize::try_from(row).ok()?);
                sum = sum.saturating_add(*self.cost.get(row * self.columns + column)?);
            }
        }
        (sum < TAKEN).then_some(sum)
    }
}

fn crossings(ring: &[Px], y: f64) -> impl Iterator<Item = f64> {
    ring.windows(2).filter_map(move |edge| {
        let (a, b) = (edge[0], edge[1]);
        ((a.y > y) != (b.y > y)).then(|| a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x))
    })
}

/// Places names in the order of their wishes; a name with no place is left out.
pub fn place(
    board: &mut Board,
    wishes: Vec<Wish>,
    (before, shores): (&[Label], &Shores),
    camera: Camera,
    size: Size,
) -> Vec<Label> {
    wishes.into_iter().filter_map(|wish| place_one(board, wish, (before, shores), camera, size)).collect()
}

/// Places names that stand close to each other, so that they cost least together: where one stands decides where the others find room.
pub fn place_together(
    board: &mut Board,
    wishes: &[Wish],
    around: (&[Label], &Shores),
    camera: Camera,
    size: Size,
) -> Vec<Label> {
    let offers: Vec<Vec<Offer>> = wishes.iter().map(|wish| offers(board, wish, around, camera, size)).collect();
    let chosen = Search::cheapest(&offers);
    let placed = wishes.iter().zip(&offers).zip(chosen);
    placed.filter_map(|((wish, offers), at)| Some(take(board, wish.clone(), offers.get(at?)?))).collect()
}

/// A place that a name may take.
#[derive(Clone)]
struct Offer {
    price: f64,
    /// From the anchor to the name's middle, px.
    offset: Px,
    /// The name with its margin, px on the screen.
    rect: Rect,
}

/// The search for one offer of each list, none meeting another, that cost least in sum. It goes through the lists in their order,
/// cheapest first, and turns back where what is chosen and the best of what is left cannot be cheaper any more.
struct Search<'a> {
    offers: &'a [Vec<Offer>],
    /// For each list, the least that it and all after it can cost.
    least: Vec<f64>,
    chosen: Vec<Option<usize>>,
    best: (f64, Vec<Option<usize>>),
    steps: u32,
}

impl<'a> Search<'a> {
    /// What it costs to leave a name out: more than any place.
    const LEFT_OUT: f64 = 1e6;
    /// Steps after which the best that was found is good enough.
    const PATIENCE: u32 = 20_000;

    fn cheapest(offers: &'a [Vec<Offer>]) -> Vec<Option<usize>> {
        let mut least = vec![0.0; offers.len() + 1];
        for (at, list) in offers.iter().enumerate().rev() {
            least[at] = least[at + 1] + list.first().map_or(Self::LEFT_OUT, |offer| offer.price);
        }
        let mut search = Self { offers, least, chosen: Vec::new(), best: (f64::INFINITY, Vec::new()), steps: 0 };
        search.go(0.0);
        search.best.1
    }

    fn go(&mut self, cost: f64) {
        let at = self.chosen.len();
        let Some(list) = self.offers.get(at) else {
            if cost < self.best.0 {
                self.best = (cost, self.chosen.clone());
            }
            return;
        };
        let places = list.iter().enumerate().map(|(index, offer)| (Some(index), offer.price));
        for (index, price) in places.chain([(None, Self::LEFT_OUT)]) {
            self.steps += 1;
            if cost + price + self.least[at + 1] >= self.best.0 || self.steps > Self::PATIENCE {
                return;
            }
            if index.is_some_and(|index| self.is_taken(list[index].rect)) {
                continue;
            }
            self.chosen.push(index);
            self.go(cost + price);
            self.chosen.pop();
        }
    }

    fn is_taken(&self, rect: Rect) -> bool {
        let taken = self.offers.iter().zip(&self.chosen);
        taken.filter_map(|(list, at)| list.get((*at)?)).any(|offer| offer.rect.meets(rect))
    }
}

/// A name at its cheapest place.
fn place_one(board: &mut Board, wish: Wish, around: (&[Label], &Shores), camera: Camera, size: Size) -> Option<Label> {
    let offers = offers(board, &wish, around, camera, size);
    Some(take(board, wish, offers.first()?))
}

fn take(board: &mut Board, wish: Wish, offer: &Offer) -> Label {
    board.take(offer.rect);
    Label { key: wish.key, style: wish.style, anchor: wish.anchor, offset: offer.offset, turn: 0.0, rows: wish.rows }
}

/// The places that are free for a name, cheapest first.
fn offers(board: &Board, wish: &Wish, (before, shores): (&[Label], &Shores), camera: Camera, size: Size) -> Vec<Offer> {
    let at = camera.to_px(wish.anchor, size);
    // A name whose point is cut by the edge would stand for nothing.
    let dot = Rect::around(at, 6.0, 6.0);
    if wish.style.has_point() && !board.holds(dot) {
        return Vec::new();
    }
    let (width, height) = extent(wish.style, &wish.rows);
    let margin = 4.0;
    let rect =
        |offset: Px| Rect::around(Px { x: at.x + offset.x, y: at.y + offset.y }, width + 2.0 * margin, height + margin);
    let stood = before.iter().find(|label| label.key == wish.key).map(|label| label.offset);
    // A name of secondary rank is not worth covering a coast or crossing a line.
    let limit = match wish.style {
        Style::Island | Style::IslandSmall => f64::INFINITY,
        Style::Sea | Style::Strait => 250.0,
        Style::Town => 3000.0,
        _ => 900.0,
    };
    let offer = |offset: Px| {
        let ground = board.price(rect(offset))?;
        let ground = if wish.style.stays_off_land() { ground } else { ground / LINE * LINE };
        // On other land the name of a disputed island would be read as that land's.
        let ground = if wish.style.is_island() { ground * 2 } else { ground };
        let far = match wish.style.is_island() {
            true => shores.away(rect(offset), &wish.key, at)?,
            false => offset.x.hypot(offset.y) - width / 3.0,
        };
        let kept = stood.is_some_and(|stood| (stood.x - offset.x).hypot(stood.y - offset.y) < 1.0);
        let price = f64::from(ground) + far.max(0.0) * 2.0 - if kept { 60.0 } else { 0.0 };
        (price <= limit).then(|| Offer { price, offset, rect: rect(offset) })
    };
    let places = candidates(wish.style, width, height).into_iter().chain(stood);
    let offers: Vec<Offer> = places.filter_map(offer).collect();
    order::rising(&offers, |offer| offer.price)
}

/// The places a name may take, as offsets of its middle from the anchor.
fn candidates(style: Style, width: f64, height: f64) -> Vec<Px> {
    let around = |angle: f64, radius: f64| {
        let (sin, cos) = angle.to_radians().sin_cos();
        // The nearest edge of the box keeps the radius.
        Px { x: cos * (radius + width / 2.0), y: sin * (radius + height / 2.0) }
    };
    match style {
        Style::Town | Style::Cape => {
            [0.0, 180.0, 45.0, 315.0, 135.0, 225.0, 90.0, 270.0].iter().map(|a| around(*a, 12.0)).collect()
        }
        Style::Land | Style::Near => vec![Px::default()],
        Style::Sea | Style::Strait => {
            let mut out = vec![Px::default()];
            let reach = if style == Style::Sea { 7 } else { 2 };
            for ring in 1..=reach {
                out.extend((0..12).map(|step| {
                    let (sin, cos) = (f64::from(step) * 30.0).to_radians().sin_cos();
                    Px { x: cos * f64::from(ring) * 26.0, y: sin * f64::from(ring) * 20.0 }
                }));
            }
            out
        }
        _ => {
            // A little off its shape, a rock's name would be read as its neighbour's.
            let steps = if style == Style::Islet { 2 } else { 14 };
            let angles = (0..16).map(|step| f64::from(step) * 22.5 + 45.0);
            angles
                .flat_map(|angle| (0..steps).map(move |step| (angle, f64::from(step) * 9.0 + 4.0)))
                .map(|(angle, radius)| around(angle, radius))
                .collect()
        }
    }
}

/// Sets a name along a line: straight, turned with the line, at its side so that no dash crosses it.
pub fn along(board: &mut Board, wish: Wish, line: &[Px], camera: Camera, size: Size) -> Option<Label> {
    let (width, height) = extent(wish.style, &wish.rows);
    let room = Rect { min: Px { x: 12.0, y: 12.0 }, max: Px { x: size.width - 12.0, y: size.height - 12.0 } };
    let points = resample(line, 8.0);
    let span = (width / 8.0).ceil() as usize + 2;
    let mut best: Option<(f64, Px, f64)> = None;
    for window in points.windows(span.max(2)) {
        for (price, middle, turn) in stretches(board, window, width, height, room) {
            if best.is_none_or(|(least, ..)| price < least) {
                best = Some((price, middle, turn));
            }
        }
    }
    // A name across land or another line would say less than none.
    let (_, middle, turn) = best.filter(|(price, ..)| *price < 2500.0)?;
    for rect in pieces(middle, turn, width + 8.0, height + 4.0) {
        board.take(rect);
    }
    let anchor = camera.to_world(middle, size);
    Some(Label { key: wish.key, style: wish.style, anchor, offset: Px::default(), turn, rows: wish.rows })
}

/// The two sides of a stretch of line: price, middle of the name, its turn.
fn stretches(board: &Board, window: &[Px], width: f64, height: f64, room: Rect) -> Vec<(f64, Px, f64)> {
    let (Some(a), Some(b)) = (window.first(), window.last()) else { return Vec::new() };
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx.hypot(dy);
    if length < width * 0.9 {
        return Vec::new();
    }
    // Read from left to right.
    let angle = dy.atan2(dx).to_degrees();
    let turn = if angle.abs() > 90.0 { angle - 180.0 * angle.signum() } else { angle };
    let normal = Px { x: -dy / length, y: dx / length };
    let side = |p: &Px| (p.x - a.x) * normal.x + (p.y - a.y) * normal.y;
    let (low, high) = window.iter().map(side).fold((0.0_f64, 0.0_f64), |(l, h), s| (l.min(s), h.max(s)));
    let middle = Px { x: f64::midpoint(a.x, b.x), y: f64::midpoint(a.y, b.y) };
    let gap = height / 2.0 + 7.0;
    [high + gap, low - gap]
        .into_iter()
        .filter_map(|shift| {
            let middle = Px { x: middle.x + normal.x * shift, y: middle.y + normal.y * shift };
            let mut price = (high - low) * 30.0;
            for rect in pieces(middle, turn, width, height) {
                let inside = rect.min.x > room.min.x
                    && rect.min.y > room.min.y
                    && rect.max.x < room.max.x
                    && rect.max.y < room.max.y;
                price += f64::from(board.price(rect).filter(|_| inside)?);
            }
            Some((price, middle, turn))
        })
        .collect()
}

/// A turned box as a row of small upright ones.
fn pieces(middle: Px, turn: f64, width: f64, height: f64) -> Vec<Rect> {
    let (sin, cos) = turn.to_radians().sin_cos();
    let count = (width / height).ceil().max(1.0);
    let side = height;
    (0..count as u32)
        .map(|index| {
            let along = ((f64::from(index) + 0.5) / count - 0.5) * width;
            Rect::around(Px { x: middle.x + cos * along, y: middle.y + sin * along }, side, side)
        })
        .collect()
}

fn resample(line: &[Px], step: f64) -> Vec<Px> {
    let mut out = Vec::new();
    let mut left = 0.0;
    for pair in line.windows(2) {
        let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
        let length = dx.hypot(dy);
        // A stretch far longer than any screen says nothing about where a name can stand.
        if length > 20_000.0 {
            continue;
        }
        let mut at = left;
        while at < length {
            out.push(Px { x: pair[0].x + dx * at / length, y: pair[0].y + dy * at / length });
            at += step;
        }
        left = at - length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: Size = Size { width: 600.0, height: 400.0 };

    fn camera() -> Camera {
        Camera { center: World { x: 0.0, y: 0.0 }, zoom: 7.0 }
    }

    fn wish(key: &str, style: Style, px: Px) -> Wish {
        let rows = vec![Row::plain(&format!("{key} / Name")), Row(vec![("島".into(), Some("xx".into()))])];
        Wish { key: key.into(), style, anchor: camera().to_world(px, SIZE), rows }
    }

    fn rect(label: &Label) -> Rect {
        let at = camera().to_px(label.anchor, SIZE);
        let (width, height) = extent(label.style, &label.rows);
        Rect::around(Px { x: at.x + label.offset.x, y: at.y + label.offset.y }, width, height)
    }

    #[test]
    fn a_name_covers_what_lies_below_it_however_it_is_turned() {
        let (size, camera) = (Size { width: 400.0, height: 400.0 }, Camera { center: World::default(), zoom: 5.0 });
        let label = |turn: f64| Label {
            key: "line-a".into(),
            style: Style::Line,
            anchor: World::default(),
            offset: Px::default(),
            turn,
            rows: vec![Row::plain("A line that is long")],
        };
        let [beside, below] = [Px { x: 250.0, y: 200.0 }, Px { x: 200.0, y: 250.0 }];
        let covers = |turn: f64, point: Px| label(turn).covers(&[point], (camera, size));
        assert_eq!([covers(0.0, beside), covers(0.0, below)], [true, false]);
        assert_eq!([covers(90.0, beside), covers(90.0, below)], [false, true]);
    }

    #[test]
    fn names_never_overlap_and_never_leave_the_screen() {
        let mut board = Board::new(SIZE);
        let wishes = (0..40_u32)
            .map(|n| {
                wish(&format!("i{n}"), Style::Island, Px { x: f64::from(n * 37 % 600), y: f64::from(n * 91 % 400) })
            })
            .collect();
        let labels = place(&mut board, wishes, (&[], &Shores::default()), camera(), SIZE);
        assert!(labels.len() > 10, "only {} of 40 found a place", labels.len());
        for (index, one) in labels.iter().enumerate() {
            let own = rect(one);
            assert!(own.min.x >= 0.0 && own.max.x <= 600.0 && own.min.y >= 0.0 && own.max.y <= 400.0);
            assert!(labels[index + 1..].iter().all(|other| !own.meets(rect(other))));
        }
    }

    #[test]
    fn a_name_stands_beside_its_island_and_not_on_it() {
        let mut board = Board::new(SIZE);
        let corner = |x: f64, y: f64| Px { x, y };
        board.land(&[vec![
            corner(250.0, 150.0),
            corner(350.0, 150.0),
            corner(350.0, 250.0),
            corner(250.0, 250.0),
            corner(250.0, 150.0),
        ]]);
        let labels = place(
            &mut board,
            vec![wish("a", Style::Island, corner(300.0, 200.0))],
            (&[], &Shores::default()),
            camera(),
            SIZE,
        );
        let land = Rect { min: corner(252.0, 152.0), max: corner(348.0, 248.0) };
        assert!(!rect(&labels[0]).meets(land), "{labels:?}");
    }

    #[test]
    fn a_name_never_stands_nearer_to_another_island() {
        let at = |x: f64| Px { x, y: 200.0 };
        let mut shores = Shores::default();
        shores.add("a", [at(280.0), at(300.0)]);
        shores.add("b", [at(330.0), at(350.0)]);
        let wishes = vec![wish("a", Style::Island, at(290.0)), wish("b", Style::Island, at(340.0))];
        let labels = place(&mut Board::new(SIZE), wishes, (&[], &shores), camera(), SIZE);
        assert_eq!(labels.len(), 2);
        for (label, own, other) in [(&labels[0], 300.0, 330.0), (&labels[1], 330.0, 300.0)] {
            assert!(rect(label).away(at(own)) <= rect(label).away(at(other)), "{label:?}");
        }
    }

    #[test]
    fn a_point_that_the_edge_cuts_has_no_name() {
        let town = |x: f64| wish("town", Style::Town, Px { x, y: 200.0 });
        let placed =
            |x: f64| place(&mut Board::new(SIZE), vec![town(x)], (&[], &Shores::default()), camera(), SIZE).len();
        assert_eq!([placed(1.0), placed(10.0), placed(599.0)], [0, 1, 0]);
    }

    #[test]
    fn names_placed_together_cost_no_more_than_in_any_order() {
        let names = ["one", "two", "three"];
        let places = [Px { x: 290.0, y: 200.0 }, Px { x: 300.0, y: 214.0 }, Px { x: 316.0, y: 196.0 }];
        let wishes: Vec<Wish> = names.iter().zip(places).map(|(key, px)| wish(key, Style::Island, px)).collect();
        let mut shores = Shores::default();
        for (key, px) in names.iter().zip(places) {
            shores.add(key, [px]);
        }
        let empty = || {
            let mut board = Board::new(SIZE);
            board.line(&[Px { x: 330.0, y: 0.0 }, Px { x: 330.0, y: 400.0 }]);
            board
        };
        let price = |labels: &[Label]| -> f64 {
            let price = |label: &Label| {
                let wish = wishes.iter().find(|wish| wish.key == label.key).unwrap();
                let offers = offers(&empty(), wish, (&[], &shores), camera(), SIZE);
                let at = offers
                    .iter()
                    .find(|offer| (offer.offset.x - label.offset.x).hypot(offer.offset.y - label.offset.y) < 1e-9);
                at.unwrap().price
            };
            labels.iter().map(price).sum()
        };
        let together = place_together(&mut empty(), &wishes, (&[], &shores), camera(), SIZE);
        assert_eq!(together.len(), 3);
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let in_order = order.map(|at| wishes[at].clone()).to_vec();
            let placed = place(&mut empty(), in_order, (&[], &shores), camera(), SIZE);
            assert!(placed.len() < 3 || price(&together) <= price(&placed) + 1e-9, "{order:?}");
        }
    }

    #[test]
    fn a_name_keeps_the_place_it_had() {
        let first = place(
            &mut Board::new(SIZE),
            vec![wish("a", Style::Island, Px { x: 300.0, y: 200.0 })],
            (&[], &Shores::default()),
            camera(),
            SIZE,
        );
        let mut moved = first.clone();
        moved[0].offset = Px { x: -90.0, y: 30.0 };
        let again = place(
            &mut Board::new(SIZE),
            vec![wish("a", Style::Island, Px { x: 300.0, y: 200.0 })],
            (&moved, &Shores::default()),
            camera(),
            SIZE,
        );
        assert!((again[0].offset.x - first[0].offset.x).abs() < 1.0 || again[0].offset == moved[0].offset);
        let kept = place(
            &mut Board::new(SIZE),
            vec![wish("a", Style::Island, Px { x: 300.0, y: 200.0 })],
            (&first, &Shores::default()),
            camera(),
            SIZE,
        );
        assert_eq!(kept[0].offset, first[0].offset);
    }

    #[test]
    fn the_name_of_a_line_is_not_crossed_by_it() {
        let mut board = Board::new(SIZE);
        let line: Vec<Px> = (0..60).map(|n| Px { x: f64::from(n) * 10.0, y: 200.0 + f64::from(n) * 2.0 }).collect();
        board.line(&line);
        let wish = Wish { rows: vec![Row::plain("A line at sea")], ..wish("l", Style::Line, Px::default()) };
        let label = along(&mut board, wish, &line, camera(), SIZE).unwrap();
        let middle = camera().to_px(label.anchor, SIZE);
        let distance = (middle.y - 200.0 - middle.x / 5.0).abs() * (label.turn.to_radians().cos());
        let height = extent(Style::Line, &label.rows).1;
        assert!(distance > height / 2.0 && distance < height * 1.5, "{distance} px");
    }
}
