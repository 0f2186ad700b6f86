//! Posts older than those that are here.

use super::sweep::Cause;
use super::{Older, Session};
use crate::browser::{clock, idle, task, viewport};
use crate::timeline::merge::Page;

/// The button that loads the next older page.
const BUTTON: &str = "[data-older]";

/// Posts that a filter shows at least, if need be from older pages.
const FEW_POSTS: usize = 10;

impl Session {
    /// Asks for the next older page, and goes on to what the reader may be looking for.
    pub fn load_older(self) {
        let next = self.state.borrow().timeline.next_older().cloned();
        let Some(address) = next.filter(|_| self.older.get_untracked() != Older::Loading) else {
            return;
        };
        self.older.set(Older::Loading);
        task::spawn(async move {
            let at_button = viewport::has_focus(BUTTON);
            match self.fetch(&address, Page::Older(address.clone())).await {
                Ok(decoded) => {
                    self.older.set(Older::Waiting);
                    let added = decoded.map(|decoded| self.take_in(decoded)).unwrap_or_default();
                    self.take_up_older(&added);
                    if self.is_far_from_wanted() {
                        return self.go_where_wanted();
                    }
                    self.keep_place();
                    self.show(Cause::Timeline);
                    self.show_older_pictures(&added);
                    if at_button {
                        let messages = self.messages();
                        self.announce(messages.count(&messages.words.posts, added.len()));
                    }
                    // The button goes with the last page; whoever pressed it reads on at the first of the new posts.
                    if let Some(first) =
                        added.into_iter().next().filter(|_| at_button && !self.has_older.get_untracked())
                    {
                        clock::after(0, move || viewport::focus_quietly(&first.element_id()));
                    }
                    self.go_where_wanted();
                    self.fill_filter();
                }
                Err(missed) => {
                    self.keep_place();
                    // What the reader is on the way to is still wanted when they try again.
                    if self.state.borrow().wanted.is_some() {
                        self.show(Cause::Timeline);
                    }
                    self.older.set(Older::Failed(missed.failure));
                    self.tell_of(missed.failure);
                    // The alert is behind it.
                    if self.is_lightbox_open() {
                        self.announce(self.messages().words.older_failed);
                    }
                }
            }
        });
    }

    /// The reader asks for the next older page. From then on pages come by themselves when the end is near.
    pub fn ask_for_older(self) {
        self.state.borrow_mut().wants_older = true;
        self.load_older();
    }

    /// All that is here is in the page: the end may still be near the view.
    pub(super) fn look_for_end(self) {
        idle::after_paint(move || {
            if viewport::is_near(BUTTON) {
                self.come_near_end();
            }
        });
    }

    /// The end of the timeline is near the view.
    pub fn come_near_end(self) {
        if self.state.borrow().wants_older && !self.busy.get_untracked() && self.older.get_untracked() == Older::Waiting
        {
            self.load_older();
        }
    }

    /// Asks for older pages while the filter shows too little of those that are here.
    pub(super) fn fill_filter(self) {
        let few = self.counts.with_untracked(|counts| counts.shown < FEW_POSTS);
        let filtered = self.view.with_untracked(|view| !view.filter.is_off());
        if few && filtered && self.older.get_untracked() == Older::Waiting {
            self.load_older();
        }
    }
}
