//! What the server answers: which file belongs to a path, and what is said about it.

use std::fs;
use std::path::{Path, PathBuf};

use site::hosting;

/// What a caller asks for: the parts of a request that change the answer.
pub struct Request {
    /// "GET", "HEAD" or something we refuse.
    method: String,
    /// The path as sent: percent-encoded, without the query.
    path: String,
    /// The query as sent, with its question mark; empty when there is none.
    query: String,
    /// Whether the caller takes brotli.
    takes_brotli: bool,
    /// Whether the connection ends after the answer.
    pub closes: bool,
}

/// How many headers a request may have.
const MOST_HEADERS: usize = 100;

impl Request {
    /// What is asked for by the first request in these bytes, and how many of them it takes; nothing while it is not there in whole.
    pub fn read(bytes: &[u8]) -> Result<Option<(Self, usize)>, httparse::Error> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut request = httparse::Request::new(&mut headers);
        let httparse::Status::Complete(length) = request.parse(bytes)? else {
            return Ok(None);
        };
        let method = request.method.unwrap_or_default();
        let address = request.path.unwrap_or_default().split('#').next().unwrap_or_default();
        let (path, query) = address.split_at(address.find('?').unwrap_or(address.len()));
        let says = |name: &str, fits: fn(&str) -> bool| {
            let own = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
            let values = own.filter_map(|header| std::str::from_utf8(header.value).ok());
            values.flat_map(|value| value.split(',')).any(|word| fits(&word.trim().to_ascii_lowercase()))
        };
        let asked = Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            takes_brotli: says("Accept-Encoding", |word| {
                word == "br" || word.starts_with("br;") && !word.ends_with("q=0")
            }),
            closes: request.version != Some(1) || !is_answered(method) || says("Connection", |word| word == "close"),
        };
        Ok(Some((asked, length)))
    }
}

/// Whether there is an answer to such a request. Those without one may have a body, which nobody reads.
fn is_answered(method: &str) -> bool {
    matches!(method, "GET" | "HEAD")
}

/// An answer, before it is put into bytes.
pub struct Answer {
    status: &'static str,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// The answer to a request for something in `folder`, which is canonical.
pub fn to(request: &Request, folder: &Path) -> Answer {
    if !is_answered(&request.method) {
        return Answer::text("405 Method Not Allowed", "Only GET and HEAD are answered here.\n")
            .with("Allow", "GET, HEAD".into());
    }
    let Some(path) = decoded(&request.path) else {
        return missing(request, folder);
    };
    let Some(place) = within(folder, &path) else {
        return missing(request, folder);
    };
    if !place.is_dir() {
        // A slash after a file's name would move whatever a page names relatively.
        if path.ends_with('/') {
            return missing(request, folder);
        }
        return file("200 OK", &place, request.takes_brotli).unwrap_or_else(|| missing(request, folder));
    }
    if path.ends_with('/') {
        return file("200 OK", &place.join("index.html"), request.takes_brotli)
            .unwrap_or_else(|| missing(request, folder));
    }
    // A page's relative addresses only hold below a closing slash. One leading slash: two would name a host.
    let location = format!("/{}/{}", request.path.trim_start_matches('/'), request.query);
    Answer::text("301 Moved Permanently", "").with("Location", location)
}

impl Answer {
    /// The whole answer, as it goes over the wire.
    pub fn into_bytes(self, request: &Request) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {}\r\nContent-Length: {}\r\n", self.status, self.body.len());
        // The very headers that the site is published with, so that whatever they break breaks here first.
        let path = decoded(&request.path).unwrap_or_default();
        let caching = if self.status.starts_with("200") { hosting::caching(&path) } else { hosting::ASK_AGAIN };
        let connection = if request.closes { "close" } else { "keep-alive" };
        let mut common = hosting::headers(&path);
        common.extend([("Cache-Control", caching.to_owned()), ("Connection", connection.to_owned())]);
        for (name, value) in self.headers.iter().chain(&common) {
            head.extend([name, ": ", value.as_str(), "\r\n"]);
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        if request.method != "HEAD" {
            bytes.extend(self.body);
        }
        bytes
    }

    /// What is written to a caller that cannot be understood, whose connection is closed then.
    pub fn refused(why: &str) -> Vec<u8> {
        let length = why.len();
        format!("HTTP/1.1 400 Bad Request\r\nContent-Length: {length}\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n{why}").into_bytes()
    }

    fn text(status: &'static str, text: &str) -> Self {
        let answer = Self { status, headers: Vec::new(), body: text.into() };
        answer.with("Content-Type", "text/plain; charset=utf-8".into())
    }

    fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// A file with its type, packed where the caller takes it and the packed copy lies beside it.
fn file(status: &'static str, path: &Path, takes_brotli: bool) -> Option<Answer> {
    let mut packed = path.as_os_str().to_owned();
    packed.push(".br");
    let brotli = if takes_brotli { fs::read(&packed).ok() } else { None };
    let is_packed = brotli.is_some();
    let kind = hosting::kind(&path.to_string_lossy());
    let answer = Answer { status, headers: Vec::new(), body: brotli.or_else(|| fs::read(path).ok())? };
    let answer = answer.with("Content-Type", kind.into()).with("Vary", "Accept-Encoding".into());
    Some(if is_packed { answer.with("Content-Encoding", "br".into()) } else { answer })
}

fn missing(request: &Request, folder: &Path) -> Answer {
    const STATUS: &str = "404 Not Found";
    file(STATUS, &folder.join(hosting::MISSING), request.takes_brotli)
        .unwrap_or_else(|| Answer::text(STATUS, "There is nothing here.\n"))
}

/// The place of a decoded path below the folder, if it is one and stays there, links followed.
fn within(folder: &Path, path: &str) -> Option<PathBuf> {
    let is_plain = |part: &str| part != ".." && !part.contains(['\\', '\0', ':']);
    if !path.starts_with('/') || !path.split('/').all(is_plain) {
        return None;
    }
    let parts = path.split('/').filter(|part| !part.is_empty() && *part != ".");
    let place = parts.fold(folder.to_path_buf(), |place, part| place.join(part)).canonicalize().ok()?;
    place.starts_with(folder).then_some(place)
}

/// The path with its percent-encoding undone; none when that is malformed or no UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' { hex(rest.next()?)? << 4 | hex(rest.next()?)? } else { byte });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_decoded_once() {
        assert_eq!(decoded("/a%20b/%D0%AF").as_deref(), Some("/a b/Я"));
        assert_eq!(decoded("/%252e").as_deref(), Some("/%2e"));
        for malformed in ["/%", "/%4", "/%zz", "/%ff"] {
            assert_eq!(decoded(malformed), None, "{malformed}");
        }
    }

    #[test]
    fn no_path_leaves_the_folder() {
        let folder = std::env::temp_dir().canonicalize().unwrap();
        assert_eq!(within(&folder, "/"), Some(folder.clone()));
        assert_eq!(within(&folder, "//./"), Some(folder.clone()));
        for outside in ["/..", "/a/../..", "/..\\", "/c:", "", "etc", "/\0"] {
            assert_eq!(within(&folder, outside), None, "{outside}");
        }
    }
}
