//! One post in the document.

use std::sync::Arc;

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{Reader, Recheck, article, dom, versions};
use crate::markup::context::Context;
use crate::markup::rendered::Rendered;
use crate::timeline::post::Post;

/// What the module keeps of an article in the document.
pub struct Row {
    /// The post as the article shows it.
    pub rendered: Rendered,
    shown: Shown,
    /// What the article says of its position and of the number of posts; `None` where it says nothing.
    numbered: Option<(u32, i32)>,
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
        let element = dom::create(&article(post, context).into()).unchecked_into();
        let row = Self { rendered: Rendered::new(post, context), shown: Shown::default(), numbered: None };
        (row, element)
    }

    /// Whether the article says all of this already.
    pub fn is_current(&self, post: &Arc<Post>, now: Shown, recheck: Recheck) -> bool {
        !self.rendered.may_differ(post, recheck) && self.shown == now && !now.is_divided
    }

    /// Morphs the article where the post or what it depends on has changed.
    pub fn update(&mut self, post: &Arc<Post>, element: &Element, recheck: Recheck, reader: &Reader) {
        let context = &reader.context;
        if self.rendered.follow(post, recheck, context) {
            dom::morph(element, &article(post, context));
            // Versions that a reader has unfolded stay unfolded.
            if let Ok(Some(unfolded)) = element.query_selector(".versions") {
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
