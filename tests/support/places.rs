//! The ways through a document.

use serde_json::Value;

/// The JSON Pointer of every value in `document`, the root included.
pub fn places(document: &Value) -> Vec<String> {
    let mut places = vec![String::new()];
    let below = |key: &str, value: &Value| {
        let key = key.replace('~', "~0").replace('/', "~1");
        places_below(value, &key)
    };
    match document {
        Value::Object(members) => places.extend(members.iter().flat_map(|(key, value)| below(key, value))),
        Value::Array(items) => {
            places.extend(items.iter().enumerate().flat_map(|(index, item)| below(&index.to_string(), item)));
        }
        _ => {}
    }
    places
}

fn places_below(value: &Value, key: &str) -> Vec<String> {
    places(value).into_iter().map(|place| format!("/{key}{place}")).collect()
}
