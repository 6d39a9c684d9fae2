//! `site.toml`: what is said once about the site that serves the map.

mod address;

pub use address::SiteAddress;

use crate::Result;
use crate::files::{self, FolderReader};
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
pub fn read(root: &Path) -> std::result::Result<Site, Vec<Problem>> {
    let files = files::read_one(root, "site.toml").map_err(|problem| vec![problem])?;
    let mut reader = FolderReader::new(&files);
    let site: Option<Site> = reader.toml("site.toml");
    site.ok_or(reader.problems)
}

impl Site {
    /// The root's address; nothing where none is set.
    pub fn root(&self) -> Result<Option<SiteAddress>> {
        if let Some(typed) = env::var("ISLANDS_SITE").ok().filter(|text| !text.is_empty()) {
            return SiteAddress::read(&typed).map(Some).map_err(|e| format!("ISLANDS_SITE {e}"));
        }
        let said = self.address.as_deref().map(SiteAddress::read).transpose();
        said.map_err(|e| format!("site.toml: address = {e}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_own_file_is_read() {
        let site = read(&crate::paths::root()).unwrap();
        assert!(!site.dispute.is_empty() && !site.publisher.is_empty());
    }

    #[test]
    fn a_wrong_address_is_named_with_the_file_that_has_it() {
        let site = |address: &str| Site {
            dispute: "d".into(),
            address: Some(address.into()),
            publisher: "p".into(),
            corrections: None,
        };
        assert_eq!(site("https://a.example/maps").root().unwrap().unwrap().url(), "https://a.example/maps/");
        assert!(site("a.example").root().unwrap_err().starts_with("site.toml: address = \"a.example\""));
    }
}
