//! What a reader sees before anything is scrolled, folded out or chosen.

use e2e::feeds::{Coverage, Post};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;

use crate::live::{brings, coverage, opens};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader finds the news on the first screen", finds_the_news),
    ("a reader finds every key point whole", finds_every_point_whole),
    ("a reader of a phone unfolds the key points", unfolds_the_points),
    ("a reader at the top of a phone sees a breaking post come", sees_a_breaking_post_come),
    ("a reader half a screen down is not moved by a breaking post, and hears of it", hears_of_a_breaking_post),
    ("a reader of a phone chooses voices, and takes the choice back", chooses_voices_on_a_phone),
    ("a reader finds what a filter finds right below the controls", finds_what_is_found),
    ("a reader of a day that has not begun is told when it begins", is_told_of_the_beginning),
];

/// Where the first words of the first post end, how many key points end before a height, and the stops of the Tab key before the
/// first post.
const SEEN: &str = "
    const post = document.querySelector('[role=feed] article');
    const range = document.createRange();
    range.selectNodeContents(post.querySelector('h3, .prose p'));
    const points = [...document.querySelectorAll('[data-key-points] li')].map(point => point.getBoundingClientRect());
    const stops = [...document.querySelectorAll('a[href], button, input, textarea, [tabindex]')].filter(element =>
        element.tabIndex >= 0 && element.checkVisibility({visibilityProperty: true}) && !element.closest('[inert]')
        && post.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
    return [
        range.getClientRects()[0].bottom,
        points.filter(({height, bottom}) => height > 0 && bottom < arguments[0]).length,
        stops.length,
    ];";

fn finds_the_news(_: &Site, page: &Page<'_>) {
    for (width, height, end) in [(390, 844, 790.0), (1_280, 800, 746.0)] {
        page.size(width, height);
        page.read("");
        page.is_at_rest();
        let (words, points, stops): (f64, usize, usize) = page.look(SEEN, &[end.into()]);
        assert!(words < end, "the first words end at {words} of {end} px, {width} px wide");
        assert!(points >= 3, "{points} key points in sight, {width} px wide");
        assert!(stops <= 14, "{stops} stops before the first post, {width} px wide");
        page.shoot("first screen");
    }
    // In an article.
    page.size(390, 640);
    page.read("?embed=1");
    page.is_at_rest();
    let (words, ..): (f64, usize, usize) = page.look(SEEN, &[640.into()]);
    assert!(words < 586.0, "the first words end at {words} px in an article");
}

/// A coverage whose headline and points are as long as they get.
fn wordy() -> Coverage {
    let point = "The ministry promises help to everybody whose house stands in water, and says that it will come soon";
    let day =
        Coverage::new(&"A headline that goes on and on ".repeat(4)).post(Post::new("rain", "2026-01-10T10:00:00Z"));
    (0..6).fold(day, |day, number| day.key_point(&format!("{number}: {point}"), "rain"))
}

fn finds_every_point_whole(site: &Site, page: &Page<'_>) {
    site.serves(&wordy().json());
    for (width, height) in [(320, 640), (360, 740), (390, 844), (768, 1_024), (1_024, 768), (1_280, 800), (1_600, 900)]
    {
        page.size(width, height);
        page.read("");
        page.is_at_rest();
        let shown: Vec<bool> = page.look(
            "const panel = document.querySelector('[data-key-points]');
             const cuts = element => getComputedStyle(element).overflowY !== 'visible' || element.style.blockSize;
             return [...panel.querySelectorAll('li:not([hidden])')].map(point => {
                 for (let around = point; around !== document.documentElement; around = around.parentElement) {
                     if (cuts(around)) return false;
                 }
                 return panel.getBoundingClientRect().bottom + 1 > point.getBoundingClientRect().bottom;
             });",
            &[],
        );
        assert_eq!(shown, vec![true; if width < 992 { 3 } else { 6 }], "{width} px wide");
    }
}

fn unfolds_the_points(site: &Site, page: &Page<'_>) {
    site.serves(&wordy().json());
    page.size(390, 844);
    page.read("");
    let points = || page.css("[data-key-points] li:not([hidden])").count();
    let more = page.css("[data-key-points]").by_role("button", "3 more");
    more.has("aria-expanded", "false");
    more.click();
    page.becomes("the points in sight", 6, points);
    page.css("[data-key-points]").by_role("button", "Show fewer").click();
    page.becomes("the points in sight", 3, points);
}

/// Post 16, which is breaking.
fn breaking() -> Coverage {
    let post = Post::new("16", "2026-01-10T10:16:00Z").headline("Ceasefire agreed, both sides say");
    coverage(1..=15).post(post.says("It holds.").with("breaking", true))
}

fn sees_a_breaking_post_come(site: &Site, page: &Page<'_>) {
    page.size(390, 844);
    let clock = opens(site, page, "", &coverage(1..=15));
    brings(site, &clock, page, &breaking());
    page.post("16").appears();
    assert!(page.post("16").in_view(), "the post is not in view");
    page.css("button[data-arrivals]").counts(0);
    assert_eq!(page.look::<f64>("return scrollY;", &[]), 0.0);
}

fn hears_of_a_breaking_post(site: &Site, page: &Page<'_>) {
    for width in [390, 1_280] {
        page.size(width, 844);
        let clock = opens(site, page, "", &coverage(1..=15));
        let () = page.look("scrollTo({top: innerHeight / 2, behavior: 'instant'});", &[]);
        let top = || page.post("15").read::<f64>("return element.getBoundingClientRect().top;");
        let before = top();
        brings(site, &clock, page, &breaking());
        let button = page.css("button[data-arrivals]");
        button.says("Breaking: Ceasefire agreed, both sides say · 1 new post");
        page.announced("Breaking: Ceasefire agreed, both sides say · 1 new post");
        assert!(button.in_view(), "the button is not in view, {width} px wide");
        assert_eq!(top(), before, "the post in view has moved, {width} px wide");
        button.click();
        page.post("16").is_focused();
        page.post("16").is_in_view();
    }
}

fn chooses_voices_on_a_phone(site: &Site, page: &Page<'_>) {
    site.serves(&coverage(1..=15).json());
    page.size(390, 844);
    page.read("");
    page.is_at_rest();
    let reader = page.css("[data-filters] [data-filter=reader]");
    assert!(!reader.is_shown(), "the voices are folded");
    page.by_role("button", "From").click();
    reader.click();
    page.shows(&["15", "12", "9", "6", "3"]);
    reader.press("Escape");
    page.wait("the voices folded", || !reader.is_shown());
    page.by_role("button", "Remove Readers").click();
    page.becomes("the posts", 15, || page.shown_posts().len());
    // The search field is an icon until it is used.
    let field = page.css("input[type=search]");
    let width = || field.read::<f64>("return element.getBoundingClientRect().width;");
    assert!(width() < 50.0, "the search field is {} px wide", width());
    field.type_text("report 9");
    // In WebKit nothing has the focus in a window that is not the active one.
    let is_active: bool = field.read("return element.matches(':focus');");
    assert!(!is_active || width() > 300.0, "the search field is {} px wide", width());
    page.shows(&["9"]);
    page.by_role("button", "Remove report 9").click();
    page.becomes("the posts", 15, || page.shown_posts().len());
}

fn finds_what_is_found(site: &Site, page: &Page<'_>) {
    let day = coverage(1..=15).with("pinned", "7").key_point("The wind has turned", "7");
    site.serves(&day.json());
    for (width, has_points) in [(390, false), (1_280, true)] {
        page.size(width, 844);
        page.read("?source=press&q=report");
        page.is_at_rest();
        let gap: f64 = page.look(
            "const edges = selector => document.querySelector(selector).getBoundingClientRect();
             return edges('[role=feed] article:not([hidden])').top - edges('[data-filters]').bottom;",
            &[],
        );
        assert!((0.0..120.0).contains(&gap), "the first post is {gap} px below the filters, {width} px wide");
        page.css(".pinned").counts(0);
        assert_eq!(page.css("[data-key-points]").is_shown(), has_points, "{width} px wide");
        // What is chosen is said in words, and where a button says so it is in view.
        page.by_role("button", "Remove Press").counts(1);
        page.by_role("button", "Remove report").counts(1);
        let pressed = page.css("[data-filter=press]");
        assert!(width < 768 || pressed.in_view(), "the pressed button is out of view");
    }
}

fn is_told_of_the_beginning(site: &Site, page: &Page<'_>) {
    let start = "2099-01-10T12:51:00Z";
    site.serves(&Coverage::new("The storm").with("status", "upcoming").with("coverageStartTime", start).json());
    page.read("");
    page.is_at_rest();
    page.css("[data-status=upcoming]").says("Starts at 12:51");
    page.css("[data-filters], input[type=search]").counts(0);
}
