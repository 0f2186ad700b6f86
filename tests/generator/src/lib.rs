//! Generated coverages of any length, in the native format: a flood that never was, on a river that is on no map; and
//! [`naughty`] strings.
//!
//! The same seed gives the same posts. A longer coverage holds all posts of a shorter one and newer ones besides, so
//! the next length is what the next poll would bring.

use serde_json::{Value, json};

mod body;
mod clock;
pub mod naughty;
mod people;
mod post;
mod prose;
mod random;

pub use clock::at;
pub use random::Random;

/// The name of the head among [`pages`].
pub const HEAD: &str = "feed.json";

/// A coverage of that many posts, newest first, about one a minute.
pub fn coverage(posts: usize, seed: u64) -> Value {
    let newest_first: Vec<Value> = (0..posts).rev().map(|number| post::post(number, seed)).collect();
    let key_points: Vec<Value> = newest_first
        .iter()
        .filter(|post| post["keyEvent"] == true)
        .take(5)
        .map(|post| json!({ "text": post["headline"], "post": post["id"] }))
        .collect();
    json!({
        "version": 1,
        "id": format!("generated-{seed}"),
        "headline": "The river Aune is rising",
        "standfirst": "After nine days of rain, towns along the river prepare. Everything here is made up.",
        "url": "https://example.org/live/aune",
        "inLanguage": "en-GB",
        "timeZone": "Europe/London",
        "status": "live",
        "coverageStartTime": clock::at(0),
        "dateModified": clock::at(60 * (posts as u64 + 10)),
        "publisher": { "name": "The Aune Courier", "url": "https://example.org/" },
        "keyPoints": key_points,
        "contact": {
            "sms": "+44 7700 900321",
            "email": "river@example.org",
            "social": { "label": "@aunecourier", "url": "https://social.example.org/@aunecourier" },
        },
        "refresh": 15,
        "links": [{ "text": "How a river is measured", "url": "https://example.org/gauges", "kind": "explainer" }],
        "posts": newest_first,
    })
}

/// The same coverage cut into documents of at most `per_page` posts, each with its file name; the head comes first.
///
/// # Panics
/// Where `per_page` is zero.
pub fn pages(posts: usize, per_page: usize, seed: u64) -> Vec<(String, Value)> {
    let mut head = coverage(posts, seed);
    let Value::Array(posts) = head["posts"].take() else { unreachable!("a coverage has a list of posts") };
    let mut slices: Vec<Vec<Value>> = posts.chunks(per_page).map(<[Value]>::to_vec).collect();
    if slices.is_empty() {
        slices.push(Vec::new());
    }
    let name = |number: usize| if number == 0 { HEAD.to_owned() } else { format!("older-{number}.json") };
    let page =
        json!({ "version": 1, "id": head["id"], "headline": head["headline"], "inLanguage": head["inLanguage"] });
    let last = slices.len() - 1;
    let document = |(number, posts)| {
        let mut document = if number == 0 { head.clone() } else { page.clone() };
        document["posts"] = Value::Array(posts);
        if number < last {
            document["older"] = name(number + 1).into();
        }
        (name(number), document)
    };
    slices.into_iter().enumerate().map(document).collect()
}
