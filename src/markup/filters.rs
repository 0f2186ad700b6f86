//! What the reader can choose to see, and in which order.

use super::act::{Act, button};
use super::context::Context;
use super::ids::SEARCH_ID;
use super::node::{Element, el};
use super::{arrivals, byline};
use crate::reading::page::Page;
use crate::reading::view::{Choice, Order};
use crate::timeline::Timeline;
use crate::timeline::source::SourceType;

/// Search, order, and a button for each kind of source.
pub fn filters(page: &Page, context: &Context) -> Option<Element> {
    let words = context.messages.words;
    let (view, counts) = (page.view(), page.counts());
    let filter = |name: &'static str, label: &str, pressed: bool, count: usize| {
        button("filter", Act::Filter, "")
            .attr("id", ["filter-", name].concat())
            .attr("data-filter", name)
            .attr("aria-pressed", pressed.to_string())
            .attr("data-count", count.to_string())
            .child(el("span").child(label))
            .child(" ")
            .child(el("span").class("count").child(context.messages.format.number(count)))
    };
    // The kind for sources of no known kind is offered only where there is such a post.
    let posts = || page.timeline().into_iter().flat_map(Timeline::posts);
    let is_offered = |kind: &SourceType| *kind != SourceType::Other || posts().any(|post| post.source.kind == *kind);
    let kinds = SourceType::ALL.into_iter().filter(is_offered);
    let buttons = el("div")
        .class("filter-buttons")
        .attr("data-filters", "")
        .attr("role", "group")
        .attr("aria-label", words.filters)
        .child(filter("all", words.all, view.filter.sources.is_empty(), counts.all))
        .children(kinds.map(|kind| {
            let label = byline::of_kind(words, kind).all;
            filter(kind.word(), label, view.filter.sources.contains(kind), counts.source(kind))
        }))
        .child(el("span").class("filter-gap").attr("aria-hidden", "true"))
        .child(filter("image", words.pictures, view.filter.pictures, counts.pictures))
        .child(filter("key", words.key_events, view.filter.key_events, counts.key_events));
    let outcome = (!view.filter.is_off() && counts.shown > 0).then(|| {
        el("p")
            .class("filter-outcome")
            .child(el("span").child(context.messages.count(&words.posts, counts.shown)))
            .child(button("quiet-button", Act::ShowEverything, words.show_all))
    });
    let row = el("div")
        .class("filters-row")
        .child(search(view.filter.query.as_typed(), context))
        .child(order(view.order, context))
        .child(arrivals::following(page, context));
    Some(el("div").class("filters").child(row).child(buttons).child_if(outcome))
}

/// What the word in `data-filter` chooses.
pub fn choice(word: &str) -> Option<Choice> {
    Some(match word {
        "all" => Choice::AnySource,
        "image" => Choice::Pictures,
        "key" => Choice::KeyEvents,
        _ => Choice::Source(SourceType::from_word(word)?),
    })
}

/// Where the reader types what to search for.
fn search(typed: &str, context: &Context) -> Element {
    let words = context.messages.words;
    let label = el("label").class("search-label").attr("for", SEARCH_ID).child(words.search);
    let entry = el("input")
        .attr("id", SEARCH_ID)
        .attr("type", "search")
        .attr("placeholder", words.search)
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("value", typed);
    el("div").class("search").attr("role", "search").child(label).child(entry)
}

fn order(chosen: Order, context: &Context) -> Element {
    let words = context.messages.words;
    let way = |order: Order, act, label: &str| {
        button("order-button", act, label).attr("aria-pressed", (order == chosen).to_string())
    };
    el("div")
        .class("order")
        .attr("role", "group")
        .attr("aria-label", words.order)
        .child(way(Order::NewestFirst, Act::NewestFirst, words.newest_first))
        .child(way(Order::OldestFirst, Act::OldestFirst, words.oldest_first))
}
