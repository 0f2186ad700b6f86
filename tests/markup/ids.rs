//! Ids of elements, whatever a feed gives as the id of a post.

use std::collections::BTreeMap;

use as_it_happened::markup::node::{Element, Node};
use as_it_happened::markup::{frame, ids, key_points, post};
use as_it_happened::timeline::picture::PictureId;
use as_it_happened::timeline::post::PostId;
use serde_json::{Value, json};

use crate::stand::Stand;

/// Ids of posts that could imitate those of elements, or each other.
const ODD: [&str; 22] = [
    "x",
    "x-title",
    "x-head",
    "x-by",
    "title-x",
    "head-x",
    "a b",
    "a%20b",
    "a%2520b",
    "Ärger",
    "%C3%84rger",
    "filters",
    "posts",
    "s-heading",
    "feed",
    "1",
    "1-1",
    "2-1",
    "picture-1-x",
    "post-x",
    "\t",
    "\u{0}",
];

fn collect(element: &Element, name: &str, found: &mut Vec<String>) {
    found.extend(element.value_of(name).map(str::to_owned));
    for child in &element.children {
        if let Node::Element(child) = child {
            collect(child, name, found);
        }
    }
}

fn document() -> Value {
    let picture = json!({ "type": "image", "url": "a.jpg", "width": 2, "height": 2, "alt": "" });
    let posts = ODD.map(|id| {
        json!({
            "id": format!("{id}!"), "datePublished": "2031-05-04T10:00:00Z", "headline": id, "body": [picture, picture],
            "source": { "type": "reader", "name": "Ann" },
        })
    });
    let points = ODD.map(|id| json!({ "text": id, "post": format!("{id}!") }));
    let mut document = json!({ "version": 1, "id": "day", "headline": "A day", "keyPoints": points, "posts": posts });
    document["posts"].as_array_mut().unwrap().extend(
        ODD.into_iter()
            .filter(|id| !id.trim().is_empty())
            .map(|id| json!({ "id": id, "datePublished": "2031-05-04T10:00:00Z", "headline": id, "body": [picture] })),
    );
    document
}

#[test]
fn no_id_of_a_post_imitates_that_of_another_element() {
    let stand = Stand::of(&document());
    let mut found = Vec::new();
    stand.write(|context| {
        let posts: Vec<Element> = stand.posts.iter().map(|each| post::post(each, context)).collect();
        posts.iter().for_each(|post| collect(post, "id", &mut found));
    });
    let of_posts = found.len();
    collect(&frame::frame(stand.messages.words), "id", &mut found);
    found.extend([ids::FEED_ID, ids::FORM_ID, ids::SEARCH_ID, ids::VOICES_ID].map(str::to_owned));
    assert!(found[of_posts..].iter().all(|id| !id.starts_with("post-") && !id.starts_with("picture-")));
    let mut counts = BTreeMap::new();
    found.iter().for_each(|id| *counts.entry(id).or_insert(0) += 1);
    let doubles: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
    assert_eq!(doubles, []);
    assert!(found.iter().all(|id| !id.contains(char::is_whitespace)));
}

#[test]
fn a_link_names_the_element_of_its_own_post_and_gives_back_its_id() {
    let stand = Stand::of(&document());
    stand.write(|context| {
        let points = key_points::items(&stand.coverage.key_points, &[], context);
        for (point, known) in points.iter().zip(&stand.posts) {
            let mut links = Vec::new();
            collect(point, "href", &mut links);
            let element = post::post(known, context);
            assert_eq!(links, [format!("#{}", element.value_of("id").unwrap())]);
            let read = unescaped(&links[0]);
            assert_eq!(read.strip_prefix("#post-").and_then(PostId::parse).as_ref(), Some(&known.id));
            let picture = PictureId { post: known.id.clone(), number: 2 };
            assert_eq!(PictureId::parse(&unescaped(&picture.element_id())), Some(picture));
        }
    });
}

/// Undoes the escapes of a fragment, as a browser does.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits: String = rest.by_ref().take(2).map(char::from).collect();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}
