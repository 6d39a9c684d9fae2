//! The places that one name may take, and their prices.

use super::board::LINE;
use super::{Board, Label, Rect, Shores, Style, Wish, extent};
use crate::order;
use crate::plane::{Px, Viewport};

/// A place that a name may take.
#[derive(Clone)]
pub(super) struct Offer {
    pub price: f64,
    /// From the anchor to the name's middle, px.
    pub offset: Px,
    /// The name with its margin, px on the screen.
    pub rect: Rect,
}

/// A name at its cheapest place.
pub(super) fn place_one(
    board: &mut Board,
    wish: Wish,
    around: (&[Label], &Shores),
    viewport: Viewport,
) -> Option<Label> {
    let offers = offers(board, &wish, around, viewport);
    Some(take(board, wish, offers.first()?))
}

pub(super) fn take(board: &mut Board, wish: Wish, offer: &Offer) -> Label {
    board.take(offer.rect);
    Label { key: wish.key, style: wish.style, anchor: wish.anchor, offset: offer.offset, turn: 0.0, rows: wish.rows }
}

/// The places that are free for a name, cheapest first.
pub(super) fn offers(
    board: &Board,
    wish: &Wish,
    (before, shores): (&[Label], &Shores),
    viewport: Viewport,
) -> Vec<Offer> {
    let at = viewport.to_px(wish.anchor);
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
