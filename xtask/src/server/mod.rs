//! A server for static files, for trying the site and testing it: GET and HEAD, over the loopback only.

mod answer;

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::run::Result;
use answer::{Answer, Request};

/// How many ports after the wished one are tried.
const TRIES: u16 = 20;

/// How long the head of a request may be, in bytes.
const LONGEST_HEAD: usize = 32 * 1024;

/// A server that has its port and is not answering yet.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    folder: PathBuf,
}

impl Server {
    /// Takes the wished port on this machine, or the next free one; 0 takes any.
    pub fn bind(folder: &Path, wished: u16) -> Result<Self> {
        let last = wished.saturating_add(if wished == 0 { 0 } else { TRIES });
        let folder = folder.canonicalize().map_err(|e| format!("{} cannot be served: {e}", folder.display()))?;
        for port in wished..=last {
            match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
                Ok(listener) => {
                    let address =
                        listener.local_addr().map_err(|e| format!("port {port} cannot be listened to: {e}"))?;
                    return Ok(Self { listener, address, folder });
                }
                Err(e) if e.kind() == io::ErrorKind::AddrInUse => {}
                Err(e) => return Err(format!("port {port} cannot be used: {e}")),
            }
        }
        Err(format!("the ports {wished} to {last} are all taken; name another with --port"))
    }

    /// The port it has.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The address of the site, with its closing slash.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers until the program ends.
    pub fn run(self) {
        let folder = Arc::new(self.folder);
        for stream in self.listener.incoming().filter_map(io::Result::ok) {
            let folder = Arc::clone(&folder);
            // A thread each: a browser keeps connections open that it does not use, and none may wait for one of those.
            // A caller that goes away in the middle concerns nobody else.
            thread::spawn(move || converse(stream, &folder).ok());
        }
    }
}

