use leptos::prelude::*;

use super::element::{Element, el, nothing, reactive, reactive_text};
use super::icon;
use crate::browser::elements::STICKY;
use crate::reading::session::Session;
use crate::reading::view::Order;
use crate::timeline::coverage::{Coverage, Status};

/// The button that shows new posts, at the end of the timeline where they come in: `order` names the one that it is for.
pub fn arrivals(session: Session, order: Order) -> AnyView {
    reactive(move || {
        let here = session.view.with(|view| view.order == order);
        if !here || session.held.get() == 0 {
            return nothing();
        }
        let arrow = if order == Order::NewestFirst { icon::UP } else { icon::DOWN };
        let button = el("button")
            .class("button arrivals-button")
            .attr("type", "button")
            .attr("data-arrivals", "")
            .attr("aria-keyshortcuts", "Control+Home")
            .live("data-count", move || Some(session.held.get().to_string()))
            .on_click(move || session.show_arrivals())
            .child(icon::icon(arrow))
            .child(reactive_text(move || {
                let held = session.held.get();
                session.view.with(|view| session.arrivals_in_words(held, &view.filter))
            }));
        el("div").class("arrivals").attr(STICKY, "").child(button).view()
    })
}

fn is_over(coverage: Option<&Coverage>) -> bool {
    coverage.is_some_and(|coverage| coverage.status == Status::Ended)
}

/// Whether new posts are shown as they come.
pub fn following(session: Session) -> Element {
    el("button")
        .class("follow")
        .attr("type", "button")
        .attr("data-follow", "")
        // There is nothing to come.
        .live_flag("hidden", move || session.coverage.with(|coverage| is_over(coverage.as_deref())))
        .live("aria-pressed", move || Some(session.following.get().to_string()))
        .on_click(move || session.follow(!session.following.get_untracked()))
        .child(session.messages().words.follow)
}

/// What has come since the reader left, with the ways there.
pub fn return_bar(session: Session) -> AnyView {
    let words = session.messages().words;
    let way = move |label, go: fn(Session)| {
        el("button").class("quiet-button").attr("type", "button").on_click(move || go(session)).child(label)
    };
    reactive(move || {
        if session.since_left.get() == 0 {
            return nothing();
        }
        let further = session.was_further.get().then(|| way(words.where_you_were, Session::go_to_where_it_was));
        el("div")
            .class("return")
            .attr("data-return", "")
            .child(el("p").child(reactive_text(move || session.since_left_in_words())))
            .child(way(words.first_unread, Session::go_to_first_unread))
            .child_if(further)
            .view()
    })
}
