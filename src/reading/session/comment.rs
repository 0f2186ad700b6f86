//! The comment form: what is written into it, and its way to the newsroom.

use super::Session;
use crate::browser::events::{self, Detail};
use crate::browser::{clock, idle, location, page, storage, viewport};
use crate::messages::fill;
use crate::reading::comment::answer::{Outcome, Receipt, Refusal};
use crate::reading::comment::draft::{Draft, draft_key};
use crate::reading::comment::letter::letter;
use crate::reading::comment::submission::{Stage, Submission};
use crate::reading::comment::{Control, check};
use crate::timeline::coverage::{Comments, Delivery};
use crate::timeline::post::PostId;

/// The id of the form, and of what it says at its head.
pub const FORM_ID: &str = "comment-form";

/// The id of the part of the form that scrolls.
pub const BODY_ID: &str = "comment-body";

/// The id of what the form says of the comment.
pub const OUTCOME_ID: &str = "comment-outcome";

/// The id of the field that only programs fill in.
pub const TRAP_ID: &str = "comment-website";

/// Under what name the device keeps how far the sending has come.
pub(super) const MARK: &str = "submission";

/// What the form remembers beside what it shows.
#[derive(Default)]
pub(super) struct Desk {
    /// When the reader first turned to the form.
    pub(super) touched: Option<i64>,
    /// How far the sending had come when that was last kept, as the device gave it back.
    pub(super) mark: Option<String>,
    /// Whether the device keeps the text.
    pub(super) keeps_text: bool,
    /// Whether another page of the same reader has been waited for.
    pub(super) waited: bool,
    /// Whether the wait is being counted down.
    pub(super) counting: bool,
    /// Whether it was the reader, and not the end of a wait, who had the comment sent.
    pub(super) by_hand: bool,
}

impl Session {
    /// What the coverage says about comments, while it takes any.
    pub fn open_comments(self) -> Option<Comments> {
        self.coverage.with(|coverage| {
            coverage.as_ref().and_then(|coverage| coverage.comments.clone()).filter(|comments| comments.open)
        })
    }

    /// Takes over what the reader has written in another tab meanwhile.
    pub(super) fn return_to_comment(self) {
        if self.state.borrow().desk.keeps_text && !self.is_comment_held() {
            let text = storage::read(&draft_key(&self.the_coverage().id, Control::Text.name())).unwrap_or_default();
            if self.draft.with_untracked(|draft| draft.get(Control::Text) != text) {
                self.draft.update(|draft| draft.set(Control::Text, text));
            }
        }
    }

    /// Takes up what the reader had written before, and how far that had come.
    pub(super) fn take_up_comment(self) {
        let coverage = self.the_coverage();
        self.draft.set(Draft::restore(&coverage.id, &storage::read));
        let mark = storage::read(&draft_key(&coverage.id, MARK));
        let repeatable =
            coverage.comments.as_ref().is_some_and(|comments| matches!(comments.delivery, Delivery::Json(_)));
        self.submission.set(Submission::restore(mark.as_deref(), repeatable));
        {
            let desk = &mut self.state.borrow_mut().desk;
            desk.mark = mark;
            desk.keeps_text = true;
        }
        self.count_down();
    }

    /// Takes note that the reader has turned to the form.
    pub fn touch_comment(self) {
        self.state.borrow_mut().desk.touched.get_or_insert_with(now);
    }

    /// Takes in what a control holds now.
    pub fn write_comment(self, control: Control, value: String) {
        // What is under way is what will be cleared.
        if self.submission.with_untracked(|submission| *submission.stage() == Stage::Sending) {
            return;
        }
        self.touch_comment();
        self.draft.update(|draft| draft.set(control, value));
        if self.faults.with_untracked(|faults| faults.iter().any(|fault| fault.control == control)) {
            self.faults.update(|faults| faults.retain(|fault| fault.control != control));
        }
        if self.submission.with_untracked(|submission| *submission.stage() != Stage::Editing) {
            self.submission.update(Submission::edit);
        }
        self.keep_comment();
    }

    /// Has the device remember the reader, or no longer.
    pub fn remember_reader(self, remember: bool) {
        self.draft.update(|draft| draft.remember = remember);
        self.keep_comment();
    }

    /// Makes the comment a reply to a post, or to none, and goes to the form.
    pub fn reply_to(self, post: Option<PostId>) {
        if !self.is_comment_held() {
            self.draft.update(|draft| draft.reply = post);
            self.keep_comment();
        }
        self.open_form();
    }

    /// Opens the form, where the reader can go on writing.
    pub fn open_form(self) {
        self.form_open.set_if_new(true);
        clock::after(0, || {
            viewport::scroll_to_top(BODY_ID);
            viewport::focus_into_view(control_id(Control::Text));
        });
    }

    /// Whether what is written may not be changed now.
    pub fn is_comment_held(self) -> bool {
        self.submission.with_untracked(Submission::is_held)
    }

