//! Long coverages: dozens of older pages behind the one that is open.

use std::time::Duration;

use e2e::clock::Clock;
use e2e::day::{Day, Plan};
use e2e::page::Page;
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::Value;

use crate::live::{DAY, OPENED, brings, coverage, opens_in, tagged};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader follows a link to the oldest post, a hundred pages away", follows_a_link_through_all_pages),
    ("a reader asks for older posts once, and then they come as they are needed", gets_older_posts_as_needed),
    ("a link to what is nowhere ends after ten pages, or when the reader scrolls", gives_up),
    ("a link to a post that is not here yet leads there when it comes", waits_for_the_post),
    ("a filter that shows little goes on through older pages", fills_the_filter),
];

/// A coverage over so many older pages of ten posts each, beside a head of as many.
pub(super) fn pages(site: &Site, pages: usize) -> Vec<(String, Value)> {
    let mut documents = generator::pages(10 * (pages + 1), 10, 1);
    documents[0].1["status"] = "ended".into();
    for (name, document) in &documents[1..] {
        site.answer(&site.beside_feed(name), document);
    }
    site.serves(tagged(&documents[0].1));
    documents
}

/// How many of the older pages have been asked for.
pub(super) fn asked(site: &Site) -> usize {
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
    // Ten pages are loaded on the reader's behalf; then they are asked, here ten times.
    let on = page.by_role("button", "Search earlier posts");
    for pages in (10..100).step_by(10) {
        on.appears();
        page.css("main").says("Not all earlier posts have been searched.");
        page.becomes("the pages asked for", pages, || asked(site));
        on.click();
        page.becomes("the pages asked for then", true, || asked(site) > pages);
    }
    on.appears();
    on.click();
    // So many posts take WebKit long where others want the machine as well.
    page.wait_long(Duration::from_secs(60), "the oldest post", || page.css("#post-p0[data-linked]").exists());
    page.is_led_to("p0");
    day.is_shown_by(page);
    assert_eq!(asked(site), day.pages_by(hours(9)), "a page was asked for twice, or not at all");
    page.is_led_to("p0");
}

fn gives_up(site: &Site, page: &Page<'_>) {
    pages(site, 12);
    for (fragment, says) in [("#post-none", "post"), ("#image-900", "picture")] {
        let before = asked(site);
        page.read(fragment);
        let on = page.by_role("button", "Search earlier posts");
        on.appears();
        page.is_at_rest();
        assert_eq!(asked(site), before + 10, "{fragment}");
        on.click();
        page.css("main").says(&format!("That {says} is not on this live page."));
        page.css("#posts:focus").appears();
        assert_eq!(asked(site), before + 12, "{fragment}");
    }
    // The third page takes its time, and the reader does not wait.
    let third = generator::pages(130, 10, 1).swap_remove(3);
    let slow = Answer::json(&third.1).delay(Duration::from_secs(2));
    for act in ["wheel", "key"] {
        site.answer(&site.beside_feed(&third.0), slow.clone());
        let before = asked(site);
        page.read("#post-p1");
        page.becomes("the third page asked for", 3, || asked(site) - before);
        if act == "wheel" {
            page.css("[role=feed] article").wheel((0, 300), (0, 0));
        } else {
            page.press("PageDown");
        }
        page.becomes("the posts", 40, || page.shown_posts().len());
        page.is_at_rest();
        assert_eq!(asked(site) - before, 3, "the search went on after a {act}");
        page.css("[data-linked]").counts(0);
    }
}

fn waits_for_the_post(site: &Site, page: &Page<'_>) {
    let clock = opens_in(site, &coverage(DAY).older("older-1.json"));
    site.answer(&site.beside_feed("older-1.json"), &coverage(1..=1).older("older-2.json").json());
    let next = DAY.end() + 1;
    page.read(&format!("#post-{next}"));
    page.css("main").says("That post is not on this live page yet.");
    brings(site, &clock, page, &coverage(1..=next).older("older-1.json"));
    page.is_led_to(&next.to_string());
    assert_eq!(asked(site), 0);
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
    let needed = (1..=13).find(|end| voices(0, *end, "social") >= 10).unwrap_or(13).min(11);
    page.becomes("the posts", voices(0, needed, "social"), || page.shown_posts().len());
    page.is_at_rest();
    assert_eq!(asked(site), needed - 1, "more pages than the filter needs, or fewer");
    // Where nothing fits, ten pages are looked through, and the reader is asked whether they want more.
    let before = asked(site);
    page.read("?q=zebra");
    page.css("main").says("No posts match");
    page.css("main").says("Not all earlier posts have been searched.");
    assert_eq!(asked(site), before + 10);
    page.css("button[data-older]").click();
    page.css("button[data-older]").disappears();
    assert_eq!(asked(site), before + 12);
}
