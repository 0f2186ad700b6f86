//! The comment form: what is written into it, what stands in the way of sending, and where the form is.

use super::context::Context;
use super::effect::{Effect, Manner, Place, RequestId, Told};
use super::event::{CommentAction, Focus};
use super::outbox::Prompt;
use super::reading::Reading;
use crate::messages::fill;
use crate::reading::comment::Control;
use crate::reading::comment::answer::{Outcome, Receipt, Refusal};
use crate::reading::comment::check::{self, Fault};
use crate::reading::comment::draft::Draft;
use crate::reading::comment::letter::letter;
use crate::reading::comment::request::Target;
use crate::reading::comment::submission::{Stage, Submission};
use crate::timeline::coverage::{Comments, Coverage, Delivery};
use crate::timeline::post::PostId;

/// Milliseconds after the thanks in which a click is the second of two.
const SECOND_CLICK_MS: i64 = 1_000;

/// The form, and the comment in it.
#[derive(Default)]
pub(super) struct CommentForm {
    pub(super) draft: Draft,
    /// What of it the device stores, as far as this window knows.
    pub(super) stored: Draft,
    pub(super) submission: Submission,
    /// What has to be put right.
    pub(super) faults: Vec<Fault>,
    pub(super) is_open: bool,
    /// Whether it stands beside the timeline rather than at the foot of the page.
    is_beside: bool,
    /// When the reader first turned to it, by the monotonic clock.
    pub(super) touched_ms: Option<i64>,
    /// What the device stored of the sending when this page last had it stored.
    pub(super) mark: Option<String>,
    /// The text, since another window is sending the comment: when what is stored of it goes then, it has arrived.
    pub(super) sent_elsewhere: Option<String>,
    /// Whether the device has refused to store a part of it.
    pub(super) is_refused: bool,
    /// Whether the reader has been told so.
    pub(super) has_told_refusal: bool,
    /// Since when something is written that is not stored yet, by the monotonic clock.
    pub(super) unstored_ms: Option<i64>,
    /// Whether another tab of the same reader has been waited for.
    pub(super) waited: bool,
    /// Since when this window waits with the comment, by both clocks: the device's may be set meanwhile.
    pub(super) waiting_since: Option<(i64, i64)>,
    pub(super) is_counting: bool,
    pub(super) seconds_left: u32,
    /// Whether it was the reader, and not the end of a wait, who had the comment sent.
    pub(super) by_hand: bool,
    /// When the comment before had arrived, by the monotonic clock.
    pub(super) arrived_ms: Option<i64>,
    /// The request under way, and whether its server takes a comment once however often it is sent.
    pub(super) request: Option<(RequestId, bool)>,
}

impl CommentForm {
    /// Takes up what the reader had written before, and how far that had come.
    pub(super) fn new(coverage: &Coverage, is_beside: bool, cx: &mut Context) -> Self {
        let mut form = Self { is_beside, ..Self::default() };
        form.restore(coverage, cx);
        form.is_open = form.is_begun_beside();
        form
    }

    /// Whether it stands beside the timeline, where it covers nothing, with a text that the reader can go on with.
    fn is_begun_beside(&self) -> bool {
        self.is_beside && !self.draft.get(Control::Text).is_empty()
    }

    /// The window is wide enough for the form to stand beside the timeline, or no longer.
    pub(super) fn place(&mut self, beside: bool, cx: &Context) {
        self.is_beside = beside;
        self.is_open = self.is_begun_beside() || cx.focus == Focus::CommentForm;
    }

    /// Opens the form, where the reader can go on writing.
    fn open(&mut self, cx: &mut Context) {
        self.is_open = true;
        cx.push(Effect::ShowFormStart);
        cx.push(Effect::Focus(Place::CommentText, Manner::IntoView));
    }

    fn touch(&mut self, cx: &Context) {
        self.touched_ms.get_or_insert(cx.now.monotonic_ms);
    }

    /// Tells the outside how far the comment has come.
    pub(super) fn tell(&self, cx: &mut Context) {
        cx.push(Effect::Tell(Told::Comment(self.submission.word())));
    }
}

impl Reading {
    /// What the coverage says about comments, while it takes any.
    pub(super) fn open_comments(&self) -> Option<&Comments> {
        self.coverage.comments.as_ref().filter(|comments| comments.open)
    }

    pub(super) fn act_on_comment(&mut self, action: CommentAction, cx: &mut Context) {
        let form = &mut self.comment;
        match action {
            CommentAction::Touch => form.touch(cx),
            CommentAction::Write(control, value) => self.write_comment(control, value, cx),
            CommentAction::Remember(remember) => {
                form.draft.remember = remember;
                form.store(&self.coverage, cx);
            }
            CommentAction::Reply(post) => self.reply_to(post, cx),
            CommentAction::Fold { open } => {
                if open {
                    form.open(cx);
                } else {
                    form.is_open = false;
                }
            }
            CommentAction::Escape => {
                if !form.is_beside {
                    form.is_open = false;
                    cx.push(Effect::Focus(Place::FoldButton, Manner::InPlace));
                }
            }
            CommentAction::Pause => self.store_draft(cx),
            // At the foot of the page the form would cover what has the focus next.
            CommentAction::Leave => form.is_open &= form.is_beside,
            CommentAction::Submit { trap } => self.submit(&trap, cx),
            CommentAction::SendNow => self.resend(Prompt::Reader, cx),
            CommentAction::Edit => self.edit_comment(cx),
            CommentAction::Cancel => {
                self.edit_comment(cx);
                cx.announce(cx.messages.words.comment.cancelled);
            }
            CommentAction::HasArrived => self.on_outcome(Outcome::Accepted(Receipt::Arrived), cx),
            CommentAction::CopyText => cx.push(Effect::Copy(form.draft.get(Control::Text).to_owned())),
        }
    }

