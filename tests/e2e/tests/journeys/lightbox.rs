//! A picture is opened and closed, and the address and the place on the page are as before.

use e2e::feeds::{Block, Coverage, Post, harbour};
use e2e::page::{Page, Target, starting};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;

use crate::oddities::picture;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader opens a picture and closes it", opens_and_closes),
    ("a reader goes back from a picture, and forward to it", goes_back_and_forward),
    ("a reader reloads with a picture open", reloads),
    ("a reader keeps the picture over a reload although newer ones came", reloads_when_newer_came),
    ("a reader follows a link to a picture", follows_a_link),
    ("a reader changes the picture in the address by hand", changes_the_fragment),
    ("a reader closes a picture where they opened it", keeps_the_place),
    ("a reader opens a picture while led to a post", keeps_the_post_linked),
    ("a reader goes from a picture to its post, and back", goes_to_the_post),
];

/// The pictures over the page.
pub(super) fn lightbox<'p>(page: &'p Page<'_>) -> Target<'p> {
    page.css("dialog[data-lightbox]")
}

/// The button that a picture is in its post.
pub(super) fn opener<'p>(page: &'p Page<'_>, post: &str, alt: &str) -> Target<'p> {
    page.post(post).by_role("button", alt)
}

/// The harbour, or what has been made of it, with its pictures.
pub(super) fn serves(site: &Site, coverage: &Coverage) {
    site.serves(&coverage.json());
    serves_pictures(site);
}

/// The files of the harbour's pictures.
pub(super) fn serves_pictures(site: &Site) {
    for file in ["picture.svg", "quay.svg"] {
        site.answer(&site.beside_feed(file), picture());
    }
}

/// Waits until this picture is open, at a place such as "3 of 5", and the address says so.
#[track_caller]
pub(super) fn is_open(page: &Page<'_>, place: &str, alt: &str) {
    // The first paragraph is for the eyes, the status for the ears.
    let position = lightbox(page).css("p:not([role=status])");
    page.becomes("the place of the picture", place.to_owned(), || position.text());
    lightbox(page).by_role("img", alt).counts(1);
    let end = format!("#image-{}", place.split(' ').next().unwrap_or_default());
    page.place_is(&format!("with {end}"), |place| place.ends_with(&end));
}

/// Waits until no picture is open, and the address is this again.
#[track_caller]
pub(super) fn is_closed(page: &Page<'_>, place: &str) {
    lightbox(page).disappears();
    page.becomes("the address", place.to_owned(), || page.place());
}

/// Goes back as the page itself would. The button of WebKit passes over steps that a script took without the reader.
pub(super) fn go_back(page: &Page<'_>) {
    let () = page.look("history.back();", &[]);
}

fn steps_of_history(page: &Page<'_>) -> usize {
    page.look("return history.length;", &[])
}

fn scrolled(page: &Page<'_>) -> i64 {
    page.look("return Math.round(scrollY);", &[])
}

