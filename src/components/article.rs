use std::sync::Arc;

use leptos::prelude::*;

use super::element::{Element, Item, each, el, nothing, reactive, reactive_text};
use super::inline::inline;
use super::moment::{post_time, time_in_words};
use super::{body, byline, icon, sharing};
use crate::messages::fill;
use crate::reading::keyed;
use crate::reading::live::Live;
use crate::reading::session::{Row, Session};
use crate::timeline::post::{Content, Post, PostId, Revision};
use crate::timeline::search::Query;

/// One post of the timeline. The element stays for as long as the post does; what is in it follows the post.
pub fn article(session: Session, row: Row) -> AnyView {
    let Row { post, place, marks, linked, unread, divided, .. } = row;
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
        .live_flag("data-unread", move || unread.get())
        .live("data-since", move || divided.get().then(|| session.since_left_in_words()))
        .child(contents(session, &id, post, marks))
        .view()
}

/// What a post shows. Each part is written anew when the post is revised, but for the blocks that stay as they were: a
/// recording goes on playing, and what has the focus keeps it.
fn contents(session: Session, id: &PostId, post: Live<Arc<Post>>, marks: Live<Arc<Query>>) -> Element {
    let (of_head, of_opening, of_closing) = (post.clone(), post.clone(), post.clone());
    let opening_marks = marks.clone();
    let closing_marks = marks.clone();
    el("div").class("post-grid").child(reactive(move || head(session, &of_head.get()).view())).child(
        el("div")
            .class("post-text")
            .child(reactive(move || opening(session, &of_opening.get(), marked(&opening_marks.get()))))
            .child(el("div").class("prose").in_language_of_coverage(session).child(blocks(session, post, marks)))
            .child(reactive(move || closing(session, &of_closing.get(), marked(&closing_marks.get()))))
            .child(sharing::sharing(session, id)),
    )
}

/// The words to mark, if there are any.
fn marked(marks: &Query) -> Option<&Query> {
    (!marks.is_empty()).then_some(marks)
}

/// When, from whom, and what marks it out.
fn head(session: Session, post: &Post) -> Element {
    let words = session.messages().words;
    let badge = |class, path, word: &str| el("span").class(class).child(icon::icon(path)).child(word);
    el("header")
        .class("post-head")
        .attr("id", [&post.id.element_id(), "-head"].concat())
        .child(el("a").class("post-time").attr("href", post.id.reference()).child(post_time(session, post.published)))
        .child(byline::kind(session, &post.source))
        .child_if(post.breaking.then(|| el("span").class("badge breaking").child(words.breaking)))
        .child_if(post.key_event.then(|| badge("badge key-event", icon::STAR, words.key_event)))
}

/// What stands before the body; for a withdrawn post, all that is said of it.
fn opening(session: Session, post: &Post, marks: Option<&Query>) -> AnyView {
    let words = session.messages().words;
    let part = |name: &str| [&post.id.element_id(), name].concat();
    match &post.content {
        Content::Standing(standing) => {
            let headline = standing.headline.as_ref().map(|headline| {
                let text = inline(session, headline, marks);
                el("h3").attr("id", part("-title")).in_language_of_coverage(session).children(text)
            });
            let byline = byline::byline(session, &post.source, marks).map(|line| line.attr("id", part("-by")));
            el("div").child_if(byline).child_if(headline).view()
        }
        Content::Withdrawn { at, reason } => {
            let at = *at;
            let sentence = reactive(move || fill(words.withdrawn, &[("time", &time_in_words(session, at))]).into_any());
            let reason = reason
                .as_ref()
                .map(|reason| el("p").in_language_of_coverage(session).children(inline(session, reason, marks)));
            el("div").class("withdrawn").child(el("p").child(sentence)).child_if(reason).view()
        }
    }
}

/// The blocks of the body.
fn blocks(session: Session, post: Live<Arc<Post>>, marks: Live<Arc<Query>>) -> AnyView {
    let known = Live::new(None::<(Arc<Post>, Arc<Query>, Vec<usize>)>);
    each(move || {
        let (post, marks) = (post.get(), marks.get());
        let keys = known.with_untracked(|known| match known {
            Some((known, as_marked, keys)) => {
                let same = if *as_marked == marks { known.body() } else { &[] };
                keyed::carry(same, keys, post.body())
            }
            None => (0..post.body().len()).collect(),
        });
        known.set(Some((post.clone(), marks.clone(), keys.clone())));
        let item = |(at, key): (usize, usize)| {
            let (post, marks) = (post.clone(), marks.clone());
            let view = move || body::block(session, &post.body()[at], marked(&marks), Some(&post)).view();
            Item { key, view: Box::new(view) }
        };
        keys.into_iter().enumerate().map(item).collect()
    })
}

/// What stands after the body.
fn closing(session: Session, post: &Arc<Post>, marks: Option<&Query>) -> AnyView {
    let words = session.messages().words;
    let Content::Standing(standing) = &post.content else { return nothing() };
    let updated = post.modified.filter(|_| post.is_updated()).map(|at| {
        el("p")
            .class("updated")
            .attr("data-modified", at.to_string())
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
    el("div").child_if(updated).child_if(correction).child(revisions(session, post)).view()
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
