use std::sync::Arc;

use leptos::prelude::*;

use super::element::{Element, el, nothing, reactive, reactive_text};
use super::inline::inline;
use super::moment::{post_time, time_in_words};
use super::{body, byline, icon, sharing};
use crate::messages::fill;
use crate::reading::live::Live;
use crate::reading::session::{Row, Session};
use crate::timeline::post::{Content, Post, Revision, Standing};
use crate::timeline::search::Query;

/// One post of the timeline. The element stays for as long as the post does; what is in it follows the post.
pub fn article(session: Session, row: Row) -> AnyView {
    let Row { post, place, marks, linked, .. } = row;
    let id = post.with_untracked(|post| post.id.clone());
    let element_id = id.element_id();
    let (of_source, of_key, of_breaking, of_withdrawn) = (post.clone(), post.clone(), post.clone(), post.clone());
    let (hidden, position, total) = (place.clone(), place.clone(), place);
    el("article")
        .class("post")
        .attr("id", element_id.clone())
        .attr("tabindex", "0")
        .attr("aria-labelledby", [&element_id, "-head ", &element_id, "-by ", &element_id, "-title"].concat())
        .live("data-source", move || Some(of_source.with(|post| post.source.kind.word().to_owned())))
        .live_flag("data-key-event", move || of_key.with(|post| post.key_event))
        .live_flag("data-breaking", move || of_breaking.with(|post| post.breaking))
        .live_flag("data-withdrawn", move || of_withdrawn.with(|post| is_withdrawn(post)))
        .live_flag("data-linked", move || linked.get())
        .live_flag("hidden", move || hidden.with(Option::is_none))
        .live("aria-posinset", move || position.with(|place| place.map(|place| place.position.to_string())))
        .live("aria-setsize", move || total.with(|place| place.map(|place| place.of.to_string())))
        .child(reactive(move || {
            let post = post.get();
            marks.with(|marks| contents(session, &post, (!marks.is_empty()).then_some(marks)))
        }))
        .view()
}

/// What a post shows, wherever it is shown.
pub fn contents(session: Session, post: &Arc<Post>, marks: Option<&Query>) -> AnyView {
    let head_id = [&post.id.element_id(), "-head"].concat();
    let text = match &post.content {
        Content::Standing(standing) => standing_text(session, post, standing, marks),
        Content::Withdrawn { at, reason } => {
            let (at, words) = (*at, session.messages().words);
            let sentence = reactive(move || fill(words.withdrawn, &[("time", &time_in_words(session, at))]).into_any());
            let reason = reason
                .as_ref()
                .map(|reason| el("p").in_language_of_coverage(session).children(inline(session, reason, marks)));
            el("div").class("withdrawn").child(el("p").child(sentence)).child_if(reason)
        }
    };
    el("div")
        .class("post-grid")
        .child(head(session, post).attr("id", head_id))
        .child(text.child(sharing::sharing(session, &post.id)))
        .view()
}

/// When, from whom, and what marks it out.
fn head(session: Session, post: &Post) -> Element {
    let words = session.messages().words;
    let badge = |class, path, word: &str| el("span").class(class).child(icon::icon(path)).child(word);
    el("header")
        .class("post-head")
        .child(el("a").class("post-time").attr("href", post.id.reference()).child(post_time(session, post.published)))
        .child(byline::kind(session, &post.source))
        .child_if(post.breaking.then(|| el("span").class("badge breaking").child(words.breaking)))
        .child_if(post.key_event.then(|| badge("badge key-event", icon::STAR, words.key_event)))
}

fn standing_text(session: Session, post: &Arc<Post>, standing: &Standing, marks: Option<&Query>) -> Element {
    let words = session.messages().words;
    let headline = standing.headline.as_ref().map(|headline| {
        let id = [&post.id.element_id(), "-title"].concat();
        el("h3").attr("id", id).in_language_of_coverage(session).children(inline(session, headline, marks))
    });
    let updated = post.modified.filter(|_| post.is_updated()).map(|at| {
        el("p")
            .class("updated")
            .child(reactive(move || fill(words.updated, &[("time", &time_in_words(session, at))]).into_any()))
    });
    let correction = standing.correction.as_ref().map(|correction| {
        let at = correction.at;
        el("div")
            .class("correction")
            .attr("role", "note")
            .child(
                el("p")
                    .class("correction-head")
                    .child(el("b").child(words.correction))
                    .child(" ")
                    .child(reactive(move || el("span").child(time_in_words(session, at)).view())),
            )
            .child(el("p").in_language_of_coverage(session).children(inline(session, &correction.note, marks)))
    });
    el("div")
        .class("post-text")
        .child_if(byline::byline(session, &post.source, marks).map(|line| {
            let id = [&post.id.element_id(), "-by"].concat();
            line.attr("id", id)
        }))
        .child_if(headline)
        .child(el("div").class("prose").in_language_of_coverage(session).children(body::body(
            session,
            &standing.body,
            marks,
            Some(post),
        )))
        .child_if(updated)
        .child_if(correction)
        .child(revisions(session, post))
}

/// The earlier texts, written when the reader asks for them. No `details`: in a page of thousands of posts Chromium takes
/// 40 ms to take one out of the layout.
fn revisions(session: Session, post: &Arc<Post>) -> AnyView {
    if post.revisions().is_empty() {
        return nothing();
    }
    let open = Live::new(false);
    let (pressed, shown) = (open.clone(), open.clone());
    let post = post.clone();
    el("div")
        .class("revisions")
        .child(
            el("button")
                .class("quiet-button")
                .attr("type", "button")
                .live("aria-expanded", move || Some(shown.get().to_string()))
                .on_click(move || pressed.update(|open| *open = !*open))
                .child(session.messages().words.earlier_versions),
        )
        .child(reactive(move || {
            if open.get() {
                el("ol").children(post.revisions().iter().map(|revision| earlier(session, revision))).view()
            } else {
                nothing()
            }
        }))
        .view()
}

fn earlier(session: Session, revision: &Revision) -> Element {
    let (at, words) = (revision.at, session.messages().words);
    let headline = revision
        .headline
        .as_ref()
        .map(|headline| el("p").class("revision-headline").children(inline(session, headline, None)));
    let note = revision.note.as_ref().map(|note| el("p").class("revision-note").children(inline(session, note, None)));
    el("li")
        .child(
            el("p")
                .class("revision-time")
                .child(reactive_text(move || fill(words.as_published, &[("time", &time_in_words(session, at))]))),
        )
        .child(
            el("div")
                .in_language_of_coverage(session)
                .child_if(headline)
                .children(body::body(session, &revision.body, None, None))
                .child_if(note),
        )
}

fn is_withdrawn(post: &Post) -> bool {
    matches!(post.content, Content::Withdrawn { .. })
}
