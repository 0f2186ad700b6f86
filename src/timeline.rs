//! The timeline: every post of a coverage, sorted, each id once. Pure: no clock, no web.

use std::sync::Arc;

/// The blocks of a post.
pub mod body;
/// Everything of a coverage but its posts.
pub mod coverage;
pub mod crossref;
/// Which posts to see, and how many there are of each.
pub mod filter;
/// Addresses that may be fetched from or linked to.
pub mod href;
/// Rich text within a block.
pub mod inline;
/// Taking documents in.
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

/// A coverage as far as it is known. Built by [`Timeline::merge`] and nothing else, so that it is always sorted and
/// holds each id once.
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
    /// What is known of the coverage besides its posts; `None` before the first merge.
    pub fn coverage(&self) -> Option<&Arc<Coverage>> {
        self.masthead.as_ref().map(|masthead| &masthead.coverage)
    }

    /// When the coverage was last changed, as far as it says.
    pub fn modified(&self) -> Option<Moment> {
        self.masthead.as_ref().and_then(|masthead| masthead.modified)
    }

    /// How many posts there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no post.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The posts, newest first; posts of the same instant by descending id.
    pub fn posts(&self) -> impl DoubleEndedIterator<Item = &Arc<Post>> + ExactSizeIterator {
        self.entries.iter().map(|entry| &entry.post)
    }

    /// The post of that id, found in logarithmic time.
    pub fn post(&self, id: &PostId) -> Option<&Arc<Post>> {
        self.place_of(id).map(|at| &self.entries[at].post)
    }

    /// Where the post of that id is among all.
    fn place_of(&self, id: &PostId) -> Option<usize> {
        let at = self.by_id.binary_search_by(|at| self.entries[*at as usize].post.id.cmp(id)).ok()?;
        Some(self.by_id[at] as usize)
    }
}
