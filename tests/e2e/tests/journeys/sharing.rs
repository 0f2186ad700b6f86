//! Links that a reader hands on.

use e2e::feeds::{Coverage, Post, storm};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader copies the link of a post", copies_a_link),
    ("a reader copies a link where no page is canonical", copies_a_link_of_this_page),
    ("a reader shares a post where the device can", shares_a_post),
    ("a reader opens the menu of a post by keys", opens_the_menu_by_keys),
];

fn copies_a_link(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?source=correspondent");
    copy(page, "bridge");
    assert_eq!(pasted(page), "https://example.org/storm#post-bridge");
}

fn copies_a_link_of_this_page(site: &Site, page: &Page<'_>) {
    let coverage =
        Coverage::new("Only here").post(Post::new("one", "2026-01-10T10:00:00Z").headline("One").says("It happened."));
    site.answer("other.json", &coverage.json());
    page.read("?feed=other.json&theme=dark");
    copy(page, "one");
    let link = pasted(page);
    let place = link.strip_prefix(&site.address()).unwrap_or(&link);
    assert!(place.ends_with("#post-one"), "{link}");
    // Without the feed, the link would lead to another coverage.
    assert!(place.contains("feed=other.json"), "{link}");
    page.read(place);
    page.is_led_to("one");
}

fn shares_a_post(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.is_at_rest();
    if !page.look::<bool>("return 'share' in navigator;", &[]) {
        // A button that can do nothing is not shown; copying the link remains.
        page.by_role("button", "Share").counts(0);
        page.post("bridge").offers("Copy link").counts(1);
        return;
    }
    let () = page.look("navigator.share = async what => { window.shared = what; };", &[]);
    page.post("bridge").offers("Share").click();
    page.becomes("the address shared", Some("https://example.org/storm#post-bridge".to_owned()), || {
        page.look("return window.shared?.url;", &[])
    });
}

fn opens_the_menu_by_keys(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.is_at_rest();
    let more = page.post("bridge").by_role("button", "More actions");
    let copy = page.post("bridge").by_role("button", "Copy link");
    copy.counts(0);
    for closes in ["Escape", "Enter"] {
        more.focus();
        page.press("Enter");
        copy.appears();
        if closes == "Escape" {
            page.press("Tab");
            page.wait("the focus in the menu", || {
                page.look("return document.activeElement.closest('[popover]') !== null;", &[])
            });
        }
        page.press(closes);
        copy.disappears();
        more.is_focused();
    }
    // One menu is open at a time.
    page.post("email").offers("Copy link").appears();
    copy.counts(0);
}

fn copy(page: &Page<'_>, post: &str) {
    page.is_at_rest();
    page.post(post).offers("Copy link").click();
    page.announced("Link copied");
}

/// What is on the clipboard, as anybody would look: by pasting it.
pub(super) fn pasted(page: &Page<'_>) -> String {
    let () = page.look("document.body.append(Object.assign(document.createElement('input'), {id: 'paste'}));", &[]);
    let field = page.css("#paste");
    field.press("Control+v");
    let mut text = String::new();
    page.wait("something pasted", || {
        text = field.read("return element.value;");
        !text.is_empty()
    });
    let () = field.read("element.remove();");
    text
}
