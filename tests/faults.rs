//! What a publisher is told: where the fault is, and what it is.

use serde_json::{Value, json};

use as_it_happened::feed::{Fault, FeedError};

mod support {
    pub mod documented;
    pub mod read;
}

use support::documented::documented;
use support::read::{HEAD, read};

/// The faults of the documented example with `value` put in at `place`; with nothing at all there for `None`.
fn faults(place: &str, value: Option<Value>) -> Vec<String> {
    let mut document = documented().remove(1);
    let (parent, key) = place.rsplit_once('/').unwrap();
    let members = document.pointer_mut(parent).unwrap();
    match (members, value) {
        (Value::Object(members), None) => drop(members.remove(key).unwrap()),
        (members, Some(value)) => *members.pointer_mut(&format!("/{key}")).unwrap() = value,
        _ => panic!("{place}"),
    }
    let decoded = read(document.to_string().as_bytes(), HEAD).unwrap();
    decoded.faults.iter().map(ToString::to_string).collect()
}

#[test]
fn a_fault_says_where_it_is_and_what() {
    let text = |text: &str| Some(json!(text));
    for (place, value, problem) in [
        ("/standfirst", Some(json!(7)), "is neither a text nor a list of spans"),
        ("/standfirst/1", Some(json!(7)), "is not an object"),
        ("/url", text("javascript:alert(1)"), "is not an http or https address"),
        ("/url", text(""), "is blank"),
        ("/inLanguage", text(" "), "is blank"),
        ("/inLanguage", text("de_DE"), "is no language tag such as en-GB"),
        ("/inLanguage", text("German (Germany)"), "is no language tag such as en-GB"),
        (
            "/timeZone",
            text("UTC+2"),
            "is an offset, which has no summer time, and not the name of a zone such as Europe/London",
        ),
        ("/coverageStartTime", text("0001-01-01T00:00:00Z"), "is the zero of a clock and not a time"),
        ("/coverageStartTime", text("1970-01-01T01:00:00+01:00"), "is the zero of a clock and not a time"),
        ("/status", text("over"), "is none of upcoming, live, ended"),
        ("/dateModified", text("2031-02-30T10:00:00Z"), "is not a date and time of RFC 3339"),
        ("/publisher/name", None, "is missing"),
        ("/keyPoints", Some(json!({})), "is not a list"),
        ("/keyPoints/0/post", Some(json!(7)), "is not a text"),
        ("/contact", Some(json!([])), "is not an object"),
        ("/contact/social/url", None, "is missing"),
        ("/comments/protocol", text("smtp"), "is none of json, isso, mailto"),
        ("/comments/maxLength", Some(json!(0)), "is not a whole number of at least 1"),
        ("/comments/fields", Some(json!(true)), "is not an object"),
        ("/comments/fields/email", text("maybe"), "is none of required, optional, none"),
        ("/refresh", Some(json!(4)), "is not between 5 and 300 seconds"),
        ("/older", text("ftp://example.org/"), "is not an http or https address"),
        ("/posts/0", Some(json!("a post")), "is not an object"),
        ("/posts/0/id", text(" "), "is blank"),
        ("/posts/0/datePublished", None, "is missing"),
        ("/posts/0/breaking", text("yes"), "is neither true nor false"),
        ("/posts/0/source", text("Reuters"), "is not an object"),
        ("/posts/0/body/1/text/1/href", text("data:,x"), "is not an address that a link may lead to"),
        ("/posts/0/body/1/type", None, "is missing"),
        ("/posts/1/body/1/items", Some(json!([])), "is empty"),
        ("/posts/1/correction/note", None, "is missing"),
        ("/posts/1/revisions/0/body", None, "is missing"),
        ("/posts/4/body/0/width", Some(json!(1.5)), "is not a whole number of at least 1"),
        ("/posts/4/body/0/alt", None, "is missing"),
        ("/posts/4/body/0/dateCreated", text("May"), "is not a date of RFC 3339"),
        ("/posts/4/body/0/placeholder", text("red"), "is not a colour like #d9cfc0"),
        ("/posts/4/body/0/allow", text("download"), "is not a list"),
    ] {
        assert_eq!(faults(place, value), [format!("{place} {problem}")]);
    }
}

