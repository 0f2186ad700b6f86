//! The way to older posts, the end of the timeline, and what could not be read: at the end of the timeline where the oldest
//! posts are.

use super::act::{Act, button};
use super::context::Context;
use super::node::{Element, el};
use crate::reading::page::Page;
use crate::reading::page::state::OlderState;
use crate::reading::view::Order;

/// Above the timeline, where the oldest posts come first.
pub fn above(page: &Page, context: &Context) -> Option<Element> {
    older(page, Order::OldestFirst, context)
}

/// Below the timeline, where the newest posts come first.
pub fn below(page: &Page, context: &Context) -> Option<Element> {
    older(page, Order::NewestFirst, context)
}

/// What is said above the timeline.
pub fn remark(page: &Page, context: &Context) -> Option<Element> {
    let words = context.messages.words;
    let paused = page.has_paused_search();
    let remark = if paused { words.search_paused } else { page.remark()? };
    let button = paused.then(|| button("quiet-button", Act::SearchOn, words.search_on));
    Some(el("p").class("remark").child([remark, " "].concat()).child_if(button))
}

fn older(page: &Page, at: Order, context: &Context) -> Option<Element> {
    let (messages, words) = (context.messages, context.messages.words);
    let (view, older) = (page.view(), page.older());
    let ended =
        older == OlderState::None && at == Order::NewestFirst && view.filter.is_off() && page.counts().shown > 0;
    let end = ended.then(|| el("p").class("beginning").child(words.start_of_coverage));
    let lost = page.lost_posts();
    let lost = (lost > 0).then(|| el("p").class("lost-posts").child(messages.count(&words.lost_posts, lost)));
    (view.order == at)
        .then(|| el("div").class("older").child_if(more(older, page, context)).child_if(end).child_if(lost))
}

/// One button for as long as there are older posts, so that it keeps the focus.
fn more(older: OlderState, page: &Page, context: &Context) -> Option<Element> {
    let words = context.messages.words;
    let (label, failure) = match older {
        OlderState::None => return None,
        OlderState::Waiting => (words.load_older, None),
        OlderState::Loading => (words.loading_older, None),
        OlderState::Failed(failure) => (words.try_again, Some(failure)),
    };
    let failed = failure
        .map(|failure| el("p").attr("role", "alert").attr("data-failure", failure.word()).child(words.older_failed));
    let paused = page.is_search_paused() && !page.has_paused_search();
    let paused = paused.then(|| el("p").child(words.search_paused));
    let button = button("button", Act::LoadOlder, label)
        .attr("data-older", "")
        .attr("aria-disabled", (older == OlderState::Loading).to_string());
    Some(el("div").child_if(failed).child_if(paused).child(button))
}
