//! Who says it, by every kind of source.

use serde_json::{Value, json};

use crate::stand::{Stand, by_class, html};

/// The kind of voice where it is named, and the byline without its own tags.
fn of(source: &Value) -> (String, Option<String>) {
    let post = json!([{ "id": "p", "datePublished": "2014-06-13T12:17:00Z", "source": source }]);
    let post = Stand::with_posts(&post).first();
    let kind = by_class(&post, "source-kind").map(html).unwrap_or_default();
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
fn every_voice_but_the_publishers_own_is_named_by_a_word_or_a_line() {
    let name = |name: &str| format!(r#"<b class="byline-name">{name}</b>"#);
    for (source, kind, line) in [
        (json!({ "type": "desk" }), "", None),
        (json!({ "type": "desk", "name": "Ann" }), "", Some(name("Ann"))),
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
            "",
            Some(r#"<a href="https://example.org/" class="byline-name">Reuters</a> reports:"#.to_owned()),
        ),
        (
            json!({ "type": "official", "name": "J. Kirby", "organisation": "Pentagon", "channel": "smoke" }),
            "Official",
            Some(name("J. Kirby") + ", Pentagon, says:"),
        ),
        (json!({ "type": "press" }), "Press", None),
        (json!({ "type": "oracle", "name": "Pythia" }), "oracle", Some(name("Pythia"))),
    ] {
        assert_eq!(of(&source), (kind.to_owned(), line), "{source}");
    }
}

#[test]
fn a_byline_below_a_headline_introduces_nothing() {
    let source = json!({ "type": "press", "organisation": "Reuters", "channel": "report" });
    let post = json!([{ "id": "p", "datePublished": "2014-06-13T12:17:00Z", "source": source, "headline": "No vote" }]);
    let byline = by_class(&Stand::with_posts(&post).first(), "byline").map(html);
    assert_eq!(byline.as_deref(), Some(r#"<p class="byline" id="by-post-p"><b class="byline-name">Reuters</b></p>"#));
}
