//! axe in every state that the suite reaches, wide in the light and narrow in the dark: what fits does not depend on the
//! colours.

use e2e::feeds::{Block, Coverage, Post, Source, storm};
use e2e::page::{NARROW, Page, WIDE};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::json;

use crate::oddities::picture;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("everybody can use the page on a desktop, in the light", |site, page| everywhere(site, page, WIDE, "light")),
    ("everybody can use the page on a phone, in the dark", |site, page| everywhere(site, page, NARROW, "dark")),
    ("everybody can read the sample", reads_the_sample),
];

/// One state after the other in one window, because a browser's start costs more than axe does.
fn everywhere(site: &Site, page: &Page<'_>, width: u32, theme: &str) {
    page.width(width);
    let at = |place: &str| {
        if place.is_empty() { format!("?theme={theme}") } else { place.replacen('?', &format!("?theme={theme}&"), 1) }
    };
    site.answer(&site.beside_feed("picture.svg"), picture());
    site.serves(&everything().json());
    let mut audit = page.audit();
    page.read(&at(""));
    page.is_at_rest();
    audit.look("everything");
    page.shoot("everything");

    page.by_role("button", "Use my time").click();
    page.post("bridge").offers("Copy link").click();
    page.announced("Link copied");
    audit.look("after copying a link");

    page.read(&at("?q=bridge&key=1"));
    page.is_at_rest();
    audit.look("a search");
    page.read(&format!("{}#post-bridge", at("")));
    page.is_led_to("bridge");
    audit.look("led to a post");

    page.read(&at("?q=zebra"));
    page.by_role("button", "Show all posts").appears();
    audit.look("nothing found");
    page.shoot("nothing found");

    for place in ["?lang=ar", "?lang=fr", "?embed=1"] {
        page.read(&at(place));
        page.is_at_rest();
        audit.look(place);
    }

    site.serves(&everything().live().older("older.json").json());
    page.read(&at("?order=oldest"));
    page.is_at_rest();
    audit.look("oldest first, with an older page");
    page.by_role("button", "Load earlier posts").click();
    page.css("main").says("The earlier posts could not be loaded.");
    audit.look("after the older page failed");

    site.serves(&Coverage::new("Nothing yet").json());
    page.read(&at(""));
    page.css("[role=alert][data-failure=empty]").appears();
    audit.look("no posts");

    site.serves(Answer::silence());
    page.open(&at(""));
    page.css("html[data-state=loading]").appears();
    page.css("main").appears();
    audit.look("loading");
    page.shoot("loading");

    // Another address: Chromium lets one question after the same document wait for the other, even from a page left.
    page.open(&at("?feed=gone.json"));
    page.failed("missing");
    audit.look("failed");
    page.shoot("failed");
    audit.verdict();
}

fn reads_the_sample(_: &Site, page: &Page<'_>) {
    page.read("");
    page.is_at_rest();
    page.axe();
}

/// The storm, and what it lacks: a correction, a withdrawal, earlier texts, media, the unknown.
fn everything() -> Coverage {
    let at = |minute: u8| format!("2026-01-10T09:{minute:02}:00Z");
    storm()
        .raw_post(json!({"id": "unreadable"}))
        .post(
            Post::new("corrected", &at(9))
                .headline("A correction")
                .says("Two bridges are closed.")
                .with("breaking", true)
                .with("dateModified", at(40))
                .with("correction", json!({"at": at(30), "note": "An earlier text said three."}))
                .with(
                    "revisions",
                    json!([{"at": at(9), "headline": "First", "body": [{"type": "paragraph", "text": "Three."}]}]),
                ),
        )
        .post(
            Post::new("withdrawn", &at(8))
                .headline("Gone")
                .with("withdrawn", json!({"at": at(50), "reason": "It was about another harbour."})),
        )
        .post(
            Post::new("media", &at(7))
                .headline("Sound and vision")
                .block(Block::gallery(vec![
                    Block::image("picture.svg", "The quay"),
                    Block::image("picture.svg", "The quay again").with("caption", "Later"),
                ]))
                .block(
                    Block::of("video")
                        .with("url", "clip.mp4")
                        .with("title", "The wave")
                        .with("width", 640)
                        .with("height", 360),
                )
                .block(Block::of("audio").with("url", "clip.mp3").with("title", "The wind"))
                .block(Block::of("hologram").with("text", "A ship, turning")),
        )
        .post(
            Post::new("links", &at(6))
                .by(Source::of("oracle").with("name", "Pythia"))
                .block(Block::paragraph(json!([
                    "Read ",
                    {"text": "the warning", "href": "https://example.org/warning"},
                    ", ",
                    {"text": "loud", "strong": true},
                    " and ",
                    {"text": "clear", "emphasis": true},
                    ": ",
                    {"text": "code 4", "code": true},
                    "."
                ])))
                .block(Block::list(&["One", "Two"]).with("ordered", true)),
        )
}
