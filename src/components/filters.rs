use std::sync::Arc;

use leptos::prelude::*;

use super::element::{Element, el, nothing, reactive, reactive_text};
use super::{arrivals, byline, icon, search_field};
use crate::reading::session::{ALL_ID, Session};
use crate::reading::view::{Choice, Order, View};
use crate::timeline::filter::Counts;
use crate::timeline::source::SourceType;

/// What to see, and in which order.
pub fn filters(session: Session) -> AnyView {
    let words = session.messages().words;
    let kinds = SourceType::ALL.into_iter().map(|kind| {
        let button = Filter {
            name: kind.word(),
            icon: Some(icon::of_source(kind)),
            words: byline::of_kind(words, kind).all,
            choice: Choice::Source(kind),
            pressed: Box::new(move |view| view.filter.sources.contains(kind)),
            count: Box::new(move |counts| counts.source(kind)),
        };
        // A kind that no post has is not offered; one that the other choices leave without posts still is.
        (kind != SourceType::Other || session.has_source(kind)).then(|| button.view(session))
    });
    let all = Filter {
        name: "all",
        icon: None,
        words: words.all,
        choice: Choice::AnySource,
        pressed: Box::new(|view| view.filter.sources.is_empty()),
        count: Box::new(|counts| counts.all),
    };
    let pictures = Filter {
        name: "image",
        icon: Some(icon::PICTURE),
        words: words.pictures,
        choice: Choice::Pictures,
        pressed: Box::new(|view| view.filter.pictures),
        count: Box::new(|counts| counts.pictures),
    };
    let key_events = Filter {
        name: "key",
        icon: Some(icon::STAR),
        words: words.key_events,
        choice: Choice::KeyEvents,
        pressed: Box::new(|view| view.filter.key_events),
        count: Box::new(|counts| counts.key_events),
    };
    el("div")
        .class("filters")
        .child(
            el("div")
                .class("filters-row")
                .child(search_field::search_field(session))
                .child(order(session))
                .child(arrivals::following(session)),
        )
        .child(
            el("div")
                .class("filter-buttons")
                .attr("data-filters", "")
                .attr("role", "group")
                .attr("aria-label", words.filters)
                .child(all.view(session).attr("id", ALL_ID))
                .children(kinds.flatten())
                .child(el("span").class("filter-gap").attr("aria-hidden", "true"))
                .child(pictures.view(session))
                .child(key_events.view(session)),
        )
        .child(reactive(move || {
            let off = session.view.with(|view| view.filter.is_off());
            let shown = session.counts.with(|counts| counts.shown);
            if off || shown == 0 {
                return nothing();
            }
            let messages = session.messages();
            el("p")
                .class("filter-outcome")
                .child(el("span").child(messages.count(&words.posts, shown)))
                .child(
                    el("button")
                        .class("quiet-button")
                        .attr("type", "button")
                        .on_click(move || session.show_everything())
                        .child(words.show_all),
                )
                .view()
        }))
        .view()
}

/// One button of the filter.
struct Filter {
    /// The word for it in `data-filter`.
    name: &'static str,
    icon: Option<&'static str>,
    words: &'static str,
    choice: Choice,
    pressed: Box<dyn Fn(&View) -> bool + Send + Sync>,
    count: Box<dyn Fn(&Counts) -> usize + Send + Sync>,
}

impl Filter {
    fn view(self, session: Session) -> Element {
        let Self { name, icon, words, choice, pressed, count } = self;
        let messages = session.messages();
        let count = Arc::new(count);
        let shown = count.clone();
        el("button")
            .class("filter")
            .attr("type", "button")
            .attr("data-filter", name)
            .live("aria-pressed", move || Some(session.view.with(|view| pressed(view)).to_string()))
            .live("data-count", move || Some(session.counts.with(|counts| count(counts)).to_string()))
            .on_click(move || session.choose(choice.clone()))
            .children(icon.map(icon::icon))
            .child(el("span").child(words))
            .child(" ")
            .child(
                el("span")
                    .class("count")
                    .child(reactive_text(move || messages.format.number(session.counts.with(|counts| shown(counts))))),
            )
    }
}

fn order(session: Session) -> Element {
    let words = session.messages().words;
    let button = |order: Order, words: &'static str| {
        el("button")
            .class("order-button")
            .attr("type", "button")
            .live("aria-pressed", move || Some(session.view.with(|view| view.order == order).to_string()))
            .on_click(move || session.choose(Choice::Order(order)))
            .child(words)
    };
    el("div")
        .class("order")
        .attr("role", "group")
        .attr("aria-label", words.order)
        .child(button(Order::NewestFirst, words.newest_first))
        .child(button(Order::OldestFirst, words.oldest_first))
}
