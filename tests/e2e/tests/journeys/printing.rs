//! What a coverage leaves on paper.

use e2e::feeds::{Block, Coverage, Post, storm};
use e2e::page::{Page, starting};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::json;

use crate::media::film;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader reads on paper what was chosen", reads_what_was_chosen),
    ("a reader reads on paper where a film is, and what a picture shows", reads_what_paper_cannot_show),
    ("a reader reads earlier versions on paper", reads_earlier_versions),
];

fn reads_what_was_chosen(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?source=reader,press&q=the");
    page.is_at_rest();
    page.prints();
    let chosen: Vec<String> = page.look(
        "return [...document.querySelectorAll('.filters :is(button, input, span, label)')]
             .filter(element => element.checkVisibility())
             .map(element => (element.value || element.textContent).replace(/[0-9]+/g, '').trim());",
        &[],
    );
    assert_eq!(chosen, ["posts", "Readers", "Press", "the"]);
}

fn reads_what_paper_cannot_show(site: &Site, page: &Page<'_>) {
    site.answer(&site.beside_feed("far.svg"), Answer::silence());
    let far = Post::new("far", "2026-01-10T10:00:00Z").block(Block::image("far.svg", "The far shore"));
    let harbour = Post::new("harbour", "2026-01-10T12:00:00Z").block(film("harbour"));
    site.serves(&Coverage::new("The harbour").post(harbour).post(far).json());
    page.read("");
    page.is_at_rest();
    page.post("harbour").by_role("link", starting("Open at")).counts(0);
    page.prints();
    let link = page.post("harbour").by_role("link", starting("Open at"));
    link.counts(1);
    let (address, behind): (String, String) =
        link.read("return [element.href, getComputedStyle(element, '::after').content];");
    assert!(address.ends_with("harbour.mp4") && behind != "none", "{address} {behind}");
    assert!(!page.post("harbour").css(".media-file > span").is_shown());
    let figure = page.post("far").css("figure");
    figure.has("data-alt", "The far shore");
    let before: String = figure.read("return getComputedStyle(element, '::before').content;");
    assert_ne!(before, "none");
    assert!(!page.post("far").css("img").is_shown());
}

fn reads_earlier_versions(site: &Site, page: &Page<'_>) {
    let body = json!([{"type": "paragraph", "text": "Three bridges are closed."}]);
    let bridge = Post::new("bridge", "2026-01-10T12:00:00Z")
        .says("Two bridges are closed.")
        .with("revisions", json!([{"at": "2026-01-10T12:00:00Z", "body": body}]));
    site.serves(&Coverage::new("The bridges").post(bridge).json());
    page.read("");
    page.is_at_rest();
    let versions = page.post("bridge").css(".versions");
    assert!(!versions.is_shown());
    let button = page.post("bridge").by_role("button", "What it said before");
    button.click();
    assert!(versions.is_shown());
    button.click();
    assert!(!versions.is_shown());
    page.prints();
    assert!(versions.is_shown());
    versions.says("Three bridges are closed.");
}
