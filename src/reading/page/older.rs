//! Posts older than those that are here.

use super::context::Context;
use super::effect::{Cause, Effect, Manner, Place, RequestId, Told};
use super::event::{Answer, Focus};
use super::polling::usable;
use super::reading::Reading;
use super::state::OlderState;
use crate::reading::failure::{Failure, Missed};
use crate::timeline::merge;
use crate::timeline::post::PostId;

/// Posts that a filter shows at least, if need be from older pages.
const FEW_POSTS: usize = 10;

/// Older pages that are loaded on the reader's behalf. After these the reader is asked: a chain of pages may have no end.
const MAX_PAGES: usize = 10;

/// The request for the next older page.
#[derive(Default)]
pub(super) struct Older {
    pub(super) request: Option<RequestId>,
    /// Why the server's page did not come, while its copy is asked for.
    missed: Option<Missed>,
    /// Why the last page did not come.
    failure: Option<Failure>,
    /// Whether pages may come by themselves when the end is near: the reader has asked for one before.
    comes_by_itself: bool,
    /// Pages that were loaded on the reader's behalf since they last asked for anything.
    loaded: usize,
    /// Whether the next one waits for the reader to ask.
    pub(super) is_paused: bool,
}

impl Older {
    /// Whether it is for the reader to have it go on: it is paused, or has failed.
    pub(super) fn has_stopped(&self) -> bool {
        self.is_paused || self.failure.is_some()
    }
}

impl Reading {
    pub(super) fn older_state(&self) -> OlderState {
        match (self.older.request, self.older.failure) {
            _ if !self.has_older() => OlderState::None,
            (Some(_), _) => OlderState::Loading,
            (None, Some(failure)) => OlderState::Failed(failure),
            (None, None) => OlderState::Waiting,
        }
    }

    /// Asks for the next older page, unless it has been asked for.
    pub(super) fn load_older(&mut self, cx: &mut Context) {
        if let Some(address) = self.timeline.next_older().filter(|_| self.older.request.is_none()).cloned() {
            let page = merge::Page::Older(address.clone());
            self.older.request = Some(cx.fetch(address, page, 0));
        }
    }

    /// Loads the next older page on the reader's behalf. `false` if the reader has to be asked before.
    pub(super) fn load_unasked(&mut self, cx: &mut Context) -> bool {
        let may = self.older.loaded < MAX_PAGES;
        if may && self.older.request.is_none() {
            self.older.loaded += 1;
            self.load_older(cx);
        }
        may
    }

    /// The reader asks for something that may need older pages.
    pub(super) fn allow_pages(&mut self) {
        (self.older.loaded, self.older.is_paused) = (0, false);
    }

    /// Enough pages were loaded on the reader's behalf: says so.
    pub(super) fn pause_search(&mut self, cx: &mut Context) {
        self.older.is_paused = true;
        cx.keep_place();
        self.render(Cause::Timeline, cx);
        cx.announce(cx.messages.words.search_paused);
    }

    /// The reader asks for the next older page. From then on pages come by themselves when the end is near.
    pub(super) fn ask_for_older(&mut self, cx: &mut Context) {
        self.allow_pages();
        let set_aside = self.navigation.set_aside.take();
        // To press "Try again" is to touch the page, and does not give up where the link leads.
        if self.older.failure.is_some() && self.navigation.destination.is_none() {
            self.navigation.destination = set_aside;
        }
        self.older.comes_by_itself = true;
        self.load_older(cx);
    }

    /// The end of the timeline is near the view.
    pub(super) fn come_near_end(&mut self, cx: &mut Context) {
        if self.older.comes_by_itself {
            self.load_or_pause(cx);
        }
    }

    /// Asks for older pages while the filter shows too few of the posts that are here.
    pub(super) fn fill_filter(&mut self, cx: &mut Context) {
        if self.shows_few() {
            self.load_or_pause(cx);
        }
    }

    fn shows_few(&self) -> bool {
        self.counts.shown < FEW_POSTS && !self.view.filter.is_off()
    }

    fn load_or_pause(&mut self, cx: &mut Context) {
        if self.older_state() == OlderState::Waiting && !self.older.is_paused && !self.load_unasked(cx) {
            self.pause_search(cx);
        }
    }

    /// The answer to the request for an older page.
    pub(super) fn on_older(&mut self, answer: Answer, cx: &mut Context) {
        self.older.request = None;
        let decoded = answer.and_then(|document| match document.decoded {
            Some(decoded) => usable(decoded, Some(&self.timeline), cx),
            // Nothing was said to be known.
            None => Err(Failure::Server.into()),
        });
        match decoded {
            Ok(decoded) => {
                (self.older.failure, self.older.missed) = (None, None);
                let changes = self.merge(decoded, cx);
                if self.forget_withdrawn(&changes, cx) {
                    cx.push(Effect::Describe);
                }
                if !changes.revised.is_empty() && self.needs_more_pages() {
                    cx.keep_place();
                    self.render(Cause::Timeline, cx);
                }
                self.show_older(&changes.added, cx);
            }
            Err(missed) => self.miss_older(missed, cx),
        }
    }

    /// The page that was asked for has come for another purpose. Asks for the next one that is missing.
    pub(super) fn go_on_without_page(&mut self, cx: &mut Context) {
        (self.older.request, self.older.missed) = (None, None);
        if !self.has_older() || !self.load_unasked(cx) {
            self.show_older(&[], cx);
        }
    }

    fn show_older(&mut self, added: &[PostId], cx: &mut Context) {
        self.since.mark_older(added, &self.timeline, &mut self.arrivals);
        // Posts on the way to the destination need not be shown.
        if self.needs_more_pages() {
            return self.navigate_on(cx);
        }
        cx.keep_place();
        let before = self.counts.shown;
        self.render(Cause::Timeline, cx);
        // The end has moved on: the reader has to scroll before the next page comes.
        if self.counts.shown > before && !self.shows_few() && self.navigation.destination.is_none() {
            self.older.loaded = 0;
        }
        let at_button = cx.focus == Focus::OlderButton;
        if at_button {
            let count = cx.messages.count(&cx.messages.words.posts, added.len());
            cx.announce(count);
            // The button goes with the last page; the reader goes on at the first of the new posts that the filter shows.
            let is_shown = |id: &&PostId| self.timeline.post(id).is_some_and(|post| self.shows(post, cx));
            if let Some(first) = added.iter().find(is_shown).filter(|_| !self.has_older()).cloned() {
                cx.push(Effect::Focus(Place::Post(first), Manner::InPlace));
            }
        }
        self.navigate_on(cx);
        self.fill_filter(cx);
    }

    /// The older page did not come: asks for its copy, or says so.
    pub(super) fn miss_older(&mut self, missed: Missed, cx: &mut Context) {
        self.older.request = None;
        let has_copy = cx.has_copies && self.older.missed.is_none() && !missed.failure.is_final();
        if let Some(address) = self.timeline.next_older().filter(|_| has_copy).cloned() {
            self.older.request = Some(cx.fetch_copy(address.clone(), merge::Page::Older(address)));
            self.older.missed = Some(missed);
            return;
        }
        let missed = self.older.missed.take().unwrap_or(missed);
        cx.keep_place();
        // What came on the way to the destination was not shown yet. The destination stays for when the reader tries again.
        if self.navigation.destination.is_some() {
            self.render(Cause::Timeline, cx);
        }
        self.older.failure = Some(missed.failure);
        cx.push(Effect::Tell(Told::Failure(missed.failure.word())));
        // The alert is behind the lightbox.
        if self.pictures.is_open() {
            cx.announce(cx.messages.words.older_failed);
        }
    }
}
