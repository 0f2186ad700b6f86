//! What the server says in the place of a file, and how it fails to.

use std::io::Write;
use std::time::Duration;

use flate2::{Compression, write::GzEncoder};
use serde_json::Value;

/// One answer. Built by a kind (`json`, `text`, `html`, …) and refined: `.status(503).delay(…)`.
#[derive(Debug, Clone)]
pub struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    pub(super) delay: Duration,
    pub(super) ending: Ending,
    // Whether all but delay and ending is said by whoever would have answered without a script.
    pub(super) handed_on: bool,
}

/// Where an answer stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// At its end.
    Whole,
    /// Before the first byte: the connection is reset.
    Refused,
    /// Before the first byte: nothing ever comes.
    Silent,
    /// After so many bytes of a body announced in full, as a proxy that gives up does.
    Closed(usize),
    /// The same, by a reset.
    Reset(usize),
    /// The same, but the connection stays open and nothing more comes.
    Stalled(usize),
}

impl Answer {
    fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("Content-Type".to_owned(), content_type.to_owned())],
            body: body.into(),
            delay: Duration::ZERO,
            ending: Ending::Whole,
            handed_on: false,
        }
    }

    /// A JSON document.
    #[must_use]
    pub fn json(value: &Value) -> Self {
        Self::new(200, "application/json", value.to_string())
    }

    /// Bytes that claim to be JSON.
    #[must_use]
    pub fn claiming_json(body: impl Into<Vec<u8>>) -> Self {
        Self::new(200, "application/json", body)
    }

    /// A page, as a captive portal or a single-page host answers in the place of a missing file.
    #[must_use]
    pub fn html(body: &str) -> Self {
        Self::new(200, "text/html; charset=utf-8", body)
    }

    /// Text of the given type.
    #[must_use]
    pub fn text(content_type: &str, body: &str) -> Self {
        Self::new(200, content_type, body)
    }

    /// A file of the given type.
    #[must_use]
    pub fn bytes(content_type: &str, body: Vec<u8>) -> Self {
        Self::new(200, content_type, body)
    }

    /// An error status with the small page that servers send along.
    #[must_use]
    pub fn error(status: u16) -> Self {
        Self::new(
            status,
            "text/html; charset=utf-8",
            format!("<!doctype html><title>{status}</title><h1>{status}</h1>"),
        )
    }

    /// The connection is reset before any answer.
    #[must_use]
    pub fn refusal() -> Self {
        Self::error(503).lost()
    }

    /// The connection is accepted, and nothing ever comes.
    #[must_use]
    pub fn silence() -> Self {
        Self::error(503).unheard()
    }

    /// What would have been said without a script: by the server behind the site
    /// ([`Site::forwards`](super::Site::forwards)), or by the file. To be delayed, or lost on the way back.
    #[must_use]
    pub fn handed_on() -> Self {
        Self { handed_on: true, headers: Vec::new(), ..Self::new(200, "", "") }
    }

    /// With this status.
    #[must_use]
    pub fn status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// With this header, in the place of an earlier one of the name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With an `ETag`; whoever asks with the same one gets 304 and no body.
    #[must_use]
    pub fn etag(self, tag: &str) -> Self {
        self.header("ETag", &format!("\"{tag}\""))
    }

    /// So much later.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Compressed, and marked so.
    #[must_use]
    pub fn gzip(mut self) -> Self {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(&self.body).expect("writing to memory succeeds");
        self.body = encoder.finish().expect("writing to memory succeeds");
        self.header("Content-Encoding", "gzip")
    }

    /// Closes the connection after so many bytes of the body.
    #[must_use]
    pub fn closed_after(self, bytes: usize) -> Self {
        self.ending(Ending::Closed(bytes))
    }

    /// Resets the connection after so many bytes of the body.
    #[must_use]
    pub fn reset_after(self, bytes: usize) -> Self {
        self.ending(Ending::Reset(bytes))
    }

    /// Sends so many bytes of the body, then nothing more.
    #[must_use]
    pub fn stalled_after(self, bytes: usize) -> Self {
        self.ending(Ending::Stalled(bytes))
    }

    /// Given, but the connection is reset before its first byte.
    #[must_use]
    pub fn lost(self) -> Self {
        self.ending(Ending::Refused)
    }

    /// Given, but no byte of it ever comes.
    #[must_use]
    pub fn unheard(self) -> Self {
        self.ending(Ending::Silent)
    }

    fn ending(mut self, ending: Ending) -> Self {
        self.ending = ending;
        self
    }

    pub(super) fn value_of(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// With status, headers and body of another, but in its own time and as far as it gets itself.
    pub(crate) fn saying(self, other: &Self) -> Self {
        Self { delay: self.delay, ending: self.ending, ..other.clone() }
    }

    /// This one, in the words of another if it is handed on.
    pub(super) fn filled_in(self, words: impl FnOnce() -> Self) -> Self {
        if !self.handed_on {
            return self;
        }
        let words = words();
        let words = self.headers.iter().fold(words, |words, (name, value)| words.header(name, value));
        self.saying(&words)
    }

    /// What is sent before the body.
    pub(super) fn head(&self) -> String {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        if self.status != 304 {
            head.push_str(&format!("Content-Length: {}\r\n", self.body.len()));
        }
        head.push_str("\r\n");
        head
    }

    /// How many bytes the whole of it is on its way.
    pub(super) fn weight(&self) -> usize {
        self.head().len() + self.body.len()
    }

    /// What to send to one who already holds `known` (an `If-None-Match`).
    pub(super) fn for_holder_of(self, known: Option<&str>) -> Self {
        let current = known.is_some_and(|known| {
            self.value_of("ETag").is_some_and(|tag| known.split(',').any(|one| one.trim() == tag))
        });
        if current && self.status == 200 { Self { status: 304, body: Vec::new(), ..self } } else { self }
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        204 => "No Content",
        304 => "Not Modified",
        404 => "Not Found",
        _ => "Scripted",
    }
}
