//! Where the sample's own words tell the time of another post, which the replay gives another time.

use serde_json::{Value, json};

/// Takes those times out of the words of the posts: a reference becomes a link, and a note does without.
pub(super) fn free_of_times(posts: &mut [Value]) {
    let times: Vec<(String, String)> =
        posts.iter().filter_map(|post| Some((clock(&post["datePublished"])?, id(post)?))).collect();
    for post in posts {
        for text in texts(post, "body", "text") {
            link(text, &times);
        }
        let Some(changed) = clock(&post["dateModified"]) else { continue };
        for note in texts(post, "revisions", "note") {
            if let Value::String(note) = note {
                *note = note.replace(&format!(" at {changed}"), "");
            }
        }
    }
}

fn texts<'a>(post: &'a mut Value, list: &str, name: &str) -> impl Iterator<Item = &'a mut Value> {
    let members = post.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
    members.filter_map(move |member| member.get_mut(name))
}

fn link(text: &mut Value, times: &[(String, String)]) {
    let Value::String(words) = text else { return };
    for (time, post) in times {
        if let Some((before, after)) = words.split_once(&format!("see {time} entry")) {
            *text = json!([before, {"text": "see the earlier entry", "post": post}, after]);
            return;
        }
    }
}

// As the sample's own clock showed it.
fn clock(time: &Value) -> Option<String> {
    time.as_str()?.get(11..16).map(str::to_owned)
}

fn id(post: &Value) -> Option<String> {
    post["id"].as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_by_the_clock_becomes_a_link() {
        let mut posts = [
            json!({"id": "a", "datePublished": "2014-06-13T12:17:00+01:00"}),
            json!({"id": "b", "datePublished": "2014-06-13T12:20:00+01:00", "body": [{"type": "paragraph", "text": "So he said (see 12:17 entry)."}]}),
        ];
        free_of_times(&mut posts);
        let expected = json!(["So he said (", {"text": "see the earlier entry", "post": "a"}, ")."]);
        assert_eq!(posts[1]["body"][0]["text"], expected);
        assert!(posts[0].get("body").is_none());
    }

    #[test]
    fn a_note_does_without_the_time_of_its_change() {
        let mut posts = [json!({
            "id": "a", "datePublished": "2014-06-13T19:07:00+01:00", "dateModified": "2014-06-13T19:16:00+01:00",
            "revisions": [{"at": "2014-06-13T19:07:00+01:00", "body": [], "note": "Wrong; corrected at 19:16."}],
        })];
        free_of_times(&mut posts);
        assert_eq!(posts[0]["revisions"][0]["note"], "Wrong; corrected.");
    }
}
