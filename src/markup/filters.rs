//! What the reader can choose to see, and in which order.

use super::act::{Act, button};
use super::byline;
use super::context::Context;
use super::ids::{FILTERS, SEARCH_ID, STICKY, VOICES_ID};
use super::node::{Element, el};
use crate::messages::fill;
use crate::reading::page::Page;
use crate::reading::view::{Choice, Order, View};
use crate::timeline::Timeline;
use crate::timeline::search::Query;
use crate::timeline::source::SourceType;

/// Posts from which on there is something to choose from.
const FEW: usize = 6;

/// The word of the button that shows posts of any source. It is the tab stop at first.
const ALL: &str = "all";

/// The word of the choice that takes the search back.
const WORDS: &str = "words";

/// One row of controls, and below it what is chosen. `None` for a coverage of few posts, unless the reader has chosen something.
pub fn filters(page: &Page, context: &Context) -> Option<Element> {
    let timeline = page.timeline()?;
    let (view, has_more) = (page.view(), timeline.next_older().is_some());
    if timeline.len() < FEW && !has_more && *view == View::default() {
        return None;
    }
    let row = el("div")
        .class("filters-row")
        .child(toolbar(page, timeline, context))
        .child(search(view.filter.query.as_typed(), context))
        .child(order(view.order, context));
    Some(el("div").class("filters").child(row).child_if(chosen(page, context)))
}

/// A button for each choice that some post fits, or that is on. One tab stop; arrow keys lead on.
fn toolbar(page: &Page, timeline: &Timeline, context: &Context) -> Element {
    let words = context.messages.words;
    let (filter, counts) = (&page.view().filter, page.counts());
    let (mut kinds, mut key_events, mut pictures) = (filter.sources, filter.key_events, filter.pictures);
    for post in timeline.posts() {
        kinds = kinds.with(post.source.kind);
        key_events |= post.key_event;
        pictures |= post.images().next().is_some();
    }
    let choice = |name: &'static str, label: &str, pressed: bool, count: usize| {
        button("filter", Act::Filter, "")
            .attr("id", ["filter-", name].concat())
            .attr("tabindex", (name != ALL).then_some("-1"))
            .attr("data-filter", name)
            .attr("aria-pressed", pressed.to_string())
            .attr("data-count", count.to_string())
            .child(el("span").child(label))
            .child(" ")
            .child(el("span").class("count").child(context.messages.format.number(count)))
    };
    let mut bar = el("div")
        .class("filter-buttons")
        .attr(FILTERS, "")
        .attr("role", "toolbar")
        .attr("aria-label", words.filters)
        .child(choice(ALL, words.all, filter.sources.is_empty(), counts.all));
    if key_events {
        bar = bar.child(choice("key", words.key_events, filter.key_events, counts.key_events));
    }
    if pictures {
        bar = bar.child(choice("image", words.pictures, filter.pictures, counts.pictures));
    }
    let voices = kinds.iter().map(|kind| {
        let label = byline::of_kind(words, kind).all;
        choice(kind.word(), label, filter.sources.contains(kind), counts.source(kind))
    });
    let voices = el("div").class("voices").attr("id", VOICES_ID).attr("popover", "").attr(STICKY, "").children(voices);
    // In a narrow window the voices are a popover.
    let opener = el("button")
        .class("filter from")
        .attr("id", "filter-from")
        .attr("type", "button")
        .attr("tabindex", "-1")
        .attr("popovertarget", VOICES_ID)
        .child(words.voices);
    bar.child(opener).child(voices)
}

/// How many posts are found, and by what: each choice with its own way back.
fn chosen(page: &Page, context: &Context) -> Option<Element> {
    let words = context.messages.words;
    let (filter, shown) = (&page.view().filter, page.counts().shown);
    let mut choices: Vec<(&'static str, &str)> =
        filter.sources.iter().map(|kind| (kind.word(), byline::of_kind(words, kind).all)).collect();
    if filter.key_events {
        choices.push(("key", words.key_events));
    }
    if filter.pictures {
        choices.push(("image", words.pictures));
    }
    if !filter.query.is_empty() {
        choices.push((WORDS, filter.query.as_typed().trim()));
    }
    let found = (shown > 0).then(|| el("span").child(context.messages.count(&words.posts, shown)));
    // Where nothing is found, the timeline offers it.
    let all = (shown > 0).then(|| button("quiet-button", Act::ShowEverything, words.show_all));
    (!choices.is_empty()).then(|| {
        let row = el("div").class("filter-outcome").child_if(found);
        let choices = choices.into_iter().map(|(word, label)| {
            button("chosen", Act::Filter, label)
                .attr("data-choice", word)
                .attr("aria-label", fill(words.remove, &[("name", label)]))
                .attr("dir", "auto")
        });
        row.children(choices).child_if(all)
    })
}

/// What the word in `data-filter` or `data-choice` chooses.
pub fn choice(word: &str) -> Option<Choice> {
    Some(match word {
        ALL => Choice::AnySource,
        "image" => Choice::Pictures,
        "key" => Choice::KeyEvents,
        WORDS => Choice::Words(Query::default()),
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

/// One button that says which order it is, and turns it around.
fn order(chosen: Order, context: &Context) -> Element {
    let words = context.messages.words;
    let label = match chosen {
        Order::NewestFirst => words.newest_first,
        Order::OldestFirst => words.oldest_first,
    };
    let name = [words.order, words.colon, " ", label].concat();
    button("order", Act::Order, "").attr("aria-label", name).child(el("span").child(label))
}