fn opens_and_closes(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.is_at_rest();
    let ways: [fn(&Page<'_>); 3] =
        [|page| lightbox(page).by_role("button", "Close").click(), |page| page.press("Escape"), |page| page.back()];
    for close in ways {
        opener(page, "quay", "The quay").click();
        page.by_role("dialog", "Pictures").appears();
        page.css("dialog[data-lightbox]:modal").appears();
        is_open(page, "3 of 5", "The quay");
        close(page);
        is_closed(page, "");
        opener(page, "quay", "The quay").is_focused();
    }
}

fn goes_back_and_forward(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.by_role("button", starting("With pictures")).click();
    page.shows(&["boats", "quay", "lamp", "badge", "sea"]);
    let before = steps_of_history(page);
    // Browsers keep so many at most, fifty or more, and this one may have had other journeys before.
    let is_one_more = || [before + 1, before.max(50)].contains(&steps_of_history(page));
    opener(page, "quay", "The quay").click();
    is_open(page, "3 of 5", "The quay");
    let next = lightbox(page).by_role("button", "Next picture");
    next.click();
    is_open(page, "4 of 5", "The lamp");
    next.click();
    is_open(page, "5 of 5", "The sea");
    assert!(is_one_more(), "one step for the pictures, however many");
    page.back();
    is_closed(page, "?media=image");
    page.forward();
    is_open(page, "5 of 5", "The sea");
    lightbox(page).by_role("button", "Previous picture").click();
    is_open(page, "4 of 5", "The lamp");
    lightbox(page).by_role("button", "Close").click();
    is_closed(page, "?media=image");
    page.forward();
    is_open(page, "4 of 5", "The lamp");
    page.back();
    is_closed(page, "?media=image");
    assert!(is_one_more(), "no step more");
    page.back();
    is_closed(page, "");
    page.shows(&["boats", "words", "quay", "lamp", "badge", "sea"]);
}

fn reloads(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("?theme=dark");
    opener(page, "quay", "The quay").click();
    is_open(page, "3 of 5", "The quay");
    lightbox(page).by_role("button", "Next picture").click();
    is_open(page, "4 of 5", "The lamp");
    let before = steps_of_history(page);
    page.reload();
    page.ready();
    is_open(page, "4 of 5", "The lamp");
    assert_eq!(steps_of_history(page), before);
    lightbox(page).by_role("button", "Previous picture").click();
    is_open(page, "3 of 5", "The quay");
    lightbox(page).by_role("button", "Close").click();
    is_closed(page, "?theme=dark");
    page.ready();
    page.forward();
    is_open(page, "3 of 5", "The quay");
}

fn reloads_when_newer_came(site: &Site, page: &Page<'_>) {
    let newer = Post::new("net", "2026-01-10T16:00:00Z")
        .block(Block::image("picture.svg", "The net").with("caption", "Late news"));
    let feeds = [harbour(), harbour().post(newer)].map(|coverage| Answer::json(&coverage.json()));
    site.serves(feeds);
    serves_pictures(site);
    page.read("#image-3");
    is_open(page, "3 of 5", "The quay");
    page.reload();
    page.ready();
    is_open(page, "4 of 6", "The quay");
    lightbox(page).by_role("button", "Close").click();
    is_closed(page, "");
}

fn follows_a_link(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("#image-3");
    is_open(page, "3 of 5", "The quay");
    page.css("dialog[data-lightbox]:modal").appears();
    let before = steps_of_history(page);
    page.press("Escape");
    is_closed(page, "");
    assert_eq!(steps_of_history(page), before, "no step was taken");
    opener(page, "quay", "The quay").is_focused();
    opener(page, "quay", "The quay").is_in_view();

    // The focus goes to the picture that was seen last.
    page.read("?source=press,correspondent#image-1");
    is_open(page, "1 of 2", "The lamp");
    lightbox(page).by_role("button", "Next picture").click();
    is_open(page, "2 of 2", "The sea");
    lightbox(page).by_role("button", "Close").click();
    is_closed(page, "?source=press,correspondent");
    opener(page, "sea", "The sea").is_focused();
    opener(page, "sea", "The sea").is_in_view();
    page.back();
    let address = || page.look::<String>("return location.href;", &[]);
    page.becomes("the address before the link", "about:blank".to_owned(), address);
}

fn changes_the_fragment(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.is_at_rest();
    let () = page.look("location.hash = '#image-2';", &[]);
    is_open(page, "2 of 5", "The second boat");
    let () = page.look("location.hash = '#image-4';", &[]);
    is_open(page, "4 of 5", "The lamp");
    go_back(page);
    is_open(page, "2 of 5", "The second boat");
    let () = page.look("location.hash = '#post-sea';", &[]);
    is_closed(page, "#post-sea");
    page.is_led_to("sea");
    go_back(page);
    is_open(page, "2 of 5", "The second boat");
    go_back(page);
    is_closed(page, "");
}

fn keeps_the_place(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.is_at_rest();
    let sea = opener(page, "sea", "The sea");
    let before = bring_to_middle(page, &sea);
    let ways: [fn(&Page<'_>); 2] = [|page| lightbox(page).by_role("button", "Close").click(), |page| page.back()];
    for close in ways {
        sea.click();
        is_open(page, "5 of 5", "The sea");
        assert_eq!(scrolled(page), before, "opening scrolled");
        // However far one walks.
        page.press("Home");
        is_open(page, "1 of 5", "The first boat");
        assert_eq!(scrolled(page), before, "walking scrolled");
        close(page);
        is_closed(page, "");
        sea.is_focused();
        assert_eq!(scrolled(page), before, "closing scrolled");
    }
}

fn keeps_the_post_linked(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("#post-boats");
    page.is_led_to("boats");
    let sea = opener(page, "sea", "The sea");
    let before = bring_to_middle(page, &sea);
    let ways: [fn(&Page<'_>); 3] =
        [|page| page.back(), |page| lightbox(page).by_role("button", "Close").click(), |page| page.press("Escape")];
    for close in ways {
        sea.click();
        is_open(page, "5 of 5", "The sea");
        close(page);
        is_closed(page, "#post-boats");
        sea.is_focused();
        assert_eq!(scrolled(page), before, "it went to the post again");
        page.css("article[data-linked]").has("id", "post-boats");
    }
}

fn goes_to_the_post(site: &Site, page: &Page<'_>) {
    serves(site, &harbour());
    page.read("");
    page.is_at_rest();
    opener(page, "boats", "The first boat").click();
    is_open(page, "1 of 5", "The first boat");
    page.press("End");
    is_open(page, "5 of 5", "The sea");
    lightbox(page).by_role("link", starting("Show the post of 10:00")).click();
    is_closed(page, "#post-sea");
    page.is_led_to("sea");
    page.back();
    is_open(page, "5 of 5", "The sea");
    lightbox(page).by_role("button", "Close").click();
    is_closed(page, "");
    page.forward();
    is_open(page, "5 of 5", "The sea");
    page.forward();
    is_closed(page, "#post-sea");
    page.is_led_to("sea");
}

/// Scrolls there, and returns how far that was.
fn bring_to_middle(page: &Page<'_>, target: &Target<'_>) -> i64 {
    let () = target.read("element.scrollIntoView({block: 'center', behavior: 'instant'});");
    target.is_in_view();
    let before = scrolled(page);
    assert!(before > 0, "nothing to scroll");
    before
}
