//! What goes wrong between a newsroom and its readers.

use serde_json::Value;

use crate::response::{Delivery, Response};
use crate::time::http_date;

/// One way in which a response is not the one that it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fault {
    /// 404.
    Missing,
    /// 429, with `Retry-After` in seconds.
    Busy(u32),
    /// 429, with a date so many seconds from now in `Retry-After`.
    BusyUntil(u32),
    /// 500.
    Broken,
    /// 503, without `Retry-After`.
    Overloaded,
    /// The connection is reset before the response.
    Lost,
    /// It is reset in the middle of the body.
    Reset,
    /// Nothing ever comes.
    Silent,
    /// Half the body comes, and then nothing.
    Stalled,
    /// Half the body comes, and then the end.
    CutOff,
    /// Half the body, announced as the whole.
    Half,
    /// A page that asks to sign in, with status 200.
    SignIn,
    /// The coverage of another day.
    Foreign,
    /// The document of ten minutes ago, from a cache that has not heard of the new one.
    Stale,
    /// The first ten posts are in the document twice.
    Doubled,
    /// Compressed.
    Compressed,
    /// From a server whose clock is a day late.
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
        Self::Stale,
        Self::Doubled,
        Self::Compressed,
        Self::Misdated,
    ];

    /// How old a stale document is, in milliseconds.
    pub const STALE: i64 = 600_000;

    /// Whether the page gets nothing that it could show.
    #[must_use]
    pub fn is_failure(self) -> bool {
        !matches!(self, Self::Stale | Self::Doubled | Self::Compressed | Self::Misdated)
    }

    /// Whether the page learns of it only by waiting.
    #[must_use]
    pub fn is_silent(self) -> bool {
        matches!(self, Self::Silent | Self::Stalled)
    }

    /// The response in place of a document. `stale` is the same document as it was [`STALE`](Self::STALE) before.
    pub(crate) fn spoil(self, json: String, stale: impl FnOnce() -> Option<String>, now: i64) -> Response {
        let half = json.len() / 2;
        // With a tag of its own: no client has it yet, or there would be no body to spoil.
        let whole = |json: String| Response::document(json).header("ETag", format!("\"{now}-{self:?}\""));
        match self {
            Self::Missing => Response::error(404),
            Self::Busy(seconds) => Response::error(429).header("Retry-After", seconds.to_string()),
            Self::BusyUntil(seconds) => Response::error(429)
                .header("Retry-After", http_date(now + i64::from(seconds) * 1_000))
                .header("Date", http_date(now)),
            Self::Broken => Response::error(500),
            Self::Overloaded => Response::error(503),
            Self::Lost => Response::error(503).delivered(Delivery::Lost),
            Self::Silent => Response::error(503).delivered(Delivery::Silent),
            Self::Reset => whole(json).delivered(Delivery::Reset(half)),
            Self::Stalled => whole(json).delivered(Delivery::Stalled(half)),
            Self::CutOff => whole(json).delivered(Delivery::Closed(half)),
            Self::Half => Response::new(200, "application/json", &json.as_bytes()[..half]),
            Self::SignIn => {
                let page = "<!doctype html><title>Sign in</title><p>Sign in to the network.";
                Response::new(200, "text/html; charset=utf-8", page)
            }
            Self::Foreign => Response::document(edited(&json, |document| {
                document["id"] = "another-day".into();
                document["headline"] = "Another day".into();
            })),
            Self::Stale => stale().map_or_else(|| Response::error(404), Response::document),
            Self::Doubled => Response::document(edited(&json, |document| {
                if let Some(posts) = document["posts"].as_array_mut() {
                    posts.extend_from_within(..posts.len().min(10));
                }
            })),
            Self::Compressed => Response { gzip: true, ..whole(json) },
            Self::Misdated => Response::document(json).header("Date", http_date(now - 24 * 3_600_000)),
        }
    }
}

fn edited(json: &str, edit: impl FnOnce(&mut Value)) -> String {
    let mut document = serde_json::from_str(json).unwrap_or_default();
    edit(&mut document);
    document.to_string()
}
