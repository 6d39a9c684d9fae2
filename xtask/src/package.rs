//! `cargo xtask package`: builds the site, packs it, and writes the archive for whoever hosts it.

use std::env;
use std::fs;
use std::path::PathBuf;

use site::hosting::headers_file;
use site::package::{self, Files};
use site::settings::{self, SiteAddress};
use site::{content, paths};

use crate::args::Effort;
use crate::args::Options;
use crate::build::{self, Folders};
use crate::run::{self, Result, say};
use crate::setup;

/// Brings the tools, builds into `dist/`, packs there, and writes the archive.
pub fn run(options: &Options) -> Result<()> {
    let address = address(options)?;
    let to = options.value("to").map_or_else(|| paths::root().join("target/package"), PathBuf::from);
    setup::for_building()?;
    build::build(Effort::Release, &Folders::published(), address.as_ref().map(SiteAddress::url))?;
    let base = address.as_ref().map_or("/", SiteAddress::base);
    let dist = paths::dist();
    let built = package::read(&dist)?;
    let about = format!("Packing {} files: about a second for each megabyte on two cores", built.len());
    let site = run::step(&about, || package::packed(built, squeeze::Effort::Most))?;
    package::write(&dist, &site)?;
    warn_of_rules(&site);
    let archive = package::archive(&site, address.as_ref(), epoch()?)?;
    let path = to.join(format!("{}.tar.gz", package::NAME));
    fs::create_dir_all(&to).map_err(|e| format!("{} cannot be made: {e}", to.display()))?;
    fs::write(&path, &archive).map_err(|e| format!("{} cannot be written: {e}", path.display()))?;
    println!("{}", package::table(&site));
    println!("The site is in {}, to be shown at {base} of its host.", dist.display());
    println!("The archive is {} ({} kB).", path.display(), archive.len() / 1000);
    Ok(())
}

/// The address that was typed, else the one of `site.toml`.
fn address(options: &Options) -> Result<Option<SiteAddress>> {
    match options.value("site") {
        Some(url) => SiteAddress::read(url).map(Some).map_err(|e| format!("--site {e}")),
        None => settings::read(&paths::root()).map_err(|problems| content::list(&problems))?.root(),
    }
}

/// The time of the release: that of the last commit, or `SOURCE_DATE_EPOCH`.
fn epoch() -> Result<u64> {
    let epoch = match env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text,
        Err(_) => {
            let mut git = run::command("git");
            run::output(git.args(["log", "-1", "--format=%ct"]).current_dir(paths::root()))
                .map_err(|e| format!("{e}\nOutside a clone, set SOURCE_DATE_EPOCH to the release's time in seconds"))?
        }
    };
    epoch.trim().parse().map_err(|_| {
        format!("the time of the release is {epoch:?}: set SOURCE_DATE_EPOCH to a number of seconds since 1970")
    })
}

/// Rules past the limit are ignored there, which nobody would notice.
fn warn_of_rules(site: &Files) {
    let text = site.get("_headers").map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let rules = headers_file::rules(&text);
    if rules > headers_file::MOST_RULES {
        let most = headers_file::MOST_RULES;
        say(&format!(
            "_headers has {rules} rules, and Cloudflare Pages reads {most}: hashed files past it are not kept"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{Command, Takes};

    #[test]
    fn an_address_is_read_and_a_mistyped_one_named() {
        let command = Command { name: "package", takes: &[Takes::Value("site", "URL")], about: &[], run };
        let typed = |url: &str| address(&command.read(&["--site".to_owned(), url.to_owned()]).unwrap());
        let known = typed("https://islands.example.org/maps").unwrap().unwrap();
        assert_eq!(known.url(), "https://islands.example.org/maps/");
        assert!(typed("ftp://a.example/").err().unwrap().contains("--site"));
    }
}
