//! The points of the day.

use super::act::{Act, button};
use super::context::Context;
use super::fingerprint::keyed;
use super::inline::filled;
use super::node::{Element, el};
use crate::messages::first_direction;
use crate::reading::page::Page;
use crate::timeline::coverage::KeyPoint;

const HEADING_ID: &str = "key-points-heading";
const LIST_ID: &str = "key-points-list";

/// The panel, hidden for a coverage without key points. Beside the timeline it is always open; above the timeline it folds.
pub fn key_points(page: &Page, context: &Context) -> Option<Element> {
    let (points, words) = (page.key_points()?, context.messages.words);
    let (is_beside, is_open) = (page.is_form_beside(), page.shows_key_points());
    let heading = el("h2").attr("id", HEADING_ID);
    let heading = if is_beside {
        heading.child(words.key_points)
    } else {
        let count = context.messages.format.number(points.len());
        let fold = button("fold", Act::FoldKeyPoints, words.key_points)
            .attr("aria-controls", LIST_ID)
            .attr("aria-expanded", is_open.to_string());
        heading.child(fold.child(el("span").class("count").attr("aria-hidden", "true").child(count)))
    };
    let list = context.content(el("ul").attr("id", LIST_ID)).flag("data-folded", !(is_beside || is_open));
    let section = el("section")
        .class("key-points")
        .attr("data-key-points", "")
        .flag("hidden", points.is_empty())
        .attr("aria-labelledby", HEADING_ID)
        .child(heading)
        .child(list.children(items(&points, page.fresh_points(), context)));
    Some(section)
}

/// The items of the list, each keyed, in the coverage's language. Those that are new say so in `data-new`, which is no part of the
/// key; the style sheet shows it.
pub fn items(points: &[KeyPoint], fresh: &[KeyPoint], context: &Context) -> Vec<Element> {
    let word = |point| fresh.contains(point).then_some(context.messages.words.new_point);
    points.iter().map(|point| keyed(item(point, context)).attr("data-new", word(point))).collect()
}

fn item(point: &KeyPoint, context: &Context) -> Element {
    match &point.post {
        // A link cannot contain a link: a point that leads to its post leads nowhere else.
        Some(post) => {
            let text = point.text.plain_text();
            context.directed(el("li"), first_direction(&text)).child(el("a").attr("href", post.reference()).child(text))
        }
        None => filled(el("li"), &point.text, context),
    }
}
