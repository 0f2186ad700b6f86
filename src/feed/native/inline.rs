use serde_json::Value;

use super::post_id;
use crate::feed::cursor::{Cursor, leaf};
use crate::timeline::inline::{Inline, Span, Target};

/// A text, or a list of texts and spans.
pub(super) fn inline(at: &Cursor<'_>) -> Option<Inline> {
    match at.value {
        Value::String(text) => Some(Inline::plain(with_line_feeds(text))),
        Value::Array(_) => at.list(span).map(Inline),
        _ => at.fault("is neither a text nor a list of spans"),
    }
}

/// A span with an invalid link keeps its text.
fn span(at: &Cursor<'_>) -> Option<Span> {
    if let Value::String(text) = at.value {
        return Some(Span { text: with_line_feeds(text), ..Span::default() });
    }
    let text = with_line_feeds(&at.required("text", leaf::text)?);
    let href = at.optional("href", leaf::href).map(Target::Href);
    let post = at.optional("post", post_id).map(Target::Post);
    Some(Span {
        text,
        target: post.or(href).unwrap_or_default(),
        strong: at.flag("strong"),
        emphasis: at.flag("emphasis"),
        code: at.flag("code"),
    })
}

/// The text with each line break as a line feed, which the page shows as one.
fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n")
}
