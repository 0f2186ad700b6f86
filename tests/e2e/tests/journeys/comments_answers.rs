//! What a newsroom answers to a comment, and what its writer is told of that.

use std::collections::HashSet;
use std::time::Duration;

use e2e::newsroom::{Newsroom, Outcome};
use e2e::page::{Page, starting};
use e2e::server::{Answer, Request, Site};
use e2e::suite::Steps;
use e2e::writer::{UNHURRIED, Writer, commented};
use serde_json::{Value, json};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a writer hears that a comment has arrived, and what becomes of it", hears_of_arrival),
    ("a writer puts right what the newsroom found fault with", puts_faults_right),
    ("a writer hears why a comment was not taken", hears_of_refusals),
    ("a writer hears that something else has answered", hears_of_strangers),
    ("a writer hears that a comment was led elsewhere", is_led_elsewhere),
    ("a writer's comment goes out as it is documented", goes_out_as_documented),
    ("a writer's comment goes to a newsroom at another origin", goes_abroad),
];

/// What is said when it was not the newsroom that answered.
const SIGN_IN: &str = "You may have to sign in to this network first, then send again.";

/// Reads a coverage that takes comments at the newsroom, and gives a name.
pub(super) fn begins<'p>(site: &Site, page: &'p Page<'p>, newsroom: &Newsroom) -> Writer<'p> {
    site.serves(&commented(json!({"protocol": "json", "action": newsroom.action()})).json());
    page.read("");
    let writer = Writer::to(page, newsroom);
    writer.fills("Name", "Ada");
    writer
}

fn hears_of_arrival(site: &Site, page: &Page<'_>) {
    let saying = |kind: &str, body: &str| Outcome::Takes(Answer::text(kind, body));
    let outcomes = [
        (Outcome::published(), "Thank you. Your comment has been published."),
        (Outcome::for_review(), "Thank you. An editor reads it before it is published."),
        (Outcome::taken(200), "Thank you. Your comment has arrived."),
        (saying("application/json", "null"), "Thank you. Your comment has arrived."),
        (
            saying("application/vnd.comments+json; charset=utf-8", "[1, \"two\"]"),
            "Thank you. Your comment has arrived.",
        ),
        (Outcome::Takes(Answer::html("<p>Thank you").status(201)), "Thank you. Your comment has been published."),
    ];
    let newsroom = Newsroom::at(site, "comments", outcomes.clone().map(|(outcome, _)| outcome));
    let writer = begins(site, page, &newsroom);
    for (number, (_, words)) in outcomes.iter().enumerate() {
        writer.writes(&format!("Comment {number}"));
        writer.sends();
        writer.is_told_of_arrival(words);
    }
    let texts: Vec<String> = newsroom.comments().iter().map(|comment| comment.text().to_owned()).collect();
    assert_eq!(texts, ["Comment 0", "Comment 1", "Comment 2", "Comment 3", "Comment 4", "Comment 5"]);
    assert!(newsroom.comments().iter().all(|comment| comment.field("name") == "Ada"));
    assert_eq!(keys(&newsroom).len(), 6, "every comment has a key of its own");

    // Who clicks twice sends once.
    newsroom.then([Outcome::published().answered(|answer| answer.delay(Duration::from_millis(500)))]);
    writer.writes("Comment 6");
    writer.form().by_role("button", "Send comment").double_click((0, 0));
    writer.tries_again();
    writer.is_told_of_arrival("Thank you. Your comment has been published.");
}

fn puts_faults_right(site: &Site, page: &Page<'_>) {
    let detail = "Please look at these again.";
    let told = [
        ("name", "This name is taken."),
        ("text", "Please keep to the subject. <b>"),
        ("coverage", "The coverage is about to end."),
    ];
    let broken = Answer::text("application/problem+json", "{\"detail\": \"Look ag").status(422);
    let newsroom = Newsroom::at(
        site,
        "comments",
        [
            Outcome::problem(422, detail, &told),
            Outcome::problem(400, "No such coverage.", &[]),
            Outcome::status(400),
            Outcome::Refuses(broken),
            Outcome::published(),
        ],
    );
    let writer = begins(site, page, &newsroom);
    let sentence = "The server did not take the comment as it is. Please change it and send it again.";
    writer.writes("It sways.");
    writer.sends();
    writer.is_refused("comment-faults", sentence);
    let alert = writer.form().css("[role=alert]");
    alert.says("Please look at these again. The coverage is about to end.");
    let (text, name) = (page.by_role("textbox", "Your comment"), page.by_role("textbox", "Name"));
    for (control, problem) in [(&name, told[0].1), (&text, told[1].1)] {
        control.has("aria-invalid", "true");
        let described: String = control.read(
            "return element.getAttribute('aria-describedby').split(' ')
                 .map(id => document.getElementById(id)?.textContent ?? '').join(' ');",
        );
        assert!(described.contains(problem), "{described}");
    }
    alert.by_role("button", "Name: This name is taken.").click();
    name.is_focused();
    alert.by_role("button", "Your comment: Please keep to the subject. <b>").click();
    text.is_focused();

    writer.writes("The bridge sways.");
    page.wait("the fault to be gone", || text.attribute("aria-invalid").is_none());
    writer.fills("Name", "Ada L.");
    writer.sends();
    writer.is_refused("comment-faults", "No such coverage.");
    for _ in 0..2 {
        writer.sends();
        writer.is_refused("comment-faults", sentence);
    }
    writer.sends();
    writer.is_told_of_arrival("Thank you. Your comment has been published.");
    assert_eq!(newsroom.comments()[0].text(), "The bridge sways.");
    assert_eq!(keys(&newsroom).len(), 5, "what was found fault with is sent as a new comment");
}

