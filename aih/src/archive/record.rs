//! What the files of an archive are written from.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Result, anyhow};
use as_it_happened::feed;
use as_it_happened::markup::context::Context;
use as_it_happened::markup::moment::Clock;
use as_it_happened::messages::format::Zone;
use as_it_happened::messages::{Messages, direction};
use as_it_happened::structured_data;
use as_it_happened::timeline::Timeline;
use as_it_happened::timeline::coverage::Coverage;
use as_it_happened::timeline::merge::Page;
use as_it_happened::timeline::moment::Moment;
use as_it_happened::timeline::post::{Post, PostId};
use serde_json::Value;
use url::Url;

use super::names;
use crate::intl;

/// The maximum number of posts on one page of the day.
pub(super) const POSTS_A_PAGE: usize = 500;

/// A coverage with all that its pages share.
pub(crate) struct Record {
    pub(super) coverage: Arc<Coverage>,
    pub(super) timeline: Timeline,
    /// Newest first.
    pub(super) posts: Vec<Arc<Post>>,
    pub(super) messages: Messages,
    /// The address of the folder.
    pub(super) url: Url,
    /// The place of each post among all, by the link to it in the app.
    places: HashMap<String, usize>,
    /// The post of each minute of the day that one post alone has.
    minutes: HashMap<u16, Option<PostId>>,
    clock: Clock,
}

impl Record {
    /// # Errors
    /// The document is not readable, or its language is in no table.
    pub(crate) fn new(document: &Value, url: &Url) -> Result<Self> {
        let resolve = |reference: &str| url.join(reference).ok().map(String::from);
        let decoded = feed::decode(document.to_string().as_bytes(), Page::Head, &resolve)
            .map_err(|error| anyhow!("the coverage cannot be read: {error:?}"))?;
        let mut timeline = Timeline::default();
        timeline.merge(decoded.snapshot);
        let coverage = timeline.coverage().ok_or_else(|| anyhow!("there is no coverage"))?.clone();
        let posts: Vec<Arc<Post>> = timeline.posts().cloned().collect();
        let messages = intl::messages_for(&coverage)?;
        let latest = timeline.modified().or(posts.first().map(|post| post.stamp()));
        let expected = coverage.expected_day(latest, latest.unwrap_or(Moment::from_utc_ms(0)));
        let clock = Clock::new(&messages, Zone::Coverage, expected, None);
        let mut minutes = HashMap::new();
        for post in &posts {
            let minute = messages.format.minute_of_day(post.published, Zone::Coverage);
            minutes.entry(minute).and_modify(|only| *only = None).or_insert_with(|| Some(post.id.clone()));
        }
        let places = posts.iter().enumerate().map(|(at, post)| (post.id.reference(), at)).collect();
        Ok(Self { coverage, timeline, posts, messages, url: url.clone(), places, minutes, clock })
    }

    /// Calls `act` with what trees depend on.
    pub(super) fn with_context<T>(&self, act: impl FnOnce(&Context<'_>) -> T) -> T {
        let only_post_at = |minute| self.minutes.get(&minute).cloned().flatten();
        act(&Context {
            messages: &self.messages,
            language: &self.coverage.language,
            clock: &self.clock,
            takes_comments: false,
            only_post_at: &only_post_at,
            marks: None,
        })
    }

    /// When the coverage was last changed, as far as is known.
    pub(super) fn modified(&self) -> Option<Moment> {
        self.timeline.modified().or_else(|| self.posts.iter().map(|post| post.stamp()).max())
    }

    /// `rtl` or `ltr`.
    pub(super) fn direction(&self) -> &'static str {
        direction(&self.coverage.language)
    }

    /// The absolute address of a file of the archive.
    pub(super) fn address(&self, path: &str) -> String {
        self.url.join(path).map_or_else(|_| path.to_owned(), String::from)
    }

    /// The number of pages of the whole day, at least 1.
    pub(super) fn index_pages(&self) -> usize {
        self.posts.len().div_ceil(POSTS_A_PAGE).max(1)
    }

    /// The path of the index page with the post that the app's link `reference` leads to; `None` for any other link.
    pub(super) fn index_of(&self, reference: &str) -> Option<String> {
        self.places.get(reference).map(|at| names::index_page(at / POSTS_A_PAGE + 1))
    }

    /// The JSON-LD of the coverage. It has no `<`, so that it can stand in a script element.
    pub(crate) fn json_ld(&self) -> String {
        structured_data::json_ld(&self.timeline, self.url.as_str())
    }

    /// The headline of a post, or the beginning of its text; empty where it has neither.
    pub(super) fn title_of(&self, post: &Post) -> String {
        match post.headline() {
            Some(headline) if !headline.is_empty() => collapsed(&headline.plain_text()),
            _ => shortened(&text_of(post), 110),
        }
    }
}

/// The readable text of a post's body, with single blanks.
pub(super) fn text_of(post: &Post) -> String {
    let mut text = String::new();
    for block in post.body() {
        block.read_text(&mut |part| {
            text.push_str(part);
            text.push(' ');
        });
    }
    collapsed(&text)
}

/// White space as single blanks, and none at the ends.
pub(super) fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text up to `max` Unicode scalar values, cut between words, with `…` where something is left out.
pub(super) fn shortened(text: &str, max: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(max) else { return text.to_owned() };
    let cut = &text[..end];
    let cut = cut.rfind(char::is_whitespace).map_or(cut, |at| &cut[..at]);
    [cut.trim_end(), "…"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_words() {
        assert_eq!(shortened("one two three", 9), "one two…");
        assert_eq!(shortened("one two", 7), "one two");
        assert_eq!(shortened("مرحبا بالعالم", 7), "مرحبا…");
        assert_eq!(shortened("unbroken", 3), "unb…");
        assert_eq!(collapsed(" a\n\n b "), "a b");
    }
}
