//! Long coverages: dozens of older pages behind the one that is open.

use std::time::Duration;

use e2e::clock::Clock;
use e2e::day::{Day, Plan};
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::Value;

use crate::live::{OPENED, tagged};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader follows a link to the oldest post, a hundred pages away", follows_a_link_through_all_pages),
    ("a reader asks for older posts once, and then they come as they are needed", gets_older_posts_as_needed),
    ("a filter that shows little goes on through older pages", fills_the_filter),
];

/// A coverage over so many older pages of ten posts each, beside a head of as many.
fn pages(site: &Site, pages: usize) -> Vec<(String, Value)> {
    let mut documents = generator::pages(10 * (pages + 1), 10, 1);
    documents[0].1["status"] = "ended".into();
    for (name, document) in &documents[1..] {
        site.answer(&site.beside_feed(name), document);
    }
    site.serves(tagged(&documents[0].1));
    documents
}

/// How many of the older pages have been asked for.
fn asked(site: &Site) -> usize {
    let requests = site.requests();
    requests.iter().filter(|request| request.path.starts_with(&site.beside_feed("older-"))).count()
}

fn follows_a_link_through_all_pages(site: &Site, page: &Page<'_>) {
    let hours = |hours: u64| Duration::from_secs(hours * 3_600);
    let day =
        Day::at(site, Plan { posts: 1_050, per_page: 10, span: hours(8), quiet: hours(1), ..Plan::HALF_AN_HOUR }, "");
    day.clock().passes_unseen(hours(9));
    assert!(day.pages_by(hours(9)) > 100);
    page.read("#post-p0");
    // So many posts take WebKit long where others want the machine as well.
    page.wait_long(Duration::from_secs(60), "the oldest post", || page.css("#post-p0[data-linked]").exists());
    page.is_led_to("p0");
    day.is_shown_by(page);
    assert_eq!(asked(site), day.pages_by(hours(9)), "a page was asked for twice, or not at all");
    page.is_led_to("p0");
}

fn gets_older_posts_as_needed(site: &Site, page: &Page<'_>) {
    let _clock = Clock::of(site, OPENED, "");
    let documents = pages(site, 12);
    page.read("");
    page.is_at_rest();
    let to_the_end = || {
        let () = page.look("scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'});", &[]);
    };
    to_the_end();
    page.becomes("the posts", 10, || page.shown_posts().len());
    assert_eq!(asked(site), 0, "nobody has asked for older posts");
    page.css("button[data-older]").click();
    // A window's height of posts is there before the reader comes to the end; not all of them.
    page.becomes("the posts", true, || page.shown_posts().len() >= 20);
    page.is_at_rest();
    assert!(asked(site) <= 6, "{} pages for one click", asked(site));
    // One page that fails is asked for again alone, by the reader.
    let (name, document) = &documents[8];
    site.answer(&site.beside_feed(name), [Answer::error(503), Answer::json(document)]);
    let failed = page.by_role("button", "Try again");
    page.wait("the page that fails", || {
        to_the_end();
        failed.exists()
    });
    let before = (asked(site), page.shown_posts().len());
    assert_eq!(before, (8, 80));
    page.css("main").says("The earlier posts could not be loaded.");
    to_the_end();
    assert_eq!(asked(site), 8, "what failed is asked for again and again");
    let reader = page.shown_posts()[75].clone();
    page.eyes_on(&reader);
    failed.click();
    page.wait("all of it", || {
        to_the_end();
        page.shown_posts().len() == 130
    });
    assert_eq!(asked(site), 13);
    page.css("button[data-older]").disappears();
    let posts: Vec<String> = (0..130).rev().map(|number| format!("p{number}")).collect();
    page.shows(&posts);
}

fn fills_the_filter(site: &Site, page: &Page<'_>) {
    let _clock = Clock::of(site, OPENED, "");
    let documents = pages(site, 12);
    let voices = |from: usize, to: usize, voice: &str| {
        let posts =
            documents[from..to].iter().flat_map(|(_, document)| document["posts"].as_array().into_iter().flatten());
        posts.filter(|post| post["source"]["type"] == voice).count()
    };
    page.read("");
    page.is_at_rest();
    page.css("[data-filter=social]").click();
    let needed = (1..=13).find(|end| voices(0, *end, "social") >= 10).unwrap_or(13);
    page.becomes("the posts", voices(0, needed, "social"), || page.shown_posts().len());
    page.is_at_rest();
    assert_eq!(asked(site), needed - 1, "more pages than the filter needs, or fewer");
    // Where nothing fits, all pages are looked through, and then it is said.
    page.read("?q=zebra");
    page.css("main").says("No posts match");
    page.becomes("the pages asked for", needed - 1 + 12, || asked(site));
    page.css("button[data-older]").disappears();
}
