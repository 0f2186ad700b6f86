//! Documents of one coverage that contradict each other: few ids, few times, few texts, several addresses.

use as_it_happened::timeline::merge::Snapshot;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::read::{HEAD, read};

/// Where documents lie: the head twice as often as any page. The pages lie in different folders, so that the same
/// relative address leads elsewhere.
const ADDRESSES: [&str; 5] = [
    HEAD,
    HEAD,
    "https://news.example.org/live/day/1.json",
    "https://news.example.org/live/old/2.json",
    "https://cdn.example.org/3.json",
];

/// A document and where it lies.
#[derive(Clone, Debug)]
pub struct Document {
    pub address: &'static str,
    pub json: Value,
}

impl Document {
    pub fn is_head(&self) -> bool {
        self.address == HEAD
    }

    pub fn snapshot(&self) -> Snapshot {
        let decoded = read(self.json.to_string().as_bytes(), self.address).unwrap();
        // Two posts with one id are told apart.
        assert!(decoded.faults.iter().all(|fault| fault.path == "/posts"), "{:?}", decoded.faults);
        decoded.snapshot
    }
}

/// Some documents of one coverage.
pub fn documents() -> impl Strategy<Value = Vec<Document>> {
    prop::collection::vec(document(), 1..7)
}

fn document() -> impl Strategy<Value = Document> {
    let address = prop::sample::select(&ADDRESSES);
    let posts = prop::collection::vec(post(), 0..5);
    let older = option::of(prop::sample::select(&ADDRESSES[2..]));
    (address, posts, "[AB]", option::of(time()), older).prop_map(|(address, posts, headline, modified, older)| {
        let mut json = json!({ "version": 1, "id": "day", "headline": headline, "posts": posts });
        // Relative, so that two pages with the same JSON say different things of the coverage.
        json["publisher"] = json!({ "name": "News", "logo": "logo.png" });
        set(&mut json, "dateModified", modified);
        set(&mut json, "older", older);
        Document { address, json }
    })
}

fn post() -> impl Strategy<Value = Value> {
    let change = prop_oneof![
        3 => Just(json!({})),
        2 => time().prop_map(|at| json!({ "dateModified": at })),
        1 => time().prop_map(|at| json!({ "correction": { "at": at, "note": "Better so." } })),
        1 => time().prop_map(|at| json!({ "withdrawn": { "at": at } })),
    ];
    let body = prop_oneof![
        "[ab]".prop_map(|text| json!({ "type": "paragraph", "text": text })),
        Just(json!({ "type": "image", "url": "a.jpg", "width": 1, "height": 1, "alt": "" })),
    ];
    ("[a-e]", time(), change, body).prop_map(|(id, published, change, block)| {
        let mut post = json!({ "id": id, "datePublished": published, "body": [block] });
        post.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        post
    })
}

/// One of four instants; the first is written in two ways.
fn time() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&[
        "2031-05-04T10:00:00Z",
        "2031-05-04T12:00:00+02:00",
        "2031-05-04T10:05:00Z",
        "2031-05-04T10:10:00Z",
        "2031-05-04T10:15:00Z",
    ])
}

fn set(json: &mut Value, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        json[key] = value.into();
    }
}
