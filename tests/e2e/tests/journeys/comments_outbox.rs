//! Comments that cannot be taken in at once: they wait, and arrive once.

use std::time::Duration;

use e2e::clock::Clock;
use e2e::newsroom::{Newsroom, Outcome};
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use e2e::writer::{UNHURRIED, Writer, commented};
use serde_json::{Value, json};

use crate::comments_answers::{begins, keys};
use crate::live::OPENED;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a comment is sent until a newsroom in trouble takes it in, once", is_sent_until_taken_in),
    ("a comment waits for as long as the newsroom asks", waits_as_asked),
    ("a comment that was edited while it waited arrives as the writer decides", is_edited_while_it_waits),
    ("a comment waits for the network, unless the writer takes it back", waits_for_the_network),
    ("a comment is sent on after the page was reloaded", outlives_the_page),
    ("a comment that was written before the page came is sent by one click", is_sent_by_one_click),
    ("a comment that waits in two tabs arrives once", arrives_from_one_tab),
];

const TROUBLE: &str =
    "The server could not take your comment just now. It will be sent again, and cannot arrive twice.";
const BUSY: &str = "The server is taking no more comments for the moment. Yours will be sent later.";
const PUBLISHED: &str = "Thank you. Your comment has been published.";

/// The page sends for the second time after a second or two, and then leaves it to the writer: as
/// [`UNHURRIED`](e2e::writer::UNHURRIED), but from the second time on.
const HURRIED_ONCE: &str = "
    let sent = 0;
    addEventListener('aih:comment', ({detail}) => { if (detail.submission === 'sending') sent++; });
    const later = setTimeout;
    window.setTimeout = (act, ms, ...more) => later(act, ms === 1000 && sent > 1 ? 3600000 : ms, ...more);";

fn is_sent_until_taken_in(site: &Site, page: &Page<'_>) {
    let troubles = [
        Outcome::status(503),
        Outcome::status(500),
        Outcome::status(502),
        Outcome::status(425),
        Outcome::Refuses(Answer::refusal()),
    ];
    let newsroom = Newsroom::at(site, "comments", troubles.clone());
    site.runs_first(HURRIED_ONCE);
    let writer = begins(site, page, &newsroom);
    writer.writes("It sways.");
    writer.sends();
    writer.is_told("queued", TROUBLE);
    assert!(writer.form().css("textarea[readonly]").exists(), "what waits can be written on");
    writer.tries_again();
    writer.is_told("queued", TROUBLE);
    for _ in &troubles[2..] {
        writer.hurries();
        writer.is_told("queued", TROUBLE);
    }
    // Now it is taken in, but nobody hears of that; twice.
    newsroom.then([Outcome::published().lost(), Outcome::published().lost(), Outcome::published()]);
    writer.will_not_hear();
    for _ in 0..2 {
        writer.hurries();
        writer.is_told("queued", TROUBLE);
    }
    // To look at it again makes no other comment of it.
    writer.presses("Edit");
    writer.sends();
    writer.is_told_of_arrival(PUBLISHED);
    assert_eq!((newsroom.count(), keys(&newsroom).len()), (1, 1));

    newsroom.then([Outcome::status(429), Outcome::published()]);
    writer.writes("It sways again.");
    writer.sends();
    writer.is_told("queued", BUSY);
    writer.hurries();
    writer.is_told_of_arrival(PUBLISHED);
    assert_eq!(keys(&newsroom).len(), 2);
}