    /// Sends the comment, or says what is in the way.
    pub fn send_comment(self) {
        let Some(comments) = self.open_comments().filter(|_| !self.is_comment_held()) else { return };
        self.touch_comment();
        self.state.borrow_mut().desk.by_hand = true;
        let faults = self.draft.with_untracked(|draft| check::faults(draft, &comments));
        let is_complete = faults.is_empty();
        self.faults.set(faults);
        if !is_complete {
            self.submission.update(Submission::edit);
            return self.show_outcome();
        }
        if !page::empty(TRAP_ID).is_empty() {
            return self.hear(Outcome::Refused(Refusal::Robot));
        }
        if let Delivery::Mail(_) = comments.delivery {
            self.submission.update(Submission::hand_to_reader);
            self.keep_comment();
            location::hand_over(&self.letter());
            return self.show_outcome();
        }
        self.transmit();
    }

    /// The address that opens the comment as an e-mail.
    pub fn letter(self) -> String {
        let (coverage, words) = (self.the_coverage(), self.messages().words);
        let Some(Comments { delivery: Delivery::Mail(to), terms, .. }) = &coverage.comments else {
            return String::new();
        };
        let draft = self.draft.get_untracked();
        let reply = draft.reply.as_ref().map(|post| self.address_of(post)).unwrap_or_default();
        let terms = terms.as_ref().filter(|_| !draft.get(Control::Terms).is_empty());
        let said = |control| if self.asks_for(control) { draft.get(control) } else { "" };
        letter(
            to,
            &fill(words.comment.letter_subject, &[("headline", &coverage.headline)]),
            draft.get(Control::Text),
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

    /// Whether the form has that control.
    pub fn asks_for(self, control: Control) -> bool {
        self.coverage.with_untracked(|coverage| {
            let comments = coverage.as_ref().and_then(|coverage| coverage.comments.as_ref());
            comments.is_some_and(|comments| control.is_asked(comments))
        })
    }

    /// Goes on writing what waits or was not taken.
    pub fn edit_comment(self) {
        self.submission.update(Submission::edit);
        self.keep_comment();
        self.open_form();
    }

    /// Takes the comment back before it is sent.
    pub fn cancel_comment(self) {
        self.edit_comment();
        self.announce(self.messages().words.comment.cancelled);
    }

    /// Makes room for the next comment, as the reader knows that this one has arrived.
    pub fn comment_has_arrived(self) {
        self.hear(Outcome::Accepted(Receipt::Arrived));
    }

    /// Tells the outside what became of the comment, and leads the reader to where it is said: one who is at the form, or has
    /// sent it by a click, which in some browsers leaves the focus nowhere.
    pub(super) fn show_outcome(self) {
        self.tell();
        let by_hand = std::mem::take(&mut self.state.borrow_mut().desk.by_hand);
        if !self.form_open.get_untracked() {
            if let Some(outcome) = self.outcome_in_brief() {
                self.announce(outcome);
            }
        } else if viewport::has_focus("#comment-form *") || (by_hand && viewport::has_focus("body")) {
            idle::before_paint(|| viewport::focus_into_view(OUTCOME_ID));
        }
    }

    /// What became of the comment, in two or three words; `None` while it is being written.
    pub fn outcome_in_brief(self) -> Option<&'static str> {
        let words = self.messages().words;
        self.submission.with(|submission| match submission.stage() {
            Stage::Editing => None,
            Stage::Sending => Some(words.comment.sending),
            Stage::Queued(_) | Stage::InLetter => Some(words.comment.waiting_to_send),
            Stage::Sent(_) => Some(words.comment.sent),
            Stage::Refused(_) => Some(words.comment.not_sent),
        })
    }

    pub(super) fn tell(self) {
        let word = self.submission.with_untracked(Submission::word);
        events::announce("aih:comment", &[("submission", Detail::Text(word))]);
    }

    pub(super) fn keep_comment(self) {
        let id = &self.the_coverage().id;
        // Storing may let other work in, which wants the draft and the state.
        let draft = self.draft.get_untracked();
        draft.keep(id, &mut |key, value| storage::keep(key, value));
        let key = draft_key(id, MARK);
        storage::keep(&key, self.submission.with_untracked(Submission::mark).as_deref());
        let text = storage::read(&draft_key(id, Control::Text.name())).unwrap_or_default();
        let mark = storage::read(&key);
        let desk = &mut self.state.borrow_mut().desk;
        desk.keeps_text = self.draft.with_untracked(|draft| draft.get(Control::Text) == text);
        desk.mark = mark;
    }
}

/// The id of a control's element.
pub fn control_id(control: Control) -> &'static str {
    match control {
        Control::Text => "comment-text",
        Control::Name => "comment-name",
        Control::Email => "comment-email",
        Control::Place => "comment-place",
        Control::Phone => "comment-phone",
        Control::Terms => "comment-terms",
    }
}

/// Milliseconds since 1970 in UTC.
pub(super) fn now() -> i64 {
    clock::now().utc_ms()
}
