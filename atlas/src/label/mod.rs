//! Placement of labels: no two overlap, none leaves the map, none is crossed by a line at sea unless it would be missing else.
//!
//! The screen is a collision grid of small cells that know what lies there: water, land by its tint, a disputed island, a line that
//! parts sides, a label. The names of the disputed islands come first and are placed jointly ([`place_jointly`]), at the least total
//! cost: each in the water, on no line if it can be, nearer to its own shore than to any other, or tied to it by a leader; from near by
//! within what is large enough. Then come the sides on their land ([`on_land`]), lines along their straightest stretch ([`along`]),
//! seas, towns, the rest ([`place`]), each at the cheapest of its candidates. No name that is not theirs lies on a disputed island.
//! Widths are estimated from letters, without a font. A label keeps its position while the camera moves; it is placed again when the
//! camera is settled, and then prefers its previous position. A label without a free candidate is left out.

mod along;
mod candidates;
mod collision;
mod country;
mod joint;
mod shores;

pub use crate::style::LabelKind as Style;
pub use along::along;
pub use collision::{CollisionGrid, Ground, Rect, heart};
pub use country::{Lines, on_land};
pub use joint::place_jointly;
pub use shores::Shores;

use crate::plane::{Px, Viewport, World};
use crate::style::LabelStyle;
use candidates::{Around, place_one};
use std::fmt;

/// What a name on the map names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelKey {
    /// All the disputed islands together.
    Area,
    /// A disputed island, group or islet, by its id.
    Island(String),
    /// A line at sea, by its id.
    Line(String),
    /// Another place, by its id.
    Place(String),
    /// A side, on its land, by its id.
    Side(String),
}

impl LabelKey {
    /// The id of the disputed island that it names.
    pub fn island(&self) -> Option<&str> {
        if let Self::Island(id) = self { Some(id) } else { None }
    }
}

impl fmt::Display for LabelKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Area => f.write_str("area"),
            Self::Island(id) => write!(f, "island-{id}"),
            Self::Line(id) => write!(f, "line-{id}"),
            Self::Place(id) => write!(f, "place-{id}"),
            Self::Side(id) => write!(f, "side-{id}"),
        }
    }
}

