//! The WebDriver protocol: commands as JSON over HTTP.

use std::fmt;
use std::time::Duration;

use serde_json::Value;
use ureq::Agent;

/// A line to a driver, later to one session of it.
#[derive(Debug, Clone)]
pub(super) struct Wire {
    agent: Agent,
    base: String,
}

/// Why a driver did not do as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The protocol's word for it: `stale element reference`, `element click intercepted`, …
    pub error: String,
    /// The driver's explanation.
    pub message: String,
}

impl Refusal {
    /// The word for a driver that does not answer at all.
    pub(super) const SILENT: &str = "no answer from the driver";
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message.lines().next().unwrap_or_default();
        write!(f, "{}: {message}", self.error)
    }
}

impl Wire {
    pub(super) fn new(port: u16) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Drivers are on loopback, whatever proxy the environment names.
            .proxy(None)
            // geckodriver closes idle connections in the face of the next command.
            .max_idle_connections(0)
            .timeout_global(Some(Duration::from_secs(90)))
            .build();
        Self { agent: config.into(), base: format!("http://127.0.0.1:{port}") }
    }

    pub(super) fn session(&self, id: &str) -> Self {
        Self { agent: self.agent.clone(), base: format!("{}/session/{id}", self.base) }
    }

    /// Sends one command, and returns the `value` of its answer.
    pub(super) fn command(&self, method: &str, path: &str, body: &Value) -> Result<Value, Refusal> {
        let text = self
            .send(method, path, body)
            .map_err(|error| Refusal { error: Refusal::SILENT.to_owned(), message: error.to_string() })?;
        let mut answer: Value = serde_json::from_str(&text).unwrap_or_default();
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(Refusal {
                error: error.to_owned(),
                message: value["message"].as_str().unwrap_or_default().to_owned(),
            }),
            None => Ok(value),
        }
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Result<String, ureq::Error> {
        let address = format!("{}{path}", self.base);
        let mut response = match method {
            "GET" => self.agent.get(address).call(),
            "DELETE" => self.agent.delete(address).call(),
            _ => self
                .agent
                .post(address)
                .header("Content-Type", "application/json; charset=utf-8")
                .send(body.to_string()),
        }?;
        // A screenshot is longer than what is read by default.
        response.body_mut().with_config().limit(200 * 1024 * 1024).read_to_string()
    }
}
