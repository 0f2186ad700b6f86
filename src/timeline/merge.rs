use std::cmp::Ordering;
use std::sync::Arc;

use super::coverage::Coverage;
use super::href::HttpUrl;
use super::moment::Moment;
use super::post::{Post, PostId};
use super::{Timeline, places_in_order};

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

/// Which of two documents knows better: the head over a page, then the later one. Later is the one changed later, as far as it
/// says, then the one asked for later, then the one with the newer post, then a fixed but arbitrary choice. The page is part of
/// it because the same JSON means other addresses elsewhere.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Rank {
    in_head: bool,
    pub(super) modified: Option<Moment>,
    asked: u32,
    newest: Moment,
    page: Page,
    fingerprint: u64,
}

/// A post as a document has it.
#[derive(Clone, Debug)]
struct Version {
    post: Arc<Post>,
    document: Arc<Rank>,
}

impl Version {
    /// The later stamp wins, then a page over an earlier head, then the later document, then a withdrawal, then a fixed but
    /// arbitrary choice: a total order, so that any order of merging ends the same.
    fn wins_over(&self, other: &Self) -> bool {
        let (new, old) = (&self.post, &other.post);
        let order = new.stamp().cmp(&old.stamp()).then_with(|| other.document.in_head.cmp(&self.document.in_head));
        let order = order.then_with(|| self.document.cmp(&other.document));
        let order = order.then_with(|| new.is_withdrawn().cmp(&old.is_withdrawn()));
        order.then_with(|| new.fingerprint.cmp(&old.fingerprint)) == Ordering::Greater
    }
}

/// A post. Where two versions bear the same stamp, that of the latest head holds. A post that is no longer in the head has moved
/// to a page, and then the page's version holds over those of earlier heads.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The version that holds.
    pub(super) post: Arc<Post>,
    /// The best version of the latest head.
    in_head: Option<Version>,
    /// The best version of all other documents.
    elsewhere: Option<Version>,
}

impl Entry {
    fn new(post: Post, document: &Arc<Rank>, is_in_head: bool) -> Self {
        let post = Arc::new(post);
        let version = Some(Version { post: post.clone(), document: document.clone() });
        let (in_head, elsewhere) = if is_in_head { (version, None) } else { (None, version) };
        Self { post, in_head, elsewhere }
    }

    /// Takes the versions of another entry of the same post.
    fn absorb(&mut self, other: Self) {
        offer(&mut self.in_head, other.in_head);
        offer(&mut self.elsewhere, other.elsewhere);
    }

    /// Another head is the latest.
    fn leave_head(&mut self) {
        let version = self.in_head.take();
        offer(&mut self.elsewhere, version);
    }

    fn best(&self) -> Option<&Version> {
        match (&self.in_head, &self.elsewhere) {
            (Some(head), Some(other)) if other.post.stamp() > head.post.stamp() => Some(other),
            (head, other) => head.as_ref().or(other.as_ref()),
        }
    }

    /// Chooses the version that holds. Whether that says something else than the one before.
    fn decide(&mut self) -> bool {
        let Some(best) = self.best().map(|best| &best.post).filter(|best| !Arc::ptr_eq(best, &self.post)) else {
            return false;
        };
        let is_new = **best != *self.post;
        if is_new {
            self.post = best.clone();
        }
        // Versions that say the same are one, so that what was derived from it, such as its folded text, is there once.
        for version in [&mut self.in_head, &mut self.elsewhere].into_iter().flatten() {
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
    /// Absence never deletes. Of two versions of a post, the one that bears the latest time wins, whichever came
    /// first: applying the same documents in any order, any number of times, ends in the same timeline.
    pub fn merge(&mut self, snapshot: Snapshot) -> Changes {
        let Snapshot { page, coverage, modified, posts, older, asked, fingerprint } = snapshot;
        let newest = posts.iter().map(Post::stamp).max().unwrap_or(Moment::from_utc_ms(i64::MIN));
        let in_head = page == Page::Head;
        let rank = Arc::new(Rank { in_head, modified, asked, newest, page, fingerprint });
        self.link(older, &rank);
        let mut changes = self.merge_posts(posts, &rank);
        changes.coverage = self.merge_coverage(coverage, rank);
        changes
    }

    /// The page to load for the next older posts; `None` once all are here.
    ///
    /// Follows the chain from the head, so a page that slid in between is found too. A chain that bites its own tail ends.
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
        let reaches = |entry: &Entry| match entry.best().map(|best| &best.document.page) {
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
        let is_latest_head = rank.in_head && self.masthead.as_ref().is_none_or(|known| known.rank <= *rank);
        if is_latest_head {
            self.entries.iter_mut().for_each(Entry::leave_head);
        }
        let mut added: Vec<Entry> = Vec::new();
        for post in posts {
            let entry = Entry::new(post, rank, is_latest_head);
            match self.place_of(&entry.post.id) {
                Some(at) => self.entries[at].absorb(entry),
                None => added.push(entry),
            }
        }
        sort(&mut added, by_id);
        added.dedup_by(|twin, known| {
            let is_twin = twin.post.id == known.post.id;
            if is_twin {
                known.absorb(twin.clone());
            }
            is_twin
        });
        for entry in &mut added {
            entry.decide();
        }

        let mut revised = Vec::new();
        let mut has_moved = false;
        for entry in &mut self.entries {
            let published = entry.post.published;
            if entry.decide() {
                has_moved |= entry.post.published.utc_ms() != published.utc_ms();
                revised.push(entry.clone());
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
    let places = places_in_order(entries.len(), &|a, b| entries[a].post.id.cmp(&entries[b].post.id));
    places.into_iter().map(|at| at as u32).collect()
}

/// The order is a pointer, so that the machinery of sorting is in the page once.
fn sort(entries: &mut [Entry], order: fn(&Entry, &Entry) -> Ordering) {
    entries.sort_unstable_by(order);
}

fn by_id(a: &Entry, b: &Entry) -> Ordering {
    a.post.id.cmp(&b.post.id)
}

fn newest_first(a: &Entry, b: &Entry) -> Ordering {
    (b.post.published.utc_ms(), &b.post.id).cmp(&(a.post.published.utc_ms(), &a.post.id))
}