/// A name on the map, placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// What it names; unique on the map.
    pub key: LabelKey,
    /// How it looks.
    pub style: Style,
    /// The place on the plane that it moves with.
    pub anchor: World,
    /// From the anchor to the middle of the name, in px.
    pub offset: Px,
    /// Degrees clockwise by which it is turned.
    pub turn: f64,
    /// Whether a line ties it to its anchor, which is then a point of what it names.
    pub has_leader: bool,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl Label {
    /// The box of its letters on the screen, as it is where it is not turned.
    fn rect(&self, viewport: Viewport) -> Rect {
        let at = viewport.to_px(self.anchor);
        let (width, height) = extent(self.style, &self.rows);
        Rect::around(Px { x: at.x + self.offset.x, y: at.y + self.offset.y }, width, height)
    }

    /// Whether any of these points of the screen lies below the name.
    pub fn covers(&self, points: &[Px], viewport: Viewport) -> bool {
        let at = viewport.to_px(self.anchor);
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

impl Style {
    /// Of a row, the size in px and the width of an average letter in em.
    pub fn row(self, index: usize) -> (f64, f64) {
        let LabelStyle { first, other, letter, other_letter } = self.style();
        let (style, letter) = if index == 0 { (first, letter) } else { (other, other_letter) };
        (style.font.map_or(0.0, |font| font.size), letter)
    }

    fn stays_in_water(self) -> bool {
        matches!(self, Self::Sea | Self::Strait)
    }

    /// Whether it names a disputed island, which must not be read as another's.
    pub fn is_island(self) -> bool {
        matches!(self, Self::Island | Self::IslandSmall | Self::Islet | Self::IsletSmall | Self::Group)
    }
}

/// Distance between the baselines of two rows, in em of the lower row.
pub const LEADING: f64 = 1.3;

/// A request to place a label.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelRequest {
    /// What it names.
    pub key: LabelKey,
    /// How it looks.
    pub style: Style,
    /// Where.
    pub anchor: World,
    /// Another place of what it names, for where the first is taken or out of sight.
    pub elsewhere: Option<World>,
    /// Its rows.
    pub rows: Vec<Row>,
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
    // The average letter has the space between letters in it; a wide one has it beside.
    let spacing = style.style().first.font.map_or(0.0, |font| font.spacing);
    let wide = |text: &str| text.chars().filter(|c| *c >= '\u{2E80}').count() as f64 * spacing;
    let width = |(i, row): (usize, &Row)| {
        let (size, letter) = style.row(i);
        (width_em(&row.text(), letter) + wide(&row.text())) * size
    };
    let width = rows.iter().enumerate().map(width).fold(0.0, f64::max);
    let height = rows.iter().enumerate().map(|(i, _)| style.row(i).0 * LEADING).sum();
    (width, height)
}

/// Labels that were placed in one viewport, as far from their anchors as these are apart in another.
pub fn scaled(labels: Vec<Label>, from: Viewport, to: Viewport) -> Vec<Label> {
    let by = to.camera.scale() / from.camera.scale();
    let scaled = |label: Label| Label { offset: Px { x: label.offset.x * by, y: label.offset.y * by }, ..label };
    labels.into_iter().map(scaled).collect()
}

/// Whether labels lie on the screen, whole, and neither on each other nor on any of these boxes of it.
pub fn are_clear(labels: &[Label], viewport: Viewport, boxes: &[Rect]) -> bool {
    let size = viewport.size;
    let rects = labels.iter().filter(|label| label.turn == 0.0).map(|label| label.rect(viewport));
    let rects: Vec<Rect> = rects.collect();
    let is_whole =
        |own: &Rect| own.min.x >= 0.0 && own.min.y >= 0.0 && own.max.x <= size.width && own.max.y <= size.height;
    let is_free = |(index, own): (usize, &Rect)| {
        is_whole(own) && !boxes.iter().chain(&rects[index + 1..]).any(|other| own.meets(*other))
    };
    rects.iter().enumerate().all(is_free)
}

/// The point of a name's letters that is nearest to another, both from the middle of the name, in px. Letters are a little narrower
/// than the room that is kept for them.
pub fn nearest_letter(style: Style, rows: &[Row], to: Px) -> Px {
    const NARROWER: f64 = 0.92;
    let (_, height) = extent(style, rows);
    let mut top = -height / 2.0;
    let mut best: Option<(f64, Px)> = None;
    for (index, row) in rows.iter().enumerate() {
        let (size, letter) = style.row(index);
        let (width, height) = (width_em(&row.text(), letter) * size * NARROWER, size * LEADING);
        let middle = Px { x: 0.0, y: top + height / 2.0 };
        let nearest = Rect::around(middle, width + 4.0, height - 4.0).nearest(to);
        let away = (nearest.x - to.x).hypot(nearest.y - to.y);
        if best.is_none_or(|(least, _)| away < least) {
            best = Some((away, nearest));
        }
        top += height;
    }
    best.map_or(Px::default(), |(_, nearest)| nearest)
}

/// Places labels in the order of their requests; a label with no free candidate is left out.
pub fn place(
    grid: &mut CollisionGrid,
    requests: Vec<LabelRequest>,
    around: Around<'_>,
    viewport: Viewport,
) -> Vec<Label> {
    requests.into_iter().filter_map(|request| place_one(grid, request, around, viewport)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plane::{Camera, Size};

    const SIZE: Size = Size { width: 600.0, height: 400.0 };

    fn viewport() -> Viewport {
        Viewport { camera: Camera { center: World { x: 0.0, y: 0.0 }, zoom: 7.0 }, size: SIZE }
    }

    fn key(id: &str) -> LabelKey {
        LabelKey::Island(id.to_owned())
    }

    fn request(id: &str, style: Style, px: Px) -> LabelRequest {
        let rows = vec![Row::plain(&format!("{id} / Name")), Row(vec![("島".into(), Some("xx".into()))])];
        LabelRequest { key: key(id), style, anchor: viewport().to_world(px), elsewhere: None, rows }
    }

    fn rect(label: &Label) -> Rect {
        let at = viewport().to_px(label.anchor);
        let (width, height) = extent(label.style, &label.rows);
        Rect::around(Px { x: at.x + label.offset.x, y: at.y + label.offset.y }, width, height)
    }

    #[test]
    fn a_name_covers_what_lies_below_it_however_it_is_turned() {
        let camera = Camera { center: World::default(), zoom: 5.0 };
        let viewport = Viewport { camera, size: Size { width: 400.0, height: 400.0 } };
        let label = |turn: f64| Label {
            key: LabelKey::Line("a".into()),
            style: Style::Line,
            anchor: World::default(),
            offset: Px::default(),
            turn,
            has_leader: false,
            rows: vec![Row::plain("A line that is long")],
        };
        let [beside, below] = [Px { x: 250.0, y: 200.0 }, Px { x: 200.0, y: 250.0 }];
        let covers = |turn: f64, point: Px| label(turn).covers(&[point], viewport);
        assert_eq!([covers(0.0, beside), covers(0.0, below)], [true, false]);
        assert_eq!([covers(90.0, beside), covers(90.0, below)], [false, true]);
    }

    #[test]
    fn labels_never_overlap_and_never_leave_the_screen() {
        let mut grid = CollisionGrid::new(SIZE);
        let requests = (0..40_u32)
            .map(|n| {
                request(&format!("i{n}"), Style::Island, Px { x: f64::from(n * 37 % 600), y: f64::from(n * 91 % 400) })
            })
            .collect();
        let labels = place(&mut grid, requests, (&[], &Shores::default()), viewport());
        assert!(labels.len() > 10, "only {} of 40 found a place", labels.len());
        for (index, one) in labels.iter().enumerate() {
            let own = rect(one);
            assert!(own.min.x >= 0.0 && own.max.x <= 600.0 && own.min.y >= 0.0 && own.max.y <= 400.0);
            assert!(labels[index + 1..].iter().all(|other| !own.meets(rect(other))));
        }
    }

    #[test]
    fn a_label_is_beside_its_island_and_not_on_it() {
        let mut grid = CollisionGrid::new(SIZE);
        let corner = |x: f64, y: f64| Px { x, y };
        let ring = [(250.0, 150.0), (350.0, 150.0), (350.0, 250.0), (250.0, 250.0), (250.0, 150.0)];
        let ring: Vec<Px> = ring.iter().map(|(x, y)| corner(*x, *y)).collect();
        let mut shores = Shores::default();
        let ground = shores.add("a", None, ring.clone());
        grid.lay(&[ring], ground);
        let requests = vec![request("a", Style::Island, corner(300.0, 200.0))];
        let labels = place(&mut grid, requests, (&[], &shores), viewport());
        let land = Rect { min: corner(252.0, 152.0), max: corner(348.0, 248.0) };
        assert!(!rect(&labels[0]).meets(land), "{labels:?}");
    }

    #[test]
    fn a_label_is_never_nearer_to_another_island() {
        let at = |x: f64| Px { x, y: 200.0 };
        let mut shores = Shores::default();
        shores.add("a", None, [at(280.0), at(300.0)]);
        shores.add("b", None, [at(330.0), at(350.0)]);
        let requests = vec![request("a", Style::Island, at(290.0)), request("b", Style::Island, at(340.0))];
        let labels = place(&mut CollisionGrid::new(SIZE), requests, (&[], &shores), viewport());
        assert_eq!(labels.len(), 2);
        for (label, own, other) in [(&labels[0], 300.0, 330.0), (&labels[1], 330.0, 300.0)] {
            assert!(rect(label).away(at(own)) <= rect(label).away(at(other)), "{label:?}");
        }
    }

    #[test]
    fn a_label_on_its_island_is_not_on_another() {
        // Islands so large that every place beside the anchor is on their shores.
        let ring = |x: f64, radius: f64| {
            let turns = (0..60).map(|step| f64::from(step) * 6.0_f64.to_radians());
            turns.map(move |turn| Px { x: x + radius * turn.cos(), y: 200.0 + radius * turn.sin() })
        };
        let mut shores = Shores::default();
        shores.add("a", None, (8..16).flat_map(|radius| ring(300.0, f64::from(radius) * 5.0)));
        shores.add("b", None, ring(390.0, 20.0));
        let requests = vec![request("a", Style::Island, Px { x: 300.0, y: 200.0 })];
        let labels = place(&mut CollisionGrid::new(SIZE), requests, (&[], &shores), viewport());
        let away = |px: Px| rect(&labels[0]).away(px);
        assert!(ring(390.0, 20.0).all(|px| away(px) > 0.0), "{labels:?}");
    }

    #[test]
    fn a_point_that_the_edge_cuts_has_no_name() {
        let town = |x: f64| request("town", Style::Town, Px { x, y: 200.0 });
        let placed =
            |x: f64| place(&mut CollisionGrid::new(SIZE), vec![town(x)], (&[], &Shores::default()), viewport()).len();
        assert_eq!([placed(1.0), placed(10.0), placed(599.0)], [0, 1, 0]);
    }

    #[test]
    fn labels_placed_jointly_cost_no_more_than_in_any_order() {
        let names = ["one", "two", "three"];
        let places = [Px { x: 290.0, y: 200.0 }, Px { x: 300.0, y: 214.0 }, Px { x: 316.0, y: 196.0 }];
        let requests: Vec<LabelRequest> =
            names.iter().zip(places).map(|(id, px)| request(id, Style::Island, px)).collect();
        let mut shores = Shores::default();
        for (id, px) in names.iter().zip(places) {
            shores.add(id, None, [px]);
        }
        let empty = || {
            let mut grid = CollisionGrid::new(SIZE);
            grid.line(&[Px { x: 330.0, y: 0.0 }, Px { x: 330.0, y: 400.0 }]);
            grid
        };
        let cost = |labels: &[Label]| -> f64 {
            let cost = |label: &Label| {
                let request = requests.iter().find(|request| request.key == label.key).unwrap();
                let candidates = candidates::candidates(&empty(), request, (&[], &shores), viewport());
                let anchor = viewport().to_px(label.anchor);
                let middle = Px { x: anchor.x + label.offset.x, y: anchor.y + label.offset.y };
                let at = candidates
                    .iter()
                    .find(|candidate| (candidate.middle.x - middle.x).hypot(candidate.middle.y - middle.y) < 1e-6);
                at.unwrap().cost
            };
            labels.iter().map(cost).sum()
        };
        let jointly = place_jointly(&mut empty(), &requests, (&[], &shores), viewport());
        assert_eq!(jointly.len(), 3);
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            let in_order = order.map(|at| requests[at].clone()).to_vec();
            let placed = place(&mut empty(), in_order, (&[], &shores), viewport());
            assert!(placed.len() < 3 || cost(&jointly) <= cost(&placed) + 1e-9, "{order:?}");
        }
    }

    #[test]
    fn a_label_keeps_its_position() {
        let town = || vec![request("town", Style::Town, Px { x: 300.0, y: 200.0 })];
        let placed =
            |before: &[Label]| place(&mut CollisionGrid::new(SIZE), town(), (before, &Shores::default()), viewport());
        let first = placed(&[]).remove(0);
        let Px { y: below, .. } = first.offset;
        let previous = |offset: Px| vec![Label { offset, ..first.clone() }];
        let is_near = |one: Px, other: Px| (one.x - other.x).hypot(one.y - other.y) < 1.0;
        // Of candidates of the same cost it is the previous position, also where no rule leads to it.
        let (sin, cos) = 10.0_f64.to_radians().sin_cos();
        for offset in [first.offset, Px { x: 0.0, y: -below }, Px { x: below * sin, y: -below * cos }] {
            let again = placed(&previous(offset)).remove(0).offset;
            assert!(is_near(again, offset), "{again:?} and not {offset:?}");
        }
        // A position that costs much more is given up.
        let above = previous(Px { x: 0.0, y: -below });
        let mut grid = CollisionGrid::new(SIZE);
        grid.line(&[Px { x: 0.0, y: 200.0 - below }, Px { x: 600.0, y: 200.0 - below }]);
        let moved = place(&mut grid, town(), (&above, &Shores::default()), viewport()).remove(0).offset;
        assert!(is_near(moved, first.offset), "{moved:?}");
    }

    #[test]
    fn the_name_of_a_line_is_not_crossed_by_it() {
        let mut grid = CollisionGrid::new(SIZE);
        let line: Vec<Px> = (0..60).map(|n| Px { x: f64::from(n) * 10.0, y: 200.0 + f64::from(n) * 2.0 }).collect();
        grid.line(&line);
        let request =
            LabelRequest { rows: vec![Row::plain("A line at sea")], ..request("l", Style::Line, Px::default()) };
        let label = along(&mut grid, request, &line, viewport()).unwrap();
        let middle = viewport().to_px(label.anchor);
        let distance = (middle.y - 200.0 - middle.x / 5.0).abs() * (label.turn.to_radians().cos());
        let height = extent(Style::Line, &label.rows).1;
        assert!(distance > height / 2.0 && distance < height * 1.5, "{distance} px");
    }
}
