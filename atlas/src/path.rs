//! Path text for SVG: whole numbers, relative, written once per layer and level of detail.

use crate::plane::{Bounds, World};

/// Writes rings or lines as one path. Coordinates are rounded to multiples of `unit`, so the path is drawn with a
/// scale of `unit`. Points that round to the one before are left out.
pub fn path(parts: &[Vec<World>], unit: f64, closed: bool) -> String {
    let mut writer = Writer::new(unit);
    for part in parts {
        // A ring repeats its first point at its end; `z` draws that edge.
        let points = if closed { part.split_last().map_or(&part[..], |(_, rest)| rest) } else { &part[..] };
        writer.run(points);
        if closed && let Some(first) = points.first() {
            writer.out.push('z');
            writer.pen = writer.round(*first);
        }
    }
    writer.out
}

/// The coast of rings that were cut along a box: every edge but those that lie on the box.
///
/// ```text
///   ──────────┐ box          the ring runs along the box from a to b:
///      land   a              that edge is no coast and must not be stroked
///   ~~~~~~    b
/// ```
pub fn coast(rings: &[Vec<World>], box_: Bounds, unit: f64) -> String {
    let mut writer = Writer::new(unit);
    for ring in rings {
        for run in ring.chunk_by(|a, b| !along(*a, *b, box_)) {
            if run.len() > 1 {
                writer.run(run);
            }
        }
    }
    writer.out
}

/// Whether any edge of the rings lies on the box.
pub fn touches(rings: &[Vec<World>], box_: Bounds) -> bool {
    rings.iter().any(|ring| ring.windows(2).any(|edge| along(edge[0], edge[1], box_)))
}

fn along(a: World, b: World, box_: Bounds) -> bool {
    let on = |p: f64, q: f64, side: f64| (p - side).abs() < 1.5 && (q - side).abs() < 1.5;
    on(a.x, b.x, box_.min.x) || on(a.x, b.x, box_.max.x) || on(a.y, b.y, box_.min.y) || on(a.y, b.y, box_.max.y)
}

/// Reads a path that [`path`] has written: its rings or lines in units of the plane, rings closed again. Rounding to multiples
/// of `unit` is all that is lost. Nothing for a text that [`path`] does not write.
pub fn read(d: &str, unit: f64) -> Option<Vec<Vec<World>>> {
    let mut parts: Vec<Vec<(i64, i64)>> = Vec::new();
    let mut pen = (0, 0);
    let mut rest = d.as_bytes();
    while let Some(&byte) = rest.first() {
        match byte {
            b'm' => {
                parts.push(Vec::new());
                rest = &rest[1..];
            }
            b'z' => {
                let part = parts.last_mut()?;
                pen = *part.first()?;
                part.push(pen);
                rest = &rest[1..];
                continue;
            }
            _ => {}
        }
        pen.0 += read_number(&mut rest)?;
        pen.1 += read_number(&mut rest)?;
        parts.last_mut()?.push(pen);
    }
    let world = |(x, y): (i64, i64)| World { x: x as f64 * unit, y: y as f64 * unit };
    Some(parts.into_iter().map(|part| part.into_iter().map(world).collect()).collect())
}

