//! A server for static files, for trying the site and testing it: GET and HEAD, over the loopback only.

mod answer;

use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use crate::run::Result;
use answer::Request;

/// How many ports after the wished one are tried.
const TRIES: u16 = 20;

/// A server that has its port and is not answering yet.
pub struct Server {
    http: tiny_http::Server,
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
                    let failed = |e: &dyn std::fmt::Display| format!("port {port} cannot be listened to: {e}");
                    let address = listener.local_addr().map_err(|e| failed(&e))?;
                    let http = tiny_http::Server::from_listener(listener, None).map_err(|e| failed(&e))?;
                    return Ok(Self { http, address, folder });
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
        for request in self.http.incoming_requests() {
            let folder = Arc::clone(&folder);
            // A caller that goes away in the middle concerns nobody else.
            thread::spawn(move || respond(request, &folder).ok());
        }
    }
}

/// Writes an answer at once: in pieces, a small one would wait for the caller to confirm the piece before it.
fn respond(request: tiny_http::Request, folder: &Path) -> io::Result<()> {
    let asked = Request::read(&request);
    let bytes = answer::to(&asked, folder).into_bytes(&asked);
    let mut out = request.into_writer();
    out.write_all(&bytes)?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;
    use std::net::TcpStream;

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

    #[test]
    fn a_taken_port_gives_the_next_one() {
        let folder = std::env::temp_dir();
        let first = Server::bind(&folder, 0).unwrap();
        let second = Server::bind(&folder, first.port()).unwrap();
        assert!(second.port() > first.port());
    }
}
