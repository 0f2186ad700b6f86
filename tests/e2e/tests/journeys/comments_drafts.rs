//! What a reader has written, and what the device keeps of it.

use e2e::feeds::Coverage;
use e2e::newsroom::{Newsroom, Outcome};
use e2e::page::{Page, starting};
use e2e::server::Site;
use e2e::suite::Steps;
use e2e::writer::opens_form;
use serde_json::json;

use crate::comments::{comments, field, form, holds, is, outcome, send, takes_comments, tick, ticks};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader finds a draft again, until the comment is sent", finds_a_draft_again),
    ("a reader is remembered in every coverage, until that is no longer wanted", is_remembered),
    ("a reader writes and sends where nothing can be stored", writes_without_storage),
    ("a reader goes on writing in another tab", goes_on_in_another_tab),
];

const REMEMBER: &str = "Remember me on this device";

/// The storm, whose form asks for everything and needs little of it.
fn asks_for_all(newsroom: &Newsroom) -> Coverage {
    let asked = json!({"fields": {"email": "optional", "place": "optional", "phone": "optional"}});
    takes_comments(newsroom).with("comments", comments(newsroom, &asked))
}

/// All that the device holds, keys and values.
fn kept(page: &Page<'_>) -> String {
    page.look("return JSON.stringify(localStorage);", &[])
}

fn finds_a_draft_again(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    site.serves(&asks_for_all(&newsroom).json());
    let elsewhere = asks_for_all(&newsroom).with("id", "flood").json();
    site.answer("elsewhere.json", &elsewhere);
    page.read("");
    page.is_at_rest();
    opens_form(page);
    page.post("email").offers("Reply").click();
    field(page, "Your comment").is_focused();
    page.type_text("Us too, since nine.");
    field(page, "Name").type_text("Ada");
    field(page, "Town and country").type_text("Leeds");
    field(page, "E-mail").type_text("ada@example.org");
    field(page, "Telephone").type_text("0123456789");
    // What others could do harm with is not kept unless the reader asks for it.
    let kept_now = kept(page);
    assert!(kept_now.contains("since nine") && !kept_now.contains("ada@") && !kept_now.contains("0123"), "{kept_now}");

    let is_here = || {
        for (label, value) in [
            ("Your comment", "Us too, since nine."),
            ("Name", "Ada"),
            ("Town and country", "Leeds"),
            ("E-mail", ""),
            ("Telephone", ""),
        ] {
            holds(page, label, value);
        }
        form(page).by_role("link", "In reply to the post of 13:00").counts(1);
    };
    page.read("?feed=elsewhere.json");
    opens_form(page);
    for label in ["Your comment", "Name", "Town and country"] {
        holds(page, label, "");
    }
    form(page).by_role("link", starting("In reply to")).counts(0);
    page.read("");
    opens_form(page);
    is_here();
    page.reload();
    page.ready();
    opens_form(page);
    is_here();

    send(page);
    is(page, "sent");
    assert_eq!(newsroom.comments()[0].text(), "Us too, since nine.");
    let kept_now = kept(page);
    for gone in ["since nine", "Ada", "Leeds", "aih:draft", "aih:reader"] {
        assert!(!kept_now.contains(gone), "{kept_now}");
    }
}

fn is_remembered(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    site.serves(&asks_for_all(&newsroom).json());
    site.answer("elsewhere.json", &asks_for_all(&newsroom).with("id", "flood").json());
    page.read("");
    opens_form(page);
    let person =
        [("Name", "Ada"), ("E-mail", "ada@example.org"), ("Town and country", "Leeds"), ("Telephone", "0123456789")];
    field(page, "Your comment").type_text("Light again!");
    for (label, value) in person {
        field(page, label).type_text(value);
    }
    ticks(page, REMEMBER);
    send(page);
    is(page, "sent");
    page.read("?feed=elsewhere.json");
    opens_form(page);
    for (label, value) in person {
        holds(page, label, value);
    }
    holds(page, "Your comment", "");
    assert!(tick(page, REMEMBER).read::<bool>("return element.checked;"));
    ticks(page, REMEMBER);
    let kept_now = kept(page);
    for gone in ["ada@", "0123", "aih:reader"] {
        assert!(!kept_now.contains(gone), "{kept_now}");
    }
    page.read("");
    opens_form(page);
    for (label, _) in person {
        holds(page, label, "");
    }
    assert!(!tick(page, REMEMBER).read::<bool>("return element.checked;"));
}

fn writes_without_storage(site: &Site, page: &Page<'_>) {
    site.runs_first(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }});",
    );
    let newsroom = Newsroom::at(site, "comments", [Outcome::busy(503, "60"), Outcome::published()]);
    site.serves(&takes_comments(&newsroom).json());
    page.read("");
    opens_form(page);
    field(page, "Your comment").type_text("Light again!");
    field(page, "Name").type_text("Ada");
    ticks(page, REMEMBER);
    send(page);
    is(page, "queued");
    outcome(page).by_role("button", "Edit").click();
    is(page, "editing");
    holds(page, "Your comment", "Light again!");
    page.press("Control+Enter");
    is(page, "sent");
    assert_eq!(newsroom.comments()[0].body, json!({"coverage": "storm", "name": "Ada", "text": "Light again!"}));
    let keys: Vec<_> =
        newsroom.attempts().iter().map(|request| request.header("idempotency-key").map(str::to_owned)).collect();
    assert_eq!(keys[0], keys[1], "the same comment has two keys");
    page.reload();
    page.ready();
    opens_form(page);
    holds(page, "Name", "");
}

fn goes_on_in_another_tab(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    site.serves(&takes_comments(&newsroom).json());
    page.read("");
    opens_form(page);
    field(page, "Your comment").type_text("Light");
    page.in_another_tab(|| {
        page.read("");
        opens_form(page);
        holds(page, "Your comment", "Light");
        field(page, "Your comment").focus();
        page.press("Control+End");
        page.type_text(" again!");
        field(page, "Name").type_text("Ada");
    });
    holds(page, "Your comment", "Light again!");
    // Sent in one, it does not wait to be sent again in the other.
    page.in_another_tab(|| {
        page.read("");
        opens_form(page);
        send(page);
        is(page, "sent");
    });
    holds(page, "Your comment", "");
    assert_eq!(newsroom.count(), 1);
    // Where nothing was written, too.
    page.reload();
    page.ready();
    opens_form(page);
    page.in_another_tab(|| {
        page.read("");
        opens_form(page);
        field(page, "Your comment").type_text("And gone.");
    });
    holds(page, "Your comment", "And gone.");
    // A letter in the second of two windows takes nothing away from the first; nor does a window that empties its own.
    page.reload();
    page.ready();
    opens_form(page);
    let long = "And gone. ".repeat(40);
    page.in_another_tab(|| {
        page.read("");
        opens_form(page);
        field(page, "Your comment").paste(&long);
    });
    let written = format!("And gone.{long}");
    holds(page, "Your comment", &written);
    field(page, "Your comment").focus();
    page.press("Control+End");
    page.type_text("!");
    page.in_another_tab(|| {
        page.read("");
        opens_form(page);
        holds(page, "Your comment", &format!("{written}!"));
        field(page, "Your comment").focus();
        page.press("Control+a");
        page.press("Delete");
    });
    holds(page, "Your comment", &format!("{written}!"));
}
