//! Everything that can come in the place of a coverage.

use std::time::Duration;

use e2e::clock::Clock;
use e2e::feeds::{Coverage, storm};
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::{Value, json};

use crate::live::{ANY_PAUSE, OPENED};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader is told by which status the server failed", hears_of_statuses),
    ("a reader is told that the network failed", hears_of_the_network),
    ("a reader is told of what is no coverage", hears_of_other_documents),
    ("a reader is told of a coverage without posts", hears_of_no_posts),
    ("a reader is told of a coverage that broke off", hears_of_half_a_coverage),
    ("a reader is told when nothing comes in time", hears_of_slowness),
    ("a page that began without its server shows the coverage once there is one", begins_late),
    ("a reader is refused a feed that the publisher does not allow", is_refused_a_feed),
    ("a reader reads a feed that the publisher allows", reads_an_allowed_feed),
    ("a reader gets a late coverage all the same", waits_for_a_late_coverage),
    ("a reader gets a compressed coverage", gets_a_compressed_coverage),
];

/// Fails in the way of the answer.
#[track_caller]
fn fails_and_recovers(site: &Site, page: &Page<'_>, answer: Answer, kind: &str) {
    site.serves(answer);
    page.open("");
    recovers(site, page, kind);
}

/// Says in words for people that it has failed, and comes back by the button.
#[track_caller]
fn recovers(site: &Site, page: &Page<'_>, kind: &str) {
    page.failed(kind);
    let alert = page.css("[role=alert][data-failure]");
    alert.counts(1);
    let words = alert.text();
    assert!(words.len() > 40, "{words}");
    for jargon in ["panicked", "undefined", "null", "Error:", "0x", ".rs:", "wasm", "{"] {
        assert!(!words.contains(jargon), "{words}");
    }
    page.css("h1").counts(1);
    // So that it is the reader who asks.
    page.looks_away();
    site.serves(&storm().json());
    page.by_role("button", "Try again").click();
    page.ready();
    page.becomes("the posts shown", 8, || page.shown_posts().len());
    page.css("[role=alert][data-failure]").disappears();
}

fn hears_of_statuses(site: &Site, page: &Page<'_>) {
    for (status, kind) in [
        (404, "missing"),
        (410, "missing"),
        (401, "refused"),
        (403, "refused"),
        (500, "server"),
        (503, "server"),
        (429, "server"),
        (418, "server"),
    ] {
        fails_and_recovers(site, page, Answer::error(status), kind);
    }
}

fn hears_of_the_network(site: &Site, page: &Page<'_>) {
    fails_and_recovers(site, page, Answer::refusal(), "network");
}

