//! The keys of a feed, as the ARIA practices have them.

use e2e::feeds::{Coverage, Post, storm};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader goes from post to post by keys", goes_from_post_to_post),
    ("a reader reads a tall post to its end by keys", reads_a_tall_post),
    ("a reader who has clicked goes on by the keys of the browser", goes_on_after_a_click),
    ("a reader leaves the timeline by keys", leaves_the_timeline),
    ("a reader skips to the posts", skips_to_the_posts),
    ("a reader hears the place of every post", hears_places),
];

fn goes_from_post_to_post(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.is_at_rest();
    page.post("closing").focus();
    for post in ["picture", "agency", "tweet"] {
        page.press("PageDown");
        page.post(post).is_focused();
        page.post(post).is_in_view();
    }
    page.press("PageUp");
    page.post("agency").is_focused();
    // From inside of a post, too.
    page.post("agency").offers("Copy link").focus();
    page.press("PageDown");
    page.post("tweet").is_focused();
    // A filter leaves its gaps out.
    page.read("?source=reader");
    page.is_at_rest();
    page.post("picture").focus();
    page.press("PageDown");
    page.post("email").is_focused();
}

/// A timeline whose second post is some windows tall.
fn tall() -> Coverage {
    let post =
        |id: &str, minute: u32| Post::new(id, &format!("2026-01-10T10:{minute:02}:00Z")).says("The wind has turned.");
    let long = (0..60)
        .fold(post("tall", 3), |post, number| post.says(&format!("Paragraph {number} of the report. ").repeat(9)));
    Coverage::new("The storm").posts([post("first", 4), long, post("third", 2), post("fourth", 1)])
}

/// The lower edge of the tall post, from that of the window.
fn rest(page: &Page<'_>) -> f64 {
    page.post("tall").read("return element.getBoundingClientRect().bottom - innerHeight;")
}

/// Waits until the browser has scrolled: it takes some frames for it.
fn scrolled(page: &Page<'_>) {
    let mut before = f64::NAN;
    page.wait("the end of the scrolling", || {
        let now = rest(page);
        std::mem::replace(&mut before, now) == now
    });
}

fn reads_a_tall_post(site: &Site, page: &Page<'_>) {
    site.serves(&tall().json());
    page.read("");
    page.is_at_rest();
    page.post("first").focus();
    page.press("PageDown");
    page.post("tall").is_focused();
    scrolled(page);
    let mut turns = 0;
    while rest(page) > 1.0 {
        let before = rest(page);
        page.press("PageDown");
        page.wait("the next page of the post", || rest(page) < before - 99.0 || rest(page) <= 1.0);
        scrolled(page);
        page.post("tall").is_focused();
        turns += 1;
    }
    assert!(turns > 2, "{turns} pages");
    page.press("PageDown");
    page.post("third").is_focused();
    page.press("PageUp");
    page.post("tall").is_focused();
}

fn goes_on_after_a_click(site: &Site, page: &Page<'_>) {
    site.serves(&tall().json());
    page.read("");
    page.is_at_rest();
    let scrolled = || page.look::<f64>("return scrollY;", &[]);
    page.post("first").css("p").click();
    page.press("PageDown");
    page.wait("a page further down", || scrolled() > 200.0);
    page.post("first").is_focused();
    // One who came by keys stays with them.
    page.look::<()>("document.activeElement.blur(); scrollTo(0, 0);", &[]);
    page.post("third").offers("Copy link").focus();
    page.press("Tab");
    page.press("Shift+Tab");
    page.post("third").css("p").click();
    page.press("PageDown");
    page.post("fourth").is_focused();
}

fn leaves_the_timeline(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.is_at_rest();
    let side = "
        const feed = document.querySelector('[role=feed]');
        const place = feed.compareDocumentPosition(document.activeElement);
        return place & Node.DOCUMENT_POSITION_CONTAINED_BY ? 'inside'
            : place & Node.DOCUMENT_POSITION_FOLLOWING ? 'after' : 'before';";
    page.post("agency").focus();
    page.press("Control+End");
    page.becomes("the focus", "after".to_owned(), || page.look(side, &[]));
    page.post("agency").focus();
    page.press("Control+Home");
    page.becomes("the focus", "before".to_owned(), || page.look(side, &[]));
}

fn skips_to_the_posts(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.is_at_rest();
    page.press("Tab");
    let skip = page.by_role("link", "Skip to the posts");
    skip.is_focused();
    assert!(skip.in_view(), "the link shows once it has the focus");
    page.press("Enter");
    page.wait("the focus near the posts", || {
        page.look(
            "return document.querySelector('[role=feed]').parentElement
                 .contains(document.activeElement) && document.activeElement !== document.body;",
            &[],
        )
    });
}

fn hears_places(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?source=reader,desk");
    page.shows(&["closing", "picture", "email", "opening"]);
    for (place, post) in ["closing", "picture", "email", "opening"].iter().enumerate() {
        let post = page.post(post);
        post.has("aria-posinset", &(place + 1).to_string());
        post.has("aria-setsize", "4");
    }
}
