//! Every small way to spoil a document.

use serde_json::{Value, json};

use super::places::places;

/// Values to put where something else stood: one or more of each JSON type, bad addresses, bad dates.
fn replacements() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(7),
        json!(-1),
        json!(1.5),
        json!(960.0),
        json!(4_294_967_296_u64),
        json!(""),
        json!(" "),
        json!("x"),
        json!([]),
        json!([[]]),
        json!([{}]),
        json!([7]),
        json!(["x"]),
        json!({}),
        json!({ "type": "x" }),
        json!("javascript:alert(1)"),
        json!("ftp://a/b"),
        json!("https://"),
        json!("a b"),
        json!("mailto:a@example.org"),
        json!("2031-02-30T10:00:00Z"),
        json!("2031-02-03"),
        json!("2031-02-03T10:00:00"),
    ]
}

/// Calls `check` with each document that differs from `document` in one place, and with that place.
pub fn each(document: &Value, mut check: impl FnMut(&Value, &str)) {
    let replacements = replacements();
    for place in places(document) {
        let mut changed = document.clone();
        let original = changed.pointer(&place).unwrap().clone();
        for replacement in &replacements {
            *changed.pointer_mut(&place).unwrap() = replacement.clone();
            check(&changed, &place);
        }
        *changed.pointer_mut(&place).unwrap() = original;
        if remove(&mut changed, &place) {
            check(&changed, &place);
        }
    }
}

fn remove(document: &mut Value, place: &str) -> bool {
    let Some((parent, key)) = place.rsplit_once('/') else {
        return false;
    };
    match document.pointer_mut(parent) {
        Some(Value::Object(members)) => members.remove(&key.replace("~1", "/").replace("~0", "~")).is_some(),
        Some(Value::Array(items)) => {
            items.remove(key.parse().unwrap());
            true
        }
        _ => false,
    }
}
