//! The `_headers` file that Netlify and Cloudflare Pages read from the root of what is published.
//!
//! Both add up all rules that match a path: Cloudflare joins two values of one header with a comma, Netlify takes one
//! of them. So caching is never said twice of a path. The policy is, of embeds: joined, both hold, and together they
//! are the stricter one.

use super::{ASK_AGAIN, EVERYWHERE, caching, is_feed, is_hashed, kind};
use crate::policy;
use std::collections::BTreeSet;

/// The file for a site of these files, named from its root; `base` is the path of that root on its host.
pub fn text<'a>(base: &str, files: impl Iterator<Item = &'a str>) -> String {
    let files: Vec<&str> = files.collect();
    let mut everywhere: Vec<_> = EVERYWHERE.map(|(name, value)| (name, value.to_owned())).into();
    everywhere.push(("Content-Security-Policy", policy::for_path("/")));
    let embeds = [("Content-Security-Policy", policy::for_path(policy::EMBEDS))];
    let mut text = rule(&format!("{base}*"), &everywhere) + &rule(&format!("{base}{}*", policy::EMBEDS), &embeds);
    let again = [("Cache-Control", ASK_AGAIN.to_owned())];
    text += &rule(base, &again);
    // First, because a host that reads some rules only reads these.
    for feed in files.iter().filter(|file| is_feed(file)) {
        text += &rule(&format!("{base}{feed}"), &[("Content-Type", kind(feed).to_owned())]);
    }
    let folder = |file: &'a str| file.split_once('/').map(|(folder, _)| folder);
    let of_hashed: BTreeSet<_> = files.iter().filter(|file| is_hashed(file)).map(|file| folder(file)).collect();
    let quiet: BTreeSet<_> = files.iter().filter_map(|file| folder(file)).collect();
    for name in quiet.iter().filter(|name| !of_hashed.contains(&Some(**name))) {
        text += &rule(&format!("{base}{name}/*"), &again);
    }
    for file in files.iter().filter(|file| folder(file).is_none_or(|name| of_hashed.contains(&Some(name)))) {
        let own = [("Cache-Control", caching(file).to_owned()), ("Content-Type", kind(file).to_owned())];
        text += &rule(&format!("{base}{file}"), &own);
    }
    text
}

/// How many rules Cloudflare Pages reads.
pub const MOST_RULES: usize = 100;

/// How many rules such a file has.
pub fn rules(text: &str) -> usize {
    text.lines().filter(|line| line.starts_with('/')).count()
}

fn rule(path: &str, headers: &[(&str, String)]) -> String {
    let lines: String = headers.iter().map(|(name, value)| format!("  {name}: {value}\n")).collect();
    format!("{path}\n{lines}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 7] = [
        "404.html",
        "data/en/facts.csv",
        "data/land-0-c3a8f44f1fc1.geojson",
        "embed/en/index.html",
        "en/index.html",
        "en/isles/changes.xml",
        "style-e9f1fb617f69.css",
    ];

    /// The values that a header has for a path, of all rules that match.
    fn values(text: &str, path: &str, header: &str) -> Vec<String> {
        let mut matches = false;
        let mut found = Vec::new();
        for line in text.lines() {
            match line.strip_prefix("  ") {
                None => matches = line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start)),
                Some(pair) if matches => found.extend(pair.strip_prefix(&format!("{header}: ")).map(str::to_owned)),
                Some(_) => {}
            }
        }
        found
    }

    #[test]
    fn caching_is_said_once_of_every_path() {
        let text = text("/maps/", FILES.into_iter());
        for file in FILES.into_iter().chain(["", "en/", "embed/en/", "embed/"]) {
            assert_eq!(values(&text, &format!("/maps/{file}"), "Cache-Control"), [caching(file)], "{file}\n{text}");
        }
    }

    #[test]
    fn a_feed_has_its_own_type() {
        let text = text("/maps/", FILES.into_iter());
        assert_eq!(values(&text, "/maps/en/isles/changes.xml", "Content-Type"), ["application/atom+xml"]);
    }

    #[test]
    fn every_path_has_the_policy_and_embeds_the_stricter_one_as_well() {
        let text = text("/", FILES.into_iter());
        let (pages, embeds) = (policy::for_path("/"), policy::for_path(policy::EMBEDS));
        assert_eq!(values(&text, "/nothing", "Content-Security-Policy"), [pages.as_str()]);
        assert_eq!(values(&text, "/embed/en/", "Content-Security-Policy"), [pages, embeds]);
        assert_eq!(values(&text, "/nothing", "Access-Control-Allow-Origin"), ["*"]);
    }

    #[test]
    fn the_limits_of_cloudflare_are_kept() {
        let many: Vec<String> = (0..60).map(|n| format!("data/land-{n:012x}.geojson")).collect();
        let text = text("/", many.iter().map(String::as_str));
        assert!(rules(&text) <= MOST_RULES);
        assert!(text.lines().all(|line| line.len() < 2000));
    }
}
