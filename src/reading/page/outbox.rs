//! The way of a comment to its server: at once, or when it can be.

use super::comment_form::CommentForm;
use super::context::Context;
use super::draft_storage::mark_key;
use super::effect::{Effect, RequestId, Timer};
use super::reading::Reading;
use crate::reading::comment::answer::{self, Outcome, Refusal, ServerReply};
use crate::reading::comment::request::{CommentRequest, Target};
use crate::reading::comment::submission::Stage;

/// Minimum milliseconds between first focus and sending: a simple filter for programs.
const MIN_WRITING_MS: i64 = 2_000;

/// Milliseconds from a comment to the reply of the server.
const REPLY_MS: u32 = 10_000;

/// Milliseconds that another tab of the same reader may take to send the comment.
const OTHER_TAB_MS: i64 = 12_000;

/// Milliseconds within which tabs of the same reader that all see the network come back take their turns.
const TURNS_MS: u32 = 1_000;

/// Why what waits may be sent now.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Prompt {
    /// Time has passed.
    Time,
    /// There is a network again.
    Network,
    /// The reader says so, whatever the device believes of its network.
    Reader,
}

impl CommentForm {
    /// The device's time, as if its clock had not been set since the comment began to wait.
    fn wall_ms(&self, cx: &Context) -> i64 {
        self.waiting_since.map_or(cx.now.wall_ms, |(wall, monotonic)| wall + cx.now.monotonic_ms - monotonic)
    }

    /// Follows the wait second by second, where its end is known.
    pub(super) fn count_down(&mut self, cx: &mut Context) {
        let Stage::Queued(wait) = *self.submission.stage() else {
            self.waiting_since = None;
            self.is_counting = false;
            return cx.push(Effect::StopTimer(Timer::CountDown));
        };
        self.waiting_since.get_or_insert((cx.now.wall_ms, cx.now.monotonic_ms));
        // The end of a wait for the network is not known.
        self.is_counting = wait.until != i64::MAX;
        if self.is_counting {
            let left = wait.until.saturating_sub(self.wall_ms(cx)).max(0);
            self.seconds_left = ((left + 999) / 1_000) as u32;
            cx.set_timer(Timer::CountDown, left.clamp(0, 1_000) as u32);
        }
    }
}

impl Reading {
    /// A second of the wait has passed.
    pub(super) fn on_count_down(&mut self, cx: &mut Context) {
        self.resend(Prompt::Time, cx);
        if self.comment.is_counting {
            self.comment.count_down(cx);
        }
    }

    /// There is a network again: what has waited for it is sent, in turn with other tabs.
    pub(super) fn reconnect_comment(&mut self, cx: &mut Context) {
        if self.comment.submission.is_due(self.comment.wall_ms(cx), true) {
            let turn = cx.random.below(TURNS_MS);
            cx.set_timer(Timer::Reconnect, turn);
        }
    }

    /// Sends what waits, unless another tab of the same reader has.
    pub(super) fn resend(&mut self, prompt: Prompt, cx: &mut Context) {
        if !self.comment.submission.is_due(self.comment.wall_ms(cx), prompt != Prompt::Time) {
            return;
        }
        let stored = cx.storage.get(&mark_key(&self.coverage)).map(str::to_owned);
        let waited = std::mem::replace(&mut self.comment.waited, false);
        if self.comment.mark == stored {
            return self.transmit(prompt == Prompt::Reader, cx);
        }
        if stored.is_some_and(|mark| mark.starts_with('s')) && !waited {
            self.comment.waited = true;
            self.comment.submission.wait_for_other(cx.now.wall_ms, OTHER_TAB_MS);
            self.comment.waiting_since = None;
            return self.comment.count_down(cx);
        }
        self.comment.restore(&self.coverage, cx);
    }

    /// Sends what is written; without a network only if that is `wanted`.
    pub(super) fn transmit(&mut self, wanted: bool, cx: &mut Context) {
        if !cx.online && !wanted {
            self.comment.submission.wait_for_network();
            self.comment.store(&self.coverage, cx);
            self.comment.count_down(cx);
            return self.show_outcome(cx);
        }
        let key = cx.random.id();
        self.comment.submission.begin(key);
        self.comment.store(&self.coverage, cx);
        self.comment.count_down(cx);
        self.comment.tell(cx);
        let touched = self.comment.touched_ms.unwrap_or(i64::MIN);
        let early = touched.saturating_add(MIN_WRITING_MS).saturating_sub(cx.now.monotonic_ms);
        cx.set_timer(Timer::SendComment, early.clamp(0, MIN_WRITING_MS) as u32);
    }

    /// Hands a comment that waits back to the reader if the coverage takes none any more: it would wait without end.
    pub(super) fn hand_back_comment(&mut self, cx: &mut Context) {
        let waits = matches!(self.comment.submission.stage(), Stage::Queued(_) | Stage::InLetter);
        if waits && self.open_comments().is_none() {
            self.comment.submission.edit();
            self.comment.store(&self.coverage, cx);
            self.comment.count_down(cx);
            self.comment.tell(cx);
            let words = &cx.messages.words.comment;
            cx.announce([words.closed, " ", words.cancelled].concat());
        }
    }

    /// The comment is sent now.
    pub(super) fn send_comment(&mut self, cx: &mut Context) {
        if *self.comment.submission.stage() != Stage::Sending || self.comment.request.is_some() {
            return;
        }
        let (coverage, submission, draft) = (&self.coverage, &self.comment.submission, &self.comment.draft);
        // What an earlier version of the page has stored names no server.
        let target = submission.target().cloned().or_else(|| Target::of(coverage, draft));
        let comment = target.and_then(|target| CommentRequest::new(coverage, draft, submission.key(), &target));
        let Some(comment) = comment else { return self.on_outcome(Outcome::Refused(Refusal::Unknown), cx) };
        let request = cx.name_request();
        cx.set_timer(Timer::Deadline(request), REPLY_MS);
        self.comment.request = Some((request, comment.key.is_some()));
        cx.push(Effect::Send { request, comment });
    }

    /// The reply of the server, if that request is the one under way.
    pub(super) fn on_reply(&mut self, request: RequestId, reply: &ServerReply, cx: &mut Context) {
        if let Some((_, repeatable)) = self.comment.request.take_if(|(known, _)| *known == request) {
            self.on_outcome(answer::read(reply, repeatable), cx);
        }
    }

    /// Takes in what came of an attempt.
    pub(super) fn on_outcome(&mut self, outcome: Outcome, cx: &mut Context) {
        if let Outcome::Refused(Refusal::Faults(faults, _)) = &outcome {
            self.comment.faults.clone_from(faults);
        }
        let chance = cx.random.below(1_000).into();
        self.comment.waiting_since = None;
        self.comment.submission.finish_attempt(outcome, cx.now.wall_ms, chance);
        if let Stage::Sent(_) = self.comment.submission.stage() {
            self.comment.draft.clear();
            self.comment.arrived_ms = Some(cx.now.monotonic_ms);
        }
        self.comment.store(&self.coverage, cx);
        self.show_outcome(cx);
        self.comment.count_down(cx);
        self.hand_back_comment(cx);
    }
}
