//! The timeline as the reader sees it.

use std::time::Duration;

use super::Page;

const SHOWN: &str = "
    return [...document.querySelectorAll('[role=feed] article')]
        .filter(article => article.checkVisibility())
        .map(article => article.id.replace(/^post-/, ''));";

/// For how long a timeline may be rendered: WebKitGTK needs ten seconds for a thousand posts, and more on a busy machine.
const AT_REST: Duration = Duration::from_secs(60);

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
        let feed = self.css("[role=feed]:not([aria-busy=true])");
        self.wait_long(AT_REST, "the timeline at rest", || feed.exists());
    }

    /// The words that are marked in the timeline, by a highlight or by elements.
    pub fn marked(&self) -> Vec<String> {
        self.look(
            "const marks = [...document.querySelectorAll('[role=feed] mark')].filter(mark => mark.checkVisibility());
             return [...globalThis.CSS?.highlights?.get('search') ?? [], ...marks.map(mark => mark.textContent)].map(String);",
            &[],
        )
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
