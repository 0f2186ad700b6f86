//! What a page has to show at a moment of a day, to the last post.

use std::fmt;

use serde_json::Value;

use crate::page::Page;

/// What is true of a coverage, newest post first.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// Its headline.
    pub headline: String,
    /// Its standfirst.
    pub standfirst: String,
    /// Its status.
    pub status: String,
    /// The first words of its pinned post; none where that is withdrawn, or there is none.
    pub pinned: Option<String>,
    /// Its key points.
    pub key_points: Vec<String>,
    /// Its posts.
    pub posts: Vec<Entry>,
}

/// What is true of a post.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Who it comes from.
    pub source: Option<String>,
    /// Whether it is a key event.
    pub key_event: bool,
    /// Every text that it shows.
    pub texts: Vec<String>,
}

/// A post as a page shows it: id, whether it is marked as withdrawn, its source, whether it is marked as a key event, text.
type Seen = (String, bool, String, bool, String);

const SEE: &str = "
    const words = element => element?.textContent.replace(/\\s+/g, ' ').trim() ?? '';
    const all = selector => [...document.querySelectorAll(selector)];
    return [
        words(document.querySelector('h1')),
        words(document.querySelector('.standfirst')),
        document.querySelector('[data-status]')?.dataset.status ?? '',
        words(document.querySelector('section[aria-labelledby=pinned-heading]')),
        all('section[data-key-points] li').map(words),
        all('[role=feed] article').map(article => {
            const {withdrawn, source, keyEvent} = article.dataset;
            return [article.id.replace(/^post-/, ''), withdrawn !== undefined, source, keyEvent !== undefined, words(article)];
        }),
    ];";

impl Timeline {
    /// Of a coverage, and its posts as they are, newest first.
    pub(super) fn of(coverage: &Value, posts: impl Iterator<Item = Value>) -> Self {
        let word = |value: &Value| tidy(value.as_str().unwrap_or_default());
        let points = coverage["keyPoints"].as_array().into_iter().flatten();
        let posts: Vec<Entry> = posts.map(|post| Entry::of(&post)).collect();
        let pinned = posts.iter().find(|post| coverage["pinned"] == post.id.as_str() && !post.withdrawn);
        Self {
            headline: word(&coverage["headline"]),
            standfirst: inline(&coverage["standfirst"]),
            status: word(&coverage["status"]),
            pinned: pinned.and_then(|post| post.texts.first()).cloned(),
            key_points: points.map(|point| inline(&point["text"])).collect(),
            posts,
        }
    }

    /// Waits until a page shows all of it and nothing else.
    #[track_caller]
    pub fn is_shown_by(&self, page: &Page<'_>) {
        page.becomes("what differs from the newsroom's own timeline", Vec::new(), || self.differences(page));
    }

    /// What a page shows otherwise.
    #[track_caller]
    #[must_use]
    pub fn differences(&self, page: &Page<'_>) -> Vec<String> {
        let (headline, standfirst, status, pinned, key_points, posts): (
            String,
            String,
            String,
            String,
            Vec<String>,
            Vec<Seen>,
        ) = page.look(SEE, &[]);
        let mut found = Vec::new();
        let mut compare = |what: &str, expected: &dyn fmt::Debug, seen: &dyn fmt::Debug| {
            let (expected, seen) = (format!("{expected:?}"), format!("{seen:?}"));
            if expected != seen {
                found.push(format!("{what}: expected {expected}, seen {seen}"));
            }
        };
        compare("headline", &self.headline, &headline);
        compare("standfirst", &self.standfirst, &standfirst);
        compare("status", &self.status, &status);
        compare("key points", &self.key_points, &key_points);
        compare("whether a post is pinned", &self.pinned.is_some(), &!pinned.is_empty());
        let is_pinned = self.pinned.as_ref().is_none_or(|words| pinned.contains(words));
        compare("the pinned post", &self.pinned, &if is_pinned { self.pinned.clone() } else { Some(pinned) });
        let (expected, ids): (Vec<_>, Vec<_>) =
            (self.posts.iter().map(|post| &post.id).collect(), posts.iter().map(|(id, ..)| id).collect());
        if expected != ids {
            let missing: Vec<_> = expected.iter().filter(|id| !ids.contains(id)).take(5).collect();
            let place = expected.iter().zip(&ids).position(|(expected, seen)| expected != seen);
            found.push(format!(
                "{} posts, seen {}; missing {missing:?}; first difference at {place:?}",
                expected.len(),
                ids.len()
            ));
            return found;
        }
        found.extend(self.posts.iter().zip(&posts).filter_map(|(entry, seen)| entry.difference(seen)));
        found.truncate(5);
        found
    }
}

impl Entry {
    fn of(post: &Value) -> Self {
        let withdrawn = &post["withdrawn"];
        let texts = if withdrawn.is_object() {
            vec![inline(&withdrawn["reason"])]
        } else {
            let body = post["body"].as_array().into_iter().flatten().flat_map(of_block);
            [inline(&post["headline"]), inline(&post["correction"]["note"])].into_iter().chain(body).collect()
        };
        Self {
            id: post["id"].as_str().unwrap_or_default().to_owned(),
            source: post["source"]["type"].as_str().map(str::to_owned),
            key_event: post["keyEvent"] == true,
            withdrawn: withdrawn.is_object(),
            texts: texts.into_iter().filter(|text| !text.is_empty()).collect(),
        }
    }

    fn difference(&self, (_, withdrawn, source, key_event, text): &Seen) -> Option<String> {
        let missing = self.texts.iter().find(|words| !text.contains(words.as_str()));
        // An earlier text has a mark of its own, which is then there beside or in the place of the latest.
        let marks = text.matches(", text ").count();
        let is_marked = self.withdrawn == *withdrawn
            && self.source.as_ref().is_none_or(|known| known == source)
            && (self.withdrawn || self.key_event == *key_event);
        let right = is_marked && missing.is_none() && marks == usize::from(!self.withdrawn);
        (!right).then(|| format!("{}: without {missing:?}, with {marks} marks, {source}, in {text:?}", self.id))
    }
}

fn of_block(block: &Value) -> Vec<String> {
    let list = |value: &Value| value.as_array().into_iter().flatten().map(inline).collect::<Vec<_>>();
    match block["type"].as_str().unwrap_or_default() {
        "list" => list(&block["items"]),
        "table" => block["rows"].as_array().into_iter().flatten().flat_map(list).collect(),
        "gallery" => block["images"].as_array().into_iter().flatten().flat_map(of_block).collect(),
        "image" => vec![inline(&block["caption"])],
        _ => vec![inline(&block["text"])],
    }
}

/// The plain text of an `Inline`.
fn inline(text: &Value) -> String {
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
