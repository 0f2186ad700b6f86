//! Keeping an open page up to date: when the feed is asked for again, and what becomes of the answer.

use super::sweep::Cause;
use super::{Freshness, Load, Session};
use crate::browser::{clock, page, random, task};
use crate::feed::schedule::{Outcome, Schedule};
use crate::feed::{Decoded, http};
use crate::messages::{Messages, fill};
use crate::reading::failure::Failure;
use crate::reading::left_off::LeftOff;
use crate::timeline::coverage::{Coverage, KeyPoint, Status};
use crate::timeline::href::HttpUrl;
use crate::timeline::merge::Page;
use crate::timeline::moment::Moment;

/// Milliseconds after which what is shown is called old when the reader comes back to it.
const OLD_MS: i64 = 60_000;

/// Pages fetched at most to fill a hole between what is known and a head that has moved on.
const MOST_PAGES: usize = 200;

/// How the page stands with its feed.
pub(super) struct Poll {
    pub(super) schedule: Schedule,
    timer: i32,
    /// The tag of the head that was read last, and the fingerprint of its bytes.
    pub(super) etag: String,
    pub(super) body_hash: u64,
    /// When the head came, where it comes from what was kept.
    pub(super) cached_at: Option<i64>,
    /// Whether the reader has been elsewhere since the last answer.
    was_away: bool,
}

impl Default for Poll {
    fn default() -> Self {
        Self {
            schedule: Schedule::new(true, true),
            timer: 0,
            etag: String::new(),
            body_hash: 0,
            cached_at: None,
            was_away: false,
        }
    }
}

impl Poll {
    /// Has the head read again, even if it is the same.
    pub(super) fn forget(&mut self) {
        (self.etag, self.body_hash) = (String::new(), 0);
    }
}

/// A document that did not come, or was none.
pub(super) struct Missed {
    pub(super) failure: Failure,
    /// Seconds for which the server wants to be left alone.
    retry_after: Option<u32>,
}

impl From<Failure> for Missed {
    fn from(failure: Failure) -> Self {
        Self { failure, retry_after: None }
    }
}

impl From<http::Failure> for Missed {
    fn from(failure: http::Failure) -> Self {
        match failure {
            http::Failure::Status(status, retry_after) => {
                Self { failure: Failure::of_status(status).unwrap_or(Failure::Server), retry_after }
            }
            http::Failure::Html => Failure::Html.into(),
            http::Failure::Unreachable => Failure::Network.into(),
            http::Failure::CutOff => Failure::CutOff.into(),
            http::Failure::Slow => Failure::Slow.into(),
        }
    }
}

impl Session {
    /// Asks again from now on, as the coverage that has come wishes.
    pub(super) fn begin_polling(self) {
        self.hear_of_news(self.well());
    }

    /// Nothing came that could be used.
    pub(super) fn hear_of_failure(self, missed: &Missed) {
        self.hear_of_news(Outcome::Bad { retry_after: missed.retry_after });
    }

    /// Asks as soon as the server lets itself be asked.
    pub fn ask_now(self) {
        self.state.borrow_mut().poll.schedule.poll_soon();
        self.plan();
    }

    /// The device has a network again, or none any more.
    pub(super) fn follow_network(self, online: bool) {
        self.state.borrow_mut().poll.schedule.online = online;
        self.ask_now();
        self.tell_freshness();
        if online {
            self.reconnect_comment();
        }
    }

    /// The page has come into sight, or gone out of it.
    pub(super) fn follow_visibility(self, visible: bool) {
        self.state.borrow_mut().poll.schedule.visible = visible;
        if self.load.get_untracked() == Load::Ready {
            if visible {
                self.return_to_comment();
                self.tell_freshness();
            } else {
                self.keep_reading_place();
                self.state.borrow_mut().poll.was_away = true;
            }
        }
        self.ask_now();
    }

    /// Has the next question put when it is due.
    fn plan(self) {
        let poll = &mut self.state.borrow_mut().poll;
        clock::cancel(poll.timer);
        if let Some(wait) = poll.schedule.due_in(clock::now().utc_ms()) {
            poll.timer = clock::after(wait.min(i32::MAX as u32) as i32, move || self.ask_if_due());
        }
    }

    fn ask_if_due(self) {
        if self.state.borrow_mut().poll.schedule.due_in(clock::now().utc_ms()) != Some(0) {
            return self.plan();
        }
        if self.load.get_untracked() != Load::Ready {
            return self.ask_for_coverage();
        }
        let Some(address) = self.feed_address() else { return };
        self.state.borrow_mut().poll.schedule.request_started();
        task::spawn(async move {
            match self.news(&address).await {
                Ok(documents) => {
                    self.take_in_news(documents);
                    self.hear_of_news(self.well());
                }
                Err(missed) => self.hear_of_failure(&missed),
            }
        });
    }

