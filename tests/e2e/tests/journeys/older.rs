//! Posts on older pages.

use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;

use crate::links::{one_post, three_pages};
use crate::live;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader loads the earlier posts page by page", loads_earlier_posts),
    ("a reader tries again when earlier posts do not come", tries_again),
    ("a reader who tries again still comes to the post of the link", tries_again_on_the_way),
    ("a reader comes back to where they were, from a story and by a reload", comes_back),
];

const OLDER: &str = "Load earlier posts";

fn loads_earlier_posts(site: &Site, page: &Page<'_>) {
    three_pages(site);
    page.read("");
    page.shows(&["evening"]);
    page.css("button[data-older]").counts(1);
    page.by_role("button", OLDER).click();
    // The end is still near, and the reader has asked once.
    page.shows(&["evening", "noon", "dawn"]);
    page.css("button[data-older]").disappears();
    for older in ["older/1.json", "older/2.json"] {
        let times = site.requests_for(&site.beside_feed(older)).len();
        assert_eq!(times, 1, "{older}");
    }
}

fn tries_again(site: &Site, page: &Page<'_>) {
    three_pages(site);
    let noon = one_post("noon", 12).json();
    let script = [Answer::error(503), Answer::json(&noon)];
    site.answer(&site.beside_feed("older/1.json"), script);
    page.read("");
    page.by_role("button", OLDER).click();
    page.css("main").says("The earlier posts could not be loaded.");
    page.shows(&["evening"]);
    page.by_role("button", "Try again").click();
    page.shows(&["evening", "noon"]);
}

fn tries_again_on_the_way(site: &Site, page: &Page<'_>) {
    three_pages(site);
    let dawn = one_post("dawn", 6).json();
    site.answer(&site.beside_feed("older/2.json"), [Answer::error(503), Answer::json(&dawn)]);
    page.read("#post-dawn");
    page.css("[role=alert][data-failure=server]").says("The earlier posts could not be loaded.");
    // What has come on the way is shown.
    page.shows(&["evening", "noon"]);
    page.by_role("button", "Try again").click();
    page.is_led_to("dawn");
    page.css("[role=alert][data-failure]").disappears();
}

fn comes_back(site: &Site, page: &Page<'_>) {
    let pages = [(21..=30, Some("older/1.json")), (11..=20, Some("2.json")), (1..=10, None)];
    for (place, (posts, older)) in [None, Some("older/1.json"), Some("older/2.json")].into_iter().zip(pages) {
        let coverage = live::coverage(posts);
        let coverage = match older {
            Some(older) => coverage.with("older", older),
            None => coverage,
        };
        match place {
            Some(place) => site.answer(&site.beside_feed(place), Answer::json(&coverage.json())),
            None => site.serves(&coverage.json()),
        }
    }
    site.answer("story.html", Answer::html("<!doctype html><title>A story</title><p>Elsewhere."));
    page.read("");
    page.is_at_rest();
    page.by_role("button", OLDER).click();
    page.post("11").appears();
    // The next page may have been asked for already.
    let () = page.look("document.querySelector('[data-older]')?.click();", &[]);
    page.post("5").appears();
    let () = page.post("5").read("scrollBy(0, element.getBoundingClientRect().top - 100);");
    let top = || page.post("5").read::<f64>("return element.getBoundingClientRect().top;");
    page.wait("the place", || (top() - 100.0).abs() < 2.0);
    let is_there = |how: &str| {
        page.ready();
        page.post("5").appears();
        page.wait(how, || (top() - 100.0).abs() < 2.0);
        page.is_at_rest();
        assert!((top() - 100.0).abs() < 2.0, "{how}: {}", top());
    };
    page.reload();
    is_there("the place after a reload");
    page.reload();
    is_there("the place after another");
    let () = page.look("location.href = 'story.html';", &[]);
    page.wait("the story", || page.look::<String>("return document.title;", &[]) == "A story");
    page.back();
    is_there("the place after a story");
}
