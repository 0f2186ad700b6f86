//! Renders the timeline: the first screen at once, the rest in idle time, chunk by chunk.

use std::sync::Arc;

use super::list::{self, Reader, chunk_id};
use super::{FOLD, Session};
use crate::browser::{clock, idle, page, playback, structured_data, viewport};
use crate::markup::context::Context;
use crate::markup::ids::{FEED_ID, IN_PAGE_ID, OLDER_REGION};
use crate::markup::rendered::{Recheck, Surroundings};
use crate::messages::fill;
use crate::reading::page::Page;
use crate::reading::page::effect::Cause;
use crate::reading::page::event::What;
use crate::reading::page::state::OlderState;
use crate::timeline::moment::Moment;
use crate::timeline::post::{Post, PostId};

/// Posts rendered at once; a screen shows fewer, whatever its size.
const FIRST_SCREEN: usize = 20;

/// Chunks looked at for them; the browser takes a tenth of a millisecond for each.
const FIRST_CHUNKS: usize = 64;

/// Milliseconds of work before the browser gets to draw and to answer.
const PATIENCE_MS: i64 = 8;

/// Milliseconds for which a time is told as so many minutes ago, and a little more.
const RECENT_MS: i64 = 62 * 60_000;

/// How rendering goes on.
#[derive(Default)]
pub(super) struct Rendering {
    /// Whether chunks that have not been rendered are out of sight.
    hides: bool,
    /// Tells a run from the ones before it.
    run: usize,
    /// Tells a run over all times from the ones before it.
    times_run: usize,
    /// What trees depend on besides the posts, as it was when the articles were rendered last.
    rendered_for: Surroundings,
}

impl Session {
    /// Calls `act` with the page and all that trees depend on, once there is a coverage.
    pub(super) fn with_context(self, act: &mut dyn FnMut(&Page, &Context)) {
        Context::of(&self.page.borrow(), !list::marks_without_elements(), act);
    }

    /// Calls `act` with all that articles depend on, once there is a coverage.
    fn with_reader(self, act: &mut dyn FnMut(&Reader)) {
        self.with_context(&mut |page, context| {
            act(&Reader {
                context: *context,
                is_unread: &|id| page.is_unread(id),
                linked: page.linked(),
                since_left: &page.since_left_in_words(),
                has_older: page.older() != OlderState::None,
            });
        });
    }

    /// Shows what the view asks for, the first screen of it at once.
    pub(super) fn show(self, cause: Cause) {
        self.recompute(cause);
        if cause == Cause::Timeline {
            structured_data::changed();
        }
        self.set_busy(true);
        let (mut chunks, mut shown) = (0, 0);
        self.render_while(&mut |posts| {
            shown += posts;
            chunks += 1;
            shown < FIRST_SCREEN && chunks < FIRST_CHUNKS
        });
        self.mark();
        let run = self.state.rendering.borrow().run;
        self.render_on(run);
    }

    /// Renders everything up to the chunk with `post`, then calls `then`. Lets the browser draw on the way.
    pub(super) fn show_through(self, post: PostId, then: impl FnOnce() + 'static) {
        if self.list.borrow().has_reached(&post) {
            self.with_reader(&mut |reader| self.list.borrow_mut().fill_for(&post, reader));
            then();
        } else {
            self.render_for_a_moment();
            clock::after(0, move || self.show_through(post, then));
        }
    }

    /// Renders everything now, and lets nothing else happen meanwhile: what is about to be printed must be whole.
    pub fn show_all_at_once(self) {
        self.render_while(&mut |_| true);
    }

    /// Prepares for the first word searched for, in idle time.
    pub fn expect_search(self) {
        let posts = self.list.borrow().list.posts.clone();
        fold_on(posts.into_iter());
    }

    /// Takes over from the page which posts are shown, and where.
    fn recompute(self, cause: Cause) {
        let list = self.page.borrow().list();
        let order = self.page.borrow().view().order;
        if self.state.order.replace(Some(order)).is_some_and(|before| before != order) {
            self.list.borrow_mut().clear();
        }
        let mut recheck = Recheck::None;
        self.with_context(&mut |_, context| {
            let rendering = &mut *self.state.rendering.borrow_mut();
            // What a filter has not reached yet stays out of sight when a poll comes in between.
            rendering.hides = cause == Cause::View || (rendering.hides && !self.list.borrow().is_done());
            rendering.run += 1;
            recheck = rendering.rendered_for.follow(context, cause);
        });
        let (total, shown) = (list.posts.len(), list.shown);
        self.list.borrow_mut().set(list.as_ref().clone(), recheck);
        self.list_attribute("data-total", Some(&total.to_string()));
        self.list_attribute("hidden", (shown == 0).then_some(""));
    }

    fn list_attribute(self, name: &str, value: Option<&str>) {
        let feed = self.list.borrow().feed.clone();
        match value {
            Some(value) => feed.set_attribute(name, value).ok(),
            None => feed.remove_attribute(name).ok(),
        };
    }

