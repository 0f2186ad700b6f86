//! Comments that go by e-mail, which the reader's own program sends.

use e2e::browser::Engine;
use e2e::feeds::storm;
use e2e::page::{Name, Page, starting};
use e2e::server::Site;
use e2e::suite::Steps;
use e2e::writer::opens_form;
use serde_json::json;

use crate::comments::{field, form, holds, is, outcome, ticks};
use crate::sharing::pasted;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader of the sample writes a letter to the newsroom", writes_a_letter),
    ("a reader's letter says what was written, whatever the script", says_what_was_written),
];

/// The letter's recipient, subject and text, as a mail program takes them from the address; and the address.
fn letter(page: &Page<'_>) -> (Vec<String>, String) {
    let link = outcome(page).by_role("link", "Open the e-mail");
    let address = link.attribute("href").unwrap_or_default();
    let parts = link.read(
        "const {protocol, pathname, search} = new URL(element.href);
         const parts = search.slice(1).split('&').map(part => part.split('=').map(decodeURIComponent));
         return [protocol + pathname, ...parts.flat()];",
    );
    (parts, address)
}

/// Waits for the letter. Where no program takes it, WebKitGTK says so in the place of the page, and the reader comes back.
#[track_caller]
pub(super) fn is_handed_over(page: &Page<'_>, place: &str) {
    if page.engine() == Engine::WebKit {
        form(page).disappears();
        page.read(place);
        opens_form(page);
        is(page, "queued");
    } else {
        is(page, "queued");
        outcome(page).is_focused();
    }
}

fn writes_a_letter(site: &Site, page: &Page<'_>) {
    // A few posts of it, as names are looked up quicker among few.
    let mut sample = site.built(&site.feed());
    sample["posts"].as_array_mut().expect("the sample has posts").truncate(5);
    site.serves(&sample);
    page.read("");
    page.is_at_rest();
    opens_form(page);
    page.post("closing").offers("Reply").click();
    field(page, "Your comment").is_focused();
    page.type_text("I was there.");
    field(page, "Name").type_text("Ada");
    field(page, "Town and country").type_text("Leeds");
    ticks(page, "I agree to the terms and conditions");
    // By keys: after a click, Firefox's driver waits for another page for seconds.
    page.press("Control+Enter");
    is_handed_over(page, "");
    outcome(page).says("Your e-mail to newsroom@example.org is ready. It is sent from your mail program.");
    let (parts, _) = letter(page);
    assert_eq!(
        parts,
        [
            "mailto:newsroom@example.org",
            "subject",
            "Comment: Iraq: a call to arms as militants near Baghdad",
            "body",
            "I was there.\r\n\r\nName: Ada\r\nTown and country: Leeds\r\n\
             In reply to: https://example.org/news/iraq-2014-06-13#post-closing\r\n\
             I agree to the terms and conditions: https://example.org/terms",
        ]
    );
    // The page knows nothing of what the mail program does.
    page.reload();
    page.ready();
    opens_form(page);
    is(page, "queued");
    assert_eq!(letter(page).0, parts);
    holds(page, "Your comment", "I was there.");
    assert!(field(page, "Your comment").read::<bool>("return element.readOnly;"));

    outcome(page).by_role("button", "Copy the text").click();
    page.announced("Text copied");
    assert_eq!(pasted(page), "I was there.");

    outcome(page).by_role("button", "I have sent it").click();
    is(page, "sent");
    outcome(page).says("Thank you. Your comment has arrived.");
    holds(page, "Your comment", "");
    form(page).by_role("link", starting("In reply to")).counts(0);
    page.reload();
    page.ready();
    opens_form(page);
    is(page, "editing");
    holds(page, "Your comment", "");
}

fn says_what_was_written(site: &Site, page: &Page<'_>) {
    let text = "“Grüße” & 100 % = ?\n\nعربي 👨‍👩‍👧 e\u{301} #\n";
    let comments = json!({"open": true, "protocol": "mailto", "action": "mailto:news+live@example.org"});
    site.serves(&storm().with("headline", "Wind & water: 9 + 3?").with("comments", comments).json());
    page.read("");
    opens_form(page);
    field(page, "Your comment").paste(text);
    field(page, "Name").paste("Åsa & Søn");
    page.press("Control+Enter");
    is_handed_over(page, "");
    let (parts, address) = letter(page);
    let body = format!("{}\r\n\r\nName: Åsa & Søn", text.trim().replace('\n', "\r\n"));
    assert_eq!(parts[2..], ["Comment: Wind & water: 9 + 3?", "body", &body]);
    // Mail programs take a plus for itself and need both signs of a line's end.
    assert!(address.starts_with("mailto:news+live@example.org?subject=Comment%3A%20Wind%20%26%20water"), "{address}");
    assert!(address.is_ascii() && address.contains("%3F%0D%0A%0D%0A%D8%B9"), "{address}");

    outcome(page).by_role("button", "Edit").click();
    is(page, "editing");
    field(page, "Your comment").is_focused();
    holds(page, "Your comment", text);
    holds(page, "Name", "Åsa & Søn");
    form(page).by_role("link", Name::Any).counts(0);
    page.press("Control+End");
    page.type_text("And one more thing.");
    page.press("Control+Enter");
    is_handed_over(page, "");
    let (parts, _) = letter(page);
    assert_eq!(parts[4], body.replacen("#\r\n", "#\r\nAnd one more thing.\r\n", 1));
}
