use leptos::prelude::*;

use super::element::{el, nothing, reactive};
use super::icon;
use super::inline::inline;
use crate::reading::session::Session;
use crate::timeline::body::Block;

/// The post that the newsroom holds at the top, in brief, with the way to it.
pub fn pinned(session: Session) -> AnyView {
    reactive(move || {
        let pinned = session.coverage.get().and_then(|coverage| coverage.pinned.clone());
        let Some(post) = pinned.and_then(|id| session.post(&id)) else { return nothing() };
        let words = session.messages().words;
        let first = post.body().iter().find_map(|block| match block {
            Block::Paragraph(text) => Some(text),
            _ => None,
        });
        let headline = post.headline().or(first);
        let Some(headline) = headline else { return nothing() };
        let more = first.filter(|_| post.headline().is_some());
        el("section")
            .class("pinned")
            .attr("aria-labelledby", "pinned-heading")
            .child(el("h2").attr("id", "pinned-heading").child(icon::icon(icon::PIN)).child(words.pinned))
            .child(
                el("p")
                    .class("pinned-headline")
                    .in_language_of_coverage(session)
                    .child(el("a").attr("href", post.id.reference()).child(headline.plain_text())),
            )
            .child_if(more.map(|text| {
                el("p").class("pinned-text").in_language_of_coverage(session).children(inline(session, text, None))
            }))
            .view()
    })
}
