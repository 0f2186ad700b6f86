//! What a fault costs readers, and what to write instead.

use std::borrow::Cow;

use as_it_happened::feed::{Fault, FeedError};
use serde_json::Value;

use super::report::Severity;

/// What readers lose by a fault.
pub(super) struct Loss {
    pub(super) severity: Severity,
    pub(super) what: Cow<'static, str>,
}

/// Kinds of blocks, the properties without which they are left out, and what readers call them.
const BLOCKS: [(&str, &[&str], &str); 10] = [
    ("paragraph", &["text"], "the paragraph"),
    ("heading", &["text"], "the heading"),
    ("list", &["items"], "the list"),
    ("quote", &["text"], "the quote"),
    ("image", &["url", "width", "height"], "the picture"),
    ("gallery", &["images"], "the gallery"),
    ("video", &["url", "title"], "the film"),
    ("audio", &["url", "title"], "the recording"),
    ("embed", &["provider", "url", "title"], "the embedded content"),
    ("table", &["rows"], "the table"),
];

/// What is lost by a fault at `pointer` in `document`.
pub(super) fn loss(pointer: &str, document: &Value) -> Loss {
    let tokens: Vec<&str> = pointer.split('/').skip(1).collect();
    if let ["posts", _] | ["posts", _, "id" | "datePublished"] = tokens[..] {
        return Loss { severity: Severity::Post, what: "the whole post".into() };
    }
    if tokens == ["posts"] {
        return Loss {
            severity: Severity::Part,
            what: "nothing, but links may lead to the wrong one of the posts".into(),
        };
    }
    if tokens.last() == Some(&"alt") {
        let what = "nothing, but readers who cannot see the picture are told nothing of it".into();
        return Loss { severity: Severity::Part, what };
    }
    Loss { severity: Severity::Part, what: part(&tokens, document) }
}

/// The smallest part that is left out.
fn part(tokens: &[&str], document: &Value) -> Cow<'static, str> {
    let last = tokens.last().copied().unwrap_or_default();
    let mut value = Some(document);
    let mut block = None;
    for (depth, token) in tokens.iter().enumerate() {
        let parent = value;
        value = parent.and_then(|parent| match parent {
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            other => other.get(*token),
        });
        // A picture of a gallery has no `type` of its own.
        let kind = match tokens.get(depth.wrapping_sub(1)) {
            Some(&"images") => Some("image"),
            _ => value.and_then(|value| value.get("type")).and_then(Value::as_str),
        };
        if let Some(known) = BLOCKS.iter().find(|(name, ..)| Some(*name) == kind) {
            block = Some((depth, known));
        }
    }
    match block {
        Some((depth, (_, required, name)))
            if tokens.get(depth + 1).is_some_and(|property| required.contains(property)) =>
        {
            Cow::Borrowed(*name)
        }
        Some((_, (.., name))) => format!("`{last}` of {}", name.trim_start_matches("the ")).into(),
        None if last.bytes().all(|byte| byte.is_ascii_digit()) => "this item of the list".into(),
        None => format!("`{last}`").into(),
    }
}

/// The beginning of the decoder's word for an id that several posts have.
const ONE_ID: &str = "holds more than one post with the id ";

/// What to do about a fault.
pub(super) fn of(fault: &Fault) -> String {
    let property = fault.path.rsplit('/').next().unwrap_or_default();
    let advice = match fault.problem.as_str() {
        "is missing" => return format!("add it{}", example(property)),
        "is blank" => "write a text with at least one visible character",
        "is empty" => "write at least one item, or leave it out",
        "is not a text" => "put the value in quotation marks",
        "is not a list" => "put the value in square brackets",
        "is not an object" => "write an object: { … }",
        "is neither true nor false" => "write true or false without quotation marks",
        "is neither a text nor a list of spans" => {
            "write a text, or a list such as [\"a \", { \"text\": \"word\", \"strong\": true }]"
        }
        "is not a date and time of RFC 3339" => {
            "write a date and time with its offset, such as \"2031-05-04T10:02:00+02:00\""
        }
        "is not a date of RFC 3339" => "write a day or a time, such as \"2031-05-04\" or \"2031-05-04T10:02:00+02:00\"",
        "is not an http or https address" => {
            "write an address that begins with https://, or one relative to the document"
        }
        "is not an address that a link may lead to" => "write an http, https, mailto or tel address",
        "is not a mailto address" => "write an address such as \"mailto:desk@example.org\"",
        "is not a colour like #d9cfc0" => "write # and three or six hexadecimal digits",
        "is in no format that this reader knows" => {
            "write the format of docs/feed.md: at least version, id, headline and posts"
        }
        "holds bytes that are no text" => "write the document in UTF-8; the bytes in question are shown as \u{fffd}",
        "holds white space, a control character or a backslash" => "encode blanks as %20, and write / instead of \\",
        "is not between 5 and 300 seconds" => "write a number from 5 to 300; the nearest of them is used meanwhile",
        other if other.starts_with(ONE_ID) => "give each post an id of its own, and keep it",
        other => match other.strip_prefix("is none of ") {
            Some(words) => return format!("write one of: {words}"),
            None => match other.strip_prefix("is not a whole number of at least ") {
                Some(least) => return format!("write a whole number of at least {least}, without quotation marks"),
                None => "see docs/feed.md for what is allowed here",
            },
        },
    };
    advice.to_owned()
}

