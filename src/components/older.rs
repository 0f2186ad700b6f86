use leptos::prelude::*;

use super::element::{el, nothing, reactive};
use crate::reading::session::{Older, Session};
use crate::reading::view::Order;

/// The way to older posts, the end of the timeline, and what could not be read.
pub fn older(session: Session) -> AnyView {
    let messages = session.messages();
    let words = messages.words;
    let button = move |label: &str, busy: bool| {
        el("button")
            .class("button")
            .attr("type", "button")
            .attr("data-older", "")
            .attr("aria-disabled", busy.to_string())
            .on_click(move || session.load_older())
            .child(label)
    };
    let older = reactive(move || match session.older.get() {
        Older::None if session.view.with(|view| view.order == Order::NewestFirst) => {
            let shows_posts =
                session.view.with(|view| view.filter.is_off()) && session.counts.with(|counts| counts.shown > 0);
            if shows_posts { el("p").class("beginning").child(words.start_of_coverage).view() } else { nothing() }
        }
        Older::None => nothing(),
        Older::Waiting => button(words.load_older, false).view(),
        Older::Loading => button(words.loading_older, true).view(),
        Older::Failed => {
            el("div").child(el("p").child(words.older_failed)).child(button(words.try_again, false)).view()
        }
    });
    let lost = reactive(move || match session.lost_posts.get() {
        0 => nothing(),
        lost => el("p").class("lost-posts").child(messages.count(&words.lost_posts, lost)).view(),
    });
    el("div").class("older").child(older).child(lost).view()
}
