//! One post in the document.

use std::cell::Cell;
use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{Reader, Recheck, article, dom, fingerprint, versions};
use crate::markup::context::Context;
use crate::timeline::post::{Post, PostId};

/// What the module keeps of an article in the document.
pub struct Row {
    /// The post that the article shows.
    pub post: Arc<Post>,
    fingerprint: u64,
    shown: Shown,
    /// What the article says of its position and of the number of posts; `None` where it says nothing.
    numbered: Option<(u32, i32)>,
    /// Whether it may refer to other posts by their time.
    has_references: bool,
}

/// What differs by reader.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Shown {
    /// The view hides it.
    pub is_hidden: bool,
    /// It has come since the reader looked last.
    pub is_unread: bool,
    /// The address leads to it.
    pub is_linked: bool,
    /// The reader left off just before it.
    pub is_divided: bool,
}

impl Row {
    /// The row of a post, and its article, which is not in the document yet.
    pub fn create(post: &Arc<Post>, context: &Context) -> (Self, Element) {
        let (fingerprint, has_references) = Self::fingerprint(post, context);
        let element = dom::create(&article(post, context).into()).unchecked_into();
        let row = Self { post: post.clone(), fingerprint, shown: Shown::default(), numbered: None, has_references };
        (row, element)
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

    /// Whether the article says all of this already.
    pub fn is_current(&self, post: &Arc<Post>, now: Shown, recheck: Recheck) -> bool {
        !self.may_differ(post, recheck) && self.shown == now && !now.is_divided
    }

    /// Whether the article may say something else than the post.
    fn may_differ(&self, post: &Arc<Post>, recheck: Recheck) -> bool {
        let is_rechecked = recheck == Recheck::All || (recheck == Recheck::References && self.has_references);
        is_rechecked || !Arc::ptr_eq(post, &self.post)
    }

    /// Morphs the article where the post or what it depends on has changed.
    pub fn update(&mut self, post: &Arc<Post>, element: &Element, recheck: Recheck, reader: &Reader) {
        if !self.may_differ(post, recheck) {
            return;
        }
        self.post = post.clone();
        let context = &reader.context;
        let (fingerprint, has_references) = Self::fingerprint(post, context);
        self.has_references = has_references;
        if fingerprint != self.fingerprint {
            self.fingerprint = fingerprint;
            dom::morph(element, &article(post, context));
            // Versions that a reader has unfolded stay unfolded.
            if let Ok(Some(unfolded)) = element.query_selector(".revisions > ol") {
                dom::morph(&unfolded, &versions(post, context));
            }
        }
    }

    /// Writes what differs by reader, where that has changed.
    pub fn show(&mut self, element: &Element, now: Shown, since_left: &str) {
        let before = std::mem::replace(&mut self.shown, now);
        for (name, before, now) in [
            ("hidden", before.is_hidden, now.is_hidden),
            ("data-unread", before.is_unread, now.is_unread),
            ("data-linked", before.is_linked, now.is_linked),
        ] {
            if before != now {
                element.toggle_attribute_with_force(name, now).ok();
            }
        }
        if now.is_divided {
            element.set_attribute("data-since", since_left).ok();
        } else if before.is_divided {
            element.remove_attribute("data-since").ok();
        }
    }

    /// Marks the article as the one that the address leads to, or no longer.
    pub fn link(&mut self, element: &Element, is_linked: bool) {
        if self.shown.is_linked != is_linked {
            self.shown.is_linked = is_linked;
            element.toggle_attribute_with_force("data-linked", is_linked).ok();
        }
    }

    /// Writes its position and the number of posts, or neither.
    pub fn number(&mut self, element: &Element, numbers: Option<(u32, i32)>) {
        let before = std::mem::replace(&mut self.numbered, numbers);
        if before == numbers {
            return;
        }
        let write = |name: &str, number: Option<String>| match number {
            Some(number) => element.set_attribute(name, &number).ok(),
            None => element.remove_attribute(name).ok(),
        };
        write("aria-posinset", numbers.map(|(position, _)| position.to_string()));
        write("aria-setsize", numbers.map(|(_, size)| size.to_string()));
    }
}