    fn write_comment(&mut self, control: Control, value: String, cx: &mut Context) {
        let form = &mut self.comment;
        // The comment that is being sent will be cleared, so it must not change meanwhile.
        if *form.submission.stage() == Stage::Sending {
            return;
        }
        form.touch(cx);
        form.draft.set(control, value);
        form.faults.retain(|fault| fault.control != control);
        if *form.submission.stage() == Stage::Editing {
            return form.store_soon(cx);
        }
        form.submission.edit();
        form.store(&self.coverage, cx);
    }

    fn reply_to(&mut self, post: Option<PostId>, cx: &mut Context) {
        if !self.comment.submission.is_held() {
            self.comment.draft.reply = post;
            self.comment.store(&self.coverage, cx);
        }
        self.comment.open(cx);
    }

    fn edit_comment(&mut self, cx: &mut Context) {
        self.comment.submission.edit();
        self.comment.store(&self.coverage, cx);
        self.comment.open(cx);
    }

    /// Sends the comment, or says what is in the way.
    fn submit(&mut self, trap: &str, cx: &mut Context) {
        let Some(comments) = self.open_comments().filter(|_| !self.comment.submission.is_held()).cloned() else {
            return;
        };
        let form = &mut self.comment;
        // The second click of two is not meant for the next comment.
        let is_second = form.arrived_ms.is_some_and(|arrived| cx.now.monotonic_ms < arrived + SECOND_CLICK_MS);
        if is_second && form.draft.said(Control::Text).is_empty() {
            return;
        }
        form.touch(cx);
        form.by_hand = true;
        form.faults = check::faults(&form.draft, &comments);
        if !form.faults.is_empty() {
            form.submission.edit();
            return self.show_outcome(cx);
        }
        if !trap.is_empty() {
            return self.on_outcome(Outcome::Refused(Refusal::Robot), cx);
        }
        if let Delivery::Mail(_) = comments.delivery {
            form.submission.hand_to_reader();
            form.store(&self.coverage, cx);
            cx.push(Effect::OpenLetter(self.letter(cx)));
            return self.show_outcome(cx);
        }
        form.submission.address_to(Target::of(&self.coverage, &form.draft));
        self.transmit(false, cx);
    }

    /// The address that opens the comment as an e-mail; empty where comments are not sent so.
    pub(super) fn letter(&self, cx: &Context) -> String {
        let (coverage, words) = (&self.coverage, cx.messages.words);
        let Some(comments) = &coverage.comments else { return String::new() };
        let Comments { delivery: Delivery::Mail(to), terms, .. } = comments else { return String::new() };
        let draft = &self.comment.draft;
        let reply = draft.reply.as_ref().map(|post| self.address_of(post, cx)).unwrap_or_default();
        let terms = terms.as_ref().filter(|_| !draft.get(Control::Terms).is_empty());
        let said = |control: Control| if control.is_asked(comments) { draft.said(control) } else { "" };
        letter(
            to,
            &fill(words.comment.letter_subject, &[("headline", &coverage.headline)]),
            draft.said(Control::Text),
            &[
                (words.comment.name, said(Control::Name)),
                (words.comment.email, said(Control::Email)),
                (words.comment.place, said(Control::Place)),
                (words.comment.phone, said(Control::Phone)),
                (words.comment.in_reply_to, &reply),
                (words.comment.agree, terms.map_or("", |terms| terms.as_str())),
            ],
        )
    }

    /// Tells the outside what became of the comment, and leads the reader to where it is said: one who is at the form, or has
    /// sent it by a click, which in some browsers leaves the focus nowhere.
    pub(super) fn show_outcome(&mut self, cx: &mut Context) {
        self.comment.tell(cx);
        let by_hand = std::mem::take(&mut self.comment.by_hand);
        if !self.comment.is_open {
            if let Some(outcome) = self.outcome_in_brief(cx) {
                cx.announce(outcome);
            }
        } else if cx.focus == Focus::CommentForm || (by_hand && cx.focus == Focus::Nowhere) {
            cx.push(Effect::Focus(Place::CommentOutcome, Manner::IntoView));
        }
    }

    /// What became of the comment, in two or three words; `None` while it is being written.
    pub(super) fn outcome_in_brief(&self, cx: &Context) -> Option<&'static str> {
        let words = &cx.messages.words.comment;
        match self.comment.submission.stage() {
            Stage::Editing if self.open_comments().is_none() && !self.comment.draft.get(Control::Text).is_empty() => {
                Some(words.not_sent)
            }
            Stage::Editing => None,
            Stage::Sending => Some(words.sending),
            Stage::Queued(_) | Stage::InLetter => Some(words.waiting_to_send),
            Stage::Sent(_) => Some(words.sent),
            Stage::Refused(_) => Some(words.not_sent),
        }
    }
}
