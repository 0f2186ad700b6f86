//! The points of the day.

use super::act::{Act, button};
use super::context::Context;
use super::fingerprint::keyed;
use super::inline::filled;
use super::node::{Element, el};
use crate::messages::{fill, first_direction};
use crate::reading::page::Page;
use crate::timeline::coverage::{KeyPoint, Status};

const HEADING_ID: &str = "key-points-heading";
const LIST_ID: &str = "key-points-list";

/// How many points are in sight above the timeline; a button unfolds the others.
const IN_SIGHT: usize = 3;

/// The summary, hidden for a coverage without key points. Beside the timeline all points are in sight. Above the timeline it
/// makes room for what a filter finds.
pub fn key_points(page: &Page, context: &Context) -> Option<Element> {
    let (points, words) = (page.key_points()?, context.messages.words);
    let is_above = !page.is_form_beside();
    let gives_way = is_above && !page.view().filter.is_off();
    let has_ended = page.coverage()?.status == Status::Ended;
    let folded = if is_above { points.get(IN_SIGHT..).unwrap_or_default() } else { &[] };
    let is_open = page.shows_key_points();
    let fold = (!folded.is_empty()).then(|| {
        let number = context.messages.format.number(folded.len());
        let more = fill(words.more_points, &[("n", &number)]);
        let has_new = folded.iter().any(|point| page.fresh_points().contains(point));
        button("fold", Act::FoldKeyPoints, if is_open { words.fewer_points } else { &more })
            .attr("aria-controls", LIST_ID)
            .attr("aria-expanded", is_open.to_string())
            .attr("data-new", (has_new && !is_open).then_some(words.new_point))
    });
    let in_sight = points.len() - if is_open { 0 } else { folded.len() };
    let items = items(&points, page.fresh_points(), context).into_iter().enumerate();
    let list = context
        .content(el("ul").attr("id", LIST_ID))
        .children(items.map(|(place, item)| item.flag("hidden", place >= in_sight)));
    let section = el("section")
        .class("key-points")
        .attr("data-key-points", "")
        .flag("hidden", points.is_empty() || gives_way)
        .attr("aria-labelledby", HEADING_ID)
        .child(el("h2").attr("id", HEADING_ID).child(if has_ended { words.day_in_short } else { words.key_points }))
        .child(list)
        .child_if(fold);
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
