//! What goes into the comment form, what is put right in it, and what goes out.

use e2e::feeds::storm;
use e2e::newsroom::{Newsroom, Outcome};
use e2e::page::{Name, Page, Target, starting};
use e2e::server::Site;
use e2e::suite::Steps;
use e2e::writer::opens_form;
use serde_json::{Value, json};

use crate::comments::{comments, field, form, holds, is, outcome, send, takes_comments, tick, ticks};
use crate::starting::NO_WORKER;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader is told what to put right in a comment", puts_right),
    ("a reader's comment goes out once it is sent, and as it was written", goes_out_as_written),
    ("a reader replies to a post, and sends by keys", replies_by_keys),
    ("a publisher chooses what a comment asks for", asks_for_as_much),
    ("a program that fills in every field is stopped once", stops_a_program),
    ("a reader finds comments closed, and the own words still there", finds_comments_closed),
];

fn puts_right(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    let asked = json!({"maxLength": 12, "fields": {"email": "required", "place": "optional"},
        "terms": "https://example.org/terms"});
    site.serves(&storm().with("comments", comments(&newsroom, &asked)).json());
    page.read("");
    opens_form(page);
    let summary = form(page).css("[role=alert][data-failure=comment-faults]");
    send(page);
    summary.says("Please check 4 fields:");
    outcome(page).is_focused();
    outcome(page).is_in_view();
    is(page, "editing");
    for (label, words) in [
        ("Your comment", "Please fill this in."),
        ("Name", "Please fill this in."),
        ("E-mail", "Please fill this in."),
        ("I agree to the terms and conditions", "Please accept the terms."),
    ] {
        summary.by_role("button", &*format!("{label}: {words}")).counts(1);
        let control = if label.starts_with("I agree") { tick(page, label) } else { field(page, label) };
        control.has("aria-invalid", "true");
        assert!(description(&control).contains(words), "{label} is described by {:?}", description(&control));
    }
    assert_eq!(field(page, "Town and country").attribute("aria-invalid"), None);

    summary.by_role("button", "Name: Please fill this in.").click();
    field(page, "Name").is_focused();
    field(page, "Name").is_in_view();
    page.type_text("Ada");
    summary.says("Please check 3 fields:");
    page.becomes("what is wrong with the name", None, || field(page, "Name").attribute("aria-invalid"));
    assert!(!description(&field(page, "Name")).contains("Please"));
    ticks(page, "I agree to the terms and conditions");
    summary.says("Please check 2 fields:");

    // Characters are counted as servers count them, and never cut: a family is five, an accent of its own one.
    field(page, "Your comment").paste("👨‍👩‍👧 e\u{301} — سلام");
    form(page).says("15 of 12 characters");
    form(page).css("[data-over]").says("15 of 12 characters");
    assert!(description(&field(page, "Your comment")).contains("15 of 12 characters"));
    summary.says("Please check one field:");
    field(page, "E-mail").type_text("ada at example.org");
    summary.disappears();
    page.press("Control+Enter");
    summary.says("Please check 2 fields:");
    summary.by_role("button", "Your comment: 3 characters too many.").counts(1);
    summary.by_role("button", "E-mail: This is not an e-mail address.").click();
    field(page, "E-mail").is_focused();
    holds(page, "Your comment", "👨‍👩‍👧 e\u{301} — سلام");
    field(page, "Your comment").focus();
    page.press("Control+End");
    for _ in 0..3 {
        page.press("Backspace");
    }
    form(page).says("12 of 12 characters");
    form(page).css("[data-over]").counts(0);
    assert_eq!(newsroom.attempts().len(), 0);
}

/// The text of all that `aria-describedby` names.
fn description(control: &Target<'_>) -> String {
    control.read(
        "return element.getAttribute('aria-describedby').split(' ')
             .map(id => document.getElementById(id)?.textContent ?? '').join(' ');",
    )
}

/// What is hard on its way: white space at the ends, line ends, signs of JSON and of markup, all planes of Unicode.
const AWKWARD: &str = "  “Grüße” \\ \"\n\n\t<b>&amp;</b>\u{2028}عربي 👨‍👩‍👧 e\u{301}\u{10ffff}\n ";

