//! Feeds that are not quite as they should be, and parts that the format allows but few use.

use e2e::feeds::{Block, Coverage, Post, Source, storm};
use e2e::page::{Page, starting};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::json;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader sees every kind of block", sees_every_block),
    ("a reader sees blocks and sources that the page does not know", sees_the_unknown),
    ("a reader keeps the good posts when one is bad", keeps_the_good_posts),
    ("a reader sees corrections, updates and withdrawals", sees_corrections),
    ("a reader sees who says it, and how", sees_bylines),
    ("a reader can reach the newsroom", reaches_the_newsroom),
];

fn sees_every_block(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    site.answer(&site.beside_feed("picture.svg"), picture());
    page.read("");
    page.is_at_rest();
    page.post("closing").css("li").counts(2);
    page.post("bridge").by_role("heading", "What the engineers say").counts(1);
    page.post("bridge").css("blockquote").says("Nobody should try to cross.");
    page.post("bridge").says("Chief engineer");
    page.post("agency").css("table caption").says("Delays");
    page.post("agency").css("th").nth(0).says("Line");
    page.post("agency").css("td").counts(4);
    let image = page.post("picture").by_role("img", "Waves above a quay wall");
    image.counts(1);
    image.has("width", "640");
    page.post("picture").css("figcaption").says("The quay at five");
    page.post("tweet").says("The roof flies off");
}

fn sees_the_unknown(site: &Site, page: &Page<'_>) {
    let post = Post::new("odd", "2026-01-10T10:00:00Z")
        .by(Source::of("oracle").with("name", "Pythia"))
        .says("Before.")
        .block(Block::of("hologram").with("text", "A ship, turning").with("url", "https://example.org/ship"))
        .says("After.");
    site.serves(&Coverage::new("Oddities").post(post).json());
    page.read("?source=other");
    let odd = page.post("odd");
    for words in ["Pythia", "Before.", "A ship, turning", "After."] {
        odd.says(words);
    }
    page.css("[data-filters]").by_role("button", starting("Other sources")).counts(1);
}

fn keeps_the_good_posts(site: &Site, page: &Page<'_>) {
    let good = |id: &str, hour: u8| Post::new(id, &format!("2026-01-10T{hour:02}:00:00Z")).says("It happened.");
    let coverage = Coverage::new("Mixed")
        .post(good("first", 10))
        .raw_post(json!({"id": "no-time", "body": []}))
        .raw_post(json!("not even an object"))
        .raw_post(json!({"id": 7, "datePublished": "yesterday", "body": {"type": "paragraph"}}))
        .raw_post(json!(null))
        .post(good("second", 11));
    site.serves(&coverage.json());
    page.read("");
    page.shows(&["second", "first"]);
    page.css("main").says("4 posts could not be read");
}

fn sees_corrections(site: &Site, page: &Page<'_>) {
    let at = |minute: u8| format!("2026-01-10T10:{minute:02}:00Z");
    let corrected = Post::new("corrected", &at(3))
        .says("Two bridges are closed.")
        .with("correction", json!({"at": at(30), "note": "An earlier text said three bridges."}));
    let updated = Post::new("updated", &at(2)).says("Four crews are on their way.").with("dateModified", at(40));
    let withdrawn = Post::new("withdrawn", &at(1))
        .says("This was never true.")
        .with("withdrawn", json!({"at": at(50), "reason": "It was about another harbour."}));
    site.serves(&Coverage::new("Corrections").posts([corrected, updated, withdrawn]).json());
    page.read("");
    page.post("corrected").says("An earlier text said three bridges.");
    page.post("corrected").says("Corrected 10:30");
    page.post("updated").says("Updated");
    page.post("withdrawn").says("This post was withdrawn at 10:50");
    page.post("withdrawn").says("It was about another harbour.");
    page.css("article[data-withdrawn]").counts(1);
    let kept: bool = page.look("return document.body.textContent.includes('never true');", &[]);
    assert!(!kept, "the withdrawn text is still in the page");
}

fn sees_bylines(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.is_at_rest();
    for (post, words) in [
        ("email", "Hashim in Northport emails:"),
        ("bridge", "Maria Silva, Coast correspondent"),
        ("tweet", "@harbourwatch tweets"),
        ("agency", "Coastal News Agency"),
        ("ministry", "Ministry of the Interior"),
        ("picture", "Ana in the harbour"),
    ] {
        page.post(post).says(words);
    }
    // Told apart by a word, not by colour alone.
    for (post, word) in
        [("email", "Reader"), ("bridge", "Correspondent"), ("tweet", "Social media"), ("ministry", "Official")]
    {
        page.post(post).says(word);
    }
}

fn reaches_the_newsroom(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.by_role("heading", "Join the discussion").appears();
    for address in ["sms:+447700900123", "mailto:news@example.org", "https://example.org/social"] {
        page.css(&format!("a[href='{address}']")).appears();
    }
    page.by_role("link", "How storms get their names").appears();
}

/// The picture of the storm.
pub(super) fn picture() -> Answer {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='640' height='360'>\
               <rect width='640' height='360' fill='#579'/></svg>";
    Answer::text("image/svg+xml", svg)
}
