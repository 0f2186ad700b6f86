use leptos::prelude::*;

use super::field;
use crate::browser::{share, viewport};
use crate::components::element::{Element, el, nothing, reactive};
use crate::messages::fill;
use crate::messages::words::CommentWords;
use crate::reading::comment::Control;
use crate::reading::comment::answer::{Receipt, Refusal, Why};
use crate::reading::comment::submission::{Stage, Wait};
use crate::reading::session::{OUTCOME_ID, Session, control_id};
use crate::timeline::coverage::Delivery;

/// What became of the comment, and what the reader can do about it.
pub(super) fn outcome(session: Session) -> Element {
    el("div").class("comment-outcome").attr("id", OUTCOME_ID).attr("role", "status").attr("tabindex", "-1").child(
        reactive(move || {
            let words = &session.messages().words.comment;
            match session.submission.with(|submission| submission.stage().clone()) {
                Stage::Sending => nothing(),
                Stage::Editing => faults(session, None),
                Stage::Refused(Refusal::Faults(_, detail)) => faults(session, Some(detail)),
                Stage::Refused(refusal) => refused(session, &refusal),
                Stage::Queued(wait) => queued(session, wait),
                Stage::InLetter => in_letter(session),
                Stage::Sent(receipt) => said(match receipt {
                    Receipt::Published => words.sent_published,
                    Receipt::InReview => words.sent_in_review,
                    Receipt::Arrived => words.sent,
                })
                .view(),
            }
        }),
    )
}

fn said(sentence: impl Into<String>) -> Element {
    el("div").class("comment-said").child(el("p").child(sentence.into()))
}

fn failed(kind: &'static str, sentence: impl Into<String>) -> Element {
    said(sentence).attr("role", "alert").attr("data-failure", kind)
}

/// A button that goes with what it stands beside; the focus stays there.
fn button(label: &'static str, mut act: impl FnMut() + 'static) -> Element {
    let act = move || {
        viewport::focus_quietly(OUTCOME_ID);
        act();
    };
    el("button").class("button").attr("type", "button").on_click(act).child(label)
}

/// What has to be put right: all of it, with the way to each control. `told` is what the server says, if it was the server.
fn faults(session: Session, told: Option<String>) -> AnyView {
    let messages = session.messages();
    let words = messages.words;
    let count = session.faults.with(Vec::len);
    let sentence = match (&told, count) {
        (None, 0) => return nothing(),
        (Some(_), _) => words.comment.refused_faults.to_owned(),
        (None, n) => messages.count(&words.comment.faults, n),
    };
    let to_control = |control: Control| {
        let problem = field::problem_in_words(session, control)?;
        let label = [field::name(&words.comment, control), words.colon, " ", &problem].concat();
        let way = el("button")
            .class("quiet-button")
            .attr("type", "button")
            .on_click(move || viewport::focus_into_view(control_id(control)))
            .child(label);
        Some(el("li").child(way))
    };
    failed(Refusal::Faults(Vec::new(), String::new()).word(), sentence)
        .child_if(told.filter(|told| !told.is_empty()).map(|told| el("p").attr("dir", "auto").child(told)))
        .child(el("ul").children(Control::ALL.into_iter().filter_map(to_control)))
        .view()
}

fn refused(session: Session, refusal: &Refusal) -> AnyView {
    let words = &session.messages().words.comment;
    let failure = failed(refusal.word(), sentence(words, refusal));
    match refusal {
        Refusal::Unknown => failure
            .child(button(words.send_again, move || session.send_comment()))
            .child(button(words.it_has_arrived, move || session.comment_has_arrived())),
        _ => failure,
    }
    .view()
}

fn sentence(words: &'static CommentWords, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Faults(..) => words.refused_faults,
        Refusal::Forbidden => words.refused_forbidden,
        Refusal::Known => words.refused_known,
        Refusal::TooLarge => words.refused_too_large,
        Refusal::NotUnderstood => words.refused_not_understood,
        Refusal::Unknown => words.refused_unknown,
        Refusal::Robot => words.refused_robot,
        Refusal::Status(status) => return fill(words.refused_status, &[("status", &status.to_string())]),
    }
    .to_owned()
}

fn queued(session: Session, wait: Wait) -> AnyView {
    let words = &session.messages().words.comment;
    let offline = wait.why == Why::Offline;
    let at_once = (!offline && !wait.asked).then(|| button(words.send_now, move || session.resend(true)));
    let next = reactive(move || {
        let time = session.messages().format.in_seconds(session.seconds_left.get());
        fill(words.next_try, &[("time", &time)]).into_any()
    });
    said(match wait.why {
        Why::Offline => words.wait_offline,
        Why::Trouble => words.wait_trouble,
        Why::TooMany => words.wait_too_many,
    })
    // A timer is not read out second by second.
    .child_if((!offline).then(|| el("p").attr("role", "timer").child(next)))
    .child_if(at_once)
    .child(button(words.edit, move || session.edit_comment()))
    .child(button(words.cancel, move || session.cancel_comment()))
    .view()
}

fn in_letter(session: Session) -> AnyView {
    let words = &session.messages().words.comment;
    let comments = session.open_comments();
    let Some(Delivery::Mail(to)) = comments.as_ref().map(|comments| &comments.delivery) else { return nothing() };
    said(fill(words.letter_ready, &[("address", to)]))
        .child(el("a").class("button").attr("href", session.letter()).child(words.open_letter))
        .child(button(words.copy_comment, move || {
            let text = session.draft.with_untracked(|draft| draft.get(Control::Text).to_owned());
            share::copy(text, move |copied| {
                if copied {
                    session.announce(words.copied);
                } else {
                    viewport::focus_into_view(control_id(Control::Text));
                }
            });
        }))
        .child(button(words.letter_sent, move || session.comment_has_arrived()))
        .child(button(words.edit, move || session.edit_comment()))
        .view()
}
