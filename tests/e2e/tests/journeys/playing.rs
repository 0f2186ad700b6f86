//! Recordings with captions of another site, recordings that cannot be played, and what goes on while the page changes.

use e2e::browser::Engine;
use e2e::feeds::{Block, Coverage, Post};
use e2e::page::{Page, starting};
use e2e::server::{Answer, Site};
use e2e::suite::Steps;
use serde_json::json;

use crate::media::{recording, silence};

pub(super) const JOURNEYS: &[(&str, Steps)] = &[
    ("a reader reads captions of another site", reads_captions_of_another_site),
    ("a reader hears a recording whose server knows nothing of CORS", hears_without_cors),
    ("a reader is led to a file that cannot be played here", is_led_to_the_file),
    ("a reader keeps what plays through another order, and not behind a filter", keeps_what_plays),
    ("a reader hears a recording on while its post moves in time", keeps_what_moves),
    ("a reader keeps a page of another site that they have loaded, and not behind a filter", keeps_a_loaded_page),
    ("a reader finds the link of a site that refuses to stand in a frame", reads_where_a_frame_is_refused),
];

/// A recording at another origin, with captions there.
fn elsewhere(site: &Site, shares: bool) {
    let of = |file: &str| format!("{}{file}", site.foreign_address());
    let shared = |answer: Answer| if shares { answer.header("Access-Control-Allow-Origin", "*") } else { answer };
    site.answer("bells.wav", shared(silence()));
    let captions = "WEBVTT\n\n00:00.000 --> 00:02.000\nThe bells ring.\n";
    site.answer("bells.vtt", Answer::text("text/vtt", captions).header("Access-Control-Allow-Origin", "*"));
    let film = Block::of("video")
        .with("url", of("bells.wav"))
        .with("title", "The bells")
        .with("captions", json!([{"url": of("bells.vtt"), "lang": "en", "label": "English"}]));
    site.lets_the_page_play(&site.foreign_address());
    site.serves(&Coverage::new("The bells").post(Post::new("bells", "2026-01-10T12:00:00Z").block(film)).json());
}

/// Plays the recording of a post in silence, over and over; skips the journey in a browser that cannot.
fn play(page: &Page<'_>, post: &str) {
    page.by_role("heading", "The bells").click();
    let player = page.post(post).css("video, audio");
    let () = player.read(
        "element.muted = element.loop = true;
         element.play().catch(() => {});",
    );
    page.wait("the recording", || player.read("return element.currentTime > 0 || element.networkState === 3;"));
}

fn plays(page: &Page<'_>, post: &str) -> bool {
    page.post(post).css("video, audio").read("return !element.paused && element.currentTime > 0;")
}

fn reads_captions_of_another_site(site: &Site, page: &Page<'_>) {
    elsewhere(site, true);
    page.read("");
    page.is_at_rest();
    page.post("bells").css("video").has("crossorigin", "anonymous");
    play(page, "bells");
    let () = page.post("bells").css("video").read("element.textTracks[0].mode = 'showing';");
    page.wait("the captions", || {
        page.post("bells").css("video").read("return element.textTracks[0].cues?.[0]?.text === 'The bells ring.';")
    });
}

fn hears_without_cors(site: &Site, page: &Page<'_>) {
    elsewhere(site, false);
    page.read("");
    page.is_at_rest();
    page.by_role("heading", "The bells").click();
    let player = page.post("bells").css("video");
    let () = player.read("element.muted = element.loop = true; element.play().catch(() => {});");
    page.wait("the recording", || plays(page, "bells"));
    assert_eq!(player.attribute("crossorigin"), None);
    page.forgive();
}

fn is_led_to_the_file(site: &Site, page: &Page<'_>) {
    let never = recording("never").with("mimeType", "audio/x-nobody-plays-this");
    let gone = recording("gone");
    let post = |id: &str, minute: u32, block| Post::new(id, &format!("2026-01-10T12:{minute}:00Z")).block(block);
    site.serves(&Coverage::new("The bells").post(post("never", 30, never)).post(post("gone", 20, gone)).json());
    page.read("");
    page.is_at_rest();
    let link = |id: &str| page.post(id).by_role("link", starting("Open at"));
    page.post("never").says("This file cannot be played here.");
    link("never").counts(1);
    link("gone").counts(0);
    page.by_role("heading", "The bells").click();
    let () = page.post("gone").css("audio").read("element.play().catch(() => {});");
    page.post("gone").says("This file cannot be played here.");
    let address: String = link("gone").read("return element.href;");
    assert!(address.ends_with("gone.wav"), "{address}");
    page.shoot("media unplayable");
    link("gone").counts(1);
    page.forgive();
}

fn keeps_what_plays(site: &Site, page: &Page<'_>) {
    site.answer(&site.beside_feed("bells.wav"), silence());
    let others = (0..40).map(|number| {
        Post::new(&format!("other-{number}"), &format!("2026-01-10T11:{number:02}:00Z")).says("It happened.")
    });
    let bells = Post::new("bells", "2026-01-10T11:20:30Z").says("They ring.").block(recording("bells"));
    site.serves(&Coverage::new("The bells").posts(others).post(bells).json());
    page.read("");
    page.is_at_rest();
    play(page, "bells");
    let () = page.look("window.player = document.querySelector('#post-bells audio');", &[]);
    let is_same = || page.look::<bool>("return player === document.querySelector('#post-bells audio');", &[]);
    let order = || -> Vec<String> {
        page.look("return [...document.querySelectorAll('[role=feed] article')].map(article => article.id);", &[])
    };
    let before = order();
    page.by_role("button", "Order: Newest first").click();
    page.wait("the other order", || {
        let mut now = order();
        now.reverse();
        now == before
    });
    assert!(is_same() && plays(page, "bells"));
    page.css("input[type=search]").type_text("happened");
    page.wait("an end", || page.look("return player.paused;", &[]));
    page.by_role("button", "Show all posts").click();
    page.wait("the post", || page.post("bells").is_shown());
    assert!(is_same());
}

