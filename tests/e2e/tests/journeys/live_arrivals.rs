//! New posts while a reader has the page open.

use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;

use crate::live::{DAY, ONE_QUESTION, brings, coverage, holds, newest_first, opens, tagged, unread};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("new posts wait for a reader in mid-page, who goes to them by one click", wait_for_the_reader),
    (
        "new posts are there at once for a reader at the top, and marked for one who looked away",
        come_at_once_at_the_top,
    ),
    ("new posts are not shown above others that still wait", leave_no_gap),
    ("new posts that wait are told apart by the filter", are_told_apart_by_the_filter),
    ("new posts come in at the foot where the oldest is first", come_in_at_the_foot),
    ("a reader who wants new posts at once is not moved by them", come_at_once_as_wanted),
];

fn wait_for_the_reader(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "", &coverage(DAY));
    let () = page.look(
        "window.arrivals = [];
         addEventListener('aih:arrivals', ({detail}) => { arrivals.push(detail.held); });",
        &[],
    );
    page.eyes_on("7");
    brings(site, &clock, page, &coverage(1..=16));
    holds(page, 1);
    brings(site, &clock, page, &coverage(1..=18));
    holds(page, 3);
    page.shows(&newest_first(DAY));
    page.eyes_are_still();
    // They count nowhere else.
    page.css("[data-filter=all]").has("data-count", "15");
    page.post("15").has("aria-setsize", "15");
    let button = page.css("button[data-arrivals]");
    assert!(button.in_view(), "the button is out of the window");
    let sits: bool = button.read(
        "const feed = document.querySelector('[role=feed]');
         return Boolean(element.compareDocumentPosition(feed) & Node.DOCUMENT_POSITION_FOLLOWING);",
    );
    assert!(sits, "the button comes after the posts");

    // The keys of a feed lead to it.
    page.post("7").focus();
    page.press("Control+Home");
    button.is_focused();
    page.press("Enter");
    page.shows(&newest_first(1..=18));
    holds(page, 0);
    page.post("18").is_focused();
    page.post("18").is_in_view();
    page.becomes("the unread posts", newest_first(16..=18), || unread(page));
    page.css("[data-filter=all]").has("data-count", "18");
    page.post("1").has("aria-posinset", "18");
    page.becomes("what was told of arrivals", vec![1, 3, 0], || page.look::<Vec<u32>>("return arrivals;", &[]));

    // The next ones take the mark from those before.
    page.eyes_on("7");
    brings(site, &clock, page, &coverage(1..=19));
    holds(page, 1);
    page.by_role("button", "1 new post").click();
    page.shows(&newest_first(1..=19));
    page.post("19").is_focused();
    page.becomes("the unread posts", newest_first(19..=19), || unread(page));
    page.axe();
}

fn come_at_once_at_the_top(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "", &coverage(DAY));
    goes_to_the_top(page);
    brings(site, &clock, page, &coverage(1..=16));
    page.shows(&newest_first(1..=16));
    page.announced("1 new post");
    holds(page, 0);
    page.post("16").is_in_view();

    // Out of sight the page asks for nothing; what it finds when the reader comes back it tells apart from what they had seen.
    page.looks_away();
    site.serves(&coverage(1..=17).json());
    clock.passes(page, std::time::Duration::from_secs(60));
    page.shows(&newest_first(1..=16));
    page.looks_back();
    page.shows(&newest_first(1..=17));
    holds(page, 0);
    page.css("div[data-return]").says("1 new since your last visit");
    page.becomes("the unread posts", newest_first(17..=17), || unread(page));
    page.css("#post-16[data-since]").appears();
    page.css("article[data-since]").counts(1);
    // Whoever looked on has seen the next one come.
    brings(site, &clock, page, &coverage(1..=18));
    page.shows(&newest_first(1..=18));
    page.becomes("the unread posts", newest_first(17..=17), || unread(page));
    // The next time it is another one.
    page.looks_away();
    site.serves(tagged(&coverage(1..=19).json()));
    page.looks_back();
    clock.passes(page, ONE_QUESTION);
    page.css("#post-18[data-since]").appears();
    page.becomes("the unread posts", newest_first(19..=19), || unread(page));
}

fn leave_no_gap(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "", &coverage(DAY));
    page.eyes_on("7");
    brings(site, &clock, page, &coverage(1..=17));
    holds(page, 2);
    goes_to_the_top(page);
    holds(page, 2);
    brings(site, &clock, page, &coverage(1..=18));
    page.shows(&newest_first(1..=18));
    page.announced("3 new posts");
    holds(page, 0);
}

fn goes_to_the_top(page: &Page<'_>) {
    let () = page.look("scrollTo({top: 0, behavior: 'instant'});", &[]);
}

fn are_told_apart_by_the_filter(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "?source=reader&order=newest", &coverage(1..=60));
    page.eyes_on("30");
    brings(site, &clock, page, &coverage(1..=67));
    let button = page.css("button[data-arrivals]");
    button.has("data-count", "7");
    button.says("7 new posts, 2 of them in your filter");
    page.announced("7 new posts, 2 of them in your filter");
    page.eyes_are_still();
    button.click();
    // The first of them that the filter shows.
    page.post("66").is_focused();
    page.becomes("the posts", 22, || page.shown_posts().len());
    page.css("[data-filter=all]").click();
    page.shows(&newest_first(1..=67));

    page.read("?q=zebra");
    brings(site, &clock, page, &coverage(1..=68));
    page.css("main").says("No posts match");
}

fn come_in_at_the_foot(site: &Site, page: &Page<'_>) {
    let oldest_first = |last: usize| (1..=last).map(|number| number.to_string()).collect::<Vec<_>>();
    let clock = opens(site, page, "?order=oldest", &coverage(DAY));
    page.eyes_on("7");
    brings(site, &clock, page, &coverage(1..=17));
    holds(page, 2);
    page.eyes_are_still();
    let button = page.css("button[data-arrivals]");
    let sits: bool = button.read(
        "const feed = document.querySelector('[role=feed]');
         return Boolean(element.compareDocumentPosition(feed) & Node.DOCUMENT_POSITION_PRECEDING);",
    );
    assert!(sits && button.in_view(), "the button is not at the foot");
    button.click();
    page.shows(&oldest_first(17));
    // The first that is unread is the oldest of them.
    page.post("16").is_focused();
    let () = page.look(
        "const {bottom} = document.querySelector('[role=feed]').getBoundingClientRect();
         scrollBy({top: bottom - innerHeight + 50, behavior: 'instant'});",
        &[],
    );
    brings(site, &clock, page, &coverage(1..=18));
    page.shows(&oldest_first(18));
    holds(page, 0);
}

fn come_at_once_as_wanted(site: &Site, page: &Page<'_>) {
    let clock = opens(site, page, "", &coverage(DAY));
    let follow = page.by_role("button", "Update automatically");
    follow.has("aria-pressed", "false");
    follow.click();
    follow.has("aria-pressed", "true");
    for (order, last) in [("newest", 20), ("oldest", 26)] {
        page.read(&format!("?order={order}"));
        page.is_at_rest();
        page.css("button[data-follow]").has("aria-pressed", "true");
        page.eyes_on("8");
        for step in [last - 3, last] {
            brings(site, &clock, page, &coverage(1..=step));
            page.becomes("the posts", step, || page.shown_posts().len());
            holds(page, 0);
            page.eyes_are_still();
        }
        page.announced("3 new posts");
    }
    // Once it is taken back they wait again.
    page.css("button[data-follow]").click();
    page.eyes_on("8");
    brings(site, &clock, page, &coverage(1..=27));
    holds(page, 1);
}