/// An example of a property that is often forgotten.
fn example(property: &str) -> &'static str {
    match property {
        "id" => ": a text that never changes and that no other post has, such as \"ribbon\"",
        "datePublished" | "at" => ", such as \"2031-05-04T10:02:00+02:00\"",
        "version" => ": 1",
        "alt" => ": what the picture shows, in a sentence; \"\" for a decoration",
        "width" | "height" => ": the pixels of the file, so that nothing moves while it loads",
        _ => "",
    }
}

/// What to do about a document that is refused.
pub(super) fn of_refusal(error: &FeedError) -> &'static str {
    match error {
        FeedError::Empty => "publish the feed as one JSON document",
        FeedError::Html => {
            "name the address of the feed itself; a server that answers with a page may want a password, or has no such file"
        }
        FeedError::CutOff => {
            "publish the whole file; write it under another name first and rename it, so that no reader gets a half"
        }
        FeedError::NotJson => "write the file with a JSON library instead of joining texts",
        FeedError::Version => "write \"version\": 1",
        FeedError::NotCoverage(_) => "write the format of docs/feed.md",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_lost_is_the_smallest_part_that_is_left_out() {
        let body = json!([
            { "type": "image", "url": "" },
            { "type": "gallery", "images": [{ "alt": 1 }, { "url": 1 }] },
            { "type": "paragraph", "text": [{ "text": "a", "href": "x:" }] },
        ]);
        let document = json!({ "posts": [{ "body": body, "source": {} }] });
        for (pointer, severity, what) in [
            ("/posts/0", Severity::Post, "the whole post"),
            ("/posts/0/datePublished", Severity::Post, "the whole post"),
            ("/posts/0/source/type", Severity::Part, "`type`"),
            ("/posts/0/tags/1", Severity::Part, "this item of the list"),
            ("/posts/0/body/0/url", Severity::Part, "the picture"),
            ("/posts/0/body/0/caption", Severity::Part, "`caption` of picture"),
            ("/posts/0/body/1/images/1/url", Severity::Part, "the picture"),
            ("/timeZone", Severity::Part, "`timeZone`"),
        ] {
            let found = loss(pointer, &document);
            assert_eq!((found.severity, &*found.what), (severity, what), "{pointer}");
        }
        assert!(loss("/posts/0/body/1/images/0/alt", &document).what.starts_with("nothing, but"));
    }

    #[test]
    fn every_problem_that_the_decoder_names_has_an_advice_of_its_own() {
        let sources = [
            include_str!("../../../src/feed/cursor.rs"),
            include_str!("../../../src/feed/cursor/leaf.rs"),
            include_str!("../../../src/feed/native.rs"),
            include_str!("../../../src/feed/native/body.rs"),
            include_str!("../../../src/feed/native/coverage.rs"),
            include_str!("../../../src/feed/native/inline.rs"),
        ];
        let mut checked = 0;
        for source in sources {
            for (at, _) in source.match_indices("\"is ").chain(source.match_indices("\"holds ")) {
                let problem = source[at + 1..].split('"').next().unwrap_or_default().to_owned();
                let advice = of(&Fault { path: "/x".to_owned(), problem: problem.clone() });
                assert!(!advice.starts_with("see docs"), "{problem}");
                checked += 1;
            }
        }
        assert!(checked > 15, "{checked}");
    }
}
