//! What stands at the top: whose coverage it is, how things stand, headline and standfirst.

use super::act::{Act, button};
use super::context::Context;
use super::inline::{filled_plain, paragraph};
use super::moment::{Style, time};
use super::node::{Element, Node, el};
use super::sentence::fill;
use super::{arrivals, discussion};
use crate::messages::format::Zone;
use crate::reading::page::Page;
use crate::reading::page::state::Freshness;
use crate::timeline::coverage::{Coverage, Publisher, Status};
use crate::timeline::href::HttpUrl;
use crate::timeline::moment::Moment;

/// Characters from which on a headline is set smaller.
const LONG: usize = 60;

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
        let back = asks.then(|| button("quiet-button", Act::FoldForm, words.comment.text));
        let reload = button("quiet-button", act, words.reload);
        let notice = el("p").class("freshness").attr("data-version", "").child(sentence).child(" ");
        notice.child_if(back).child(reload)
    });
    // The comment form has the same name, and is at hand.
    let has_form = coverage.comments.is_some() && !page.is_form_hidden();
    let join = (coverage.contact.is_some() && !has_form).then(|| {
        let href = ["#", discussion::ID].concat();
        el("a").class("quiet-button").attr("href", href).child(words.discussion)
    });
    let switch = match page.zone() {
        Zone::Coverage => words.show_own_time,
        Zone::Reader => words.show_coverage_time,
    };
    let actions = el("span")
        .class("state-actions")
        .child(button("quiet-button zone", Act::SwitchZone, switch))
        .child(arrivals::following(page, context))
        .child_if(join);
    let header = el("header")
        .class("masthead")
        .child_if(nameplate(coverage, context))
        .child(state(coverage, page.modified(), page.latest(), context).child(actions))
        .child(headline(coverage, context))
        .child_if(staleness)
        .child_if(new_version);
    Some(header)
}

/// Whose coverage it is, in the bar at the top of the page.
pub fn nameplate(coverage: &Coverage, context: &Context) -> Option<Element> {
    let name = publisher(coverage.publisher.as_ref()?, context);
    Some(el("p").class("nameplate").child(name))
}

/// Headline and standfirst.
pub fn headline(coverage: &Coverage, context: &Context) -> Element {
    let is_long = coverage.headline.chars().count() > LONG;
    let heading = context.content(el("h1")).flag("data-long", is_long);
    context
        .whole(el("div").class("masthead-words"))
        .child(filled_plain(heading, &coverage.headline, &context.unmarked()))
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

/// Whether the coverage is going on, the last update, the day, and whose clock the times are on. `modified` is when the coverage
/// was last changed; `latest` is a moment of it, at which the zone is named.
pub fn state(coverage: &Coverage, modified: Option<Moment>, latest: Moment, context: &Context) -> Element {
    let (messages, clock) = (context.messages, context.clock);
    let words = messages.words;
    let awaited = coverage.start.filter(|_| coverage.status == Status::Upcoming);
    let updated = modified.filter(|_| awaited.is_none());
    let day_of = |at: Moment| messages.format.day(at, clock.zone);
    // A time that is not of today names its day.
    let named = awaited.or(updated).map(day_of).filter(|day| day != clock.today());
    let day = coverage.start.or(modified).map(day_of).filter(|day| named.as_ref() != Some(day));
    let zone = messages.format.zone_name(latest, clock.zone);
    el("div")
        .class("state")
        .child(status(coverage, awaited, context))
        .child_if(updated.map(|at| el("span").children(update(words.last_update, at, context))))
        .child_if(day.map(|day| el("span").child(day)))
        .child(el("span").child(crate::messages::fill(words.all_times, &[("zone", &zone)])))
}

fn status(coverage: &Coverage, awaited: Option<Moment>, context: &Context) -> Element {
    let words = context.messages.words;
    let word = match coverage.status {
        Status::Upcoming => words.upcoming,
        Status::Live => words.live,
        Status::Ended => words.ended,
    };
    let moment = |at: Option<Moment>| at.map(|at| at.to_string());
    let words = awaited.map_or_else(|| vec![word.into()], |start| update(words.starts_at, start, context));
    el("span")
        .class("status")
        .attr("data-status", coverage.status.word())
        .attr("data-start", moment(coverage.start))
        .attr("data-end", moment(coverage.end))
        .children(words)
}

/// That the page is not up to date: it was last fetched at `fetched`, and is `offline`, or else has failed to fetch.
pub fn staleness(offline: bool, fetched: Moment, context: &Context) -> Element {
    let words = context.messages.words;
    let sentence = if offline { words.offline_since } else { words.stale_since };
    el("p").class("freshness").children(update(sentence, fetched, context))
}

fn update(sentence: &str, at: Moment, context: &Context) -> Vec<Node> {
    fill(sentence, &|_| vec![time(at, Style::Update, context.messages, context.clock).into()])
}