/// Answers request after request of one connection, until it is closed.
fn converse(mut stream: TcpStream, folder: &Path) -> io::Result<()> {
    // A small answer would wait for the caller to confirm the one before it.
    stream.set_nodelay(true)?;
    let mut unread = Vec::new();
    loop {
        let (asked, length) = match Request::read(&unread) {
            Ok(Some(read)) => read,
            Ok(None) if unread.len() <= LONGEST_HEAD => {
                let mut piece = [0; 4096];
                match stream.read(&mut piece)? {
                    0 => return Ok(()),
                    length => unread.extend_from_slice(&piece[..length]),
                }
                continue;
            }
            Ok(None) => return stream.write_all(&Answer::refused("The request is too long.\n")),
            Err(e) => return stream.write_all(&Answer::refused(&format!("This is no request: {e}.\n"))),
        };
        unread.drain(..length);
        stream.write_all(&answer::to(&asked, folder).into_bytes(&asked))?;
        if asked.closes {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::Duration;

    use super::*;

    /// What the server says to a request typed by hand, headers first.
    fn ask(server_port: u16, request: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, server_port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut said = Vec::new();
        stream.read_to_end(&mut said).unwrap();
        String::from_utf8_lossy(&said).into_owned()
    }

    fn get(port: u16, path: &str) -> String {
        ask(port, &format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
    }

    #[test]
    fn a_site_is_served_over_the_loopback() {
        let folder = std::env::temp_dir().join(format!("islands-server-{}", std::process::id()));
        fs::create_dir_all(folder.join("embed/en")).unwrap();
        fs::write(folder.join("index.html"), "home").unwrap();
        fs::write(folder.join("embed/en/index.html"), "frame").unwrap();
        fs::write(folder.join("app.wasm"), b"\0asm").unwrap();
        fs::write(folder.join("app.wasm.br"), b"packed").unwrap();
        let server = Server::bind(&folder, 0).unwrap();
        let port = server.port();
        thread::spawn(move || server.run());

        let home = get(port, "/?island=1");
        assert!(home.starts_with("HTTP/1.1 200 OK\r\n") && home.ends_with("\r\n\r\nhome"), "{home}");
        assert!(home.contains("Access-Control-Allow-Origin: *\r\n") && home.contains("islands-sw\r\n"), "{home}");

        let moved = get(port, "/embed/en?lang=en");
        assert!(moved.starts_with("HTTP/1.1 301 ") && moved.contains("Location: /embed/en/?lang=en\r\n"), "{moved}");
        assert!(get(port, "/embed/en/").contains("trusted-types 'none'\r\n"));

        let plain = get(port, "/app.wasm");
        assert!(plain.contains("Content-Type: application/wasm\r\n") && plain.contains("Content-Length: 4\r\n"));
        let packed = ask(port, "GET /app.wasm HTTP/1.1\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n");
        assert!(packed.contains("Content-Encoding: br\r\n") && packed.ends_with("packed"), "{packed}");

        let head = ask(port, "HEAD / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assert!(head.contains("Content-Length: 4\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        for nowhere in ["/none", "/index.html/"] {
            assert!(get(port, nowhere).starts_with("HTTP/1.1 404 "), "{nowhere}");
        }
        assert!(get(port, "/..%2f..%2fetc/passwd").starts_with("HTTP/1.1 404 "));
        assert!(ask(port, "POST / HTTP/1.1\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 405 "));
        fs::remove_dir_all(&folder).unwrap();
    }

    /// A browser opens several connections at once and keeps those it does not use. A pool of threads that counts its idle
    /// ones too late leaves one of them without an answer: `tiny_http` 0.12 did, on a machine with other work.
    #[test]
    fn no_connection_waits_for_another() {
        let folder = std::env::temp_dir();
        let server = Server::bind(&folder, 0).unwrap();
        let port = server.port();
        thread::spawn(move || server.run());
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| {
                    while !done.load(Ordering::Relaxed) {
                        std::hint::spin_loop();
                    }
                });
            }
            let late = (0..150).filter(|round| !each_is_answered(port, 1 + round * 7 % 9)).count();
            done.store(true, Ordering::Relaxed);
            assert_eq!(late, 0);
        });
    }

    /// Whether so many connections that are opened together and stay open are each answered, the last one first.
    fn each_is_answered(port: u16, count: usize) -> bool {
        let mut open: Vec<_> = (0..count).map(|_| TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap()).collect();
        open.iter_mut().rev().all(|stream| {
            stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
            stream.write_all(b"GET /no-such-page HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
            let mut said = [0; 12];
            stream.read_exact(&mut said).is_ok() && &said == b"HTTP/1.1 404"
        })
    }

    #[test]
    fn what_is_no_request_is_refused() {
        let folder = std::env::temp_dir();
        let server = Server::bind(&folder, 0).unwrap();
        let port = server.port();
        thread::spawn(move || server.run());
        for bad in ["nonsense\r\n\r\n", "GET / HTTP/1.1\r\nno header\r\n\r\n", "\0"] {
            assert!(ask(port, bad).starts_with("HTTP/1.1 400 "), "{bad:?}");
        }
        let long = format!("GET /{} HTTP/1.1\r\n", "a".repeat(LONGEST_HEAD));
        assert!(ask(port, &long).starts_with("HTTP/1.1 400 "));
        // What comes in pieces, and what comes two at a time.
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        stream.write_all(b"GET /a HTTP/1.1\r\nHo").unwrap();
        thread::sleep(Duration::from_millis(20));
        stream.write_all(b"st: x\r\n\r\nGET /b HTTP/1.1\r\nConnection: close\r\n\r\n").unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).unwrap();
        assert_eq!(said.matches("HTTP/1.1 404 ").count(), 2, "{said}");
    }

    #[test]
    fn a_taken_port_gives_the_next_one() {
        let folder = std::env::temp_dir();
        let first = Server::bind(&folder, 0).unwrap();
        let second = Server::bind(&folder, first.port()).unwrap();
        assert!(second.port() > first.port());
    }
}
