//! What has come since the reader was here last.

use super::context::Context;
use super::storage::Storage;
use crate::reading::arrivals::Arrivals;
use crate::reading::left_off::LeftOff;
use crate::timeline::Timeline;
use crate::timeline::coverage::Coverage;
use crate::timeline::post::PostId;

/// Where the reader left off, and how many posts have come since. Nothing on a first visit, or if nothing has come.
#[derive(Default)]
pub(super) struct Since(Option<(LeftOff, usize)>);

impl Since {
    /// Where the device says that the reader left off.
    pub(super) fn stored(coverage: &Coverage, storage: &Storage) -> Option<LeftOff> {
        storage.get(&key(coverage)).and_then(LeftOff::read)
    }

    /// Has the device store where the reader is now.
    pub(super) fn store(coverage: &Coverage, mut left_off: LeftOff, cx: &mut Context) {
        // Another window may have seen more.
        if let Some(before) = Self::stored(coverage, &cx.storage) {
            left_off.seen = left_off.seen.max(before.seen);
        }
        cx.store(&key(coverage), Some(&left_off.write()));
    }

    /// Marks the posts that have come since `left_off` as unread, and no others, and counts them.
    pub(super) fn mark_new_since(&mut self, left_off: LeftOff, timeline: &Timeline, arrivals: &mut Arrivals) {
        arrivals.mark_read();
        let mut count = 0;
        for post in timeline.posts().filter(|post| post.published > left_off.seen) {
            arrivals.mark_unread(post.id.clone());
            count += 1;
        }
        if count > 0 {
            self.0 = Some((left_off, count));
        }
    }

    /// The same for older posts that have come just now.
    pub(super) fn mark_older(&mut self, posts: &[PostId], timeline: &Timeline, arrivals: &mut Arrivals) {
        let Some((left_off, count)) = &mut self.0 else { return };
        for id in posts {
            if timeline.post(id).is_some_and(|post| post.published > left_off.seen) {
                arrivals.mark_unread(id.clone());
                *count += 1;
            }
        }
    }

    pub(super) fn left_off(&self) -> Option<&LeftOff> {
        self.0.as_ref().map(|(left_off, _)| left_off)
    }

    /// How many posts have come since.
    pub(super) fn count(&self) -> usize {
        self.0.as_ref().map_or(0, |(_, count)| *count)
    }

    /// The post at the reading line when the reader left; `None` at the top of the page.
    pub(super) fn place(&self) -> Option<&PostId> {
        self.left_off().and_then(|left_off| left_off.place.as_ref())
    }

    /// The oldest post that came after the reader left; `None` while it may be on a page that is not here.
    pub(super) fn first_unread(&self, timeline: &Timeline) -> Option<PostId> {
        let seen = self.left_off()?.seen;
        if !timeline.reaches(seen) {
            return None;
        }
        timeline.posts().rev().find(|post| post.published > seen).map(|post| post.id.clone())
    }
}

/// Where the device stores it.
fn key(coverage: &Coverage) -> String {
    ["aih:place:", &coverage.id].concat()
}
