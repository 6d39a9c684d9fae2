//! What the page says about the site: where its root is and where its files are.

use leptos::prelude::{document, window};
use std::collections::BTreeMap;

/// The site as the page describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Site {
    /// The root's address, with a slash at its end.
    pub root: String,
    /// The root's path on its server, with a slash at its end.
    pub base: String,
    /// File name by what it is: `content`, `land-0`, `islands-0`, `lines` and so on; of `parts` the folder.
    pub files: BTreeMap<String, String>,
    /// Who publishes the site.
    pub publisher: String,
    /// Whether the page stands in a frame of another page.
    pub framed: bool,
    /// Whether it is a page that is made for frames.
    pub is_embed: bool,
}

impl Site {
    /// Reads the page: `<html data-root data-files data-publisher>`.
    pub fn of_page() -> Option<Self> {
        let page = document().document_element()?;
        let here = window().location().href().ok()?;
        let root = web_sys::Url::new_with_base(&page.get_attribute("data-root")?, &here).ok()?;
        let files = files(&page.get_attribute("data-files")?);
        let framed = window().parent().ok().flatten().is_some_and(|parent| parent != window());
        let publisher = page.get_attribute("data-publisher").unwrap_or_default();
        let is_embed = page.class_list().contains("embed");
        Some(Self { root: root.href(), base: root.pathname(), files, publisher, framed, is_embed })
    }

    /// The address of a printed part of this page's kind, by its name.
    pub fn part(&self, name: &str) -> Option<String> {
        let kind = if self.is_embed { "embed" } else { "page" };
        self.file("parts").map(|folder| format!("{folder}{kind}/{name}.html"))
    }

    /// The address of a file.
    pub fn file(&self, name: &str) -> Option<String> {
        self.files.get(name).map(|file| format!("{}{file}", self.root))
    }

    /// The path, query and fragment of an address within this site; nothing for an address elsewhere.
    pub fn within(&self, href: &str) -> Option<(String, String, String)> {
        let url = web_sys::Url::new(href).ok()?;
        let origin = web_sys::Url::new(&self.root).ok()?.origin();
        let path = url.pathname().strip_prefix(&self.base).map(str::to_owned)?;
        (url.origin() == origin).then(|| (path, url.search(), url.hash()))
    }
}

/// `name=file`, apart by blanks.
fn files(list: &str) -> BTreeMap<String, String> {
    let pair = |entry: &str| entry.split_once('=').map(|(name, file)| (name.to_owned(), file.to_owned()));
    let mut files = BTreeMap::new();
    files.extend(list.split_whitespace().filter_map(pair));
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_by_name() {
        let read = files("content=data/a.bin land-0=data/b.geojson broken");
        assert_eq!(read.get("land-0").map(String::as_str), Some("data/b.geojson"));
        assert_eq!(read.len(), 2);
    }
}
