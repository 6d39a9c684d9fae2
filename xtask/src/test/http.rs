//! A client for tests: one request, one answer, nothing followed and nothing unpacked.

use std::time::Duration;

use crate::run::Result;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a server answered.
#[derive(Debug)]
pub struct Answer {
    /// The number of its status.
    pub status: u16,
    headers: ureq::http::HeaderMap,
    /// What came after the headers.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header; values of several headers of one name, which no answer here should have, with a bar between.
    pub fn header(&self, name: &str) -> String {
        let own = self.headers.get_all(name).into_iter();
        own.map(|value| String::from_utf8_lossy(value.as_bytes())).collect::<Vec<_>>().join(" | ")
    }
}

/// The client.
pub struct Client(ureq::Agent);

impl Client {
    /// One that keeps its connections.
    pub fn new() -> Self {
        let config = ureq::Agent::config_builder().http_status_as_error(false).max_redirects(0);
        let config = config.max_redirects_will_error(false).timeout_global(Some(PATIENCE)).proxy(None);
        Self(config.build().new_agent())
    }

    /// Asks a server of this machine; `takes` is the packing that the caller understands.
    pub fn ask(&self, port: u16, method: &str, path: &str, takes: Option<&str>) -> Result<Answer> {
        let failed = |e: ureq::Error| format!("{method} {path} at port {port}: {e}");
        let request = ureq::http::Request::builder().method(method).uri(format!("http://127.0.0.1:{port}{path}"));
        let request = takes.into_iter().fold(request, |request, coding| request.header("Accept-Encoding", coding));
        let request = request.body(()).map_err(|e| failed(e.into()))?;
        let (head, mut body) = self.0.run(request).map_err(failed)?.into_parts();
        let body = body.with_config().limit(u64::MAX).read_to_vec().map_err(failed)?;
        Ok(Answer { status: head.status.as_u16(), headers: head.headers, body })
    }
}
