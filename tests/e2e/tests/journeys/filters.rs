//! Which posts are shown, in which order, and how the address follows.

use e2e::feeds::storm;
use e2e::page::{Page, Target, starting};
use e2e::server::Site;
use e2e::suite::Steps;

use crate::live::{DAY, brings, coverage, opens, post};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader filters by who says it", filters_by_source),
    ("a reader combines filters", combines_filters),
    ("a reader finds the filters of an address", opens_a_filtered_address),
    ("a reader goes back and forward through filters", goes_back_and_forward),
    ("a reader filters by keyboard alone", filters_by_keyboard),
    ("a reader finds nothing, and the way back", finds_nothing),
    ("a reader turns the order around", turns_the_order),
    ("a reader keeps the filter over a reload of the sample", filters_the_sample),
    ("a poll during a filter flashes nothing", flashes_nothing),
];

const ALL: [&str; 8] = ["closing", "picture", "agency", "tweet", "email", "bridge", "ministry", "opening"];

fn button<'p>(page: &'p Page<'_>, name: &str) -> Target<'p> {
    page.css("[data-filters]").by_role("button", starting(name))
}

fn filters_by_source(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.shows(&ALL);
    let expected = [
        ("All", "all", "8"),
        ("Newsroom", "desk", "2"),
        ("Correspondents", "correspondent", "1"),
        ("Readers", "reader", "2"),
        ("Social media", "social", "1"),
        ("Press", "press", "1"),
        ("Officials", "official", "1"),
        ("With pictures", "image", "1"),
        ("Key events", "key", "2"),
    ];
    for (name, kind, count) in expected {
        button(page, name).has("data-filter", kind);
        button(page, name).has("data-count", count);
        button(page, name).says(count);
    }
    button(page, "All").has("aria-pressed", "true");

    button(page, "Readers").click();
    page.shows(&["picture", "email"]);
    button(page, "Readers").has("aria-pressed", "true");
    button(page, "All").has("aria-pressed", "false");
    page.place_is("with the filter", |place| place == "?source=reader");
    page.announced("2 posts");

    button(page, "Officials").click();
    page.shows(&["picture", "email", "ministry"]);
    page.place_is("with both", |place| place == "?source=reader,official");

    button(page, "Readers").click();
    page.shows(&["ministry"]);
    button(page, "All").click();
    page.shows(&ALL);
    page.place_is("without filter", str::is_empty);
}

fn combines_filters(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    button(page, "Key events").click();
    page.shows(&["bridge", "ministry"]);
    page.place_is("with the facet", |place| place == "?key=1");
    // A count says what its button would show next to the other choices.
    button(page, "Officials").has("data-count", "1");
    button(page, "Readers").has("data-count", "0");
    button(page, "Officials").click();
    page.shows(&["ministry"]);
    button(page, "Key events").click();
    page.shows(&["ministry"]);
    button(page, "Officials").click();
    button(page, "With pictures").click();
    page.shows(&["picture"]);
    page.place_is("with the facet", |place| place == "?media=image");
}

fn opens_a_filtered_address(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?source=reader,social&q=power");
    page.shows(&["email"]);
    button(page, "Readers").has("aria-pressed", "true");
    button(page, "Social media").has("aria-pressed", "true");
    button(page, "Press").has("aria-pressed", "false");
    page.read("?source=nonsense&order=upwards&key=maybe");
    page.shows(&ALL);
}

fn goes_back_and_forward(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    button(page, "Press").click();
    page.shows(&["agency"]);
    button(page, "Social media").click();
    page.shows(&["agency", "tweet"]);
    page.back();
    page.shows(&["agency"]);
    button(page, "Social media").has("aria-pressed", "false");
    page.back();
    page.shows(&ALL);
    button(page, "All").has("aria-pressed", "true");
    page.forward();
    page.shows(&["agency"]);
    page.reload();
    page.ready();
    page.shows(&["agency"]);
    button(page, "Press").has("aria-pressed", "true");
}

fn filters_by_keyboard(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.is_at_rest();
    let all = button(page, "All");
    all.focus();
    // The filters are one stop of the Tab key; arrow keys lead from one to the next, and round.
    let next = button(page, "Newsroom");
    for _ in 0..3 {
        page.press("ArrowRight");
    }
    next.is_focused();
    page.press("Space");
    page.shows(&["closing", "opening"]);
    next.is_focused();
    page.press("Enter");
    page.shows(&ALL);
    next.is_focused();
    page.press("Home");
    all.is_focused();
    page.press("ArrowLeft");
    button(page, "Officials").is_focused();
    page.press("Tab");
    page.css("input[type=search]").is_focused();
    page.press("Shift+Tab");
    button(page, "Officials").is_focused();
}

fn finds_nothing(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?q=zebra&source=press&key=1");
    page.css("main").says("No posts match");
    let nothing: [&str; 0] = [];
    page.shows(&nothing);
    page.by_role("button", "Show all posts").click();
    page.shows(&ALL);
    page.place_is("without filter", str::is_empty);
    assert!(!page.css("main").text().contains("No posts match"));
    let focus: bool = page.look("return document.activeElement !== document.body;", &[]);
    assert!(focus, "the focus fell off the page with the button");
}

fn turns_the_order(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.by_role("button", "Order: Newest first").click();
    let mut oldest_first = ALL;
    oldest_first.reverse();
    page.shows(&oldest_first);
    page.place_is("with the order", |place| place == "?order=oldest");
    button(page, "Readers").click();
    page.shows(&["email", "picture"]);
    page.back();
    page.back();
    page.shows(&ALL);
}

fn filters_the_sample(site: &Site, page: &Page<'_>) {
    let feed = site.built(&site.feed());
    let readers: Vec<&str> = feed["posts"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|post| post["source"]["type"] == "reader")
        .filter_map(|post| post["id"].as_str())
        .collect();
    page.read("");
    button(page, "Readers").click();
    for _ in 0..2 {
        page.becomes("the number of posts", readers.len(), || page.shown_posts().len());
        let count = readers.len().to_string();
        button(page, "Readers").has("data-count", &count);
        assert!(page.shown_posts().iter().all(|id| readers.contains(&id.as_str())));
        page.reload();
        page.ready();
    }
}

fn flashes_nothing(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "?source=reader", &coverage(DAY));
    let () = page.look(
        "window.views = new Set();
         const look = () => {
             const shown = [...document.querySelectorAll('[role=feed] article')].filter(post => post.checkVisibility());
             views.add(shown.map(post => `${post.id} ${post.getBoundingClientRect().top}`).join());
             requestAnimationFrame(look);
         };
         look();",
        &[],
    );
    let edited = post(7).says("And more.").with("dateModified", "2026-01-10T17:00:00Z");
    let others = || DAY.rev().filter(|number| *number != 7).map(post);
    brings(site, &clock, page, &coverage(16..=17).posts(others()).post(edited));
    page.css("[data-filter=press]").has("data-count", "12");
    let views: Vec<String> = page.look("return [...views];", &[]);
    assert_eq!(views.len(), 1, "{views:#?}");
}
