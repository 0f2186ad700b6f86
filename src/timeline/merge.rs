use std::sync::Arc;

use super::Timeline;
use super::coverage::Coverage;
use super::href::HttpUrl;
use super::moment::Moment;
use super::post::{Post, PostId};

mod order;
mod version;

use version::News;
pub(super) use version::{Entry, Rank};

/// One document of a coverage, decoded.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// Which document it is.
    pub page: Page,
    /// What it says of the coverage.
    pub coverage: Coverage,
    /// When the coverage was last changed.
    pub modified: Option<Moment>,
    /// Its posts, in any order.
    pub posts: Vec<Post>,
    /// The page that holds the next older posts.
    pub older: Option<HttpUrl>,
    /// The number of the request that it answers; later requests have greater ones, a copy has 0. Of two documents from one
    /// address without a later time of change, the one asked for later holds.
    pub asked: u32,
    /// Tells documents apart that carry the same times; equal for equal content.
    pub fingerprint: u64,
}

/// Which document of a coverage.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Page {
    /// An older page, at its address.
    Older(HttpUrl),
    /// The document at the feed's own address.
    Head,
}

/// What a merge changed.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Changes {
    /// Posts that were not there before, newest first.
    pub added: Vec<PostId>,
    /// Posts that now say something else, newest first.
    pub revised: Vec<PostId>,
    /// Whether posts of equal time have another order.
    pub order: bool,
    /// Whether anything changed but the posts and the time of the last change.
    pub coverage: bool,
}

impl Changes {
    /// Adds what the next document changed.
    pub fn append(&mut self, mut next: Self) {
        self.added.append(&mut next.added);
        self.revised.append(&mut next.revised);
        self.order |= next.order;
        self.coverage |= next.coverage;
    }
}

/// What the documents say of the coverage, and what that won its place with.
#[derive(Clone, Debug)]
pub(super) struct Masthead {
    pub(super) coverage: Arc<Coverage>,
    pub(super) rank: Arc<Rank>,
}

/// A document that was merged, and the next older one that it names.
#[derive(Clone, Debug)]
pub(super) struct Link {
    older: Option<HttpUrl>,
    rank: Arc<Rank>,
}

impl Timeline {
    /// Takes a document in, and tells what that changed.
    ///
    /// Absence never deletes. Of two versions of a post, the one that bears the latest time wins, whichever came first; but a
    /// withdrawal wins over a text of the same or an earlier answer, whatever its time. Documents that answer no numbered request
    /// end in the same timeline in any order, any number of times.
    pub fn merge(&mut self, snapshot: Snapshot) -> Changes {
        let is_behind = self.is_behind(&snapshot);
        let Snapshot { page, coverage, modified, posts, older, asked, fingerprint } = snapshot;
        let newest = posts.iter().map(Post::stamp).max().unwrap_or(Moment::from_utc_ms(i64::MIN));
        let in_head = page == Page::Head;
        let holds_from = if is_behind { 0 } else { asked };
        let rank = Arc::new(Rank { in_head, modified, asked, holds_from, newest, page, fingerprint });
        self.link(older, &rank);
        let mut changes = self.merge_posts(posts, &rank);
        changes.coverage = self.merge_coverage(coverage, rank);
        changes
    }

    /// Whether a head is from before the latest one: an old body that a cache has delivered. It lacks the newest post and has no
    /// newer one, or it goes on where a known page does, and the latest head does not.
    fn is_behind(&self, snapshot: &Snapshot) -> bool {
        let Some(latest) = self.latest_head().filter(|_| snapshot.page == Page::Head) else { return false };
        let is_passed = |post: &Post| {
            self.posts().next().is_some_and(|newest| post.id != newest.id && post.published < newest.published)
        };
        snapshot.posts.iter().all(is_passed)
            || latest.older != snapshot.older
                && self.pages.iter().any(|link| !link.rank.in_head && link.older == snapshot.older)
    }

    /// The latest head, and the pages behind it, as far as they are here.
    fn chain(&self) -> Vec<&Link> {
        let mut chain = Vec::new();
        let mut next = self.latest_head();
        // A chain may bite its own tail.
        while let Some(link) = next.filter(|_| chain.len() <= self.pages.len()) {
            chain.push(link);
            let is_next =
                |next: &&Link| matches!(&next.rank.page, Page::Older(url) if link.older.as_ref() == Some(url));
            next = self.pages.iter().find(is_next);
        }
        chain
    }

    fn latest_head(&self) -> Option<&Link> {
        self.pages.iter().find(|link| link.rank.in_head)
    }

