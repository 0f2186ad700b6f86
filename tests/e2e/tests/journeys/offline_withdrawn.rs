//! What was withdrawn is gone from the copies on the device, too.

use e2e::feeds::{Block, Coverage, Post};
use e2e::page::Page;
use e2e::server::Site;
use e2e::suite::Steps;
use serde_json::json;

use crate::oddities::picture;
use crate::offline::{is_kept, keeps};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader keeps no copy of a post that was withdrawn", keeps_no_copy_of_what_was_withdrawn),
    ("a reader keeps a copy of a post that was published again", keeps_what_was_published_again),
];

const SECRET: &str = "The witness lives at the mill.";

/// Whether anything that is cached for the site says it.
fn is_said_by_a_copy(page: &Page<'_>) -> bool {
    page.look_later(
        "const [text, done] = arguments;
         (async () => {
             let said = false;
             for (const name of await caches.keys()) {
                 const cache = await caches.open(name);
                 for (const request of await cache.keys()) {
                     said ||= (await (await cache.match(request)).text()).includes(text);
                 }
             }
             done(said);
         })();",
        &[SECRET.into()],
    )
}

/// A page of the coverage, with a post at that hour.
fn part(id: &str, hour: u8) -> Coverage {
    let post = Post::new(id, &format!("2026-01-10T{hour:02}:00:00Z")).headline(id);
    Coverage::new("The trial").post(post)
}

fn witness() -> Post {
    Post::new("witness", "2026-01-10T12:30:00Z").says(SECRET).block(Block::image("mill.svg", "The mill"))
}

fn withdrawn() -> Post {
    Post::new("witness", "2026-01-10T12:30:00Z").with("withdrawn", json!({"at": "2026-01-10T13:00:00Z"}))
}

/// Serves a head and two older pages, of which the first has the witness.
fn serves_three_pages(site: &Site, head: Coverage) {
    site.serves(&head.older("older/1.json").json());
    site.answer(&site.beside_feed("older/1.json"), &part("noon", 12).post(witness()).older("2.json").json());
    site.answer(&site.beside_feed("older/2.json"), &part("dawn", 6).json());
    site.answer(&site.beside_feed("older/mill.svg"), picture());
}

fn loads_older(page: &Page<'_>) {
    page.css("button[data-older]").click();
    // The second page comes by itself.
    page.post("dawn").appears();
}

fn keeps_no_copy_of_what_was_withdrawn(site: &Site, page: &Page<'_>) {
    let [first, second, mill] = ["older/1.json", "older/2.json", "older/mill.svg"].map(|file| site.beside_feed(file));
    serves_three_pages(site, part("evening", 20));
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    loads_older(page);
    page.post("witness").css("img").is_in_view();
    is_kept(site, page, &[&first, &second, &mill]);
    assert!(is_said_by_a_copy(page));
    serves_three_pages(site, part("evening", 20).post(withdrawn()));
    page.read("");
    page.wait("the end of the copies", || !keeps(site, page, &first) && !keeps(site, page, &mill));
    assert!(!is_said_by_a_copy(page));
    // The server still has the text on the older page.
    site.answer(&site.beside_feed("older/2.json"), &part("dawn", 6).with("standfirst", "Day two").json());
    loads_older(page);
    page.wait("a copy of the second page", || {
        let address = format!("{}{second}", site.address());
        let kept = "caches.match(arguments[0]).then(kept => kept?.text() ?? '').then(arguments[1]);";
        page.look_later::<String>(kept, &[address.into()]).contains("Day two")
    });
    assert!(!is_said_by_a_copy(page));
    page.post("witness").has("data-withdrawn", "");
    site.goes_down();
    page.read("");
    page.post("witness").has("data-withdrawn", "");
}

fn keeps_what_was_published_again(site: &Site, page: &Page<'_>) {
    site.serves(&part("evening", 20).post(withdrawn()).json());
    page.read("");
    is_kept(site, page, &["", &site.feed()]);
    site.serves(&part("evening", 20).post(witness().with("dateModified", "2026-01-10T14:00:00Z")).json());
    page.read("");
    page.wait("a copy of the text", || is_said_by_a_copy(page));
}
