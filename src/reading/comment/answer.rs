use serde_json::Value;

use super::Control;
use super::check::{Fault, Problem};

/// What came back when a comment was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ServerReply {
    /// An answer of HTTP.
    Answer {
        /// Its status code; 0 for a redirect, as Fetch has it.
        status: u16,
        /// Its media type; empty where it has none.
        kind: String,
        /// Seconds for which it asks to be left alone.
        retry_after: Option<u32>,
        /// Its body, as far as it came.
        body: Vec<u8>,
    },
    /// Nothing, or nothing in time: whether the server has the comment cannot be told.
    Nothing,
}

/// What that means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The server has the comment.
    Accepted(Receipt),
    /// The comment is to be sent again, after so many seconds where the server says.
    Later(Why, Option<u32>),
    /// It is for the reader to decide what is next.
    Refused(Refusal),
}

/// What the server does with a comment that it has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Receipt {
    /// It is published.
    Published,
    /// It is read first.
    InReview,
    /// The server does not say.
    Arrived,
}

/// Why a comment waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// The device has no network.
    Offline,
    /// The server has a problem, or cannot be reached.
    Trouble,
    /// The server has more comments than it can take, or from this reader.
    TooMany,
}

/// Why a comment was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Something has to be put right, in these controls where the server says; and what else it says.
    Faults(Vec<Fault>, String),
    /// Not from this reader.
    Forbidden,
    /// An earlier version of the comment has arrived.
    Known,
    /// It is larger than the server takes.
    TooLarge,
    /// The answer is not that of a server for comments.
    NotUnderstood,
    /// Nobody knows whether it has arrived.
    Unknown,
    /// A status without meaning for a comment.
    Status(u16),
    /// A program may have filled in the form.
    Robot,
}

impl Refusal {
    /// Its name in the page's `data-failure`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Faults(..) => "comment-faults",
            Self::Forbidden => "comment-forbidden",
            Self::Known => "comment-known",
            Self::TooLarge => "comment-too-large",
            Self::NotUnderstood => "comment-not-understood",
            Self::Unknown => "comment-unknown",
            Self::Status(_) => "comment-refused",
            Self::Robot => "comment-robot",
        }
    }
}

/// Reads what came back. `repeatable` says whether the server takes a comment once however often it is sent; if it does
/// not, a comment that may have arrived is not sent again unless the reader says so.
pub fn read(reply: &ServerReply, repeatable: bool) -> Outcome {
    let in_doubt = |why| if repeatable { Outcome::Later(why, None) } else { Outcome::Refused(Refusal::Unknown) };
    let ServerReply::Answer { status, kind, retry_after, body } = reply else {
        return in_doubt(Why::Trouble);
    };
    let status = *status;
    let later = |why| Outcome::Later(why, *retry_after);
    match status {
        201 => Outcome::Accepted(Receipt::Published),
        202 => Outcome::Accepted(Receipt::InReview),
        200 if !is_json(kind) => Outcome::Refused(Refusal::NotUnderstood),
        200 => match serde_json::from_slice::<Value>(body) {
            Ok(_) => Outcome::Accepted(Receipt::Arrived),
            Err(error) if error.is_eof() => in_doubt(Why::Trouble),
            Err(_) => Outcome::Refused(Refusal::NotUnderstood),
        },
        // Elsewhere is nowhere that the coverage has named.
        0 | 204..=399 => Outcome::Refused(Refusal::NotUnderstood),
        400 | 422 => {
            let (faults, detail) = if is_json(kind) { problem(body) } else { Default::default() };
            Outcome::Refused(Refusal::Faults(faults, detail))
        }
        401 | 403 => Outcome::Refused(Refusal::Forbidden),
        409 => Outcome::Refused(Refusal::Known),
        413 => Outcome::Refused(Refusal::TooLarge),
        429 => later(Why::TooMany),
        408 | 425 | 503 => later(Why::Trouble),
        500.. if repeatable => later(Why::Trouble),
        500.. => in_doubt(Why::Trouble),
        _ => Outcome::Refused(Refusal::Status(status)),
    }
}

fn is_json(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.ends_with("/json") || kind.ends_with("+json")
}

/// What a problem document (RFC 9457) says: at the controls that its `errors` point to by a JSON Pointer, and in all.
fn problem(body: &[u8]) -> (Vec<Fault>, String) {
    let document: Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut faults = Vec::new();
    let mut rest = text(&document, "detail");
    for error in document.get("errors").and_then(Value::as_array).into_iter().flatten() {
        let detail = text(error, "detail");
        let pointer = text(error, "pointer");
        match pointer.rsplit_once('/').and_then(|(_, name)| Control::named(name)) {
            Some(control) => faults.push(Fault { control, problem: Problem::Told(detail) }),
            None => rest = [&rest, " ", &detail].concat(),
        }
    }
    (faults, rest.trim().to_owned())
}
