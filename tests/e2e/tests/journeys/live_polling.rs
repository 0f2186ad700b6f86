//! How often an open page asks for news, and what it does when there are none.

use std::time::Duration;

use e2e::browser::Engine;
use e2e::clock::Clock;
use e2e::day::{Day, Fault, Plan};
use e2e::feeds::Coverage;
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::json;

use crate::live::{ANY_PAUSE, DAY, OPENED, asked, brings, coverage, hears, is_fresh, newest_first, opens, tagged};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("an open page asks as often as the newsroom wants, until the coverage has ended", asks_as_wanted),
    ("an open page asks nothing while nobody can see it or hear of it", asks_when_it_is_of_use),
    ("an open page leaves a busy server alone for as long as that asks", leaves_the_server_alone),
    ("a wrong clock does not keep a page from a server of another origin for a day", leaves_a_foreign_server_alone),
    ("a reader keeps the timeline whatever the server answers", keeps_the_timeline),
    ("twenty minutes without news cost a few headers", costs_a_few_headers),
];

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// The pauses between the questions since the first `known`.
fn pauses(site: &Site, clock: &Clock, known: usize) -> Vec<f64> {
    let times: Vec<f64> = asked(site)[known - 1..].iter().map(|request| clock.at(request).as_secs_f64()).collect();
    times.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Whether every pause is so long, ten per cent more or less. A page that was asked for takes a moment to arrive.
#[track_caller]
fn are_about(pauses: &[f64], wanted: f64) {
    let fit = |pause: &f64| (wanted * 0.9 - 0.01..wanted * 1.1 + 2.0).contains(pause);
    assert!(!pauses.is_empty() && pauses.iter().all(fit), "{pauses:?}, not about {wanted} s");
}

fn asks_as_wanted(site: &Site, page: &Page<'_>) {
    let upcoming = Coverage::new("The storm").with("status", "upcoming");
    let clock = opens(site, page, "", &upcoming);
    page.css("main").says("Nothing has been posted yet.");
    // Where the document wishes nothing, every fifteen seconds.
    clock.passes(page, seconds(100));
    are_about(&pauses(site, &clock, 1), 15.0);
    brings(site, &clock, page, &coverage(DAY).with("refresh", 60));
    page.shows(&newest_first(DAY));
    let known = asked(site).len();
    clock.passes(page, seconds(400));
    are_about(&pauses(site, &clock, known), 60.0);
    let mut different = pauses(site, &clock, known);
    different.dedup_by(|pause, other| (*pause - *other).abs() < 0.05);
    assert!(different.len() > 1, "all readers of a page would ask at the same time: {different:?}");

    site.serves(tagged(&coverage(DAY).with("refresh", 1).json()));
    clock.passes(page, seconds(67));
    let known = asked(site).len();
    clock.passes(page, seconds(60));
    let quick = pauses(site, &clock, known);
    assert!(quick.len() > 3 && quick.iter().all(|pause| *pause >= 4.99), "{quick:?}");

    site.serves(tagged(&coverage(DAY).with("refresh", 1).with("status", "ended").json()));
    clock.passes(page, seconds(8));
    page.css("[data-status=ended]").appears();
    let known = asked(site).len();
    clock.passes(page, seconds(3_600));
    assert_eq!(asked(site).len(), known, "it is over");
    // A post may have been withdrawn since, or the end was a mistake.
    page.looks_away();
    page.looks_back();
    page.becomes("the questions", known + 1, || asked(site).len());
    clock.passes(page, seconds(3_600));
    assert_eq!(asked(site).len(), known + 1, "it is still over");
    site.serves(tagged(&coverage(DAY).with("refresh", 60).json()));
    page.looks_away();
    page.looks_back();
    page.css("[data-status=live]").appears();
    page.becomes("the questions", known + 2, || asked(site).len());
    clock.passes(page, seconds(70));
    assert_eq!(asked(site).len(), known + 3, "it goes on");
}

fn asks_when_it_is_of_use(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "", &coverage(DAY));
    hears(site, &clock, page);
    let asked = || asked(site).len();
    let known = asked();
    page.looks_away();
    clock.passes(page, seconds(40));
    assert_eq!(asked(), known, "nobody sees it");
    page.looks_back();
    page.becomes("the questions", known + 1, asked);
    clock.passes(page, seconds(1));
    // To and fro is no reason to ask again and again.
    for _ in 0..3 {
        page.looks_away();
        page.looks_back();
    }
    clock.passes(page, seconds(1));
    assert_eq!(asked(), known + 1, "it has asked just now");
    clock.passes(page, seconds(5));
    assert_eq!(asked(), known + 2);

    clock.passes(page, seconds(6));
    page.goes_offline();
    is_fresh(page, "offline");
    page.announced("You are offline. The page is as it was at 18:0");
    clock.passes(page, seconds(100));
    is_fresh(page, "offline");
    page.comes_online();
    clock.passes(page, seconds(5));
    is_fresh(page, "current");
    page.forgive();

    // The device may be wrong: it is asked all the same, and an answer is proof.
    page.denies_its_network(true);
    is_fresh(page, "offline");
    let known = asked();
    clock.passes(page, seconds(31));
    page.wait("a question", || asked() > known);
    is_fresh(page, "current");
    clock.passes(page, seconds(10));

    // What was left for an hour is old until it is known not to be.
    page.looks_away();
    clock.passes(page, seconds(3_600));
    site.serves([Answer::json(&coverage(DAY).json()).delay(seconds(2))]);
    page.looks_back();
    is_fresh(page, "stale");
    page.css("p.freshness").says("Not updated since 18:0");
    is_fresh(page, "current");
    page.css("p.freshness").disappears();
}