    /// Says how many posts are in the document, in words where that is not all of them.
    fn tell_in_page(self) {
        let (in_page, is_whole, total) = {
            let list = self.list.borrow();
            (list.in_page, list.is_whole(), list.list.posts.len())
        };
        self.list_attribute("data-in-page", Some(&in_page.to_string()));
        let messages = self.messages();
        let number = |n| messages.format.number(n);
        let words = || fill(messages.words.in_page, &[("n", &number(in_page)), ("total", &number(total))]);
        let said = (!is_whole).then(words);
        viewport::say(IN_PAGE_ID, said.as_deref());
    }

    fn set_busy(self, busy: bool) {
        self.list_attribute("aria-busy", Some(if busy { "true" } else { "false" }));
    }

    /// Goes on in idle time until the end, or until another run has begun.
    fn render_on(self, run: usize) {
        idle::when_idle(move || {
            if self.state.rendering.borrow().run != run {
                return;
            }
            // What is only added at the end moves nothing, and to keep the place costs a layout.
            let is_behind = self.list.borrow().first_stale().is_some();
            if is_behind && !self.state.rendering.borrow().hides {
                self.keep_place();
            }
            self.render_for_a_moment();
            if self.list.borrow().is_done() {
                playback::end_hidden();
                self.set_busy(false);
                self.mark();
                // All that is here is in the document: the end may still be near the view.
                idle::after_paint(move || {
                    if self.state.rendering.borrow().run == run {
                        self.come_near_end();
                    }
                });
            } else {
                self.render_on(run);
            }
        });
    }

    /// The end of the timeline may be near the view.
    pub fn come_near_end(self) {
        if self.list.borrow().is_done() && viewport::is_near(OLDER_REGION) {
            self.happened(What::CameNearEnd);
        }
    }

    fn render_for_a_moment(self) {
        let start = clock::now().utc_ms();
        self.render_while(&mut |_| clock::now().utc_ms() - start < PATIENCE_MS);
    }

    /// Renders chunks, one after the other, while `more` says so, which is told how many posts the last one shows.
    fn render_while(self, more: &mut dyn FnMut(usize) -> bool) {
        self.with_reader(&mut |reader| {
            loop {
                let shown = self.list.borrow_mut().render_next(reader);
                if !shown.is_some_and(&mut *more) {
                    break;
                }
            }
        });
        let hides = self.state.rendering.borrow().hides;
        let stale = self.list.borrow().first_stale().filter(|_| hides);
        self.tell_in_page();
        match stale {
            Some(key) => viewport::clip_before(FEED_ID, &chunk_id(key)),
            None => viewport::unclip(FEED_ID),
        }
    }

    /// Chunks have come near the view, or gone away from it.
    pub(super) fn follow_view(self, chunks: &[(usize, bool)]) {
        if self.page.borrow().coverage().is_none() {
            return;
        }
        // Only articles that were not in the document take another height than the place that was held for them. Browsers that
        // keep the place by themselves do so where the reader's own scrolling has caused the change.
        if !self.list.borrow().is_whole() && !page::keeps_place() {
            self.keep_place();
        }
        self.with_reader(&mut |reader| self.list.borrow_mut().set_near(chunks, reader));
        self.tell_in_page();
        self.mark();
    }

    /// Marks the words searched for.
    fn mark(self) {
        if list::marks_without_elements() {
            let page = self.page.borrow();
            self.list.borrow().mark(&page.view().filter.query, FOLD);
        }
    }

    /// Writes the times anew: all of them, or only those that are told as so many minutes ago.
    pub(super) fn rewrite_times(self, all: bool) {
        if self.page.borrow().coverage().is_none() {
            return;
        }
        let since = Moment::from_utc_ms(self.page.borrow().clock_ms() - RECENT_MS);
        let keys = self.list.borrow().keys((!all).then_some(since));
        let run = {
            let rendering = &mut *self.state.rendering.borrow_mut();
            rendering.times_run += 1;
            rendering.times_run
        };
        self.rewrite_on(keys.into_iter(), run);
    }

    fn rewrite_on(self, mut keys: std::vec::IntoIter<usize>, run: usize) {
        if self.state.rendering.borrow().times_run != run {
            return;
        }
        let start = clock::now().utc_ms();
        self.with_reader(&mut |reader| {
            for key in keys.by_ref() {
                self.list.borrow().rewrite_times(key, reader);
                if clock::now().utc_ms() - start > PATIENCE_MS {
                    break;
                }
            }
        });
        if keys.len() > 0 {
            idle::when_idle(move || {
                // A time that is no longer recent takes less room.
                self.keep_place();
                self.rewrite_on(keys, run);
            });
        }
    }
}

/// Folds the text of posts in idle time, so that the first letter typed does not have to wait for it.
fn fold_on(mut posts: std::vec::IntoIter<Arc<Post>>) {
    idle::when_idle(move || {
        let start = clock::now().utc_ms();
        for post in posts.by_ref() {
            post.folded(FOLD);
            if clock::now().utc_ms() - start > PATIENCE_MS {
                return fold_on(posts);
            }
        }
    });
}
