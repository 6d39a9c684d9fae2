//! What the site weighs: in a table by kind of file, and what a first visit takes of it.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use super::site::{COPIES, Files, originals};
use crate::hosting;

/// The data that the app wants before the map is live, by the beginning of its name; the level is the screen's matter.
const FIRST: [&[&str]; 2] =
    [&["data/land-0-", "data/islands-0-", "data/lines-"], &["data/land-1-", "data/islands-1-", "data/lines-"]];

/// Bytes of one or more files: as they are, and as they are sent.
#[derive(Clone, Copy, Default, Debug, PartialEq)]
struct Weight {
    files: usize,
    raw: usize,
    gz: usize,
    br: usize,
}

impl AddAssign for Weight {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.raw += other.raw;
        self.gz += other.gz;
        self.br += other.br;
    }
}

/// The table, its lines without a last line break.
pub fn table(site: &Files) -> String {
    let mut kinds: BTreeMap<&str, Weight> = BTreeMap::new();
    for name in originals(site) {
        *kinds.entry(hosting::ending(name)).or_default() += weight(site, name);
    }
    let mut all: Vec<(&str, Weight)> = kinds.into_iter().collect();
    all.sort_by_key(|(_, weight)| std::cmp::Reverse(weight.raw));
    all.push(("all", sum(all.iter().map(|(_, weight)| *weight))));
    all.push(("first visit, coarse map", first_visit(site, FIRST[0])));
    all.push(("first visit, finer map", first_visit(site, FIRST[1])));
    let head = format!("{:<24} {:>6} {:>12} {:>12} {:>12}", "bytes", "files", "raw", "gz", "br");
    let row = |(name, w): &(&str, Weight)| {
        let name = if name.is_empty() { "without an ending" } else { name };
        format!("\n{name:<24} {:>6} {:>12} {:>12} {:>12}", w.files, w.raw, w.gz, w.br)
    };
    format!("{head}{}", all.iter().map(row).collect::<String>())
}

/// What a first visit to the map loads until it is live: the page, whatever the page starts, and the first layers.
fn first_visit(site: &Files, layers: &[&str]) -> Weight {
    let page = site.get("index.html").map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let named = |name: &&str| {
        let is_first = !name.starts_with("data/") || name.starts_with("data/content.");
        let is_named = hosting::is_hashed(name) && page.contains(*name);
        is_named && (is_first || layers.iter().any(|layer| name.starts_with(layer)))
    };
    sum(originals(site).filter(|name| *name == "index.html" || named(name)).map(|name| weight(site, name)))
}

fn weight(site: &Files, name: &str) -> Weight {
    let raw = site.get(name).map_or(0, Vec::len);
    let [br, gz] = COPIES.map(|ending| site.get(&format!("{name}{ending}")).map_or(raw, Vec::len));
    Weight { files: 1, raw, gz, br }
}

fn sum(weights: impl Iterator<Item = Weight>) -> Weight {
    weights.fold(Weight::default(), |mut all, one| {
        all += one;
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Files {
        let files = [
            ("index.html", "style-0123456789ab.css data/land-0-0123456789ab.geojson data/land-1-0123456789ab.geojson"),
            ("index.html.br", "12345"),
            ("en/index.html", "123"),
            ("style-0123456789ab.css", "1234"),
            ("style-0123456789ab.css.gz", "12"),
            ("data/land-0-0123456789ab.geojson", "12345678"),
            ("data/land-1-0123456789ab.geojson", "123456789"),
            ("data/land-2-0123456789ab.geojson", "1234567890"),
        ];
        files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).into()
    }

    #[test]
    fn what_is_not_packed_is_sent_as_it_is() {
        let site = site();
        assert_eq!(weight(&site, "style-0123456789ab.css"), Weight { files: 1, raw: 4, gz: 2, br: 4 });
        assert_eq!(weight(&site, "en/index.html"), Weight { files: 1, raw: 3, gz: 3, br: 3 });
    }

    #[test]
    fn a_first_visit_takes_what_the_page_names_and_one_level_of_layers() {
        let site = site();
        let (coarse, finer) = (first_visit(&site, FIRST[0]), first_visit(&site, FIRST[1]));
        assert_eq!((coarse.files, coarse.br), (3, 5 + 4 + 8));
        assert_eq!((finer.files, finer.br), (3, 5 + 4 + 9));
    }

    #[test]
    fn the_table_has_a_line_for_each_kind_and_its_sums() {
        let table = table(&site());
        let names: Vec<&str> = table.lines().map(|line| line.split("  ").next().unwrap_or_default()).collect();
        assert_eq!(
            names,
            ["bytes", "html", "geojson", "css", "all", "first visit, coarse map", "first visit, finer map"]
        );
    }
}
