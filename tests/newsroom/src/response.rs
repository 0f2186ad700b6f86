//! What a server sends for a request, as a value.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::fault::Fault;
use crate::story::Story;

/// A response, and how much of it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code of HTTP.
    pub status: u16,
    /// The headers, without `Content-Length`.
    pub headers: Vec<(&'static str, String)>,
    /// The body; empty with status 304.
    pub body: Vec<u8>,
    /// How much arrives.
    pub delivery: Delivery,
    /// Whether the body is to be compressed on its way.
    pub gzip: bool,
}

/// How much of a response arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// All of it.
    Whole,
    /// Nothing: the connection is reset before the first byte.
    Lost,
    /// Nothing: the connection stays open.
    Silent,
    /// So many bytes of the body, then the connection is reset.
    Reset(usize),
    /// So many bytes of the body, then the connection is closed.
    Closed(usize),
    /// So many bytes of the body, then nothing.
    Stalled(usize),
}

impl Response {
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("Content-Type", content_type.to_owned())];
        Self { status, headers, body: body.into(), delivery: Delivery::Whole, gzip: false }
    }

    /// A document with the `ETag` of its text.
    #[must_use]
    pub fn document(json: String) -> Self {
        let tag = tag(&json);
        Self::new(200, "application/json", json).header("ETag", tag)
    }

    /// An error status with the small page that servers send along.
    #[must_use]
    pub fn error(status: u16) -> Self {
        Self::new(status, "text/html; charset=utf-8", format!("<!doctype html><title>{status}</title>"))
    }

    /// With this header, in the place of an earlier one of the name.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.into()));
        self
    }

    /// The value of a header, by its name as this crate writes it.
    #[must_use]
    pub fn value_of(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The same with status 304 and no body, if the request's `If-None-Match` names its tag.
    #[must_use]
    pub fn unless_known(self, if_none_match: Option<&str>) -> Self {
        let tag = self.value_of("ETag").filter(|_| self.status == 200);
        let known = |tag: &str, one: &str| one == "*" || one.trim_start_matches("W/") == tag;
        let is_known =
            tag.is_some_and(|tag| if_none_match.is_some_and(|all| all.split(',').any(|one| known(tag, one.trim()))));
        if is_known { Self { status: 304, body: Vec::new(), ..self } } else { self }
    }

    pub(crate) fn delivered(self, delivery: Delivery) -> Self {
        Self { delivery, ..self }
    }
}

impl Story {
    /// The response to a request for a file name, with its `If-None-Match`, at an instant. A fault spoils it.
    #[must_use]
    pub fn respond(&self, name: &str, if_none_match: Option<&str>, fault: Option<Fault>, now: i64) -> Response {
        let Some(json) = self.document(name, now) else { return Response::error(404) };
        match fault {
            None => Response::document(json).unless_known(if_none_match),
            Some(fault) => fault.spoil(json, || self.document(name, now - Fault::STALE), now),
        }
    }
}

fn tag(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("\"{:x}\"", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_that_has_the_document_gets_304_and_no_body() {
        let document = || Response::document("{}".to_owned());
        let tag = document().value_of("ETag").unwrap().to_owned();
        for known in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let response = document().unless_known(Some(&known));
            assert_eq!((response.status, response.body.len()), (304, 0), "{known}");
        }
        for known in [None, Some("\"other\"")] {
            assert_eq!(document().unless_known(known).status, 200);
        }
        assert_eq!(Response::error(503).unless_known(Some("*")).status, 503);
    }
}
