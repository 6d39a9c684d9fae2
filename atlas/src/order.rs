//! Putting things in order by a number that each has. The standard library's sort is written out anew for every type that is
//! sorted, 4 kB each time, of a program that a reader waits for: here it is written out once.

/// The things in rising order of their numbers; those of equal numbers stay as they stood.
pub fn rising<T: Clone>(things: &[T], number: impl Fn(&T) -> f64) -> Vec<T> {
    let mut numbers: Vec<(f64, usize)> = things.iter().map(number).zip(0..).collect();
    sort(&mut numbers);
    numbers.into_iter().map(|(_, place)| things[place].clone()).collect()
}

fn sort(numbers: &mut [(f64, usize)]) {
    numbers.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
}

#[cfg(test)]
mod tests {
    use super::rising;

    #[test]
    fn equal_ones_stay_as_they_stood() {
        let things = [("a", 2.0), ("b", -1.0), ("c", 2.0), ("d", f64::INFINITY), ("e", -1.0), ("f", -0.0), ("g", 0.0)];
        let names: String = rising(&things, |thing| thing.1).into_iter().map(|thing| thing.0).collect();
        assert_eq!(names, "befgacd");
        assert!(rising(&[], |()| 0.0).is_empty());
    }
}
