//! What is said where there is nothing to show.

use super::act::{Act, button};
use super::context::Context;
use super::node::{Element, el};
use crate::messages::Messages;
use crate::messages::words::FailureWords;
use crate::reading::failure::Failure;
use crate::reading::page::Page;
use crate::timeline::coverage::Status;

/// The page while the coverage is loading.
pub fn loading(messages: &Messages) -> Element {
    el("main")
        .class("waiting")
        .attr("aria-busy", "true")
        .child(el("p").class("waiting-words").child(messages.words.loading))
        .child(el("p").class("waiting-long").child(messages.words.still_loading))
}

/// The page where the coverage could not be loaded.
pub fn failed(failure: Failure, messages: &Messages) -> Element {
    el("main").class("failed").child(notice(failure, "h1", messages))
}

/// An empty timeline: because of the filter, with a way back; or because there is nothing yet.
pub fn empty(page: &Page, context: &Context) -> Option<Element> {
    let (messages, words) = (context.messages, context.messages.words);
    let coverage = page.coverage().filter(|_| page.counts().shown == 0)?;
    if !page.view().filter.is_off() {
        let empty = el("div")
            .class("empty")
            .child(el("h3").class("empty-words").child(words.no_match))
            .child(el("p").child(words.no_match_advice))
            .child(button("button", Act::ShowEverything, words.show_all));
        return Some(empty);
    }
    let notice = match coverage.status {
        Status::Upcoming => el("p").class("empty").child(words.no_posts_yet),
        Status::Live | Status::Ended => notice(Failure::Empty, "h3", messages),
    };
    Some(el("div").child(notice))
}

/// What went wrong, what it means, and what to do next, under a `heading` of the level that fits the place.
fn notice(failure: Failure, heading: &'static str, messages: &Messages) -> Element {
    let words = messages.words;
    let FailureWords { title, advice } = match failure {
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
    };
    el("div")
        .class("failure")
        .attr("role", "alert")
        .attr("data-failure", failure.word())
        .child(el(heading).child(*title))
        .child(el("p").child(*advice))
        .child(button("button", Act::Retry, words.try_again))
}