fn goes_out_as_written(site: &Site, page: &Page<'_>) {
    // Slow enough to be seen under way.
    let second = std::time::Duration::from_secs(1);
    let marked = |answer: e2e::server::Answer| answer.header("Set-Cookie", "comment=1").delay(second);
    let newsroom = Newsroom::at(site, "comments", [Outcome::published().answered(marked)]);
    site.serves(&takes_comments(&newsroom).json());
    page.read("");
    page.is_at_rest();
    opens_form(page);
    let () = page.look(
        "document.cookie = 'visitor=7';
         window.told = [];
         addEventListener('aih:comment', ({detail}) => told.push(detail.submission));",
        &[],
    );
    let sent = || site.requests().iter().filter(|request| request.method == "POST").count();
    field(page, "Name").type_text("Ada");
    ticks(page, "Remember me on this device");
    field(page, "Your comment").paste(AWKWARD);
    let length = AWKWARD.chars().count();
    form(page).says(&format!("{length} of 3,000 characters"));
    assert_eq!(sent(), 0, "something was sent while it was written");

    send(page);
    form(page).css("button[type=submit]").says("Sending…");
    is(page, "sent");
    outcome(page).says("Thank you. Your comment has been published.");
    outcome(page).is_focused();
    assert_eq!(newsroom.count(), 1);
    let comment = newsroom.comments().remove(0);
    assert_eq!(comment.body, json!({"coverage": "storm", "name": "Ada", "text": AWKWARD.trim()}));
    let key = comment.key.unwrap_or_default();
    assert!(key.len() == 32 && key.chars().all(|digit| digit.is_ascii_hexdigit()), "{key}");
    assert_eq!(sent(), 1);
    let request = newsroom.attempts().remove(0);
    assert_eq!((request.header("cookie"), request.header("authorization")), (None, None));
    assert_eq!(page.look::<String>("return document.cookie;", &[]), "visitor=7");
    page.becomes("what the outside is told", vec!["sending".to_owned(), "sent".to_owned()], || {
        page.look("return told;", &[])
    });
    // Room for the next one, by the same reader.
    holds(page, "Your comment", "");
    holds(page, "Name", "Ada");
}

fn replies_by_keys(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", [Outcome::for_review()]);
    site.serves(&takes_comments(&newsroom).json());
    page.read("");
    page.is_at_rest();
    opens_form(page);
    page.post("email").offers("Reply").click();
    field(page, "Your comment").is_focused();
    let replying = form(page).by_role("link", "In reply to the post of 13:00");
    replying.has("href", "#post-email");
    page.type_text("Us too.");
    // Another post, none, and yet another.
    page.post("bridge").offers("Reply").click();
    form(page).by_role("link", "In reply to the post of 12:17").counts(1);
    replying.disappears();
    form(page).by_role("button", "Cancel reply").click();
    form(page).by_role("link", starting("In reply to")).disappears();
    holds(page, "Your comment", "Us too.");
    field(page, "Your comment").is_focused();
    page.post("email").offers("Reply").click();
    replying.counts(1);
    field(page, "Name").type_text("Ada");
    // Keys that an input method takes mean nothing to the form.
    let composing = "for (const key of ['Escape', 'Enter']) document.activeElement.dispatchEvent(
        new KeyboardEvent('keydown', {key, ctrlKey: key === 'Enter', isComposing: true, bubbles: true}));";
    let () = page.look(composing, &[]);
    is(page, "editing");
    field(page, "Name").is_focused();
    page.press("Control+Enter");
    is(page, "sent");
    outcome(page).says("Thank you. An editor reads it before it is published.");
    replying.disappears();

    field(page, "Your comment").type_text("Light again!");
    is(page, "editing");
    tick(page, "Remember me on this device").press("Meta+Enter");
    is(page, "sent");
    let sent: Vec<_> = newsroom.comments().iter().map(|comment| (comment.body.clone(), comment.key.clone())).collect();
    assert_eq!(sent[0].0, json!({"coverage": "storm", "inReplyTo": "email", "name": "Ada", "text": "Us too."}));
    assert_eq!(sent[1].0, json!({"coverage": "storm", "name": "Ada", "text": "Light again!"}));
    assert_ne!(sent[0].1, sent[1].1, "two comments have the same key");
}

