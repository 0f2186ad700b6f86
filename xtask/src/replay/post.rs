//! One post of a replay, with all that it will ever say.

use as_it_happened::timeline::moment::Moment;
use serde_json::Value;

use super::versions::{as_it_stood, times};

/// A post, from its first words to its last.
pub(super) struct Post {
    published: Moment,
    // Each from its time on; the first is what was published.
    versions: Vec<(Moment, Value)>,
}

impl Post {
    /// Tells the life of a post from what became of it and the posts around it; `None` where no time is to be read.
    pub(super) fn new(post: &Value, posts: &[Value]) -> Option<Self> {
        let times = times(post);
        let same = repeated(post, posts);
        let versions = times.iter().map(|&time| (time, as_it_stood(post, time, same))).collect();
        Some(Self { published: *times.first()?, versions })
    }

    /// When it appears.
    pub(super) fn published(&self) -> Moment {
        self.published
    }

    /// What it says at a time, and since when; `None` before it was published.
    pub(super) fn at(&self, now: Moment) -> Option<&(Moment, Value)> {
        self.versions.iter().rfind(|(since, _)| *since <= now)
    }

    /// When it changes for the last time.
    pub(super) fn settled(&self) -> Moment {
        self.versions.last().map_or(self.published, |(since, _)| *since)
    }
}

// A post was withdrawn because it repeated another: its reason leads there.
fn repeated<'a>(post: &Value, posts: &'a [Value]) -> Option<&'a Value> {
    let reason = post.get("withdrawn")?["reason"].as_array()?;
    let id = reason.iter().find_map(|span| span["post"].as_str())?;
    posts.iter().find(|other| other["id"] == id)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_withdrawn_post_says_what_the_post_says_that_its_reason_leads_to() {
        let twice = json!({
            "id": "twice", "datePublished": "2014-06-13T14:04:00Z",
            "withdrawn": {"at": "2014-06-13T14:09:00Z", "reason": ["See ", {"text": "the first", "post": "once"}, "."]},
        });
        let posts = [twice.clone(), json!({"id": "once", "datePublished": "2014-06-13T14:02:00Z", "body": ["words"]})];
        let post = Post::new(&twice, &posts).unwrap();
        let says = |time| post.at(Moment::parse(time).unwrap()).map(|(_, value)| value);
        assert_eq!(says("2014-06-13T14:03:59Z"), None);
        assert_eq!(says("2014-06-13T14:04:00Z").unwrap()["body"], json!(["words"]));
        assert_eq!(says("2014-06-13T14:09:00Z"), Some(&twice));
        assert_eq!(post.settled().to_string(), "2014-06-13T14:09:00Z");
    }
}
