//! A client for tests: one request, one answer, no more of HTTP than the servers of this machine speak.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use crate::run::Result;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a server answered.
#[derive(Debug)]
pub struct Answer {
    /// The number of its status.
    pub status: u16,
    headers: Vec<(String, String)>,
    /// What came after the headers.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header; values of several headers of one name, which no answer here should have, with a bar between.
    pub fn header(&self, name: &str) -> String {
        let own = self.headers.iter().filter(|(own, _)| own.eq_ignore_ascii_case(name));
        own.map(|(_, value)| value.as_str()).collect::<Vec<_>>().join(" | ")
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = std::str::from_utf8(bytes.get(..end)?).ok()?;
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let pair = |line: &str| line.split_once(':').map(|(name, value)| (name.to_owned(), value.trim().to_owned()));
        Some(Self { status, headers: lines.filter_map(pair).collect(), body: bytes.get(end + 4..)?.to_vec() })
    }
}

/// Asks a server of this machine; `takes` is the packing that the caller understands.
pub fn ask(port: u16, method: &str, path: &str, takes: Option<&str>) -> Result<Answer> {
    let failed = |e: std::io::Error| format!("{method} {path} at port {port}: {e}");
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
    stream.set_read_timeout(Some(PATIENCE)).map_err(failed)?;
    let takes = takes.map(|coding| format!("Accept-Encoding: {coding}\r\n")).unwrap_or_default();
    let request = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\n{takes}Connection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).map_err(failed)?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).map_err(failed)?;
    Answer::read(&bytes).ok_or_else(|| format!("{method} {path} at port {port}: the answer is not HTTP"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_with_its_headers_in_any_case() {
        let answer = Answer::read(b"HTTP/1.1 404 Not Found\r\nVARY: a\r\nvary:b\r\n\r\nbody\r\n\r\n").unwrap();
        assert_eq!((answer.status, answer.header("Vary").as_str()), (404, "a | b"));
        assert_eq!((answer.body.as_slice(), answer.header("Location").as_str()), (&b"body\r\n\r\n"[..], ""));
        assert!(Answer::read(b"HTTP/1.1 200 OK\r\n").is_none() && Answer::read(b"").is_none());
    }
}
