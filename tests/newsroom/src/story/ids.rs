//! Ids as feeds have them.

use serde_json::Value;

/// How ids are written in one day in turn; `#` is the number of the post.
const FORMS: [&str; 16] = [
    "p#",
    "p#",
    "p#",
    "entry #",
    "100%25-#",
    "50% of #",
    "#",
    "پست-#",
    "ポスト#",
    "post-#",
    "x-title-#",
    "a/b?c=#",
    "é-#",
    "<b>#</b>",
    "picture-1-#",
    "urn:live:#",
];

/// Ids that a page could confuse with names of its own, each given once.
const NAMES: [&str; 8] = ["x-title", "posts", "__proto__", "feed", "constructor", "post-p1", "image-1", "main"];

/// The id of post `number`.
pub(super) fn odd(number: usize) -> String {
    match number.checked_sub(5).map(|number| (number / 17, number % 17)) {
        Some((turn, 0)) if turn < NAMES.len() => NAMES[turn].to_owned(),
        _ => FORMS[number % FORMS.len()].replace('#', &number.to_string()),
    }
}

/// Writes ids anew wherever a document names a post.
pub(super) fn rename(value: &mut Value, id: impl Fn(usize) -> String + Copy) {
    match value {
        Value::Array(members) => members.iter_mut().for_each(|member| rename(member, id)),
        Value::Object(members) => {
            for (name, member) in members {
                let number = member.as_str().and_then(|text| text.strip_prefix('p')?.parse().ok());
                match number {
                    Some(number) if name == "id" || name == "post" => *member = id(number).into(),
                    _ => rename(member, id),
                }
            }
        }
        _ => {}
    }
}