fn waits_as_asked(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    let clock = Clock::of(site, OPENED, "");
    let writer = begins(site, page, &newsroom);
    // Three minutes after the page was opened.
    newsroom.then([Outcome::busy(503, "Sat, 10 Jan 2026 18:03:00 GMT"), Outcome::published()]);
    writer.writes("It sways.");
    writer.sends();
    writer.is_told("queued", TROUBLE);
    nobody_can_hurry(&writer);
    clock.passes(page, Duration::from_secs(100));
    writer.form().has("data-submission", "queued");
    writer.tries_again();
    clock.passes(page, Duration::from_secs(90));
    writer.is_told_of_arrival(PUBLISHED);
    let sent = clock.at(&newsroom.attempts()[1]);
    assert!(sent >= Duration::from_secs(180), "sent again after {sent:?}");

    newsroom.then([Outcome::busy(429, "55"), Outcome::published()]);
    writer.writes("It still sways.");
    writer.sends();
    writer.is_told("queued", BUSY);
    nobody_can_hurry(&writer);
    // Neither a network that comes back is a reason to ask sooner, nor a page that comes again.
    page.goes_offline();
    page.comes_online();
    let told = seconds_left(&writer);
    clock.passes(page, Duration::from_secs(10));
    page.wait("the time to the next try to grow shorter", || seconds_left(&writer) <= told - 10);
    writer.keeps_the_comment();
    page.reload();
    page.ready();
    writer.form().has("data-submission", "queued");
    writer.tries_again();
    clock.passes(page, Duration::from_secs(60));
    writer.is_told_of_arrival(PUBLISHED);
    let [asked, sent] = [2, 3].map(|attempt| clock.at(&newsroom.attempts()[attempt]));
    assert!(sent - asked >= Duration::from_secs(55), "sent again after {:?}", sent - asked);
    assert_eq!(keys(&newsroom).len(), 2);
}

#[track_caller]
fn nobody_can_hurry(writer: &Writer<'_>) {
    assert_eq!(writer.form().by_role("button", "Send now").count(), 0, "somebody can hurry");
}

/// How long the next try is away, as the form says.
#[track_caller]
fn seconds_left(writer: &Writer<'_>) -> u64 {
    let said = writer.form().css("[role=timer]").text();
    let seconds = said.strip_prefix("Next try in ").and_then(|rest| rest.strip_suffix(" sec."));
    seconds.and_then(|seconds| seconds.parse().ok()).unwrap_or_else(|| panic!("{said:?} tells no seconds"))
}

fn is_edited_while_it_waits(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", [Outcome::published().unheard(), Outcome::published()]);
    let clock = Clock::of(site, OPENED, UNHURRIED).impatient();
    let writer = begins(site, page, &newsroom);
    writer.writes("It sways.");
    writer.will_not_hear();
    writer.sends();
    page.becomes("the tries to send", 1, || newsroom.attempts().len());
    clock.passes(page, Duration::from_secs(6));
    writer.form().has("data-submission", "sending");
    writer.keeps_the_comment();
    clock.passes(page, Duration::from_secs(5));
    writer.is_told("queued", TROUBLE);
    writer.presses("Edit");
    page.by_role("textbox", "Your comment").is_focused();
    writer.writes("It does not sway.");
    writer.sends();
    writer.is_refused("comment-known", "An earlier version of this comment has arrived already.");
    assert_eq!(newsroom.comments()[0].text(), "It sways.");
    assert_eq!(keys(&newsroom).len(), 1, "what may have arrived stays known by its key");
    // What the writer was told makes two of it.
    writer.has_heard();
    writer.sends();
    writer.is_told_of_arrival(PUBLISHED);
    let texts: Vec<String> = newsroom.comments().iter().map(|comment| comment.text().to_owned()).collect();
    assert_eq!(texts, ["It sways.", "It does not sway."]);
    assert_eq!(keys(&newsroom).len(), 2);
}

fn waits_for_the_network(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", [Outcome::published()]);
    let writer = begins(site, page, &newsroom);
    let offline = "You are offline. Your comment will be sent once there is a network.";
    page.goes_offline();
    writer.writes("It sways.");
    writer.presses("Send comment");
    writer.is_told("queued", offline);
    writer.presses("Cancel");
    page.announced("It is no longer waiting to be sent. Your words are still here.");
    page.comes_online();
    writer.form().has("data-submission", "editing");
    page.goes_offline();
    writer.presses("Send comment");
    writer.is_told("queued", offline);
    page.comes_online();
    writer.tries_again();
    writer.is_told_of_arrival(PUBLISHED);
    // The device may be wrong.
    page.denies_its_network(true);
    writer.writes("It holds.");
    writer.presses("Send comment");
    writer.is_told("queued", offline);
    writer.presses("Send now");
    writer.tries_again();
    writer.is_told_of_arrival(PUBLISHED);
    page.denies_its_network(false);
    // The network that comes and goes sends nothing twice, and nothing that was taken back.
    page.goes_offline();
    page.comes_online();
    writer.writes("Another one.");
    writer.sends();
    writer.is_told_of_arrival(PUBLISHED);
    assert_eq!(newsroom.count(), 3);
}

