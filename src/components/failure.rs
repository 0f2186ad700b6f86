use leptos::prelude::*;

use super::element::{Element, el};
use crate::messages::words::{FailureWords, Words};
use crate::reading::failure::Failure;
use crate::reading::session::Session;

/// The page where there is no coverage to show.
pub fn page(session: Session, failure: Failure) -> AnyView {
    el("main").class("failed").child(notice(session, failure, "h1")).view()
}

/// What went wrong, what it means, and what to do next, under a `heading` of the level that fits the place.
pub fn notice(session: Session, failure: Failure, heading: &'static str) -> Element {
    let words = session.messages().words;
    let FailureWords { title, advice } = of(words, failure);
    el("div")
        .class("failure")
        .attr("role", "alert")
        .attr("data-failure", failure.word())
        .child(el(heading).child(*title))
        .child(el("p").child(*advice))
        .child(
            el("button").class("button").attr("type", "button").on_click(move || session.load()).child(words.try_again),
        )
}

fn of(words: &'static Words, failure: Failure) -> &'static FailureWords {
    match failure {
        Failure::Missing => &words.missing,
        Failure::Refused => &words.refused,
        Failure::NotAllowed => &words.not_allowed,
        Failure::Server => &words.server,
        Failure::Network => &words.network,
        Failure::Html => &words.html,
        Failure::NotJson => &words.not_json,
        Failure::CutOff => &words.cut_off,
        Failure::Version => &words.version,
        Failure::Empty => &words.empty,
        Failure::NotCoverage => &words.not_coverage,
        Failure::Slow => &words.slow,
    }
}
