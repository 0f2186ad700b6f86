//! What the reader looks at, and whether they look at all.

use serde_json::json;

use super::Page;

/// Measures where a post is in every frame, as it is drawn: after layout, and after whatever the browser itself does to
/// keep things in their place. An intersection observer is told so once for everything that it begins to observe.
const WATCH: &str = include_str!("eyes.js");

/// In every engine only the document believes it: of a tab that is hidden in earnest nothing could be asked.
const BELIEVE: &str = "
    const [hidden] = arguments;
    const say = (name, value) => Object.defineProperty(document, name, {configurable: true, get: () => value});
    say('hidden', hidden);
    say('visibilityState', hidden ? 'hidden' : 'visible');
    document.dispatchEvent(new Event('visibilitychange', {bubbles: true}));";

/// What a reader takes for no move at all, in CSS pixels.
const STILL: f64 = 1.0;

impl Page<'_> {
    /// Brings a post under the reader's eyes, and begins to measure whether it stays there.
    #[track_caller]
    pub fn eyes_on(&self, post: &str) {
        self.post(post).appears();
        let frames = || self.look::<Option<u32>>("return window.eyes?.frames;", &[]);
        let () = self.look(WATCH, &[json!(format!("post-{post}"))]);
        self.wait("the first frames", || frames().is_some_and(|frames| frames > 2));
    }

    /// How far the post under the reader's eyes has been at most from where it was at first, in CSS pixels.
    #[track_caller]
    #[must_use]
    pub fn eyes_moved(&self) -> f64 {
        self.look("return eyes.most;", &[])
    }

    /// Fails the journey when the post under the reader's eyes has moved, in whatever frame.
    ///
    /// # Panics
    /// When it has.
    #[track_caller]
    pub fn eyes_are_still(&self) {
        let frames = || self.look::<u32>("return eyes.frames;", &[]);
        let before = frames();
        self.wait("some more frames", || frames() > before + 3);
        let (moved, when): (f64, Vec<String>) = self.look("return [eyes.most, eyes.story];", &[]);
        assert!(moved <= STILL, "the post under the reader's eyes moved by {moved} px: {when:?}");
    }

    /// The reader turns to another tab; this one is out of sight.
    #[track_caller]
    pub fn looks_away(&self) {
        let () = self.look(BELIEVE, &[json!(true)]);
    }

    /// The reader comes back to this tab.
    #[track_caller]
    pub fn looks_back(&self) {
        let () = self.look(BELIEVE, &[json!(false)]);
    }
}
