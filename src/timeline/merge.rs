use std::cmp::Ordering;
use std::sync::Arc;

use super::Timeline;
use super::coverage::Coverage;
use super::href::HttpUrl;
use super::moment::Moment;
use super::post::{Post, PostId};

/// One document of a coverage, decoded.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The head or a page.
    pub page: Page,
    /// The coverage without its posts.
    pub coverage: Coverage,
    /// The document's `dateModified`.
    pub modified: Option<Moment>,
    /// Its posts, in any order.
    pub posts: Vec<Post>,
    /// The page that holds the next older posts.
    pub older: Option<HttpUrl>,
    /// A tie-breaker between documents with the same times; equal for equal content.
    pub fingerprint: u64,
}

/// The place of a document in a coverage.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Page {
    /// An older page, at its address.
    Older(HttpUrl),
    /// The document at the feed's own address.
    Head,
}

/// The changes by a merge.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Changes {
    /// New posts, newest first.
    pub added: Vec<PostId>,
    /// Posts with new content, newest first.
    pub revised: Vec<PostId>,
    /// Whether anything else changed, except the time of the last change.
    pub coverage: bool,
}

/// The precedence of documents: the head over a page, then the later `dateModified`, then the newer post, then a fixed but
/// arbitrary order. The page is part of it, because the same JSON has other addresses elsewhere.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Rank {
    in_head: bool,
    modified: Moment,
    newest: Moment,
    page: Page,
    fingerprint: u64,
}

/// The precedence of versions of a post: the later stamp, then the document. Both are total orders, so that the result does not
/// depend on the order of merging.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Precedence {
    stamp: Moment,
    document: Arc<Rank>,
    fingerprint: u64,
}

/// A post with its precedence.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) post: Arc<Post>,
    precedence: Precedence,
}

/// The coverage of the document with the highest precedence.
#[derive(Clone, Debug)]
pub(super) struct Masthead {
    pub(super) coverage: Arc<Coverage>,
    pub(super) modified: Option<Moment>,
    rank: Arc<Rank>,
}

/// A merged document, and the next older one that it names.
#[derive(Clone, Debug)]
pub(super) struct Link {
    older: Option<HttpUrl>,
    rank: Arc<Rank>,
}

impl Timeline {
    /// Merges a document, and returns the changes.
    ///
    /// Absence never deletes. The version of a post with the latest time wins, in any order: merging the same documents in any
    /// order, any number of times, gives the same timeline.
    pub fn merge(&mut self, snapshot: Snapshot) -> Changes {
        let Snapshot { page, coverage, modified, posts, older, fingerprint } = snapshot;
        let newest = posts.iter().map(Post::stamp).max().unwrap_or(Moment::from_utc_ms(i64::MIN));
        let rank = Arc::new(Rank {
            in_head: page == Page::Head,
            modified: modified.unwrap_or(newest),
            newest,
            page,
            fingerprint,
        });
        self.link(older, &rank);
        let mut changes = self.merge_posts(posts, &rank);
        changes.coverage = self.merge_coverage(coverage, modified, rank);
        changes
    }

    /// The page with the next older posts; `None` if all are loaded.
    ///
    /// It follows the chain of pages from the head, so it finds a page that was inserted. A cycle ends it.
    pub fn next_older(&self) -> Option<&HttpUrl> {
        let mut link = self.pages.iter().find(|link| link.rank.in_head)?;
        for _ in 0..=self.pages.len() {
            let older = link.older.as_ref()?;
            match self.pages.iter().find(|link| matches!(&link.rank.page, Page::Older(url) if url == older)) {
                Some(next) => link = next,
                None => return Some(older),
            }
        }
        None
    }

    /// The page to fetch before `snapshot` can be merged without a gap between its posts and the known ones; `None` if there is
    /// no gap, or no page to fill it.
    ///
    /// A page connects to the known posts by any post. The head may contain old, edited posts, so it connects only by the
    /// newest known one. The pinned post connects neither, because it may be of any time. Both connect if an earlier document
    /// names the same older page.
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

