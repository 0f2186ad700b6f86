//! The comment form, at hand while one reads.

use super::act::{Act, button};
use super::context::Context;
use super::ids::{BODY_ID, FOLD_ID, FORM, FORM_ID, STICKY, TRAP_ID};
use super::inline::paragraph;
use super::node::{Element, el};
use crate::reading::comment::Control;
use crate::reading::page::Page;
use crate::timeline::coverage::Comments;

mod field;
mod outcome;

/// The heading, which folds the form away, and the form. `None` for a coverage that takes no comments, unless the reader has
/// written one.
pub fn comment(page: &Page, context: &Context) -> Option<Element> {
    let comments = page.coverage()?.comments.as_ref();
    let draft = page.draft();
    let text = draft.get(Control::Text);
    let words = context.messages.words;
    let form = match comments {
        Some(comments) if comments.open => open(page, comments, context),
        None if text.is_empty() => return None,
        _ => closed(text, context),
    };
    let is_open = page.is_form_open();
    let outcome = page.outcome_in_brief().filter(|_| !is_open);
    let fold = button("fold", Act::FoldForm, words.discussion)
        .attr("id", FOLD_ID)
        .attr("aria-controls", FORM_ID)
        .attr("aria-expanded", is_open.to_string())
        .child_if(outcome.map(|outcome| el("span").class("count").child(outcome)));
    let form = form
        .attr("id", FORM_ID)
        .attr(FORM, "")
        .attr("novalidate", "")
        .attr("data-submission", page.submission().word())
        .flag("hidden", !is_open);
    let section = el("section")
        .class("comment")
        .attr(STICKY, "")
        .attr("aria-labelledby", FOLD_ID)
        .child(el("h2").child(fold))
        .child(form);
    Some(section)
}

fn open(page: &Page, comments: &Comments, context: &Context) -> Element {
    let words = context.messages.words;
    let is_held = page.submission().is_held();
    let is_asked = |control: &Control| control.is_asked(comments);
    let notice = paragraph("small", comments.notice.as_ref(), context);
    let terms = comments.terms.as_ref().map(|terms| {
        let link = el("a").class("small").attr("href", terms.as_str()).attr("target", "_blank").attr("rel", "noopener");
        el("div").child(field::tick(page, Control::Terms, context)).child(link.child(words.terms))
    });
    let fields = [Control::Name, Control::Email, Control::Place, Control::Phone];
    let is_private = is_asked(&Control::Email) || is_asked(&Control::Phone);
    // For programs that fill in whatever they find.
    let trap = el("div").class("trap").attr("aria-hidden", "true").attr("inert", "").child(
        el("input").attr("id", TRAP_ID).attr("name", "website").attr("tabindex", "-1").attr("autocomplete", "off"),
    );
    let body = el("div")
        .class("comment-body")
        .attr("id", BODY_ID)
        .child(outcome::outcome(page, context))
        .child_if(field::reply(page, context))
        .child(field::field(page, comments, Control::Text, context))
        .child(field::kept(page, context))
        .children(fields.into_iter().filter(is_asked).map(|control| field::field(page, comments, control, context)))
        .child_if(is_private.then(|| el("p").class("small").child(words.comment.purpose)))
        .child(trap)
        .child_if(terms)
        .child(field::remember(page, context))
        .child_if(notice);
    let send = page.outcome_in_brief().filter(|_| is_held).unwrap_or(words.comment.send);
    el("form").child(body).child(
        el("button").class("button").attr("type", "submit").attr("aria-disabled", is_held.to_string()).child(send),
    )
}

/// No comments are taken, or no longer. The text stands where it stood in the open form, so that it stays the same element.
fn closed(text: &str, context: &Context) -> Element {
    let words = &context.messages.words.comment;
    let text = (!text.is_empty()).then(|| field::kept_text(text, context));
    el("form")
        .child(el("div").class("comment-body").attr("id", BODY_ID).child(el("p").child(words.closed)).child_if(text))
}
