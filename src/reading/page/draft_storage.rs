//! What the device stores of the comment form, and what other windows of the same reader store there.

use super::comment_form::CommentForm;
use super::context::Context;
use super::effect::Timer;
use super::reading::Reading;
use crate::reading::comment::Control;
use crate::reading::comment::draft::{Change, Draft, draft_key};
use crate::reading::comment::submission::Submission;
use crate::timeline::coverage::{Coverage, Delivery};

/// Milliseconds without a letter after which the draft is stored.
const PAUSE_MS: i64 = 400;

/// Milliseconds after which it is stored though the reader goes on writing.
const LONGEST_MS: i64 = 3_000;

/// Under what name the device stores how far the sending has come.
const MARK: &str = "submission";

impl CommentForm {
    /// Takes over what the device stores.
    pub(super) fn restore(&mut self, coverage: &Coverage, cx: &mut Context) {
        let read = |key: &str| cx.storage.get(key).map(str::to_owned);
        self.draft = Draft::restore(&coverage.id, &read);
        self.stored = self.draft.clone();
        self.mark = read(&mark_key(coverage));
        let comments = coverage.comments.as_ref();
        let repeatable = comments.is_some_and(|comments| matches!(comments.delivery, Delivery::Json(_)));
        self.submission = Submission::restore(self.mark.as_deref(), repeatable);
        self.is_refused = !cx.has_storage;
        self.waiting_since = None;
        self.submission.on_clock(cx.now.wall_ms);
        self.count_down(cx);
    }

    /// Takes over what the reader has written in another window meanwhile.
    pub(super) fn follow_others(&mut self, coverage: &Coverage, cx: &Context) {
        if !self.is_refused && !self.submission.is_held() {
            let found = Draft::restore(&coverage.id, &|key| cx.storage.get(key).map(str::to_owned));
            let is_same = self.sent_elsewhere.as_deref() == Some(self.draft.get(Control::Text));
            let is_sent = is_same && found.get(Control::Text).is_empty();
            self.draft.adopt(&mut self.stored, found, self.unstored_ms.is_some());
            if is_sent {
                self.draft.clear();
                self.stored.clear();
            }
        }
    }

    /// Has the draft stored once the reader pauses.
    pub(super) fn store_soon(&mut self, cx: &mut Context) {
        let now = cx.now.monotonic_ms;
        let left = *self.unstored_ms.get_or_insert(now) + LONGEST_MS - now;
        cx.set_timer(Timer::StoreDraft, left.clamp(0, PAUSE_MS) as u32);
    }

    /// Has the device store the draft, and how far the sending has come.
    pub(super) fn store(&mut self, coverage: &Coverage, cx: &mut Context) {
        if self.unstored_ms.take().is_some() {
            cx.push(super::effect::Effect::StopTimer(Timer::StoreDraft));
        }
        let begins = cx.effects.len();
        for Change { key, before, value } in self.draft.changes(&self.stored, &coverage.id) {
            // What another window has written meanwhile is not this one's to remove.
            if value.is_some() || cx.storage.get(&key) == before {
                cx.store(&key, value);
            }
        }
        self.stored = self.draft.clone();
        let mark = self.submission.mark();
        if self.mark != mark {
            cx.store(&mark_key(coverage), mark.as_deref());
            self.mark = mark;
        }
        // The device is asked once more.
        self.is_refused &= cx.effects.len() == begins;
    }

    /// The device has refused something: it is tried again when the draft is stored next.
    pub(super) fn on_storage_refused(&mut self, coverage: &Coverage, key: &str, cx: &mut Context) {
        if !key.starts_with("aih:draft:") && !key.starts_with("aih:reader:") {
            return;
        }
        let read = |key: &str| cx.storage.get(key).map(str::to_owned);
        self.stored = Draft::restore(&coverage.id, &read);
        if key == mark_key(coverage) {
            self.mark = read(key);
        }
        self.is_refused = true;
        if !std::mem::replace(&mut self.has_told_refusal, true) {
            cx.announce(cx.messages.words.comment.not_kept);
        }
    }

    /// Another window has stored something.
    pub(super) fn on_storage_changed(&mut self, coverage: &Coverage, key: &str, value: Option<&str>, cx: &Context) {
        self.follow_others(coverage, cx);
        if key == mark_key(coverage) {
            let is_on_its_way = value.is_some_and(|mark| mark.starts_with(['s', 'q', 'm']));
            let text = self.sent_elsewhere.take().unwrap_or_else(|| self.draft.get(Control::Text).to_owned());
            self.sent_elsewhere = is_on_its_way.then_some(text);
        }
    }

    /// Whether a text would be lost with the page.
    pub(super) fn would_lose_text(&self) -> bool {
        self.is_refused && !self.draft.said(Control::Text).is_empty()
    }
}

impl Reading {
    /// Has the draft stored now, if something is written that is not.
    pub(super) fn store_draft(&mut self, cx: &mut Context) {
        if self.comment.unstored_ms.is_some() {
            self.comment.store(&self.coverage, cx);
        }
    }
}

/// Where the device stores how far the sending has come.
pub(super) fn mark_key(coverage: &Coverage) -> String {
    draft_key(&coverage.id, MARK)
}