fn keeps_what_moves(site: &Site, page: &Page<'_>) {
    if page.engine() == Engine::WebKit {
        page.skip(
            "it pauses a recording that is moved, and cannot move elements atomically (https://webkit.org/b/281223)",
        );
    }
    site.answer(&site.beside_feed("bells.wav"), silence());
    let coverage = |minute: u32| {
        let at = format!("2026-01-10T11:{minute:02}:30Z");
        let bells =
            Post::new("bells", &at).with("dateModified", at.as_str()).says("They ring.").block(recording("bells"));
        let others = (0..20).map(|number| {
            Post::new(&format!("other-{number}"), &format!("2026-01-10T11:{number:02}:00Z")).says("It happened.")
        });
        Coverage::new("The bells").live().with("refresh", 5).posts(others).post(bells).json()
    };
    site.serves(&coverage(5));
    page.read("");
    page.is_at_rest();
    play(page, "bells");
    let () = page.look("window.player = document.querySelector('#post-bells audio');", &[]);
    site.serves(&coverage(15));
    page.wait("the other place", || page.shown_posts().iter().position(|post| post == "bells") == Some(4));
    assert!(page.look::<bool>("return player === document.querySelector('#post-bells audio');", &[]));
    page.wait("the recording", || plays(page, "bells"));
}

fn keeps_a_loaded_page(site: &Site, page: &Page<'_>) {
    let clip = format!("{}clip.html", site.foreign_address());
    site.answer("clip.html", Answer::html("<p>The roof flies off.</p>"));
    site.lets_the_page_play(&site.foreign_address());
    site.may_stand_in(&site.origin());
    let coverage = |more: &str| {
        let embed =
            Block::embed("Clips", &clip, "The roof flies off").with("text", format!("Somebody filmed it.{more}"));
        let clip = Post::new("clip", "2026-01-10T11:20:30Z").says(&format!("A clip.{more}")).block(embed);
        let others = (0..40).map(|number| {
            Post::new(&format!("other-{number}"), &format!("2026-01-10T11:{number:02}:00Z")).says("It happened.")
        });
        Coverage::new("Clips").live().with("refresh", 5).posts(others).post(clip).json()
    };
    site.serves(&coverage(""));
    page.read("");
    page.is_at_rest();
    page.post("clip").by_role("button", starting("Show content from")).click();
    page.post("clip").css("iframe").has("referrerpolicy", "strict-origin-when-cross-origin");
    page.post("clip").css("iframe").is_focused();
    page.wait("the clip", || !site.requests_for("clip.html").is_empty());
    let stays = |after: &str| {
        page.post("clip").css("iframe").counts(1);
        page.post("clip").by_role("button", starting("Show content from")).counts(0);
        page.post("clip").by_role("link", starting("Open at")).counts(1);
        assert_eq!(site.requests_for("clip.html").len(), 1, "loaded again after {after}");
    };
    page.shoot("embed loaded");
    page.css("input[type=search]").type_text("roof");
    page.becomes("the post found", vec!["clip".to_owned()], || page.shown_posts());
    stays("a search");
    page.by_role("button", "Show all posts").click();
    page.by_role("button", "Order: Newest first").click();
    page.becomes("all posts", 41, || page.shown_posts().len());
    stays("another order");
    site.serves(&coverage(" And more."));
    page.post("clip").says("Somebody filmed it. And more.");
    stays("an edit of its own card");
    // It cannot be paused from outside.
    page.css("input[type=search]").type_text("happened");
    page.css("iframe").counts(0);
    page.by_role("button", "Show all posts").click();
    page.post("clip").by_role("button", starting("Show content from")).click();
    page.becomes("the requests", 2, || site.requests_for("clip.html").len());
    page.post("clip").css("iframe").counts(1);
}

fn reads_where_a_frame_is_refused(site: &Site, page: &Page<'_>) {
    let clip = format!("{}clip.html", site.foreign_address());
    site.answer("clip.html", Answer::html("<p>The roof flies off.</p>").header("X-Frame-Options", "DENY"));
    site.lets_the_page_play(&site.foreign_address());
    let embed = Block::embed("Clips", &clip, "The roof flies off");
    site.serves(&Coverage::new("Clips").post(Post::new("clip", "2026-01-10T11:20:30Z").block(embed)).json());
    page.read("");
    page.is_at_rest();
    page.post("clip").by_role("button", starting("Show content from")).click();
    page.wait("the clip", || !site.requests_for("clip.html").is_empty());
    let link = page.post("clip").by_role("link", starting("Open at"));
    let address: String = link.read("return element.href;");
    assert_eq!(address, clip);
    link.focus();
    link.is_focused();
    site.forgive();
    page.forgive();
}
