//! What a server of comments says to pages of other origins.

use crate::server::{Answer, Request};

/// Lets the page read the answer.
pub(super) fn open(answer: Answer, request: &Request) -> Answer {
    answer
        .header("Access-Control-Allow-Origin", request.header("Origin").unwrap_or("null"))
        .header("Access-Control-Expose-Headers", "Retry-After")
        .header("Vary", "Origin")
}

/// The answer to a browser that asks whether a page may post.
pub(super) fn permit(request: &Request) -> Answer {
    open(Answer::text("text/plain", "").status(204), request)
        .header("Access-Control-Allow-Methods", "POST")
        .header("Access-Control-Allow-Headers", "content-type, idempotency-key")
}