#[test]
fn an_email_address_is_asked_for_where_comments_go_by_mail() {
    assert_eq!(faults("/comments/protocol", Some(json!("mailto"))), ["/comments/action is not a mailto address"]);
}

#[test]
fn what_is_no_coverage_says_first_what_to_mend_first() {
    let not_coverage = |document: Value| match read(document.to_string().as_bytes(), HEAD) {
        Err(FeedError::NotCoverage(fault)) => fault.to_string(),
        other => panic!("{other:?}"),
    };
    for (document, said) in [
        (json!([]), "the document is in no format that this reader knows"),
        (json!({ "items": [] }), "the document is in no format that this reader knows"),
        (json!({ "posts": [] }), "/version is missing"),
        (json!({ "version": "1", "posts": [] }), "/version is not a whole number of at least 1"),
        (json!({ "version": 1, "posts": [] }), "/id is missing"),
        (json!({ "version": 1, "id": "a", "posts": [] }), "/headline is missing"),
        (json!({ "version": 1, "id": "a", "headline": "b" }), "/posts is missing"),
        (json!({ "version": 1, "id": "a", "headline": "b", "posts": {} }), "/posts is not a list"),
    ] {
        assert_eq!(not_coverage(document), said);
    }
}

#[test]
fn every_way_to_fail_has_its_own_name() {
    let fails = |bytes: &[u8]| read(bytes, HEAD).unwrap_err();
    assert_eq!(fails(b""), FeedError::Empty);
    assert_eq!(fails(b"\xef\xbb\xbf \r\n\t"), FeedError::Empty);
    assert_eq!(fails(b"\n<!doctype html><title>404</title>"), FeedError::Html);
    assert_eq!(fails(br#"{"version":1,"posts":[{"id":"#), FeedError::CutOff);
    assert_eq!(fails(b"version: 1"), FeedError::NotJson);
    assert_eq!(fails(b"{} {}"), FeedError::NotJson);
    assert_eq!(fails(br#"{"version":2,"posts":"elsewhere"}"#), FeedError::Version);
    assert!(matches!(fails(b"null"), FeedError::NotCoverage(Fault { .. })));
}

#[test]
fn one_bad_byte_or_value_costs_no_post_and_is_told_with_its_place() {
    let sound = documented()[0].to_string();
    let posts = read(sound.as_bytes(), HEAD).unwrap().snapshot.posts.len();
    let with = |member: &[u8]| [&sound.as_bytes()[..sound.len() - 1], b",", member, b"}"].concat();
    let nested = ["\"extra\":", &"[".repeat(130), &"]".repeat(130)].concat();
    for member in [&b"\"extra\":\"\\ud83d\""[..], b"\"extra\":\"caf\xe9\"", b"\"extra\":1e400", nested.as_bytes()] {
        let decoded = read(&with(member), HEAD).unwrap();
        assert_eq!((decoded.snapshot.posts.len(), decoded.faults), (posts, vec![]), "{}", member.escape_ascii());
    }
    let headline = documented()[0]["headline"].as_str().unwrap().to_owned();
    for bad in [&b"\\ud83d"[..], b"\xe2\x80", b"\xe9"] {
        let at = sound.find(&headline).unwrap();
        let spoilt = [&sound.as_bytes()[..at], bad, &sound.as_bytes()[at..]].concat();
        let decoded = read(&spoilt, HEAD).unwrap();
        assert_eq!(decoded.snapshot.posts.len(), posts);
        assert_eq!(decoded.snapshot.coverage.headline, format!("\u{fffd}{headline}"));
        assert_eq!(decoded.faults[0].to_string(), "/headline holds bytes that are no text");
    }
}

#[test]
fn what_is_null_is_absent() {
    let mut document = documented().remove(0);
    for member in ["dateModified", "keyPoints", "comments", "older", "pinned", "publisher"] {
        document[member] = Value::Null;
    }
    assert_eq!(read(document.to_string().as_bytes(), HEAD).unwrap().faults, []);
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let text = format!("\u{feff}{}", documented()[0]);
    assert!(read(text.as_bytes(), HEAD).unwrap().faults.is_empty());
}
