//! What stands above the timeline: headline, standfirst, and how things stand. Its buttons (discussion, zone, reload) react
//! and are components.

use super::context::Context;
use super::inline::inline;
use super::moment::{Style, time};
use super::node::{Element, el};
use super::sentence::fill;
use crate::timeline::coverage::{Coverage, Publisher, Status};
use crate::timeline::href::HttpUrl;
use crate::timeline::moment::Moment;

/// Status, publisher, headline and standfirst.
pub fn headline(coverage: &Coverage, context: &Context) -> Element {
    let standfirst = coverage
        .standfirst
        .as_ref()
        .map(|standfirst| context.content(el("p").class("standfirst")).children(inline(standfirst, context)));
    let kicker = el("p")
        .class("masthead-kicker")
        .child(status(coverage, context))
        .child_if(coverage.publisher.as_ref().map(publisher));
    context
        .whole(el("div").class("masthead-words"))
        .child(kicker)
        .child(context.content(el("h1")).child(coverage.headline.as_str()))
        .child_if(standfirst)
}

fn publisher(publisher: &Publisher) -> Element {
    let logo = publisher.logo.as_ref().map(HttpUrl::as_str).unwrap_or_default();
    let element = match &publisher.url {
        Some(url) => el("a").attr("href", url.as_str()),
        None => el("span"),
    };
    element.class("masthead-publisher").attr("data-publisher", logo).child(publisher.name.as_str())
}

fn status(coverage: &Coverage, context: &Context) -> Element {
    let words = context.messages.words;
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

/// The day, the last update, and whose clock the times are on. `modified` is when the coverage was last changed; `latest` is
/// a moment of it, at which the zone is named.
pub fn dateline(coverage: &Coverage, modified: Option<Moment>, latest: Moment, context: &Context) -> Element {
    let (messages, clock) = (context.messages, context.clock);
    let words = messages.words;
    let day = coverage.start.or(modified).map(|at| messages.format.day(at, clock.zone()));
    let updated = modified.map(|at| el("span").children(update(words.last_update, at, context)));
    let zone = messages.format.zone_name(latest, clock.zone());
    el("p")
        .class("dateline-facts")
        .child_if(day.map(|day| el("span").class("dateline-day").child(day)))
        .child_if(updated)
        .child(el("span").child(crate::messages::fill(words.all_times, &[("zone", &zone)])))
}

/// That the page is not up to date: it was last fetched at `fetched`, and is `offline`, or else has failed to fetch.
pub fn staleness(offline: bool, fetched: Moment, context: &Context) -> Element {
    let words = context.messages.words;
    let sentence = if offline { words.offline_since } else { words.stale_since };
    el("p").class("freshness").children(update(sentence, fetched, context))
}

fn update(sentence: &str, at: Moment, context: &Context) -> Vec<super::node::Node> {
    fill(sentence, &|_| vec![time(at, Style::Update, context.messages, context.clock).into()])
}
