//! `cargo xtask package`: builds the site, packs it, and writes the archive for whoever hosts it.

use std::env;
use std::fs;
use std::path::PathBuf;

use site::hosting::headers_file;
use site::package::{self, Files};
use site::settings::{self, SiteAddress};
use site::{content, paths};

use crate::build::{self, Effort};
use crate::run::{self, Result, say};
use crate::setup;

/// What was typed.
struct Wish {
    address: Option<SiteAddress>,
    to: PathBuf,
}

/// Brings the tools, builds into `dist/`, packs there, and writes the archive.
pub fn run(args: &[String]) -> Result<()> {
    let mut wish = understood(args)?;
    if wish.address.is_none() {
        let known = settings::read(&paths::root()).map_err(|problems| content::list(&problems))?;
        wish.address = known.root()?;
    }
    setup::for_building()?;
    build::build(Effort::Release, wish.address.as_ref().map(SiteAddress::url))?;
    let base = wish.address.as_ref().map_or("/", SiteAddress::base);
    let dist = paths::dist();
    let built = package::read(&dist)?;
    let about = format!("Packing {} files: about a second for each megabyte on two cores", built.len());
    let site = run::step(&about, || package::packed(built, squeeze::Effort::Most))?;
    package::write(&dist, &site)?;
    warn_of_rules(&site);
    let archive = package::archive(&site, wish.address.as_ref(), epoch()?)?;
    let path = wish.to.join(format!("{}.tar.gz", package::NAME));
    fs::create_dir_all(&wish.to).map_err(|e| format!("{} cannot be made: {e}", wish.to.display()))?;
    fs::write(&path, &archive).map_err(|e| format!("{} cannot be written: {e}", path.display()))?;
    println!("{}", package::table(&site));
    println!("The site is in {}, to be shown at {base} of its host.", dist.display());
    println!("The archive is {} ({} kB).", path.display(), archive.len() / 1000);
    Ok(())
}

fn understood(args: &[String]) -> Result<Wish> {
    let mut wish = Wish { address: None, to: paths::root().join("target/package") };
    let mut words = args.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let value = words.next().filter(|value| !value.starts_with("--"));
        match (word, value) {
            ("--site", Some(url)) => {
                wish.address = Some(SiteAddress::read(url).map_err(|e| format!("--site {e}"))?);
            }
            ("--to", Some(folder)) => wish.to = PathBuf::from(folder),
            ("--site", None) => return Err("--site takes the address of the site's root, as https://HOST/PATH/".into()),
            ("--to", None) => return Err("--to takes the folder that the archive is written to".into()),
            _ => return Err(format!("package does not know {word:?}; it takes --site URL and --to FOLDER")),
        }
    }
    Ok(wish)
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

    fn read(text: &str) -> Result<Wish> {
        understood(&text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn the_address_and_the_folder_are_read_in_any_order() {
        let wish = read("--to out --site https://islands.example.org/maps").unwrap();
        assert_eq!(wish.address.unwrap().url(), "https://islands.example.org/maps/");
        assert_eq!(wish.to, PathBuf::from("out"));
        assert!(read("").unwrap().address.is_none());
    }

    #[test]
    fn what_is_mistyped_is_named() {
        for (typed, says) in [
            ("--sight https://a.example/", "\"--sight\""),
            ("--site", "--site takes"),
            ("--site --to out", "--site takes"),
            ("--to", "--to takes"),
            ("--site ftp://a.example/", "ftp"),
        ] {
            let said = read(typed).err().unwrap();
            assert!(said.contains(says), "{typed}: {said}");
        }
    }
}
