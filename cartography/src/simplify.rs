//! Fewer vertices for the same shape: the method of Ramer, Douglas and Peucker, with a tolerance for each vertex.

/// The vertices of a line that must stay so that every other lies within its own tolerance of what is left.
///
/// Works in a plane; `tolerance(i)` is in the units of the plane, and a vertex whose tolerance is not above zero always stays.
/// The first and the last vertex stay. Returns indices in ascending order.
pub fn simplify_line(points: &[[f64; 2]], tolerance: impl Fn(usize) -> f64) -> Vec<usize> {
    if points.is_empty() {
        return Vec::new();
    }
    let mut stays = pinned(points.len(), &tolerance);
    stays[0] = true;
    stays[points.len() - 1] = true;
    thin_between(points, &tolerance, &mut stays);
    indices(&stays)
}

/// The same for a closed ring whose last point repeats the first; what is left has at least three corners where the ring has.
///
/// The result repeats the first index at the end as the last one, so that it indexes a closed ring again.
pub fn simplify_ring(points: &[[f64; 2]], tolerance: impl Fn(usize) -> f64) -> Vec<usize> {
    if points.len() <= 4 {
        return (0..points.len()).collect();
    }
    let last = points.len() - 1;
    let mut stays = pinned(points.len(), &tolerance);
    stays[0] = true;
    stays[last] = true;
    // The corner opposite to the first, and the one farthest off the line between the two.
    let across = farthest(points, (0, 0), 1..last).unwrap_or(last);
    stays[across] = true;
    stays[farthest(points, (0, across), 1..last).unwrap_or(last)] = true;
    thin_between(points, &tolerance, &mut stays);
    indices(&stays)
}

fn pinned(count: usize, tolerance: &impl Fn(usize) -> f64) -> Vec<bool> {
    (0..count).map(|index| tolerance(index) <= 0.0).collect()
}

fn indices(stays: &[bool]) -> Vec<usize> {
    (0..stays.len()).filter(|index| stays[*index]).collect()
}

/// Splits every run between two vertices that stay until nothing in it is out of tolerance.
fn thin_between(points: &[[f64; 2]], tolerance: &impl Fn(usize) -> f64, stays: &mut [bool]) {
    let fixed = indices(stays);
    let mut runs: Vec<(usize, usize)> = fixed.windows(2).map(|pair| (pair[0], pair[1])).collect();
    while let Some((from, to)) = runs.pop() {
        let worst = (from + 1..to)
            .map(|index| (index, distance(points[index], points[from], points[to]) / tolerance(index)))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((index, _)) = worst.filter(|(_, excess)| *excess > 1.0) {
            stays[index] = true;
            runs.push((from, index));
            runs.push((index, to));
        }
    }
}

/// The vertex between two others that lies farthest from the segment from one to the other; none if they are neighbours.
pub fn farthest_between(points: &[[f64; 2]], from: usize, to: usize) -> Option<usize> {
    farthest(points, (from, to), from + 1..to)
}

/// The point of a range that is farthest from the segment between two points, the first of them where several are.
fn farthest(points: &[[f64; 2]], (from, to): (usize, usize), range: std::ops::Range<usize>) -> Option<usize> {
    let mut best = None;
    let mut most = -1.0;
    for index in range {
        let away = distance(points[index], points[from], points[to]);
        if away > most {
            (best, most) = (Some(index), away);
        }
    }
    best
}

/// Distance of a point to a segment in the plane, in the plane's units.
pub fn distance(point: [f64; 2], from: [f64; 2], to: [f64; 2]) -> f64 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let offset = [point[0] - from[0], point[1] - from[1]];
    let length2 = along[0] * along[0] + along[1] * along[1];
    let share =
        if length2 > 0.0 { ((offset[0] * along[0] + offset[1] * along[1]) / length2).clamp(0.0, 1.0) } else { 0.0 };
    (offset[0] - share * along[0]).hypot(offset[1] - share * along[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_bends_go_and_large_ones_stay() {
        let line = [[0.0, 0.0], [1.0, 0.1], [2.0, 0.0], [3.0, 5.0], [4.0, 0.0]];
        assert_eq!(simplify_line(&line, |_| 0.5), [0, 2, 3, 4]);
    }

    #[test]
    fn a_vertex_without_tolerance_stays() {
        let line = [[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]];
        assert_eq!(simplify_line(&line, |index| if index == 1 { 0.0 } else { 9.0 }), [0, 1, 2]);
    }

    #[test]
    fn a_ring_keeps_three_corners_however_coarse() {
        let ring = [[0.0, 0.0], [1.0, 0.1], [2.0, 0.0], [2.0, 1.0], [1.0, 2.0], [0.0, 1.0], [0.0, 0.0]];
        let left = simplify_ring(&ring, |_| 100.0);
        assert_eq!(left.len(), 4, "{left:?}");
        assert_eq!((left[0], left[3]), (0, 6));
    }

    #[test]
    fn every_vertex_is_within_tolerance_of_what_is_left() {
        let ring: Vec<[f64; 2]> = (0..=200)
            .map(|step| {
                let turn = f64::from(step % 200) / 200.0 * std::f64::consts::TAU;
                let radius = 10.0 + (turn * 17.0).sin();
                [radius * turn.cos(), radius * turn.sin()]
            })
            .collect();
        let left = simplify_ring(&ring, |_| 0.3);
        assert!(left.len() < 120);
        for point in &ring {
            let away =
                left.windows(2).map(|side| distance(*point, ring[side[0]], ring[side[1]])).fold(f64::MAX, f64::min);
            assert!(away <= 0.3, "{away}");
        }
    }
}