    /// The page to load for the next older posts; `None` once all are here.
    ///
    /// Follows the chain from the head, so a page that slid in between is found too. A chain that bites its own tail ends.
    pub fn next_older(&self) -> Option<&HttpUrl> {
        let chain = self.chain();
        chain.last().filter(|_| chain.len() <= self.pages.len())?.older.as_ref()
    }

    /// The page that has to come before a document can be merged without leaving a hole between its posts and those known;
    /// `None` where there is no hole, or no page to fill it.
    ///
    /// A page meets what is known by any post. The head may hold old ones that were changed: it meets by the newest that is
    /// known. Neither does by the pinned one, which may be from any time. Both do by naming the same older page as a
    /// document before.
    pub fn missing_between<'a>(&self, snapshot: &'a Snapshot) -> Option<&'a HttpUrl> {
        let Snapshot { page, coverage, posts, older, .. } = snapshot;
        let is_pinned = |id: &PostId| coverage.pinned.as_ref() == Some(id);
        let newest = self.posts().map(|post| &post.id).find(|id| !is_pinned(id));
        let meets = |post: &Post| match page {
            Page::Head => newest == Some(&post.id),
            Page::Older(_) => !is_pinned(&post.id) && self.post(&post.id).is_some(),
        };
        let is_named = self.pages.iter().any(|link| link.older == *older);
        older.as_ref().filter(|_| !(self.entries.is_empty() || is_named || posts.iter().any(meets)))
    }

    /// Whether all posts since `moment` are here, if one was published then.
    ///
    /// An older post in the head says nothing: it may be pinned, or have been changed.
    pub fn reaches(&self, moment: Moment) -> bool {
        let latest = self.latest_head().map(|link| &link.rank);
        let reaches = |entry: &Entry| match entry.holder(latest).map(|holder| &holder.document.page) {
            Some(Page::Head) => entry.post.published == moment,
            Some(Page::Older(_)) => entry.post.published <= moment,
            None => false,
        };
        self.next_older().is_none() || self.entries.iter().any(reaches)
    }

    fn link(&mut self, older: Option<HttpUrl>, rank: &Arc<Rank>) {
        let link = Link { older, rank: rank.clone() };
        match self.pages.iter_mut().find(|known| known.rank.page == link.rank.page) {
            Some(known) if known.rank < link.rank => *known = link,
            Some(_) => {}
            None => self.pages.push(link),
        }
    }

    fn merge_coverage(&mut self, coverage: Coverage, rank: Arc<Rank>) -> bool {
        if self.masthead.as_ref().is_some_and(|known| known.rank >= rank) {
            return false;
        }
        let same = self.coverage().filter(|known| ***known == coverage).cloned();
        let changed = same.is_none();
        let coverage = same.unwrap_or_else(|| Arc::new(coverage));
        self.masthead = Some(Masthead { coverage, rank });
        changed
    }

    fn merge_posts(&mut self, posts: Vec<Post>, rank: &Arc<Rank>) -> Changes {
        let latest = self.latest_head().map(|link| link.rank.clone());
        let latest = latest.as_ref();
        let of_document = |(index, post)| Entry::new(post, index, rank);
        let mut entries: Vec<Entry> = posts.into_iter().enumerate().map(of_document).collect();
        order::sort(&mut entries, order::by_id);
        entries.dedup_by(|twin, known| {
            let is_twin = twin.post.id == known.post.id;
            if is_twin {
                known.absorb(twin.clone());
            }
            is_twin
        });
        let mut added: Vec<Entry> = Vec::new();
        for mut entry in entries {
            match self.place_of(&entry.post.id) {
                Some(at) => self.entries[at].absorb(entry),
                None => {
                    entry.decide(latest);
                    entry.news = News::Added;
                    added.push(entry);
                }
            }
        }
        let mut has_moved = false;
        for entry in &mut self.entries {
            let published = entry.post.published;
            if entry.decide(latest) {
                has_moved |= entry.post.published != published;
                entry.news = News::Revised;
            }
        }
        if has_moved {
            self.sort();
        }
        order::sort(&mut added, order::newest_first);
        if !added.is_empty() {
            self.insert(added);
        }
        let mut changes = Changes { order: self.sort_equal_times(), ..Changes::default() };
        for entry in &mut self.entries {
            match std::mem::take(&mut entry.news) {
                News::None => {}
                News::Added => changes.added.push(entry.post.id.clone()),
                News::Revised => changes.revised.push(entry.post.id.clone()),
            }
        }
        changes
    }
}
