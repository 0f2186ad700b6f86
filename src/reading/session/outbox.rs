//! The way of a comment to its server: at once, or when it can be.

use super::comment::{MARK, now};
use super::{Session, delivery};
use crate::browser::{clock, network, random, storage, task};
use crate::reading::comment::answer::{Outcome, Refusal};
use crate::reading::comment::draft::{Draft, draft_key};
use crate::reading::comment::submission::{Stage, Submission};

/// Milliseconds that nobody needs less for a comment; a program that is quicker has to wait.
const LEAST_MS: i64 = 2_000;

/// Milliseconds that another page of the same reader may take to send the comment.
const OTHER_MS: i64 = 12_000;

/// Milliseconds within which pages of the same reader that all see the network come back take their turns.
const TURNS_MS: u32 = 1_000;

impl Session {
    /// Sends what has waited for the network.
    pub(super) fn reconnect_comment(self) {
        if self.submission.with_untracked(|submission| submission.is_due(now(), true)) {
            clock::after(random::below(TURNS_MS) as i32, move || self.resend(true));
        }
    }

    /// Sends what waits, unless another page of the same reader has.
    pub fn resend(self, reconnected: bool) {
        if !self.submission.with_untracked(|submission| submission.is_due(now(), reconnected)) {
            return;
        }
        let kept = storage::read(&draft_key(&self.the_coverage().id, MARK));
        let (known, waited) = {
            let desk = &mut self.state.borrow_mut().desk;
            (desk.mark == kept, std::mem::replace(&mut desk.waited, false))
        };
        if known {
            return self.transmit();
        }
        if kept.is_some_and(|mark| mark.starts_with('s')) && !waited {
            self.state.borrow_mut().desk.waited = true;
            self.submission.update(|submission| submission.wait_for_other(now(), OTHER_MS));
            return self.count_down();
        }
        self.take_up_comment();
    }

    /// Sends what is written.
    pub(super) fn transmit(self) {
        if self.open_comments().is_none() {
            self.submission.update(Submission::edit);
            return self.keep_comment();
        }
        if !network::is_online() {
            self.submission.update(Submission::wait_for_network);
            self.keep_comment();
            return self.show_outcome();
        }
        self.submission.update(|submission| submission.begin(random::id()));
        self.keep_comment();
        self.tell();
        let touched = self.state.borrow().desk.touched.unwrap_or_default();
        let early = (touched + LEAST_MS - now()).clamp(0, LEAST_MS);
        clock::after(early as i32, move || {
            task::spawn(async move { self.hear(delivery::deliver(self).await) });
        });
    }

    /// Takes in what came of an attempt.
    pub(super) fn hear(self, outcome: Outcome) {
        if let Outcome::Refused(Refusal::Faults(faults, _)) = &outcome {
            self.faults.set(faults.clone());
        }
        self.submission.update(|submission| submission.hear(outcome, now(), random::below(1_000).into()));
        if let Stage::Sent(_) = self.submission.with_untracked(|submission| submission.stage().clone()) {
            self.draft.update(Draft::clear);
        }
        self.keep_comment();
        self.show_outcome();
        self.count_down();
    }

    /// Follows the wait second by second, and sends at its end.
    pub(super) fn count_down(self) {
        if !std::mem::replace(&mut self.state.borrow_mut().desk.counting, true) {
            self.count();
        }
    }

    fn count(self) {
        let Stage::Queued(wait) = self.submission.with_untracked(|submission| submission.stage().clone()) else {
            self.state.borrow_mut().desk.counting = false;
            return;
        };
        let left = wait.until.saturating_sub(now());
        self.seconds_left.set_if_new(((left.max(0) + 999) / 1_000) as u32);
        self.resend(false);
        clock::after(1_000, move || self.count());
    }
}
