use leptos::prelude::*;

use super::element::{Element, el, nothing, reactive, reactive_text};
use crate::reading::session::{Older, Session};
use crate::reading::view::Order;

/// The way to older posts, the end of the timeline, and what could not be read.
pub fn older(session: Session) -> AnyView {
    let messages = session.messages();
    let words = messages.words;
    // One button for as long as there are older posts, so that it keeps the focus.
    let older = reactive(move || {
        if session.has_older.get() {
            return el("div").child(failed(session)).child(button(session)).view();
        }
        let whole = session.view.with(|view| view.filter.is_off() && view.order == Order::NewestFirst)
            && session.counts.with(|counts| counts.shown > 0);
        if whole { el("p").class("beginning").child(words.start_of_coverage).view() } else { nothing() }
    });
    let lost = reactive(move || match session.lost_posts.get() {
        0 => nothing(),
        lost => el("p").class("lost-posts").child(messages.count(&words.lost_posts, lost)).view(),
    });
    el("div").class("older").child(older).child(lost).view()
}

fn button(session: Session) -> Element {
    let words = session.messages().words;
    el("button")
        .class("button")
        .attr("type", "button")
        .attr("data-older", "")
        .live("aria-disabled", move || Some((session.older.get() == Older::Loading).to_string()))
        .on_click(move || session.load_older())
        .child(reactive_text(move || {
            let label = match session.older.get() {
                Older::Loading => words.loading_older,
                Older::Failed => words.try_again,
                Older::None | Older::Waiting => words.load_older,
            };
            label.to_owned()
        }))
}

fn failed(session: Session) -> AnyView {
    reactive(move || match session.older.get() {
        Older::Failed => el("p").attr("role", "alert").child(session.messages().words.older_failed).view(),
        _ => nothing(),
    })
}
