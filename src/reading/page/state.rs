//! How things stand with what has been asked for, and what was copied.

use crate::reading::failure::Failure;
use crate::timeline::post::PostId;

/// How far the page has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Load {
    /// The feed has been asked for.
    Loading,
    /// The coverage is shown.
    Ready,
    /// There is nothing to show.
    Failed(Failure),
}

impl Load {
    /// Its name in the page's `data-state`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Failed(_) => "failed",
        }
    }
}

/// What is known of posts older than those here.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OlderState {
    /// All posts are here.
    None,
    /// There is a page with older posts.
    Waiting,
    /// It has been asked for.
    Loading,
    /// It did not come.
    Failed(Failure),
}

/// Whether what is shown is the latest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Freshness {
    /// It was when the feed was asked for last.
    Current,
    /// The last request failed, or there was none for over a minute.
    Stale,
    /// There is no network.
    Offline,
}

impl Freshness {
    /// Its name in the page's `data-freshness`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Stale => "stale",
            Self::Offline => "offline",
        }
    }
}

/// What was put on the clipboard.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CopySubject {
    /// The address of a post.
    Post(PostId),
    /// The address of a picture.
    Picture,
    /// The text of the comment.
    Comment,
}