fn hears_of_refusals(site: &Site, page: &Page<'_>) {
    let refusals = [
        (401, "comment-forbidden", "sign in at the publisher’s own page"),
        (403, "comment-forbidden", "sign in at the publisher’s own page"),
        (409, "comment-known", "An earlier version of this comment has arrived already."),
        (413, "comment-too-large", "Shorten it, or send it in two parts."),
        (404, "comment-refused", "(404). Your words are still here"),
        (405, "comment-refused", "(405). Your words are still here"),
        (415, "comment-refused", "(415). Your words are still here"),
    ];
    let newsroom = Newsroom::at(site, "comments", refusals.map(|(status, ..)| Outcome::status(status)));
    let writer = begins(site, page, &newsroom);
    writer.writes("It sways.");
    let mut sentences = HashSet::new();
    for (status, failure, words) in refusals {
        writer.sends();
        writer.is_refused(failure, words);
        let words = writer.form().css("[role=alert]").text();
        assert!(sentences.insert(words.clone()) || status == 403, "{status} in the words of another: {words}");
        assert!(!writer.form().css("textarea[readonly]").exists(), "{status} cannot be edited");
    }
    newsroom.then([Outcome::published()]);
    writer.sends();
    writer.is_told_of_arrival("Thank you. Your comment has been published.");
    assert_eq!(keys(&newsroom).len(), refusals.len() + 1, "the reader has decided to send it anew");
}

fn hears_of_strangers(site: &Site, page: &Page<'_>) {
    let page_of_network = "<!doctype html><title>Sign in</title>";
    let strangers = [
        Outcome::sign_in(),
        Outcome::Refuses(Answer::claiming_json(page_of_network)),
        Outcome::Refuses(Answer::claiming_json("thanks")),
        Outcome::Refuses(Answer::text("text/plain", "").status(204)),
    ];
    let newsroom = Newsroom::at(site, "comments", strangers.clone());
    site.runs_first(UNHURRIED);
    let writer = begins(site, page, &newsroom);
    writer.writes("It sways.");
    for _ in strangers {
        writer.sends();
        writer.is_refused("comment-not-understood", SIGN_IN);
    }
    // Half an answer is none, so nobody knows; the key makes it safe to ask again.
    let whole = || Answer::json(&json!({"id": 1, "state": "published"}));
    newsroom.then([
        Outcome::Refuses(Answer::claiming_json("{\"id\": 1, \"sta")),
        Outcome::Refuses(whole().closed_after(9)),
        Outcome::Takes(whole()),
    ]);
    writer.sends();
    writer.is_told("queued", "It will be sent again, and cannot arrive twice.");
    writer.hurries();
    writer.is_told("queued", "It will be sent again, and cannot arrive twice.");
    writer.hurries();
    writer.is_told_of_arrival("Thank you. Your comment has arrived.");
    assert_eq!(keys(&newsroom).len(), 1, "whoever has the comment knows it again");
}

fn is_led_elsewhere(site: &Site, page: &Page<'_>) {
    let to = |address: &str, status| Outcome::Refuses(Answer::html("").status(status).header("Location", address));
    site.answer("sign-in", Answer::html("<!doctype html><title>Sign in</title>"));
    // Browsers make a GET of a POST that is led elsewhere, and any server may have an answer in JSON to that.
    site.answer("list", &json!([]));
    let ways = [to("sign-in", 302), to("list", 301), to("list", 303), to("list", 307), to("list", 308)];
    let newsroom = Newsroom::at(site, "comments", ways.clone());
    let writer = begins(site, page, &newsroom);
    writer.writes("It sways.");
    for _ in ways {
        writer.sends();
        writer.is_refused("comment-not-understood", SIGN_IN);
    }
    let elsewhere = [site.requests_for("sign-in"), site.requests_for("list")].concat();
    let posted: Vec<String> =
        elsewhere.iter().filter(|request| !request.body.is_empty()).map(ToString::to_string).collect();
    assert!(posted.is_empty(), "the comment went to addresses that the feed does not name: {posted:?}");
    newsroom.then([Outcome::published()]);
    writer.sends();
    writer.is_told_of_arrival("Thank you. Your comment has been published.");
}

