use serde_json::{Value, json};

use super::{MAX_HEADLINE, MAX_POSTS, json_ld};
use crate::feed::decode;
use crate::timeline::Timeline;
use crate::timeline::merge::Page;

const PAGE: &str = "https://example.org/news/storm";

/// The object with the members of another one.
fn with(mut object: Value, members: &Value) -> Value {
    object.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    object
}

fn timeline(coverage: &Value) -> Timeline {
    let document = with(json!({"version": 1, "id": "storm", "headline": "The storm"}), coverage);
    let decoded = decode(document.to_string().as_bytes(), Page::Head, &|url| Some(url.to_owned())).unwrap();
    assert_eq!(decoded.faults, []);
    let mut timeline = Timeline::default();
    timeline.merge(decoded.snapshot);
    timeline
}

fn described(coverage: &Value) -> Value {
    serde_json::from_str(&json_ld(&timeline(coverage), PAGE)).expect("JSON")
}

fn post(id: &str, hour: u32, members: &Value) -> Value {
    with(json!({"id": id, "datePublished": format!("2026-01-10T{hour:02}:00:00Z")}), members)
}

fn says(text: &str) -> Value {
    json!({"body": [{"type": "paragraph", "text": text}]})
}

/// The description of the only post, which has these members.
fn of_post(members: &Value) -> Value {
    let coverage = json!({"posts": [post("one", 10, members)], "publisher": {"name": "The Example"}});
    described(&coverage)["liveBlogUpdate"][0].clone()
}

#[test]
fn an_ended_coverage_has_all_its_times_its_publisher_and_its_first_picture() {
    let picture =
        json!({"type": "image", "url": "https://example.org/gauge.jpg", "width": 640, "height": 360, "alt": ""});
    let described = described(&json!({
        "status": "ended", "inLanguage": "en-GB", "coverageStartTime": "2026-01-10T10:30:00+01:00",
        "coverageEndTime": "2026-01-10T19:00:00Z", "dateModified": "2026-01-10T19:20:00Z",
        "publisher": {"name": "The Example", "url": "https://example.org/", "logo": "https://example.org/logo.png"},
        "posts": [
            post("gauge", 13, &json!({"headline": "Three  metres", "body": [picture]})),
            post("first", 10, &says("Wind comes up.")),
        ],
    }));
    let expected = json!({
        "@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": "The storm", "url": PAGE,
        "inLanguage": "en-GB", "datePublished": "2026-01-10T10:30:00+01:00", "dateModified": "2026-01-10T19:20:00Z",
        "coverageStartTime": "2026-01-10T10:30:00+01:00", "coverageEndTime": "2026-01-10T19:00:00Z",
        "publisher": {
            "@type": "Organization", "name": "The Example", "url": "https://example.org/",
            "logo": {"@type": "ImageObject", "url": "https://example.org/logo.png"},
        },
        "image": "https://example.org/gauge.jpg",
        "liveBlogUpdate": [
            {
                "@type": "BlogPosting", "headline": "Three metres", "url": format!("{PAGE}#post-gauge"),
                "datePublished": "2026-01-10T13:00:00Z", "image": "https://example.org/gauge.jpg",
                "author": {"@type": "Organization", "name": "The Example"},
            },
            {
                "@type": "BlogPosting", "headline": "Wind comes up.", "url": format!("{PAGE}#post-first"),
                "datePublished": "2026-01-10T10:00:00Z", "articleBody": "Wind comes up.",
                "author": {"@type": "Organization", "name": "The Example"},
            },
        ],
    });
    assert_eq!(described, expected);
}

#[test]
fn only_an_ended_coverage_has_an_end_and_an_upcoming_one_was_published_with_its_first_post() {
    let coverage = |status: &str| {
        described(&json!({
            "status": status, "coverageStartTime": "2026-01-10T08:00:00Z", "coverageEndTime": "2026-01-10T19:00:00Z",
            "posts": [post("one", 9, &says("It begins."))],
        }))
    };
    assert_eq!(coverage("live").get("coverageEndTime"), None);
    assert_eq!(coverage("live")["datePublished"], "2026-01-10T08:00:00Z");
    assert_eq!(coverage("upcoming")["datePublished"], "2026-01-10T09:00:00Z");
    assert_eq!(coverage("ended")["coverageEndTime"], "2026-01-10T19:00:00Z");
}

#[test]
fn without_times_of_its_own_a_coverage_has_those_of_its_posts() {
    let described = described(&json!({"status": "ended", "posts": [
        post("two", 11, &says("It goes on.")),
        post("one", 10, &json!({"headline": "It begins", "dateModified": "2026-01-10T12:00:00Z"})),
    ]}));
    assert_eq!(described["datePublished"], "2026-01-10T10:00:00Z");
    assert_eq!(described["dateModified"], "2026-01-10T12:00:00Z");
    assert_eq!(described["coverageEndTime"], "2026-01-10T12:00:00Z");
    assert_eq!(described["liveBlogUpdate"][1]["dateModified"], "2026-01-10T12:00:00Z");
    assert_eq!(described["liveBlogUpdate"][0].get("dateModified"), None);
}

#[test]
fn a_withdrawn_post_and_a_post_without_text_are_left_out() {
    let described = described(&json!({"posts": [
        post("rumour", 12, &json!({"headline": "No", "withdrawn": {"at": "2026-01-10T12:30:00Z", "reason": "Wrong"}})),
        post("empty", 11, &json!({})),
        post("one", 10, &says("It happened.")),
    ]}));
    let updates = described["liveBlogUpdate"].as_array().unwrap();
    assert_eq!(updates.len(), 1);
    assert_eq!(updates[0]["headline"], "It happened.");
}

