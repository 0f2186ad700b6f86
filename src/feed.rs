//! From the bytes of a feed to a [`Snapshot`]. One bad post never loses the rest.

use std::fmt;

use serde_json::Value;

use crate::timeline::merge::{Page, Snapshot};

pub mod adapter;
mod cursor;
/// Numbers that tell one content from another.
pub mod fingerprint;
/// How long a server wants to be left alone.
pub mod retry_after;
pub mod schedule;

/// How addresses in a document become absolute: relative ones are relative to the document.
#[derive(Clone, Copy)]
pub struct Base<'a> {
    resolve: &'a dyn Fn(&str) -> Option<String>,
}

impl<'a> Base<'a> {
    /// `resolve` follows the URL standard (WHATWG), with the document's own address as the base; `None` where there is
    /// no such address.
    pub fn new(resolve: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { resolve }
    }

    fn resolve(self, reference: &str) -> Option<String> {
        (self.resolve)(reference.trim())
    }
}

/// What a document held.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// All that could be read.
    pub snapshot: Snapshot,
    /// What could not, in the order of the document.
    pub faults: Vec<Fault>,
    /// Posts that had to be left out because a part without which there is no post could not be read.
    pub lost_posts: usize,
}

/// Something in a document that could not be read as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Where: a JSON Pointer (RFC 6901), such as `/posts/3/source/type`.
    pub path: String,
    /// What is wrong there, to follow the path in a sentence: `is missing`.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() { "the document" } else { &self.path };
        write!(f, "{place} {}", self.problem)
    }
}

/// Why nothing of a document can be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FeedError {
    /// There is not a single character in it.
    Empty,
    /// It is a web page.
    Html,
    /// It starts as JSON and stops in the middle.
    CutOff,
    /// It is not JSON.
    NotJson,
    /// It is a coverage of another major version of the format.
    Version,
    /// It is JSON, but no coverage: the first fault says why.
    NotCoverage(Fault),
}

/// Reads a document.
///
/// # Errors
/// A [`FeedError`] where there is no coverage in it. A fault in a part is no error: it is listed, and the rest is kept.
pub fn decode(bytes: &[u8], page: Page, base: Base<'_>) -> Result<Decoded, FeedError> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    match text.first() {
        None => return Err(FeedError::Empty),
        Some(b'<') => return Err(FeedError::Html),
        Some(_) => {}
    }
    let document: Value = serde_json::from_slice(text)
        .map_err(|error| if error.is_eof() { FeedError::CutOff } else { FeedError::NotJson })?;
    adapter::read(&document, page, base)
}
