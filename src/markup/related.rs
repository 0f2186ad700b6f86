//! Related stories, maps, explainers.

use super::context::Context;
use super::node::{Element, el};
use crate::messages::first_direction;
use crate::timeline::coverage::RelatedLink;

/// The links under their heading; `None` where there is none.
pub fn related(links: &[RelatedLink], context: &Context) -> Option<Element> {
    let item = |link: &RelatedLink| {
        let kind = link
            .kind
            .as_deref()
            .map(|kind| el("span").class("link-kind").attr("dir", context.isolation(kind)).child(kind));
        let item = context.directed(el("li"), first_direction(&link.text)).child_if(kind);
        item.child(el("a").attr("href", link.url.as_str()).child(link.text.as_str()))
    };
    let nav = el("nav")
        .class("related")
        .attr("aria-labelledby", "related-heading")
        .child(el("h2").attr("id", "related-heading").child(context.messages.words.related))
        .child(context.content(el("ul")).children(links.iter().map(item)));
    (!links.is_empty()).then(|| context.whole(nav))
}
