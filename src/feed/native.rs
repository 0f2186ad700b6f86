//! The native format, version 1: `docs/feed.md`.

use serde_json::Value;

use super::cursor::{Cursor, Notes, leaf};
use super::{Decoded, FeedError, Resolve};
use crate::timeline::merge::{Page, Snapshot};
use crate::timeline::moment::Moment;
use crate::timeline::post::{Content, Correction, Post, PostId, Revision, Standing};
use crate::timeline::source::{Source, SourceType};
use crate::timeline::{fingerprint, places_in_order};

mod body;
mod clock;
mod coverage;
mod inline;

use body::block;
use inline::inline;

/// `is_mended` says that parts of the document's text were no text.
pub(super) fn read(document: &Value, is_mended: bool, page: Page, resolve: Resolve<'_>) -> Result<Decoded, FeedError> {
    let notes = Notes::new(resolve, is_mended);
    let root = Cursor::root(document, &notes);
    let version = document.get("version").and_then(Value::as_f64);
    if version.is_none() && !document.get("posts").is_some_and(Value::is_array) {
        return Err(FeedError::NotCoverage(root.describe("is in no format that this reader knows")));
    }
    if version.is_some_and(|version| version.trunc() != 1.0) {
        return Err(FeedError::Version);
    }
    let read = snapshot(&root, page);
    let mut faults = notes.faults.into_inner();
    match read {
        Some((snapshot, lost_posts)) => Ok(Decoded { snapshot, faults, lost_posts }),
        // The first fault is the one to correct first. There is one, because a required property is invalid.
        None => Err(FeedError::NotCoverage(faults.swap_remove(0))),
    }
}

/// The document, and the number of posts left out; `None` if a required property is invalid.
fn snapshot(root: &Cursor<'_>, page: Page) -> Option<(Snapshot, usize)> {
    root.required("version", leaf::positive)?;
    let coverage = coverage::coverage(root)?;
    let mut lost_posts = 0;
    let posts = root.required("posts", |list| {
        let mut posts = list.list(|item| {
            let post = post(item);
            lost_posts += usize::from(post.is_none());
            post
        })?;
        tell_apart(&mut posts, list);
        Some(posts)
    })?;
    let snapshot = Snapshot {
        page,
        coverage,
        modified: root.optional("dateModified", leaf::moment),
        posts,
        older: root.optional("older", leaf::http_url),
        asked: 0,
        fingerprint: fingerprint::of(root.value),
    };
    Some((snapshot, lost_posts))
}

/// Gives posts with one id different ids; the one published first keeps its own. Copies of a post are one, and so are a post and
/// its withdrawal.
fn tell_apart(posts: &mut [Post], list: &Cursor<'_>) {
    let ids: Vec<PostId> = posts.iter().map(|post| post.id.clone()).collect();
    let order = places_in_order(posts.len(), &|a, b| {
        let key = |at: usize| (&ids[at], posts[at].published, posts[at].fingerprint);
        key(a).cmp(&key(b))
    });
    for places in order.chunk_by(|a, b| ids[*a] == ids[*b]).filter(|places| places.len() > 1) {
        let id = &ids[places[0]];
        list.fault::<()>(&["holds more than one post with the id ", id.as_str()].concat());
        if places.iter().any(|at| posts[*at].is_withdrawn()) {
            continue;
        }
        let mut earlier = 0;
        for pair in places.windows(2) {
            let (before, post) = (&posts[pair[0]], &posts[pair[1]]);
            let is_copy = before.fingerprint == post.fingerprint;
            earlier = if before.published == post.published { earlier + usize::from(!is_copy) } else { 0 };
            posts[pair[1]].id = if is_copy { before.id.clone() } else { id.of_double(post.published, earlier) };
        }
    }
}

fn post(item: &Cursor<'_>) -> Option<Post> {
    let id = item.required("id", post_id);
    let published = item.required("datePublished", leaf::moment);
    let (id, published) = (id?, published?);
    let mut post = Post::new(id, published);
    post.fingerprint = item.fingerprint();
    post.modified = item.optional("dateModified", leaf::moment);
    post.source = item.optional("source", source).unwrap_or_default();
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
    if matches!(withdrawn.value, Value::Bool(false)) {
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
    // What tells posts with one id apart is the reader's own, see `PostId::of_double`.
    PostId::parse(&leaf::words(id)?.replace('\0', "\u{fffd}"))
}
