//! The page's clock, and the server of a day that lives by it.

use std::time::Duration;

use e2e::browser::Engine;
use e2e::clock::Clock;
use e2e::day::{Day, Fault, Plan};
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::{Value, json};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("lets the page's time leap, and everything due happen in its order", time_leaps),
    ("gives up waiting in the page's time", waiting_ends_in_time),
    ("goes on in the next document where the clock was", time_goes_on),
    ("gets a day as it is at each moment", gets_a_day),
    ("hears of every fault of a day", hears_of_faults),
    ("gets a day's older pages, none before it is written", gets_older_pages),
];

const FEED: &str = "coverage/day.json";

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// From now on the feed is asked for every 15 seconds, as by the page, and what comes is kept in `window.heard`.
fn polls(page: &Page<'_>) {
    can_ask(page);
    let () = page.look("setInterval(ask, 15_000);", &[]);
}

/// Gives the page a function `ask`, which asks for the feed once.
fn can_ask(page: &Page<'_>) {
    let () = page.look(
        "window.heard = [];
         window.ask = async () => {
             const abort = new AbortController();
             const limit = setTimeout(() => abort.abort(), 10_000);
             try {
                 const answer = await fetch('coverage/day.json', {cache: 'no-cache', signal: abort.signal});
                 const text = await answer.text();
                 if (!answer.ok) throw answer.status;
                 const {id, posts} = JSON.parse(text);
                 heard.push([id, posts.length, answer.headers.get('Retry-After')]);
             } catch (error) {
                 heard.push([typeof error === 'number' ? String(error) : error.name, 0, null]);
             }
             clearTimeout(limit);
         };",
        &[],
    );
}

fn heard(page: &Page<'_>) -> Vec<(String, usize, Option<String>)> {
    page.look("return heard.splice(0);", &[])
}

fn time_leaps(site: &Site, page: &Page<'_>) {
    let clock = Clock::of(site, "2026-01-10T18:00:00Z", "window.first = Date.now();");
    page.read("");
    assert!(page.look::<bool>("return first >= Date.parse('2026-01-10T18:00:00Z');", &[]));
    let () = page.look(
        "window.rung = [];
         const ring = name => { rung.push([name, Math.round((window.Date.now() - first) / 1000)]); };
         setTimeout(ring, 40_000, 'late');
         setTimeout(ring, 20_000, 'early');
         clearTimeout(setTimeout(ring, 30_000, 'never'));
         const beat = setInterval(() => { ring('beat'); fetch('coverage/day.json'); }, 15_000);
         setTimeout(() => { clearInterval(beat); setTimeout(ring, 5_000, 'last'); }, 50_000);
         window.begun = [performance.now(), new window.Date().getTime()];",
        &[],
    );
    clock.passes(page, seconds(600));
    let rung: Vec<(String, f64)> = page.look("return rung;", &[]);
    let order: Vec<&str> = rung.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(order, ["beat", "early", "beat", "late", "beat", "last"]);
    let at: Vec<f64> = rung.iter().map(|(_, at)| *at).collect();
    for (at, expected) in at.iter().zip([15.0, 20.0, 30.0, 40.0, 45.0, 55.0]) {
        assert!((expected..expected + 4.0).contains(at), "{rung:?}");
    }
    let (elapsed, dated): (f64, f64) =
        page.look("return [performance.now() - begun[0], new window.Date().getTime() - begun[1]];", &[]);
    assert!(elapsed >= 600_000.0 && dated >= 600_000.0, "{elapsed} and {dated} ms");
    let asked: Vec<u64> = site.requests_for(FEED).iter().map(|request| clock.at(request).as_secs()).collect();
    assert_eq!(asked.len(), 4, "{asked:?}");
    assert!(asked.is_sorted() && asked[3] >= 45 && asked[3] < 49, "{asked:?}");
}

fn waiting_ends_in_time(site: &Site, page: &Page<'_>) {
    let clock = Clock::of(site, "2026-01-10T18:00:00Z", "");
    page.read("");
    polls(page);
    let stalled = Answer::json(&json!({"filler": "x".repeat(9_000)})).stalled_after(4_000);
    site.serves([Answer::silence(), stalled, Answer::json(&json!({"id": "day", "posts": []}))]);
    clock.impatient().passes(page, seconds(46));
    let heard: Vec<String> = heard(page).into_iter().map(|(what, ..)| what).collect();
    assert_eq!(heard, ["AbortError", "AbortError", "day"]);
}

