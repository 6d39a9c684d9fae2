//! How much each vertex of a line or a ring matters: its rank says down to which coarseness it is needed. It is reckoned once, by the
//! method of Ramer, Douglas and Peucker; a picture then takes the vertices from a rank on.

use super::part::Vertex;

/// The rank of a vertex: the larger, the longer it is kept. Four ranks are a doubling of the distance by which the line would move if
/// the vertex were left out.
pub(super) type Rank = u8;

/// A line is weighed in stretches of so many vertices, so that the time for a line of any shape grows as its length does.
const STRETCH: usize = 1024;

/// The rank of a vertex that moves a line by a distance in units of the plane.
pub(super) fn rank(distance: f64) -> Rank {
    rank_of_square(distance * distance)
}

/// The same of the square of the distance: its exponent and half of what follows, as the number is written in bits, for a logarithm takes
/// longer than all else.
fn rank_of_square(square: f64) -> Rank {
    /// A quarter of a unit is nothing.
    const LEAST: f64 = 1.0 / 16.0;
    let halves = |number: f64| number.to_bits() >> 51;
    (halves(square.max(LEAST)) - halves(LEAST)).min(254) as Rank
}

/// Writes the rank of each vertex. The ends are kept whatever is left out.
pub(super) fn weigh(vertices: &[Vertex], ranks: &mut [Rank]) {
    let last = vertices.len().saturating_sub(1);
    ranks.fill(0);
    for end in [0, last] {
        if let Some(rank) = ranks.get_mut(end) {
            *rank = Rank::MAX;
        }
    }
    // First the line through the ends of the stretches, then what lies between them.
    let mut ends: Vec<usize> = (0..last).step_by(STRETCH).collect();
    ends.push(last);
    if ends.len() > 2 {
        let along: Vec<Vertex> = ends.iter().filter_map(|end| vertices.get(*end).copied()).collect();
        let mut weights = vec![0; along.len()];
        weigh_stretch(&along, &mut weights);
        for (end, weight) in ends.iter().zip(weights).skip(1).take(along.len().saturating_sub(2)) {
            ranks[*end] = weight;
        }
    }
    for pair in ends.windows(2) {
        weigh_stretch(&vertices[pair[0]..=pair[1]], &mut ranks[pair[0]..=pair[1]]);
    }
}

/// The same for a stretch, without its ends.
fn weigh_stretch(vertices: &[Vertex], ranks: &mut [Rank]) {
    let mut open = vec![(0, vertices.len().saturating_sub(1), Rank::MAX - 1)];
    while let Some((from, to, most)) = open.pop() {
        if to - from < 2 {
            continue;
        }
        let (mut farthest, mut square) = (from + 1, -1.0);
        for at in from + 1..to {
            let found = square_distance(vertices[at], vertices[from], vertices[to]);
            if found > square {
                (farthest, square) = (at, found);
            }
        }
        // What lies within a stretch never outlasts what divides it.
        let found = rank_of_square(square).min(most);
        ranks[farthest] = found;
        open.extend([(from, farthest, found), (farthest, to, found)]);
    }
}

/// The square of the distance of a vertex from the straight line between two others.
pub(super) fn square_distance(vertex: Vertex, from: Vertex, to: Vertex) -> f64 {
    let apart = |a: Vertex, b: Vertex| (f64::from(b[0]) - f64::from(a[0]), f64::from(b[1]) - f64::from(a[1]));
    let ((x, y), (dx, dy)) = (apart(from, vertex), apart(from, to));
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((x * dx + y * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    let (x, y) = (x - along * dx, y - along * dy);
    x * x + y * y
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same in every run.
    fn noise(mut seed: u64) -> impl FnMut(i32) -> i32 {
        move |below| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((seed >> 33) % below.unsigned_abs() as u64) as i32
        }
    }

    fn weighed(vertices: &[Vertex]) -> Vec<Rank> {
        let mut ranks = vec![7; vertices.len()];
        weigh(vertices, &mut ranks);
        ranks
    }

    #[test]
    fn what_moves_the_line_more_ranks_higher() {
        let ranks = weighed(&[[0, 0], [100, 3], [200, 0], [300, 400], [400, 0]]);
        assert_eq!((ranks[0], ranks[4]), (Rank::MAX, Rank::MAX));
        assert!(ranks[3] > ranks[2] && ranks[2] > ranks[1], "{ranks:?}");
        assert!(weighed(&[[0, 0], [50, 0], [100, 0]])[1] == 0);
        for short in [&[][..], &[[1, 1]], &[[1, 1], [2, 2]]] {
            assert_eq!(weighed(short), vec![Rank::MAX; short.len()]);
        }
    }

    #[test]
    fn what_is_left_out_lies_near_what_is_kept() {
        let mut next = noise(7);
        for length in [10, 1000, 5000] {
            let mut at = [0, 0];
            let line: Vec<Vertex> = (0..length)
                .map(|_| {
                    at = [at[0] + next(2000) - 800, at[1] + next(2000) - 1000];
                    at
                })
                .collect();
            let ranks = weighed(&line);
            for tolerance in [10.0, 1000.0, 100_000.0] {
                let kept: Vec<usize> = (0..line.len()).filter(|at| ranks[*at] >= rank(tolerance)).collect();
                for pair in kept.windows(2) {
                    for at in pair[0]..=pair[1] {
                        let off = square_distance(line[at], line[pair[0]], line[pair[1]]).sqrt();
                        // Twice over: a stretch between two ends, and the line through the ends.
                        assert!(off <= 2.5 * tolerance, "{length} {tolerance}: {off}");
                    }
                }
            }
            let count = |least: f64| ranks.iter().filter(|found| **found >= rank(least)).count();
            assert!(count(100_000.0) <= count(1000.0) && count(1000.0) <= count(10.0));
        }
    }
}
