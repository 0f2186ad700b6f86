//! Ready-made days: a small one with everything in it, a long one, and one that means harm.

use serde_json::{Value, json};

use super::{Block, Coverage, Post, Source};

/// A made-up storm with every type of source and of block, newest post first:
/// `closing`, `picture`, `agency`, `tweet`, `email`, `bridge`, `ministry`, `opening`.
#[must_use]
pub fn storm() -> Coverage {
    Coverage::new("The storm on the coast")
        .with("id", "storm")
        .with("url", "https://example.org/storm")
        .with("standfirst", "Wind and water, hour by hour.")
        .with("timeZone", "Europe/London")
        .with("dateModified", "2026-01-10T18:05:00Z")
        .with("publisher", json!({"name": "The Example", "url": "https://example.org/"}))
        .with("pinned", "ministry")
        .with(
            "contact",
            json!({"sms": "+447700900123", "email": "news@example.org",
                "social": {"label": "@example", "url": "https://example.org/social"}}),
        )
        .with("links", json!([{"text": "How storms get their names", "url": "https://example.org/names"}]))
        .key_point("The harbour bridge is closed", "bridge")
        .key_point("The ministry promises help", "ministry")
        .post(
            Post::new("closing", "2026-01-10T18:00:00Z")
                .headline("That is all for today")
                .block(Block::paragraph(json!([
                    "Thank you for reading. The day began with ",
                    {"text": "the first warning", "post": "opening"},
                    ", and see 12:17 entry for the bridge."
                ])))
                .block(Block::list(&["Two bridges closed", "No one is missing"])),
        )
        .post(
            Post::new("picture", "2026-01-10T17:30:00Z")
                .by(Source::reader("Ana", "the harbour").with("verb", "sends"))
                .headline("A picture from the quay")
                .block(
                    Block::image("picture.svg", "Waves above a quay wall")
                        .with("caption", "The quay at five")
                        .with("credit", "Ana"),
                ),
        )
        .post(
            Post::new("agency", "2026-01-10T15:00:00Z")
                .by(Source::press("Coastal News Agency"))
                .headline("Trains stand still")
                .says("The railway expects no trains before morning.")
                .block(Block::table("Delays", &["Line", "Hours"], &[&["North", "3"], &["South", "5"]])),
        )
        .post(
            Post::new("tweet", "2026-01-10T14:00:00Z")
                .by(Source::social("@harbourwatch"))
                .says("Café on the pier has lost its roof. #storm")
                .block(Block::embed("Clips", "https://clips.example/1", "The roof flies off")),
        )
        .post(
            Post::new("email", "2026-01-10T13:00:00Z")
                .by(Source::reader("Hashim", "Northport"))
                .says("We have been without power since breakfast."),
        )
        .post(
            Post::new("bridge", "2026-01-10T12:17:00Z")
                .by(Source::correspondent("Maria Silva", "Coast correspondent"))
                .headline("The bridge is closed")
                .key_event()
                .says("Engineers closed the harbour bridge to all traffic.")
                .block(Block::heading("What the engineers say"))
                .block(Block::quote("Nobody should try to cross.", "Chief engineer")),
        )
        .post(
            Post::new("ministry", "2026-01-10T11:00:00Z")
                .by(Source::official("Ministry of the Interior"))
                .headline("Help is promised")
                .key_event()
                .says("The ministry sends pumps and crews to the coast."),
        )
        .post(
            Post::new("opening", "2026-01-10T10:00:00Z")
                .headline("The first warning")
                .says("Forecasters expect gusts of 130 km/h by noon."),
        )
}

/// A day of so many posts, ten seconds apart: `post-0` is the newest.
#[must_use]
pub fn long_day(posts: usize) -> Coverage {
    let sources = ["desk", "correspondent", "reader", "social", "press", "official"];
    Coverage::new("A long day").posts((0..posts).map(|number| {
        let second = 86_400 - 10 * (number % 8_640);
        let (hour, minute) = (second / 3_600 % 24, second / 60 % 60);
        let day = 20 - number / 8_640;
        let published = format!("2026-01-{day:02}T{hour:02}:{minute:02}:{:02}Z", second % 60);
        Post::new(&format!("post-{number}"), &published)
            .by(Source::of(sources[number % sources.len()]).with("name", "Somebody"))
            .headline(&format!("Report number {number}"))
            .says("Something happened, and somebody says what it was.")
    }))
}

/// A day that tries to become markup, script, style, addresses and prototypes. Every text in it is
/// to be read as it stands; its ids are returned newest first.
#[must_use]
pub fn hostile() -> (Value, Vec<String>) {
    let markup = "<img src=x onerror=alert(1)><script>alert(2)</script>&lt;b&gt;";
    let ids = [
        "\"><img src=x onerror=alert(3)>",
        "__proto__",
        "constructor",
        "toString",
        "a b",
        "' onclick='alert(4)",
        "%3Cscript%3E",
        "../../etc/passwd",
        "\u{202E}reversed",
        "javascript:alert(5)",
    ];
    let posts = ids.iter().enumerate().map(|(number, id)| {
        let link = |href: &str| json!({"text": markup, "href": href});
        Post::new(id, &format!("2026-01-10T12:{:02}:00Z", 59 - number))
            .by(Source::of("reader").with("name", markup).with("url", "javascript:alert(6)"))
            .headline(markup)
            .block(Block::paragraph(json!([
                markup,
                link("javascript:alert(7)"),
                link("JaVaScRiPt:alert(8)"),
                link("\u{1}javascript:alert(9)"),
                link("data:text/html,<script>alert(10)</script>"),
                link("vbscript:alert(11)"),
                {"text": "elsewhere", "post": "__proto__"},
            ])))
            .block(Block::image("javascript:alert(12)", markup).with("placeholder", "red;}*{display:none"))
            .block(Block::embed(markup, "javascript:alert(13)", markup))
            .block(Block::of("<script>").with("text", markup))
    });
    let coverage = Coverage::new(markup)
        .with("standfirst", json!([markup, {"text": markup, "href": "javascript:alert(14)"}]))
        .with("publisher", json!({"name": markup, "url": "javascript:alert(15)"}))
        .with("links", json!([{"text": markup, "url": "javascript:alert(16)"}]))
        .with("inLanguage", "\"><script>")
        .with("timeZone", "<b>")
        .with(
            "contact",
            json!({"sms": markup, "email": markup, "social": {"label": markup, "url": "javascript:alert(17)"}}),
        )
        .posts(posts);
    (coverage.json(), ids.map(str::to_owned).to_vec())
}
