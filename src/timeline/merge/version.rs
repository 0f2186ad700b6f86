//! Which of two documents, and which of two versions of a post, holds.

use std::cmp::Ordering;
use std::sync::Arc;

use super::Page;
use crate::timeline::moment::Moment;
use crate::timeline::post::Post;

/// What a document is compared by: the head goes before a page, then the later document.
#[derive(Clone, Debug)]
pub(in crate::timeline) struct Rank {
    pub(super) in_head: bool,
    pub(in crate::timeline) modified: Option<Moment>,
    /// The number of the request; 0 for a copy.
    pub(super) asked: u32,
    /// The same, but 0 for a head that a cache has kept from before the latest one.
    pub(super) holds_from: u32,
    pub(super) newest: Moment,
    pub(super) page: Page,
    pub(super) fingerprint: u64,
}

/// Later is the document changed later, if both say when, else the one asked for later, then the one with the newer post, then a
/// fixed but arbitrary choice. The page is part of it because the same JSON means other addresses elsewhere.
impl Ord for Rank {
    fn cmp(&self, other: &Self) -> Ordering {
        let asked = || self.asked.cmp(&other.asked);
        self.in_head
            .cmp(&other.in_head)
            .then_with(|| match (self.modified, other.modified) {
                (Some(one), Some(other)) => one.cmp(&other),
                _ => asked(),
            })
            .then_with(|| self.modified.cmp(&other.modified))
            .then_with(asked)
            .then_with(|| self.newest.cmp(&other.newest))
            .then_with(|| self.page.cmp(&other.page))
            .then_with(|| self.fingerprint.cmp(&other.fingerprint))
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Rank {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Rank {}

impl Rank {
    /// Whether it answers a later request, or the other says itself that it is older.
    fn is_later_than(&self, other: &Self) -> bool {
        let both_say = self.modified.zip(other.modified).filter(|_| self.in_head && other.in_head);
        let is_dated_later = || both_say.is_some_and(|(own, other)| own > other);
        self.holds_from > 0 && (self.holds_from >= other.holds_from || is_dated_later())
    }
}

/// A post as a document has it.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub(super) post: Arc<Post>,
    stamp: Moment,
    pub(super) document: Arc<Rank>,
    /// Its place among the posts of the document.
    pub(super) index: usize,
}

impl Version {
    /// Whether this is a withdrawal, and the other a text of the same or an earlier answer. Then the stamps do not count: the
    /// clock that stamped the withdrawal may be slow.
    fn withdraws(&self, other: &Self) -> bool {
        let is_later = || self.document == other.document || self.document.is_later_than(&other.document);
        self.post.is_withdrawn() && !other.post.is_withdrawn() && is_later()
    }

    /// A withdrawal wins over a text of the same or an earlier answer. Else the later stamp wins, then the later document, then
    /// a withdrawal, then a fixed but arbitrary choice, then the first of two that are the same.
    fn wins_over(&self, other: &Self) -> bool {
        let (new, old) = (&self.post, &other.post);
        let order = self.withdraws(other).cmp(&other.withdraws(self));
        let order = order.then_with(|| self.stamp.cmp(&other.stamp));
        let order = order.then_with(|| self.document.cmp(&other.document));
        let order = order.then_with(|| new.is_withdrawn().cmp(&old.is_withdrawn()));
        let order = order.then_with(|| new.fingerprint.cmp(&old.fingerprint));
        order.then_with(|| other.index.cmp(&self.index)) == Ordering::Greater
    }
}

/// What a merge has made of a post.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) enum News {
    #[default]
    None,
    Added,
    Revised,
}

/// A post, and its best version of all heads and of all pages.
#[derive(Clone, Debug)]
pub(in crate::timeline) struct Entry {
    /// The post of the version that holds.
    pub(in crate::timeline) post: Arc<Post>,
    pub(super) head: Option<Version>,
    pub(super) page: Option<Version>,
    pub(super) news: News,
}

impl Entry {
    pub(super) fn new(post: Post, index: usize, document: &Arc<Rank>) -> Self {
        let post = Arc::new(post);
        let version = Some(Version { stamp: post.stamp(), post: post.clone(), document: document.clone(), index });
        let (head, page) = if document.in_head { (version, None) } else { (None, version) };
        Self { post, head, page, news: News::None }
    }

    /// Takes the versions of another entry of the same post.
    pub(super) fn absorb(&mut self, other: Self) {
        offer(&mut self.head, other.head);
        offer(&mut self.page, other.page);
    }

    /// Whether the version of the heads is that of the latest one.
    pub(super) fn is_in_head(&self, latest: Option<&Arc<Rank>>) -> bool {
        self.head.as_ref().is_some_and(|head| latest == Some(&head.document))
    }

    /// The version that holds. A page may have been written before a withdrawal, so that of the latest head holds over it. A post
    /// that is no longer in the head has moved to a page: of equal stamps, the page's version then holds over those of earlier
    /// heads.
    pub(super) fn holder(&self, latest: Option<&Arc<Rank>>) -> Option<&Version> {
        let (Some(head), Some(page)) = (&self.head, &self.page) else {
            return self.head.as_ref().or(self.page.as_ref());
        };
        let is_in_head = self.is_in_head(latest);
        let is_last = is_in_head || latest.is_some_and(|latest| head.document.holds_from > latest.asked);
        let is_withdrawn_since = head.post.is_withdrawn() && !page.post.is_withdrawn() && is_last;
        let of_head = is_withdrawn_since || head.withdraws(page);
        let of_page = !is_in_head && page.withdraws(head);
        let order = of_head.cmp(&of_page).then_with(|| head.stamp.cmp(&page.stamp));
        Some(if order.then(is_in_head.cmp(&true)) == Ordering::Less { page } else { head })
    }

    /// Chooses the version that holds. Whether that says something else than the one before.
    pub(super) fn decide(&mut self, latest: Option<&Arc<Rank>>) -> bool {
        let Some(best) = self.holder(latest).map(|best| &best.post).filter(|best| !Arc::ptr_eq(best, &self.post))
        else {
            return false;
        };
        let is_new = **best != *self.post;
        if is_new {
            self.post = best.clone();
        }
        // Versions that say the same are one, so that what was derived from it, such as its folded text, is there once.
        for version in [&mut self.head, &mut self.page].into_iter().flatten() {
            if *version.post == *self.post {
                version.post = self.post.clone();
            }
        }
        is_new
    }
}

/// Keeps the better of two versions.
fn offer(place: &mut Option<Version>, version: Option<Version>) {
    if let Some(version) = version
        && place.as_ref().is_none_or(|known| version.wins_over(known))
    {
        *place = Some(version);
    }
}