    /// Whether all posts since `moment` are loaded, if a post was published then.
    ///
    /// An older post in the head proves nothing: it may be pinned or edited.
    pub fn reaches(&self, moment: Moment) -> bool {
        let reaches = |Entry { post, precedence }: &Entry| match precedence.document.page {
            Page::Head => post.published == moment,
            Page::Older(_) => post.published <= moment,
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

    fn merge_coverage(&mut self, coverage: Coverage, modified: Option<Moment>, rank: Arc<Rank>) -> bool {
        match &self.masthead {
            Some(known) if known.rank >= rank => false,
            known => {
                let same = known.as_ref().map(|known| &known.coverage).filter(|known| ***known == coverage);
                let changed = same.is_none();
                let coverage = same.cloned().unwrap_or_else(|| Arc::new(coverage));
                self.masthead = Some(Masthead { coverage, modified, rank });
                changed
            }
        }
    }

    fn merge_posts(&mut self, posts: Vec<Post>, rank: &Arc<Rank>) -> Changes {
        let incoming = posts.into_iter().map(|post| Entry {
            precedence: Precedence { stamp: post.stamp(), document: rank.clone(), fingerprint: post.fingerprint },
            post: Arc::new(post),
        });
        let mut incoming: Vec<Entry> = incoming.collect();
        sort(&mut incoming, best_of_each_first);
        incoming.dedup_by(|lesser, winner| lesser.post.id == winner.post.id);

        let (mut added, mut revised) = (Vec::new(), Vec::new());
        let mut has_moved = false;
        for entry in incoming {
            let Some(at) = self.place_of(&entry.post.id) else {
                added.push(entry);
                continue;
            };
            let known = &mut self.entries[at];
            if known.precedence >= entry.precedence {
                continue;
            }
            if known.post == entry.post {
                // Unchanged: keep the known post with its cached values, such as the folded text.
                known.precedence = entry.precedence;
            } else {
                has_moved |= newest_first(known, &entry) != Ordering::Equal;
                revised.push(entry.clone());
                *known = entry;
            }
        }
        if has_moved {
            sort(&mut self.entries, newest_first);
            self.by_id = sorted_by_id(&self.entries);
        }
        sort(&mut added, newest_first);
        sort(&mut revised, newest_first);
        let ids = |entries: &[Entry]| entries.iter().map(|entry| entry.post.id.clone()).collect();
        let changes = Changes { added: ids(&added), revised: ids(&revised), coverage: false };
        if !added.is_empty() {
            self.insert(added);
        }
        changes
    }

    /// Inserts entries, sorted newest first, in linear time.
    fn insert(&mut self, added: Vec<Entry>) {
        let mut new_by_id = sorted_by_id(&added);
        let total = self.entries.len() + added.len();
        let known = std::mem::replace(&mut self.entries, Vec::with_capacity(total));
        // Where each entry is now.
        let (mut of_known, mut of_added) = (Vec::with_capacity(known.len()), Vec::with_capacity(added.len()));
        let mut added = added.into_iter().peekable();
        for entry in known {
            while let Some(newer) = added.next_if(|newer| newest_first(newer, &entry) == Ordering::Less) {
                of_added.push(self.entries.len() as u32);
                self.entries.push(newer);
            }
            of_known.push(self.entries.len() as u32);
            self.entries.push(entry);
        }
        for oldest in added {
            of_added.push(self.entries.len() as u32);
            self.entries.push(oldest);
        }
        new_by_id.iter_mut().for_each(|at| *at = of_added[*at as usize]);
        let mut new_by_id = new_by_id.into_iter().peekable();
        let known_by_id = std::mem::replace(&mut self.by_id, Vec::with_capacity(total));
        let id = |at: u32| &self.entries[at as usize].post.id;
        for at in known_by_id.into_iter().map(|at| of_known[at as usize]) {
            while let Some(new) = new_by_id.next_if(|new| id(*new) < id(at)) {
                self.by_id.push(new);
            }
            self.by_id.push(at);
        }
        self.by_id.extend(new_by_id);
    }
}

/// The places of the entries, in the order of their ids.
fn sorted_by_id(entries: &[Entry]) -> Vec<u32> {
    let mut places: Vec<u32> = (0..entries.len() as u32).collect();
    places.sort_unstable_by(|a, b| entries[*a as usize].post.id.cmp(&entries[*b as usize].post.id));
    places
}

/// The order is a function pointer, so that the module contains the sort once.
fn sort(entries: &mut [Entry], order: fn(&Entry, &Entry) -> Ordering) {
    entries.sort_unstable_by(order);
}

fn best_of_each_first(a: &Entry, b: &Entry) -> Ordering {
    (&a.post.id, &b.precedence).cmp(&(&b.post.id, &a.precedence))
}

fn newest_first(a: &Entry, b: &Entry) -> Ordering {
    (b.post.published.utc_ms(), &b.post.id).cmp(&(a.post.published.utc_ms(), &a.post.id))
}
