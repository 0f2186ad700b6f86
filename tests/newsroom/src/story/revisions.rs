//! What a finished post said at the times of its life.

use serde_json::Value;

use super::{Change, Version};
use crate::time::parse;

/// The life of a post, told from what became of it. `same` is a post that said the same before this one was withdrawn.
/// Empty where the post bears no time.
pub(super) fn versions(post: &Value, same: Option<&Value>) -> Vec<Version> {
    let Some(published) = instant(&post["datePublished"]) else { return Vec::new() };
    let dated = [
        (Change::Reworded, &post["dateModified"]),
        (Change::Corrected, &post["correction"]["at"]),
        (Change::Withdrawn, &post["withdrawn"]["at"]),
    ];
    let revised = revisions(post).iter().map(|revision| (Change::Reworded, &revision["at"]));
    let mut times: Vec<(i64, Change)> =
        dated.into_iter().chain(revised).filter_map(|(change, at)| Some((instant(at)?, change))).collect();
    times.retain(|(at, _)| *at > published);
    times.push((published, Change::Published));
    // Of two changes at one time the later in the list says more.
    times.sort_by_key(|(at, change)| (*at, std::cmp::Reverse(*change)));
    times.dedup_by_key(|(at, _)| *at);
    times.into_iter().map(|(at, change)| Version::new(at, change, as_it_stood(post, at, same))).collect()
}

/// The post as it stood at a time of its life.
fn as_it_stood(post: &Value, time: i64, same: Option<&Value>) -> Value {
    let passed = |change: &Value| instant(change).is_none_or(|change| change <= time);
    if post["withdrawn"].is_object() && passed(&post["withdrawn"]["at"]) {
        return post.clone();
    }
    let mut stood = post.clone();
    if stood["body"].is_null()
        && let Some(same) = same
    {
        say(&mut stood, same);
    }
    if !passed(&post["dateModified"]) {
        let earlier = revisions(post);
        let current = earlier.iter().rposition(|revision| passed(&revision["at"])).unwrap_or_default();
        let is_edited = current > 0;
        set(&mut stood, "dateModified", earlier.get(current).filter(|_| is_edited).map(|revision| &revision["at"]));
        if let Some(revision) = earlier.get(current) {
            say(&mut stood, revision);
        }
        let before = is_edited.then(|| earlier[..current].into());
        set(&mut stood, "revisions", before.as_ref());
    }
    if !passed(&post["correction"]["at"]) {
        set(&mut stood, "correction", None);
    }
    set(&mut stood, "withdrawn", None);
    stood
}

fn revisions(post: &Value) -> &[Value] {
    post["revisions"].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn say(post: &mut Value, words: &Value) {
    for name in ["headline", "body"] {
        set(post, name, words.get(name));
    }
}

fn set(post: &mut Value, name: &str, value: Option<&Value>) {
    match (post, value) {
        (post, Some(value)) => post[name] = value.clone(),
        (Value::Object(members), None) => drop(members.remove(name)),
        _ => {}
    }
}

pub(super) fn instant(value: &Value) -> Option<i64> {
    parse(value.as_str()?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(minute: u8) -> String {
        format!("2014-06-13T10:{minute:02}:00Z")
    }

    fn lived(post: &Value, same: Option<&Value>) -> Vec<(i64, Value)> {
        versions(post, same).into_iter().map(|version| (version.at / 60_000 % 60, version.value)).collect()
    }

    #[test]
    fn a_post_goes_through_its_texts_and_is_corrected_in_the_end() {
        let post = json!({
            "id": "a", "datePublished": at(0), "dateModified": at(20), "body": ["third"],
            "correction": {"at": at(25), "note": "Not the second."},
            "revisions": [
                {"at": at(0), "headline": "First", "body": ["first"], "note": "Shortened."},
                {"at": at(10), "body": ["second"]},
            ],
        });
        let first = json!({"id": "a", "datePublished": at(0), "headline": "First", "body": ["first"]});
        let second = json!({
            "id": "a", "datePublished": at(0), "dateModified": at(10), "body": ["second"],
            "revisions": [post["revisions"][0]],
        });
        let mut third = post.clone();
        set(&mut third, "correction", None);
        assert_eq!(lived(&post, None), [(0, first), (10, second), (20, third), (25, post.clone())]);
    }

    #[test]
    fn a_withdrawn_post_first_has_the_words_that_it_repeated() {
        let post = json!({"id": "a", "datePublished": at(0), "withdrawn": {"at": at(5)}});
        let same = json!({"id": "b", "body": ["the same"], "keyEvent": true});
        let before = json!({"id": "a", "datePublished": at(0), "body": ["the same"]});
        assert_eq!(lived(&post, Some(&same)), [(0, before), (5, post.clone())]);
    }

    #[test]
    fn a_post_that_never_changed_has_one_version() {
        let post = json!({"id": "a", "datePublished": at(0), "body": []});
        assert_eq!(lived(&post, None), [(0, post.clone())]);
    }
}
