use leptos::prelude::*;

use super::element::{Element, el};
use crate::messages::Messages;
use crate::messages::format::Zone;
use crate::reading::session::Session;
use crate::timeline::coverage::Status;
use crate::timeline::moment::Moment;

/// Minutes for which a time is told as "3 min ago".
const FRESH_MINUTES: i64 = 60;

/// The time of a post: on the clock the reader chose, with the day where it is another than the coverage's, and how long ago
/// while that is short.
pub fn post_time(session: Session, at: Moment) -> Element {
    let messages = session.messages();
    let full = messages.clone();
    el("time")
        .attr("datetime", at.to_string())
        .live("title", move || Some(full.format.full(at, session.zone.get())))
        .child(super::element::reactive(move || words(session, &messages, at).into_any()))
}

fn words(session: Session, messages: &Messages, at: Moment) -> Vec<AnyView> {
    let zone = session.zone.get();
    let mut words = vec![el("span").class("time-clock").child(messages.format.time(at, zone)).view()];
    if let Some(day) = other_day(session, messages, at, zone) {
        words.push(el("span").class("time-day").child(day).view());
    }
    if let Some(minutes) = minutes_ago(session, at) {
        words.push(el("span").class("time-ago").child(messages.format.minutes_ago(minutes)).view());
    }
    words
}

/// The day of `at`, unless it is the one that a reader takes for granted: today while the coverage is live, else its last.
fn other_day(session: Session, messages: &Messages, at: Moment, zone: Zone) -> Option<String> {
    let coverage = session.the_coverage();
    let now = Moment::from_utc_ms(session.now.get_untracked());
    let granted = match coverage.status {
        Status::Live => now,
        Status::Ended | Status::Upcoming => coverage.end.or(session.modified.get_untracked()).unwrap_or(now),
    };
    let day = |moment| messages.format.short_day(moment, zone);
    let this = day(at);
    (this != day(granted)).then_some(this)
}

/// Whole minutes since `at`, while that is fresh. Follows the clock only as long as it matters.
fn minutes_ago(session: Session, at: Moment) -> Option<u32> {
    let age = |now: i64| (now - at.utc_ms()).div_euclid(60_000);
    if age(session.now.get_untracked()) >= FRESH_MINUTES {
        return None;
    }
    let minutes = age(session.now.get());
    (0..FRESH_MINUTES).contains(&minutes).then_some(minutes as u32)
}

/// The time of something in a post's history, in a sentence.
pub fn time_in_words(session: Session, at: Moment) -> String {
    let messages = session.messages();
    let zone = session.zone.get();
    let time = messages.format.time(at, zone);
    match other_day(session, &messages, at, zone) {
        Some(day) => [&time, messages.words.comma, &day].concat(),
        None => time,
    }
}
