use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::element::{Element, effect, el, nothing, reactive};
use super::inline::inline;
use crate::browser::elements::{COMMENT_FOLD, COMMENT_FORM, STICKY};
use crate::browser::{page, storage, viewport};
use crate::reading::comment::Control;
use crate::reading::comment::submission::Submission;
use crate::reading::live::Live;
use crate::reading::session::{BODY_ID, FORM_ID, Session, TRAP_ID};
use crate::timeline::coverage::Comments;

mod field;
mod outcome;

/// Where the form stands beside the timeline rather than at the foot of the page. The style sheet has the same width.
const BESIDE: &str = "(min-width: 62rem)";

/// Under what name the device keeps that the reader has folded a form beside the timeline.
const FOLDED_KEY: &str = "aih:comment-folded";

/// Says on the root element that comments are taken.
const TAKEN: &str = "data-discussion";

/// What there is of a form.
#[derive(Clone, PartialEq)]
enum Form {
    None,
    /// Nothing can be sent; what was written can be read.
    Closed(String),
    Open(Comments),
}

/// The comment form, at hand while one reads.
pub fn comment(session: Session) -> AnyView {
    let form = Live::new(Form::None);
    let now = form.clone();
    effect(move || {
        let form = form_of(session);
        if matches!(form, Form::Open(_)) {
            page::set(TAKEN, "");
        } else {
            page::unset(TAKEN);
        }
        now.set_if_new(form);
    });
    let beside = Live::new(false);
    let stands = beside.clone();
    effect(move || {
        let stands = stands.clone();
        viewport::watch(BESIDE, move |holds| {
            stands.set(holds);
            let unfolded = holds && storage::read(FOLDED_KEY).is_none();
            session.form_open.set_if_new(unfolded || viewport::has_focus("#comment-form *"));
        });
    });
    reactive(move || match form.get() {
        Form::None => nothing(),
        Form::Closed(text) => section(session, &beside, closed(session, &text)),
        Form::Open(comments) => section(session, &beside, open(session, &comments)),
    })
}

fn form_of(session: Session) -> Form {
    let comments = session.coverage.with(|coverage| coverage.as_ref().and_then(|coverage| coverage.comments.clone()));
    match comments {
        Some(comments) if comments.open => Form::Open(comments),
        comments => {
            let text = session.draft.with(|draft| draft.get(Control::Text).to_owned());
            if comments.is_none() && text.is_empty() { Form::None } else { Form::Closed(text) }
        }
    }
}

/// The heading, which folds the form away, and the form.
fn section(session: Session, beside: &Live<bool>, form: Element) -> AnyView {
    let words = session.messages().words;
    let (folding, leaving, escaping) = (beside.clone(), beside.clone(), beside.clone());
    let outcome = reactive(move || {
        let outcome = session.outcome_in_brief().filter(|_| !session.form_open.get());
        outcome.map_or_else(nothing, |outcome| el("span").class("count").child(outcome).view())
    });
    el("section")
        .class("comment")
        .attr(STICKY, "")
        .attr("aria-labelledby", COMMENT_FOLD)
        .on("focusout", move |event| {
            // At the foot of the page it would cover what has the focus next.
            if !leaving.get_untracked() && viewport::leaves(&event, ".comment") {
                session.form_open.set_if_new(false);
            }
        })
        .live_flag("data-begun", move || session.draft.with(|draft| !draft.get(Control::Text).is_empty()))
        .child(
            el("h2").child(
                el("button")
                    .class("fold")
                    .attr("id", COMMENT_FOLD)
                    .attr("type", "button")
                    .attr("aria-controls", FORM_ID)
                    .live("aria-expanded", move || Some(session.form_open.get().to_string()))
                    .on_click(move || fold(session, folding.get_untracked(), !session.form_open.get_untracked()))
                    .child(words.discussion)
                    .child(outcome),
            ),
        )
        .child(
            form.attr("id", FORM_ID)
                .attr(COMMENT_FORM, "")
                .attr("novalidate", "")
                .live("data-submission", move || Some(session.submission.with(|known| known.word().to_owned())))
                .live_flag("hidden", move || !session.form_open.get())
                .on("focusin", move |_| session.touch_comment())
                .on("keydown", move |event| follow_key(session, escaping.get_untracked(), &event))
                .on("submit", move |event: ev::Event| {
                    event.prevent_default();
                    session.send_comment();
                }),
        )
        .view()
}

fn fold(session: Session, beside: bool, open: bool) {
    if beside {
        storage::keep(FOLDED_KEY, (!open).then_some("folded"));
    }
    if open {
        session.open_form();
    } else {
        session.form_open.set(false);
    }
}

fn follow_key(session: Session, beside: bool, event: &ev::Event) {
    let Some(event) = event.dyn_ref::<ev::KeyboardEvent>() else { return };
    match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            session.send_comment();
        }
        "Escape" if !beside => {
            session.form_open.set(false);
            viewport::focus_quietly(COMMENT_FOLD);
        }
        _ => {}
    }
}

fn open(session: Session, comments: &Comments) -> Element {
    let words = session.messages().words;
    let asked = |control: Control| control.is_asked(comments);
    let held = move || session.submission.with(Submission::is_held);
    let notice = comments
        .notice
        .as_ref()
        .map(|notice| el("p").class("small").in_language_of_coverage(session).children(inline(session, notice, None)));
    let private = asked(Control::Email) || asked(Control::Phone);
    let terms = comments.terms.as_ref().map(|terms| {
        el("div").child(field::tick(session, Control::Terms)).child(
            el("a")
                .class("small")
                .attr("href", terms.as_str().to_owned())
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .child(words.terms),
        )
    });
    let fields = [Control::Name, Control::Email, Control::Place, Control::Phone].into_iter();
    let body = el("div")
        .class("comment-body")
        .attr("id", BODY_ID)
        .child(outcome::outcome(session))
        .child(field::reply(session))
        .child(field::field(session, comments, Control::Text))
        .children(fields.filter(|control| asked(*control)).map(|control| field::field(session, comments, control)))
        .child_if(private.then(|| el("p").class("small").child(words.comment.purpose)))
        // For programs that fill in whatever they find.
        .child(el("div").class("trap").attr("aria-hidden", "true").attr("inert", "").child(
            el("input").attr("id", TRAP_ID).attr("name", "website").attr("tabindex", "-1").attr("autocomplete", "off"),
        ))
        .child_if(terms)
        .child(field::remember(session))
        .child(el("p").class("small").child(words.comment.kept))
        .child_if(notice);
    el("form").child(body).child(
        el("button")
            .class("button")
            .attr("type", "submit")
            .live("aria-disabled", move || Some(held().to_string()))
            .child(reactive(move || {
                let brief = session.outcome_in_brief().filter(|_| held());
                brief.unwrap_or(words.comment.send).into_any()
            })),
    )
}

/// No comments are taken, or no longer.
fn closed(session: Session, text: &str) -> Element {
    let words = session.messages().words;
    let form = el("form").child(el("p").child(words.comment.closed));
    if text.is_empty() {
        return form;
    }
    form.child(
        el("label").class("field").child(words.comment.draft_kept).child(
            el("textarea").attr("name", Control::Text.name()).attr("rows", "5").attr("readonly", "").child(text),
        ),
    )
}