fn outlives_the_page(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", [Outcome::status(503)]);
    let writer = begins(site, page, &newsroom);
    writer.writes("It sways.");
    writer.sends();
    writer.is_told("queued", TROUBLE);
    newsroom.then([Outcome::published()]);
    page.reload();
    page.ready();
    writer.tries_again();
    writer.is_told_of_arrival(PUBLISHED);
    assert_eq!(keys(&newsroom).len(), 1);

    // The page goes while the answer is on its way.
    newsroom.then([Outcome::published().unheard(), Outcome::published()]);
    writer.writes("It sways again.");
    writer.fills("Name", "Ada");
    writer.sends();
    writer.will_not_hear();
    page.becomes("the comments at the newsroom", 2, || newsroom.count());
    writer.form().has("data-submission", "sending");
    page.reload();
    page.ready();
    writer.tries_again();
    writer.is_told_of_arrival(PUBLISHED);
    assert_eq!((newsroom.count(), keys(&newsroom).len()), (2, 2));

    // It waits, and no comments are taken any more when the page comes again.
    newsroom.then([Outcome::status(503)]);
    writer.writes("Too late.");
    writer.fills("Name", "Ada");
    writer.sends();
    writer.is_told("queued", TROUBLE);
    let tried = newsroom.attempts().len();
    newsroom.then([Outcome::published()]);
    let closed = json!({"open": false, "protocol": "json", "action": newsroom.action()});
    site.serves(&commented(closed).json());
    page.reload();
    page.ready();
    writer.form().says("Comments are closed.");
    page.becomes("what is written", "Too late.".to_owned(), || writer.form().css("textarea").value());
    assert!(writer.form().css("textarea[readonly]").exists());
    // Once they are taken again it is for the writer to send it.
    site.serves(&commented(json!({"protocol": "json", "action": newsroom.action()})).json());
    page.reload();
    page.ready();
    page.by_role("button", "Send comment").appears();
    writer.form().has("data-submission", "editing");
    writer.keeps_the_comment();
    assert_eq!((newsroom.attempts().len(), newsroom.count()), (tried, 2));
    writer.writes("Too late?");
    writer.sends();
    writer.is_told_of_arrival(PUBLISHED);
}

fn is_sent_by_one_click(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", [Outcome::published()]);
    let writer = begins(site, page, &newsroom);
    writer.writes("It sways.");
    page.reload();
    page.ready();
    writer.keeps_the_comment();
    writer.sends();
    writer.is_told_of_arrival(PUBLISHED);
}

fn arrives_from_one_tab(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", [Outcome::status(503)]);
    site.runs_first(UNHURRIED);
    let writer = begins(site, page, &newsroom);
    writer.writes("It sways.");
    writer.sends();
    writer.is_told("queued", TROUBLE);
    page.in_another_tab(|| {
        page.read("");
        writer.tries_again();
        writer.is_told("queued", TROUBLE);
        newsroom.then([Outcome::published()]);
        writer.hurries();
        writer.is_told_of_arrival(PUBLISHED);
    });
    // The first tab still offers to send it.
    writer.presses("Send now");
    writer.form().has("data-submission", "editing");
    writer.keeps_the_comment();
    assert_eq!((newsroom.count(), keys(&newsroom).len()), (1, 1));
    let left: Vec<Value> =
        page.look("return Object.keys(localStorage).filter((key) => !/^aih:(place|known):/.test(key));", &[]);
    assert!(left.is_empty(), "what was sent is still on the device: {left:?}");
}