fn leaves_the_server_alone(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "", &coverage(DAY));
    let busy = Answer::error(429).header("Retry-After", "240");
    site.serves([busy, tagged(&coverage(DAY).json())]);
    clock.passes(page, seconds(17));
    let known = asked(site).len();
    is_fresh(page, "stale");
    // Not even for a reader who comes back.
    page.looks_away();
    page.looks_back();
    clock.passes(page, seconds(220));
    page.goes_offline();
    page.comes_online();
    assert_eq!(asked(site).len(), known);
    clock.passes(page, seconds(60));
    let waited = pauses(site, &clock, known)[0];
    assert!((239.9..268.0).contains(&waited), "{waited} s");
    is_fresh(page, "current");

    let until: String = page.look("return new Date(window.Date.now() + 197_000).toUTCString();", &[]);
    let busy = Answer::error(503).header("Retry-After", &until);
    site.serves([busy, tagged(&coverage(DAY).json())]);
    let then = clock.passed() + seconds(196);
    clock.passes(page, seconds(17));
    let known = asked(site).len();
    clock.passes(page, seconds(230));
    let next = clock.at(&asked(site)[known]);
    assert!(next >= then && next < then + seconds(25), "asked {next:?}, not to be before {then:?}");

    // The server's clock is a day ahead of the device's.
    let dates: Vec<String> =
        page.look("return [0, 197_000].map((ms) => new Date(window.Date.now() + 86_400_000 + ms).toUTCString());", &[]);
    let busy = Answer::error(503).header("Date", &dates[0]).header("Retry-After", &dates[1]);
    site.serves([busy, tagged(&coverage(DAY).json())]);
    clock.passes(page, seconds(17));
    let known = asked(site).len();
    clock.passes(page, seconds(250));
    let waited = pauses(site, &clock, known)[0];
    assert!((196.9..222.0).contains(&waited), "{waited} s");
    page.forgive();
}