fn hears_of_other_documents(site: &Site, page: &Page<'_>) {
    let version = |version: Value| Answer::json(&storm().with("version", version).json());
    let documents = [
        (Answer::html("<!doctype html><title>Sign in</title>"), "html"),
        (Answer::claiming_json("<!doctype html><title>Sign in</title>"), "html"),
        (Answer::claiming_json("headline: no JSON at all"), "not-json"),
        (Answer::claiming_json([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), "not-json"),
        (version(json!(2)), "version"),
        (Answer::claiming_json(""), "empty"),
        (Answer::json(&json!({"items": []})), "not-coverage"),
        (Answer::json(&json!([1, 2, 3])), "not-coverage"),
        (Answer::json(&json!(null)), "not-coverage"),
    ];
    for (answer, kind) in documents {
        fails_and_recovers(site, page, answer, kind);
    }
}

fn hears_of_no_posts(site: &Site, page: &Page<'_>) {
    site.serves(&Coverage::new("Nothing yet").json());
    page.open("");
    page.css("[role=alert][data-failure=empty]").appears();
    page.css("h1").counts(1);
    site.serves(&storm().json());
    page.by_role("button", "Try again").click();
    page.becomes("the posts shown", 8, || page.shown_posts().len());
    page.css("[role=alert][data-failure]").disappears();
    // Before it begins there is nothing wrong about it.
    site.serves(&Coverage::new("Tomorrow").with("status", "upcoming").json());
    page.read("");
    page.css("main").says("Nothing has been posted yet.");
    page.css("[role=alert][data-failure]").counts(0);
}

fn hears_of_half_a_coverage(site: &Site, page: &Page<'_>) {
    let text = storm().json().to_string();
    let half = &text.as_bytes()[..text.len() / 2];
    fails_and_recovers(site, page, Answer::claiming_json(half), "cut-off");
    let whole = || Answer::json(&storm().json());
    fails_and_recovers(site, page, whole().closed_after(1_000), "cut-off");
    fails_and_recovers(site, page, whole().reset_after(1_000), "cut-off");
}

fn hears_of_slowness(site: &Site, page: &Page<'_>) {
    let clock = Clock::of(site, OPENED, "").impatient();
    let stalled = Answer::json(&storm().json()).stalled_after(1_000);
    for answer in [Answer::silence(), stalled] {
        site.serves(answer);
        page.open("");
        page.css("main[aria-busy=true]").appears();
        clock.passes(page, Duration::from_secs(12));
        assert!(page.css("main[aria-busy=true]").exists(), "gave up too early");
        clock.passes(page, Duration::from_secs(5));
        recovers(site, page, "slow");
    }
}

fn begins_late(site: &Site, page: &Page<'_>) {
    let clock = Clock::of(site, OPENED, "");
    site.serves(Answer::error(503));
    page.open("");
    page.failed("server");
    let again = page.by_role("button", "Try again");
    again.focus();
    clock.passes(page, 2 * ANY_PAUSE);
    assert!(site.requests_for(&site.feed()).len() > 1, "it has given up");
    again.is_focused();
    site.serves(&storm().json());
    clock.passes(page, ANY_PAUSE);
    page.ready();
    page.becomes("the posts shown", 8, || page.shown_posts().len());
    page.css("html").has("data-freshness", "current");

    // The network comes back.
    site.serves(Answer::error(503));
    page.open("");
    page.failed("server");
    page.goes_offline();
    site.serves(&storm().json());
    clock.passes(page, ANY_PAUSE);
    page.css("html[data-state=failed]").appears();
    page.comes_online();
    page.ready();
    // A request without a network is an error in the console.
    page.forgive();
}

fn is_refused_a_feed(site: &Site, page: &Page<'_>) {
    let foreign = format!("{}other.json", site.foreign_address());
    for feed in [
        foreign.as_str(),
        "https://feeds.example/day.json",
        "//feeds.example/day.json",
        "javascript:alert(1)",
        "data:application/json,{}",
        "blob:x",
    ] {
        let feed: String = page.look("return encodeURIComponent(arguments[0]);", &[feed.into()]);
        page.open(&format!("?feed={feed}"));
        page.failed("not-allowed");
        let outside: Vec<String> = page.look(
            "return performance.getEntriesByType('resource').map(entry => entry.name)
                 .filter(name => new URL(name).origin !== location.origin);",
            &[],
        );
        assert!(outside.is_empty(), "{outside:?}");
    }
    assert!(site.requests_for("other.json").is_empty());
    let foreign_only = site.requests_for(&site.feed());
    assert!(foreign_only.is_empty(), "another feed was read in its place");
}

fn reads_an_allowed_feed(site: &Site, page: &Page<'_>) {
    site.answer("elsewhere/other.json", &storm().json());
    page.read("?feed=elsewhere/other.json");
    page.becomes("the posts shown", 8, || page.shown_posts().len());
    assert_eq!(site.requests_for("elsewhere/other.json").len(), 1);
    assert!(site.requests_for(&site.feed()).is_empty(), "the default feed was asked for, too");
}

fn waits_for_a_late_coverage(site: &Site, page: &Page<'_>) {
    let late = std::time::Duration::from_secs(4);
    site.serves(Answer::json(&storm().json()).delay(late));
    page.open("");
    page.css("html[data-state=loading]").appears();
    page.ready();
    page.becomes("the posts shown", 8, || page.shown_posts().len());
}

fn gets_a_compressed_coverage(site: &Site, page: &Page<'_>) {
    site.serves(Answer::json(&storm().json()).gzip());
    page.read("");
    page.becomes("the posts shown", 8, || page.shown_posts().len());
}
