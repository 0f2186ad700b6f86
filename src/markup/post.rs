//! One post of the timeline.

use super::act::{Act, button};
use super::context::Context;
use super::fingerprint::keyed;
use super::inline::filled;
use super::moment::{Style, time};
use super::node::{Element, el};
use super::{body, byline, sentence};
use crate::messages::Messages;
use crate::timeline::inline::Inline;
use crate::timeline::moment::Moment;
use crate::timeline::post::{Content, Correction, Post, Revision, Standing};

/// A post: when, from whom, what it says, what became of it, and what a reader can do with it.
///
/// Attributes that differ by reader are not written: `hidden`, `aria-posinset`, `aria-setsize`, `data-unread`,
/// `data-since` and `data-linked` are the list's. The post that a button is about is that of the article around it.
///
/// Each block of the body is keyed, and so is each part of the article but the body itself.
pub fn post(post: &Post, context: &Context) -> Element {
    let id = post.id.element_id();
    // The part stands in front of the post's id: with a part behind it, the id of another post could be equal.
    let part = |name: &str| [name, &id].concat();
    let byline = byline::byline(&post.source, context).map(|line| line.attr("id", part("by-")));
    let headline =
        post.headline().map(|headline| filled(context.content(el("h3").attr("id", part("title-"))), headline, context));
    let byline = byline.filter(|_| !post.is_withdrawn());
    let labels = [Some("head-"), byline.as_ref().map(|_| "by-"), headline.as_ref().map(|_| "title-")];
    let labels: Vec<String> = labels.into_iter().flatten().map(part).collect();
    let article = el("article")
        .class("post")
        .attr("tabindex", "0")
        .attr("aria-labelledby", labels.join(" "))
        .attr("data-source", post.source.kind.word())
        .flag("data-key-event", post.key_event)
        .flag("data-breaking", post.breaking)
        .flag("data-withdrawn", post.is_withdrawn());
    let article = context.whole(article.attr("id", id.as_str())).child(keyed(head(post, part("head-"), context)));
    match &post.content {
        Content::Withdrawn { at, reason } => article.child(keyed(self::withdrawn(*at, reason.as_ref(), context))),
        Content::Standing(standing) => {
            let body = context.content(el("div").class("prose"));
            article
                .child_if(byline.map(keyed))
                .child_if(headline.map(keyed))
                .child(body.children(body::blocks(&standing.body, Some(&post.id), context)))
                .children(closing(post, standing, context).into_iter().map(keyed))
                .child(keyed(actions(context)))
        }
    }
}

/// When, from which kind of voice, and what marks it out.
fn head(post: &Post, id: String, context: &Context) -> Element {
    let words = context.messages.words;
    let badge = |class, word: &str| el("span").class(class).child(word);
    let time = time(post.published, Style::Post, context.messages, context.clock);
    el("header")
        .class("post-head")
        .attr("id", id)
        .child(el("a").class("post-time").attr("href", post.id.reference()).child(time))
        .child(byline::kind_element(&post.source, context))
        .child_if(post.breaking.then(|| badge("badge breaking", words.breaking)))
        .child_if(post.key_event.then(|| badge("badge key-event", words.key_event)))
}

/// All that is said of a post that was withdrawn.
fn withdrawn(at: Moment, reason: Option<&Inline>, context: &Context) -> Element {
    let reason = reason.map(|reason| filled(context.content(el("p")), reason, context));
    el("div")
        .class("withdrawn")
        .child(el("p").children(sentence::at(context.messages.words.withdrawn, at, context)))
        .child_if(reason)
}

/// What stands after the body.
fn closing(post: &Post, standing: &Standing, context: &Context) -> Vec<Element> {
    let words = context.messages.words;
    let updated = post.modified.filter(|_| post.is_updated()).map(|at| {
        let line = el("p").class("updated").attr("data-modified", at.to_string());
        line.children(sentence::at(words.updated, at, context))
    });
    let correction = standing.correction.as_ref().map(|correction| self::correction(correction, context));
    // The style sheet shows them on paper, and where the button says so. No `details`: in a page of thousands of posts Chromium
    // takes 40 ms to take one out of the layout.
    let revisions = (!standing.revisions.is_empty()).then(|| {
        el("div")
            .class("revisions")
            .child(button("quiet-button", Act::Versions, words.earlier_versions).attr("aria-expanded", "false"))
            .child(versions(&standing.revisions, context))
    });
    [updated, correction, revisions].into_iter().flatten().collect()
}

fn correction(correction: &Correction, context: &Context) -> Element {
    let head = el("p")
        .class("correction-head")
        .child(el("b").child(context.messages.words.correction))
        .child(" ")
        .child(time(correction.at, Style::Sentence, context.messages, context.clock));
    el("div").class("correction").attr("role", "note").child(head).child(filled(
        context.content(el("p")),
        &correction.note,
        context,
    ))
}

/// The earlier texts of a post, oldest first.
fn versions(revisions: &[Revision], context: &Context) -> Element {
    let context = context.unmarked();
    el("ol").children(revisions.iter().map(|revision| version(revision, &context)))
}

fn version(revision: &Revision, context: &Context) -> Element {
    let line = |class, text: &Option<Inline>| text.as_ref().map(|text| filled(el("p").class(class), text, context));
    let published = sentence::at(context.messages.words.as_published, revision.at, context);
    el("li").child(el("p").class("revision-time").children(published)).child(
        context
            .content(el("div"))
            .child_if(line("revision-headline", &revision.headline))
            .children(body::blocks(&revision.body, None, context))
            .child_if(line("revision-note", &revision.note)),
    )
}

/// What a reader can do with a post. The style sheet hides what the device or the coverage has no use for at the moment.
fn actions(context: &Context) -> Element {
    let words = context.messages.words;
    el("div")
        .class("sharing")
        .child(button("quiet-button share", Act::Share, words.share))
        .child(button("quiet-button copy-link", Act::Copy, words.copy_link))
        .child_if(context.takes_comments.then(|| button("quiet-button reply", Act::Reply, words.comment.reply)))
}

/// What became of copying a link: that it was copied, or else the link `to_copy` itself, to be copied by hand. It stands at
/// the end of the `.sharing` that the button is in, in the place of one that was there before.
pub fn copied(to_copy: Option<&str>, messages: &Messages) -> Element {
    let words = messages.words;
    match to_copy {
        None => el("span").class("copied").child(words.link_copied),
        Some(link) => el("label")
            .class("copy-by-hand")
            .child(words.copy_failed)
            .child(el("input").attr("type", "text").attr("readonly", "").attr("value", link)),
    }
}