fn time_goes_on(site: &Site, page: &Page<'_>) {
    let clock = Clock::of(site, "2026-01-10T18:00:00Z", "");
    let hour = || page.look::<u8>("return new window.Date().getUTCHours();", &[]);
    page.read("");
    clock.passes(page, seconds(3_600));
    assert_eq!(hour(), 19);
    page.read("");
    assert_eq!(hour(), 19);
    clock.passes_unseen(seconds(2 * 3_600));
    page.reload();
    page.ready();
    assert_eq!(hour(), 21);
}

fn gets_a_day(site: &Site, page: &Page<'_>) {
    let day = Day::at(site, Plan::HALF_AN_HOUR, "");
    day.clock().passes_unseen(seconds(600));
    page.read("");
    polls(page);
    day.passes(page, seconds(125));
    let heard = heard(page);
    assert_eq!(heard.len(), 8);
    for (number, (id, posts, _)) in heard.iter().enumerate() {
        let then = day.clock().at(&site.requests_for(FEED)[number + 1]);
        let head = day.head_by(then);
        assert_eq!(Value::from(id.as_str()), head["id"]);
        assert_eq!(*posts, head["posts"].as_array().map_or(0, Vec::len));
    }
    // Long after the end nothing changes any more.
    day.clock().passes_unseen(2 * Plan::HALF_AN_HOUR.span);
    page.read("");
    polls(page);
    let before = day.served().len();
    day.passes(page, seconds(150));
    let unchanged = day.served().split_off(before);
    assert_eq!(unchanged.len(), 10);
    if page.engine() != Engine::WebKit {
        assert!(unchanged.iter().all(|served| served.status == 304 && served.bytes == 0), "{unchanged:?}");
    }
}

fn hears_of_faults(site: &Site, page: &Page<'_>) {
    let day = Day::at(site, Plan::HALF_AN_HOUR, "");
    day.clock().passes_unseen(seconds(900));
    page.read("");
    can_ask(page);
    for fault in Fault::ALL {
        day.goes_wrong([fault]);
        let clock = if fault.is_silent() { day.clock().impatient() } else { day.clock().clone() };
        let () = page.look("ask();", &[]);
        clock.passes(page, seconds(11));
        let heard = heard(page);
        let [(id, posts, _)] = heard.as_slice() else { panic!("{fault:?}: {heard:?}") };
        let got = id == "generated-1";
        // WebKitGTK asks a second time by itself where no answer has begun.
        if fault == Fault::Lost && page.engine() == Engine::WebKit {
            continue;
        }
        assert_eq!(got, !fault.is_failure(), "{fault:?}: {heard:?}");
        assert!(!got || *posts > 20, "{fault:?}: {heard:?}");
    }
    let faults = day.served().iter().filter(|served| served.fault.is_some()).count();
    assert_eq!(faults, Fault::ALL.len());
    day.goes_wrong_once_in(2);
    polls(page);
    day.clock().impatient().passes(page, seconds(600));
    let last = &day.served()[day.served().len() - 40..];
    let wrong = last.iter().filter(|served| served.fault.is_some()).count();
    assert!((10..30).contains(&wrong), "{wrong} of 40");
    page.forgive();
}

fn gets_older_pages(site: &Site, page: &Page<'_>) {
    let day = Day::at(site, Plan::HALF_AN_HOUR, "");
    day.clock().passes_unseen(seconds(900));
    page.read("");
    let written = day.pages_by(seconds(900));
    let status = |number: usize| {
        page.look_later::<u16>(
            "const [path, done] = arguments; fetch(path).then(answer => done(answer.status));",
            &[site.beside_feed(&format!("older-{number}.json")).into()],
        )
    };
    assert!(written > 0 && written < day.pages_by(Plan::HALF_AN_HOUR.span));
    assert_eq!([status(0), status(written - 1), status(written)], [200, 200, 404]);
    page.forgive();
}
