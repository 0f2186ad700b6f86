//! Shows what the page says, after each event.

use leptos::prelude::{GetUntracked, Set};

use super::Session;
use crate::browser::page;

/// Says on the root element that comments are taken.
const TAKES_COMMENTS: &str = "data-discussion";

impl Session {
    /// Shows the read model. What is the same as before is left alone.
    pub(super) fn publish(self) {
        self.publish_link();
        self.show_regions();
        self.show_lightbox();
        let (load, freshness, takes_comments) = {
            let model = self.page.borrow();
            (model.load(), model.freshness(), model.open_comments().is_some())
        };
        page::set("data-freshness", freshness.word());
        if takes_comments {
            page::set(TAKES_COMMENTS, "");
        } else {
            page::unset(TAKES_COMMENTS);
        }
        // Last: what is written when the page is ready follows all the others.
        if self.load.get_untracked() != load {
            page::set("data-state", load.word());
            self.load.set(load);
        }
    }

    /// Marks the post that the address leads to, and no other.
    fn publish_link(self) {
        let linked = self.page.borrow().linked().cloned();
        let before = self.state.linked.replace(linked.clone());
        if before != linked {
            let mut list = self.list.borrow_mut();
            before.iter().for_each(|post| list.link(post, false));
            linked.iter().for_each(|post| list.link(post, true));
        }
    }
}
