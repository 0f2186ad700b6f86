//! From picture to picture, and on to those of older pages.

use std::time::Duration;

use e2e::feeds::{Block, Coverage, Post, Source, harbour};
use e2e::page::{Page, Target};
use e2e::server::{Answer, Script, Site};
use e2e::suite::Steps;

use crate::lightbox::{go_back, is_closed, is_open, lightbox, opener, serves};
use crate::links::one_post;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader walks through all pictures", walks),
    ("a reader walks through the pictures that the filter shows", walks_within_the_filter),
    ("a reader walks past the end to the pictures of an older page", walks_to_older),
    ("a reader walks past pages without pictures", walks_past_words),
    ("a reader walks past the first picture where the oldest comes first", walks_to_older_at_the_start),
    ("a reader walks to older pictures within the filter", walks_to_older_within_the_filter),
    ("a reader walks on after an older page with pictures failed", tries_again),
    ("a reader turns round while older pictures are on their way", turns_round),
    ("a reader closes a picture while older ones are on their way", closes_meanwhile),
    ("a reader follows a link to a picture on an older page", follows_a_link_to_older),
    ("a reader follows a link to a picture by its name", follows_a_name),
    ("a reader follows a link to a picture that is not there", follows_a_dead_link),
    ("a reader goes back before a picture was found", goes_back_meanwhile),
];

const ALL: [&str; 5] = ["The first boat", "The second boat", "The quay", "The lamp", "The sea"];

/// How long an older page takes that is not to come before the reader's next act.
const LONG: Duration = Duration::from_secs(3);

fn next<'p>(page: &'p Page<'_>) -> Target<'p> {
    lightbox(page).by_role("button", "Next picture")
}

fn previous<'p>(page: &'p Page<'_>) -> Target<'p> {
    lightbox(page).by_role("button", "Previous picture")
}

/// An older page with one picture, "The net", of a reader.
fn net() -> Coverage {
    let picture = Block::image("picture.svg", "The net");
    Coverage::new("A day at the harbour").post(
        Post::new("net", "2026-01-10T08:00:00Z").by(Source::reader("Ana", "the harbour")).says("Nets.").block(picture),
    )
}

/// The harbour, and this as its older page.
fn serves_older(site: &Site, older: impl Into<Script>) {
    serves(site, &harbour().older("older.json"));
    site.answer(&site.beside_feed("older.json"), older);
}

#[track_caller]
fn walks_through(page: &Page<'_>, alts: &[&str]) {
    let total = alts.len();
    for (place, alt) in alts.iter().enumerate() {
        is_open(page, &format!("{} of {total}", place + 1), alt);
        if place + 1 < total {
            next(page).click();
        }
    }
    next(page).has("aria-disabled", "true");
    for (place, alt) in alts.iter().enumerate().rev() {
        is_open(page, &format!("{} of {total}", place + 1), alt);
        if place > 0 {
            previous(page).click();
        }
    }
    previous(page).has("aria-disabled", "true");
}

fn walks(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.is_at_rest();
    for (post, alt) in [("boats", "A flag"), ("badge", "The agency's badge")] {
        page.post(post).by_role("img", alt).counts(1);
        // Too small for a larger view to show more of it.
        opener(page, post, alt).counts(0);
    }
    opener(page, "boats", "The first boat").click();
    walks_through(page, &ALL);
    // At an end, its button does nothing, and says so beforehand.
    previous(page).click();
    is_open(page, "1 of 5", "The first boat");
    assert_eq!(next(page).attribute("aria-disabled"), None);
}

fn walks_within_the_filter(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    for (place, post, pictures) in [
        ("?source=press,correspondent", "lamp", &["The lamp", "The sea"][..]),
        ("?q=calm", "sea", &["The sea"]),
        ("?media=image", "boats", &ALL),
        ("?order=oldest", "sea", &["The sea", "The lamp", "The quay", "The first boat", "The second boat"]),
        ("?source=press,desk&order=oldest", "sea", &["The sea", "The first boat", "The second boat"]),
    ] {
        page.read(place);
        page.is_at_rest();
        opener(page, post, pictures[0]).click();
        walks_through(page, pictures);
        lightbox(page).by_role("button", "Close").click();
        is_closed(page, place);
    }
}

fn walks_to_older(site: &Site, page: &Page<'_>) {
    serves_older(site, &net().json());
    page.read("");
    page.is_at_rest();
    opener(page, "lamp", "The lamp").click();
    is_open(page, "4 of 5+", "The lamp");
    next(page).click();
    is_open(page, "5 of 5+", "The sea");
    assert_eq!(next(page).attribute("aria-disabled"), None, "there may be more");
    next(page).click();
    is_open(page, "6 of 6", "The net");
    next(page).has("aria-disabled", "true");
    lightbox(page).by_role("button", "Close").click();
    is_closed(page, "");
    opener(page, "net", "The net").click();
    is_open(page, "6 of 6", "The net");
}

fn walks_past_words(site: &Site, page: &Page<'_>) {
    serves_older(site, &one_post("dawn", 9).older("older-2.json").json());
    site.answer(&site.beside_feed("older-2.json"), &net().older("older-3.json").json());
    site.answer(&site.beside_feed("older-3.json"), &one_post("night", 1).json());
    page.read("");
    page.is_at_rest();
    opener(page, "sea", "The sea").click();
    is_open(page, "5 of 5+", "The sea");
    next(page).click();
    is_open(page, "6 of 6+", "The net");
    next(page).click();
    lightbox(page).css("[role=status]").says("There are no more pictures.");
    is_open(page, "6 of 6", "The net");
    next(page).has("aria-disabled", "true");
    lightbox(page).is_focused();
}

