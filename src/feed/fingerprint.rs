use serde_json::Value;

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// A hash that is equal for equal JSON, and in practice different for different JSON (64-bit FNV-1a over the tree).
pub(super) fn of(value: &Value) -> u64 {
    let mut hash = SEED;
    feed(value, &mut hash);
    hash
}

/// The same hash of bytes.
pub fn of_bytes(raw: &[u8]) -> u64 {
    let mut hash = SEED;
    bytes(raw, &mut hash);
    hash
}

fn feed(value: &Value, hash: &mut u64) {
    match value {
        Value::Null => bytes(b"n", hash),
        Value::Bool(value) => bytes(&[b'b', u8::from(*value)], hash),
        Value::Number(number) => {
            bytes(b"#", hash);
            bytes(&number.as_f64().unwrap_or_default().to_bits().to_le_bytes(), hash);
        }
        Value::String(text) => {
            bytes(b"\"", hash);
            bytes(text.as_bytes(), hash);
            bytes(&[0xff], hash);
        }
        Value::Array(items) => {
            bytes(b"[", hash);
            items.iter().for_each(|item| feed(item, hash));
            bytes(b"]", hash);
        }
        Value::Object(members) => {
            bytes(b"{", hash);
            for (key, value) in members {
                bytes(key.as_bytes(), hash);
                bytes(&[0xff], hash);
                feed(value, hash);
            }
            bytes(b"}", hash);
        }
    }
}

fn bytes(bytes: &[u8], hash: &mut u64) {
    for byte in bytes {
        *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use serde_json::json;

    #[test]
    fn it_depends_on_content_but_not_on_the_order_of_members() {
        let one: serde_json::Value = serde_json::from_str(r#"{"a":1,"b":[2]}"#).unwrap();
        let other: serde_json::Value = serde_json::from_str(r#"{"b":[2],"a":1}"#).unwrap();
        assert_eq!(of(&one), of(&other));
        for different in [json!({"a":1,"b":2}), json!({"a":"1","b":[2]}), json!({"ab":1,"":[2]}), json!(null)] {
            assert_ne!(of(&one), of(&different), "{different}");
        }
    }
}
