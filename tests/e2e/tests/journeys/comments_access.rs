//! The comment form for everybody: axe in every state, what is announced and gets the focus, how large controls are.

use std::collections::BTreeSet;

use e2e::feeds::{Coverage, Post};
use e2e::newsroom::{Newsroom, Outcome};
use e2e::page::{NARROW, Name, Page, WIDE};
use e2e::server::Site;
use e2e::suite::Steps;
use e2e::writer::opens_form;
use serde_json::{Value, json};

use crate::comments::{comments, field, form, is, outcome, send, ticks};
use crate::comments_letter::is_handed_over;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("everybody can comment on a desktop, in the light", |site, page| everywhere(site, page, WIDE, "light")),
    ("everybody can comment on a phone, in the dark", |site, page| everywhere(site, page, NARROW, "dark")),
];

/// What a form says of comments that asks for everything.
fn asking(newsroom: &Newsroom) -> Value {
    let asked = json!({
        "fields": {"email": "required", "place": "optional", "phone": "optional"},
        "notice": ["We may shorten ", {"text": "comments", "href": "https://example.org/rules"}, "."],
        "terms": "https://example.org/terms",
    });
    comments(newsroom, &asked)
}

fn everywhere(site: &Site, page: &Page<'_>, width: u32, theme: &str) {
    let newsroom = Newsroom::at(site, "comments", []);
    // Little beside the form, as axe looks at everything.
    let coverage = Coverage::new("The storm").post(Post::new("one", "2026-01-10T10:00:00Z").says("It rains."));
    let serves =
        |id: &str, comments: Value| site.serves(&coverage.clone().with("id", id).with("comments", comments).json());
    let place = format!("?theme={theme}");
    let mut audit = page.audit();
    let mut small = BTreeSet::new();
    let mut wrong = Vec::new();
    let mut looks = |state: &str, picture: bool| {
        comes_to_rest(page);
        audit.look(state);
        small.extend(too_low(page));
        if picture {
            page.shoot(&format!("comment {state}"));
        }
    };
    let arrives = |failure: &str| {
        form(page).css(&format!("[role=alert][data-failure={failure}]")).appears();
        outcome(page).is_focused();
    };

    page.width(width);
    serves("storm", asking(&newsroom));
    page.read(&place);
    looks("at first", true);
    page.post("one").offers("Reply").click();
    field(page, "Your comment").is_focused();
    looks("empty", true);
    send(page);
    arrives("comment-faults");
    looks("with faults", true);
    field(page, "Your comment").paste("It rains here, too.");
    field(page, "Name").paste("Ada");
    field(page, "E-mail").paste("ada@example.org");
    ticks(page, "I agree to the terms and conditions");

    newsroom.then([Outcome::busy(503, "60")]);
    send(page);
    form(page).by_role("timer", Name::Any).says("Next try in");
    let next = form(page).by_role("timer", Name::Any).text();
    if next.ends_with("..") {
        wrong.push(format!("two full stops: {next}"));
    }
    outcome(page).is_focused();
    page.announced("The server could not take your comment just now.");
    looks("that waits", true);
    outcome(page).by_role("button", "Cancel").click();
    page.announced("It is no longer waiting to be sent. Your words are still here.");
    is(page, "editing");

    let problem = Outcome::problem(422, "Look again.", &[("email", "There is no such domain.")]);
    for (answer, failure) in [
        (problem, "comment-faults"),
        (Outcome::status(403), "comment-forbidden"),
        (Outcome::status(409), "comment-known"),
        (Outcome::status(413), "comment-too-large"),
        (Outcome::status(418), "comment-refused"),
        (Outcome::sign_in(), "comment-not-understood"),
    ] {
        newsroom.then([answer]);
        send(page);
        arrives(failure);
        looks(failure, failure == "comment-faults");
    }

    let () = page.look("Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => false});", &[]);
    send(page);
    is(page, "queued");
    page.announced("You are offline.");
    looks("that waits for the network", true);
    let () = page.look("delete navigator.onLine;", &[]);
    outcome(page).by_role("button", "Edit").click();

    newsroom.then([Outcome::for_review()]);
    send(page);
    is(page, "sent");
    outcome(page).is_focused();
    page.announced("Thank you. An editor reads it before it is published.");
    looks("that was sent", true);

    field(page, "Your comment").paste("It stopped.");
    ticks(page, "I agree to the terms and conditions");
    newsroom.then([Outcome::status(503).unheard()]);
    send(page);
    is(page, "sending");
    looks("under way", true);
    // axe leaves buttons alone that can do nothing now, but this one says what goes on.
    let contrast: f64 = form(page).css("button[type=submit]").read(CONTRAST);
    if contrast < 4.5 {
        wrong.push(format!("“Sending…” has a contrast of {contrast}"));
    }

    let mut closed = asking(&newsroom);
    closed["open"] = json!(false);
    serves("storm", closed);
    page.read(&place);
    opens_form(page);
    looks("closed", true);

    serves("letter", json!({"open": true, "protocol": "mailto", "action": "mailto:newsroom@example.org"}));
    page.read(&place);
    opens_form(page);
    field(page, "Your comment").paste("It rains here, too.");
    field(page, "Name").paste("Ada");
    page.press("Control+Enter");
    is_handed_over(page, &place);
    opens_form(page);
    looks("in a letter", true);

    serves("arabic", asking(&newsroom));
    page.read(&format!("{place}&lang=ar"));
    opens_form(page);
    form(page).css("button[type=submit]").click();
    arrives("comment-faults");
    looks("in Arabic", true);
    audit.verdict();
    wrong.extend(small.iter().map(|control| format!("too low for fingers: {control}")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The contrast of a text with its own background.
const CONTRAST: &str = "
    const drawing = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const {color, backgroundColor} = getComputedStyle(element);
    const [text, behind] = [color, backgroundColor].map(colour => {
        drawing.fillStyle = colour;
        drawing.fillRect(0, 0, 1, 1);
        const linear = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        const [red, green, blue] = [...drawing.getImageData(0, 0, 1, 1).data].map(part => linear(part / 255));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    });
    return (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);";

/// Waits until nothing moves any more, as colours would be mixed meanwhile.
fn comes_to_rest(page: &Page<'_>) {
    page.wait("a page at rest", || {
        page.look("return document.getAnimations().every(one => one.playState !== 'running');", &[])
    });
}

/// The controls of the form that fingers would miss.
fn too_low(page: &Page<'_>) -> Vec<String> {
    page.css("section:has(> form[data-comment])").read(
        "return [...element.querySelectorAll('button, a, input:not([type=checkbox]), textarea, label:has(> input)')]
             .filter(control => control.checkVisibility({visibilityProperty: true}) && !control.closest('[inert]'))
             // Links in a sentence are as high as their line.
             .filter(control => getComputedStyle(control).display !== 'inline'
                 || ![...control.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim()))
             .map(control => [control, control.getBoundingClientRect().height])
             .filter(([, height]) => height < 43.99)
             .map(([control, height]) => `${control.outerHTML.slice(0, 90)}: ${height} px`);",
    )
}
