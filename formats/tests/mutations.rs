//! Documents with parts missing, `null`, of another type or cut off: nothing panics, and what becomes of them can be read.

use as_it_happened::feed;
use as_it_happened::timeline::merge::Page;
use formats::{Given, convert};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One document of each format in JSON, with the properties that its reader looks at.
fn documents() -> Vec<Value> {
    let at = "2031-05-04T10:00:00Z";
    let html =
        "<p>A <b>b</b> <a href='/x'>c</a></p><ul><li>d</ul><img src=e.jpg width=9 height=9><table><tr><td>1</table>";
    vec![
        json!({ "@type": "LiveBlogPosting", "headline": "H", "publisher": { "name": "P", "url": "/" }, "dateModified": at, "coverageEndTime": at,
            "image": { "url": "/i.jpg", "width": 1, "height": 1 },
            "liveBlogUpdate": [{ "@id": "a", "headline": "U", "datePublished": at, "articleBody": html, "author": [{ "name": "A B" }],
                "image": { "url": "/j.jpg", "width": "9", "height": "9" }, "video": { "contentUrl": "https://youtu.be/x", "name": "V" } }] }),
        json!({ "_items": [{ "_id": "a", "published_date": at, "post_status": "open", "sticky": true, "tags": ["t"],
            "groups": [{ "id": "main", "refs": [{ "item": { "item_type": "text", "text": html } },
                { "item": { "item_type": "quote", "meta": { "quote": "q", "credit": "c" } } },
                { "item": { "item_type": "poll", "poll_body": { "question": "?", "answers": [{ "option": "o", "percentage": 5 }] } } },
                { "item": { "item_type": "embed", "filemeta_json": "{\"original_url\": \"https://x.example.org/\"}" } }] }] }] }),
        json!({ "entries": [{ "id": "1", "type": "new", "render": html, "timestamp": 1_700_000_000, "entry_time": 1_700_000_000, "key_event": true,
            "authors": [{ "name": "A B" }] }] }),
        json!([{ "id": 1, "date_gmt": at, "title": { "rendered": "T" }, "content": { "rendered": html }, "_embedded": { "author": [{ "name": "A" }] } }]),
        json!({ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{ "id": "a", "date_published": at, "content_html": html,
            "authors": [{ "name": "A" }], "attachments": [{ "url": "/a.mp3", "mime_type": "audio/mpeg" }] }] }),
        json!({ "format": { "design": "LiveBlogDesign" }, "headline": "H", "pagination": { "older": "?p" }, "blocks": [{ "id": "a",
            "blockFirstPublished": 1_700_000_000_000_i64, "elements": [{ "_type": "x.TextBlockElement", "html": html },
            { "_type": "x.ImageBlockElement", "media": { "allImages": [{ "url": "/a.jpg", "fields": { "width": "9", "height": "9" } }] }, "data": { "alt": "a" } }] }] }),
        json!({ "response": { "content": { "webTitle": "T", "blocks": { "body": [{ "id": "a", "firstPublishedDate": at, "bodyHtml": html,
            "elements": [{ "type": "text", "textTypeData": { "html": html } }] }] } } } }),
        json!({ "data": { "title": "T", "isLive": true, "liveTextStream": { "content": { "data": { "results": [{ "urn": "a", "dates": { "curated": at },
            "content": { "model": { "blocks": [{ "type": "paragraph", "model": { "blocks": [{ "type": "fragment", "model": { "text": "x", "attributes": ["bold"] } }] } },
            { "type": "image", "model": { "blocks": [{ "type": "rawImage", "model": { "locator": "a", "originCode": "b", "width": 9, "height": 9 } }] } }] } } }] } } } } }),
        json!([{ "id": "1", "created_at": at, "content": html, "account": { "display_name": "D" },
            "media_attachments": [{ "type": "image", "url": "/a", "meta": { "original": { "width": 9, "height": 9 } } }] }]),
    ]
}

/// The number of values in a document.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

/// Puts `instead` in the place of the value that comes at place `at`, counted through the tree.
fn replace(value: &mut Value, at: &mut usize, instead: &Value) {
    if *at == 0 {
        *value = instead.clone();
    }
    *at = at.wrapping_sub(1);
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, at, instead)),
        Value::Object(members) => members.values_mut().for_each(|member| replace(member, at, instead)),
        _ => {}
    }
}

fn check(bytes: &[u8]) {
    let Ok(converted) =
        convert(bytes, Given { address: Some("https://news.example.org/live"), title: None, ..Given::default() })
    else {
        return;
    };
    let decoded = feed::decode(converted.document.to_string().as_bytes(), Page::Head, &|_| None);
    let decoded = decoded.unwrap_or_else(|error| panic!("{error:?}: {}", converted.document));
    assert_eq!(decoded.lost_posts, 0, "{}", converted.document);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn a_document_with_other_values_is_read_or_refused(
        which in 0..9_usize,
        places in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
        instead in prop::sample::select(vec![
            json!(null), json!(""), json!(" "), json!("x"), json!(0), json!(-1), json!(1e300), json!("12"), json!(true), json!([]), json!([[]]), json!({}),
            json!("<script>x</script>"), json!("javascript:x"), json!("https://"), json!("\u{0}\u{202e}"), json!("9999-99-99"), json!(9e15),
        ]),
    ) {
        let mut document = documents().swap_remove(which);
        for place in places {
            let mut at = place.index(count(&document));
            replace(&mut document, &mut at, &instead);
        }
        check(document.to_string().as_bytes());
    }

    #[test]
    fn a_document_that_is_cut_off_or_has_other_bytes_is_read_or_refused(
        which in 0..9_usize,
        end in any::<prop::sample::Index>(),
        byte in any::<prop::sample::Index>(),
        other in any::<u8>(),
    ) {
        let mut bytes = documents().swap_remove(which).to_string().into_bytes();
        check(&bytes[..end.index(bytes.len())]);
        let at = byte.index(bytes.len());
        bytes[at] = other;
        check(&bytes);
    }

    #[test]
    fn any_markup_is_read(markup in "(<[a-z]{1,10}( (href|src|class|width)=['\"]?[a-z0-9:/.]{0,12}['\"]?)?>|</[a-z]{1,6}>|[a-zé& ;<]{0,8}|<(p|b|a|ul|li|table|tr|td|figure|blockquote)>){0,40}") {
        let document = json!([{ "id": 1, "date_gmt": "2031-05-04T10:00:00", "content": { "rendered": markup } }]);
        check(document.to_string().as_bytes());
        check(format!("<!doctype html>{markup}").as_bytes());
    }
}
