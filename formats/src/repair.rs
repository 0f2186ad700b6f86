//! Mends JSON that a strict parser refuses.

/// The text with control characters in strings escaped, as some systems forget to do.
pub(crate) fn with_escapes(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let (mut in_string, mut after_backslash) = (false, false);
    for c in text.chars() {
        if in_string && c.is_ascii_control() {
            escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            escaped.push(c);
        }
        in_string ^= c == '"' && !after_backslash;
        after_backslash = in_string && c == '\\' && !after_backslash;
    }
    escaped
}

/// The beginning of a document that breaks off, up to its last complete value, with its lists and objects closed.
pub(crate) fn completed(text: &str) -> String {
    let (mut in_string, mut after_backslash) = (false, false);
    let mut open = Vec::new();
    // Where the last complete value ends, and how many lists and objects are open there. Behind it more are opened and none is
    // closed, so these are the first of `open`.
    let mut complete = (0, 0);
    for (at, c) in text.char_indices() {
        match c {
            '"' if !after_backslash => in_string = !in_string,
            '{' | '[' if !in_string => open.push(c),
            '}' | ']' if !in_string => {
                open.pop();
                complete = (at + 1, open.len());
            }
            ',' if !in_string => complete = (at, open.len()),
            _ => {}
        }
        after_backslash = in_string && c == '\\' && !after_backslash;
    }
    let (end, depth) = complete;
    let closing = open[..depth].iter().rev().map(|c| if *c == '{' { '}' } else { ']' });
    text[..end].chars().chain(closing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_that_breaks_off_ends_after_its_last_complete_value() {
        for (text, expected) in [
            (r#"{"a": 1, "b": [1, 2"#, r#"{"a": 1, "b": [1]}"#),
            (r#"{"a": [{"b": 1}, {"c": "x, y"#, r#"{"a": [{"b": 1}]}"#),
            (r#"{"a": [{"b": 1}"#, r#"{"a": [{"b": 1}]}"#),
            (r#"{"a": "\"", "b"#, r#"{"a": "\""}"#),
            ("{", ""),
            ("[1, 2]", "[1, 2]"),
        ] {
            assert_eq!(completed(text), expected);
        }
    }

    #[test]
    fn control_characters_are_escaped_in_strings_alone() {
        assert_eq!(with_escapes("{\n\"a\\\"\t\": 1}"), "{\n\"a\\\"\\u0009\": 1}");
    }
}
