use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

use super::element::{el, nothing, reactive};
use crate::browser::feed_keys;
use crate::messages::words::Words;
use crate::reading::page::event::Action;
use crate::shell::Session;
use crate::shell::ids::{HEADING_ID, POSTS_ID};
use crate::timeline::coverage::Status;

/// What comes before the timeline, and what comes after it.
const BEFORE: [&str; 2] = ["[data-arrivals]", "[data-filter=key]"];
const AFTER: [&str; 1] = ["[data-older], .beside a, .footer a"];

/// The timeline, with the keys of the feed pattern (ARIA Authoring Practices).
pub fn feed(session: Session) -> AnyView {
    let words = session.messages().words;
    let put_feed = move |place: web_sys::Element| {
        place.append_child(session.list.borrow().feed()).ok();
    };
    el("section")
        .class("timeline")
        .attr("id", POSTS_ID)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", HEADING_ID)
        .child(el("h2").class("posts-heading").attr("id", HEADING_ID).child(words.timeline))
        .child(reactive(move || match session.remark.get() {
            Some(remark) => el("p").class("remark").child(remark).view(),
            None => nothing(),
        }))
        .child(el("div").once_made(Arc::new(put_feed)))
        .child(reactive(move || {
            let nothing_shown = session.counts.with(|counts| counts.shown == 0);
            if nothing_shown { nobody_here(session, words) } else { nothing() }
        }))
        .on("click", move |event: ev::Event| session.act(&event))
        .on("keydown", |event: ev::Event| {
            if let Some(event) = event.dyn_ref::<ev::KeyboardEvent>() {
                feed_keys::follow(event, &BEFORE, &AFTER);
            }
        })
        .view()
}

/// Nothing to show: because of the filter, with a way back; or because there is nothing yet.
fn nobody_here(session: Session, words: &'static Words) -> AnyView {
    if session.view.with(|view| !view.filter.is_off()) {
        return el("div")
            .class("empty")
            .child(el("h3").class("empty-words").child(words.no_match))
            .child(el("p").child(words.no_match_advice))
            .child(
                el("button")
                    .class("button")
                    .attr("type", "button")
                    .on_click(move || session.send(Action::ShowEverything))
                    .child(words.show_all),
            )
            .view();
    }
    if session.the_coverage().status == Status::Upcoming {
        return el("p").class("empty").child(words.no_posts_yet).view();
    }
    super::failure::notice(session, crate::reading::failure::Failure::Empty, "h3").view()
}
