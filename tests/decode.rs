//! What is made of a document: all that can be read, and nothing that could do harm.

use as_it_happened::feed::Decoded;
use as_it_happened::timeline::body::{Alt, Block};
use as_it_happened::timeline::coverage::Status;
use as_it_happened::timeline::inline::{Inline, Span, Target};
use as_it_happened::timeline::post::{Content, Post};
use as_it_happened::timeline::source::SourceType;
use serde_json::{Value, json};

mod support {
    pub mod read;
}

use support::read::{HEAD, read};

fn day(posts: &Value) -> Value {
    json!({ "version": 1, "id": "day", "headline": "A day", "posts": posts })
}

fn decoded(document: &Value) -> Decoded {
    read(document.to_string().as_bytes(), HEAD).unwrap()
}

fn faults(decoded: &Decoded) -> Vec<String> {
    decoded.faults.iter().map(ToString::to_string).collect()
}

/// The post that has these members besides what every post must have, and the faults in it.
fn post(members: &Value) -> (Post, Vec<String>) {
    let mut post = json!({ "id": "a", "datePublished": "2031-05-04T10:00:00Z" });
    post.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    let mut decoded = decoded(&day(&json!([post])));
    (decoded.snapshot.posts.remove(0), faults(&decoded))
}

/// What one block is read as.
fn block(block: &Value) -> Option<Block> {
    post(&json!({ "body": [block] })).0.body().first().cloned()
}

