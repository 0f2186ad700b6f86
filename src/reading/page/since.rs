//! What has come since the reader was here last.

use super::context::Context;
use crate::reading::arrivals::Arrivals;
use crate::reading::left_off::LeftOff;
use crate::timeline::Timeline;
use crate::timeline::coverage::Coverage;
use crate::timeline::moment::Moment;
use crate::timeline::post::PostId;

/// Where the reader left off, and how many posts have come since. Nothing on a first visit, or if nothing has come.
#[derive(Default)]
pub(super) struct Since(Option<(LeftOff, usize)>);

impl Since {
    /// Where the device says that the reader left off.
    pub(super) fn stored(coverage: &Coverage, cx: &Context) -> Option<LeftOff> {
        let left_off = cx.storage.get(&key(coverage)).and_then(LeftOff::read)?;
        Some(left_off).filter(|left_off| left_off.seen <= horizon(cx))
    }

    /// Has the device store where the reader is now.
    pub(super) fn store(coverage: &Coverage, mut left_off: LeftOff, cx: &mut Context) {
        // Another window may have seen more.
        if let Some(before) = Self::stored(coverage, cx) {
            left_off.seen = left_off.seen.max(before.seen);
        }
        cx.store(&key(coverage), Some(&left_off.write()));
    }

    /// Marks the posts that have come since `left_off` as unread, and no others, and counts them.
    pub(super) fn mark_new_since(
        &mut self,
        left_off: LeftOff,
        timeline: &Timeline,
        arrivals: &mut Arrivals,
        cx: &Context,
    ) {
        arrivals.mark_read();
        let mut count = 0;
        let is_new = |at: Moment| at > left_off.seen && at <= horizon(cx);
        for post in timeline.posts().filter(|post| is_new(post.published)) {
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

/// A day from now. What is dated later is taken for a mistake, which must not make all that comes before it look old.
pub(super) fn horizon(cx: &Context) -> Moment {
    Moment::from_utc_ms(cx.now.wall_ms.saturating_add(24 * 60 * 60 * 1000))
}

/// Where the device stores it.
fn key(coverage: &Coverage) -> String {
    ["aih:place:", &coverage.id].concat()
}
