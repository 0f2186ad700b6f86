//! What belongs to somebody else.

use e2e::feeds::{Block, Coverage, Post};
use e2e::page::{Page, starting};
use e2e::server::Site;
use e2e::suite::Steps;

pub(super) const JOURNEYS: &[(&str, Steps)] =
    &[("a reader loads nothing of third parties unasked", loads_nothing_unasked)];

fn loads_nothing_unasked(site: &Site, page: &Page<'_>) {
    // Another origin of this very server, so that a request for it would be seen.
    let clip = format!("{}clip.html", site.foreign_address());
    let poster = format!("{}poster.png", site.foreign_address());
    let post = Post::new("clip", "2026-01-10T10:00:00Z").headline("A clip").block(
        Block::embed("Clips", &clip, "The roof flies off").with("text", "Somebody filmed it.").with("poster", poster),
    );
    site.serves(&Coverage::new("Clips").post(post).json());
    page.read("");
    page.is_at_rest();
    page.post("clip").says("The roof flies off");
    page.post("clip").says("Somebody filmed it.");
    page.post("clip").says("May set cookies");
    page.css("iframe").counts(0);
    page.post("clip").by_role("button", starting("Show content from")).counts(1);
    page.post("clip").by_role("link", starting("Open at")).counts(1);
    for path in ["clip.html", "poster.png"] {
        assert_eq!(site.requests_for(path).len(), 0, "{path} was asked for");
    }
    let outside: Vec<String> = page.look(
        "return performance.getEntriesByType('resource').map(entry => entry.name)
             .filter(name => new URL(name).origin !== location.origin);",
        &[],
    );
    assert!(outside.is_empty(), "{outside:?}");
    let hints: Vec<String> = page.look(
        "return [...document.querySelectorAll('link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prefetch]')]
             .map(link => link.href);",
        &[],
    );
    assert!(hints.is_empty(), "{hints:?}");

    page.post("clip").by_role("button", starting("Show content from")).click();
    let frame = page.post("clip").css("iframe");
    frame.has("src", &clip);
    frame.has("title", "The roof flies off");
    assert!(frame.attribute("sandbox").is_some());
    // The policy of this server has no word for foreign frames; a publisher who wants clips adds one.
    page.wait("the policy to refuse the frame", || !site.violations().is_empty());
    site.forgive();
    page.forgive();
}
