//! Joint placement of labels: of all their free candidates those of the least total cost, found by branch and bound.

use super::candidates::{Around, Candidate, candidates, take};
use super::{CollisionGrid, Label, LabelRequest};
use crate::order;
use crate::plane::Viewport;

/// Places neighbouring labels at the least total cost. They are placed jointly because each one takes space from the others.
pub fn place_jointly(
    grid: &mut CollisionGrid,
    requests: &[LabelRequest],
    around: Around<'_>,
    viewport: Viewport,
) -> Vec<Label> {
    // Branch and bound, most constrained label first: this finds a complete placement, and with it a bound, early.
    let with_candidates: Vec<(&LabelRequest, Vec<Candidate>)> =
        requests.iter().map(|request| (request, candidates(grid, request, around, viewport))).collect();
    let (requests, candidates): (Vec<&LabelRequest>, Vec<Vec<Candidate>>) =
        order::rising(&with_candidates, |(_, candidates)| candidates.len() as f64).into_iter().unzip();
    let chosen = Search::cheapest(&candidates);
    let placed = requests.into_iter().zip(&candidates).zip(chosen);
    placed
        .filter_map(|((request, candidates), at)| Some(take(grid, request.clone(), candidates.get(at?)?, viewport)))
        .collect()
}

/// The search for one candidate of each list, no two overlapping, at the least total cost. It takes the lists in their order and
/// their candidates by rising cost, and prunes a branch whose lower bound is not below the best cost so far.
struct Search<'a> {
    candidates: &'a [Vec<Candidate>],
    /// For each list, a lower bound of the cost of this list and all after it.
    least: Vec<f64>,
    chosen: Vec<Option<usize>>,
    best: (f64, Vec<Option<usize>>),
    steps: u32,
}

impl<'a> Search<'a> {
    /// The cost of leaving a label out: more than that of any candidate.
    const LEFT_OUT: f64 = 1e6;
    /// Steps after which the search stops with the best placement so far.
    const MAX_STEPS: u32 = 20_000;

    fn cheapest(candidates: &'a [Vec<Candidate>]) -> Vec<Option<usize>> {
        let mut least = vec![0.0; candidates.len() + 1];
        for (at, list) in candidates.iter().enumerate().rev() {
            least[at] = least[at + 1] + list.first().map_or(Self::LEFT_OUT, |candidate| candidate.cost);
        }
        let mut search = Self { candidates, least, chosen: Vec::new(), best: (f64::INFINITY, Vec::new()), steps: 0 };
        search.go(0.0);
        search.best.1
    }

    /// Goes on from the lists that have been decided, which cost `spent`.
    fn go(&mut self, spent: f64) {
        let at = self.chosen.len();
        let Some(list) = self.candidates.get(at) else {
            if spent < self.best.0 {
                self.best = (spent, self.chosen.clone());
            }
            return;
        };
        let places = list.iter().enumerate().map(|(index, candidate)| (Some(index), candidate.cost));
        for (index, cost) in places.chain([(None, Self::LEFT_OUT)]) {
            self.steps += 1;
            if spent + cost + self.least[at + 1] >= self.best.0 || self.steps > Self::MAX_STEPS {
                return;
            }
            if index.is_some_and(|index| self.is_taken(&list[index])) {
                continue;
            }
            self.chosen.push(index);
            self.go(spent + cost);
            self.chosen.pop();
        }
    }

    fn is_taken(&self, wanted: &Candidate) -> bool {
        let taken = self.candidates.iter().zip(&self.chosen);
        taken.filter_map(|(list, at)| list.get((*at)?)).any(|candidate| candidate.meets(wanted))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Rect;
    use crate::plane::Px;

    #[test]
    fn the_least_sum_is_chosen_and_not_the_least_last_cost() {
        let candidate = |cost: f64, x: f64| {
            let middle = Px { x, y: 0.0 };
            Candidate { cost, middle, rect: Rect::around(middle, 10.0, 10.0), leader: None }
        };
        // The first of both lists are in one place: 0 and 20 together are less than 12 and 10.
        let lists =
            [vec![candidate(0.0, 0.0), candidate(12.0, 50.0)], vec![candidate(10.0, 0.0), candidate(20.0, 100.0)]];
        assert_eq!(Search::cheapest(&lists), [Some(0), Some(1)]);
        // But they are more than 5 and 1.
        let lists =
            [vec![candidate(0.0, 0.0), candidate(5.0, 50.0)], vec![candidate(1.0, 0.0), candidate(20.0, 100.0)]];
        assert_eq!(Search::cheapest(&lists), [Some(1), Some(0)]);
    }
}
