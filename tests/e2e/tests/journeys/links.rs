//! Addresses that lead to one post.

use e2e::feeds::{Coverage, Post, long_day, storm};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader follows a link to one post", follows_a_link),
    ("a reader follows a link to the oldest post", follows_a_link_to_the_oldest),
    ("a reader follows a link to the last of 2,000 posts", follows_a_link_into_a_long_day),
    ("a reader follows a link to a post on an older page", follows_a_link_to_an_older_page),
    ("a reader follows a link to a post that is not there", follows_a_dead_link),
    ("a reader follows a link past the filter in the address", follows_a_link_past_a_filter),
    ("a reader goes from a key point to its post", goes_from_a_key_point),
    ("a reader goes from a post to the one it refers to", goes_along_a_cross_reference),
    ("a reader changes the fragment by hand", changes_the_fragment),
    ("a reader follows the link that a post's time is", follows_the_posts_own_link),
];

fn follows_a_link(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("#post-bridge");
    page.is_led_to("bridge");
    page.reload();
    page.ready();
    page.is_led_to("bridge");
}

fn follows_a_link_to_the_oldest(_: &Site, page: &Page<'_>) {
    page.read("?order=oldest");
    page.is_at_rest();
    let oldest = page.shown_posts().remove(0);
    page.read(&format!("#post-{oldest}"));
    page.is_led_to(&oldest);
}

fn follows_a_link_into_a_long_day(site: &Site, page: &Page<'_>) {
    site.serves(&long_day(2_000).json());
    page.read("#post-post-1999");
    page.is_led_to("post-1999");
    page.becomes("the number of posts", 2_000, || page.shown_posts().len());
    page.is_at_rest();
    page.is_led_to("post-1999");
}

fn follows_a_link_to_an_older_page(site: &Site, page: &Page<'_>) {
    three_pages(site);
    page.read("#post-dawn");
    page.is_led_to("dawn");
    page.shows(&["evening", "noon", "dawn"]);
}

fn follows_a_dead_link(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("#post-nowhere");
    page.announced("That post is not on this live page.");
    page.becomes("all posts shown", 8, || page.shown_posts().len());
}

fn follows_a_link_past_a_filter(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("?source=reader#post-bridge");
    page.is_led_to("bridge");
    page.becomes("all posts shown", 8, || page.shown_posts().len());
    page.place_is("without the filter", |place| place == "#post-bridge");
}

fn goes_from_a_key_point(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.css("section[data-key-points]").by_role("link", "The harbour bridge is closed").click();
    page.is_led_to("bridge");
    page.place_is("of the post", |place| place == "#post-bridge");
    page.back();
    page.place_is("of before", str::is_empty);
}

fn goes_along_a_cross_reference(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("");
    page.is_at_rest();
    page.post("closing").by_role("link", "12:17").click();
    page.is_led_to("bridge");
    page.post("closing").by_role("link", "the first warning").click();
    page.is_led_to("opening");
}

fn changes_the_fragment(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("#post-bridge");
    page.is_led_to("bridge");
    let () = page.look("location.hash = '#post-opening';", &[]);
    page.is_led_to("opening");
}

fn follows_the_posts_own_link(site: &Site, page: &Page<'_>) {
    site.serves(&storm().json());
    page.read("#post-bridge");
    page.is_led_to("bridge");
    page.post("ministry").css("a[href='#post-ministry']").click();
    page.is_led_to("ministry");
    page.place_is("of the post", |place| place == "#post-ministry");
    page.back();
    page.is_led_to("bridge");
    page.forward();
    page.is_led_to("ministry");
}

/// A head and two older pages, with one post each.
pub(super) fn three_pages(site: &Site) {
    site.serves(&one_post("evening", 20).older("older/1.json").json());
    let noon = one_post("noon", 12).older("2.json");
    site.answer(&site.beside_feed("older/1.json"), &noon.json());
    site.answer(&site.beside_feed("older/2.json"), &one_post("dawn", 6).json());
}

/// One page, with one post at that hour.
pub(super) fn one_post(id: &str, hour: u8) -> Coverage {
    let published = format!("2026-01-10T{hour:02}:00:00Z");
    Coverage::new("Three pages").post(Post::new(id, &published).headline(id).says("It happened."))
}
