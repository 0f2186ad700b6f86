//! Scripted answers: what the server is told, the page gets.

use std::time::{Duration, Instant};

use e2e::browser::Engine;
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::json;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("gets the file on disk, and is logged", is_logged),
    ("gets answers in their order", answers_come_in_order),
    ("gets every fault as a fault", faults_are_faults),
    ("gets an answer late", answers_come_late),
    ("gets a compressed answer", answers_come_compressed),
    ("asks again with the tag, and gets 304", tags_are_compared),
    ("is configured as by a publisher", is_configured),
];

fn is_logged(site: &Site, page: &Page<'_>) {
    page.read("");
    page.css("#feed").says("The file on disk");
    let requests = site.requests_for("coverage/day.json");
    assert_eq!(requests.len(), 1, "{requests:?}");
    assert_eq!(requests[0].method, "GET");
    assert!(requests[0].header("user-agent").is_some());
}

fn answers_come_in_order(site: &Site, page: &Page<'_>) {
    site.serves([Answer::error(503), Answer::json(&json!({"headline": "The second"}))]);
    page.open("");
    page.failed("network");
    page.by_role("button", "Try again").click();
    page.css("#feed").says("The second");
}

fn faults_are_faults(site: &Site, page: &Page<'_>) {
    let whole = || Answer::json(&json!({"headline": "Never shown", "filler": "x".repeat(9_000)}));
    for fault in [Answer::refusal(), Answer::error(404)] {
        site.serves(fault);
        page.open("");
        page.failed("network");
    }
    site.serves(Answer::html("<p>Sign in to the network"));
    page.open("");
    page.failed("not-json");
    for fault in [whole().reset_after(4_000), whole().closed_after(4_000)] {
        site.serves(fault);
        page.open("");
        // WebKitGTK hands out half a body as if it were whole.
        page.by_role("button", "Try again").appears();
        assert_eq!(page.css("#feed").text(), "");
    }
    for fault in [Answer::silence(), whole().stalled_after(4_000)] {
        site.serves(fault);
        page.open("");
        page.css("html[data-state=loading]").appears();
    }
}

fn answers_come_late(site: &Site, page: &Page<'_>) {
    let late = Duration::from_millis(1_500);
    site.serves(Answer::json(&json!({"headline": "Late"})).delay(late));
    let start = Instant::now();
    page.open("");
    page.css("#feed").says("Late");
    assert!(start.elapsed() >= late);
}

fn answers_come_compressed(site: &Site, page: &Page<'_>) {
    site.serves(Answer::json(&json!({"headline": "Small on the wire"})).gzip());
    page.open("");
    page.css("#feed").says("Small on the wire");
}

fn tags_are_compared(site: &Site, page: &Page<'_>) {
    if page.engine() == Engine::WebKit {
        page.skip("WebKitGTK keeps no cache in an automated window");
    }
    site.serves(Answer::json(&json!({"headline": "Tagged"})).etag("one"));
    page.read("");
    page.read("");
    page.css("#feed").says("Tagged");
    page.wait("a question with the tag", || {
        let requests = site.requests_for("coverage/day.json");
        requests.last().is_some_and(|last| last.header("if-none-match") == Some("\"one\""))
    });
}

fn is_configured(site: &Site, page: &Page<'_>) {
    site.configure(json!({"feed": "elsewhere.json?</script>"}));
    site.answer("elsewhere.json", &json!({"headline": "Another feed"}));
    page.open("");
    page.css("#feed").says("Another feed");
}
