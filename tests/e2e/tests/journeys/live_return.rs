//! Readers who come back: after an hour, after a night, with a page left open or closed.

use std::time::Duration;

use e2e::day::{Day, Fault, Plan};
use e2e::feeds::storm;
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;
use serde_json::json;

use crate::live::{DAY, brings, coverage, holds, is_fresh, newest_first, opens, post, tagged, unread};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader who comes back finds what is new, and where they were", finds_what_is_new),
    ("a reader who comes back finds what is new on older pages, too", finds_what_is_new_on_pages),
    ("a reader whose browser keeps nothing reads all the same", reads_without_storage),
    ("a page left open overnight has no hole in the morning", has_no_hole),
    ("a reader who turns away in the midst of a change keeps the page", turns_away_in_a_change),
];

/// The reader goes somewhere else.
fn leaves(page: &Page<'_>) {
    page.open("empty.html");
}

fn finds_what_is_new(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "", &coverage(DAY));
    page.css("div[data-return]").counts(0);
    page.css("article[data-since]").counts(0);
    assert_eq!(unread(page), [""; 0]);
    page.eyes_on("9");
    leaves(page);
    // Nothing new: nothing to say.
    page.read("");
    page.is_at_rest();
    page.css("div[data-return]").counts(0);
    page.eyes_on("9");
    leaves(page);
    clock.passes_unseen(Duration::from_secs(3_600));
    site.serves(tagged(&coverage(1..=20).json()));
    page.read("");
    page.is_at_rest();
    let bar = page.css("div[data-return]");
    bar.says("5 new since your last visit");
    page.becomes("the unread posts", newest_first(16..=20), || unread(page));
    page.css("article[data-since]").counts(1);
    page.post("15").has("data-since", &page.post("15").attribute("data-since").unwrap_or_default());
    let words = page.post("15").attribute("data-since").unwrap_or_default();
    assert!(!words.is_empty(), "the divider says nothing");
    page.axe();
    bar.by_role("button", "Read from there").click();
    page.post("16").is_focused();
    page.post("16").is_in_view();
    bar.by_role("button", "Back to where you stopped").click();
    page.post("9").is_focused();
    page.post("9").is_in_view();
    // What comes now is told apart from what came meanwhile.
    page.eyes_on("9");
    brings(site, &clock, page, &coverage(1..=21));
    holds(page, 1);
    leaves(page);

    // By now all but the last has been seen; the oldest first, the first that has not is marked.
    page.read("?order=oldest");
    page.is_at_rest();
    bar.says("1 new since your last visit");
    page.becomes("the unread posts", vec!["21".to_owned()], || unread(page));
    page.post("21").appears();
    page.css("article[data-since]").counts(1);
    assert!(page.post("21").attribute("data-since").is_some(), "the divider is not before the first that is unread");
}

fn finds_what_is_new_on_pages(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "", &coverage(1..=5));
    page.eyes_on("5");
    leaves(page);
    clock.passes_unseen(Duration::from_secs(3_600));
    // One that the reader has seen stands in the head because it was corrected.
    let correction = json!({"at": "2026-01-10T18:30:00Z", "note": "It was the east wind."});
    let head = coverage(11..=20).post(post(2).with("correction", correction)).older("older.json");
    site.answer(&site.beside_feed("older.json"), &coverage(1..=10).json());
    site.serves(tagged(&head.json()));
    page.read("");
    page.is_at_rest();
    let bar = page.css("div[data-return]");
    bar.says("10+ new since your last visit");
    bar.by_role("button", "Read from there").click();
    page.is_led_to("6");
    bar.says("15 new since your last visit");
    page.becomes("the unread posts", newest_first(6..=20), || unread(page));
    page.css("#post-5[data-since]").appears();
}

fn reads_without_storage(site: &Site, page: &Page<'_>) {
    let blocked = "
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
            Object.defineProperty(window, name, {get() { throw new DOMException('blocked', 'SecurityError'); }});
        }";
    let clock = e2e::clock::Clock::of(site, crate::live::OPENED, blocked);
    site.serves(tagged(&coverage(DAY).json()));
    for _ in 0..2 {
        page.read("");
        page.shows(&newest_first(DAY));
        page.css("div[data-return]").counts(0);
        page.eyes_on("7");
    }
    brings(site, &clock, page, &coverage(1..=16));
    holds(page, 1);
    page.css("button[data-follow]").click();
    page.shows(&newest_first(1..=16));
    page.looks_away();
    page.looks_back();
    is_fresh(page, "current");
}

fn has_no_hole(site: &Site, page: &Page<'_>) {
    let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
    let day =
        Day::at(site, Plan { posts: 300, span: minutes(10 * 60), quiet: minutes(5 * 60), ..Plan::HALF_AN_HOUR }, "");
    day.clock().passes_unseen(minutes(90));
    page.read("");
    page.is_at_rest();
    let (known, oldest) = (page.shown_posts().len(), page.shown_posts()[40].clone());
    let pages = day.pages_by(minutes(90));
    page.eyes_on(&day.settled_by(minutes(90))[20]);
    page.looks_away();
    day.passes(page, minutes(3 * 60 + 30));
    let asked = day.served().len();
    // The head is missed at first; an older page fails, and all of it has to be asked for again.
    day.goes_wrong([Fault::Broken]);
    page.looks_back();
    day.passes(page, minutes(10));
    is_fresh(page, "current");
    let now = day.clock().passed();
    assert!(day.pages_by(now) >= pages + 5, "the head has not moved on far enough");
    assert!(day.served().len() > asked + 1);
    page.css("button[data-arrivals]").appears();
    page.eyes_are_still();
    // What has come since is held back. An old post that was changed may come with the head; it stands further down.
    page.becomes("the place of a post", Some(40), || page.shown_posts().iter().position(|id| *id == oldest));
    page.css("button[data-arrivals]").click();
    page.css("button[data-arrivals]").disappears();
    page.is_at_rest();
    // Behind what was there from the beginning may stand posts of older pages that were changed meanwhile.
    let truth = day.truth_by(now).posts;
    let all: Vec<&str> = truth.iter().map(|post| post.id.as_str()).collect();
    let without_a_hole = all.iter().position(|id| *id == oldest).unwrap_or_default();
    assert!(without_a_hole > known + 100, "only {without_a_hole} posts");
    assert_eq!(page.shown_posts()[..=without_a_hole], all[..=without_a_hole]);
}

fn turns_away_in_a_change(site: &Site, page: &Page<'_>) {
    // Firefox interrupts script for it; here it comes while the page takes up the coverage and asks how to write its times.
    site.runs_first(
        "let hidden = false;
         for (const [name, value] of [['hidden', () => hidden], ['visibilityState', () => hidden ? 'hidden' : 'visible']])
             Object.defineProperty(document, name, {configurable: true, get: value});
         const turn = away => {
             hidden = away;
             document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));
         };
         Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {construct: (format, given) => {
             turn(true);
             turn(false);
             return Reflect.construct(format, given);
         }});",
    );
    site.serves(&storm().json());
    page.read("");
    page.becomes("the posts shown", 8, || page.shown_posts().len());
    page.is_at_rest();
}
