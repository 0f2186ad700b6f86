//! What became of the comment, and what the reader can do about it.

use super::field;
use crate::markup::act::{Act, button};
use crate::markup::context::Context;
use crate::markup::ids::{OUTCOME_ID, control_id};
use crate::markup::node::{Element, el};
use crate::messages::fill;
use crate::messages::words::CommentWords;
use crate::reading::comment::Control;
use crate::reading::comment::answer::{Receipt, Refusal, Why};
use crate::reading::comment::submission::{Stage, Wait};
use crate::reading::page::Page;
use crate::timeline::coverage::Delivery;

/// The part of the form that says it. Screen readers announce what comes into it.
pub(super) fn outcome(page: &Page, context: &Context) -> Element {
    let words = &context.messages.words.comment;
    let submission = page.submission();
    let outcome = match submission.stage() {
        Stage::Sending => None,
        Stage::Editing => faults(page, None, context),
        Stage::Refused(Refusal::Faults(_, detail)) => faults(page, Some(detail), context),
        Stage::Refused(refusal) => Some(refused(refusal, words)),
        Stage::Queued(wait) => Some(queued(page, wait, context)),
        Stage::InLetter => in_letter(page, words),
        Stage::Sent(receipt) => Some(said(match receipt {
            Receipt::Published => words.sent_published,
            Receipt::InReview => words.sent_in_review,
            Receipt::Arrived => words.sent,
        })),
    };
    el("div")
        .class("comment-outcome")
        .attr("id", OUTCOME_ID)
        .attr("role", "status")
        .attr("tabindex", "-1")
        .child_if(outcome)
}

fn said(sentence: &str) -> Element {
    el("div").class("comment-said").child(el("p").child(sentence))
}

fn failed(kind: &'static str, sentence: &str) -> Element {
    said(sentence).attr("role", "alert").attr("data-failure", kind)
}

/// What has to be put right: all of it, with the way to each control. `told` is what the server says, if it was the server.
fn faults(page: &Page, told: Option<&String>, context: &Context) -> Option<Element> {
    let words = context.messages.words;
    let sentence = match (told, page.faults().len()) {
        (None, 0) => return None,
        (Some(_), _) => words.comment.refused_faults.to_owned(),
        (None, n) => context.messages.count(&words.comment.faults, n),
    };
    let to_control = |control: Control| {
        let problem = field::problem_in_words(page, control, context)?;
        let label = [field::name(&words.comment, control), words.colon, " ", &problem].concat();
        let way = button("quiet-button", Act::Correct, &label).attr("data-control", control_id(control));
        Some(el("li").child(way))
    };
    let told = told.filter(|told| !told.is_empty()).map(|told| el("p").attr("dir", "auto").child(told.as_str()));
    let failed = failed(Refusal::Faults(Vec::new(), String::new()).word(), &sentence)
        .child_if(told)
        .child(el("ul").children(Control::ALL.into_iter().filter_map(to_control)));
    Some(failed)
}

fn refused(refusal: &Refusal, words: &'static CommentWords) -> Element {
    let sentence = match refusal {
        Refusal::Faults(..) => words.refused_faults,
        Refusal::Forbidden => words.refused_forbidden,
        Refusal::Known => words.refused_known,
        Refusal::TooLarge => words.refused_too_large,
        Refusal::NotUnderstood => words.refused_not_understood,
        Refusal::Unknown => words.refused_unknown,
        Refusal::Robot => words.refused_robot,
        Refusal::Status(status) => &fill(words.refused_status, &[("status", &status.to_string())]),
    };
    let ways = [(Act::SendAgain, words.send_again), (Act::HasArrived, words.it_has_arrived)];
    let ways = ways.into_iter().filter(|_| *refusal == Refusal::Unknown);
    failed(refusal.word(), sentence).children(ways.map(|(act, label)| button("button", act, label)))
}

fn queued(page: &Page, wait: &Wait, context: &Context) -> Element {
    let words = &context.messages.words.comment;
    let is_offline = wait.why == Why::Offline;
    let at_once = (!wait.asked).then(|| button("button", Act::SendNow, words.send_now));
    // A timer is not read out second by second.
    let next = (!is_offline).then(|| {
        let time = context.messages.format.in_seconds(page.seconds_left());
        el("p").attr("role", "timer").child(fill(words.next_try, &[("time", &time)]))
    });
    said(match wait.why {
        Why::Offline => words.wait_offline,
        Why::Trouble => words.wait_trouble,
        Why::TooMany => words.wait_too_many,
    })
    .child_if(page.is_draft_refused().then(|| el("p").child(words.not_kept)))
    .child_if(next)
    .child_if(at_once)
    .child(button("button", Act::Edit, words.edit))
    .child(button("button", Act::Cancel, words.cancel))
}

fn in_letter(page: &Page, words: &'static CommentWords) -> Option<Element> {
    let Delivery::Mail(to) = &page.open_comments()?.delivery else { return None };
    let letter = said(&fill(words.letter_ready, &[("address", to)]))
        .child(el("a").class("button").attr("href", page.letter()).child(words.open_letter))
        .child(button("button", Act::CopyText, words.copy_comment))
        .child(button("button", Act::HasArrived, words.letter_sent))
        .child(button("button", Act::Edit, words.edit));
    Some(letter)
}
