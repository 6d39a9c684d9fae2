//! The documents are true where a program can tell: links lead somewhere, paths exist, addresses print as they are written.

use std::fs;
use std::path::{Path, PathBuf};

use atlas::address::{self, Vocabulary};

use crate::run::Result;
use site::content;
use site::paths;

/// Folders whose files the documents name by their paths.
const FOLDERS: [&str; 9] =
    ["assets/", "atlas/", "bench/", "cartography/", "geo-data/", "site/", "src/", "tests/", "xtask/"];

/// Every finding in the documents of this project, a line each.
pub fn check() -> Result<Vec<String>> {
    let root = paths::root();
    // Content that cannot be read is reported by its own check; addresses wait until it can.
    let vocabularies: Vec<Vocabulary> = content::load(&root).iter().flatten().filter_map(content::vocabulary).collect();
    let mut wrong = Vec::new();
    for file in documents(&root)? {
        let name = file.strip_prefix(&root).unwrap_or(&file).display().to_string();
        let text = fs::read_to_string(&file).map_err(|e| format!("{name} cannot be read: {e}"))?;
        let folder = file.parent().unwrap_or(&root);
        for (number, prose, code) in lines(&text) {
            let links = links(&prose).into_iter().filter_map(|link| dead_link(folder, link));
            let paths = words(&code).filter_map(|path| missing_path(&root, path));
            let addresses = words(&code).filter_map(|word| wrong_of_all(word, &vocabularies));
            wrong.extend(links.chain(paths).chain(addresses).map(|what| format!("{name}:{number}: {what}")));
        }
    }
    Ok(wrong)
}

/// The Markdown at the root and of the data.
fn documents(root: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in [root.to_path_buf(), root.join("geo-data")] {
        let entries = folder.read_dir().map_err(|e| format!("{} cannot be read: {e}", folder.display()))?;
        let paths = entries.flatten().map(|entry| entry.path());
        files.extend(paths.filter(|path| path.extension().is_some_and(|ending| ending == "md")));
    }
    files.sort();
    Ok(files)
}

/// Each line with its number: what is prose, and what is code between backticks or fences.
fn lines(text: &str) -> Vec<(usize, String, String)> {
    let mut fenced = false;
    let mut out = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            out.push((index + 1, String::new(), line.to_owned()));
        } else {
            let parts: Vec<&str> = line.split('`').collect();
            let every_other = |from: usize| parts.iter().skip(from).step_by(2).copied().collect::<Vec<_>>().join(" ");
            out.push((index + 1, every_other(0), every_other(1)));
        }
    }
    out
}

/// The targets of Markdown links and pictures.
fn links(prose: &str) -> Vec<&str> {
    prose.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

/// What stands between blanks and quotation marks.
fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>')).filter(|word| !word.is_empty())
}

fn dead_link(folder: &Path, link: &str) -> Option<String> {
    let (file, heading) = link.split_once('#').unwrap_or((link, ""));
    if link.contains("://") || file.is_empty() {
        return None;
    }
    let path = folder.join(file);
    if !path.exists() {
        return Some(format!("the link to {link} leads nowhere: correct it, or add the file"));
    }
    let has = |text: String| text.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line) == heading);
    let leads = heading.is_empty() || fs::read_to_string(&path).is_ok_and(has);
    (!leads).then(|| format!("{file} has no heading for #{heading}: correct the link"))
}