fn goes_out_as_documented(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", [Outcome::published()]);
    let comments = json!({
        "protocol": "json",
        "action": newsroom.action(),
        "fields": {"email": "required", "place": "optional", "phone": "optional"},
        "terms": "https://example.org/terms?of=2026",
    });
    site.serves(&commented(comments).with("id", "the storm/1").json());
    page.read("");
    let () = page.look("document.cookie = 'session=secret; path=/'; localStorage.setItem('secret', 'kept');", &[]);
    let writer = Writer::to(page, &newsroom);
    page.post("bridge").offers("Reply").click();
    writer.form().by_role("link", starting("In reply to")).appears();
    let text = "  It sways.\n\n\"Really\" \\ <b>\t🌉 \n";
    writer.writes(text);
    writer.fills("Name", "Ada");
    writer.fills("E-mail", "ada@example.org");
    writer.fills("Town and country optional", "Leeds");
    writer.fills("Telephone optional", "+44 7700 900123");
    page.by_role("checkbox", "I agree to the terms and conditions").click();
    assert!(newsroom.attempts().is_empty(), "sent before the reader said so");
    writer.sends();
    writer.is_told_of_arrival("Thank you. Your comment has been published.");

    let first = newsroom.attempts().remove(0);
    let body = |request: &Request| String::from_utf8(request.body.clone()).expect("it is UTF-8");
    let full = concat!(
        r#"{"coverage":"the storm/1","inReplyTo":"bridge","name":"Ada","email":"ada@example.org","place":"Leeds","#,
        r#""phone":"+44 7700 900123","text":"It sways.\n\n\"Really\" \\ <b>\t🌉","terms":"https://example.org/terms?of=2026"}"#
    );
    assert_eq!(body(&first), full);
    for (name, value) in [
        ("Content-Type", Some("application/json")),
        ("Accept", Some("application/json")),
        ("Cookie", None),
        ("Authorization", None),
    ] {
        assert_eq!(first.header(name), value, "{name}");
    }
    let key = first.header("Idempotency-Key").unwrap_or_default();
    let digits = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or_default();
    assert!(digits.len() == 32 && digits.chars().all(|digit| matches!(digit, '0'..='9' | 'a'..='f')), "{key}");

    // Only what the next feed asks for, though the form once held more.
    let comments = json!({"protocol": "json", "action": newsroom.action()});
    site.serves(&commented(comments).json());
    page.read("");
    writer.writes("Briefly.");
    writer.fills("Name", "Bea");
    writer.sends();
    writer.is_told_of_arrival("Thank you. Your comment has been published.");
    let second = newsroom.attempts().remove(1);
    assert_eq!(body(&second), r#"{"coverage":"e2e","name":"Bea","text":"Briefly."}"#);
    assert_eq!(second.header("Cookie"), None);
    assert_eq!(keys(&newsroom).len(), 2);
    let named: Vec<Value> =
        page.look("return Object.keys(localStorage).filter((key) => !/^aih:(place|known):/.test(key));", &[]);
    assert_eq!(named, ["secret"], "what was sent is still on the device");
}

fn goes_abroad(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::abroad(site, "comments", [Outcome::busy(503, "2"), Outcome::published()]);
    site.runs_first(UNHURRIED);
    let writer = begins(site, page, &newsroom);
    // One that has nothing to say to other origins is as if it were not there; its answers cannot be read.
    site.answer_to("OPTIONS", "comments", Answer::error(405));
    writer.writes("It sways.");
    writer.presses("Send comment");
    writer.is_told("queued", "It will be sent again, and cannot arrive twice.");
    // The browser says why in its console.
    page.forgive();
    assert!(site.requests_for("comments").iter().any(|request| request.method == "OPTIONS"));
    writer.presses("Edit");

    let () = page.look("window.hurried = true;", &[]);
    let newsroom = Newsroom::abroad(site, "comments", [Outcome::busy(503, "2"), Outcome::published()]);
    let writer = Writer::to(page, &newsroom);
    writer.writes("It sways.");
    writer.sends();
    writer.is_told("queued", "It will be sent again, and cannot arrive twice.");
    let first = newsroom.attempts().remove(0);
    assert_eq!((first.header("Cookie"), first.header("Origin")), (None, Some(site.origin().as_str())));
    // The time that the newsroom asks for can be read, so the button for now is not there.
    writer.form().by_role("timer", "").appears();
    assert_eq!(writer.form().by_role("button", "Send now").count(), 0);
    writer.tries_again();
    writer.is_told_of_arrival("Thank you. Your comment has been published.");
    assert_eq!(keys(&newsroom).len(), 1);
}

/// The keys of all tries, each once.
pub(super) fn keys(newsroom: &Newsroom) -> HashSet<String> {
    let attempts = newsroom.attempts();
    let key = |request: &Request| request.header("Idempotency-Key").map(str::to_owned);
    let keys: Vec<String> = attempts.iter().filter_map(key).collect();
    assert_eq!(keys.len(), attempts.len(), "a try without a key");
    keys.into_iter().collect()
}
