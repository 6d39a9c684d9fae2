//! The part `package`: the built site is packed into a folder of its own, and what servers say of it is compared with
//! what `hosting` has them say. nginx runs with the generated configurations, at the root of a host and below a path
//! of another one; the development server runs as it is.

use std::fs;
use std::path::PathBuf;
use std::thread;

use super::nginx::Nginx;
use super::visit::{self, Coding, Host};
use crate::run::{Result, say};
use crate::server::Server;
use site::package::{packed, read, write};
use site::paths;

/// The path of the site within another host.
const BASE: &str = "/maps/islands/";

/// Files that the rules tell apart, whatever else the site has: a page for frames, a table under a name that stays, and
/// what packing makes no smaller.
const EXTRA: [(&str, &str); 4] = [
    ("embed/test/index.html", "<!doctype html>\n"),
    ("data/test/test.csv", "id,name\r\n"),
    ("test.json", "{}"),
    ("data/test-0123456789ab.svg", "<svg/>"),
];

/// Packs the site as it was built last, and asks the servers for every file of it.
pub fn run() -> Result<()> {
    let mut site = read(&paths::dist())
        .map_err(|e| format!("{e}\nThe site must be built first: cargo xtask test build package"))?;
    site.extend(EXTRA.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())));
    let site = packed(site, squeeze::Effort::Little)?;
    let folder = Folder::make()?;
    let root = folder.0.join("site");
    write(&root, &site)?;
    let nginx = Nginx::start(&folder.0, BASE)?;
    let server = Server::bind(&root, 0)?;
    let port = server.port();
    thread::spawn(move || server.run());
    let hosts = [
        Host { name: "nginx", port: nginx.root, base: "/", coding: Coding::Gzip },
        Host { name: "nginx", port: nginx.below, base: BASE, coding: Coding::Gzip },
        Host { name: "xtask serve", port, base: "/", coding: Coding::Brotli },
    ];
    let mut wrong = Vec::new();
    for host in &hosts {
        let (asked, findings) = visit::all(host, &site)?;
        say(&format!("  {} at {}: {asked} answers", host.name, host.base));
        wrong.extend(findings);
    }
    match wrong.len() {
        0 => Ok(()),
        number => Err(format!("{number} findings:\n{}", wrong.into_iter().take(MOST).collect::<Vec<_>>().join("\n"))),
    }
}

/// How many findings are listed: one mistake is found in every file.
const MOST: usize = 20;

/// A folder that is gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn make() -> Result<Self> {
        let path = std::env::temp_dir().join(format!("islands-package-{}", std::process::id()));
        fs::create_dir_all(&path).map_err(|e| format!("{} cannot be made: {e}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Left behind it costs space, nothing else.
        let _ = fs::remove_dir_all(&self.0);
    }
}
