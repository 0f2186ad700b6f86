//! The timeline as the reader sees it.

use super::Page;

const SHOWN: &str = "
    return [...document.querySelectorAll('[role=feed] article')]
        .filter(article => article.checkVisibility())
        .map(article => article.id.replace(/^post-/, ''));";

impl Page<'_> {
    /// The ids of the posts that are shown, in the order of the page.
    #[track_caller]
    #[must_use]
    pub fn shown_posts(&self) -> Vec<String> {
        self.look(SHOWN, &[])
    }

    /// Waits until exactly these posts are shown, in this order, and the timeline says that it has
    /// come to rest.
    #[track_caller]
    pub fn shows<S: AsRef<str>>(&self, posts: &[S]) {
        let expected: Vec<String> = posts.iter().map(|id| id.as_ref().to_owned()).collect();
        self.becomes("the posts shown", expected, || self.shown_posts());
        self.is_at_rest();
    }

    /// Waits until the timeline says that it has come to rest.
    #[track_caller]
    pub fn is_at_rest(&self) {
        self.css("[role=feed]:not([aria-busy=true])").appears();
    }

    /// Waits until a post is where a reader who was sent to it expects it: in view, with the focus,
    /// and marked.
    #[track_caller]
    pub fn is_led_to(&self, post: &str) {
        let target = self.post(post);
        target.is_focused();
        target.is_in_view();
        self.wait(&format!("a mark on {target}"), || {
            target.read("return element.matches('[aria-current], :target, [data-linked]');")
        });
    }
}
