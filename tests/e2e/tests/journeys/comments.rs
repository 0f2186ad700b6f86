//! The comment form: where it stands, what it asks for, what is told of it, and what leaves the page.

use e2e::feeds::{Coverage, Post, storm};
use e2e::newsroom::Newsroom;
use e2e::page::{NARROW, Name, Page, Target, starting};
use e2e::server::Site;
use e2e::suite::Steps;
use serde_json::{Value, json};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader opens the comment form beside the posts, and folds it away", folds_it_away),
    ("a reader opens the comment form at the foot of a phone", opens_it_at_the_foot),
    ("a reader is never led under the comment form", is_never_led_under_it),
];

/// The storm, whose comments go to that newsroom.
pub(super) fn takes_comments(newsroom: &Newsroom) -> Coverage {
    storm().with("comments", comments(newsroom, &json!({})))
}

/// What a feed says of comments, with a few properties of its own.
pub(super) fn comments(newsroom: &Newsroom, properties: &Value) -> Value {
    let mut comments = json!({"open": true, "protocol": "json", "action": newsroom.action()});
    for (name, value) in properties.as_object().into_iter().flatten() {
        comments[name] = value.clone();
    }
    comments
}

pub(super) fn form<'p>(page: &'p Page<'_>) -> Target<'p> {
    page.css("form[data-comment]")
}

/// A field of the form, by the beginning of its label: "optional" may follow.
pub(super) fn field<'p>(page: &'p Page<'_>, label: &str) -> Target<'p> {
    form(page).by_role("textbox", starting(label))
}

pub(super) fn tick<'p>(page: &'p Page<'_>, label: &str) -> Target<'p> {
    form(page).by_role("checkbox", label)
}

/// Clicks a box, which may have to come out from under the button at the foot of the form.
pub(super) fn ticks(page: &Page<'_>, label: &str) {
    let tick = tick(page, label);
    tick.focus();
    tick.click();
}

/// What the form says of the comment.
pub(super) fn outcome<'p>(page: &'p Page<'_>) -> Target<'p> {
    form(page).by_role("status", Name::Any)
}

pub(super) fn send(page: &Page<'_>) {
    form(page).by_role("button", "Send comment").click();
}

/// Waits until the sending has come so far.
#[track_caller]
pub(super) fn is(page: &Page<'_>, submission: &str) {
    form(page).has("data-submission", submission);
}

#[track_caller]
pub(super) fn holds(page: &Page<'_>, label: &str, value: &str) {
    page.becomes(label, value.to_owned(), || field(page, label).value());
}

fn fold_button<'p>(page: &'p Page<'_>) -> Target<'p> {
    page.by_role("heading", Name::Any).by_role("button", "Join the discussion")
}

#[track_caller]
fn is_folded(page: &Page<'_>, folded: bool) {
    fold_button(page).has("aria-expanded", if folded { "false" } else { "true" });
    page.becomes("whether the form is shown", !folded, || form(page).is_shown());
}

fn folds_it_away(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    site.serves(&takes_comments(&newsroom).json());
    page.read("");
    page.is_at_rest();
    is_folded(page, true);
    // In one line beside the posts, below the key points.
    let beside: bool = page.look(
        "const box = selector => document.querySelector(selector).getBoundingClientRect();
         const [form, feed, points] = ['.comment', '[role=feed]', '[data-key-points]'].map(box);
         return form.right <= feed.left && form.top >= points.bottom && form.height < 60;",
        &[],
    );
    assert!(beside, "the line is beside the posts");
    // The other ways have another name.
    page.by_role("heading", "Other ways to reach us").counts(1);

    fold_button(page).click();
    is_folded(page, false);
    field(page, "Your comment").is_focused();
    // It covers nothing, so that Escape is left to the browser.
    page.press("Escape");
    is_folded(page, false);
    for folded in [true, false] {
        fold_button(page).click();
        is_folded(page, folded);
    }
    field(page, "Your comment").is_focused();
    page.reload();
    page.ready();
    is_folded(page, true);
    // What is begun is open at the next visit, and the line is at hand wherever the reader is.
    fold_button(page).click();
    field(page, "Your comment").type_text("The lights");
    page.reload();
    page.ready();
    is_folded(page, false);
    page.post("opening").focus();
    assert!(fold_button(page).in_view(), "the line has scrolled away");
}

