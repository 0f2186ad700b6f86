//! A comment as it was posted.

use serde_json::Value;

use crate::server::Request;

/// What came in one request.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// Its `Idempotency-Key`, without the quotes.
    pub key: Option<String>,
    /// The object that was posted.
    pub body: Value,
}

impl Comment {
    /// One member of the object, empty where it is absent.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.body[name].as_str().unwrap_or_default()
    }

    /// What was written.
    #[must_use]
    pub fn text(&self) -> &str {
        self.field("text")
    }

    /// Reads it as strictly as a server may.
    pub(super) fn read(request: &Request) -> Result<Self, String> {
        match request.header("Content-Type") {
            Some("application/json") => {}
            other => return Err(format!("The content type is {other:?}.")),
        }
        let body: Value =
            serde_json::from_slice(&request.body).map_err(|error| format!("This is no JSON: {error}."))?;
        if !body.is_object() {
            return Err("This is no object.".to_owned());
        }
        let key = request.header("Idempotency-Key").map(key).transpose()?;
        Ok(Self { key, body })
    }
}

/// A string of a structured field (RFC 8941, 3.3.3), which keys do without escapes.
fn key(value: &str) -> Result<String, String> {
    let inside = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inside {
        Some(key) if !key.is_empty() && !key.contains(['"', '\\']) => Ok(key.to_owned()),
        _ => Err(format!("The key is no string of a structured field: {value}.")),
    }
}
