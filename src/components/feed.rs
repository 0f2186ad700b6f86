use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::article::article;
use super::element::{Item, each, effect, el, nothing, reactive};
use crate::browser::{feed_keys, viewport};
use crate::messages::words::Words;
use crate::reading::session::{FEED_ID, POSTS_ID, Row, Session, ShownSlice};
use crate::timeline::coverage::Status;

/// What comes before the timeline, and what comes after it.
const BEFORE: [&str; 2] = ["[data-arrivals]", "[data-filter=key]"];
const AFTER: [&str; 1] = ["[data-older], .beside a, .footer a"];

fn slice_id(key: usize) -> String {
    ["slice-", &key.to_string()].concat()
}

/// The timeline, with the keys of the feed pattern (ARIA Authoring Practices).
pub fn feed(session: Session) -> AnyView {
    let words = session.messages().words;
    let slices = each(move || {
        let item = |slice: ShownSlice| Item { key: slice.key, view: Box::new(move || self::slice(session, &slice)) };
        session.slices.get().into_iter().map(item).collect()
    });
    effect(move || match session.edge.get() {
        Some(edge) => viewport::clip_before(FEED_ID, &slice_id(edge)),
        None => viewport::unclip(FEED_ID),
    });
    el("section")
        .class("timeline")
        .attr("id", POSTS_ID)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", "posts-heading")
        .child(el("h2").class("posts-heading").attr("id", "posts-heading").child(words.timeline))
        .child(reactive(move || match session.remark.get() {
            Some(remark) => el("p").class("remark").child(remark).view(),
            None => nothing(),
        }))
        .child(
            el("div")
                .attr("id", FEED_ID)
                .attr("role", "feed")
                // A feed without articles is none.
                .live_flag("hidden", move || session.counts.with(|counts| counts.shown == 0))
                .attr("aria-labelledby", "posts-heading")
                .live("aria-busy", move || Some(session.busy.get().to_string()))
                .on("keydown", |event: ev::Event| {
                    if let Some(event) = event.dyn_ref::<ev::KeyboardEvent>() {
                        feed_keys::follow(event, &BEFORE, &AFTER);
                    }
                })
                .child(slices),
        )
        .child(reactive(move || {
            let nothing_shown = session.counts.with(|counts| counts.shown == 0);
            if nothing_shown { nobody_here(session, words) } else { nothing() }
        }))
        .view()
}

fn slice(session: Session, slice: &ShownSlice) -> AnyView {
    let ShownSlice { key, rows, empty, far } = slice.clone();
    let articles = each(move || {
        let item = |row: Row| Item { key: row.key, view: Box::new(move || article(session, row.clone())) };
        rows.get().into_iter().map(item).collect()
    });
    el("div")
        .class("slice")
        .attr("role", "presentation")
        .live_flag("hidden", move || empty.get())
        .maybe("data-far", far.then(String::new))
        .attr("id", slice_id(key))
        .child(articles)
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
                    .on_click(move || session.show_everything())
                    .child(words.show_all),
            )
            .view();
    }
    if session.the_coverage().status == Status::Upcoming {
        return el("p").class("empty").child(words.no_posts_yet).view();
    }
    super::failure::notice(session, crate::reading::failure::Failure::Empty, "h3").view()
}
