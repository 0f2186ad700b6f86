//! The points of the day. Their panel folds and is a component.

use super::context::Context;
use super::fingerprint::keyed;
use super::inline::inline;
use super::node::{Element, el};
use crate::timeline::coverage::KeyPoint;

/// The items of the list, each keyed, in the coverage's language. Which of them are new differs by reader, so `data-new` is
/// not written.
pub fn items(points: &[KeyPoint], context: &Context) -> Vec<Element> {
    points.iter().map(|point| keyed(item(point, context))).collect()
}

fn item(point: &KeyPoint, context: &Context) -> Element {
    match &point.post {
        // A link cannot contain a link: a point that leads to its post leads nowhere else.
        Some(post) => el("li").child(el("a").attr("href", post.reference()).child(point.text.plain_text())),
        None => el("li").children(inline(&point.text, context)),
    }
}