fn opens_it_at_the_foot(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    site.serves(&takes_comments(&newsroom).json());
    page.width(NARROW);
    page.read("");
    page.is_at_rest();
    is_folded(page, true);
    assert!(fold_button(page).in_view(), "the bar is at hand");
    let at_foot: bool = fold_button(page)
        .read("return Math.abs(innerHeight - element.closest('section').getBoundingClientRect().bottom) < 1;");
    assert!(at_foot, "the bar is at the foot");
    page.shoot("comment bar");

    fold_button(page).click();
    is_folded(page, false);
    field(page, "Your comment").is_focused();
    let share: f64 = form(page).read("return element.closest('section').getBoundingClientRect().height / innerHeight;");
    assert!(share <= 0.851, "the sheet takes {share} of the window");
    page.press("Escape");
    is_folded(page, true);
    fold_button(page).is_focused();

    // Out of it, on either side.
    page.press("Enter");
    field(page, "Your comment").is_focused();
    for _ in 0..2 {
        page.press("Shift+Tab");
    }
    is_folded(page, true);
    fold_button(page).click();
    field(page, "Your comment").is_focused();
    form(page).by_role("button", "Send comment").focus();
    page.press("Tab");
    is_folded(page, true);
    // A sheet is for now: a phone shows the posts when one comes again.
    fold_button(page).click();
    is_folded(page, false);
    page.reload();
    page.ready();
    is_folded(page, true);
}

/// What has the focus, where none of it is to be seen; and whether it is what was looked for.
const COVERED: &str = "
    const element = document.activeElement;
    const steps = Array.from({length: 9}, (_, place) => (place + 0.5) / 9);
    const shown = [...element.getClientRects()].some(({left, top, right, bottom}) => {
        [left, top] = [Math.max(left, 0), Math.max(top, 0)];
        [right, bottom] = [Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
        return left < right && top < bottom && steps.some(down => steps.some(along =>
            element.contains(document.elementFromPoint(left + (right - left) * along, top + (bottom - top) * down))));
    });
    return [shown ? null : element.outerHTML.slice(0, 120), element.matches(arguments[0])];";

/// Goes on by the Tab key to what a selector finds, and sees the focus all the way.
#[track_caller]
fn tabs_to(page: &Page<'_>, selector: &str) {
    for _ in 0..100 {
        page.press("Tab");
        let mut found = false;
        // Engines bring what gets the focus into view a moment later.
        page.becomes("what has the focus out of sight", None::<String>, || {
            let hidden;
            (hidden, found) = page.look(COVERED, &[json!(selector)]);
            hidden
        });
        if found {
            return;
        }
    }
    panic!("the Tab key does not lead to {selector}");
}

fn is_never_led_under_it(site: &Site, page: &Page<'_>) {
    let newsroom = Newsroom::at(site, "comments", []);
    let asked = json!({"fields": {"email": "optional", "place": "optional", "phone": "optional"},
        "terms": "https://example.org/terms", "notice": "We read everything. ".repeat(20)});
    let posts = ["12:00", "11:00", "10:00"].map(|time| {
        let post = Post::new(&time[..2], &format!("2026-01-10T{time}:00Z")).headline("Another hour of the storm");
        (0..4).fold(post, |post, _| post.says("It rained, and the wind blew it through every crack in the wall."))
    });
    let day = Coverage::new("The storm, hour by hour").posts(posts).key_point("It rains", "10");
    site.serves(&day.with("comments", comments(&newsroom, &asked)).json());
    page.width(NARROW);
    page.read("");
    page.is_at_rest();
    page.css("h1").click();
    // Over the bar, to the last link of the page; one more step leads into the browser's own window.
    tabs_to(page, "footer a[lang=fr]");
    // Through the sheet, and out of it.
    fold_button(page).click();
    field(page, "Your comment").is_focused();
    tabs_to(page, "footer a");
    is_folded(page, true);
    // Through the form beside the posts, which is not folded but scrolls.
    page.width(1_100);
    fold_button(page).click();
    field(page, "Your comment").is_focused();
    field(page, "Your comment").is_in_view();
    tabs_to(page, "footer a");
}
