//! What stands above the timeline: headline, standfirst, and how things stand.

use super::act::{Act, button};
use super::context::Context;
use super::discussion;
use super::inline::{filled_plain, paragraph};
use super::moment::{Style, time};
use super::node::{Element, el};
use super::sentence::fill;
use crate::messages::format::Zone;
use crate::reading::page::Page;
use crate::reading::page::state::Freshness;
use crate::timeline::coverage::{Coverage, Publisher, Status};
use crate::timeline::href::HttpUrl;
use crate::timeline::moment::Moment;

/// The whole of it.
pub fn masthead(page: &Page, context: &Context) -> Option<Element> {
    let coverage = page.coverage()?;
    let words = context.messages.words;
    let freshness = page.freshness();
    let staleness = (freshness != Freshness::Current)
        .then(|| staleness(freshness == Freshness::Offline, Moment::from_utc_ms(page.fetched_ms()), context));
    let new_version = page.has_new_version().then(|| {
        let asks = page.asks_before_reload();
        let (sentence, act) =
            if asks { (words.comment.reload_loses, Act::ReloadAnyway) } else { (words.new_version, Act::Reload) };
        // The first of the two, so that the second of two clicks deletes nothing.
        let back = asks.then(|| button("quiet-button", Act::Join, words.comment.text));
        let reload = button("quiet-button", act, words.reload);
        let notice = el("p").class("freshness").attr("data-version", "").child(sentence).child(" ");
        notice.child_if(back).child(reload)
    });
    let join = if coverage.comments.is_some() && !page.is_form_hidden() {
        Some(button("quiet-button", Act::Join, words.discussion))
    } else {
        let href = ["#", discussion::ID].concat();
        let link = || el("a").class("quiet-button").attr("href", href).child(words.discussion);
        coverage.contact.is_some().then(link)
    };
    let switch = match page.zone() {
        Zone::Coverage => words.show_own_time,
        Zone::Reader => words.show_coverage_time,
    };
    let switch = button("quiet-button zone", Act::SwitchZone, switch);
    let dateline = el("div")
        .class("dateline")
        .child(dateline(coverage, page.modified(), page.latest(), context))
        .child(el("div").class("dateline-actions").child_if(join).child(switch))
        .child_if(staleness)
        .child_if(new_version);
    Some(el("header").class("masthead").child(headline(coverage, context)).child(dateline))
}

/// Status, publisher, headline and standfirst.
pub fn headline(coverage: &Coverage, context: &Context) -> Element {
    let kicker = el("p")
        .class("masthead-kicker")
        .child(status(coverage, context))
        .child_if(coverage.publisher.as_ref().map(|publisher| self::publisher(publisher, context)));
    context
        .whole(el("div").class("masthead-words"))
        .child(kicker)
        .child(filled_plain(context.content(el("h1")), &coverage.headline, &context.unmarked()))
        .child_if(paragraph("standfirst", coverage.standfirst.as_ref(), context))
}

fn publisher(publisher: &Publisher, context: &Context) -> Element {
    let logo = publisher.logo.as_ref().map(HttpUrl::as_str).unwrap_or_default();
    let element = match &publisher.url {
        Some(url) => el("a").attr("href", url.as_str()),
        None => el("span"),
    };
    element
        .class("masthead-publisher")
        .attr("dir", context.isolation(&publisher.name))
        .attr("data-publisher", logo)
        .child(publisher.name.as_str())
}

fn status(coverage: &Coverage, context: &Context) -> Element {
    let words = context.messages.words;
    let word = match coverage.status {
        Status::Upcoming => words.upcoming,
        Status::Live => words.live,
        Status::Ended => words.ended,
    };
    let moment = |at: Option<Moment>| at.map(|at| at.to_string());
    el("span")
        .class("status")
        .attr("data-status", coverage.status.word())
        .attr("data-start", moment(coverage.start))
        .attr("data-end", moment(coverage.end))
        .child(word)
}

/// The day, the last update, and whose clock the times are on. `modified` is when the coverage was last changed; `latest` is
/// a moment of it, at which the zone is named.
pub fn dateline(coverage: &Coverage, modified: Option<Moment>, latest: Moment, context: &Context) -> Element {
    let (messages, clock) = (context.messages, context.clock);
    let words = messages.words;
    let day = coverage.start.or(modified).map(|at| messages.format.day(at, clock.zone));
    let updated = modified.map(|at| el("span").children(update(words.last_update, at, context)));
    let zone = messages.format.zone_name(latest, clock.zone);
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
