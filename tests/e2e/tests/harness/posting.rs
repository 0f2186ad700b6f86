//! Answers by method, servers behind the site, and other origins.

use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::{Value, json};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("gets another answer by another method", methods_differ),
    ("is answered by a function of the request", functions_answer),
    ("posts what arrives to the byte", bodies_arrive),
    ("posts once where the connection breaks", is_not_posted_twice),
    ("asks a server behind the site", reaches_a_server_behind),
    ("asks another origin that the policy names", reaches_another_origin),
    ("is kept from an origin that the policy does not name", is_kept_from_another_origin),
];

/// Sends a request from the page.
pub(super) fn sends(page: &Page<'_>, address: &str, request: &Value) {
    let () = page.look(
        "const page = document.documentElement.dataset;
         delete page.heard;
         fetch(arguments[0], {credentials: 'omit', ...arguments[1]}).then(
             async answer => { page.heard = `${answer.status} ${await answer.text()}`.trim(); },
             () => { page.heard = 'nothing'; });",
        &[address.into(), request.clone()],
    );
}

/// Waits for the answer to it, and for how it begins.
#[track_caller]
pub(super) fn hears(page: &Page<'_>, beginning: &str) {
    page.wait("an answer", || !heard(page).is_empty());
    assert!(heard(page).starts_with(beginning), "{:?} does not begin with {beginning:?}", heard(page));
}

/// Status and body of the answer, once it is there.
pub(super) fn heard(page: &Page<'_>) -> String {
    page.look("return document.documentElement.dataset.heard ?? '';", &[])
}

fn methods_differ(site: &Site, page: &Page<'_>) {
    site.answer("comments", Answer::text("text/plain", "any"));
    site.answer_to("POST", "comments", [Answer::text("text/plain", "first"), Answer::error(503)]);
    site.answer_to("OPTIONS", "comments", Answer::text("text/plain", "asked"));
    page.read("");
    for (method, words) in [("GET", "200 any"), ("OPTIONS", "200 asked"), ("POST", "200 first"), ("PUT", "200 any")] {
        sends(page, "comments", &json!({"method": method}));
        hears(page, words);
    }
    sends(page, "comments", &json!({"method": "POST"}));
    hears(page, "503");
    let methods: Vec<String> = site.requests_for("comments").into_iter().map(|request| request.method).collect();
    assert_eq!(methods, ["GET", "OPTIONS", "POST", "PUT", "POST"]);
}

fn functions_answer(site: &Site, page: &Page<'_>) {
    site.answer_by("POST", "echo", |request| Answer::bytes("text/plain", request.body.clone()).status(201));
    page.read("");
    sends(page, "echo", &json!({"method": "POST", "body": "Grüße 🌊"}));
    hears(page, "201 Grüße 🌊");
}

fn bodies_arrive(site: &Site, page: &Page<'_>) {
    site.answer_to("POST", "comments", Answer::text("text/plain", "").status(204));
    page.read("");
    let body = "\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{feff}\u{fffd}\u{10ffff}\r\n".repeat(5_000);
    sends(page, "comments", &json!({"method": "POST", "body": body}));
    hears(page, "204");
    assert_eq!(site.requests_for("comments")[0].body, body.as_bytes());
}

fn is_not_posted_twice(site: &Site, page: &Page<'_>) {
    site.answer_to("POST", "comments", [Answer::refusal(), Answer::text("text/plain", "the second")]);
    page.read("");
    sends(page, "comments", &json!({"method": "POST", "body": "once"}));
    hears(page, "nothing");
    assert_eq!(site.requests_for("comments").len(), 1);
}

fn reaches_a_server_behind(site: &Site, page: &Page<'_>) {
    // Sites are servers, too: what is below `behind` is the same site again.
    site.forwards("behind", &site.address());
    site.answer_to("POST", "comments", Answer::text("text/plain", "from behind").status(202).header("X-Word", "kept"));
    site.answer_to("POST", "behind/cut", Answer::handed_on().lost());
    page.read("");
    let request = json!({"method": "POST", "body": "{}", "headers": {"Content-Type": "application/json"}});
    sends(page, "behind/comments?uri=%2Fday%23post-1", &request);
    hears(page, "202 from behind");
    let arrived = site.requests_for("comments").remove(0);
    assert_eq!((arrived.query.as_str(), arrived.body.as_slice()), ("uri=%2Fday%23post-1", &b"{}"[..]));
    assert_eq!(arrived.header("content-type"), Some("application/json"));
    assert_eq!(arrived.header("origin"), Some(site.origin().as_str()));

    // What has been handed on has arrived, whatever becomes of the answer.
    sends(page, "behind/cut", &json!({"method": "POST"}));
    hears(page, "nothing");
    assert_eq!(site.requests_for("cut").len(), 1);
}

fn reaches_another_origin(site: &Site, page: &Page<'_>) {
    site.lets_the_page_ask(&site.foreign_address());
    let from_anywhere = |body| Answer::text("text/plain", body).header("Access-Control-Allow-Origin", "*");
    site.answer_to("OPTIONS", "comments", from_anywhere("").header("Access-Control-Allow-Headers", "idempotency-key"));
    site.answer_to("POST", "comments", from_anywhere("abroad"));
    page.read("");
    let abroad = format!("{}comments", site.foreign_address());
    sends(page, &abroad, &json!({"method": "POST", "headers": {"Idempotency-Key": "\"1\""}}));
    hears(page, "200 abroad");
    let methods: Vec<String> = site.requests_for("comments").into_iter().map(|request| request.method).collect();
    assert_eq!(methods, ["OPTIONS", "POST"]);
}

fn is_kept_from_another_origin(site: &Site, page: &Page<'_>) {
    page.read("");
    sends(page, &format!("{}comments", site.foreign_address()), &json!({"method": "POST"}));
    hears(page, "nothing");
    page.wait("the report of the violation", || !site.violations().is_empty());
    assert_eq!(site.violations()[0].directive, "connect-src");
    assert!(site.requests_for("comments").is_empty());
    site.forgive();
    page.forgive();
}
