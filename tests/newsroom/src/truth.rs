//! What a page has to show at an instant, to the last post.

use serde_json::Value;

use crate::time::parse;

/// What is true of a coverage.
#[derive(Debug, Clone)]
pub struct Truth {
    /// Its headline.
    pub headline: String,
    /// Its standfirst.
    pub standfirst: String,
    /// Its status.
    pub status: String,
    /// The id of its pinned post; none where that is withdrawn or has not appeared.
    pub pinned: Option<String>,
    /// Its key points but those of posts that are withdrawn.
    pub key_points: Vec<String>,
    /// Its posts, newest first; of equal times, the one that appeared last.
    pub posts: Vec<Entry>,
}

/// What is true of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its `datePublished`.
    pub published: i64,
    /// Whether it is withdrawn.
    pub withdrawn: bool,
    /// The type of its source.
    pub source: Option<String>,
    /// Whether it is a key event.
    pub key_event: bool,
    /// Whether it is breaking news.
    pub breaking: bool,
    /// Whether it bears a correction.
    pub corrected: bool,
    /// Every text that it shows: headline, note of the correction, blocks; the reason of a withdrawn post.
    pub texts: Vec<String>,
}

impl Truth {
    /// Of a coverage, and of its posts as they are, in the order in which they appeared.
    pub(crate) fn of<'v>(coverage: &Value, posts: impl Iterator<Item = &'v Value>) -> Self {
        let word = |value: &Value| tidy(value.as_str().unwrap_or_default());
        let points = coverage["keyPoints"].as_array().into_iter().flatten();
        let mut posts: Vec<Entry> = posts.map(Entry::of).collect();
        posts.reverse();
        posts.sort_by_key(|post| std::cmp::Reverse(post.published));
        let is_withdrawn = |id: &Value| posts.iter().any(|post| post.withdrawn && *id == post.id.as_str());
        let points = points.filter(|point| !is_withdrawn(&point["post"]));
        let pinned = posts.iter().find(|post| coverage["pinned"] == post.id.as_str() && !post.withdrawn);
        Self {
            headline: word(&coverage["headline"]),
            standfirst: plain_text(&coverage["standfirst"]),
            status: word(&coverage["status"]),
            pinned: pinned.map(|post| post.id.clone()),
            key_points: points.map(|point| plain_text(&point["text"])).collect(),
            posts,
        }
    }
}

impl Entry {
    fn of(post: &Value) -> Self {
        let withdrawn = &post["withdrawn"];
        let texts = if withdrawn.is_object() {
            vec![plain_text(&withdrawn["reason"])]
        } else {
            let body = post["body"].as_array().into_iter().flatten().flat_map(texts_of_block);
            [plain_text(&post["headline"]), plain_text(&post["correction"]["note"])].into_iter().chain(body).collect()
        };
        Self {
            id: post["id"].as_str().unwrap_or_default().to_owned(),
            published: post["datePublished"].as_str().and_then(parse).unwrap_or_default(),
            withdrawn: withdrawn.is_object(),
            source: post["source"]["type"].as_str().map(str::to_owned),
            key_event: post["keyEvent"] == true,
            breaking: post["breaking"] == true,
            corrected: post["correction"].is_object() && !withdrawn.is_object(),
            texts: texts.into_iter().filter(|text| !text.is_empty()).collect(),
        }
    }
}

fn texts_of_block(block: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().into_iter().flatten().map(plain_text).collect::<Vec<_>>();
    match block["type"].as_str().unwrap_or_default() {
        "list" => list(&block["items"]),
        "table" => block["rows"].as_array().into_iter().flatten().flat_map(list).collect(),
        "gallery" => block["images"].as_array().into_iter().flatten().flat_map(texts_of_block).collect(),
        "image" => vec![plain_text(&block["caption"])],
        _ => vec![plain_text(&block["text"])],
    }
}

/// The plain text of an `Inline`, with single spaces.
#[must_use]
pub fn plain_text(text: &Value) -> String {
    match text {
        Value::String(text) => tidy(text),
        Value::Array(parts) => {
            let part = |part: &Value| part.as_str().or_else(|| part["text"].as_str()).unwrap_or_default().to_owned();
            tidy(&parts.iter().map(part).collect::<String>())
        }
        _ => String::new(),
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
