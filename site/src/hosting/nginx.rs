//! The site for nginx. A location that adds a header inherits none, so each one here adds them all, and none of what
//! the surrounding server adds comes in.

use super::{ASK_AGAIN, BYTES, EVERYWHERE, FOR_EVER, HASHED, MISSING, PAGE, Place, TYPES};
use crate::{hosting, policy};
use atlas::address::FEED;

/// A server of its own for the site. `listen` is what nginx listens to, `name` the host's.
pub fn server(place: Place<'_>, listen: &str, name: &str) -> String {
    format!("server {{\n    listen {listen};\n    server_name {name};\n\n{}}}\n", locations(place))
}

/// The site within another server: to be included in its `server` block.
pub fn locations(place: Place<'_>) -> String {
    let Place { base, folder } = place;
    let (pages, embeds) = (policy::for_path("/"), policy::for_path(policy::EMBEDS));
    let text = format!(
        "set $islands_policy \"{pages}\";\nset $islands_embed_policy \"{embeds}\";\n\n{}{}\n{}\n{}",
        without_slash(base),
        site(base, folder),
        missing("@islands_missing", PAGES, folder),
        missing("@islands_embed_missing", EMBEDS, folder),
    );
    indented(&text)
}

const PAGES: &str = "$islands_policy";
const EMBEDS: &str = "$islands_embed_policy";

/// The root's path without its slash, where it has a path.
fn without_slash(base: &str) -> String {
    match base.trim_end_matches('/') {
        "" => String::new(),
        short => {
            let body =
                format!("absolute_redirect off;\n{}return 301 {base}$is_args$args;\n", headers(PAGES, ASK_AGAIN));
            block(&format!("location = {short}"), &body) + "\n"
        }
    }
}

fn site(base: &str, folder: &str) -> String {
    let types = TYPES.iter().map(|(ending, kind)| format!("\"{kind}\" {ending};\n")).collect::<String>();
    let hashed = block(&format!("location ~ \"{HASHED}\""), &headers(PAGES, FOR_EVER));
    let (name, ending) = FEED.rsplit_once('.').unwrap_or((FEED, ""));
    let feeds = format!("types {{ }}\ndefault_type {};\n{}", hosting::ATOM, headers(PAGES, ASK_AGAIN));
    let feeds = block(&format!("location ~ \"/{name}\\.{ending}$\""), &feeds);
    let embeds = missing_goes_to("@islands_embed_missing") + &headers(EMBEDS, ASK_AGAIN);
    let embeds = block(&format!("location ^~ {base}{}", policy::EMBEDS), &embeds);
    let body = format!(
        "alias \"{folder}/\";\nindex index.html;\n\
         # A folder's address without its slash moves to the one with it, on whatever host the reader sees.\n\
         absolute_redirect off;\n{}{}default_type {BYTES};\n{PACKING}{}\n{hashed}\n{feeds}\n{embeds}",
        missing_goes_to("@islands_missing"),
        block("types", &types),
        headers(PAGES, ASK_AGAIN),
    );
    block(&format!("location ^~ {base}"), &body)
}

/// What is packed beside a file is sent instead of it, through proxies too.
const PACKING: &str = "gzip_static on;\ngzip_vary on;\ngzip_proxied any;\ngzip_http_version 1.0;\n\
    # A quarter smaller, where the module is there (Debian: libnginx-mod-http-brotli-static):\n# brotli_static on;\n";

/// A folder without a page is as little there as a file that is not.
fn missing_goes_to(location: &str) -> String {
    format!("error_page 404 {location};\nerror_page 403 =404 {location};\n")
}

fn missing(name: &str, policy: &str, folder: &str) -> String {
    let body = format!(
        "root \"{folder}\";\ntypes {{ }}\ndefault_type \"{PAGE}\";\n{PACKING}{}try_files /{MISSING} =404;\n",
        headers(policy, ASK_AGAIN)
    );
    block(&format!("location {name}"), &body)
}

fn headers(policy: &str, caching: &str) -> String {
    let own = [("Content-Security-Policy", policy), ("Cache-Control", caching)];
    let line = |(name, value): (&str, &str)| format!("add_header {name} \"{value}\" always;\n");
    EVERYWHERE.into_iter().chain(own).map(line).collect()
}

fn block(head: &str, body: &str) -> String {
    format!("{head} {{\n{}}}\n", indented(body))
}

fn indented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { "\n".into() } else { format!("    {line}\n") };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_location_adds_every_header() {
        let text = locations(Place { base: "/maps/islands/", folder: "/srv/site" });
        // The site, its hashed files, its feeds, its embeds, what is missing of either, and the root without its slash.
        assert_eq!(text.matches("location ").count(), 7, "{text}");
        for name in EVERYWHERE.map(|(name, _)| name).into_iter().chain(["Content-Security-Policy", "Cache-Control"]) {
            assert_eq!(text.matches(&format!("add_header {name} ")).count(), 7, "{name}");
        }
        assert_eq!(text.matches("always;").count(), 7 * 5);
    }

    #[test]
    fn a_feed_has_its_own_type() {
        let text = locations(Place { base: "/", folder: "/srv/site" });
        let (_, feeds) = text.split_once("location ~ \"/changes\\.xml$\" {\n").unwrap();
        let body = feeds.split('}').nth(1).unwrap_or_default();
        assert!(
            feeds.trim_start().starts_with("types { }") && body.contains("default_type application/atom+xml;"),
            "{feeds}"
        );
    }

    #[test]
    fn the_base_stands_before_every_path() {
        let text = locations(Place { base: "/maps/islands/", folder: "/srv/site" });
        for line in ["location = /maps/islands {", "location ^~ /maps/islands/ {", "location ^~ /maps/islands/embed/ {"]
        {
            assert!(text.contains(line), "{line}");
        }
        let text = server(Place { base: "/", folder: "/srv/site" }, "80", "islands.example.org");
        assert!(text.contains("location ^~ / {") && text.contains("location ^~ /embed/ {"), "{text}");
        assert!(!text.contains("location = "));
    }
}
