//! Posts that came while the page was open, or since the reader left.

use super::act::{Act, button};
use super::context::Context;
use super::ids::STICKY;
use super::node::{Element, el};
use crate::reading::page::Page;
use crate::reading::view::Order;
use crate::timeline::coverage::Status;

/// The button that shows new posts, where the newest come first: above the timeline.
pub fn above(page: &Page, _: &Context) -> Option<Element> {
    arrivals(page, Order::NewestFirst)
}

/// The button that shows new posts, where the newest come last: below the timeline.
pub fn below(page: &Page, _: &Context) -> Option<Element> {
    arrivals(page, Order::OldestFirst)
}

fn arrivals(page: &Page, order: Order) -> Option<Element> {
    let (view, held) = (page.view(), page.held());
    let button = || {
        button("button arrivals-button", Act::ShowArrivals, "")
            .attr("data-arrivals", "")
            .attr("aria-keyshortcuts", "Control+Home")
            .attr("data-count", held.to_string())
            .flag("data-urgent", page.held_breaking().is_some())
            .child(el("span").child(page.arrivals_in_words()))
    };
    (view.order == order && held > 0).then(|| el("div").class("arrivals").attr(STICKY, "").child(button()))
}

/// Whether new posts are shown as they come.
pub fn following(page: &Page, context: &Context) -> Element {
    let is_over = page.coverage().is_some_and(|coverage| coverage.status == Status::Ended);
    button("follow", Act::Follow, context.messages.words.follow)
        .attr("data-follow", "")
        // There is nothing to come.
        .flag("hidden", is_over)
        .attr("aria-pressed", page.is_following().to_string())
}

/// What has come since the reader left, with the ways there. Nothing stands between a filter and what it finds.
pub fn since_left(page: &Page, context: &Context) -> Option<Element> {
    let words = context.messages.words;
    let further = || button("quiet-button", Act::WhereYouWere, words.where_you_were);
    (page.since_left() > 0 && page.view().filter.is_off()).then(|| {
        el("div")
            .class("return")
            .attr("data-return", "")
            .child(el("p").child(page.since_left_in_words()))
            .child(button("quiet-button", Act::FirstUnread, words.first_unread))
            .child_if(page.was_further().then(further))
    })
}
