use leptos::prelude::*;

use super::element::{Element, el, nothing, reactive};
use super::{discussion, icon, inline};
use crate::browser::location;
use crate::messages::fill;
use crate::messages::format::Zone;
use crate::reading::session::{Freshness, Session};
use crate::timeline::coverage::{Coverage, Status};
use crate::timeline::href::HttpUrl;
use crate::timeline::moment::Moment;

/// Headline, standfirst, and how things stand.
pub fn masthead(session: Session) -> AnyView {
    el("header")
        .class("masthead")
        .child(reactive(move || {
            let Some(coverage) = session.coverage.get() else { return nothing() };
            el("div")
                .class("masthead-words")
                .child(el("p").class("masthead-kicker").child(status(session, &coverage)).child_if(
                    coverage.publisher.as_ref().map(|publisher| {
                        let logo = publisher.logo.as_ref().map(HttpUrl::as_str).unwrap_or_default();
                        match &publisher.url {
                            Some(url) => el("a").attr("href", url.as_str().to_owned()),
                            None => el("span"),
                        }
                        .class("masthead-publisher")
                        .attr("data-publisher", logo.to_owned())
                        .child(publisher.name.as_str())
                    }),
                ))
                .child(el("h1").in_language_of_coverage(session).child(coverage.headline.as_str()))
                .child_if(coverage.standfirst.as_ref().map(|standfirst| {
                    el("p")
                        .class("standfirst")
                        .in_language_of_coverage(session)
                        .children(inline::inline(session, standfirst, None))
                }))
                .view()
        }))
        .child(dateline(session))
        .view()
}

fn status(session: Session, coverage: &Coverage) -> Element {
    let words = session.messages().words;
    let (name, word) = match coverage.status {
        Status::Upcoming => ("upcoming", words.upcoming),
        Status::Live => ("live", words.live),
        Status::Ended => ("ended", words.ended),
    };
    let moment = |at: Option<Moment>| at.map(|at| at.to_string());
    el("span")
        .class("status")
        .attr("data-status", name)
        .maybe("data-start", moment(coverage.start))
        .maybe("data-end", moment(coverage.end))
        .child(word)
}

/// The time of day, and the day unless it is today.
fn time_and_day(session: Session, at: Moment) -> String {
    let zone = session.zone.get();
    let messages = session.messages();
    let now = Moment::from_utc_ms(session.now.get());
    let format = &messages.format;
    let time = format.time(at, zone);
    if format.day(at, zone) == format.day(now, zone) {
        return time;
    }
    [&time, messages.words.comma, &format.short_day(at, zone)].concat()
}

/// Day, last update, whose clock, and the switch to the other.
fn dateline(session: Session) -> Element {
    let messages = session.messages();
    let words = messages.words;
    let day = reactive(move || {
        let zone = session.zone.get();
        let Some(coverage) = session.coverage.get() else { return nothing() };
        let Some(at) = coverage.start.or(session.modified.get()) else { return nothing() };
        el("span").class("dateline-day").child(session.messages().format.day(at, zone)).view()
    });
    let updated = reactive(move || {
        let Some(at) = session.modified.get() else { return nothing() };
        el("time")
            .attr("datetime", at.to_string())
            .child(fill(words.last_update, &[("time", &time_and_day(session, at))]))
            .view()
    });
    let zone = reactive(move || {
        let messages = session.messages();
        session.modified.with(|_| ());
        let at = session.latest();
        let name = messages.format.zone_name(at, session.zone.get());
        el("span").child(fill(messages.words.all_times, &[("zone", &name)])).view()
    });
    let switch = reactive(move || match session.zone.get() {
        Zone::Coverage => words.show_own_time.into_any(),
        Zone::Reader => words.show_coverage_time.into_any(),
    });
    let freshness = reactive(move || {
        let words = session.messages().words;
        let sentence = match session.freshness.get() {
            Freshness::Current => return nothing(),
            Freshness::Stale => words.stale_since,
            Freshness::Offline => words.offline_since,
        };
        let at = Moment::from_utc_ms(session.fetched.get());
        el("p").class("freshness").child(fill(sentence, &[("time", &time_and_day(session, at))])).view()
    });
    let new_version = reactive(move || {
        if !session.new_version.get() {
            return nothing();
        }
        el("p")
            .class("freshness")
            .attr("data-version", "")
            .child([words.new_version, " "].concat())
            .child(
                el("button")
                    .class("quiet-button")
                    .attr("type", "button")
                    .on_click(location::reload)
                    .child(words.reload),
            )
            .view()
    });
    let coverage = session.the_coverage();
    let join = if coverage.comments.is_some() {
        Some(
            el("button")
                .class("quiet-button")
                .attr("type", "button")
                .on_click(move || session.open_form())
                .child(words.discussion),
        )
    } else {
        coverage
            .contact
            .is_some()
            .then(|| el("a").class("quiet-button").attr("href", ["#", discussion::ID].concat()).child(words.discussion))
    };
    let zone_switch = el("button")
        .class("quiet-button")
        .attr("type", "button")
        .on_click(move || session.switch_zone())
        .child(icon::icon(icon::CLOCK))
        .child(switch);
    el("div")
        .class("dateline")
        .child(el("p").class("dateline-facts").child(day).child(updated).child(zone))
        .child(el("div").class("dateline-actions").child_if(join).child(zone_switch))
        .child(freshness)
        .child(new_version)
}
