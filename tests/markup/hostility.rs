//! What a feed may hold to break out of its place.

use as_it_happened::markup::node::{Element, Node};
use as_it_happened::markup::{discussion, key_points, masthead, pinned, related};
use serde_json::{Value, json};

use crate::stand::{Stand, html};

/// Ends text, a value, a comment, an element, a script.
const HOSTILE: &str = r#"-->"'><img src=x onerror=alert(1)></p></article><script>alert(2)</script>&lt;&#60;"#;

/// Puts the hostile text in place of each text that is not a part of the format.
fn spoil(value: &mut Value) {
    match value {
        Value::String(text) if text == "HOSTILE" => *text = HOSTILE.to_owned(),
        Value::Array(items) => items.iter_mut().for_each(spoil),
        Value::Object(members) => members.values_mut().for_each(spoil),
        _ => {}
    }
}

fn document() -> Value {
    let inline = json!(["HOSTILE", { "text": "HOSTILE", "href": "https://example.org/?\"><script>" }, { "text": "HOSTILE", "post": "HOSTILE" }]);
    let image = json!({
        "type": "image", "url": "a.jpg?\"'><script>", "width": 640, "height": 360, "alt": "HOSTILE", "caption": inline,
        "credit": "HOSTILE", "sizes": [{ "url": "b.jpg?\"'><script>", "width": 480 }],
    });
    let media = |kind: &str| {
        json!({
            "type": kind, "url": "a.mp4?\"><script>", "mimeType": "HOSTILE", "poster": "p.jpg?\"><script>", "title": "HOSTILE",
            "captions": [{ "url": "c.vtt?\"><script>", "lang": "HOSTILE", "label": "HOSTILE" }],
        })
    };
    let body = json!([
        { "type": "paragraph", "text": inline },
        { "type": "heading", "text": inline },
        { "type": "list", "items": [inline] },
        { "type": "quote", "text": inline, "cite": "HOSTILE", "url": "https://example.org/?\"><script>" },
        image,
        { "type": "gallery", "images": [image] },
        media("video"),
        media("audio"),
        { "type": "embed", "provider": "HOSTILE", "url": "https://example.org/?\"><script>", "title": "HOSTILE", "text": "HOSTILE" },
        { "type": "table", "header": [inline], "rows": [[inline]], "caption": "HOSTILE" },
        { "type": "HOSTILE", "text": "HOSTILE", "url": "https://example.org/?\"><script>" },
    ]);
    let source = json!({
        "type": "HOSTILE", "name": "HOSTILE", "role": "HOSTILE 2", "place": "HOSTILE 3", "organisation": "HOSTILE 4",
        "handle": "HOSTILE 5", "channel": "HOSTILE", "verb": "HOSTILE", "url": "https://example.org/?\"><script>",
    });
    let mut document = json!({
        "version": 1, "id": "HOSTILE", "headline": "HOSTILE", "standfirst": inline, "inLanguage": "HOSTILE",
        "publisher": { "name": "HOSTILE", "url": "https://example.org/?\"><script>", "logo": "l.png?\"><script>" },
        "keyPoints": [{ "text": inline }, { "text": inline, "post": "HOSTILE" }],
        "contact": {
            "sms": "HOSTILE", "email": "HOSTILE", "notice": inline,
            "social": { "label": "HOSTILE", "url": "https://example.org/?\"><script>" },
        },
        "links": [{ "text": "HOSTILE", "url": "https://example.org/?\"><script>", "kind": "HOSTILE" }],
        "posts": [
            {
                "id": "HOSTILE", "datePublished": "2014-06-13T12:17:00Z", "source": source, "headline": inline, "body": body,
                "tags": ["HOSTILE"], "correction": { "at": "2014-06-13T12:18:00Z", "note": inline },
                "revisions": [{ "at": "2014-06-13T12:17:00Z", "headline": inline, "body": body, "note": inline }],
            },
            { "id": "w", "datePublished": "2014-06-13T12:00:00Z", "withdrawn": { "at": "2014-06-13T12:18:00Z", "reason": inline } },
        ],
    });
    spoil(&mut document);
    document
}

/// What a tree is made of.
#[derive(Default)]
struct Made {
    elements: usize,
    /// Those around values, and those that stand in texts, where they need no escape.
    quotation_marks: usize,
    /// Texts and values that hold something hostile.
    hostile: usize,
}

fn count(element: &Element, made: &mut Made) {
    made.elements += 1;
    made.quotation_marks += 2 * element.attributes.len();
    made.hostile += element.attributes.iter().filter(|(_, value)| value.contains("script>")).count();
    for child in &element.children {
        match child {
            Node::Element(child) => count(child, made),
            Node::Text(text) => {
                made.quotation_marks += text.matches('"').count();
                made.hostile += usize::from(text.contains("<script>"));
            }
        }
    }
}

#[test]
fn nothing_of_a_feed_leaves_its_text_or_its_value() {
    let stand = Stand::of(&document());
    let coverage = &stand.coverage;
    let trees: Vec<Element> = stand.write(|context| {
        let posts = stand.posts.iter().map(|post| as_it_happened::markup::post::post(post, context));
        let mut trees: Vec<Element> = posts.collect();
        trees.push(masthead::headline(coverage, context));
        trees.extend(key_points::items(&coverage.key_points, &[], context));
        trees.extend(pinned::pinned(&stand.posts[0], context));
        trees.extend(related::related(&coverage.links, context));
        trees.push(discussion::discussion(coverage.contact.as_ref().unwrap(), context));
        trees
    });
    for tree in trees {
        let mut made = Made::default();
        count(&tree, &mut made);
        let html = html(tree);
        assert!(made.hostile > 0, "nothing hostile in {html}");
        // Each `<` begins or ends an element of the tree, and each quotation mark a value of it.
        let begun = html.match_indices('<').filter(|(at, _)| !html[at + 1..].starts_with('/')).count();
        assert_eq!((begun, html.matches('"').count()), (made.elements, made.quotation_marks), "{html}");
        assert!(!html.contains("<script") && !html.contains("<img src=x"), "{html}");
        assert!(!html.contains(" style=") && !html.contains(" onerror=\""), "{html}");
    }
}

#[test]
fn a_link_leads_to_no_program() {
    let link = |href: &str| json!([{ "text": "here", "href": href }]);
    for href in ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "blob:https://a/b"] {
        let post = json!([{ "id": "p", "datePublished": "2014-06-13T12:17:00Z", "body": [{ "type": "paragraph", "text": link(href) }] }]);
        let written = html(Stand::with_posts(&post).first());
        assert!(written.contains("<p>here</p>"), "{written}");
    }
}
