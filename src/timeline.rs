//! The timeline: all posts of a coverage, sorted, with unique ids. Pure: no clock, no web.

use std::cmp::Ordering;
use std::sync::Arc;

/// The blocks of a post.
pub mod body;
/// Everything of a coverage but its posts.
pub mod coverage;
pub mod crossref;
/// Which posts to see, and how many there are of each.
pub mod filter;
/// Hashes that distinguish contents.
pub mod fingerprint;
/// Addresses that may be fetched from or linked to.
pub mod href;
/// Rich text within a block.
pub mod inline;
pub(crate) mod keywords;
/// Merging documents.
pub mod merge;
/// Instants.
pub mod moment;
/// Pictures, by name.
pub mod picture;
/// Posts.
pub mod post;
pub mod search;
/// Who a post came from.
pub mod source;

use coverage::Coverage;
use merge::{Entry, Link, Masthead};
use moment::Moment;
use post::{Post, PostId};

/// The places of so many items, in an order that is given by two places. It is called by a pointer, so that the machinery of
/// sorting is in the page once.
pub(crate) fn places_in_order(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|a, b| order(*a, *b));
    places
}

/// The known part of a coverage. Only [`Timeline::merge`] builds it, so it is always sorted and each id is unique.
#[derive(Clone, Default, Debug)]
pub struct Timeline {
    masthead: Option<Masthead>,
    /// Newest first.
    entries: Vec<Entry>,
    /// The places of the entries, in the order of their ids.
    by_id: Vec<u32>,
    pages: Vec<Link>,
}

impl Timeline {
    /// The coverage without its posts; `None` before the first merge.
    pub fn coverage(&self) -> Option<&Arc<Coverage>> {
        self.masthead.as_ref().map(|masthead| &masthead.coverage)
    }

    /// The coverage's `dateModified`, if it has one.
    pub fn modified(&self) -> Option<Moment> {
        self.masthead.as_ref().and_then(|masthead| masthead.rank.modified)
    }

    /// The number of posts.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the timeline has no posts.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The posts, newest first; posts of the same instant in the order of the newest document that holds both.
    pub fn posts(&self) -> impl DoubleEndedIterator<Item = &Arc<Post>> + ExactSizeIterator {
        self.entries.iter().map(|entry| &entry.post)
    }

    /// The post with that id, found in logarithmic time.
    pub fn post(&self, id: &PostId) -> Option<&Arc<Post>> {
        self.place_of(id).map(|at| &self.entries[at].post)
    }

    /// The place of the post with that id among all posts.
    fn place_of(&self, id: &PostId) -> Option<usize> {
        let at = self.by_id.binary_search_by(|at| self.entries[*at as usize].post.id.cmp(id)).ok()?;
        Some(self.by_id[at] as usize)
    }
}
