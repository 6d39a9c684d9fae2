//! `site.toml`: what is said once about the site that serves the map.

mod address;

pub use address::SiteAddress;

use crate::Result;
use crate::files::{self, FolderReader};
use atlas::address::RESERVED;
use atlas::content::check::Problem;
use serde::Deserialize;
use std::env;
use std::path::Path;

/// The site, as `site.toml` has it.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Which folders of `geo-data/` this build serves, in the order of the list on its home.
    pub disputes: Vec<String>,
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

/// Reads the `site.toml` of a site's folder.
pub fn read(folder: &Path) -> std::result::Result<Site, Vec<Problem>> {
    let files = files::read_one(folder, "site.toml").map_err(|problem| vec![problem])?;
    let mut reader = FolderReader::new(&files);
    let site: Option<Site> = reader.toml("site.toml");
    site.ok_or(reader.problems)
}

impl Site {
    /// What is wrong with it: none or twice the same dispute, or one that is called as a page or a language is.
    pub fn problems(&self) -> Vec<Problem> {
        let wrong = |place: &str, message: String, remedy: &str| files::problem("site.toml", place, message, remedy);
        let mut out = Vec::new();
        if self.disputes.is_empty() {
            out.push(wrong("disputes", "it names no dispute".into(), "Name at least one folder of geo-data/"));
        }
        for (at, id) in self.disputes.iter().enumerate() {
            let is_id = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if self.disputes[..at].contains(id) {
                out.push(wrong("disputes", format!("“{id}” stands there twice"), "Name each dispute once"));
            } else if id.is_empty() || !id.chars().all(is_id) || RESERVED.contains(&id.as_str()) {
                let message = format!("“{id}” is no name that an address can have");
                out.push(wrong(
                    "disputes",
                    message,
                    "Rename the folder: small letters, digits and hyphens, and no name of a page",
                ));
            }
        }
        out
    }

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
        assert!(!site.disputes.is_empty() && !site.publisher.is_empty());
    }

    #[test]
    fn each_dispute_is_named_once_and_as_an_address_can_name_it() {
        let of = |ids: &[&str]| {
            let disputes = ids.iter().map(|id| (*id).to_owned()).collect();
            let site = Site { disputes, address: None, publisher: "p".into(), corrections: None };
            site.problems().iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert!(of(&["hern", "outer-isles"]).is_empty());
        for (ids, says) in [
            (&[][..], "it names no dispute"),
            (&["hern", "hern"], "“hern” stands there twice"),
            (&["about"], "“about” is no name"),
            (&["Hern"], "“Hern” is no name"),
        ] {
            assert!(matches!(&of(ids)[..], [one] if one.contains(says)), "{ids:?}: {:?}", of(ids));
        }
    }

    #[test]
    fn a_wrong_address_is_named_with_the_file_that_has_it() {
        let site = |address: &str| Site {
            disputes: vec!["d".into()],
            address: Some(address.into()),
            publisher: "p".into(),
            corrections: None,
        };
        assert_eq!(site("https://a.example/maps").root().unwrap().unwrap().url(), "https://a.example/maps/");
        assert!(site("a.example").root().unwrap_err().starts_with("site.toml: address = \"a.example\""));
    }
}
