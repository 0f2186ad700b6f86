//! What the reader can choose to see, and in which order.

use super::act::{Act, button};
use super::byline;
use super::context::Context;
use super::ids::{FILTERS, SEARCH_ID, STICKY, VOICES_ID};
use super::node::{Element, el};
use crate::messages::fill;
use crate::reading::page::Page;
use crate::reading::view::{Choice, Order, View};
use crate::timeline::post::Post;
use crate::timeline::search::Query;
use crate::timeline::source::{SourceSet, SourceType};

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
        .child(toolbar(page, context))
        .child(search(view.filter.query.as_typed(), context))
        .child(order(view.order, context));
    Some(el("div").class("filters").child(row).child_if(chosen(page, context)))
}

/// A button for each choice that some post fits, or that is on. One tab stop; arrow keys lead on.
fn toolbar(page: &Page, context: &Context) -> Element {
    let words = context.messages.words;
    let (filter, counts) = (&page.view().filter, page.counts());
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
    let posts = || page.timeline().into_iter().flat_map(|timeline| timeline.posts());
    let has = |is_it: fn(&Post) -> bool| posts().any(|post| is_it(post));
    let kinds: SourceSet = posts().map(|post| post.source.kind).collect();
    let offered = |kind: &SourceType| kinds.contains(*kind) || filter.sources.contains(*kind);
    let voices = SourceType::ALL.into_iter().filter(offered).map(|kind| {
        let label = byline::of_kind(words, kind).all;
        choice(kind.word(), label, filter.sources.contains(kind), counts.source(kind))
    });
    // In a narrow window the voices are a popover.
    let opener = el("button")
        .class("filter from")
        .attr("type", "button")
        .attr("tabindex", "-1")
        .attr("popovertarget", VOICES_ID)
        .child(words.voices);
    let all = choice(ALL, words.all, filter.sources.is_empty(), counts.all);
    let key_events = (filter.key_events || has(|post| post.key_event))
        .then(|| choice("key", words.key_events, filter.key_events, counts.key_events));
    let pictures = (filter.pictures || has(|post| post.images().next().is_some()))
        .then(|| choice("image", words.pictures, filter.pictures, counts.pictures));
    el("div")
        .class("filter-buttons")
        .attr(FILTERS, "")
        .attr("role", "toolbar")
        .attr("aria-label", words.filters)
        .child(all)
        .child_if(key_events)
        .child_if(pictures)
        .child(opener)
        .child(el("div").class("voices").attr("id", VOICES_ID).attr("popover", "").attr(STICKY, "").children(voices))
}

/// How many posts are found, and by what: each choice with its own way back.
fn chosen(page: &Page, context: &Context) -> Option<Element> {
    let words = context.messages.words;
    let (filter, shown) = (&page.view().filter, page.counts().shown);
    let drop = |word: &'static str, label: &str| {
        button("chosen", Act::Filter, label)
            .attr("data-choice", word)
            .attr("aria-label", fill(words.remove, &[("name", label)]))
    };
    let voices = filter.sources.iter().map(|kind| drop(kind.word(), byline::of_kind(words, kind).all));
    let key_events = filter.key_events.then(|| drop("key", words.key_events));
    let pictures = filter.pictures.then(|| drop("image", words.pictures));
    let search = (!filter.query.is_empty()).then(|| drop(WORDS, filter.query.as_typed().trim()).attr("dir", "auto"));
    let choices: Vec<Element> = voices.chain(key_events).chain(pictures).chain(search).collect();
    let number = (shown > 0).then(|| el("span").child(context.messages.count(&words.posts, shown)));
    // Where nothing is found, the timeline offers it.
    let all = (choices.len() > 1 && shown > 0).then(|| button("quiet-button", Act::ShowEverything, words.show_all));
    (!choices.is_empty()).then(|| el("div").class("filter-outcome").child_if(number).children(choices).child_if(all))
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
    let (act, label) = match chosen {
        Order::NewestFirst => (Act::OldestFirst, words.newest_first),
        Order::OldestFirst => (Act::NewestFirst, words.oldest_first),
    };
    let name = [words.order, words.colon, " ", label].concat();
    button("order", act, "").attr("aria-label", name).child(el("span").child(label))
}
