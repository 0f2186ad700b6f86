//! One coverage.

use serde_json::{Value, json};

use super::Post;

/// A coverage under construction; valid from the start.
#[derive(Debug, Clone)]
pub struct Coverage(Value);

impl Coverage {
    /// An ended coverage without posts, in English, with times in UTC. Ended, because most journeys
    /// want a page that asks once.
    #[must_use]
    pub fn new(headline: &str) -> Self {
        Self(json!({
            "version": 1,
            "id": "e2e",
            "headline": headline,
            "inLanguage": "en",
            "timeZone": "UTC",
            "status": "ended",
            "posts": [],
        }))
    }

    /// With any property, in the place of an earlier one of the name.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0[name] = value.into();
        self
    }

    /// Still going on.
    #[must_use]
    pub fn live(self) -> Self {
        self.with("status", "live")
    }

    /// With one more post.
    #[must_use]
    pub fn post(mut self, post: Post) -> Self {
        self.list("posts").push(post.json());
        self
    }

    /// With more posts.
    #[must_use]
    pub fn posts(self, posts: impl IntoIterator<Item = Post>) -> Self {
        posts.into_iter().fold(self, Self::post)
    }

    /// With a value in the list of posts that need not be a post at all.
    #[must_use]
    pub fn raw_post(mut self, value: Value) -> Self {
        self.list("posts").push(value);
        self
    }

    /// With a key point that leads to a post.
    #[must_use]
    pub fn key_point(mut self, text: &str, post: &str) -> Self {
        self.list("keyPoints").push(json!({"text": text, "post": post}));
        self
    }

    /// With older posts on another page, at an address relative to this document.
    #[must_use]
    pub fn older(self, address: &str) -> Self {
        self.with("older", address)
    }

    /// The document.
    #[must_use]
    pub fn json(&self) -> Value {
        self.0.clone()
    }

    fn list(&mut self, name: &str) -> &mut Vec<Value> {
        let list = &mut self.0[name];
        if !list.is_array() {
            *list = json!([]);
        }
        list.as_array_mut().expect("it was made one")
    }
}
