//! Names that are placed together: of all their free places those that cost least in sum.

use super::offers::{Offer, offers, take};
use super::{Board, Label, Rect, Shores, Wish};
use crate::order;
use crate::plane::Viewport;

/// Places names that stand close to each other, so that they cost least together: where one stands decides where the others find room.
pub fn place_together(
    board: &mut Board,
    wishes: &[Wish],
    around: (&[Label], &Shores),
    viewport: Viewport,
) -> Vec<Label> {
    // Who has few places to choose from chooses first: the search soon has a place for everybody.
    let with_offers: Vec<(&Wish, Vec<Offer>)> =
        wishes.iter().map(|wish| (wish, offers(board, wish, around, viewport))).collect();
    let (wishes, offers): (Vec<&Wish>, Vec<Vec<Offer>>) =
        order::rising(&with_offers, |(_, offers)| offers.len() as f64).into_iter().unzip();
    let chosen = Search::cheapest(&offers);
    let placed = wishes.into_iter().zip(&offers).zip(chosen);
    placed.filter_map(|((wish, offers), at)| Some(take(board, wish.clone(), offers.get(at?)?))).collect()
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
