//! A server behind a site, as behind a reverse proxy.

use std::time::Duration;

use ureq::Agent;
use ureq::http::{self, HeaderMap};

use super::answer::Answer;
use super::request::Request;

/// What belongs to one connection, or is set anew by whoever sends (RFC 9110, 7.6.1).
const OF_THE_CONNECTION: [&str; 5] = ["connection", "keep-alive", "transfer-encoding", "content-length", "host"];

/// Another server.
#[derive(Debug, Clone)]
pub(super) struct Upstream {
    agent: Agent,
    address: String,
}

impl Upstream {
    /// The one at `http://127.0.0.1:8000/` or the like.
    pub(super) fn at(address: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(None)
            .max_idle_connections(0)
            .timeout_global(Some(Duration::from_secs(60)))
            .build();
        Self { agent: config.into(), address: address.trim_end_matches('/').to_owned() }
    }

    /// Its answer to a request for `path`; 502 where there is none.
    pub(super) fn ask(&self, path: &str, request: &Request) -> Answer {
        self.answer(path, request).unwrap_or_else(|_| Answer::error(502))
    }

    fn answer(&self, path: &str, request: &Request) -> Result<Answer, ureq::Error> {
        let query = if request.query.is_empty() { String::new() } else { format!("?{}", request.query) };
        let mut asked =
            http::Request::builder().method(request.method.as_str()).uri(format!("{}/{path}{query}", self.address));
        for (name, value) in &request.headers {
            if !is_of_the_connection(name) {
                asked = asked.header(name, value);
            }
        }
        let mut response = if request.body.is_empty() {
            self.agent.run(asked.body(())?)?
        } else {
            self.agent.run(asked.body(&request.body)?)?
        };
        let mut answer = Answer::bytes("", response.body_mut().read_to_vec()?).status(response.status().as_u16());
        answer.headers = kept(response.headers());
        Ok(answer)
    }
}

fn kept(headers: &HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .filter(|(name, _)| !is_of_the_connection(name.as_str()))
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect()
}

fn is_of_the_connection(name: &str) -> bool {
    OF_THE_CONNECTION.iter().any(|known| name.eq_ignore_ascii_case(known))
}
