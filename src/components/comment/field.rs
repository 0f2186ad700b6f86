use leptos::ev;
use leptos::prelude::*;

use crate::components::element::{Element, el, nothing, reactive};
use crate::components::moment::time_in_words;
use crate::messages::fill;
use crate::messages::words::CommentWords;
use crate::reading::comment::Control;
use crate::reading::comment::check::{self, Problem};
use crate::reading::comment::draft::TICKED;
use crate::reading::comment::submission::Submission;
use crate::reading::session::{Session, control_id};
use crate::timeline::coverage::{Comments, Field};

/// A control with its name, and with what is wrong in it.
pub(super) fn field(session: Session, comments: &Comments, control: Control) -> Element {
    let words = &session.messages().words.comment;
    let id = control_id(control);
    let (tag, kind, complete) = match control {
        Control::Name => ("input", "text", "name"),
        Control::Email => ("input", "email", "email"),
        Control::Place => ("input", "text", "address-level2"),
        Control::Phone => ("input", "tel", "tel"),
        Control::Text | Control::Terms => ("textarea", "", ""),
    };
    let entry = el(tag)
        .live_flag("readonly", move || session.submission.with(Submission::is_held))
        .attr("dir", "auto")
        .property("value", move || session.draft.with(|draft| draft.get(control).to_owned()))
        .on("input", move |event: ev::Event| session.write_comment(control, event_target_value(&event)));
    let (entry, count) = if control == Control::Text {
        (entry.attr("rows", "3"), Some(count(session, comments.max_length)))
    } else {
        (entry.attr("type", kind).attr("autocomplete", complete), None)
    };
    let optional = control.asked(comments) == Field::Optional;
    let label = el("label").attr("for", id).child(name(words, control));
    el("div")
        .class("field")
        .child(if optional { label.child(" ").child(el("span").class("count").child(words.optional)) } else { label })
        .child(marked(session, control, if optional { entry } else { entry.attr("required", "") }))
        .child_if(count)
        .child(problem(session, control))
}

/// A box to tick.
pub(super) fn tick(session: Session, control: Control) -> Element {
    let entry = el("input")
        .attr("type", "checkbox")
        .attr("required", "")
        .live_flag("disabled", move || session.submission.with(Submission::is_held))
        // An empty text is false to the browser, any other true.
        .property("checked", move || session.draft.with(|draft| draft.get(control).to_owned()))
        .on("change", move |event: ev::Event| {
            let ticked = event_target_checked(&event);
            session.write_comment(control, if ticked { TICKED.to_owned() } else { String::new() });
        });
    let words = &session.messages().words.comment;
    el("div")
        .child(el("label").class("tick").child(marked(session, control, entry)).child(name(words, control)))
        .child(problem(session, control))
}

/// Whether the device is to know the reader next time.
pub(super) fn remember(session: Session) -> Element {
    el("label")
        .class("tick")
        .child(
            el("input")
                .attr("type", "checkbox")
                .property("checked", move || {
                    session.draft.with(|draft| if draft.remember { TICKED } else { "" }.to_owned())
                })
                .on("change", move |event: ev::Event| session.remember_reader(event_target_checked(&event))),
        )
        .child(session.messages().words.comment.remember_me)
}

/// What the comment replies to, and the way out of that.
pub(super) fn reply(session: Session) -> AnyView {
    let words = &session.messages().words.comment;
    reactive(move || {
        let Some(id) = session.draft.with(|draft| draft.reply.clone()) else { return nothing() };
        let text = match session.post(&id) {
            Some(post) => fill(words.replying_to, &[("time", &time_in_words(session, post.published))]),
            None => words.in_reply_to.to_owned(),
        };
        el("p")
            .class("small comment-reply")
            .child(el("a").attr("href", id.reference()).child(text))
            .child(
                el("button")
                    .class("quiet-button")
                    .attr("type", "button")
                    .on_click(move || session.reply_to(None))
                    .child(words.no_reply),
            )
            .view()
    })
}

/// What a control is called.
pub(super) fn name(words: &'static CommentWords, control: Control) -> &'static str {
    match control {
        Control::Text => words.text,
        Control::Name => words.name,
        Control::Email => words.email,
        Control::Place => words.place,
        Control::Phone => words.phone,
        Control::Terms => words.agree,
    }
}

/// What is wrong with what a control holds.
pub(super) fn problem_in_words(session: Session, control: Control) -> Option<String> {
    let messages = session.messages();
    let words = &messages.words.comment;
    session.faults.with(|faults| {
        let fault = faults.iter().find(|fault| fault.control == control)?;
        Some(match &fault.problem {
            Problem::Missing if control == Control::Terms => words.not_agreed.to_owned(),
            Problem::Missing => words.missing_field.to_owned(),
            Problem::NotAnAddress => words.not_an_address.to_owned(),
            Problem::TooLong(over) => messages.count(&words.too_long, *over),
            Problem::Told(told) => told.clone(),
        })
    })
}

/// Has the control say which it is, and that something is wrong in it.
fn marked(session: Session, control: Control, entry: Element) -> Element {
    let id = control_id(control);
    entry
        .attr("id", id)
        .attr("name", control.name())
        .attr("aria-describedby", [id, "-problem ", id, "-count"].concat())
        .live("aria-invalid", move || problem_in_words(session, control).map(|_| "true".to_owned()))
}

fn problem(session: Session, control: Control) -> AnyView {
    reactive(move || match problem_in_words(session, control) {
        Some(problem) => {
            el("p").class("field-problem").attr("id", [control_id(control), "-problem"].concat()).child(problem).view()
        }
        None => nothing(),
    })
}

fn count(session: Session, max: u32) -> Element {
    let messages = session.messages();
    let length = move || session.draft.with(|draft| check::length(draft.get(Control::Text)));
    el("p")
        .class("small field-count")
        .attr("id", [control_id(Control::Text), "-count"].concat())
        .live_flag("data-over", move || length() > max as usize)
        .child(reactive(move || {
            let format = &messages.format;
            let parts = [("n", &*format.number(length())), ("max", &*format.number(max as usize))];
            fill(messages.words.comment.length, &parts).into_any()
        }))
}
