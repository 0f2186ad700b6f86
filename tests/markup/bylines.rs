//! Who says it, by every kind of source.

use serde_json::{Value, json};

use crate::stand::{Stand, by_class, html};

/// The kind of voice, and the byline without its own tags.
fn of(source: &Value) -> (String, Option<String>) {
    let post = json!([{ "id": "p", "datePublished": "2014-06-13T12:17:00Z", "source": source }]);
    let post = Stand::with_posts(&post).first();
    let kind = html(by_class(&post, "source-kind").unwrap());
    let byline = by_class(&post, "byline").map(html);
    let within = |html: String, open: &str, close: &str| {
        html.strip_prefix(open).and_then(|html| html.strip_suffix(close)).unwrap_or(&html).to_owned()
    };
    (
        within(kind, r#"<span class="source-kind">"#, "</span>"),
        byline.map(|html| within(html, r#"<p class="byline" id="by-post-p">"#, "</p>")),
    )
}

#[test]
fn every_kind_of_source_is_named_by_a_word_and_a_line() {
    let name = |name: &str| format!(r#"<b class="byline-name">{name}</b>"#);
    for (source, kind, line) in [
        (json!({ "type": "desk" }), "Newsroom", None),
        (json!({ "type": "desk", "name": "Ann" }), "Newsroom", Some(name("Ann"))),
        (
            json!({ "type": "correspondent", "name": "Jeremy", "role": "Editor", "place": "Irbil", "verb": "says" }),
            "Correspondent",
            Some(name("Jeremy") + ", Editor, Irbil, says:"),
        ),
        (
            json!({ "type": "reader", "name": "Hashim", "place": "Baghdad", "channel": "email" }),
            "Reader",
            Some(name("Hashim") + " in Baghdad emails:"),
        ),
        (
            json!({ "type": "reader", "place": "Baghdad", "channel": "sms" }),
            "Reader",
            Some(name("Baghdad") + " texts:"),
        ),
        (
            json!({ "type": "social", "name": "BBC", "handle": "@bbc", "channel": "tweet" }),
            "Social media",
            Some(name("BBC") + r#" <span class="byline-handle" dir="ltr">@bbc</span> tweets:"#),
        ),
        (
            json!({ "type": "social", "handle": "@bbc", "channel": "post" }),
            "Social media",
            Some(name("@bbc") + " posts:"),
        ),
        (
            json!({ "type": "press", "organisation": "Reuters", "channel": "report", "url": "https://example.org/" }),
            "Press",
            Some(r#"<a href="https://example.org/" class="byline-name">Reuters</a> reports:"#.to_owned()),
        ),
        (
            json!({ "type": "official", "name": "J. Kirby", "organisation": "Pentagon", "channel": "smoke" }),
            "Official",
            Some(name("J. Kirby") + ", Pentagon, says:"),
        ),
        (json!({ "type": "oracle", "name": "Pythia" }), "oracle", Some(name("Pythia"))),
    ] {
        assert_eq!(of(&source), (kind.to_owned(), line), "{source}");
    }
}
