//! Posts that have come since the page was opened, or since the reader was here last.

use crate::timeline::post::PostId;

/// What a reader has not read yet.
#[derive(Default, Debug)]
pub struct Arrivals {
    /// Not shown yet. Sorted.
    held: Vec<PostId>,
    /// Not shown yet and no news: withdrawn posts that would stand above or between those held back. Sorted.
    silent: Vec<PostId>,
    /// Shown since. Sorted.
    unread: Vec<PostId>,
}

impl Arrivals {
    /// Holds a post back.
    pub fn hold(&mut self, post: PostId) {
        insert(&mut self.held, post);
    }

    /// Holds a post back that does not count, for as long as others are held back.
    pub fn hold_silently(&mut self, post: PostId) {
        if !self.held.is_empty() {
            insert(&mut self.silent, post);
        }
    }

    /// Counts all that are shown as read.
    pub fn mark_read(&mut self) {
        self.unread.clear();
    }

    /// Counts a post that is shown as unread.
    pub fn mark_unread(&mut self, post: PostId) {
        insert(&mut self.unread, post);
    }

    /// How many are held back and count.
    pub fn held(&self) -> usize {
        self.held.len()
    }

    /// Whether that post is held back.
    pub fn is_held(&self, post: &PostId) -> bool {
        self.held.binary_search(post).is_ok() || self.silent.binary_search(post).is_ok()
    }

    /// Whether that post is shown and unread.
    pub fn is_unread(&self, post: &PostId) -> bool {
        self.unread.binary_search(post).is_ok()
    }

    /// Counts a post no more: neither as held back nor as unread.
    pub fn forget(&mut self, post: &PostId) {
        let was_held = self.is_held(post);
        for sorted in [&mut self.held, &mut self.unread] {
            sorted.retain(|known| known != post);
        }
        if was_held {
            self.hold_silently(post.clone());
        }
        if self.held.is_empty() {
            self.silent.clear();
        }
    }

    /// Lets go of all that are held back, as read: the reader looks on.
    pub fn discard_held(&mut self) {
        self.held.clear();
        self.silent.clear();
    }

    /// Lets go of all that are held back. They are the unread ones from now on, and no others.
    pub fn release(&mut self) {
        self.unread = std::mem::take(&mut self.held);
        self.silent.clear();
    }
}

fn insert(sorted: &mut Vec<PostId>, post: PostId) {
    if let Err(place) = sorted.binary_search(&post) {
        sorted.insert(place, post);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn id(name: &str) -> PostId {
        PostId::parse(name).unwrap()
    }

    #[test]
    fn a_post_is_held_once_however_often_it_comes() {
        let mut arrivals = Arrivals::default();
        for name in ["b", "a", "b"] {
            arrivals.hold(id(name));
        }
        assert_eq!(arrivals.held(), 2);
        assert!(arrivals.is_held(&id("a")) && !arrivals.is_unread(&id("a")));
    }

    #[test]
    fn what_is_withdrawn_does_not_count_and_waits_with_the_others() {
        let mut arrivals = Arrivals::default();
        arrivals.hold_silently(id("early"));
        assert!(!arrivals.is_held(&id("early")), "nothing else is held back");
        arrivals.hold(id("a"));
        arrivals.hold(id("b"));
        arrivals.forget(&id("a"));
        arrivals.hold_silently(id("c"));
        assert_eq!(arrivals.held(), 1);
        assert!(["a", "b", "c"].iter().all(|name| arrivals.is_held(&id(name))));
        arrivals.forget(&id("b"));
        assert!(!["a", "b", "c"].iter().any(|name| arrivals.is_held(&id(name))));
    }

    #[test]
    fn those_let_go_last_are_unread_and_no_others() {
        let mut arrivals = Arrivals::default();
        arrivals.mark_unread(id("since yesterday"));
        arrivals.hold(id("new"));
        arrivals.release();
        assert_eq!(arrivals.held(), 0);
        assert!(arrivals.is_unread(&id("new")) && !arrivals.is_unread(&id("since yesterday")));
    }
}
