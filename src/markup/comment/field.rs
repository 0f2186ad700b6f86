//! The controls of the form.

use crate::markup::act::{Act, button};
use crate::markup::context::Context;
use crate::markup::ids::control_id;
use crate::markup::moment::{Style, in_words};
use crate::markup::node::{Element, el};
use crate::messages::fill;
use crate::messages::words::CommentWords;
use crate::reading::comment::Control;
use crate::reading::comment::check::{self, Problem};
use crate::reading::page::Page;
use crate::timeline::coverage::{Comments, Field};

/// A control with its name, and with what is wrong in it.
pub(super) fn field(page: &Page, comments: &Comments, control: Control, context: &Context) -> Element {
    let words = &context.messages.words.comment;
    let draft = page.draft();
    let input = |kind: &str, complete: &str| el("input").attr("type", kind).attr("autocomplete", complete);
    let entry = match control {
        Control::Text => el("textarea").attr("rows", "3"),
        Control::Email => input("email", "email"),
        Control::Place => input("text", "address-level2"),
        Control::Phone => input("tel", "tel"),
        Control::Name | Control::Terms => input("text", "name"),
    };
    let count = (control == Control::Text).then(|| count(draft.get(control), comments.max_length, context));
    let is_optional = control.asked(comments) == Field::Optional;
    let entry = entry
        .flag("readonly", page.submission().is_held())
        .attr("dir", "auto")
        .attr("value", draft.get(control))
        .flag("required", !is_optional);
    let label = el("label").attr("for", control_id(control)).child(name(words, control));
    let optional = is_optional.then(|| el("span").class("count").child(words.optional));
    frame(control)
        .child(label.child(if is_optional { " " } else { "" }).child_if(optional))
        .child(marked(entry, page, control, context))
        .child_if(count)
        .child_if(problem(page, control, context))
}

/// What is around a control. It has a name, so that it stays the same element while others come and go.
fn frame(control: Control) -> Element {
    el("div").class("field").attr("id", [control_id(control), "-field"].concat())
}

/// What is written for a coverage that takes no comments any more.
pub(super) fn kept_text(text: &str, context: &Context) -> Element {
    let id = control_id(Control::Text);
    let label = el("label").attr("for", id).child(context.messages.words.comment.draft_kept);
    let entry = el("textarea").attr("id", id).attr("name", Control::Text.name()).attr("rows", "5");
    frame(Control::Text).child(label).child(entry.attr("dir", "auto").attr("readonly", "").attr("value", text))
}

/// Whether the device keeps what is written.
pub(super) fn kept(page: &Page, context: &Context) -> Element {
    let words = &context.messages.words.comment;
    let (class, sentence) =
        if page.is_draft_refused() { ("small field-problem", words.not_kept) } else { ("small", words.kept) };
    el("p").class(class).child(sentence)
}

/// A box to tick.
pub(super) fn tick(page: &Page, control: Control, context: &Context) -> Element {
    let entry = el("input")
        .attr("type", "checkbox")
        .attr("required", "")
        .flag("disabled", page.submission().is_held())
        .flag("checked", !page.draft().get(control).is_empty());
    let label = name(&context.messages.words.comment, control);
    el("div")
        .child(el("label").class("tick").child(marked(entry, page, control, context)).child(label))
        .child_if(problem(page, control, context))
}

/// Whether the device is to know the reader next time.
pub(super) fn remember(page: &Page, context: &Context) -> Element {
    let entry = el("input")
        .attr("type", "checkbox")
        .attr("data-act", Act::Remember.word())
        .flag("checked", page.draft().remember);
    el("label").class("tick").child(entry).child(context.messages.words.comment.remember_me)
}

/// What the comment replies to, and the way out of that.
pub(super) fn reply(page: &Page, context: &Context) -> Option<Element> {
    let words = &context.messages.words.comment;
    let id = page.draft().reply.as_ref()?;
    let text = match page.post(id) {
        Some(post) => {
            let time = in_words(post.published, Style::Sentence, context.messages, context.clock);
            let sentence = if post.is_withdrawn() { words.replying_to_withdrawn } else { words.replying_to };
            fill(sentence, &[("time", &time)])
        }
        None => words.in_reply_to.to_owned(),
    };
    let reply = el("p")
        .class("small comment-reply")
        .child(el("a").attr("href", id.reference()).child(text))
        .child(button("quiet-button", Act::NoReply, words.no_reply));
    Some(reply)
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
pub(super) fn problem_in_words(page: &Page, control: Control, context: &Context) -> Option<String> {
    let words = &context.messages.words.comment;
    let fault = page.faults().iter().find(|fault| fault.control == control)?;
    Some(match &fault.problem {
        Problem::Missing if control == Control::Terms => words.not_agreed.to_owned(),
        Problem::Missing => words.missing_field.to_owned(),
        Problem::NotAnAddress => words.not_an_address.to_owned(),
        Problem::TooLong(over) => context.messages.count(&words.too_long, *over),
        Problem::Told(told) => told.clone(),
    })
}

/// The entry with what says which control it is, and whether something is wrong in it.
fn marked(entry: Element, page: &Page, control: Control, context: &Context) -> Element {
    let id = control_id(control);
    let is_wrong = problem_in_words(page, control, context).is_some();
    entry
        .attr("id", id)
        .attr("name", control.name())
        .attr("aria-describedby", [id, "-problem ", id, "-count"].concat())
        .attr("aria-invalid", is_wrong.then_some("true"))
}

fn problem(page: &Page, control: Control, context: &Context) -> Option<Element> {
    let problem = problem_in_words(page, control, context)?;
    Some(el("p").class("field-problem").attr("id", [control_id(control), "-problem"].concat()).child(problem))
}

fn count(text: &str, max: u32, context: &Context) -> Element {
    let (length, max) = (check::length(text), max as usize);
    let format = &context.messages.format;
    let parts = [("n", &*format.number(length)), ("max", &*format.number(max))];
    el("p")
        .class("small field-count")
        .attr("id", [control_id(Control::Text), "-count"].concat())
        .flag("data-over", length > max)
        .child(fill(context.messages.words.comment.length, &parts))
}