    /// What came of a question that was answered.
    fn well(self) -> Outcome {
        let state = self.state.borrow();
        match state.timeline.coverage() {
            Some(coverage) if state.poll.cached_at.is_none() => {
                Outcome::Good { refresh: coverage.refresh, ended: coverage.status == Status::Ended }
            }
            // What was kept is no answer of the server's.
            _ => Outcome::Bad { retry_after: None },
        }
    }

    fn hear_of_news(self, outcome: Outcome) {
        let now = clock::now().utc_ms();
        let cached_at = {
            let poll = &mut self.state.borrow_mut().poll;
            poll.schedule.on_result(outcome, now, random::below(1_000));
            poll.cached_at
        };
        if cached_at.is_some() || matches!(outcome, Outcome::Good { .. }) {
            self.fetched.set(cached_at.unwrap_or(now));
        }
        self.tell_freshness();
        self.plan();
    }

    /// The head, and behind it the pages without which there would be a hole between it and what is known.
    /// Nothing where the head says nothing new.
    async fn news(self, address: &HttpUrl) -> Result<Vec<Decoded>, Missed> {
        let mut documents = Vec::new();
        let mut next = Some((address.clone(), Page::Head));
        while let Some((address, page)) = next.take() {
            match self.fetch(&address, page).await {
                Ok(Some(document)) => {
                    let state = self.state.borrow();
                    let missing = state.timeline.missing_between(&document.snapshot).cloned();
                    next = missing
                        .filter(|_| documents.len() < MOST_PAGES)
                        .map(|missing| (missing.clone(), Page::Older(missing)));
                    documents.push(document);
                }
                Ok(None) => {}
                Err(missed) => {
                    if !documents.is_empty() {
                        // The head has to be read once more.
                        self.state.borrow_mut().poll.forget();
                    }
                    return Err(missed);
                }
            }
        }
        Ok(documents)
    }

    /// Says how old the page is.
    fn tell_freshness(self) {
        let goes_on = self
            .coverage
            .with_untracked(|coverage| coverage.as_ref().is_some_and(|coverage| coverage.status != Status::Ended));
        let old = goes_on && clock::now().utc_ms() - self.fetched.get_untracked() > OLD_MS;
        let freshness = {
            let poll = &self.state.borrow().poll;
            if !poll.schedule.online || poll.cached_at.is_some() {
                Freshness::Offline
            } else if old || poll.schedule.is_failing() {
                Freshness::Stale
            } else {
                Freshness::Current
            }
        };
        page::set("data-freshness", freshness.word());
        if self.freshness.get_untracked() != freshness {
            self.keep_place();
            self.freshness.set(freshness);
            // The line is above all posts, and mostly out of view.
            if freshness == Freshness::Offline && self.load.get_untracked() == Load::Ready {
                let Messages { words, format, .. } = self.messages();
                let at = Moment::from_utc_ms(self.fetched.get_untracked());
                self.announce(fill(words.offline_since, &[("time", &format.time(at, self.zone.get_untracked()))]));
            }
        }
    }

    /// Merges what has come since, and shows it or holds it back.
    fn take_in_news(self, documents: Vec<Decoded>) {
        let was_away = std::mem::take(&mut self.state.borrow_mut().poll.was_away);
        if documents.is_empty() {
            return;
        }
        let at_front = self.is_at_front();
        let at_once = at_front || self.following.get_untracked();
        let left = self.state.borrow().timeline.posts().next().map(|newest| newest.published);
        self.keep_place_or_front(at_front);
        let mut added = Vec::new();
        let known = self.the_coverage();
        let oldest = self.state.borrow().timeline.posts().last().map(|post| post.published);
        for document in documents {
            added.extend(self.take_in(document));
        }
        // An old post that was changed may come with the head before its page does; it is no news.
        added.retain(|id| self.post(id).is_some_and(|post| Some(post.published) >= oldest));
        let arrived = self.receive(added, at_once);
        // What came while the reader was away is shown with a mark of how far they had come.
        if let Some(seen) = left.filter(|_| was_away && at_once) {
            self.take_up(LeftOff { seen, place: None });
        }
        let repointed = self.mark_key_points(&known).then(|| self.messages().words.key_points_updated.to_owned());
        self.show(Cause::Timeline);
        self.retitle();
        let notices: Vec<String> = arrived.into_iter().chain(repointed).collect();
        if !notices.is_empty() {
            self.announce(notices.join(". "));
        }
    }

    /// Marks the key points that were not among those `known`. Whether there are any.
    fn mark_key_points(self, known: &Coverage) -> bool {
        let is_fresh = |point: &&KeyPoint| !known.key_points.contains(point);
        let fresh: Vec<KeyPoint> = self.the_coverage().key_points.iter().filter(is_fresh).cloned().collect();
        let any = !fresh.is_empty();
        if any {
            self.fresh_points.set(fresh);
        }
        any
    }
}
