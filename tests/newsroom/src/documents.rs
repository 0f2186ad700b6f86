//! The documents that a server holds at an instant: the head, and the chain of older pages.

use std::fmt::Write;

use serde_json::Value;

use crate::plan::{DateModified, Layout};
use crate::story::{Story, Version, latest};

/// The file name of the head.
pub const HEAD: &str = "coverage.json";

impl Story {
    /// The file name of an older page, the oldest of all being 0.
    #[must_use]
    pub fn page_name(page: usize) -> String {
        format!("older-{page}.json")
    }

    /// How many older pages there are.
    #[must_use]
    pub fn pages(&self, now: i64) -> usize {
        self.published(now).saturating_sub(self.head) / self.per_page
    }

    /// The document of that file name; `None` where it has not been written.
    #[must_use]
    pub fn document(&self, name: &str, now: i64) -> Option<String> {
        if name == HEAD {
            return Some(self.head(now));
        }
        let page = name.strip_prefix("older-")?.strip_suffix(".json")?.parse().ok()?;
        (page < self.pages(now)).then(|| self.page(page, now))
    }

    /// The head: the newest posts, and older ones that changed after their page was written.
    #[must_use]
    pub fn head(&self, now: i64) -> String {
        let (published, pages) = (self.published(now), self.pages(now));
        let Some(coverage) = latest(&self.coverage, now) else { return String::new() };
        let mut modified = coverage.at;
        let mut posts = Vec::new();
        for (number, versions) in self.posts[..published].iter().enumerate().rev() {
            let Some(version) = latest(versions, now) else { continue };
            modified = modified.max(version.at);
            let page = number / self.per_page;
            if page >= pages || version.at > self.written(page) {
                posts.push(version);
            }
        }
        let older = pages.checked_sub(1);
        self.render(&coverage.json, modified, older, &posts)
    }

    /// An older page. Only under [`Layout::Frozen`] it never changes.
    fn page(&self, page: usize, now: i64) -> String {
        let written = self.written(page);
        let posts = self.posts[page * self.per_page..(page + 1) * self.per_page].iter().rev();
        let posts: Vec<&Version> = posts
            .filter_map(|versions| match self.layout {
                Layout::Frozen => latest(versions, written),
                Layout::Rewritten => latest(versions, now),
                Layout::Shrinking => latest(versions, now).filter(|version| version.at <= written),
            })
            .collect();
        let modified = posts.iter().map(|version| version.at).max().unwrap_or(written).max(written);
        let coverage = &self.coverage[0].value;
        let member = |name| format!("{name:?}:{}", coverage[name]);
        let frame = ["version", "id", "headline", "inLanguage"].map(member).join(",");
        self.render(&format!("{{{frame}}}"), modified, page.checked_sub(1), &posts)
    }

    /// When a page was written: when the head had become so much longer than it has to be.
    fn written(&self, page: usize) -> i64 {
        self.posts[(page + 1) * self.per_page + self.head - 1][0].at
    }

    /// Adds members to a JSON object that has some.
    fn render(&self, frame: &str, modified: i64, older: Option<usize>, posts: &[&Version]) -> String {
        let mut document = frame.strip_suffix('}').unwrap_or(frame).to_owned();
        if matches!(self.modified, DateModified::Everywhere | DateModified::Documents) {
            let _ = write!(document, ",\"dateModified\":\"{}\"", self.clock.write(modified));
        }
        if let Some(older) = older {
            let _ = write!(document, ",\"older\":{}", Value::from(Self::page_name(older)));
        }
        let posts: Vec<&str> = posts.iter().map(|version| version.json.as_str()).collect();
        let _ = write!(document, ",\"posts\":[{}]}}", posts.join(","));
        document
    }
}