fn asks_for_as_much(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    let asking = |asked: Value| takes_comments(&newsroom).with("comments", comments(&newsroom, &asked)).json();
    site.serves(&asking(json!({
        "fields": {"email": "required", "place": "optional", "phone": "required"},
        "notice": ["We may shorten ", {"text": "comments", "href": "https://example.org/rules"}, "."],
        "terms": "https://example.org/terms",
    })));
    page.read("");
    page.is_at_rest();
    opens_form(page);
    let controls: Vec<String> = form(page).read(
        "return [...element.querySelectorAll('input, textarea')].filter(control => !control.closest('[inert]'))
             .map(({tagName, type, name, autocomplete, required, labels}) =>
                 [tagName === 'INPUT' ? type : 'several lines', name, autocomplete, required ? 'required' : '-',
                     labels[0].textContent.trim()].join('|'));",
    );
    assert_eq!(
        controls,
        [
            "several lines|text||required|Your comment",
            "text|name|name|required|Name",
            "email|email|email|required|E-mail",
            "text|place|address-level2|-|Town and country optional",
            "tel|phone|tel|required|Telephone",
            "checkbox|terms||required|I agree to the terms and conditions",
            "checkbox|||-|Remember me on this device",
        ]
    );
    form(page).says("We may shorten comments.");
    form(page).by_role("link", "comments").has("href", "https://example.org/rules");
    let terms = form(page).by_role("link", starting("Terms and conditions"));
    terms.has("href", "https://example.org/terms");
    terms.has("target", "_blank");
    field(page, "Your comment").type_text("Hello.");
    field(page, "Name").type_text("Ada");
    field(page, "E-mail").type_text(" ada@example.org ");
    field(page, "Telephone").type_text("+44 7700 900123");
    ticks(page, "I agree to the terms and conditions");
    send(page);
    is(page, "sent");
    let body = newsroom.comments().remove(0).body;
    assert_eq!(body["terms"], "https://example.org/terms");
    assert_eq!(body["phone"], "+44 7700 900123");
    assert_eq!(body["email"].as_str().map(str::trim), Some("ada@example.org"));
    assert_eq!(body.get("place"), None, "an empty field was sent");
    page.becomes("the agreement, for the next comment", false, || {
        tick(page, "I agree to the terms and conditions").read("return element.checked;")
    });

    site.serves(&asking(json!({"fields": {"email": "none"}})));
    page.read("");
    opens_form(page);
    for label in ["Your comment", "Name"] {
        field(page, label).counts(1);
    }
    form(page).by_role("textbox", Name::Any).counts(2);
    form(page).by_role("checkbox", Name::Any).counts(1);
    form(page).by_role("link", Name::Any).counts(0);
}

fn stops_a_program(site: &Site, page: &Page<'_>) {
    // On a slow machine the worker would answer with the page as it was first.
    site.runs_first(NO_WORKER);
    let newsroom = Newsroom::at(site, "comments", []);
    site.serves(&takes_comments(&newsroom).json());
    page.read("");
    page.is_at_rest();
    opens_form(page);
    let trap = form(page).css("input[name=website]");
    // People neither see nor reach nor hear it.
    let there: Vec<bool> = trap.read(
        "const {right} = element.getBoundingClientRect();
         element.focus();
         return [right > 0, document.activeElement === element, !element.closest('[aria-hidden=true]')];",
    );
    assert_eq!(there, [false, false, false], "seen, reached, heard");
    // A program sends without a key or a pointer.
    site.runs_first(
        "addEventListener('aih:ready', () => setTimeout(() => {
             const form = document.querySelector('form[data-comment]');
             for (const [name, value] of [['text', 'Hello.'], ['name', 'Ada'], ['website', 'https://spam.example/']]) {
                 form.elements[name].value = value;
                 form.elements[name].dispatchEvent(new Event('input', {bubbles: true}));
             }
             form.requestSubmit();
         }));",
    );
    page.read("");
    opens_form(page);
    is(page, "refused");
    form(page).css("[role=alert][data-failure=comment-robot]").says("Something filled in a hidden field.");
    holds(page, "Your comment", "Hello.");
    assert_eq!((trap.value().as_str(), newsroom.attempts().len()), ("", 0));
    send(page);
    is(page, "sent");
    assert_eq!(newsroom.comments()[0].body, json!({"coverage": "storm", "name": "Ada", "text": "Hello."}));
}

fn finds_comments_closed(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    let reply = || page.post("bridge").offers("Reply");
    let closed = takes_comments(&newsroom).with("comments", comments(&newsroom, &json!({"open": false}))).json();
    site.serves(&closed);
    page.read("");
    page.is_at_rest();
    opens_form(page);
    form(page).says("Comments are closed.");
    form(page).by_role("textbox", Name::Any).counts(0);
    form(page).by_role("button", Name::Any).counts(0);
    reply().counts(0);

    // As from the beginning, without a word of them.
    site.serves(&storm().json());
    page.read("");
    opens_form(page);
    page.is_at_rest();
    form(page).counts(0);
    reply().counts(0);

    site.serves(&takes_comments(&newsroom).json());
    page.read("");
    page.is_at_rest();
    opens_form(page);
    reply().counts(1);
    field(page, "Your comment").type_text("I was there.");
    for coverage in [closed, storm().json()] {
        site.serves(&coverage);
        page.read("");
        opens_form(page);
        form(page).says("Comments are closed.");
        let kept = field(page, "What you had written is still here:");
        page.becomes("what was written", "I was there.".to_owned(), || kept.value());
        assert!(kept.read::<bool>("return element.readOnly;"));
        form(page).by_role("button", Name::Any).counts(0);
        reply().counts(0);
    }
}
