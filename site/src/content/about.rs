//! `about.md` and `article.md`: written as a brief is, but its text has sections, `## ID: Heading`, in the order that the header lists.

use super::brief::{Lines, languages};
use crate::files::FolderReader;
use atlas::dossier::{AboutFile, ArticleFile, SectionFile, Text};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    sections: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArticleHeader {
    sections: Vec<String>,
    #[serde(default)]
    map: BTreeMap<String, String>,
    #[serde(default)]
    step: BTreeMap<String, String>,
}

/// Reads the page about the map.
pub fn read(reader: &mut FolderReader<'_>, name: &str) -> Option<AboutFile> {
    let lines = Lines::of(reader, name)?;
    let header: Header = reader.parse(name, &lines.header(), 1)?;
    page(reader, name, &lines, header.sections)
}

/// Reads the article; nothing where there is none.
pub fn read_article(reader: &mut FolderReader<'_>, name: &str) -> Option<ArticleFile> {
    if !reader.has(name) {
        return None;
    }
    let lines = Lines::of(reader, name)?;
    let header: ArticleHeader = reader.parse(name, &lines.header(), 1)?;
    let page = page(reader, name, &lines, header.sections)?;
    Some(ArticleFile { page, map: header.map, step: header.step })
}

fn page(reader: &mut FolderReader<'_>, name: &str, lines: &Lines<'_>, ids: Vec<String>) -> Option<AboutFile> {
    let (title, text) = languages(reader, name, lines, title)?;
    let section = |id| SectionFile { id, ..SectionFile::default() };
    let mut page = AboutFile { title, section: ids.into_iter().map(section).collect() };
    for (lang, text) in &text.0 {
        sections(reader, name, (lang, text), &mut page.section);
    }
    Some(page)
}

fn title(line: &str) -> Option<&str> {
    line.strip_prefix('#').filter(|rest| !rest.starts_with('#'))
}

/// Puts the sections of one language where they belong.
fn sections(reader: &mut FolderReader<'_>, name: &str, (lang, text): (&str, &str), page: &mut [SectionFile]) {
    let mut wrong = |place: &str, message: String, remedy: &str| {
        reader.add(name, &format!("{place} in “{lang}”"), message, remedy);
    };
    let mut parts = format!("\n{text}").split("\n##").map(str::to_owned).collect::<Vec<_>>().into_iter();
    if parts.next().is_some_and(|before| !before.trim().is_empty()) {
        wrong("text", "it begins before any section".into(), "Begin with a line “## ID: The heading”");
    }
    for part in parts {
        let (heading, body) = part.split_once('\n').unwrap_or((&part, ""));
        let Some((id, heading)) = heading.split_once(':').map(|(id, heading)| (id.trim(), heading.trim())) else {
            let message = format!("the heading “{}” names no section", heading.trim());
            wrong("text", message, "Write “## ID: The heading”");
            continue;
        };
        let Some(section) = page.iter_mut().find(|section| section.id == id) else {
            let message = "the header does not list this section".to_owned();
            wrong(&format!("section “{id}”"), message, "Add it to `sections`, or correct the id");
            continue;
        };
        let put = |text: &mut Text, words: &str| text.0.insert(lang.to_owned(), words.to_owned());
        if put(&mut section.heading, heading).is_some() {
            wrong(&format!("section “{id}”"), "there is another one of this id".into(), "Keep one of them");
        }
        put(&mut section.body, body.trim());
    }
}
