//! Rich text within a block.

use super::context::Context;
use super::node::{Element, Node, el};
use crate::messages::first_direction;
use crate::timeline::crossref;
use crate::timeline::inline::{Inline, Span, Target};
use crate::timeline::post::PostId;

/// Rich text.
pub fn inline(text: &Inline, context: &Context) -> Vec<Node> {
    text.0.iter().flat_map(|span| self::span(span, context)).collect()
}

/// Puts rich text into an element, which runs as its first letter does.
pub fn filled(element: Element, text: &Inline, context: &Context) -> Element {
    let own = text.0.iter().find_map(|span| first_direction(&span.text));
    context.directed(element, own).children(inline(text, context))
}

/// Puts plain text into an element, which runs as its first letter does.
pub fn filled_plain(element: Element, text: &str, context: &Context) -> Element {
    context.directed(element, first_direction(text)).children(plain(text, context))
}

/// A name or a number amid other text: where one of them may run from right to left it runs as its own first letter does, and
/// the text around it does not depend on it.
pub fn isolated(text: &str, context: &Context) -> Vec<Node> {
    match context.isolation(text) {
        Some(_) => vec![el("bdi").children(plain(text, context)).into()],
        None => plain(text, context),
    }
}

/// A paragraph of the coverage, if it has the text. `class` names its look.
pub fn paragraph(class: &'static str, text: Option<&Inline>, context: &Context) -> Option<Element> {
    text.map(|text| filled(context.content(el("p").class(class)), text, context))
}

/// Plain text, with the words to mark marked.
pub fn plain(text: &str, context: &Context) -> Vec<Node> {
    let hits = context.marks.map(|marks| marks.query.hits(text, marks.fold)).unwrap_or_default();
    let mut parts = Vec::with_capacity(hits.len() * 2 + 1);
    let mut end = 0;
    for hit in hits {
        parts.push(text[end..hit.start].into());
        parts.push(el("mark").child(&text[hit.clone()]).into());
        end = hit.end;
    }
    parts.push(text[end..].into());
    parts
}

fn span(span: &Span, context: &Context) -> Vec<Node> {
    let mut words = match &span.target {
        Target::None => with_cross_references(&span.text, context),
        Target::Href(href) => {
            vec![el("a").attr("href", href.as_str()).children(plain(&span.text, context)).into()]
        }
        Target::Post(post) => vec![reference(post, &span.text, context).into()],
    };
    for (wanted, name) in [(span.code, "code"), (span.emphasis, "em"), (span.strong, "strong")] {
        if wanted {
            words = vec![el(name).children(words).into()];
        }
    }
    words
}

/// A link to another post of the coverage.
fn reference(post: &PostId, words: &str, context: &Context) -> Element {
    el("a").class("reference").attr("href", post.reference()).children(plain(words, context))
}

/// Plain text in which a time in the house style leads to the one post that carries it.
fn with_cross_references(text: &str, context: &Context) -> Vec<Node> {
    let mut parts = Vec::new();
    let mut end = 0;
    for (range, minute) in crossref::mentions(text) {
        if let Some(post) = (context.only_post_at)(minute) {
            parts.extend(plain(&text[end..range.start], context));
            parts.push(reference(&post, &text[range.clone()], context).into());
            end = range.end;
        }
    }
    parts.extend(plain(&text[end..], context));
    parts
}
