use std::sync::Arc;

use leptos::prelude::*;

use super::element::{Element, el, nothing, reactive, reactive_text};
use crate::browser::viewport;
use crate::reading::session::{Older, Session};
use crate::reading::view::Order;

/// The way to older posts, the end of the timeline, and what could not be read, at the end where they belong: `at` names the
/// order in which that end is here.
pub fn older(session: Session, at: Order) -> AnyView {
    let messages = session.messages();
    let words = messages.words;
    // One button for as long as there are older posts, so that it keeps the focus.
    let older = reactive(move || {
        if session.view.with(|view| view.order != at) {
            return nothing();
        }
        if session.has_older.get() {
            return el("div").child(failed(session)).child(button(session)).view();
        }
        let whole = session.view.with(|view| view.filter.is_off()) && session.counts.with(|counts| counts.shown > 0);
        if whole && at == Order::NewestFirst {
            el("p").class("beginning").child(words.start_of_coverage).view()
        } else {
            nothing()
        }
    });
    let lost = reactive(move || match session.lost_posts.get() {
        lost if lost > 0 && session.view.with(|view| view.order == at) => {
            el("p").class("lost-posts").child(messages.count(&words.lost_posts, lost)).view()
        }
        _ => nothing(),
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
        .on_click(move || session.ask_for_older())
        .once_made(Arc::new(move |button| viewport::whenever_near(&button, move || session.come_near_end())))
        .child(reactive_text(move || {
            let label = match session.older.get() {
                Older::Loading => words.loading_older,
                Older::Failed(_) => words.try_again,
                Older::None | Older::Waiting => words.load_older,
            };
            label.to_owned()
        }))
}

fn failed(session: Session) -> AnyView {
    reactive(move || match session.older.get() {
        Older::Failed(failure) => el("p")
            .attr("role", "alert")
            .attr("data-failure", failure.word())
            .child(session.messages().words.older_failed)
            .view(),
        _ => nothing(),
    })
}
