//! How things stand with what has been asked for.

use crate::reading::failure::Failure;

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

/// What is known of posts older than those shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Older {
    /// All posts are here.
    None,
    /// There is a page with older posts.
    Waiting,
    /// It has been asked for.
    Loading,
    /// It did not come.
    Failed(Failure),
}

/// How much what is shown can be relied on to be the latest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Freshness {
    /// It was when the feed was asked for last.
    Current,
    /// The feed was asked for in vain, or has not been for long.
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
