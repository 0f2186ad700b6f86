//! Where the reader left off on the visit before, and what has come since.

use super::wanted::Wanted;
use super::{Older, Session};
use crate::browser::{anchor, storage};
use crate::messages::fill;
use crate::reading::left_off::LeftOff;
use crate::timeline::coverage::Coverage;
use crate::timeline::post::PostId;

/// Under what name the device keeps it.
fn key(coverage: &Coverage) -> String {
    ["aih:place:", &coverage.id].concat()
}

impl Session {
    /// Marks what has come since the reader was here last.
    pub(super) fn take_up_reading(self) {
        let kept = storage::read(&key(&self.the_coverage())).and_then(|kept| LeftOff::read(&kept));
        if let Some(left_off) = kept {
            self.take_up(left_off);
        }
    }

    /// Marks what has come since `left_off`, and counts it.
    pub(super) fn take_up(self, left_off: LeftOff) {
        let state = &mut *self.state.borrow_mut();
        state.arrivals.mark_read();
        let mut unread = 0;
        for post in state.timeline.posts().filter(|post| post.published > left_off.seen) {
            state.arrivals.mark_unread(post.id.clone());
            unread += 1;
        }
        if unread > 0 {
            self.was_further.set(left_off.place.is_some());
            self.since_left.set(unread);
            state.left_off = Some(left_off);
        }
    }

    /// The same for older posts that have come just now.
    pub(super) fn take_up_older(self, posts: &[PostId]) {
        let state = &mut *self.state.borrow_mut();
        let Some(left_off) = &state.left_off else { return };
        let mut unread = self.since_left.get_untracked();
        for id in posts {
            if state.timeline.post(id).is_some_and(|post| post.published > left_off.seen) {
                state.arrivals.mark_unread(id.clone());
                unread += 1;
            }
        }
        self.since_left.set_if_new(unread);
    }

    /// Has the device keep how far the reader has come.
    pub(super) fn keep_reading_place(self) {
        let Some(coverage) = self.coverage.get_untracked() else { return };
        let key = key(&coverage);
        // To measure and to store may let other work in, which wants the state.
        let under_eyes = anchor::post_under_eyes(super::FEED_ID);
        let left_off = {
            let state = self.state.borrow();
            let mut posts = state.timeline.posts();
            let newest = posts.find(|post| !state.arrivals.is_held(&post.id));
            let is_there = |id: &PostId| under_eyes.as_ref() == Some(&id.element_id());
            let place = state.timeline.posts().map(|post| &post.id).find(|id| is_there(id)).cloned();
            newest.map(|newest| LeftOff { seen: newest.published, place })
        };
        if let Some(mut left_off) = left_off {
            // Another window may have seen more.
            if let Some(before) = storage::read(&key).and_then(|kept| LeftOff::read(&kept)) {
                left_off.seen = left_off.seen.max(before.seen);
            }
            storage::keep(&key, Some(&left_off.write()));
        }
    }

    /// How many posts have come since the reader left, in words; `+` where there may be more on older pages.
    pub fn since_left_in_words(self) -> String {
        let messages = self.messages();
        let mut number = messages.format.number(self.since_left.get());
        if self.older.with(|older| *older != Older::None) && self.first_unread().is_none() {
            number.push('+');
        }
        fill(messages.words.since_left, &[("n", &number)])
    }

    /// Goes to the first post that came after the reader left.
    pub fn go_to_first_unread(self) {
        self.want(Wanted::FirstUnread);
    }

    /// Goes to where the reader was when they left.
    pub fn go_to_where_it_was(self) {
        let place = self.state.borrow().left_off.as_ref().and_then(|left_off| left_off.place.clone());
        if let Some(place) = place {
            self.go_to(place);
        }
    }

    /// The oldest post that came after the reader left; `None` while it may be on a page that is not here.
    pub(super) fn first_unread(self) -> Option<PostId> {
        let state = self.state.borrow();
        let seen = state.left_off.as_ref()?.seen;
        if !state.timeline.reaches(seen) {
            return None;
        }
        state.timeline.posts().rev().find(|post| post.published > seen).map(|post| post.id.clone())
    }
}
