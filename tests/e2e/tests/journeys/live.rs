//! What the journeys through a live coverage share.

use std::ops::RangeInclusive;
use std::time::Duration;

use e2e::clock::Clock;
use e2e::feeds::{Coverage, Post, Source};
use e2e::page::Page;
use e2e::server::{Answer, Request, Site};
use serde_json::Value;

/// When the page of such a journey is opened, by its own clock.
pub(super) const OPENED: &str = "2026-01-10T18:00:00Z";

/// Enough for one question of a page whose coverage is to be asked for every fifteen seconds, and too little for two.
pub(super) const ONE_QUESTION: Duration = Duration::from_secs(17);

/// As long as the page waits after any failure.
pub(super) const ANY_PAUSE: Duration = Duration::from_secs(125);

/// Fifteen posts, more than a window holds, `7` being the middle one.
pub(super) const DAY: RangeInclusive<usize> = 1..=15;

/// A live coverage with these posts, one a minute: `1` is the oldest. Every third is a reader's.
pub(super) fn coverage(posts: RangeInclusive<usize>) -> Coverage {
    Coverage::new("The storm")
        .live()
        .with("publisher", serde_json::json!({"name": "The Example"}))
        .posts(posts.rev().map(post))
}

/// The post of that number.
pub(super) fn post(number: usize) -> Post {
    let source = match number % 3 {
        0 => Source::reader("Ana", "the harbour"),
        _ => Source::press("Coastal News Agency"),
    };
    Post::new(&number.to_string(), &format!("2026-01-10T{:02}:{:02}:00Z", 10 + number / 60, number % 60))
        .by(source)
        .headline(&format!("Report {number}"))
        .says(&"The wind has turned to the west, and the water in the harbour stands a hand higher. ".repeat(4))
        .says(&format!("So much for report {number}."))
}

/// A reader opens a live coverage, and its page gets a clock.
pub(super) fn opens(site: &Site, page: &Page<'_>, place: &str, coverage: &Coverage) -> Clock {
    let clock = opens_in(site, coverage);
    page.read(place);
    page.is_at_rest();
    clock
}

/// Somebody is about to open a live coverage, wherever, and its page gets a clock.
pub(super) fn opens_in(site: &Site, coverage: &Coverage) -> Clock {
    let clock = Clock::of(site, OPENED, "");
    site.serves(tagged(&coverage.json()));
    clock
}

/// The newsroom has something new, and the page hears of it.
pub(super) fn brings(site: &Site, clock: &Clock, page: &Page<'_>, coverage: &Coverage) {
    site.serves(tagged(&coverage.json()));
    hears(site, clock, page);
}

/// The page asks once.
pub(super) fn hears(site: &Site, clock: &Clock, page: &Page<'_>) {
    let before = asked(site).len();
    clock.passes_to_an_answer(page, ONE_QUESTION);
    assert_eq!(asked(site).len(), before + 1, "how often the page asked in {ONE_QUESTION:?}");
    page.is_at_rest();
}

/// Every question for the feed.
pub(super) fn asked(site: &Site) -> Vec<Request> {
    site.requests_for(&site.feed())
}

/// A document as servers send it that know what they have sent before.
pub(super) fn tagged(document: &Value) -> Answer {
    let text = document.to_string();
    let sum = text.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    Answer::json(document).etag(&format!("{sum:x}"))
}

/// Waits until so many posts are held back, and the page says so wherever it does.
#[track_caller]
pub(super) fn holds(page: &Page<'_>, posts: usize) {
    let button = page.css("button[data-arrivals]");
    if posts == 0 {
        button.disappears();
    } else {
        button.has("data-count", &posts.to_string());
        let words = if posts == 1 { "1 new post".to_owned() } else { format!("{posts} new posts") };
        button.says(&words);
        page.announced(&words);
    }
    let number = if posts == 0 { String::new() } else { format!("({posts}) ") };
    let title = || page.look::<String>("return document.title;", &[]);
    page.becomes("the title", format!("{number}The storm – The Example"), title);
}

/// Waits until the page says how fresh it is.
#[track_caller]
pub(super) fn is_fresh(page: &Page<'_>, freshness: &str) {
    page.css("html").has("data-freshness", freshness);
}

/// The ids of posts `to` down to `from`, as the page shows them, newest first.
pub(super) fn newest_first(posts: RangeInclusive<usize>) -> Vec<String> {
    posts.rev().map(|number| number.to_string()).collect()
}

/// The posts that are marked as unread, in the order of the page.
pub(super) fn unread(page: &Page<'_>) -> Vec<String> {
    page.look(
        "return [...document.querySelectorAll('article[data-unread]')].map(({id}) => id.replace('post-', ''));",
        &[],
    )
}
