//! What a post said at the times of its life.

use as_it_happened::timeline::moment::Moment;
use serde_json::Value;

use super::clock::moment;

/// When the post said something new, in order; the first time is when it was published.
pub(super) fn times(post: &Value) -> Vec<Moment> {
    let Some(published) = moment(&post["datePublished"]) else { return Vec::new() };
    let changes = [&post["dateModified"], &post["correction"]["at"], &post["withdrawn"]["at"]].into_iter();
    let changes = changes.chain(revisions(post).iter().map(|revision| &revision["at"])).filter_map(moment);
    let mut times: Vec<Moment> = changes.filter(|change| *change > published).chain([published]).collect();
    times.sort_unstable();
    times.dedup();
    times
}

/// The post as it stood at a time of its life.
///
/// Of a withdrawn post nothing is left in the sample. If another is given that said the same, it stood with those words.
pub(super) fn as_it_stood(post: &Value, time: Moment, same: Option<&Value>) -> Value {
    let passed = |change: &Value| moment(change).is_none_or(|change| change <= time);
    if post.get("withdrawn").is_some_and(|withdrawn| passed(&withdrawn["at"])) {
        return post.clone();
    }
    let mut stood = post.clone();
    if stood.get("body").is_none()
        && let Some(same) = same
    {
        say(&mut stood, same);
    }
    if !passed(&post["dateModified"]) {
        let earlier = revisions(post);
        let current = earlier.iter().rposition(|revision| passed(&revision["at"])).unwrap_or_default();
        match earlier.get(current) {
            Some(revision) if current > 0 => set(&mut stood, "dateModified", Some(&revision["at"])),
            _ => set(&mut stood, "dateModified", None),
        }
        if let Some(revision) = earlier.get(current) {
            say(&mut stood, revision);
        }
        let before = (current > 0).then(|| earlier[..current].into());
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
        (Value::Object(properties), None) => drop(properties.remove(name)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(minute: u8) -> String {
        format!("2014-06-13T10:{minute:02}:00Z")
    }

    fn stood(post: &Value, minute: u8) -> Value {
        as_it_stood(post, Moment::parse(&at(minute)).unwrap(), None)
    }

    fn minutes(post: &Value) -> Vec<i64> {
        times(post).into_iter().map(|time| time.utc_ms() / 60_000 % 60).collect()
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
        assert_eq!(minutes(&post), [0, 10, 20, 25]);
        let first = json!({"id": "a", "datePublished": at(0), "headline": "First", "body": ["first"]});
        assert_eq!(stood(&post, 0), first);
        let second = stood(&post, 10);
        assert_eq!(second["body"], json!(["second"]));
        assert_eq!(second["dateModified"], at(10));
        assert_eq!(second["revisions"], json!([post["revisions"][0]]));
        assert!(second.get("headline").is_none());
        let mut third = post.clone();
        third.as_object_mut().unwrap().remove("correction");
        assert_eq!(stood(&post, 20), third);
        assert_eq!(stood(&post, 25), post);
    }

    #[test]
    fn a_withdrawn_post_stood_first_with_the_words_that_it_repeated() {
        let post = json!({"id": "a", "datePublished": at(0), "withdrawn": {"at": at(5)}});
        assert_eq!(minutes(&post), [0, 5]);
        let same = json!({"id": "b", "body": ["the same"], "keyEvent": true});
        let before = as_it_stood(&post, Moment::parse(&at(0)).unwrap(), Some(&same));
        assert_eq!(before, json!({"id": "a", "datePublished": at(0), "body": ["the same"]}));
        assert_eq!(stood(&post, 5), post);
    }

    #[test]
    fn a_post_that_never_changed_always_stood_as_it_is() {
        let post = json!({"id": "a", "datePublished": at(0), "body": []});
        assert_eq!(minutes(&post), [0]);
        assert_eq!(stood(&post, 0), post);
    }
}
