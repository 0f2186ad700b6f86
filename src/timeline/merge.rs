use std::cmp::Ordering;
use std::sync::Arc;

use super::Timeline;
use super::coverage::Coverage;
use super::href::HttpUrl;
use super::moment::Moment;
use super::post::{Content, Post, PostId};

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
    /// The number of the request that it answers; later requests have greater ones. Of two documents from one address that
    /// carry the same times, the one asked for later holds.
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
    /// Whether anything changed but the posts and the time of the last change.
    pub coverage: bool,
}

/// Which of two documents knows better: the head over a page, then the later one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Rank {
    in_head: bool,
    age: Age,
}

/// Which of two documents is later: the one changed later, as far as it says, then the one asked for later, then the one with
/// the newer post, then a fixed but arbitrary choice. The page is part of it because the same JSON means other addresses
/// elsewhere.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Age {
    modified: Option<Moment>,
    asked: u32,
    newest: Moment,
    page: Page,
    fingerprint: u64,
}

/// A post as a document has it. Of two, the one with the later stamp wins, then the one of the later document, then a
/// withdrawal, then a fixed but arbitrary choice.
#[derive(Clone, Debug)]
struct Version {
    post: Arc<Post>,
    document: Arc<Rank>,
}

impl Version {
    fn wins_over(&self, other: &Self) -> bool {
        let withdrawn = |post: &Post| matches!(post.content, Content::Withdrawn { .. });
        let order = self.post.stamp().cmp(&other.post.stamp());
        let order = order.then_with(|| self.document.age.cmp(&other.document.age));
        let order = order.then_with(|| withdrawn(&self.post).cmp(&withdrawn(&other.post)));
        order.then_with(|| self.post.fingerprint.cmp(&other.post.fingerprint)) == Ordering::Greater
    }
}

/// A post. Where two versions bear the same stamp, that of the latest head holds: a post that is no longer in it has moved to a
/// page, and then the page says what it has become.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The version that holds.
    pub(super) post: Arc<Post>,
    page: Page,
    /// As the latest head has it.
    in_head: Option<Version>,
    /// As all other documents have it.
    elsewhere: Option<Version>,
    news: News,
}

/// What a merge makes of an entry.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum News {
    Same,
    Revised,
    Added,
}

impl Entry {
    fn new(post: Post, document: &Arc<Rank>, is_in_head: bool) -> Self {
        let post = Arc::new(post);
        let version = Some(Version { post: post.clone(), document: document.clone() });
        let (in_head, elsewhere) = if is_in_head { (version, None) } else { (None, version) };
        Self { post, page: document.age.page.clone(), in_head, elsewhere, news: News::Added }
    }

    /// Takes over the versions of another entry of the same post.
    fn absorb(&mut self, other: &mut Self) -> bool {
        offer(&mut self.in_head, other.in_head.take());
        offer(&mut self.elsewhere, other.elsewhere.take());
        true
    }

    /// Another head is the latest.
    fn leave_head(&mut self) {
        let version = self.in_head.take();
        offer(&mut self.elsewhere, version);
    }

    /// Chooses the version that holds.
    fn decide(&mut self) {
        let best = match (&self.in_head, &self.elsewhere) {
            (Some(head), Some(other)) if other.post.stamp() > head.post.stamp() => other,
            (Some(version), _) | (None, Some(version)) => version,
            (None, None) => return,
        };
        self.page = best.document.age.page.clone();
        // Where it says nothing new, what was worked out for the known one, such as its folded text, stays.
        if *best.post != *self.post {
            self.post = best.post.clone();
            self.news = self.news.max(News::Revised);
        }
        // One copy of what is the same.
        for version in [&mut self.in_head, &mut self.elsewhere].into_iter().flatten() {
            if *version.post == *self.post {
                version.post = self.post.clone();
            }
        }
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

/// What the documents say of the coverage, and what that won its place with.
#[derive(Clone, Debug)]
pub(super) struct Masthead {
    pub(super) coverage: Arc<Coverage>,
    pub(super) modified: Option<Moment>,
    rank: Arc<Rank>,
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
    /// Absence never deletes. Of two versions of a post, the one that bears the latest time wins, whichever came
    /// first: applying the same documents in any order, any number of times, ends in the same timeline.
    pub fn merge(&mut self, snapshot: Snapshot) -> Changes {
        let Snapshot { page, coverage, modified, posts, older, asked, fingerprint } = snapshot;
        let newest = posts.iter().map(Post::stamp).max().unwrap_or(Moment::from_utc_ms(i64::MIN));
        let in_head = page == Page::Head;
        let rank = Arc::new(Rank { in_head, age: Age { modified, asked, newest, page, fingerprint } });
        self.link(older, &rank);
        let mut changes = self.merge_posts(posts, &rank);
        changes.coverage = self.merge_coverage(coverage, modified, rank);
        changes
    }

    /// The page to load for the next older posts; `None` once all are here.
    ///
    /// Follows the chain from the head, so a page that slid in between is found too. A chain that bites its own tail ends.
    pub fn next_older(&self) -> Option<&HttpUrl> {
        let mut link = self.pages.iter().find(|link| link.rank.in_head)?;
        for _ in 0..=self.pages.len() {
            let older = link.older.as_ref()?;
            match self.pages.iter().find(|link| matches!(&link.rank.age.page, Page::Older(url) if url == older)) {
                Some(next) => link = next,
                None => return Some(older),
            }
        }
        None
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
        let reaches = |Entry { post, page, .. }: &Entry| match page {
            Page::Head => post.published == moment,
            Page::Older(_) => post.published <= moment,
        };
        self.next_older().is_none() || self.entries.iter().any(reaches)
    }

    fn link(&mut self, older: Option<HttpUrl>, rank: &Arc<Rank>) {
        let link = Link { older, rank: rank.clone() };
        match self.pages.iter_mut().find(|known| known.rank.age.page == link.rank.age.page) {
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
        let is_latest_head = rank.in_head && self.masthead.as_ref().is_none_or(|known| known.rank <= *rank);
        if is_latest_head {
            self.entries.iter_mut().for_each(Entry::leave_head);
        }
        self.entries.extend(posts.into_iter().map(|post| Entry::new(post, rank, is_latest_head)));
        sort(&mut self.entries, by_id_known_first);
        self.entries.dedup_by(|new, known| known.post.id == new.post.id && known.absorb(new));
        self.entries.iter_mut().for_each(Entry::decide);
        sort(&mut self.entries, newest_first);

        let mut changes = Changes::default();
        for entry in &mut self.entries {
            match std::mem::replace(&mut entry.news, News::Same) {
                News::Added => changes.added.push(entry.post.id.clone()),
                News::Revised => changes.revised.push(entry.post.id.clone()),
                News::Same => {}
            }
        }
        changes
    }
}

/// The order is a pointer, so that the machinery of sorting is in the page once.
fn sort(entries: &mut [Entry], order: fn(&Entry, &Entry) -> Ordering) {
    entries.sort_unstable_by(order);
}

fn by_id_known_first(a: &Entry, b: &Entry) -> Ordering {
    (&a.post.id, a.news as u8).cmp(&(&b.post.id, b.news as u8))
}

fn newest_first(a: &Entry, b: &Entry) -> Ordering {
    (b.post.published.utc_ms(), &b.post.id).cmp(&(a.post.published.utc_ms(), &a.post.id))
}