/// The anchor that a heading gets.
fn anchor(heading: &str) -> String {
    let plain = heading.trim_start_matches('#').trim().to_lowercase();
    let letters = plain.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    letters.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// A path that is not here. Capital letters and stars stand for something else.
fn missing_path(root: &Path, path: &str) -> Option<String> {
    let stands_for_more = path.contains(|c: char| c.is_ascii_uppercase() || c == '*');
    let looked_for = FOLDERS.iter().any(|folder| path.starts_with(folder)) && !stands_for_more;
    (looked_for && !root.join(path).exists()).then(|| format!("there is no {path}: correct the name"))
}

/// An address that is none of any dispute: what is wrong with it for the first.
fn wrong_of_all(word: &str, vocabularies: &[Vocabulary]) -> Option<String> {
    let mut wrong = vocabularies.iter().map(|known| wrong_address(word, known));
    let first = wrong.next()??;
    wrong.all(|wrong| wrong.is_some()).then_some(first)
}

/// An address that does not print as it is written. A path of placeholders is none.
fn wrong_address(word: &str, vocabulary: &Vocabulary) -> Option<String> {
    let (path, query) = word.split_once('?').unwrap_or((word, ""));
    let is_path = path.starts_with('/') && path.ends_with('/') && !path.contains(|c: char| c.is_ascii_uppercase());
    if !(query.contains('=') && (path.is_empty() || is_path) || query.is_empty() && is_path) {
        return None;
    }
    let (address, view, notes) = address::read(path, query, vocabulary);
    let query = view.print();
    // A query alone is an example for any page.
    let printed = if path.is_empty() { query } else { format!("/{}{query}", address.print()) };
    if let Some(note) = notes.first() {
        return Some(format!("{word}: {note}"));
    }
    (printed != word).then(|| format!("{word} is printed as {printed}: write that"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let list = |words: &str| words.split(' ').map(str::to_owned).collect();
        let dispute = "isles".to_owned();
        Vocabulary {
            languages: list("en xx"),
            dispute,
            islands: list("alba"),
            claims: list("title"),
            ..Vocabulary::default()
        }
    }

    #[test]
    fn the_documents_are_true() {
        let wrong = check().unwrap();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn an_address_must_print_as_it_is_written() {
        for right in [
            "/",
            "/en/isles/alba/",
            "/embed/xx/isles/",
            "?tab=claims&claim=title",
            "/en/isles/?tab=facts&at=44.5,146,7",
            "a?b",
            "/en/isles/ISLAND/",
            "cargo",
        ] {
            assert_eq!(wrong_address(right, &vocabulary()), None);
        }
        for (wrong, says) in [
            ("/en/nowhere/", "“path=nowhere” is not known"),
            ("/en/isles/nowhere/", "“path=nowhere” is not known"),
            ("/zz/", "“path=zz” is not known"),
            ("?claim=untitled", "“claim=untitled” is not known"),
            ("/en/isles/?at=44.5,146", "is not known"),
            ("?claim=title", "is printed as ?tab=claims&claim=title"),
            ("/en/isles/?at=44.50,146,7&tab=facts", "is printed as /en/isles/?tab=facts&at=44.5,146,7"),
        ] {
            let found = wrong_address(wrong, &vocabulary()).unwrap_or_default();
            assert!(found.contains(says), "{wrong}: {found}");
        }
    }

    #[test]
    fn a_link_must_lead_to_a_file_and_its_heading() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(dead_link(here, "Cargo.toml"), None);
        assert_eq!(dead_link(here, "https://example.org/nothing"), None);
        assert!(dead_link(here, "nothing.md").is_some());
        assert!(dead_link(here, "Cargo.toml#nothing").is_some());
        assert_eq!(anchor("## What it is, and isn’t"), "what-it-is-and-isnt");
    }

    #[test]
    fn a_path_must_be_there() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(missing_path(here, "src/check/documents.rs"), None);
        assert_eq!(missing_path(here, "src/LANG.toml"), None);
        assert!(missing_path(here, "src/nothing.rs").is_some());
    }

    #[test]
    fn code_is_told_from_prose() {
        let found = lines("see [a](b) and `c [d](e)`\n```\n/en/ f\n```\nend");
        assert_eq!(found[0], (1, "see [a](b) and  ".to_owned(), "c [d](e)".to_owned()));
        assert_eq!(links(&found[0].1), ["b"]);
        assert_eq!(found[1], (3, String::new(), "/en/ f".to_owned()));
        assert_eq!(found[2].0, 5);
        assert_eq!(words("<a href=\"/en/\">").collect::<Vec<_>>(), ["a", "href=", "/en/"]);
    }
}