/// The whole number at the head of `rest`, behind blanks; `rest` goes on behind it.
fn read_number(rest: &mut &[u8]) -> Option<i64> {
    let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
    let sign = usize::from(rest.get(blanks) == Some(&b'-'));
    let digits = rest[blanks + sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    // More digits than a plane has units would not fit.
    if digits == 0 || digits > 15 {
        return None;
    }
    let (number, after) = rest[blanks + sign..].split_at(digits);
    let value = number.iter().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'));
    *rest = after;
    Some(if sign == 1 { -value } else { value })
}

struct Writer {
    out: String,
    unit: f64,
    pen: (i64, i64),
}

impl Writer {
    fn new(unit: f64) -> Self {
        Self { out: String::new(), unit, pen: (0, 0) }
    }

    fn round(&self, point: World) -> (i64, i64) {
        ((point.x / self.unit).round() as i64, (point.y / self.unit).round() as i64)
    }

    fn run(&mut self, points: &[World]) {
        let mut letter = 'm';
        for point in points {
            let next = self.round(*point);
            let (dx, dy) = (next.0 - self.pen.0, next.1 - self.pen.1);
            if letter == 'l' && dx == 0 && dy == 0 {
                continue;
            }
            // After `m`, further pairs are relative lines; a path's first `m` counts from the origin.
            if letter == 'm' {
                self.out.push('m');
            }
            self.number(dx, letter == 'l');
            self.number(dy, true);
            self.pen = next;
            letter = 'l';
        }
    }

    fn number(&mut self, value: i64, apart: bool) {
        if apart && value >= 0 {
            self.out.push(' ');
        }
        let mut digits = [0_u8; 20];
        let mut at = digits.len();
        let mut rest = value.unsigned_abs();
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if value < 0 {
            self.out.push('-');
        }
        self.out.extend(digits[at..].iter().map(|&digit| char::from(digit)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(f64, f64)]) -> Vec<World> {
        points.iter().map(|&(x, y)| World { x, y }).collect()
    }

    #[test]
    fn a_path_is_relative_and_whole() {
        let square = ring(&[(10.0, 10.0), (30.0, 10.0), (30.0, 31.0), (10.0, 31.0), (10.0, 10.0)]);
        let hole = ring(&[(15.0, 15.0), (15.0, 20.0), (20.0, 15.0), (15.0, 15.0)]);
        assert_eq!(path(&[square, hole], 1.0, true), "m10 10 20 0 0 21-20 0zm5 5 0 5 5-5z");
    }

    #[test]
    fn a_subpath_begins_where_the_pen_stood_after_closing() {
        // After `z` the pen stands at the start of the subpath, so the next `m` counts from there.
        let one = ring(&[(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 0.0)]);
        let two = ring(&[(9.0, 9.0), (10.0, 9.0), (10.0, 10.0), (9.0, 9.0)]);
        assert_eq!(path(&[one, two], 1.0, true), "m0 0 4 0 0 4zm9 9 1 0 0 1z");
    }

    #[test]
    fn points_that_round_alike_are_written_once() {
        let line = ring(&[(0.0, 0.0), (4.0, 1.0), (14.0, 0.0), (100.0, 0.0)]);
        assert_eq!(path(&[line], 10.0, false), "m0 0 1 0 9 0");
    }

    #[test]
    fn a_path_that_is_read_is_written_alike() {
        let square = ring(&[(10.0, 10.0), (30.0, 10.0), (30.0, 31.0), (10.0, 31.0), (10.0, 10.0)]);
        let far = ring(&[(-900.0, 15.0), (15.0, -20.0), (20.0, 15.0), (-900.0, 15.0)]);
        for (parts, unit, closed) in [
            (vec![square.clone(), far.clone()], 1.0, true),
            (vec![square.clone(), far.clone()], 5.0, true),
            (vec![square, far], 20.0, false),
            (Vec::new(), 1.0, true),
        ] {
            let d = path(&parts, unit, closed);
            assert_eq!(path(&read(&d, unit).unwrap(), unit, closed), d);
        }
        let read_back = read("m10 10 20 0 0 21-20 0zm5 5 0 5 5-5z", 2.0).unwrap();
        assert_eq!(read_back[1], ring(&[(30.0, 30.0), (30.0, 40.0), (40.0, 30.0), (30.0, 30.0)]));
    }

    #[test]
    fn a_text_that_is_no_path_of_ours_is_not_read() {
        for text in
            ["M1 2", "10 10", "m1", "m1 2 3", "m1 2 x", "z", "m1e3 4", "m1.5 2", "m99999999999999999999 1", "m1 2ä"]
        {
            assert_eq!(read(text, 1.0), None, "{text}");
        }
    }

    #[test]
    fn the_edge_along_the_box_is_no_coast() {
        let box_ = Bounds { min: World { x: 0.0, y: 0.0 }, max: World { x: 100.0, y: 100.0 } };
        let cut = ring(&[(100.0, 20.0), (50.0, 30.0), (100.0, 40.0), (100.0, 20.0)]);
        assert!(touches(std::slice::from_ref(&cut), box_));
        assert_eq!(coast(&[cut], box_, 1.0), "m100 20-50 10 50 10");
    }
}
