//! The native format, version 1: `docs/feed.md`.

use serde_json::Value;

use super::Read;
use crate::feed::FeedError;
use crate::feed::cursor::{Cursor, leaf};
use crate::timeline::coverage::Coverage;
use crate::timeline::inline::Inline;
use crate::timeline::merge::{Page, Snapshot};
use crate::timeline::moment::Moment;
use crate::timeline::post::{Content, Correction, Post, PostId, Revision, Standing};
use crate::timeline::source::{Source, SourceType};

mod body;
mod coverage;
mod inline;

use body::block;
use inline::inline;

pub(super) fn recognises(document: &Value) -> bool {
    document.get("version").is_some_and(Value::is_number) || document.get("posts").is_some_and(Value::is_array)
}

pub(super) fn read(root: &Cursor<'_>, page: Page) -> Result<Read, FeedError> {
    if let Some(version) = root.value().get("version")
        && version.as_f64().is_some_and(|version| version.trunc() != 1.0)
    {
        return Err(FeedError::Version);
    }
    document(root, page).ok_or_else(|| FeedError::NotCoverage(root.describe("is not a coverage")))
}

fn document(root: &Cursor<'_>, page: Page) -> Option<Read> {
    root.required("version", |version| leaf::number(version, 1))?;
    let coverage: Coverage = coverage::coverage(root)?;
    let mut lost_posts = 0;
    let posts = root.required("posts", |posts| {
        posts.list(|item| {
            let post = post(item);
            lost_posts += usize::from(post.is_none());
            post
        })
    })?;
    Some(Read {
        snapshot: Snapshot {
            page,
            coverage,
            modified: root.optional("dateModified", leaf::moment),
            posts,
            older: root.optional("older", leaf::http_url),
            asked: 0,
            fingerprint: 0,
        },
        lost_posts,
    })
}

fn post(item: &Cursor<'_>) -> Option<Post> {
    let id = item.required("id", post_id);
    let published = item.required("datePublished", leaf::moment);
    let (id, published) = (id?, published?);
    let mut post = Post::new(id, published);
    post.fingerprint = item.fingerprint();
    post.modified = item.optional("dateModified", leaf::moment);
    post.source = item.optional("source", source).unwrap_or_else(Source::desk);
    post.key_event = item.flag("keyEvent");
    post.breaking = item.flag("breaking");
    post.tags = item.items("tags", leaf::text);
    let standing = Standing {
        headline: item.optional("headline", inline),
        body: item.items("body", block),
        correction: item.optional("correction", |correction| {
            let at = correction.required("at", leaf::moment);
            let note = correction.required("note", inline);
            Some(Correction { at: at?, note: note? })
        }),
        revisions: item.items("revisions", revision),
    };
    let undated = post.modified.unwrap_or(published);
    let withdrawn = item.optional("withdrawn", |at| withdrawn(at, undated));
    post.content = withdrawn.unwrap_or(Content::Standing(standing));
    Some(post)
}

/// An invalid time does not cancel a withdrawal.
fn withdrawn(withdrawn: &Cursor<'_>, undated: Moment) -> Option<Content> {
    let at = withdrawn.required("at", leaf::moment);
    if matches!(withdrawn.value(), Value::Null | Value::Bool(false)) {
        return None;
    }
    Some(Content::Withdrawn { at: at.unwrap_or(undated), reason: withdrawn.optional("reason", inline) })
}

fn revision(revision: &Cursor<'_>) -> Option<Revision> {
    let at = revision.required("at", leaf::moment);
    let body = revision.required("body", |body| body.list(block));
    Some(Revision {
        at: at?,
        headline: revision.optional("headline", inline),
        body: body?,
        note: revision.optional("note", inline),
    })
}

fn source(source: &Cursor<'_>) -> Option<Source> {
    source.object()?;
    // A source without a type is not the desk.
    let word = source.required("type", leaf::words);
    let kind = word.as_deref().and_then(SourceType::from_word);
    Some(Source {
        kind: kind.unwrap_or(SourceType::Other),
        unknown_kind: word.filter(|_| kind.is_none()),
        name: source.text_of("name"),
        role: source.text_of("role"),
        place: source.text_of("place"),
        organisation: source.text_of("organisation"),
        handle: source.text_of("handle"),
        channel: source.text_of("channel"),
        verb: source.text_of("verb"),
        url: source.optional("url", leaf::http_url),
        image: source.optional("image", leaf::http_url),
    })
}

fn post_id(id: &Cursor<'_>) -> Option<PostId> {
    PostId::parse(&leaf::words(id)?)
}

fn optional_inline(at: &Cursor<'_>, key: &str) -> Option<Inline> {
    at.optional(key, inline)
}