#[test]
fn all_known_posts_are_described_up_to_the_newest_five_hundred() {
    let minute = |n: usize| {
        let time = format!("2026-01-{:02}T{:02}:{:02}:00Z", n / 1440 + 1, n / 60 % 24, n % 60);
        with(post(&n.to_string(), 0, &says("It happened.")), &json!({"datePublished": time}))
    };
    let posts: Vec<Value> = (0..MAX_POSTS + 100).map(minute).collect();
    let described = described(&json!({"posts": posts}));
    let updates = described["liveBlogUpdate"].as_array().unwrap();
    assert_eq!(updates.len(), MAX_POSTS);
    assert_eq!(updates[0]["url"], format!("{PAGE}#post-599"));
    assert_eq!(described["datePublished"], "2026-01-01T00:00:00Z", "the oldest of all");
}

#[test]
fn the_author_is_the_name_in_the_byline() {
    for (source, author) in [
        (json!({"type": "desk"}), json!({"@type": "Organization", "name": "The Example"})),
        (json!({"type": "desk", "name": "Ada"}), json!({"@type": "Person", "name": "Ada"})),
        (json!({"type": "reader", "place": "Baghdad"}), json!({"@type": "Person", "name": "Baghdad"})),
        (
            json!({"type": "press", "organisation": "Coastal News", "url": "https://coast.example/"}),
            json!({"@type": "Organization", "name": "Coastal News", "url": "https://coast.example/"}),
        ),
        (json!({"type": "official", "name": "The mayor"}), Value::Null),
        (json!({"type": "correspondent"}), Value::Null),
    ] {
        let members = with(says("It happened."), &json!({"source": source}));
        assert_eq!(of_post(&members)["author"], author, "{source}");
    }
}

#[test]
fn the_text_has_a_line_for_each_paragraph_item_cell_and_quotation() {
    let text = of_post(&json!({"body": [
        {"type": "heading", "text": "What we know"},
        {"type": "list", "items": ["One\n  thing", " "]},
        {"type": "quote", "text": "We go on", "cite": "The mayor"},
        {"type": "table", "caption": "Depth", "header": ["Time"], "rows": [["12:00", ["3 ", {"text": "m", "strong": true}]]]},
        {"type": "embed", "provider": "Videos", "url": "https://video.example/1", "title": "The bridge", "text": "It sways"},
        {"type": "image", "url": "https://example.org/a.jpg", "width": 9, "height": 9, "alt": "A", "caption": "B"},
    ]}));
    assert_eq!(
        text["articleBody"],
        "What we know\nOne thing\nWe go on\nThe mayor\nTime\n12:00\n3 m\nDepth\nThe bridge\nIt sways"
    );
    assert_eq!(text["headline"], "What we know");
}

#[test]
fn a_post_of_pictures_alone_has_their_captions_or_the_description_of_the_first() {
    let picture = |members: &Value| {
        let picture = json!({"type": "image", "url": "https://example.org/a.jpg", "width": 9, "height": 9});
        of_post(&json!({"body": [with(picture, members)]}))
    };
    let captioned = picture(&json!({"alt": "A quay", "caption": "The quay at noon", "credit": "Ada"}));
    assert_eq!(captioned["articleBody"], "The quay at noon");
    assert_eq!(picture(&json!({"alt": "A quay"}))["headline"], "A quay");
    assert_eq!(picture(&json!({"alt": ""})), Value::Null);
}

#[test]
fn a_long_text_makes_a_headline_of_whole_words() {
    let words = "The harbour master says that it is over. ".repeat(4);
    let headline = of_post(&says(&words))["headline"].as_str().unwrap().to_owned();
    assert!(headline.chars().count() <= MAX_HEADLINE + 1, "{headline}");
    assert!(headline.ends_with(" it is over. The harbour master says that…"), "{headline}");
    let letters = "海".repeat(200);
    assert_eq!(of_post(&says(&letters))["headline"], ["海".repeat(MAX_HEADLINE), "…".to_owned()].concat());
    let fits = "a".repeat(MAX_HEADLINE) + " b";
    assert_eq!(of_post(&says(&fits))["headline"], ["a".repeat(MAX_HEADLINE), "…".to_owned()].concat());
}

#[test]
fn no_text_ends_the_script_or_the_string_that_holds_it() {
    let hostile = "</script><!-- \"\\ \u{1} \u{2028} &amp;";
    let timeline = timeline(&json!({"headline": hostile, "posts": [post("</script>", 10, &says(hostile))]}));
    let json = json_ld(&timeline, PAGE);
    assert!(!json.contains('<'), "{json}");
    let described: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(described["headline"], "</script><!-- \"\\ \u{1} &amp;", "U+2028 is white space");
    assert_eq!(described["liveBlogUpdate"][0]["url"], format!("{PAGE}#post-%3C/script%3E"));
}

#[test]
fn an_address_is_that_of_the_page_and_the_escaped_id() {
    let timeline = timeline(&json!({"posts": [post("a b%é", 10, &says("It happened."))]}));
    let described: Value = serde_json::from_str(&json_ld(&timeline, "https://example.org/?a")).unwrap();
    assert_eq!(described["url"], "https://example.org/?a");
    assert_eq!(described["liveBlogUpdate"][0]["url"], "https://example.org/?a#post-a%20b%25%C3%A9");
}

#[test]
fn nothing_is_described_before_a_document_has_come() {
    assert_eq!(json_ld(&Timeline::default(), PAGE), "");
}
