//! The servers that journeys send comments to: a scripted newsroom, and a real Isso.

use std::thread;
use std::time::{Duration, Instant};

use e2e::isso::Isso;
use e2e::newsroom::{Newsroom, Outcome};
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::{Value, json};

use crate::posting::{heard, hears, sends};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("is taken in once by a newsroom, however often it is sent", is_taken_in_once),
    ("is met by a newsroom as scripted", is_met_as_scripted),
    ("has its faults told by a newsroom", has_its_faults_told),
    ("is taken in by a newsroom at another origin", is_taken_in_abroad),
    ("is kept by Isso to the character", is_kept_by_isso),
    ("waits in Isso for a moderator", waits_for_a_moderator),
    ("has arrived at Isso though the answer was lost", arrives_though_the_answer_is_lost),
    ("is kept apart by two Issos", is_kept_apart),
];

/// The characters that some store drops, changes or ends at.
const AWKWARD: &str = "\u{feff} \u{0}\u{1}\u{1b}[31m\t\u{85}\u{2028}\n<b>&amp;</b> '; -- 🏴‍☠️ e\u{301}\u{10ffff} \n";

fn comment(key: &str, text: &str) -> Value {
    json!({
        "method": "POST",
        "headers": {"Content-Type": "application/json", "Idempotency-Key": format!("\"{key}\"")},
        "body": json!({"coverage": "e2e", "text": text}).to_string(),
    })
}

fn of_isso(text: &str) -> Value {
    let body = json!({"author": "Ada", "text": text, "title": "The storm", "website": null, "parent": null});
    json!({"method": "POST", "headers": {"Content-Type": "application/json"}, "body": body.to_string()})
}

fn is_taken_in_once(site: &Site, page: &Page<'_>) {
    let newsroom =
        Newsroom::at(site, "comments", [Outcome::for_review().lost(), Outcome::status(500), Outcome::published()]);
    page.read("");
    for heard in ["nothing", "500", "202 {}", "202 {}"] {
        sends(page, newsroom.action(), &comment("1", "Hello"));
        hears(page, heard);
    }
    assert_eq!((newsroom.count(), newsroom.attempts().len()), (1, 4));
    let kept = newsroom.comments().remove(0);
    assert_eq!((kept.key.as_deref(), kept.text(), kept.field("coverage")), (Some("1"), "Hello", "e2e"));
    sends(page, newsroom.action(), &comment("2", "Hello"));
    hears(page, "201 {}");
    assert_eq!(newsroom.count(), 2);
}

fn is_met_as_scripted(site: &Site, page: &Page<'_>) {
    let busy = Outcome::busy(429, "7");
    let newsroom = Newsroom::at(site, "comments", [Outcome::status(403), Outcome::sign_in(), busy]);
    page.read("");
    for heard in ["403", "200 <!doctype html>", "429"] {
        sends(page, newsroom.action(), &comment("1", "Hello"));
        hears(page, heard);
    }
    newsroom.then([Outcome::status(500).unheard(), Outcome::Takes(Answer::json(&json!({"id": 7})))]);
    sends(page, newsroom.action(), &comment("1", "Hello"));
    page.becomes("the attempts", 4, || newsroom.attempts().len());
    assert_eq!(newsroom.count(), 0);
    sends(page, newsroom.action(), &comment("1", "Hello"));
    hears(page, "200 {\"id\":7}");
    assert_eq!(newsroom.count(), 1);
}

fn has_its_faults_told(site: &Site, page: &Page<'_>) {
    let fault = Outcome::problem(422, "Look again.", &[("email", "There is no such domain.")]);
    let newsroom = Newsroom::at(site, "comments", [fault, Outcome::published()]);
    page.read("");
    sends(page, newsroom.action(), &comment("1", "Hello"));
    hears(page, "422");
    assert!(heard(page).contains(r##""pointer":"#/email""##));
    assert_eq!(newsroom.count(), 0);
    sends(page, newsroom.action(), &comment("1", "Hello"));
    hears(page, "201 {}");
    sends(page, newsroom.action(), &comment("1", "Hello, world"));
    hears(page, "409");
    sends(page, newsroom.action(), &json!({"method": "POST", "body": "text=Hello"}));
    hears(page, "400");
    assert_eq!(newsroom.count(), 1);
}

fn is_taken_in_abroad(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::abroad(site, "comments", [Outcome::busy(503, "3"), Outcome::published()]);
    page.read("");
    let () = page.look(
        "fetch(arguments[0], {credentials: 'omit', ...arguments[1]}).then(answer => {
             document.documentElement.dataset.heard = `${answer.status} ${answer.headers.get('Retry-After')}`;
         });",
        &[newsroom.action().into(), comment("1", "Hello")],
    );
    hears(page, "503 3");
    sends(page, newsroom.action(), &comment("1", "Hello"));
    hears(page, "201 {}");
    assert_eq!(newsroom.count(), 1);
}

fn is_kept_by_isso(site: &Site, page: &Page<'_>) {
    let start = Instant::now();
    let isso = Isso::publishing(site);
    assert!(start.elapsed() < Duration::from_secs(20), "Isso took {:?} to start", start.elapsed());
    page.read("");
    let address = format!("{}new?uri=%2Fday%23post-1", isso.action());
    for text in [AWKWARD, "The second"] {
        sends(page, &address, &of_isso(text));
        hears(page, "201");
    }
    let kept = isso.comments("/day#post-1");
    assert_eq!(kept.iter().map(|comment| comment.text.as_str()).collect::<Vec<_>>(), [AWKWARD, "The second"]);
    assert_eq!((kept[0].author.as_deref(), kept[0].title.as_str()), (Some("Ada"), "The storm"));
    assert!(!kept[0].pending);
    assert!(isso.comments("/day").is_empty());
}

fn waits_for_a_moderator(site: &Site, page: &Page<'_>) {
    let isso = Isso::moderating(site);
    page.read("");
    sends(page, &format!("{}new?uri=/day", isso.action()), &of_isso("Hello"));
    page.becomes("the comments in Isso", 1, || isso.all().len());
    assert!(isso.all()[0].pending);
    hears(page, "202");
}

fn arrives_though_the_answer_is_lost(site: &Site, page: &Page<'_>) {
    let isso = Isso::publishing(site);
    site.answer_to("POST", "isso/new", [Answer::error(503), Answer::handed_on().lost(), Answer::handed_on()]);
    page.read("");
    let address = format!("{}new?uri=/day", isso.action());
    for (heard, kept) in [("503", 0), ("nothing", 1), ("201", 2)] {
        sends(page, &address, &of_isso("Hello"));
        hears(page, heard);
        assert_eq!(isso.all().len(), kept);
    }
}

fn is_kept_apart(site: &Site, page: &Page<'_>) {
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(|| Isso::publishing(site));
        let other = Isso::publishing(site);
        (one.join().expect("the one starts"), other)
    });
    page.read("");
    sends(page, &format!("{}new?uri=/day", one.action()), &of_isso("Hello"));
    page.becomes("the comments in both", 1, || one.all().len() + other.all().len());
}
