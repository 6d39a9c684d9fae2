//! What a server says of the site's files: their types, how long they may be kept, and the headers of every answer.
//!
//! The development server answers by these rules, and the configurations of other servers are written from them, each at the root of a
//! host and below a path: a year for a file with its hash in its name, asking again for all else; `Access-Control-Allow-Origin: *`,
//! because a sandboxed frame is another site even to itself; the policy, which under `embed/` allows no trusted type.

pub mod caddy;
pub mod headers_file;
pub mod nginx;

use crate::policy;
use atlas::address;

/// What every answer carries, whatever was asked for. Nothing forbids frames: the site is made to stand in them.
pub const EVERYWHERE: [(&str, &str); 3] = [
    // A frame with `sandbox` has an origin of its own, so even its own files are another's to it.
    ("Access-Control-Allow-Origin", "*"),
    ("X-Content-Type-Options", "nosniff"),
    // A source may see which publisher sent the reader, never which article.
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

/// How long a file is kept whose name holds the hash of its bytes: under that name it never changes.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// How long anything else is kept: it may be, but is asked for again before it is shown.
pub const ASK_AGAIN: &str = "no-cache";

/// `is_hashed` as a regular expression, for servers that want one.
pub const HASHED: &str = r"-[0-9a-f]{12}\.[0-9a-z]+$";

/// The page that answers where nothing is.
pub const MISSING: &str = "404.html";

/// The type of a page.
pub const PAGE: &str = "text/html; charset=utf-8";

/// The type of a feed, which the name of the file stands for: its ending is that of any XML.
pub const ATOM: &str = "application/atom+xml";

/// The type of what has no other.
pub const BYTES: &str = "application/octet-stream";

/// The type that a file's ending stands for.
pub const TYPES: &[(&str, &str)] = &[
    ("html", PAGE),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/plain; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("xml", "application/xml"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("geojson", "application/geo+json"),
    ("webmanifest", "application/manifest+json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("zip", "application/zip"),
    ("gz", "application/gzip"),
    ("bin", BYTES),
];

/// The endings of files that lie packed beside themselves. Pictures and fonts are packed already.
pub const PACKED: [&str; 13] =
    ["html", "css", "js", "mjs", "wasm", "json", "geojson", "csv", "bin", "svg", "xml", "txt", "webmanifest"];

/// The type of a file, by its name or path.
pub fn kind(path: &str) -> &'static str {
    if is_feed(path) {
        return ATOM;
    }
    let ending = ending(path);
    TYPES.iter().find(|(known, _)| *known == ending).map_or(BYTES, |(_, kind)| kind)
}

/// Whether a file is the feed of a dispute.
pub fn is_feed(path: &str) -> bool {
    path.ends_with(&format!("/{}", address::FEED))
}

/// What follows the last dot of a file's name; empty without one.
pub fn ending(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// Whether a file's name holds the hash of its bytes: `stem-`, twelve digits of it, and an ending.
pub fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let parts = name.rsplit_once('.').and_then(|(stem, ending)| Some((stem.rsplit_once('-')?.1, ending)));
    let is_one = |c: char, letters: std::ops::RangeInclusive<char>| c.is_ascii_digit() || letters.contains(&c);
    parts.is_some_and(|(hash, ending)| {
        let hash_is_one = hash.len() == 12 && hash.chars().all(|c| is_one(c, 'a'..='f'));
        hash_is_one && !ending.is_empty() && ending.chars().all(|c| is_one(c, 'a'..='z'))
    })
}

/// How long a file that is there may be kept. Where nothing is, it is `ASK_AGAIN` whatever the name.
pub fn caching(path: &str) -> &'static str {
    if is_hashed(path) { FOR_EVER } else { ASK_AGAIN }
}

/// The headers of an answer to a path below the site's root, without its type and caching.
pub fn headers(path: &str) -> Vec<(&'static str, String)> {
    let everywhere = EVERYWHERE.map(|(name, value)| (name, value.to_owned()));
    everywhere.into_iter().chain([("Content-Security-Policy", policy::for_path(path))]).collect()
}

/// Where a configuration finds the site, and where it shows it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The path of the site's root on its host; begins and ends with a slash.
    pub base: &'a str,
    /// The folder of the site on the server's disk, without a slash at its end.
    pub folder: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_types_a_browser_insists_on_are_right() {
        assert_eq!(kind("program-70e38439c311.wasm"), "application/wasm");
        assert_eq!(kind("/a.b/boot-1a2b.js"), "text/javascript; charset=utf-8");
        assert_eq!(kind("data/land.geojson"), "application/geo+json");
        assert_eq!(kind("data/en/facts.csv"), "text/csv; charset=utf-8");
        assert_eq!(kind("data/content.en-1fd2d8c6aaa1.bin"), "application/octet-stream");
        assert_eq!(kind("a.html/LICENSE"), "application/octet-stream");
        assert_eq!((kind("sitemap.xml"), kind("en/isles/changes.xml")), ("application/xml", "application/atom+xml"));
    }

    #[test]
    fn every_type_is_listed_once_and_every_packed_ending_has_one() {
        let mut endings: Vec<&str> = TYPES.iter().map(|(ending, _)| *ending).collect();
        endings.sort_unstable();
        assert!(endings.windows(2).all(|pair| pair[0] != pair[1]), "{endings:?}");
        assert!(PACKED.iter().all(|ending| endings.contains(ending)));
    }

    #[test]
    fn only_a_name_with_a_whole_hash_is_kept_for_ever() {
        for hashed in ["style-e9f1fb617f69.css", "/data/land-0-c3a8f44f1fc1.geojson", "content.en-1fd2d8c6aaa1.bin"] {
            assert_eq!(caching(hashed), FOR_EVER, "{hashed}");
        }
        for other in [
            "/",
            "data/en/third-parties.csv",
            "data/en/islands.geojson",
            "index.html",
            "disputed-islands.js",
            "style-e9f1fb617f6.css",
            "style-e9f1fb617f699.css",
            "style-E9F1FB617F69.css",
            "styleze9f1fb617f69.css",
            "style-e9f1fb617f69.css.br",
            "style-e9f1fb617f69.",
            "style-e9f1fb617f69",
            "style-e9f1fb617f69.css/",
        ] {
            assert_eq!(caching(other), ASK_AGAIN, "{other}");
        }
    }

    #[test]
    fn no_header_forbids_frames() {
        for path in ["/", "/embed/en/"] {
            let all = headers(path);
            assert!(all.iter().all(|(name, _)| *name != "X-Frame-Options"));
            assert!(all.iter().all(|(_, value)| !value.contains("frame-ancestors") && !value.contains(['"', '\n'])));
        }
    }
}
