//! When a part of a post counts as the same.

use as_it_happened::markup::fingerprint;
use as_it_happened::markup::node::{Element, Node};
use as_it_happened::timeline::search::Query;
use serde_json::{Value, json};

use crate::stand::{Stand, by_class};
use crate::support::fold::FOLD;

fn document(members: &Value) -> Value {
    let mut post = json!({
        "id": "p", "datePublished": "2014-06-13T12:17:00Z",
        "body": [
            { "type": "paragraph", "text": "See the 12:18 entry" },
            { "type": "image", "url": "a.jpg", "width": 640, "height": 360, "alt": "" },
            { "type": "paragraph", "text": "Again" },
            { "type": "paragraph", "text": "Again" },
        ],
    });
    post.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    json!({ "version": 1, "id": "day", "headline": "The day", "dateModified": "2014-06-13T18:00:00Z", "posts": [post] })
}

fn elements(of: &Element) -> impl Iterator<Item = &Element> {
    of.children.iter().filter_map(|child| match child {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

fn keys(of: &Element) -> Vec<u64> {
    elements(of).map(|child| child.key.expect("a key")).collect()
}

fn blocks(stand: &Stand) -> Vec<u64> {
    keys(&by_class(&stand.first(), "prose").unwrap())
}

fn print(stand: &Stand) -> u64 {
    stand.write(|context| fingerprint::post(&stand.posts[0], context))
}

#[test]
fn a_block_keeps_its_key_while_others_come_and_go() {
    let stand = Stand::of(&document(&json!({})));
    let before = blocks(&stand);
    assert_eq!(before[2], before[3]);
    assert_ne!(before[0], before[2]);
    let changed = document(&json!({ "body": [
        { "type": "paragraph", "text": "New" }, { "type": "paragraph", "text": "Again" },
        { "type": "image", "url": "a.jpg", "width": 640, "height": 360, "alt": "" },
    ] }));
    let after = blocks(&Stand::of(&changed));
    assert_eq!(after[1..], [before[2], before[1]]);
}

#[test]
fn a_picture_whose_number_changes_is_another() {
    let image = json!({ "type": "image", "url": "a.jpg", "width": 640, "height": 360, "alt": "" });
    let two = blocks(&Stand::of(&document(&json!({ "body": [image, image] }))));
    assert_ne!(two[0], two[1]);
}

#[test]
fn every_part_of_a_post_but_the_body_is_keyed() {
    let members = json!({
        "headline": "A", "source": { "type": "press", "name": "B" }, "dateModified": "2014-06-13T13:00:00Z",
        "correction": { "at": "2014-06-13T13:00:00Z", "note": "C" },
        "revisions": [{ "at": "2014-06-13T13:00:00Z", "body": [] }],
    });
    let post = Stand::of(&document(&members)).first();
    let unkeyed: Vec<&Element> = elements(&post).filter(|part| part.key.is_none()).collect();
    assert_eq!(unkeyed.len(), 1);
    assert_eq!(unkeyed[0].attributes[0], ("class", "prose".to_owned()));
}

#[test]
fn neither_the_day_nor_the_zone_of_a_time_changes_a_key() {
    let members = json!({ "dateModified": "2014-06-13T13:00:00Z" });
    let mut stand = Stand::of(&document(&members));
    let parts = |stand: &Stand| elements(&stand.first()).map(|part| part.key).collect::<Vec<_>>();
    let before = (parts(&stand), print(&stand));
    stand.modified = stand.modified.map(|at| as_it_happened::timeline::moment::Moment::from_utc_ms(at.utc_ms() * 2));
    assert!(crate::stand::html(stand.first()).contains("time-day"));
    assert_eq!((parts(&stand), print(&stand)), before);
}

#[test]
fn a_fingerprint_covers_what_a_tree_depends_on() {
    let plain = document(&json!({}));
    let same = print(&Stand::of(&plain));
    assert_eq!(print(&Stand::of(&plain)), same);
    let with = |change: &dyn Fn(&mut Value)| {
        let mut document = plain.clone();
        change(&mut document);
        Stand::of(&document)
    };
    let other = json!({ "id": "q", "datePublished": "2014-06-13T12:18:00Z" });
    let comments = json!({ "open": false, "protocol": "json", "action": "https://example.org/" });
    let mut searched = Stand::of(&plain);
    searched.query = Query::new("again", FOLD);
    for (what, stand) in [
        ("the content", with(&|document| document["posts"][0]["keyEvent"] = true.into())),
        ("the language", with(&|document| document["inLanguage"] = "en-GB".into())),
        (
            "a post that a time leads to",
            with(&|document| document["posts"].as_array_mut().unwrap().push(other.clone())),
        ),
        ("marked words", searched),
    ] {
        assert_ne!(print(&stand), same, "{what}");
        assert_ne!(stand.first(), Stand::of(&plain).first(), "{what}");
    }
    // Neither of these is in the post's tree.
    for (what, stand) in [
        ("comments", with(&|document| document["comments"] = comments.clone())),
        ("the coverage's headline", with(&|document| document["headline"] = "Another day".into())),
        ("its last change", with(&|document| document["dateModified"] = "2014-06-13T19:00:00Z".into())),
    ] {
        assert_eq!(print(&stand), same, "{what}");
        assert_eq!(stand.first(), Stand::of(&plain).first(), "{what}");
    }
}

#[test]
fn marked_words_are_elements_and_change_the_blocks_that_hold_them_alone() {
    let plain = Stand::of(&document(&json!({})));
    let mut searched = Stand::of(&document(&json!({})));
    searched.query = Query::new("AGAIN", FOLD);
    let (before, after) = (blocks(&plain), blocks(&searched));
    let changed: Vec<bool> = before.iter().zip(&after).map(|(before, after)| before != after).collect();
    assert_eq!(changed, [false, false, true, true]);
    assert!(crate::stand::html(searched.first()).contains("<p><mark>Again</mark></p>"));
}
