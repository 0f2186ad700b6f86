//! Makes JSON of what is nearly JSON, so that one bad byte or value does not cost the whole feed.

/// How deep values may be nested. Serde's limit is 128, and a call stack has one, too.
const MAX_DEPTH: usize = 100;

/// The longest number in characters, and the largest exponent of three digits; what is beyond has no place in a `double`.
const MAX_NUMBER: (usize, &str) = (100, "200");

/// The document with U+FFFD in the place of bytes that are no UTF-8, of half surrogate pairs and of unknown escapes, spaces in the
/// place of raw control characters, and `null` in the place of numbers that are too large and of values nested too deep.
#[inline(never)]
pub(super) fn mended(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let (mut mended, mut too_deep) = (String::with_capacity(text.len()), String::new());
    let (mut rest, mut depth) = (&*text, 0_usize);
    while let Some(first) = rest.chars().next() {
        if matches!(first, '[' | '{') {
            depth += 1;
            if depth == MAX_DEPTH + 1 {
                mended.push_str("null");
            }
        }
        let out = if depth > MAX_DEPTH { &mut too_deep } else { &mut mended };
        let length = match first {
            '"' => string(rest, out),
            '-' | '0'..='9' => number(rest, out),
            _ => {
                out.push(first);
                first.len_utf8()
            }
        };
        if matches!(first, ']' | '}') {
            depth = depth.saturating_sub(1);
        }
        rest = &rest[length..];
    }
    mended
}

/// Mends the string at the beginning of `text`; its length there.
fn string(text: &str, out: &mut String) -> usize {
    out.push('"');
    let mut at = 1;
    while let Some(c) = text[at..].chars().next() {
        at += match c {
            '\\' => escape(&text[at..], out),
            '\0'..='\u{1f}' => {
                out.push(' ');
                1
            }
            _ => {
                out.push(c);
                c.len_utf8()
            }
        };
        if c == '"' {
            break;
        }
    }
    at
}

/// Mends the escape at the beginning of `text`; its length there.
fn escape(text: &str, out: &mut String) -> usize {
    let digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_hexdigit());
    let unit = |text: &str| {
        let unit = text.strip_prefix("\\u")?.get(..4)?;
        digits(unit).then(|| u32::from_str_radix(unit, 16).ok())?
    };
    let length = match unit(text) {
        Some(0xd800..=0xdbff) if matches!(text.get(6..).and_then(unit), Some(0xdc00..=0xdfff)) => 12,
        Some(0xd800..=0xdfff) => {
            out.push('\u{fffd}');
            return 6;
        }
        Some(_) => 6,
        None if text[1..].starts_with(['"', '\\', '/', 'b', 'f', 'n', 'r', 't']) => 2,
        None => {
            out.push('\u{fffd}');
            return 1;
        }
    };
    out.push_str(&text[..length]);
    length
}

/// Mends the number at the beginning of `text`; its length there.
fn number(text: &str, out: &mut String) -> usize {
    let is_over = |c: char| !matches!(c, '0'..='9' | '+' | '-' | '.' | 'e' | 'E');
    let length = text.find(is_over).unwrap_or(text.len());
    let number = &text[..length];
    let exponent = number.split_once(['e', 'E']).map_or("", |(_, exponent)| exponent.trim_start_matches('+'));
    let is_small = exponent.starts_with('-') || exponent.len() < 3 || exponent.len() == 3 && exponent <= MAX_NUMBER.1;
    out.push_str(if is_small && length <= MAX_NUMBER.0 { number } else { "null" });
    length
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn read(bytes: &[u8]) -> Result<Value, serde_json::Error> {
        serde_json::from_str(&mended(bytes))
    }

    #[test]
    fn a_bad_byte_or_value_costs_no_more_than_itself() {
        let nested = |depth: usize| [&"[".repeat(depth), "\"]\"", &"]".repeat(depth)].concat();
        for (bytes, value) in [
            (&br#"{"a": "x\ud83dy", "b": 1}"#[..], json!({"a": "x\u{fffd}y", "b": 1})),
            (br#"["\ude00", "\ud83d\ud83d\ude00"]"#, json!(["\u{fffd}", "\u{fffd}\u{1f600}"])),
            (b"[\"\xe2\x80\", \"caf\xe9\"]", json!(["\u{fffd}", "caf\u{fffd}"])),
            (
                b"[\"one\ntwo\", \"C:\\x\", \"\\u12\", \"\\u+12f\"]",
                json!(["one two", "C:\u{fffd}x", "\u{fffd}u12", "\u{fffd}u+12f"]),
            ),
            (b"[1e400, -1E+999999999999, 1e-400, 2e3]", json!([null, null, 0.0, 2000.0])),
            ([&b"["[..], "9".repeat(400).as_bytes(), b"]"].concat().as_slice(), json!([null])),
            ([&b"{\"a\": "[..], nested(130).as_bytes(), b", \"b\": 2}"].concat().as_slice(), {
                let deep = (0..99).fold(Value::Null, |inner, _| json!([inner]));
                json!({"a": deep, "b": 2})
            }),
        ] {
            assert_eq!(read(bytes).unwrap(), value, "{}", String::from_utf8_lossy(bytes));
        }
    }

    proptest! {
        #[test]
        fn sound_json_stays_as_it_is(text in "\\PC*", number in any::<i64>(), fraction in -1e9..1e9_f64) {
            let document = json!({ "text": text, "list": [number, fraction, null, true, { text.clone(): [] }] });
            for written in [document.to_string(), serde_json::to_string_pretty(&document).unwrap()] {
                prop_assert_eq!(&mended(written.as_bytes()), &written);
            }
        }

        #[test]
        fn any_bytes_are_survived(bytes in any::<Vec<u8>>()) {
            let _ = mended(&bytes);
        }
    }
}
