use leptos::prelude::*;

use super::element::{Element, el};
use crate::reading::session::{FOLD, Session};
use crate::timeline::crossref;
use crate::timeline::inline::{Inline, Span, Target};
use crate::timeline::post::PostId;
use crate::timeline::search::Query;

/// Rich text, with the words of `marks` marked.
pub fn inline(session: Session, text: &Inline, marks: Option<&Query>) -> Vec<AnyView> {
    text.0.iter().map(|span| self::span(session, span, marks)).collect()
}

/// Plain text, with the words of `marks` marked.
pub fn plain(text: &str, marks: Option<&Query>) -> Vec<AnyView> {
    let hits = marks.map(|query| query.hits(text, FOLD)).unwrap_or_default();
    let mut parts = Vec::with_capacity(hits.len() * 2 + 1);
    let mut end = 0;
    for hit in hits {
        if end < hit.start {
            parts.push(text[end..hit.start].to_owned().into_any());
        }
        parts.push(el("mark").child(&text[hit.clone()]).view());
        end = hit.end;
    }
    if end < text.len() || parts.is_empty() {
        parts.push(text[end..].to_owned().into_any());
    }
    parts
}

fn span(session: Session, span: &Span, marks: Option<&Query>) -> AnyView {
    let mut words = match &span.target {
        Target::None => with_cross_references(session, &span.text, marks),
        Target::Href(href) => {
            let link = el("a").attr("href", href.as_str().to_owned()).attr("rel", "noopener");
            vec![link.children(plain(&span.text, marks)).view()]
        }
        Target::Post(post) => vec![reference(post, &span.text, marks).view()],
    };
    for (wanted, tag) in [(span.code, "code"), (span.emphasis, "em"), (span.strong, "strong")] {
        if wanted {
            words = vec![el(tag).children(words).view()];
        }
    }
    words.into_any()
}

/// A link to another post of the coverage.
fn reference(post: &PostId, words: &str, marks: Option<&Query>) -> Element {
    el("a").class("reference").attr("href", post.reference()).children(plain(words, marks))
}

/// Plain text in which a time in the house style leads to the one post that carries it.
fn with_cross_references(session: Session, text: &str, marks: Option<&Query>) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut end = 0;
    for (range, minute) in crossref::mentions(text) {
        if let Some(post) = session.only_post_at(minute) {
            parts.extend(plain(&text[end..range.start], marks));
            parts.push(reference(&post, &text[range.clone()], marks).view());
            end = range.end;
        }
    }
    if end < text.len() || parts.is_empty() {
        parts.extend(plain(&text[end..], marks));
    }
    parts
}
