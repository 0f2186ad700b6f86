//! What has come since the reader was here last.

use std::sync::Arc;

use super::context::Context;
use crate::reading::arrivals::Arrivals;
use crate::reading::left_off::LeftOff;
use crate::timeline::Timeline;
use crate::timeline::coverage::Coverage;
use crate::timeline::moment::Moment;
use crate::timeline::post::{Post, PostId};

/// Where the reader left off, and which posts have come since. Nothing on a first visit, or if nothing has come.
#[derive(Default)]
pub(super) struct Since(Option<(LeftOff, Vec<PostId>)>);

impl Since {
    /// Where the device says that the reader left off.
    pub(super) fn stored(coverage: &Coverage, cx: &Context) -> Option<LeftOff> {
        let known = cx.storage.get(&known_key(coverage)).unwrap_or_default();
        let left_off = LeftOff::read(cx.storage.get(&key(coverage))?, known)?;
        Some(left_off).filter(|left_off| left_off.seen <= horizon(cx, 1))
    }

    /// Has the device store where the reader is now.
    pub(super) fn store(coverage: &Coverage, mut left_off: LeftOff, cx: &mut Context) {
        // Another window may have seen more.
        if let Some(before) = Self::stored(coverage, cx).filter(|before| before.seen > left_off.seen) {
            left_off = LeftOff { place: left_off.place, ..before };
        }
        cx.store(&key(coverage), Some(&left_off.write()));
        cx.store(&known_key(coverage), left_off.known.write().as_deref());
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
        let is_new = |post: &&Arc<Post>| left_off.is_before(post) && post.published <= horizon(cx, 1);
        let new: Vec<PostId> = timeline.posts().filter(is_new).map(|post| post.id.clone()).collect();
        new.iter().for_each(|id| arrivals.mark_unread(id.clone()));
        if !new.is_empty() {
            self.0 = Some((left_off, new));
        }
    }

    /// The same for older posts that have come just now.
    pub(super) fn mark_older(&mut self, posts: &[PostId], timeline: &Timeline, arrivals: &mut Arrivals) {
        let Some((left_off, new)) = &mut self.0 else { return };
        for id in posts {
            if timeline.post(id).is_some_and(|post| left_off.is_before(post)) {
                arrivals.mark_unread(id.clone());
                new.push(id.clone());
            }
        }
    }

    /// A post counts no more.
    pub(super) fn forget(&mut self, post: &PostId) {
        if let Some((_, new)) = &mut self.0 {
            new.retain(|known| known != post);
            if new.is_empty() {
                self.0 = None;
            }
        }
    }

    pub(super) fn left_off(&self) -> Option<&LeftOff> {
        self.0.as_ref().map(|(left_off, _)| left_off)
    }

    /// How many posts have come since.
    pub(super) fn count(&self) -> usize {
        self.0.as_ref().map_or(0, |(_, new)| new.len())
    }

    /// The post at the reading line when the reader left; `None` at the top of the page.
    pub(super) fn place(&self) -> Option<&PostId> {
        self.left_off().and_then(|left_off| left_off.place.as_ref())
    }

    /// The oldest post that came after the reader left; `None` while it may be on a page that is not here.
    pub(super) fn first_unread(&self, timeline: &Timeline) -> Option<PostId> {
        let (left_off, new) = self.0.as_ref()?;
        if !timeline.reaches(left_off.seen) {
            return None;
        }
        timeline.posts().rev().find(|post| new.contains(&post.id)).map(|post| post.id.clone())
    }
}

/// So many days from now. What is dated later is taken for a mistake, which must not make all that comes before it look old.
pub(super) fn horizon(cx: &Context, days: i64) -> Moment {
    Moment::from_utc_ms(cx.now.wall_ms.saturating_add(days * 24 * 60 * 60 * 1000))
}

/// Where the device stores how far the reader has come.
fn key(coverage: &Coverage) -> String {
    ["aih:place:", &coverage.id].concat()
}

/// Where the device stores the newest posts of these.
fn known_key(coverage: &Coverage) -> String {
    ["aih:known:", &coverage.id].concat()
}
