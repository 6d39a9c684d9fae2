//! The line at sea that is as far from one set of shores as from another.

use crate::contour::{Window, zero_lines};
use crate::shores::{Nearest, Shores, between, metres_per_degree};
use crate::simplify::simplify_line;
use atlas::lonlat::LonLat;
use atlas::plane::mercator;

/// Where a line of equal distance is looked for, how finely, and where it ends.
#[derive(Clone, Copy, Debug)]
pub struct Rule<'a> {
    /// The line ends at the edges of this window.
    pub window: Window,
    /// Width of the cells over which it is traced, in metres; straits and islands narrower than this can be missed.
    pub cell_m: f64,
    /// The line ends where the nearest shore is farther than this, in metres; infinity for no such end.
    pub reach_m: f64,
    /// The line ends where these shores get nearer than both sets.
    pub third: Option<&'a Shores>,
    /// Vertices are left out as long as the line stays within this of where it was, in metres.
    pub tolerance_m: f64,
}

/// Traces the line of places whose geodesic distances to the nearest shore of `a` and of `b` are equal.
///
/// Distances are to the shores themselves, vertices or not, on the WGS 84 ellipsoid; at every vertex they differ by less than
/// 2 m. Set `a` lies on the left. One polyline for each unbroken part, the longest first; none where there is no such line.
pub fn equidistance(a: &Shores, b: &Shores, rule: &Rule) -> Vec<Vec<LonLat>> {
    let field = Field { a, b, rule };
    let lines = zero_lines(
        rule.window,
        rule.cell_m,
        |place| field.difference_m(place),
        // Neither distance changes faster than one walks, so their difference changes at most twice as fast.
        |place, radius_m| field.difference_m(place).abs() <= 2.0 * radius_m && field.spare_m(place) >= -2.0 * radius_m,
    );
    let mut parts: Vec<Vec<LonLat>> =
        lines.iter().flat_map(|line| field.cut(line)).map(|part| thin(&part, rule.tolerance_m)).collect();
    parts.sort_by(|one, other| length_deg(other).total_cmp(&length_deg(one)));
    parts
}

/// Traces the line of places whose geodesic distance to the nearest shore is `distance_m`, on both sides of that shore.
///
/// Vertices are right to half a metre before any are left out; the nearer places lie on the left. Closed lines repeat their
/// first place.
pub fn limit(shores: &Shores, distance_m: f64, window: Window, cell_m: f64, tolerance_m: f64) -> Vec<Vec<LonLat>> {
    let beyond_m = |place: LonLat| shores.distance_m(place) - distance_m;
    let lines = zero_lines(window, cell_m, beyond_m, |place, radius_m| beyond_m(place).abs() <= radius_m);
    let mut lines: Vec<Vec<LonLat>> = lines.iter().map(|line| thin(line, tolerance_m)).collect();
    lines.sort_by(|one, other| length_deg(other).total_cmp(&length_deg(one)));
    lines
}

struct Field<'a> {
    a: &'a Shores,
    b: &'a Shores,
    rule: &'a Rule<'a>,
}

impl Field<'_> {
    /// How much farther the nearest shore of `a` is than that of `b`, in metres; negative nearer to `a`.
    fn difference_m(&self, place: LonLat) -> f64 {
        self.a.distance_m(place) - self.b.distance_m(place)
    }

    /// How much is left before the line must end, in metres; negative beyond the end.
    fn spare_m(&self, place: LonLat) -> f64 {
        let near_m = self.a.distance_m(place).min(self.b.distance_m(place));
        let third_m = self.rule.third.map_or(f64::INFINITY, |third| third.distance_m(place));
        (self.rule.reach_m - near_m).min(third_m - near_m)
    }

    /// The parts of a line that do not lie beyond its end, each cut where the end is.
    fn cut(&self, line: &[LonLat]) -> Vec<Vec<LonLat>> {
        let kept: Vec<bool> = line.iter().map(|place| self.spare_m(*place) >= 0.0).collect();
        let mut parts = Vec::new();
        let mut part: Vec<LonLat> = Vec::new();
        for (index, place) in line.iter().enumerate() {
            let before = index.checked_sub(1);
            match (before.is_some_and(|before| kept[before]), kept[index]) {
                (false, true) => part.extend(before.map(|before| self.end(*place, line[before]))),
                (true, false) => {
                    part.extend(before.map(|before| self.end(line[before], *place)));
                    parts.push(std::mem::take(&mut part));
                }
                _ => {}
            }
            if kept[index] {
                part.push(*place);
            }
        }
        parts.push(part);
        parts.retain(|part| part.len() > 1);
        rejoin(parts, line)
    }

    /// The last place of the line on the way from one that is kept to one that is not.
    fn end(&self, kept: LonLat, gone: LonLat) -> LonLat {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..20 {
            let middle = (low + high) / 2.0;
            if self.spare_m(self.settle(between(kept, gone, middle))) >= 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.settle(between(kept, gone, low))
    }

    /// Moves a place near the line onto it, by Newton's method along the steepest way.
    fn settle(&self, mut place: LonLat) -> LonLat {
        for _ in 0..8 {
            let (Some(a), Some(b)) = (self.a.nearest(place), self.b.nearest(place)) else { return place };
            let difference = a.distance_m - b.distance_m;
            let (from_a, from_b) = (heading(a, place), heading(b, place));
            let slope = [from_a[0] - from_b[0], from_a[1] - from_b[1]];
            let steep2 = slope[0] * slope[0] + slope[1] * slope[1];
            if difference.abs() < 0.1 || steep2 < 1e-3 {
                break;
            }
            let (east_m, north_m) = metres_per_degree(place.lat);
            place.lon -= difference * slope[0] / steep2 / east_m;
            place.lat -= difference * slope[1] / steep2 / north_m;
        }
        place
    }
}

/// Which way one walks straight away from a shore: east and north parts of a unit step.
fn heading(shore: Nearest, place: LonLat) -> [f64; 2] {
    let (east_m, north_m) = metres_per_degree((shore.place.lat + place.lat) / 2.0);
    let step = [(place.lon - shore.place.lon) * east_m, (place.lat - shore.place.lat) * north_m];
    let length = step[0].hypot(step[1]);
    if length > 0.0 { step.map(|part| part / length) } else { [0.0, 0.0] }
}

/// A closed line that was cut elsewhere than at its first vertex is one part across that vertex, not two.
fn rejoin(mut parts: Vec<Vec<LonLat>>, line: &[LonLat]) -> Vec<Vec<LonLat>> {
    let closed = line.first() == line.last();
    let meets = parts.len() > 1 && parts.last().and_then(|part| part.last()) == parts[0].first();
    if closed
        && meets
        && let Some(mut joined) = parts.pop()
    {
        joined.extend(parts[0].drain(..).skip(1));
        parts[0] = joined;
    }
    parts
}

/// Leaves vertices out, in the plane of Web Mercator, which is true to angles.
fn thin(line: &[LonLat], tolerance_m: f64) -> Vec<LonLat> {
    let plane: Vec<[f64; 2]> = line.iter().map(|place| [place.lon, mercator(place.lat)]).collect();
    let stays = simplify_line(&plane, |index| tolerance_m / metres_per_degree(line[index].lat).0);
    stays.into_iter().map(|index| line[index]).collect()
}

/// Length of a line in degrees of the equator, good enough to put lines in order.
fn length_deg(line: &[LonLat]) -> f64 {
    line.windows(2)
        .map(|side| {
            let squeeze = side[0].lat.to_radians().cos();
            ((side[1].lon - side[0].lon) * squeeze).hypot(side[1].lat - side[0].lat)
        })
        .sum()
}
