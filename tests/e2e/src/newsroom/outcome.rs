//! What becomes of a comment.

use serde_json::json;

use crate::server::Answer;

/// What a newsroom does with one comment. Made by a word (`published`, `busy`, …) or of any [`Answer`].
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Takes it in, and answers so; where it has it already, as it did the first time.
    Takes(Answer),
    /// Does not, and answers so.
    Refuses(Answer),
}

impl Outcome {
    /// Taken in and published: 201.
    #[must_use]
    pub fn published() -> Self {
        Self::taken(201)
    }

    /// Taken in for an editor to look at: 202.
    #[must_use]
    pub fn for_review() -> Self {
        Self::taken(202)
    }

    /// Taken in, with this status and an empty JSON object.
    #[must_use]
    pub fn taken(status: u16) -> Self {
        Self::Takes(Answer::json(&json!({})).status(status))
    }

    /// Not taken in for faults of these fields (`("email", "There is no such domain.")`), and for a reason of the whole.
    #[must_use]
    pub fn problem(status: u16, detail: &str, fields: &[(&str, &str)]) -> Self {
        Self::Refuses(problem(status, detail, fields))
    }

    /// Not taken in: a bare status.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::Refuses(Answer::error(status))
    }

    /// Not taken in now, but perhaps after `retry_after`: seconds or a date, in the words of the header.
    #[must_use]
    pub fn busy(status: u16, retry_after: &str) -> Self {
        Self::Refuses(Answer::error(status).header("Retry-After", retry_after))
    }

    /// Not taken in: a page with status 200, as of a network that wants a sign-in first.
    #[must_use]
    pub fn sign_in() -> Self {
        Self::Refuses(Answer::html("<!doctype html><title>Sign in</title>"))
    }

    /// As before, but the connection breaks before the answer: after [`published`](Self::published), the comment is
    /// there and nobody knows.
    #[must_use]
    pub fn lost(self) -> Self {
        self.answered(Answer::lost)
    }

    /// As before, but the answer never comes.
    #[must_use]
    pub fn unheard(self) -> Self {
        self.answered(Answer::unheard)
    }

    /// As before, with another word on the answer: a delay, a header.
    #[must_use]
    pub fn answered(self, change: impl FnOnce(Answer) -> Answer) -> Self {
        match self {
            Self::Takes(answer) => Self::Takes(change(answer)),
            Self::Refuses(answer) => Self::Refuses(change(answer)),
        }
    }
}

/// A problem document (RFC 9457).
pub(super) fn problem(status: u16, detail: &str, fields: &[(&str, &str)]) -> Answer {
    let errors: Vec<_> =
        fields.iter().map(|(field, detail)| json!({"pointer": format!("#/{field}"), "detail": detail})).collect();
    let document = json!({"title": "Not taken in", "status": status, "detail": detail, "errors": errors});
    Answer::json(&document).header("Content-Type", "application/problem+json").status(status)
}
