//! Every colour, every dash and every face of letters stands in the core's table of styles, and nowhere else.

use site::paths;

use super::words::{files, found};
use crate::run::Result;

/// Where the table is.
const TABLE: &str = "atlas/src/style/";

const NAMED: [&str; 10] = ["white", "black", "gray", "grey", "red", "green", "blue", "yellow", "orange", "purple"];

/// What no style sheet says by itself.
const SAID_BY_THE_TABLE: [&str; 4] = ["stroke-dasharray", "font-family", "sans-serif", "Noto"];

/// Every finding, a line each. A test may say literally what it expects.
pub fn check() -> Result<Vec<String>> {
    let root = paths::root();
    let mut wrong = Vec::new();
    let engine = ["src", "atlas/src", "cartography/src", "site/src", "xtask/src"].map(|folder| (folder, "rs"));
    for (folder, ending) in engine.into_iter().chain([("assets", "css"), ("assets", "js")]) {
        let all = files(&root, &root.join(folder), ending)?;
        let is_test = |name: &str| name.contains("/tests/") || name.ends_with("/tests.rs");
        let all = all.into_iter().filter(|(name, _)| !name.starts_with(TABLE) && !is_test(name));
        wrong.extend(all.flat_map(|(name, text)| said_twice(&name, &text)));
    }
    Ok(wrong)
}

fn said_twice(name: &str, text: &str) -> Vec<String> {
    let is_sheet = name.ends_with(".css");
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    found(name, text, |line| {
        let table = is_sheet.then(|| SAID_BY_THE_TABLE.into_iter().find(|word| line.contains(word))).flatten();
        let what = colour(line).or_else(|| named(line).filter(|_| is_sheet)).or(table)?;
        Some(format!("“{what}” belongs into the table of styles, {TABLE}: name it there and use it here by its name"))
    })
}

/// A colour in digits: `#` and 3, 4, 6 or 8 of them, or a function of numbers.
fn colour(line: &str) -> Option<&str> {
    let function =
        ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "light-dark("].into_iter().find(|word| line.contains(word));
    let digits = line.match_indices('#').find_map(|(at, _)| {
        let word = line[at + 1..].split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
        let is_colour = matches!(word.len(), 3 | 4 | 6 | 8) && word.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_colour.then_some(&line[at..=at + word.len()])
    });
    digits.or(function)
}

fn named(line: &str) -> Option<&'static str> {
    let (_, value) = line.split_once(':').filter(|_| !line.trim_start().starts_with("/*"))?;
    let mut words = value.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    words.find_map(|word| NAMED.into_iter().find(|name| *name == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_a_dash_or_a_face_beside_the_table_is_found() {
        for line in [
            "  color: #fff;",
            "  background: linear-gradient(#d8e3e8, var(--sea));",
            "  box-shadow: 0 8px 28px rgb(0 0 0 / 0.16);",
            ".a { fill: white; }",
            "  stroke-dasharray: 8 4;",
            "  font: 700 16px Georgia, sans-serif;",
        ] {
            let said = said_twice("assets/styles/map.css", &format!(".a {{\n{line}\n}}"));
            assert_eq!(said.len(), 1, "{line}");
            assert!(said[0].starts_with("assets/styles/map.css:2: "), "{said:?}");
        }
        assert_eq!(said_twice("src/map.rs", "let ink = \"#22252b\";").len(), 1);
    }

    #[test]
    fn what_names_the_table_is_left_alone() {
        for line in
            ["  color: var(--ink);", "#finds li {", "  white-space: nowrap;", "/* Paper: white. */", "fill: none;"]
        {
            assert!(said_twice("assets/styles/map.css", line).is_empty(), "{line}");
        }
        for line in [
            "format!(\"#{id}\")",
            "#[component]",
            "put(&mut out, \"stroke-dasharray\", dashes);",
            "el.attr(\"href\", \"#printed\")",
        ] {
            assert!(said_twice("src/map.rs", line).is_empty(), "{line}");
        }
        assert!(
            said_twice("src/map.rs", "fn a() {}\n#[cfg(test)]\nmod tests { const INK: &str = \"#22252b\"; }")
                .is_empty()
        );
    }

    #[test]
    fn the_parts_of_the_style_sheet_are_read() {
        let root = paths::root();
        assert!(files(&root, &root.join("assets"), "css").unwrap().len() > 10);
    }
}