/// Browsers hide the `Date` of another origin's response.
fn leaves_a_foreign_server_alone(site: &Site, page: &Page<'_>) {
    let clock = Clock::of(site, OPENED, "");
    let foreign = site.foreign_address();
    site.lets_the_page_ask(&foreign);
    site.configure(json!({"feed": format!("{foreign}feed.json"), "allowedFeeds": [foreign]}));
    let open = |answer: Answer| answer.header("Access-Control-Allow-Origin", "*");
    let exposed = |answer: Answer| open(answer).header("Access-Control-Expose-Headers", "Retry-After");
    let dates: Vec<String> = {
        page.visit(&format!("{}empty.html", site.address()));
        let dates = "const server = Date.parse(arguments[0]) + 86_400_000;
            return [0, 30_000].map(ms => new Date(server + ms).toUTCString());";
        page.look(dates, &[OPENED.into()])
    };
    let feed = open(tagged(&coverage(DAY).with("refresh", 300).json()));
    let busy = |by: &str| exposed(Answer::error(503).header("Date", &dates[0]).header("Retry-After", by));
    let asked = || site.requests_for("feed.json").len();
    let asks_after = |least: u64, most: u64| {
        let known = asked();
        clock.passes(page, seconds(least));
        assert_eq!(asked(), known, "asked within {least} s");
        clock.passes(page, seconds(most - least));
        assert_eq!(asked(), known + 1, "how often in {most} s");
    };
    // The device is a day slow, and the wait is not a day.
    site.answer("feed.json", [busy(&dates[1]), feed]);
    page.open("");
    page.failed("server");
    asks_after(299, 332);
    page.ready();
    page.forgive();
}

fn keeps_the_timeline(site: &Site, page: &Page<'_>) {
    // Half an hour of news, and then nothing for long: whatever differs is the fault's.
    let hours = |hours: u64| seconds(hours * 3_600);
    let plan =
        Plan { span: hours(10), quiet: hours(10) - seconds(1_800), edits: 0, withdrawals: 0, ..Plan::HALF_AN_HOUR };
    let day = Day::at(site, plan, "");
    day.clock().passes_unseen(seconds(1_860));
    page.read("?source=official");
    page.is_at_rest();
    let shown = page.shown_posts();
    // A former head may bring posts that have moved to an older page since.
    let keeps = |fault: Fault| {
        let now = page.shown_posts();
        assert!(now.starts_with(&shown), "{fault:?}: {now:?} after {shown:?}");
    };
    // The last one first: the head of ten minutes ago must be another one.
    for fault in Fault::ALL.into_iter().rev() {
        if fault == Fault::Lost && page.engine() == Engine::WebKit {
            // It asks again by itself.
            continue;
        }
        day.goes_wrong([fault]);
        let clock = if fault.is_silent() { day.clock().impatient() } else { day.clock().clone() };
        let known = day.served().len();
        clock.passes_to_an_answer(page, seconds(30));
        let served = day.served();
        assert_eq!((served.len(), served[known].fault), (known + 1, Some(fault)));
        let expected = if fault.is_failure() { "stale" } else { "current" };
        let freshness = || page.css("html").attribute("data-freshness").unwrap_or_default();
        page.becomes(&format!("the freshness after {fault:?}"), expected.to_owned(), freshness);
        page.css("p.freshness").counts(usize::from(fault.is_failure()));
        keeps(fault);
        day.clock().passes_to_an_answer(page, ANY_PAUSE);
        assert_eq!(day.served().len(), known + 2, "{fault:?}");
        is_fresh(page, "current");
        keeps(fault);
        let alerts = page.css("[role=alert]");
        assert!(!alerts.exists() || !alerts.is_shown(), "{fault:?}: {}", alerts.text());
    }
    page.forgive();
}

fn costs_a_few_headers(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "", &coverage(DAY));
    let () = page.look(
        "window.changes = 0;
         new MutationObserver(records => { changes += records.length; })
             .observe(document.querySelector('[role=feed]'), {subtree: true, childList: true, characterData: true});",
        &[],
    );
    let known = asked(site).len();
    clock.passes(page, seconds(1_200));
    let questions = asked(site).split_off(known);
    assert!((72..=90).contains(&questions.len()), "{} questions in twenty minutes", questions.len());
    assert_eq!(page.look::<u32>("return changes;", &[]), 0, "the timeline was written anew");
    is_fresh(page, "current");
    if page.engine() != Engine::WebKit {
        let all = questions.iter().all(|request| request.header("If-None-Match").is_some());
        assert!(all, "a question without the tag of what is there");
    }
}