fn span(span: &Value) -> Span {
    match block(&json!({ "type": "paragraph", "text": [span] })) {
        Some(Block::Paragraph(Inline(mut spans))) => spans.remove(0),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_picture_allows_what_its_owner_says_and_nothing_else() {
    let picture = |allow: Value| {
        let picture = json!({ "type": "image", "url": "a.jpg", "width": 2, "height": 2, "alt": "", "allow": allow });
        match block(&picture) {
            Some(Block::Image(image)) => (image.allowed.download, image.allowed.link),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(picture(json!(["download", "link"])), (true, true));
    assert_eq!(picture(json!(["link", "print"])), (false, true));
    assert_eq!(picture(json!([])), (false, false));
}

#[test]
fn a_bad_post_does_not_cost_the_others() {
    let decoded = decoded(&day(&json!([
        { "id": "a", "datePublished": "2031-05-04T10:00:00Z" },
        { "id": "b", "datePublished": "at ten" },
        7,
        { "datePublished": "2031-05-04T10:00:00Z" },
        { "id": "c", "datePublished": "2031-05-04T11:00:00Z" },
    ])));
    let ids: Vec<&str> = decoded.snapshot.posts.iter().map(|post| post.id.as_str()).collect();
    assert_eq!(ids, ["a", "c"]);
    assert_eq!(decoded.lost_posts, 3);
    assert_eq!(
        faults(&decoded),
        [
            "/posts/1/datePublished is not a date and time of RFC 3339",
            "/posts/2 is not an object",
            "/posts/3/id is missing",
        ]
    );
}

#[test]
fn a_bad_part_does_not_cost_the_post() {
    let (post, faults) = post(&json!({
        "headline": 7,
        "tags": ["one", 2, "three"],
        "keyEvent": "yes",
        "body": [{ "type": "paragraph" }, { "type": "list", "items": ["one", null] }, { "type": "paragraph", "text": "kept" }],
    }));
    assert_eq!(post.headline(), None);
    assert_eq!(post.tags, ["one", "three"]);
    assert!(!post.key_event);
    let one = Block::List { ordered: false, items: vec![Inline::plain("one")] };
    assert_eq!(post.body(), [one, Block::Paragraph(Inline::plain("kept"))]);
    assert_eq!(
        faults,
        [
            "/posts/0/keyEvent is neither true nor false",
            "/posts/0/tags/1 is not a text",
            "/posts/0/headline is neither a text nor a list of spans",
            "/posts/0/body/0/text is missing",
            "/posts/0/body/1/items/1 is neither a text nor a list of spans",
        ]
    );
}

#[test]
fn what_is_absent_has_its_default() {
    let coverage = decoded(&day(&json!([]))).snapshot.coverage;
    assert_eq!((coverage.language.as_str(), coverage.time_zone.as_str()), ("en", "UTC"));
    assert_eq!((coverage.status, coverage.refresh), (Status::Live, 15));
    let (post, _) = post(&json!({}));
    assert_eq!(post.source.kind, SourceType::Desk);
    assert_eq!(post.modified, None);
}

#[test]
fn null_counts_as_absent() {
    let mut document = day(&json!([]));
    document["status"] = json!(null);
    let decoded = decoded(&document);
    assert_eq!(decoded.snapshot.coverage.status, Status::Live);
    assert_eq!(faults(&decoded), [""; 0]);
}

#[test]
fn a_wish_beyond_its_limits_is_held_to_them() {
    for (wish, kept) in [(1, 5), (5, 5), (300, 300), (86_400, 300)] {
        let mut document = day(&json!([]));
        document["refresh"] = json!(wish);
        let decoded = decoded(&document);
        assert_eq!(decoded.snapshot.coverage.refresh, kept);
        assert_eq!(decoded.faults.is_empty(), wish == i32::from(kept));
    }
}

#[test]
fn an_unknown_block_is_told_by_its_words_and_its_address() {
    let poll =
        block(&json!({ "type": "poll", "question": "Ready?", "answers": ["Yes", { "text": "No" }], "url": "polls/1" }));
    let Some(Block::Unknown { text, url }) = poll else { panic!("{poll:?}") };
    assert_eq!(text.plain_text(), "Yes No Ready?");
    assert_eq!(url.unwrap().as_str(), "https://news.example.org/live/day/polls/1");
}

#[test]
fn an_unknown_voice_keeps_its_own_word() {
    let (post, faults) = post(&json!({ "source": { "type": "oracle", "name": "Pythia" } }));
    assert_eq!(post.source.kind, SourceType::Other);
    assert_eq!(post.source.unknown_kind.as_deref(), Some("oracle"));
    assert_eq!(faults, [""; 0]);
}

#[test]
fn a_voice_without_a_type_is_not_taken_for_the_desk() {
    let (post, faults) = post(&json!({ "source": { "name": "Hashim" } }));
    assert_eq!((post.source.kind, post.source.name.as_deref()), (SourceType::Other, Some("Hashim")));
    assert_eq!(faults, ["/posts/0/source/type is missing"]);
}

#[test]
fn addresses_are_relative_to_their_document() {
    let image = json!({ "type": "image", "url": "../a.jpg", "width": 1, "height": 1, "alt": "" });
    let text = day(&json!([{ "id": "a", "datePublished": "2031-05-04T10:00:00Z", "body": [image] }])).to_string();
    for (address, expected) in [
        (HEAD, "https://news.example.org/live/a.jpg"),
        ("https://cdn.example.org/day/old/1.json", "https://cdn.example.org/day/a.jpg"),
    ] {
        let posts = read(text.as_bytes(), address).unwrap().snapshot.posts;
        assert_eq!(posts[0].images().next().unwrap().url.as_str(), expected);
    }
}

#[test]
fn a_link_may_lead_to_the_web_an_email_or_a_telephone() {
    for (href, expected) in [
        ("/rules", "https://news.example.org/rules"),
        ("//example.org", "https://example.org/"),
        ("HTTP://Example.org", "http://example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("TEL:+447700900123", "tel:+447700900123"),
    ] {
        let Target::Href(target) = span(&json!({ "text": "x", "href": href })).target else { panic!("{href}") };
        assert_eq!(target.as_str(), expected);
    }
}

#[test]
fn a_hostile_link_is_plain_text() {
    for href in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "\u{1}javascript:alert(1)",
        " java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "blob:https://example.org/1",
        "file:///etc/passwd",
        "https:example.org",
        "",
    ] {
        let (post, faults) = post(&json!({ "headline": [{ "text": "click", "href": href }] }));
        assert_eq!(post.headline(), Some(&Inline::plain("click")), "{href}");
        assert!(!faults.is_empty(), "{href}");
    }
}

#[test]
fn a_blank_in_an_address_is_a_fault_but_no_loss() {
    let (post, faults) =
        post(&json!({ "body": [{ "type": "image", "url": "my photo.jpg", "width": 1, "height": 1, "alt": "" }] }));
    let url = post.images().next().unwrap().url.as_str();
    assert_eq!(url, "https://news.example.org/live/day/my%20photo.jpg");
    assert_eq!(faults, ["/posts/0/body/0/url holds white space, a control character or a backslash"]);
}

#[test]
fn markup_is_text() {
    let text = "<img src=x onerror=alert(1)> & more";
    assert_eq!(block(&json!({ "type": "paragraph", "text": text })), Some(Block::Paragraph(Inline::plain(text))));
}

#[test]
fn the_way_to_a_post_goes_before_an_address() {
    let both = span(&json!({ "text": "x", "post": "b", "href": "https://example.org" }));
    assert!(matches!(both.target, Target::Post(id) if id.as_str() == "b"));
}

#[test]
fn a_picture_that_nobody_described_is_kept() {
    let alt = |alt: Value| {
        let mut image = json!({ "type": "image", "url": "a.jpg", "width": 1, "height": 1, "alt": alt });
        if alt == json!(null) {
            image.as_object_mut().unwrap().remove("alt");
        }
        match block(&image) {
            Some(Block::Image(image)) => image.alt,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(alt(json!("A bridge")), Alt::Described("A bridge".to_owned()));
    assert_eq!(alt(json!("")), Alt::Decorative);
    assert_eq!(alt(json!(null)), Alt::Missing);
}

#[test]
fn a_withdrawn_post_has_no_text() {
    let (post, faults) = post(&json!({
        "headline": "Gone", "body": [{ "type": "paragraph", "text": "Gone" }],
        "withdrawn": { "at": "2031-05-04T10:30:00Z", "reason": "It was wrong." },
    }));
    assert!(
        matches!(&post.content, Content::Withdrawn { reason: Some(reason), .. } if reason.plain_text() == "It was wrong.")
    );
    assert_eq!((post.headline(), post.body()), (None, [].as_slice()));
    assert_eq!(faults, [""; 0]);
}

#[test]
fn what_was_withdrawn_without_a_date_is_withdrawn_all_the_same() {
    for unreadable in [json!({}), json!(true), json!({ "at": "this morning" }), json!("yes")] {
        let (post, faults) = post(&json!({ "dateModified": "2031-05-04T10:20:00Z", "withdrawn": unreadable }));
        assert!(matches!(post.content, Content::Withdrawn { at, .. } if Some(at) == post.modified), "{unreadable}");
        assert_eq!(faults.len(), 1, "{unreadable}");
    }
    for (said_no, faulty) in [(json!(null), 0), (json!(false), 1)] {
        let (post, faults) = post(&json!({ "withdrawn": said_no }));
        assert!(matches!(post.content, Content::Standing(_)), "{said_no}");
        assert_eq!(faults.len(), faulty, "{said_no}");
    }
}

#[test]
fn a_double_id_is_a_fault_and_loses_no_text() {
    let post = |minute: u32, text: &str| json!({ "id": "x", "datePublished": format!("2031-05-04T10:{minute:02}:00Z"), "headline": text });
    let read = |posts: Value| {
        let decoded = decoded(&day(&posts));
        let faults = faults(&decoded);
        let said = decoded.snapshot.posts.iter().map(|post| (post.id.clone(), post.headline().unwrap().plain_text()));
        (said.collect::<Vec<_>>(), faults)
    };
    let (posts, found) = read(json!([post(5, "later"), post(1, "first"), post(1, "first")]));
    assert_eq!(found, ["/posts holds more than one post with the id x"]);
    let ids: Vec<String> = posts.iter().map(|(id, text)| format!("{} {text}", id.element_id())).collect();
    assert_eq!(ids, ["post-x%001935655500000 later", "post-x first", "post-x first"]);
    assert!(posts.iter().all(|(id, _)| id.in_feed() == "x"));
    let (posts, _) = read(json!([post(1, "one"), post(1, "other"), post(1, "third")]));
    let mut ids: Vec<String> = posts.iter().map(|(id, _)| id.element_id()).collect();
    ids.sort_unstable();
    assert_eq!(ids, ["post-x", "post-x%00%00%001935655260000", "post-x%00%001935655260000"]);
    // A withdrawal holds for each post with its id.
    let mut withdrawn = post(1, "gone");
    withdrawn["withdrawn"] = json!({ "at": "2031-05-04T10:02:00Z" });
    let decoded = decoded(&day(&json!([post(5, "later"), withdrawn])));
    assert!(decoded.snapshot.posts.iter().all(|post| post.id.as_str() == "x"));
    // No id of a feed imitates one that the reader made.
    let imitated = json!([{ "id": "x\u{0}1935655500000", "datePublished": "2031-05-04T10:00:00Z", "headline": "" }]);
    assert_eq!(read(imitated).0[0].0.as_str(), "x\u{fffd}1935655500000");
}
