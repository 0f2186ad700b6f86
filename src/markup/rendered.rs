//! What the document shows of each post, and when that is written again.

use std::cell::Cell;
use std::sync::Arc;

use super::context::Context;
use super::fingerprint;
use crate::reading::page::effect::Cause;
use crate::timeline::post::{Post, PostId};

/// Which articles may have changed although their posts have not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub enum Recheck {
    /// None.
    #[default]
    None,
    /// Those that refer to other posts by their time.
    References,
    /// All.
    All,
}

/// What all articles depend on besides their posts, as it was when they were rendered last.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Surroundings(String, String);

impl Surroundings {
    /// Which articles a rendering has to look at.
    pub fn follow(&mut self, context: &Context, cause: Cause) -> Recheck {
        let marks = context.marks.map(|marks| marks.query.as_typed().to_owned());
        let now = Self(context.language.to_owned(), marks.unwrap_or_default());
        let is_same = *self == now;
        *self = now;
        match (is_same, cause) {
            (false, _) => Recheck::All,
            (true, Cause::Timeline) => Recheck::References,
            (true, Cause::View) => Recheck::None,
        }
    }
}

/// A post whose article is rendered.
#[derive(Debug)]
pub struct Rendered {
    /// The post that the article shows.
    pub post: Arc<Post>,
    fingerprint: u64,
    /// Whether it may refer to other posts by their time.
    has_references: bool,
}

impl Rendered {
    /// A post as it is now.
    pub fn new(post: &Arc<Post>, context: &Context) -> Self {
        let (fingerprint, has_references) = Self::fingerprint(post, context);
        Self { post: post.clone(), fingerprint, has_references }
    }

    /// The fingerprint of what is written of a post, and whether that depends on other posts.
    fn fingerprint(post: &Post, context: &Context) -> (u64, bool) {
        let asked = Cell::new(false);
        let only_post_at = |minute| -> Option<PostId> {
            asked.set(true);
            (context.only_post_at)(minute)
        };
        let context = Context { only_post_at: &only_post_at, ..*context };
        (fingerprint::post(post, &context), asked.get())
    }

    /// Whether the article may say something else than the post.
    pub fn may_differ(&self, post: &Arc<Post>, recheck: Recheck) -> bool {
        let is_rechecked = recheck == Recheck::All || (recheck == Recheck::References && self.has_references);
        is_rechecked || !Arc::ptr_eq(post, &self.post)
    }

    /// Whether the article has to be written again, because the post or what it depends on has changed. From now on it shows the
    /// post as it is now.
    pub fn follow(&mut self, post: &Arc<Post>, recheck: Recheck, context: &Context) -> bool {
        if !self.may_differ(post, recheck) {
            return false;
        }
        let now = Self::new(post, context);
        std::mem::replace(self, now).fingerprint != self.fingerprint
    }
}
