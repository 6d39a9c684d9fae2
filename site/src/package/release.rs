//! What goes into the archive: the site, configurations of servers, a text for whoever hosts it, and the licences.

use std::fs;

use super::site::Files;
use crate::Result;
use crate::hosting::{self, Place, caddy, headers_file, nginx};
use crate::paths;
use crate::policy;
use crate::settings::SiteAddress;

/// Stands for the host, the folder and the path wherever they are not known; the texts say to replace them.
const HOST: &str = "islands.example.org";
const FOLDER: &str = "/srv/islands/site";
const BASE: &str = "/maps/islands/";

/// Named as in the project, because the first names the last two.
const LICENCES: [&str; 5] = ["LICENSE", "LICENSE-MIT", "LICENSE-APACHE", "geo-data/LICENSE", "geo-data/README.md"];

/// Everything that the archive holds, for a packed site.
pub fn around(site: &Files, address: Option<&SiteAddress>) -> Result<Files> {
    let mut release = Files::new();
    for name in LICENCES {
        let bytes = fs::read(paths::root().join(name)).map_err(|e| format!("{name} cannot be read: {e}"))?;
        release.insert(name.into(), bytes);
    }
    release.insert("README.txt".into(), readme(site, address).into_bytes());
    for (name, text) in configurations(site, address) {
        release.insert(format!("hosting/{name}"), text.into_bytes());
    }
    release.extend(site.iter().map(|(name, bytes)| (format!("site/{name}"), bytes.clone())));
    Ok(release)
}

fn configurations(site: &Files, address: Option<&SiteAddress>) -> Vec<(&'static str, String)> {
    let host = address.map_or(HOST, SiteAddress::host);
    let base = address.map(SiteAddress::base).filter(|base| *base != "/").unwrap_or(BASE);
    let (root, below) = (Place { base: "/", folder: FOLDER }, Place { base, folder: FOLDER });
    let names = super::site::originals(site);
    let replace = format!("# Replace {FOLDER} by the folder of the site, everywhere");
    let at_root = format!("{replace}, and {host} by your host. Add TLS as elsewhere.\n\n");
    let at_path = format!("{replace}, and {base} by your path.\n\n");
    vec![
        ("nginx-root.conf", format!("{NGINX_ROOT}{at_root}{}", nginx::server(root, "80", host))),
        ("nginx-path.conf", format!("{NGINX_PATH}{at_path}{}", nginx::locations(below))),
        ("Caddyfile-root", format!("{CADDY_ROOT}{at_root}{}", caddy::site(FOLDER, host))),
        ("Caddyfile-path", format!("{CADDY_PATH}{at_path}{}", caddy::part(below))),
        ("_headers-path", format!("{HEADERS_PATH}{}", headers_file::text(base, names))),
        ("github-pages.txt", include_str!("github-pages.txt").into()),
    ]
}

const NGINX_ROOT: &str =
    "# The site on a host of its own, for nginx 1.11.8 or newer built with gzip_static, as Debian's is.\n";

const NGINX_PATH: &str = "# The site below a path of another host, for nginx 1.11.8 or newer built with gzip_static, as Debian's is.\n\
    # To be included in that host's `server` block. It takes over no header that the block adds.\n";

const CADDY_ROOT: &str = "# The site on a host of its own, for Caddy 2.5 or newer.\n";

const CADDY_PATH: &str =
    "# The site below a path of another host, for Caddy 2.5 or newer. To be imported into that host's block.\n";

const HEADERS_PATH: &str = "# For Netlify and Cloudflare Pages, where the site is published below a path: this goes, as _headers, to the root of\n\
    # what is published. Where the site itself is that root, the _headers in its folder does it.\n\n";

/// The text for whoever hosts the site.
fn readme(site: &Files, address: Option<&SiteAddress>) -> String {
    let program = site.keys().find(|name| hosting::is_hashed(name) && name.ends_with(".wasm"));
    let example = format!("https://{HOST}/");
    let words = [
        ("{version}", env!("CARGO_PKG_VERSION")),
        ("{address}", address.map_or(example.as_str(), SiteAddress::url)),
        ("{program}", program.map_or("index.html", String::as_str)),
        ("{for_ever}", hosting::FOR_EVER),
        ("{ask_again}", hosting::ASK_AGAIN),
        ("{policy}", &policy::for_path("/")),
        ("{embed_policy}", &policy::for_path(policy::EMBEDS)),
    ];
    words.iter().fold(include_str!("README.txt").to_owned(), |text, (sign, word)| text.replace(sign, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn release(address: Option<&str>) -> Files {
        let files = ["index.html", "index.html.gz", "program-0123456789ab.wasm"];
        let site = files.map(|name| (name.to_owned(), b"x".to_vec())).into();
        around(&site, address.map(|typed| SiteAddress::read(typed).unwrap()).as_ref()).unwrap()
    }

    #[test]
    fn the_site_comes_with_configurations_licences_and_a_text() {
        let release = release(None);
        for name in ["site/index.html.gz", "LICENSE", "geo-data/LICENSE", "README.txt", "hosting/nginx-root.conf"] {
            assert!(release.contains_key(name), "{name}");
        }
        let text = String::from_utf8(release["README.txt"].clone()).unwrap();
        assert!(text.contains("https://islands.example.org/program-0123456789ab.wasm"), "{text}");
        assert!(text.contains(&policy::for_path("/")) && !text.contains(['{', '}']), "{text}");
        assert!(
            text.is_ascii() && text.lines().all(|line| line.len() <= 100 || line.contains("default-src")),
            "{text}"
        );
    }

    #[test]
    fn every_configuration_that_the_text_names_is_there() {
        let release = release(None);
        let text = String::from_utf8(release["README.txt"].clone()).unwrap();
        for name in release.keys().filter_map(|name| name.strip_prefix("hosting/")) {
            assert!(text.contains(name), "{name}");
        }
    }

    #[test]
    fn a_known_address_stands_in_the_configurations() {
        let release = release(Some("https://maps.example/of/islands"));
        let text = |name: &str| String::from_utf8(release[name].clone()).unwrap();
        assert!(text("hosting/nginx-path.conf").contains("location ^~ /of/islands/ {"));
        assert!(text("hosting/Caddyfile-root").contains("\nmaps.example {"));
        assert!(text("hosting/_headers-path").contains("\n/of/islands/*\n"));
        assert!(!text("hosting/_headers-path").contains(".gz\n"));
        assert!(text("README.txt").contains("https://maps.example/of/islands/"));
    }
}
