//! One coverage written as trees, in English and at UTC.

use std::sync::Arc;

use as_it_happened::markup::context::{Context, Marks};
use as_it_happened::markup::moment::Clock;
use as_it_happened::markup::node::{Element, Node};
use as_it_happened::markup::post::post;
use as_it_happened::messages::format::Zone;
use as_it_happened::messages::plain::Plain;
use as_it_happened::messages::{Language, Messages};
use as_it_happened::timeline::coverage::Coverage;
use as_it_happened::timeline::crossref::Minutes;
use as_it_happened::timeline::moment::Moment;
use as_it_happened::timeline::post::Post;
use as_it_happened::timeline::search::Query;
use serde_json::{Value, json};

use crate::support::fold::FOLD;
use crate::support::read::{HEAD, read};

/// A coverage as it was decoded, and the page around it.
pub struct Stand {
    pub coverage: Coverage,
    pub posts: Vec<Post>,
    pub messages: Messages,
    pub modified: Option<Moment>,
    pub query: Query,
}

impl Stand {
    /// Decodes a document, of which no post is lost.
    pub fn of(document: &Value) -> Self {
        let decoded = read(document.to_string().as_bytes(), HEAD).unwrap();
        assert_eq!(decoded.lost_posts, 0, "{:?}", decoded.faults);
        let language = Language::English;
        let messages = Messages { language, words: language.words(), format: Arc::new(Plain::default()) };
        let snapshot = decoded.snapshot;
        Self {
            coverage: snapshot.coverage,
            posts: snapshot.posts,
            messages,
            modified: snapshot.modified,
            query: Query::default(),
        }
    }

    /// A day in June in English, with these posts.
    pub fn with_posts(posts: &Value) -> Self {
        Self::of(&json!({
            "version": 1, "id": "day", "headline": "The day", "dateModified": "2014-06-13T18:00:00Z", "posts": posts,
        }))
    }

    /// Hands a context to `write`; the tree is one that holds for any time.
    pub fn write<T>(&self, write: impl FnOnce(&Context) -> T) -> T {
        let format = &self.messages.format;
        let clock = |post: &Post| (format.minute_of_day(post.published, Zone::Coverage), post.id.clone());
        let minutes = Minutes::new(self.posts.iter().map(clock));
        let newest = self.posts.iter().map(|post| post.published).max();
        let latest = self.modified.or(newest).unwrap_or(Moment::from_utc_ms(0));
        let expected = self.coverage.expected_day(self.modified, latest);
        write(&Context {
            messages: &self.messages,
            language: &self.coverage.language,
            clock: &Clock::new(&self.messages, Zone::Coverage, expected, None),
            takes_comments: self.coverage.comments.is_some(),
            only_post_at: &|minute| minutes.only_post_at(minute).cloned(),
            marks: (!self.query.is_empty()).then_some(Marks { query: &self.query, fold: FOLD }),
        })
    }

    /// The first post.
    pub fn first(&self) -> Element {
        self.write(|context| post(&self.posts[0], context))
    }
}

/// The tree as HTML.
pub fn html(element: impl Into<Node>) -> String {
    element.into().to_html()
}

/// The element with that class somewhere in `within`.
pub fn by_class(within: &Element, class: &str) -> Option<Element> {
    let has = |(name, value): &(&str, String)| *name == "class" && value.split(' ').any(|word| word == class);
    if within.attributes.iter().any(has) {
        return Some(within.clone());
    }
    within.children.iter().find_map(|child| match child {
        Node::Element(child) => by_class(child, class),
        Node::Text(_) => None,
    })
}

/// Compares with HTML that is written over several lines: a line that begins with a tag follows the one before without a
/// blank, any other with one.
#[track_caller]
pub fn expect(what: &str, actual: &str, expected: &str) {
    let mut joined = String::new();
    for line in expected.lines().map(str::trim) {
        if !joined.is_empty() && !line.starts_with('<') {
            joined.push(' ');
        }
        joined.push_str(line);
    }
    assert_eq!(actual, joined, "{what}");
}
