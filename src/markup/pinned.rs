//! The post that the newsroom holds at the top.

use super::context::Context;
use super::moment::{Style, time};
use super::node::{Element, el};
use crate::messages::first_direction;
use crate::reading::page::Page;
use crate::timeline::body::Block;
use crate::timeline::post::Post;

/// The post that is pinned. Nothing stands between a filter and what it finds.
pub fn region(page: &Page, context: &Context) -> Option<Element> {
    let post = page.post(page.coverage()?.pinned.as_ref()?)?;
    if page.view().filter.is_off() { pinned(post, context) } else { None }
}

/// The post in one row, with the way to it. `None` where it has neither a headline nor a paragraph.
pub fn pinned(post: &Post, context: &Context) -> Option<Element> {
    let first = post.body().iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    });
    let text = post.headline().or(first)?.plain_text();
    let link = context.directed(context.content(el("a").attr("href", post.id.reference())), first_direction(&text));
    let section = el("section")
        .class("pinned")
        .attr("aria-labelledby", "pinned-heading")
        .child(el("h2").attr("id", "pinned-heading").child(context.messages.words.pinned))
        .child(time(post.published, Style::Sentence, context.messages, context.clock))
        .child(link.child(text));
    Some(context.whole(section))
}
