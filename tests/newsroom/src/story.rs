//! Everything that happens on a day, and when.

mod coverage;
mod generated;
mod ids;
mod replayed;
mod revisions;

pub use coverage::ZONES;

use serde_json::Value;

use crate::plan::{DateModified, Layout};
use crate::time::Clock;
use crate::truth::Truth;

/// A whole day of coverage.
#[derive(Debug, Clone)]
pub struct Story {
    /// By post, in the order in which they appear; each has a version or more, the oldest first.
    pub(crate) posts: Vec<Vec<Version>>,
    /// Everything of the coverage but its posts, the oldest version first.
    pub(crate) coverage: Vec<Version>,
    /// Posts that the head has at least, where there are so many.
    pub(crate) head: usize,
    /// Posts on an older page.
    pub(crate) per_page: usize,
    pub(crate) layout: Layout,
    pub(crate) clock: Clock,
    pub(crate) modified: DateModified,
}

/// What a post, or the coverage, says from an instant on.
#[derive(Debug, Clone)]
pub(crate) struct Version {
    pub(crate) at: i64,
    pub(crate) change: Change,
    pub(crate) value: Value,
    pub(crate) json: String,
}

impl Version {
    pub(crate) fn new(at: i64, change: Change, value: Value) -> Self {
        Self { at, change, json: value.to_string(), value }
    }
}

/// What happened to a post or to the coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// A post appears, under the time at which it does.
    Published,
    /// A post appears under an earlier time.
    PublishedLate,
    /// A post has other words.
    Reworded,
    /// A post has a paragraph more.
    Lengthened,
    /// A post has a picture more.
    Illustrated,
    /// A post is corrected, and says so.
    Corrected,
    /// A post is withdrawn.
    Withdrawn,
    /// A withdrawn post stands again.
    Restored,
    /// A post has another `datePublished`.
    Moved,
    /// A post becomes a key event, or is one no more.
    KeyEvent,
    /// A post becomes breaking news, or is that no more.
    Breaking,
    /// The coverage is announced.
    Announced,
    /// The coverage is live.
    Opened,
    /// The coverage has ended.
    Ended,
    /// Another headline of the coverage.
    Headline,
    /// Another standfirst.
    Standfirst,
    /// Other key points.
    KeyPoints,
    /// A post is pinned.
    Pinned,
    /// No post is pinned.
    Unpinned,
    /// Readers are to poll at another interval.
    Refresh,
    /// Comments are taken, or no longer.
    Comments,
    /// Times are shown in another zone.
    Zone,
    /// The coverage is in another language.
    Language,
    /// Another way to join the discussion, or none.
    Contact,
    /// Other related pages.
    Links,
    /// Another canonical page.
    Address,
}

/// One line of a day's log.
#[derive(Debug, Clone, Copy)]
pub struct LogEntry<'s> {
    /// When it happened.
    pub at: i64,
    /// What happened.
    pub change: Change,
    /// The post it happened to; `None` for the coverage.
    pub post: Option<&'s str>,
}

impl Story {
    /// Everything that happens, in the order of time.
    #[must_use]
    pub fn log(&self) -> Vec<LogEntry<'_>> {
        let of_posts = self.posts.iter().flat_map(|versions| {
            let post = versions[0].value["id"].as_str();
            versions.iter().map(move |version| LogEntry { at: version.at, change: version.change, post })
        });
        let of_coverage =
            self.coverage.iter().map(|version| LogEntry { at: version.at, change: version.change, post: None });
        let mut log: Vec<_> = of_posts.chain(of_coverage).collect();
        log.sort_by_key(|entry| entry.at);
        log
    }

    /// When the last change happens.
    #[must_use]
    pub fn end(&self) -> i64 {
        let last = |versions: &Vec<Version>| versions.last().map_or(i64::MIN, |version| version.at);
        self.posts.iter().chain([&self.coverage]).map(last).max().unwrap_or(i64::MIN)
    }

    /// What is true at an instant: all posts, as they then stand.
    #[must_use]
    pub fn truth(&self, now: i64) -> Truth {
        let coverage = latest(&self.coverage, now).map(|version| &version.value).unwrap_or(&Value::Null);
        Truth::of(coverage, self.posts.iter().filter_map(|versions| Some(&latest(versions, now)?.value)))
    }

    /// The ids of the posts that are there at an instant and never change afterwards, the latest to appear first.
    #[must_use]
    pub fn settled(&self, now: i64) -> Vec<&str> {
        let settled = |versions: &&Vec<Version>| versions.last().is_some_and(|last| last.at <= now);
        self.posts.iter().rev().filter(settled).filter_map(|versions| versions[0].value["id"].as_str()).collect()
    }

    /// Whether the documents say how any two posts of equal time stand: not where changed posts leave their page.
    #[must_use]
    pub fn orders_equal_times(&self) -> bool {
        self.layout != Layout::Shrinking
    }

    /// How many posts have appeared.
    pub(crate) fn published(&self, now: i64) -> usize {
        self.posts.partition_point(|versions| versions[0].at <= now)
    }
}

/// The latest version at an instant; `None` before the first.
pub(crate) fn latest(versions: &[Version], now: i64) -> Option<&Version> {
    versions[..versions.partition_point(|version| version.at <= now)].last()
}
