//! What a caller asks for.

use std::io::{self, BufRead, Read};

/// The longest request we read, in bytes, headers included.
const LIMIT: u64 = 64 * 1024;

/// One request: the parts of it that change the answer.
#[derive(Debug, Default, PartialEq)]
pub struct Request {
    /// "GET", "HEAD" or something we refuse.
    pub method: String,
    /// The path as sent: percent-encoded, without the query.
    pub path: String,
    /// The query as sent, with its question mark; empty when there is none.
    pub query: String,
    /// Whether the caller takes brotli.
    pub takes_brotli: bool,
    /// Whether the connection ends after the answer.
    pub closes: bool,
}

impl Request {
    /// The next request on a connection; none when the caller has left.
    pub fn read(stream: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut lines = stream.take(LIMIT).lines();
        let Some(first) = lines.next().transpose()? else {
            return Ok(None);
        };
        let mut request = Self::from_first_line(&first);
        for line in lines {
            let line = line?;
            if line.is_empty() {
                return Ok(Some(request));
            }
            request.note_header(&line);
        }
        Err(io::ErrorKind::UnexpectedEof.into())
    }

    fn from_first_line(line: &str) -> Self {
        let mut words = line.split_whitespace();
        let method = words.next().unwrap_or_default().to_owned();
        let address = words.next().unwrap_or_default();
        let address = address.split('#').next().unwrap_or_default();
        let cut = address.find('?').unwrap_or(address.len());
        let (path, query) = address.split_at(cut);
        // A request with a body is refused, and what follows it on the line is not a request.
        let closes = words.next() != Some("HTTP/1.1") || !matches!(method.as_str(), "GET" | "HEAD");
        Self { method, path: path.to_owned(), query: query.to_owned(), takes_brotli: false, closes }
    }

    fn note_header(&mut self, line: &str) {
        let Some((name, value)) = line.split_once(':') else {
            return;
        };
        let mut values = value.split(',').map(|word| word.trim().to_ascii_lowercase());
        if name.eq_ignore_ascii_case("accept-encoding") {
            self.takes_brotli = values.any(|word| word == "br" || word.starts_with("br;") && !word.ends_with("q=0"));
        } else if name.eq_ignore_ascii_case("connection") {
            self.closes |= values.any(|word| word == "close");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Request> {
        Request::read(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn a_request_gives_path_query_and_wishes() {
        let request = read("GET /en/?a=1 HTTP/1.1\r\nAccept-Encoding: gzip, br\r\nConnection: Close\r\n\r\n").unwrap();
        assert_eq!((request.path.as_str(), request.query.as_str()), ("/en/", "?a=1"));
        assert!(request.takes_brotli && request.closes);
    }

    #[test]
    fn two_requests_may_follow_on_one_connection() {
        let mut stream = "GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n".as_bytes();
        let paths = [(); 2].map(|()| Request::read(&mut stream).unwrap().unwrap().path);
        assert_eq!(paths, ["/a", "/b"]);
        assert_eq!(Request::read(&mut stream).unwrap(), None);
    }

    #[test]
    fn a_request_cut_short_is_an_error() {
        assert!(Request::read(&mut "GET / HTTP/1.1\r\nHost".as_bytes()).is_err());
    }
}
