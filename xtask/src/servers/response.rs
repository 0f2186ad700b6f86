//! One request to a server, and its response.

use std::time::Duration;

use anyhow::{Context, Result};
use ureq::Agent;
use ureq::http::HeaderMap;

const TIMEOUT: Duration = Duration::from_secs(10);

/// What a server sends.
pub(super) struct Response {
    /// The status, such as 200.
    pub(super) status: u16,
    headers: HeaderMap,
    /// The body as it was sent: still compressed.
    pub(super) body: Vec<u8>,
}

impl Response {
    /// Requests a path that begins with `/` from the server on a port.
    pub(super) fn to(port: u16, path: &str, headers: &[(&str, &str)]) -> Result<Self> {
        let config = Agent::config_builder().http_status_as_error(false).max_redirects(0).proxy(None);
        let agent = Agent::new_with_config(config.timeout_global(Some(TIMEOUT)).build());
        let mut request = agent.get(format!("http://127.0.0.1:{port}{path}"));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let (head, mut body) = request.call().with_context(|| path.to_owned())?.into_parts();
        Ok(Self { status: head.status.as_u16(), headers: head.headers, body: body.read_to_vec()? })
    }

    /// The value of a header; several values are joined as browsers do it.
    pub(super) fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        values.collect::<Vec<_>>().join(", ")
    }
}
