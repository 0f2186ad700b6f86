//! Comments that go to a real Isso, which knows no keys: nothing is sent a second time that may have arrived.

use e2e::isso::{Isso, LEAST};
use e2e::page::{Page, starting};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use e2e::writer::{UNHURRIED, Writer, commented};
use serde_json::{Value, json};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a comment stands in Isso as it is documented", stands_in_isso),
    ("a comment that may be in Isso is sent again by nobody but its writer", is_sent_again_by_its_writer),
    ("a comment that Isso was sent when the page went is sent again by nobody but its writer", outlives_the_page),
    ("a comment that waits in two tabs arrives in Isso once", arrives_from_one_tab),
];

const PUBLISHED: &str = "Thank you. Your comment has been published.";
const UNKNOWN: &str =
    "No answer came. Your comment may have arrived or not. If you send it again, it may appear twice.";

fn comments(isso: &Isso) -> Value {
    json!({
        "protocol": "isso",
        "action": isso.action(),
        "fields": {"email": "optional", "place": "optional", "phone": "required"},
    })
}

fn stands_in_isso(site: &Site, page: &Page<'_>) {
    let isso = Isso::publishing(site);
    let coverage = commented(comments(&isso)).with("url", "https://example.org/live/storm?page=1#top");
    site.serves(&coverage.json());
    page.read("");
    let writer = Writer::to_isso(page, site, &isso);
    let text = " It sways.\n\n*Really* <b>\t🌉 \n";
    writer.fills("Name", "Ada & Co");
    assert_eq!(writer.form().by_role("textbox", starting("Telephone")).count(), 0, "Isso has nowhere to keep it");
    writer.writes(text);
    writer.sends();
    writer.is_told_of_arrival(PUBLISHED);
    writer.fills("E-mail optional", "ada@example.org");
    writer.fills("Town and country optional", "Leeds");
    page.post("bridge").offers("Reply").click();
    writer.form().by_role("link", starting("In reply to")).appears();
    writer.writes("I crossed it.");
    writer.sends();
    writer.is_told_of_arrival(PUBLISHED);
    let stored = isso.all();
    let of = |number: usize| {
        let comment = &stored[number];
        (comment.uri.as_str(), comment.text.as_str(), comment.author.as_deref(), comment.email.as_deref())
    };
    assert_eq!(of(0), ("/live/storm", text.trim(), Some("Ada &amp; Co"), None));
    let reply = ("/live/storm#post-bridge", "I crossed it.", Some("Ada &amp; Co, Leeds"), Some("ada@example.org"));
    assert_eq!(of(1), reply);
    for comment in &stored {
        assert_eq!((comment.title.as_str(), comment.website.as_deref(), comment.parent), ("The storm", None, None));
        assert!(!comment.pending);
    }
    for request in site.requests_for("isso/new") {
        assert_eq!((request.header("Idempotency-Key"), request.header("Cookie")), (None, None));
        assert_eq!(request.header("Content-Type"), Some("application/json"));
    }

    writer.writes(&"x".repeat(LEAST - 1));
    writer.sends();
    writer.is_refused("comment-faults", "The server did not take the comment as it is.");
    writer.writes(&"x".repeat(LEAST));
    writer.sends();
    writer.is_told_of_arrival(PUBLISHED);

    drop(writer);
    drop(isso);
    let isso = Isso::moderating(site);
    let writer = Writer::to_isso(page, site, &isso);
    writer.writes("Let me through.");
    writer.sends();
    writer.is_told_of_arrival("Thank you. An editor reads it before it is published.");
    assert!(isso.all()[0].pending);
}

fn is_sent_again_by_its_writer(site: &Site, page: &Page<'_>) {
    let isso = Isso::publishing(site);
    let cut_before = Answer::refusal();
    let cut_after = Answer::handed_on().lost();
    let script =
        [cut_before, Answer::error(502), Answer::error(500), cut_after, Answer::error(503), Answer::handed_on()];
    site.answer_to("POST", "isso/new", script);
    site.runs_first(UNHURRIED);
    site.serves(&commented(comments(&isso)).json());
    page.read("");
    let writer = Writer::to_isso(page, site, &isso);
    writer.fills("Name", "Ada");
    writer.writes("It sways.");
    writer.sends();
    writer.is_refused("comment-unknown", UNKNOWN);
    page.reload();
    page.ready();
    writer.is_refused("comment-unknown", UNKNOWN);
    for _ in 0..2 {
        writer.presses("Send again");
        writer.tries_again();
        writer.is_refused("comment-unknown", UNKNOWN);
    }
    writer.will_not_hear();
    writer.presses("Send again");
    writer.tries_again();
    writer.is_refused("comment-unknown", UNKNOWN);
    // The writer looks at the discussion, and finds it there.
    writer.presses("It has arrived");
    writer.is_told_of_arrival("Thank you. Your comment has arrived.");
    assert_eq!(isso.comments("/e2e").len(), 1);

    // What waits before Isso has not arrived for certain.
    writer.writes("It sways again.");
    writer.sends();
    writer.is_told("queued", "The server could not take your comment just now.");
    writer.hurries();
    writer.is_told_of_arrival(PUBLISHED);
    let texts: Vec<String> = isso.all().into_iter().map(|comment| comment.text).collect();
    assert_eq!(texts, ["It sways.", "It sways again."]);
}

/// A writer whose comment waits, as Isso has a problem at first.
#[track_caller]
fn waits_for_isso<'p>(site: &'p Site, page: &'p Page<'p>, isso: &'p Isso) -> Writer<'p> {
    site.runs_first(UNHURRIED);
    site.serves(&commented(comments(isso)).json());
    page.read("");
    let writer = Writer::to_isso(page, site, isso);
    writer.fills("Name", "Ada");
    writer.writes("It sways.");
    writer.sends();
    writer.is_told("queued", "The server could not take your comment just now.");
    writer
}

fn outlives_the_page(site: &Site, page: &Page<'_>) {
    let isso = Isso::publishing(site);
    site.answer_to("POST", "isso/new", [Answer::error(503), Answer::handed_on().unheard(), Answer::handed_on()]);
    let writer = waits_for_isso(site, page, &isso);
    // The page that comes next sends what has not arrived, and goes itself before Isso answers.
    page.reload();
    page.ready();
    writer.tries_again();
    writer.will_not_hear();
    page.becomes("the comments in Isso", 1, || isso.all().len());
    writer.is_told("sending", "");
    page.reload();
    page.ready();
    writer.is_refused("comment-unknown", UNKNOWN);
    writer.presses("It has arrived");
    writer.is_told_of_arrival("Thank you. Your comment has arrived.");
    page.reload();
    page.ready();
    writer.form().has("data-submission", "editing");
    writer.keeps_the_comment();
}

fn arrives_from_one_tab(site: &Site, page: &Page<'_>) {
    let isso = Isso::publishing(site);
    site.answer_to("POST", "isso/new", [Answer::error(503), Answer::handed_on()]);
    let writer = waits_for_isso(site, page, &isso);
    page.in_another_tab(|| {
        page.read("");
        writer.tries_again();
        writer.is_told_of_arrival(PUBLISHED);
    });
    // The first tab still offers to send it.
    writer.presses("Send now");
    writer.form().has("data-submission", "editing");
    writer.keeps_the_comment();
}
