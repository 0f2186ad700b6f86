//! More edits than the sample has, made of nothing but its own posts.

use as_it_happened::timeline::moment::Moment;
use serde_json::{Value, json};

use super::clock::moment;

/// Of so many posts that could come in two parts, one does.
const EVERY: usize = 5;

const MINUTE: i64 = 60 * 1000;

/// How long the second part is waited for.
const USUAL: i64 = 6 * MINUTE;

/// How long it is for one post: until that post has long moved to an older page.
const LONG: i64 = 4 * 60 * MINUTE;

/// Lets some posts, given oldest first, begin with their first block alone, as a newsroom files what it has.
pub(super) fn file_in_parts(posts: &mut [Value]) {
    let long_enough = posts.iter_mut().filter(|post| could_be_parted(post)).skip(1);
    for (number, post) in long_enough.step_by(EVERY).enumerate() {
        part(post, if number == 1 { LONG } else { USUAL });
    }
}

fn could_be_parted(post: &Value) -> bool {
    let settled = ["correction", "dateModified", "revisions", "withdrawn"].iter().all(|name| post.get(name).is_none());
    settled && post["body"].as_array().is_some_and(|body| body.len() > 1)
}

fn part(post: &mut Value, wait: i64) {
    let Some(published) = moment(&post["datePublished"]) else { return };
    let mut first = json!({"at": post["datePublished"], "body": [post["body"][0]]});
    if let Some(headline) = post.get("headline") {
        first["headline"] = headline.clone();
    }
    post["dateModified"] = Moment::from_utc_ms(published.utc_ms() + wait).to_string().into();
    post["revisions"] = json!([first]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(minute: usize, blocks: usize) -> Value {
        let body = vec![json!({"type": "paragraph", "text": "Words."}); blocks];
        json!({"id": minute.to_string(), "datePublished": format!("2014-06-13T10:{minute:02}:00Z"), "headline": "H", "body": body})
    }

    #[test]
    fn a_post_comes_in_two_parts_and_keeps_its_headline() {
        let mut posts: Vec<Value> = (0..10).map(|minute| post(minute, 2)).collect();
        file_in_parts(&mut posts);
        let parted: Vec<&str> = posts.iter().filter_map(|post| post["dateModified"].as_str()).collect();
        assert_eq!(parted, ["2014-06-13T10:07:00Z", "2014-06-13T14:06:00Z"]);
        let first = json!({"at": "2014-06-13T10:01:00Z", "headline": "H", "body": [posts[1]["body"][0]]});
        assert_eq!(posts[1]["revisions"], json!([first]));
        assert_eq!(posts[1]["body"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn what_is_short_or_changes_by_itself_is_left_alone() {
        let mut posts: Vec<Value> = (0..10).map(|minute| post(minute, minute % 2)).collect();
        posts[5]["body"] = json!([{}, {}]);
        posts[5]["withdrawn"] = json!({"at": "2014-06-13T10:09:00Z"});
        let before = posts.clone();
        file_in_parts(&mut posts);
        assert_eq!(posts, before);
    }
}
