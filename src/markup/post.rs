//! One post of the timeline.

use super::act::{Act, button};
use super::context::Context;
use super::fingerprint::keyed;
use super::ids::MENU_ID;
use super::inline::filled;
use super::moment::{Style, time};
use super::node::{Element, el};
use super::{body, byline, sentence};
use crate::messages::Messages;
use crate::timeline::inline::Inline;
use crate::timeline::moment::Moment;
use crate::timeline::post::{Content, Correction, Post, Revision, Standing};
use crate::timeline::source::SourceType;

/// Words of its text that name a post without a headline.
const NAMING_WORDS: usize = 8;

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
    let headline =
        post.headline().map(|headline| filled(context.content(el("h3").attr("id", part("title-"))), headline, context));
    let byline = byline::byline(&post.source, headline.is_none(), context).filter(|_| !post.is_withdrawn());
    let byline = byline.map(|line| line.attr("id", part("by-")));
    let opening = if headline.is_none() { opening(post) } else { None };
    // The last one is the article itself, for its own label.
    let labels = [
        Some("head-"),
        headline.as_ref().map(|_| "title-"),
        byline.as_ref().map(|_| "by-"),
        opening.as_ref().map(|_| ""),
    ];
    let labels: Vec<String> = labels.into_iter().flatten().map(part).collect();
    let article = el("article")
        .class("post")
        .attr("tabindex", "0")
        .attr("aria-labelledby", labels.join(" "))
        .attr("aria-label", opening)
        .attr("data-source", post.source.kind.word())
        .flag("data-key-event", post.key_event)
        .flag("data-breaking", post.breaking)
        .flag("data-withdrawn", post.is_withdrawn());
    let article = context.whole(article.attr("id", id.as_str())).child(keyed(head(
        post,
        part("head-"),
        byline.is_some(),
        context,
    )));
    match &post.content {
        Content::Withdrawn { at, reason } => article.child(keyed(self::withdrawn(*at, reason.as_ref(), context))),
        Content::Standing(standing) => {
            let body = context.content(el("div").class("prose"));
            article
                .child(keyed(more(context)))
                .child_if(headline.map(keyed))
                .child_if(byline.map(keyed))
                .child(body.children(body::blocks(&standing.body, Some(&post.id), context)))
                .child_if(closing(post, standing, context).map(keyed))
        }
    }
}

/// The first words of its text.
fn opening(post: &Post) -> Option<String> {
    let mut opening = None;
    let mut read = |text: &str| {
        if opening.is_none() && !text.is_empty() {
            let end = text
                .bytes()
                .enumerate()
                .filter(|(_, byte)| *byte == b' ')
                .nth(NAMING_WORDS - 1)
                .map_or(text.len(), |(end, _)| end);
            opening = Some(text[..end].to_owned());
        }
    };
    post.body().iter().for_each(|block| block.read_text(&mut read));
    opening
}

/// When, from which kind of voice, and what marks it out. The publisher's own voice is the rule and needs no word, nor does an
/// agency that the byline names. Breaking news is a key event.
fn head(post: &Post, id: String, has_byline: bool, context: &Context) -> Element {
    let words = context.messages.words;
    let badge = |class, word: &str| el("span").class(class).child(word);
    let time = time(post.published, Style::Post, context.messages, context.clock);
    let kind = post.source.kind;
    let is_known = kind == SourceType::Desk || (kind == SourceType::Press && has_byline);
    let mark = match (post.breaking, post.key_event) {
        (true, _) => Some(badge("badge breaking", words.breaking)),
        (false, true) => Some(badge("badge", words.key_event)),
        (false, false) => None,
    };
    el("header")
        .class("post-head")
        .attr("id", id)
        .child(el("a").class("post-time").attr("href", post.id.reference()).child(time))
        .child_if((!is_known).then(|| byline::kind_element(&post.source, context)))
        .child_if(mark)
}

/// All that is said of a post that was withdrawn.
fn withdrawn(at: Moment, reason: Option<&Inline>, context: &Context) -> Element {
    let reason = reason.map(|reason| filled(context.content(el("p")), reason, context));
    el("div")
        .class("withdrawn")
        .child(el("p").children(sentence::at(context.messages.words.withdrawn, at, context)))
        .child_if(reason)
}

/// What became of the post, with the way to what it said before.
fn closing(post: &Post, standing: &Standing, context: &Context) -> Option<Element> {
    let words = context.messages.words;
    let modified = post.modified.filter(|_| post.is_updated());
    let line = |at: Moment| el("span").children(sentence::at(words.updated, at, context));
    // The style sheet shows them on paper, and where the button says so. No `details`: in a page of thousands of posts Chromium
    // takes 40 ms to take one out of the layout.
    let unfold = (!standing.revisions.is_empty())
        .then(|| button("quiet-button", Act::Versions, words.earlier_versions).attr("aria-expanded", "false"));
    let versions = unfold.is_some().then(|| versions(&standing.revisions, context));
    let closing = match &standing.correction {
        None if modified.is_none() && unfold.is_none() => return None,
        None => followed(followed(el("div").class("updated"), modified.map(line)), unfold),
        Some(Correction { at, note }) => {
            let corrected = el("b").children(sentence::at(words.corrected, *at, context));
            // The correction itself is an update, too.
            let later = modified.filter(|modified| modified.utc_ms() > at.utc_ms()).map(line);
            let first = el("div").class("correction").attr("role", "note").child(corrected);
            followed(followed(first, later), unfold).child(filled(context.content(el("p")), note, context))
        }
    };
    Some(closing.attr("data-modified", modified.map(|at| at.to_string())).child_if(versions))
}

/// The line with another part at its end.
fn followed(line: Element, part: Option<Element>) -> Element {
    match part {
        Some(part) if line.children.is_empty() => line.child(part),
        Some(part) => line.child(" · ").child(part),
        None => line,
    }
}

/// The earlier texts of a post, oldest first.
fn versions(revisions: &[Revision], context: &Context) -> Element {
    let context = context.unmarked();
    el("ol").class("versions").children(revisions.iter().map(|revision| version(revision, &context)))
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

/// The button that opens the [`menu`].
fn more(context: &Context) -> Element {
    button("more", Act::Menu, "").attr("aria-label", context.messages.words.more_actions).attr("popovertarget", MENU_ID)
}

/// What a reader can do with a post. There is one menu in the page, after the button that was pressed last. The style sheet hides
/// what the device or the coverage has no use for at the moment.
pub fn menu(context: &Context) -> Element {
    let words = context.messages.words;
    let closing = |button: Element| button.attr("popovertarget", MENU_ID).attr("popovertargetaction", "hide");
    el("div")
        .class("menu")
        .attr("id", MENU_ID)
        .attr("popover", "")
        .child(closing(button("quiet-button share", Act::Share, words.share)))
        .child(button("quiet-button copy-link", Act::Copy, words.copy_link))
        .child(closing(button("quiet-button reply", Act::Reply, words.comment.reply)))
}

/// What became of copying a link: that it was copied, or else the link `to_copy` itself, to be copied by hand. It stands at
/// the end of the [`menu`], in the place of one that was there before.
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
