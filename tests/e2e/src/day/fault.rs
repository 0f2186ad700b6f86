//! What goes wrong between a newsroom and its readers.

use serde_json::{Value, json};

use super::edge::tagged;
use super::http_date;
use crate::server::Answer;

/// One way in which an answer is not the one that it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// 404.
    Missing,
    /// 429, and how long to wait, in seconds.
    Busy(u64),
    /// 429, and until when to wait, after so many seconds.
    BusyUntil(u64),
    /// 500.
    Broken,
    /// 503.
    Overloaded,
    /// The connection is reset before the answer.
    Lost,
    /// It is reset in the middle of the body.
    Reset,
    /// Nothing ever comes.
    Silent,
    /// Half the body comes, and then nothing.
    Stalled,
    /// Half the body comes, and then the end.
    CutOff,
    /// Half the body is announced as the whole.
    Half,
    /// A page that asks to sign in, with status 200.
    SignIn,
    /// The coverage of another day.
    Foreign,
    /// The head of ten minutes ago, from a server that has not heard of the new one.
    Former,
    /// Posts that are in the document twice.
    Doubled,
    /// Compressed.
    Compressed,
    /// Of a server whose clock is a day late.
    Misdated,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 17] = [
        Self::Missing,
        Self::Busy(20),
        Self::BusyUntil(20),
        Self::Broken,
        Self::Overloaded,
        Self::Lost,
        Self::Reset,
        Self::Silent,
        Self::Stalled,
        Self::CutOff,
        Self::Half,
        Self::SignIn,
        Self::Foreign,
        Self::Former,
        Self::Doubled,
        Self::Compressed,
        Self::Misdated,
    ];

    /// Whether the page gets nothing that it could show.
    #[must_use]
    pub fn is_failure(self) -> bool {
        !matches!(self, Self::Former | Self::Doubled | Self::Compressed | Self::Misdated)
    }

    /// Whether the page learns of it only by waiting.
    #[must_use]
    pub fn is_silent(self) -> bool {
        matches!(self, Self::Silent | Self::Stalled)
    }

    /// Does it to an answer. `document` is a head of the day by how many seconds ago.
    pub(super) fn spoil(self, second: u64, document: impl Fn(u64) -> Value) -> Answer {
        // With a tag of its own: nobody has it yet, or it would not be sent at all.
        let whole = || tagged(&document(0)).etag(&format!("{second}-{self:?}"));
        let half = || document(0).to_string().len() / 2;
        match self {
            Self::Missing => Answer::error(404),
            Self::Busy(seconds) => Answer::error(429).header("Retry-After", &seconds.to_string()),
            Self::BusyUntil(seconds) => {
                let date = http_date(second + seconds);
                Answer::error(429).header("Retry-After", &date)
            }
            Self::Broken => Answer::error(500),
            Self::Overloaded => Answer::error(503),
            Self::Lost => Answer::refusal(),
            Self::Reset => whole().reset_after(half()),
            Self::Silent => Answer::silence(),
            Self::Stalled => whole().stalled_after(half()),
            Self::CutOff => whole().closed_after(half()),
            Self::Half => {
                let text = document(0).to_string().into_bytes();
                Answer::claiming_json(&text[..text.len() / 2])
            }
            Self::SignIn => Answer::html("<!doctype html><title>Sign in</title><p>Sign in to the network."),
            Self::Foreign => {
                let mut other = document(0);
                other["id"] = json!("another-day");
                other["headline"] = json!("Another day");
                tagged(&other)
            }
            Self::Former => tagged(&document(600)),
            Self::Doubled => {
                let mut doubled = document(0);
                if let Some(posts) = doubled["posts"].as_array_mut() {
                    let first: Vec<Value> = posts.iter().take(10).cloned().collect();
                    posts.extend(first);
                }
                tagged(&doubled)
            }
            Self::Compressed => whole().gzip(),
            Self::Misdated => tagged(&document(0)).header("Date", "Sat, 03 May 2031 06:00:00 GMT"),
        }
    }
}
