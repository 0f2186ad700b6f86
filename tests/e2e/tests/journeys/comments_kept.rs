//! What is written stays: while the form changes, where nothing can be stored, and whatever else works on the page.

use e2e::newsroom::Newsroom;
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;
use e2e::writer::opens_form;
use serde_json::{Value, json};

use crate::comments::{comments, field, form, holds, is, outcome, send, takes_comments};
use crate::live::{DAY, brings, coverage, opens};
use crate::starting::NO_WORKER;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader writes on while the form changes", writes_on_while_the_form_changes),
    ("a reader is told where nothing is kept, and asked before a reload", is_asked_before_a_reload),
    ("a reader's password manager does not stop a comment", has_a_password_manager),
    ("a reader who has hidden the form is offered none", has_hidden_the_form),
];

fn writes_on_while_the_form_changes(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    let with = |properties: Value| coverage(DAY).with("comments", comments(&newsroom, &properties));
    let clock = opens(site, page, "", &with(json!({})));
    opens_form(page);
    let text = field(page, "Your comment");
    text.type_text("Light is back.");
    for _ in 0..5 {
        page.press("ArrowLeft");
    }
    let () = text.read("element.isTheSame = true;");
    let is_the_same = |change: &Value| {
        let state: (bool, bool, u32) = page.look(
            "const field = document.activeElement;
             return [field.isTheSame === true, field.id === 'comment-text', field.selectionStart];",
            &[],
        );
        assert_eq!(state, (true, true, 9), "{change}");
    };
    for change in [
        json!({"notice": "Comments are read before they are published."}),
        json!({"maxLength": 500}),
        json!({"maxLength": 5}),
        json!({"fields": {"email": "required", "place": "optional"}, "terms": "https://example.org/terms"}),
        json!({"fields": {"phone": "optional"}}),
        json!({"action": "https://example.org/elsewhere"}),
        json!({"open": false}),
        json!({}),
    ] {
        brings(site, &clock, page, &with(change.clone()));
        is_the_same(&change);
        holds(page, if change == json!({"open": false}) { "What you had" } else { "Your comment" }, "Light is back.");
    }
    // What was typed can still be taken back.
    let () = page.look("document.execCommand('undo');", &[]);
    page.wait("the text to be shorter", || text.value().len() < "Light is back.".len());
}

fn is_asked_before_a_reload(site: &Site, page: &Page<'_>) {
    const NOT_KEPT: &str = "This device cannot store what you write. Keep this page open until it has been sent.";
    site.runs_first(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }});",
    );
    let newsroom = Newsroom::at(site, "comments", []);
    site.serves(&takes_comments(&newsroom).json());
    page.read("");
    opens_form(page);
    form(page).says(NOT_KEPT);
    field(page, "Your comment").type_text("Light again!");
    field(page, "Name").type_text("Ada");
    let () = page.look("window.isTheSame = true; dispatchEvent(new Event('aih:version'));", &[]);
    let reload = || page.css("[data-version]").by_role("button", "Reload");
    reload().click();
    page.css("[data-version]").says("This device cannot store your comment. Reloading deletes it.");
    page.css("[data-version]").by_role("button", "Your comment").click();
    field(page, "Your comment").is_focused();
    holds(page, "Your comment", "Light again!");
    page.goes_offline();
    send(page);
    is(page, "queued");
    outcome(page).says(NOT_KEPT);
    page.comes_online();
    assert!(page.look::<bool>("return window.isTheSame;", &[]), "the page was reloaded");
    is(page, "sent");
    field(page, "Your comment").type_text("And gone.");
    reload().click();
    page.css("[data-version]").says("Reloading deletes it.");
    reload().click();
    page.wait("the new page", || page.look::<bool>("return window.isTheSame !== true;", &[]));
    page.ready();
}

fn has_a_password_manager(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    site.serves(&takes_comments(&newsroom).json());
    page.read("");
    page.is_at_rest();
    opens_form(page);
    field(page, "Your comment").type_text("Hello.");
    field(page, "Name").type_text("Ada");
    let () = form(page).css("input[name=website]").read("element.value = 'https://ada.example/';");
    send(page);
    is(page, "sent");
    assert_eq!(newsroom.comments()[0].body, json!({"coverage": "storm", "name": "Ada", "text": "Hello."}));
}

fn has_hidden_the_form(site: &Site, page: &Page<'_>) {
    // On a slow machine the worker would answer with the page as it was first.
    site.runs_first(NO_WORKER);
    let newsroom = Newsroom::at(site, "comments", []);
    site.serves(&takes_comments(&newsroom).json());
    let hides = |selector: &str| {
        let () = page.look(
            "const sheet = new CSSStyleSheet();
             sheet.replaceSync(`${arguments[0]} { display: none !important }`);
             document.adoptedStyleSheets = [sheet];",
            &[json!(selector)],
        );
    };
    let reply = || page.post("bridge").offers("Reply");
    // By an extension that comes late: it is said once, and the button goes.
    for selector in ["form[data-comment]", ".comment"] {
        page.read("");
        page.is_at_rest();
        hides(selector);
        reply().click();
        page.announced("A setting or an extension of your browser hides the comment form.");
        reply().counts(0);
        page.css("header").by_role("button", "Join the discussion").counts(0);
    }
    // From the beginning.
    site.runs_first(
        "addEventListener('DOMContentLoaded', () => {
             const sheet = new CSSStyleSheet();
             sheet.replaceSync('[data-comment] { display: none !important }');
             document.adoptedStyleSheets = [sheet];
         });",
    );
    page.read("");
    page.is_at_rest();
    reply().counts(0);
}
