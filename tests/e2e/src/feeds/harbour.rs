//! A day told in pictures.

use serde_json::json;

use super::{Block, Coverage, Post, Source};

/// A day at a harbour, newest post first, with five pictures that are worth opening: of `boats`, in a gallery, "The first
/// boat" and "The second boat"; of `quay`, "The quay"; of `lamp`, "The lamp"; of `sea`, "The sea". The gallery has a small
/// picture between its boats, `badge` has nothing but one, and `words` has none. All are at `picture.svg`, but the quay's
/// widest file, which may be kept and handed on, at `quay.svg`.
#[must_use]
pub fn harbour() -> Coverage {
    let picture = |alt: &str| Block::image("picture.svg", alt);
    let small = |alt: &str| picture(alt).with("width", 200).with("height", 120);
    let hour = |hour: u8| format!("2026-01-10T{hour:02}:00:00Z");
    Coverage::new("A day at the harbour")
        .post(Post::new("boats", &hour(15)).headline("The boats are in").block(Block::gallery(vec![
            picture("The first boat"),
            small("A flag"),
            picture("The second boat"),
        ])))
        .post(Post::new("words", &hour(14)).by(Source::reader("Hashim", "Northport")).says("The fog is gone."))
        .post(
            Post::new("quay", &hour(13)).by(Source::reader("Ana", "the harbour")).headline("On the quay").block(
                picture("The quay")
                    .with("caption", "People on the quay at one")
                    .with("credit", "Ana")
                    .with("dateCreated", "2026-01-09")
                    .with("sizes", json!([{"url": "picture.svg", "width": 640}, {"url": "quay.svg", "width": 1600}]))
                    .with("allow", json!(["download", "link"])),
            ),
        )
        .post(
            Post::new("lamp", &hour(12))
                .by(Source::correspondent("Maria Silva", "Coast correspondent"))
                .says("The lamp is lit.")
                .block(picture("The lamp").with(
                    "caption",
                    json!(["A keeper climbs ", {"text": "the tower", "href": "https://example.org/tower"}]),
                )),
        )
        .post(Post::new("badge", &hour(11)).by(Source::press("Coastal News Agency")).block(small("The agency's badge")))
        .post(
            Post::new("sea", &hour(10))
                .by(Source::press("Coastal News Agency"))
                .says("The sea is calm.")
                .block(picture("The sea")),
        )
}
