//! The post that the newsroom holds at the top.

use super::context::Context;
use super::inline::paragraph;
use super::node::{Element, el};
use crate::messages::first_direction;
use crate::timeline::body::Block;
use crate::timeline::post::Post;

/// The post in brief, with the way to it. `None` where it has neither a headline nor a paragraph.
pub fn pinned(post: &Post, context: &Context) -> Option<Element> {
    let first = post.body().iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    });
    let headline = post.headline().or(first)?;
    let text = headline.plain_text();
    let line = context.directed(context.content(el("p").class("pinned-headline")), first_direction(&text));
    let link = el("a").attr("href", post.id.reference()).child(text);
    let more = paragraph("pinned-text", first.filter(|_| post.headline().is_some()), context);
    let section = el("section")
        .class("pinned")
        .attr("aria-labelledby", "pinned-heading")
        .child(el("h2").attr("id", "pinned-heading").child(context.messages.words.pinned))
        .child(line.child(link))
        .child_if(more);
    Some(context.whole(section))
}
