//! Asking a server for a whole site, and comparing every answer with what `hosting` says of it.

use std::collections::BTreeSet;

use super::http::{Answer, ask};
use crate::run::Result;
use site::hosting;
use site::package::{Files, originals};

/// A server, and where it shows the site.
pub struct Host<'a> {
    /// What it is called in findings.
    pub name: &'a str,
    /// Its port on this machine.
    pub port: u16,
    /// The path of the site's root.
    pub base: &'a str,
    /// How it sends packed copies.
    pub coding: Coding,
}

/// How bytes are packed.
#[derive(Clone, Copy)]
pub enum Coding {
    /// As `.gz`.
    Gzip,
    /// As `.br`.
    Brotli,
}

/// What an answer should be.
struct Expected<'a> {
    /// From the site's root.
    path: String,
    status: u16,
    kind: &'a str,
    caching: &'a str,
    /// The file that is sent.
    file: &'a str,
}

/// Addresses where nothing is, below embeds and elsewhere; the third looks like a file that never changes.
const NOWHERE: [&str; 6] =
    ["nothing", "nothing/at/all/", "style-000000000000.css", "index.html/", "embed/nothing/", "embed/none/index.html"];

/// Asks for every file, every folder and for what is not there. How many answers came, and what was wrong with them.
pub fn all(host: &Host<'_>, site: &Files) -> Result<(usize, Vec<String>)> {
    let (mut asked, mut wrong) = (0, Vec::new());
    for expected in every(site) {
        wrong.extend(answers(host, site, &expected)?);
        asked += 3;
    }
    let (pages, others): (Vec<_>, Vec<_>) = folders(site).into_iter().partition(|folder| is_page(site, folder));
    // Below a path, the root without its slash is one more.
    let root = (host.base != "/").then_some("");
    for folder in root.into_iter().chain(pages) {
        wrong.extend(redirect(host, folder)?);
        asked += 2;
    }
    for path in others.into_iter().chain(NOWHERE) {
        let path = format!("{path}{}", if folders(site).contains(path) { "/" } else { "" });
        let (kind, caching) = (hosting::PAGE, hosting::ASK_AGAIN);
        let expected = Expected { path, status: 404, kind, caching, file: hosting::MISSING };
        wrong.extend(answers(host, site, &expected)?);
        asked += 3;
    }
    Ok((asked, wrong))
}

/// Every file under its own name, and every page under its folder's.
fn every(site: &Files) -> impl Iterator<Item = Expected<'_>> {
    originals(site).flat_map(|file| {
        let page = file.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        let paths = [Some(file), page].into_iter().flatten();
        paths.map(move |path| {
            let (kind, caching) = (hosting::kind(file), hosting::caching(path));
            Expected { path: path.to_owned(), status: 200, kind, caching, file }
        })
    })
}

/// Every folder below the root, without a slash at its end.
fn folders(site: &Files) -> BTreeSet<&str> {
    originals(site).flat_map(|file| file.match_indices('/').map(|(at, _)| &file[..at])).collect()
}

fn is_page(site: &Files, folder: &str) -> bool {
    site.contains_key(&format!("{folder}/index.html"))
}

/// Asks for the file as it is, packed, and for its head alone.
fn answers(host: &Host<'_>, site: &Files, expected: &Expected<'_>) -> Result<Vec<String>> {
    let address = format!("{}{}", host.base, expected.path);
    let body = site.get(expected.file).ok_or_else(|| format!("the site has no {}", expected.file))?;
    let (coding, ending) = host.coding.names();
    let has_copy = site.contains_key(&format!("{}{ending}", expected.file));
    let plain = ask(host.port, "GET", &address, None)?;
    let packed = ask(host.port, "GET", &address, Some(coding))?;
    let head = ask(host.port, "HEAD", &address, None)?;
    let mut findings = Findings { place: format!("{}: {address}", host.name), wrong: Vec::new() };
    for answer in [&plain, &packed, &head] {
        findings.headers(answer, expected);
        let varies = answer.header("Vary").contains("Accept-Encoding");
        findings.same("Vary names Accept-Encoding", true, varies || !has_copy);
    }
    findings.same("Content-Encoding, unasked", "", &plain.header("Content-Encoding"));
    findings.same("Content-Encoding", if has_copy { coding } else { "" }, &packed.header("Content-Encoding"));
    findings.same("has the file's bytes", true, plain.body == *body);
    let bytes = if has_copy { host.coding.unpack(&packed.body) } else { Ok(packed.body) };
    findings.same("has the file's bytes, unpacked", true, bytes.is_ok_and(|bytes| bytes == *body));
    findings.same("bytes after a head", 0, head.body.len());
    findings.same("Content-Length of a head", &body.len().to_string(), &head.header("Content-Length"));
    Ok(findings.wrong)
}

/// A folder's address without its slash moves to the one with it, by its path alone, and keeps the query.
fn redirect(host: &Host<'_>, folder: &str) -> Result<Vec<String>> {
    let folder = format!("{}{folder}", host.base);
    let folder = folder.trim_end_matches('/');
    let mut findings = Findings { place: format!("{}: {folder}", host.name), wrong: Vec::new() };
    for query in ["", "?tab=claims"] {
        let answer = ask(host.port, "GET", &format!("{folder}{query}"), None)?;
        findings.same("status", 301, answer.status);
        findings.same("Location", &format!("{folder}/{query}"), &answer.header("Location"));
        findings.same("Access-Control-Allow-Origin", "*", &answer.header("Access-Control-Allow-Origin"));
    }
    Ok(findings.wrong)
}

/// What is wrong at one place, a line each.
struct Findings {
    place: String,
    wrong: Vec<String>,
}

impl Findings {
    fn headers(&mut self, answer: &Answer, expected: &Expected<'_>) {
        self.same("status", expected.status, answer.status);
        self.same("Content-Type", expected.kind, &answer.header("Content-Type"));
        self.same("Cache-Control", expected.caching, &answer.header("Cache-Control"));
        self.same("X-Frame-Options", "", &answer.header("X-Frame-Options"));
        for (name, value) in hosting::headers(&expected.path) {
            self.same(name, &value, &answer.header(name));
        }
    }

    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, expected: T, found: T) {
        if expected != found {
            self.wrong.push(format!("{}: {what} should be {expected:?} and is {found:?}", self.place));
        }
    }
}

impl Coding {
    /// Its name in headers, and the ending of its copies.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Gzip => ("gzip", ".gz"),
            Self::Brotli => ("br", ".br"),
        }
    }

    fn unpack(self, packed: &[u8]) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Gzip => squeeze::gunzip(packed),
            Self::Brotli => squeeze::unbrotli(packed),
        }
    }
}
