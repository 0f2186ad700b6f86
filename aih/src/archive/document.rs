//! All documents of a coverage as one, which stands on its own: its addresses are absolute.

use std::collections::HashMap;

use as_it_happened::timeline::fingerprint;
use serde_json::{Map, Value, json};
use url::Url;

use crate::coverage::Coverage;
use crate::source::Source;

/// The properties of the format whose values are addresses.
const ADDRESSES: [&str; 9] = ["url", "image", "logo", "poster", "href", "terms", "action", "older", "src"];

/// One document with the head's properties and every post in the version that holds. `base` is the address of the folder that
/// files were published in.
pub(super) fn merged(coverage: &Coverage, base: &Url) -> Value {
    let mut versions = HashMap::new();
    let mut head = None;
    for document in &coverage.documents {
        let text = String::from_utf8_lossy(&document.bytes);
        let mut value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
        // As the decoder marks posts: by their JSON and the document's address.
        let address = fingerprint::of(&document.source.resolve("", base).map(String::from));
        let posts = value.get_mut("posts").map(Value::take);
        for mut post in posts.and_then(|posts| posts.as_array().cloned()).into_iter().flatten() {
            let mark = fingerprint::of(&post) ^ address;
            make_absolute(&mut post, &document.source, base);
            versions.insert(mark, post);
        }
        make_absolute(&mut value, &document.source, base);
        head.get_or_insert(value);
    }
    let mut whole = match head {
        Some(Value::Object(head)) => head,
        _ => Map::new(),
    };
    whole.remove("older");
    let posts = coverage.timeline.posts().filter_map(|post| {
        let version = versions.remove(&post.fingerprint)?;
        Some(if post.is_withdrawn() { without_text(&version) } else { version })
    });
    whole.insert("posts".to_owned(), posts.collect());
    // A record takes no comments.
    if let Some(open) = whole.get_mut("comments").and_then(|comments| comments.get_mut("open")) {
        *open = json!(false);
    }
    Value::Object(whole)
}

/// Of a withdrawn post what is still said of it: newsrooms often leave the text in the document.
fn without_text(post: &Value) -> Value {
    let kept = ["id", "datePublished", "dateModified", "withdrawn"];
    let mut rest: Map<String, Value> =
        kept.into_iter().filter_map(|key| Some((key.to_owned(), post.get(key)?.clone()))).collect();
    if let Some(kind) = post.pointer("/source/type") {
        rest.insert("source".to_owned(), json!({ "type": kind }));
    }
    Value::Object(rest)
}

fn make_absolute(value: &mut Value, source: &Source, base: &Url) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| make_absolute(item, source, base)),
        Value::Object(members) => {
            for (key, member) in members {
                match member {
                    Value::String(address) if ADDRESSES.contains(&key.as_str()) => {
                        if let Some(absolute) = source.resolve(address.trim(), base) {
                            *address = absolute.into();
                        }
                    }
                    member => make_absolute(member, source, base),
                }
            }
        }
        _ => {}
    }
}
