//! What a reader types finds what a reader reads.

use as_it_happened::timeline::post::Post;
use as_it_happened::timeline::search::Query;
use serde_json::{Value, json};

mod support {
    pub mod fold;
    pub mod read;
}

use support::fold::FOLD;
use support::read::{HEAD, read};

fn post(members: &Value) -> Post {
    let mut post = json!({ "id": "a", "datePublished": "2031-05-04T10:00:00Z" });
    post.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let document = json!({ "version": 1, "id": "day", "headline": "A day", "posts": [post] });
    read(document.to_string().as_bytes(), HEAD).unwrap().snapshot.posts.remove(0)
}

fn finds(typed: &str, post: &Post) -> bool {
    Query::new(typed, FOLD).matches(post.folded(FOLD))
}

#[test]
fn a_word_is_found_that_a_link_cuts_in_two() {
    let post = post(&json!({
        "headline": [{ "text": "Obama", "strong": true }, "'s answer"],
        "body": [{ "type": "paragraph", "text": ["#", { "text": "Iraq", "href": "https://example.org" }, "i voices"] }],
    }));
    assert!(finds("obama's", &post));
    assert!(finds("#iraqi", &post));
}

#[test]
fn two_parts_of_a_post_do_not_run_into_one_word() {
    let post = post(&json!({ "headline": "sea", "body": [{ "type": "paragraph", "text": "side" }] }));
    assert!(finds("sea side", &post));
    assert!(!finds("seaside", &post));
}

#[test]
fn all_that_is_shown_is_searched() {
    let blocks = json!([
        { "type": "heading", "text": "w-heading" },
        { "type": "list", "items": ["w-item"] },
        { "type": "quote", "text": "w-quote", "cite": "w-cite" },
        { "type": "image", "url": "a.jpg", "width": 1, "height": 1, "alt": "", "caption": "w-caption", "credit": "w-credit" },
        { "type": "video", "url": "a.mp4", "title": "w-video" },
        { "type": "embed", "url": "/a", "provider": "w-provider", "title": "w-embed", "text": "w-text" },
        { "type": "table", "header": ["w-column"], "rows": [["w-cell"]], "caption": "w-table" },
        { "type": "poll", "question": "w-question" },
    ]);
    let post = post(&json!({
        "source": { "type": "reader", "name": "w-name", "place": "w-place", "role": "w-role", "handle": "@w-handle", "organisation": "w-house" },
        "headline": "w-headline",
        "body": blocks,
        "correction": { "at": "2031-05-04T11:00:00Z", "note": "w-note" },
    }));
    for word in [
        "heading", "item", "quote", "cite", "caption", "credit", "video", "provider", "embed", "text", "column",
        "cell", "table", "question", "name", "place", "role", "handle", "house", "headline", "note",
    ] {
        assert!(finds(&format!("w-{word}"), &post), "{word}");
    }
}

#[test]
fn a_withdrawn_post_is_found_by_its_reason_and_not_by_its_text() {
    let post = post(&json!({
        "headline": "secret",
        "withdrawn": { "at": "2031-05-04T11:00:00Z", "reason": "It was false." },
    }));
    assert!(finds("false", &post));
    assert!(!finds("secret", &post));
}

#[test]
fn every_language_is_found_as_it_is_typed() {
    for (text, typed) in [
        ("العِراقِيُّون", "العراقيون"),
        ("أُسْتاذ", "استاذ"),
        ("الرسالة إلى آمنة", "الرساله الي امنه"),
        ("مـــوصل", "موصل"),
        ("کردستان ایران", "كردستان ايران"),
        ("Αθήνα, ΟΔΥΣΣΕΥΣ", "αθηνα οδυσσευς"),
        ("Οδυσσεύς", "ΟΔΥΣΣΕΥΣ"),
        ("Ёлка и йод", "елка иод"),
        ("İstanbul’da ışık", "istanbul'da isik"),
        ("Łódź, Ærø, Straße", "lodz aero strasse"),
        ("Việt Nam", "viet nam"),
        ("français", "FRANÇAIS"),
        ("Mo\u{ad}sul", "mosul"),
        ("می\u{200c}خواهم", "میخواهم"),
        ("ﬁrst o\u{fb03}ce", "first office"),
        ("F\u{2011}16, 2003\u{2013}2011", "f-16 2003-2011"),
        ("١٤ قتيلا، ۲۵", "14 25"),
        ("２０１４", "2014"),
        ("שָׁלוֹם", "שלום"),
        ("\u{2067}بغداد\u{2069}\u{200f}", "بغداد"),
        ("Maliki\u{2019}s \u{201c}plan\u{201d}", "maliki's \"plan\""),
    ] {
        assert!(finds(typed, &post(&json!({ "headline": text }))), "{typed} in {text}");
    }
}