fn walks_to_older_at_the_start(site: &Site, page: &Page<'_>) {
    serves_older(site, &net().json());
    page.read("?order=oldest");
    page.is_at_rest();
    opener(page, "lamp", "The lamp").click();
    is_open(page, "2 of 5+", "The lamp");
    page.press("End");
    is_open(page, "5 of 5+", "The second boat");
    next(page).has("aria-disabled", "true");
    page.press("Home");
    is_open(page, "1 of 5+", "The sea");
    assert_eq!(previous(page).attribute("aria-disabled"), None, "there may be more");
    previous(page).click();
    is_open(page, "1 of 6", "The net");
    previous(page).has("aria-disabled", "true");
    next(page).click();
    is_open(page, "2 of 6", "The sea");
    page.reload();
    page.ready();
    // Known by its name again, while its place is another until older pages have come.
    is_open(page, "1 of 5+", "The sea");
}

fn walks_to_older_within_the_filter(site: &Site, page: &Page<'_>) {
    let desk = Post::new("rope", "2026-01-10T09:00:00Z").block(Block::image("picture.svg", "The rope"));
    serves_older(site, &net().post(desk).json());
    page.read("?source=reader");
    page.is_at_rest();
    // A filter that shows little has older pages come by itself.
    page.shows(&["words", "quay", "net"]);
    opener(page, "quay", "The quay").click();
    is_open(page, "1 of 2", "The quay");
    next(page).click();
    is_open(page, "2 of 2", "The net");
}

fn tries_again(site: &Site, page: &Page<'_>) {
    serves_older(site, [Answer::error(503), Answer::error(503), Answer::json(&net().json())]);
    page.read("");
    page.is_at_rest();
    opener(page, "sea", "The sea").click();
    is_open(page, "5 of 5+", "The sea");
    for tries in 1..=2 {
        next(page).click();
        page.becomes("requests for the older page", tries, || site.requests_for(&site.beside_feed("older.json")).len());
        let failed = "The earlier posts could not be loaded.";
        lightbox(page).css("[role=status]").says(failed);
        // And for the eyes.
        page.becomes("how often it is said", 2, || lightbox(page).text().matches(failed).count());
        is_open(page, "5 of 5+", "The sea");
    }
    page.press("ArrowRight");
    is_open(page, "6 of 6", "The net");
    assert!(!lightbox(page).text().contains("could not be loaded"), "the failure is over");
}

fn turns_round(site: &Site, page: &Page<'_>) {
    serves_older(site, Answer::json(&net().json()).delay(LONG));
    page.read("#image-5");
    is_open(page, "5 of 5+", "The sea");
    next(page).click();
    lightbox(page).says("Loading earlier posts…");
    previous(page).click();
    is_open(page, "4 of 5+", "The lamp");
    is_open(page, "4 of 6", "The lamp");
}

fn closes_meanwhile(site: &Site, page: &Page<'_>) {
    serves_older(site, Answer::json(&net().json()).delay(LONG));
    page.read("");
    page.is_at_rest();
    opener(page, "sea", "The sea").click();
    is_open(page, "5 of 5+", "The sea");
    next(page).click();
    page.press("Escape");
    is_closed(page, "");
    opener(page, "sea", "The sea").is_focused();
    opener(page, "net", "The net").appears();
    is_closed(page, "");
}

fn follows_a_link_to_older(site: &Site, page: &Page<'_>) {
    serves_older(site, &one_post("dawn", 9).older("older-2.json").json());
    site.answer(&site.beside_feed("older-2.json"), &net().json());
    page.read("#image-6");
    is_open(page, "6 of 6", "The net");
    page.reload();
    page.ready();
    is_open(page, "6 of 6", "The net");
    page.press("Escape");
    is_closed(page, "");
    opener(page, "net", "The net").is_focused();
    opener(page, "net", "The net").is_in_view();
}

fn follows_a_name(site: &Site, page: &Page<'_>) {
    serves_older(site, &net().json());
    page.read("#picture-3-boats");
    is_open(page, "2 of 5+", "The second boat");
    page.press("Escape");
    is_closed(page, "");
    page.read("?source=reader#picture-1-net");
    is_open(page, "2 of 2", "The net");
    page.reload();
    page.ready();
    is_open(page, "2 of 2", "The net");
    page.press("Escape");
    is_closed(page, "?source=reader");
}

fn follows_a_dead_link(site: &Site, page: &Page<'_>) {
    serves_older(site, &net().json());
    // `picture-2-boats` is the small one.
    for dead in ["#image-7", "#picture-1-nowhere", "#picture-2-boats", "#picture-9-quay"] {
        page.read(dead);
        page.announced("That picture is not on this live page.");
        page.css("main").says("That picture is not on this live page.");
        is_closed(page, "");
        page.becomes("all posts shown", 7, || page.shown_posts().len());
    }
    for nothing in ["#image-0", "#image-x", "#image-", "#picture-0-quay"] {
        page.read(nothing);
        page.becomes("the posts of the first page", 6, || page.shown_posts().len());
        is_closed(page, nothing);
    }
}

fn goes_back_meanwhile(site: &Site, page: &Page<'_>) {
    serves_older(site, Answer::json(&net().json()).delay(LONG));
    page.read("");
    page.is_at_rest();
    let () = page.look("location.hash = '#image-6';", &[]);
    page.wait("the older page asked for", || !site.requests_for(&site.beside_feed("older.json")).is_empty());
    go_back(page);
    // They are not taken there when the page comes.
    page.becomes("the posts of both pages", 7, || page.shown_posts().len());
    is_closed(page, "");
    page.is_at_rest();
    assert!(!lightbox(page).exists(), "it opened late");
}
