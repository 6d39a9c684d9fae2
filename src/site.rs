//! What the page says about the site: where its root is and where its files are.

use atlas::words::FaultWords;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The site as the page describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// The root's address, with a slash at its end.
    pub root: String,
    /// The root's path on its server, with a slash at its end.
    pub base: String,
    /// File name by what it is: `content`, `land-0`, `islands-0`, `lines` and so on.
    pub files: BTreeMap<String, String>,
    /// What is said when something does not load; it must be at hand when nothing else is.
    pub fault: FaultWords,
    /// Whether the page stands in a frame of another page.
    pub framed: bool,
}

/// What the page holds for the program: see `xtask pages`.
#[derive(Deserialize)]
struct OnPage {
    files: BTreeMap<String, String>,
    fault: FaultWords,
}

impl Site {
    /// Reads the page: `<html data-root>` and the list of files.
    pub fn of_page() -> Option<Self> {
        use leptos::prelude::{document, window};
        let root = document().document_element()?.get_attribute("data-root")?;
        let here = window().location().href().ok()?;
        let root = web_sys::Url::new_with_base(if root.is_empty() { "./" } else { &root }, &here).ok()?;
        let text = document().get_element_by_id("site")?.text_content()?;
        let framed = window().parent().ok().flatten().is_some_and(|parent| parent != window());
        let OnPage { files, fault } = serde_json::from_str(&text).ok()?;
        Some(Self { root: root.href(), base: root.pathname(), files, fault, framed })
    }

    /// The address of a file.
    pub fn file(&self, name: &str) -> Option<String> {
        self.files.get(name).map(|file| format!("{}{file}", self.root))
    }

    /// The path and query of an address within this site; nothing for an address elsewhere.
    pub fn within(&self, href: &str) -> Option<(String, String, String)> {
        let url = web_sys::Url::new(href).ok()?;
        let origin = web_sys::Url::new(&self.root).ok()?.origin();
        let path = url.pathname().strip_prefix(&self.base).map(str::to_owned)?;
        (url.origin() == origin).then(|| (path, url.search(), url.hash()))
    }
}
