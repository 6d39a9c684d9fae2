//! `site.toml`: what is said once about the site that serves the map.

use crate::content::files::{self, Reader};
use atlas::content::check::Problem;
use serde::Deserialize;
use std::env;
use std::path::Path;

/// The site, as `site.toml` has it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Which folder of `geo-data/` this build serves.
    pub dispute: String,
    /// The address of the site's root. The environment variable `ISLANDS_SITE` goes before it.
    #[serde(default)]
    pub address: Option<String>,
    /// Who publishes the site.
    pub publisher: String,
    /// Where a reader reports an error: an address of a page or `mailto:`.
    #[serde(default)]
    pub corrections: Option<String>,
}

/// What stands in absolute addresses while nobody has said where the site will be.
pub const PLACEHOLDER: &str = "https://address-not-set.invalid/";

/// Reads `site.toml` below the root of the project.
pub fn read(root: &Path) -> Result<Site, Vec<Problem>> {
    let files = files::read_one(root, "site.toml").map_err(|problem| vec![problem])?;
    let mut reader = Reader::new(&files);
    let site: Option<Site> = reader.toml("site.toml");
    site.ok_or(reader.problems)
}

impl Site {
    /// The root's address, with a slash at its end; nothing where none is set.
    pub fn root(&self) -> Result<Option<String>, String> {
        let said = env::var("ISLANDS_SITE").ok().filter(|text| !text.is_empty());
        said.or_else(|| self.address.clone()).map(|text| root_of(&text)).transpose()
    }
}

/// An address as the root of a site: `http` or `https`, a host, perhaps a folder; a slash at the end is added.
pub fn root_of(text: &str) -> Result<String, String> {
    let wrong = |what: &str| {
        format!(
            "{text:?} cannot be the site's address: {what}. Write it as https://example.org/ or https://example.org/maps/"
        )
    };
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let rest = rest.ok_or_else(|| wrong("it does not begin with https:// or http://"))?;
    if text.contains(['?', '#', '"', '\'', '<', '>', '\\']) || text.contains(char::is_whitespace) {
        return Err(wrong("it holds a query, a fragment, a quotation mark or a blank"));
    }
    let host = rest.split('/').next().unwrap_or_default();
    if host.is_empty() || host.contains('@') || host.starts_with(':') {
        return Err(wrong("it names no host"));
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_becomes_a_root_with_a_slash() {
        assert_eq!(root_of("https://example.org").unwrap(), "https://example.org/");
        assert_eq!(root_of("http://127.0.0.1:8080/maps//").unwrap(), "http://127.0.0.1:8080/maps/");
        for wrong in [
            "",
            "example.org",
            "ftp://example.org/",
            "https://",
            "https:///a",
            "https://a/?b",
            "https://a b/",
            "https://me@a/",
        ] {
            assert!(root_of(wrong).unwrap_err().contains("example.org"), "{wrong}");
        }
    }

    #[test]
    fn the_projects_own_file_is_read() {
        let site = read(&crate::paths::root()).unwrap();
        assert!(!site.dispute.is_empty() && !site.publisher.is_empty());
    }
}
