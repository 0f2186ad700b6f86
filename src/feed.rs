//! Decodes the bytes of a feed into a [`Snapshot`]. An invalid post costs only that post.

use std::fmt;

use crate::timeline::merge::{Page, Snapshot};

mod cursor;
mod mend;
mod native;
/// The `Retry-After` header.
pub mod retry_after;
pub mod schedule;

/// Resolves an address in a document by the URL standard (WHATWG), with the document's own address as the base. `None` for an
/// invalid address.
pub type Resolve<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The result of decoding a document.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The valid parts.
    pub snapshot: Snapshot,
    /// The faults, in the order of the document.
    pub faults: Vec<Fault>,
    /// The number of posts left out because a required property is invalid.
    pub lost_posts: usize,
}

/// An invalid part of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// Its place: a JSON Pointer (RFC 6901), such as `/posts/3/source/type`.
    pub path: String,
    /// The problem, as the end of a sentence: `is missing`.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = if self.path.is_empty() { "the document" } else { &self.path };
        write!(f, "{place} {}", self.problem)
    }
}

/// Why a document is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FeedError {
    /// It is empty.
    Empty,
    /// It is a web page.
    Html,
    /// It is the beginning of a JSON document.
    CutOff,
    /// It is not JSON.
    NotJson,
    /// It has another major version of the format.
    Version,
    /// It is JSON, but no coverage. The fault says why.
    NotCoverage(Fault),
}

/// Decodes a document.
///
/// # Errors
/// A [`FeedError`] if the document holds no coverage. An invalid part is no error: it is in the list of faults.
pub fn decode(bytes: &[u8], page: Page, resolve: Resolve<'_>) -> Result<Decoded, FeedError> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    match text.first() {
        None => return Err(FeedError::Empty),
        Some(b'<') => return Err(FeedError::Html),
        Some(_) => {}
    }
    let mut parsed = serde_json::from_slice(text);
    let is_mended = parsed.as_ref().is_err_and(|error| !error.is_eof());
    if is_mended {
        // Not `from_str`: the module would contain the parser twice.
        parsed = serde_json::from_slice(mend::mended(text).as_bytes());
    }
    let document = parsed.map_err(|error| if error.is_eof() { FeedError::CutOff } else { FeedError::NotJson })?;
    native::read(&document, is_mended, page, resolve)
}
