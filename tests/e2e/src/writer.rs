//! A reader who writes comments, and who keeps account of what became of them.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde_json::{Value, json};

use crate::feeds::{Coverage, Post};
use crate::isso::{self, Isso};
use crate::newsroom::Newsroom;
use crate::page::{Page, Target};
use crate::server::Site;

/// A small coverage that takes comments as these properties say, beside being open. Its one post is `bridge`.
#[must_use]
pub fn commented(comments: Value) -> Coverage {
    let mut open = json!({"open": true});
    if let (Value::Object(open), Value::Object(comments)) = (&mut open, comments) {
        open.extend(comments);
    }
    let bridge = Post::new("bridge", "2026-03-01T09:00:00Z").headline("The bridge is open");
    Coverage::new("The storm").with("comments", open).post(bridge)
}

/// A script for [`Site::runs_first`]: the page looks every second whether a comment has waited long enough, and here that
/// second lasts an hour, until `window.hurried` is set. That is time enough to press a button, on any machine.
pub const UNHURRIED: &str = "
    const later = setTimeout;
    window.setTimeout = (act, ms, ...more) =>
        later(act, ms === 1000 && !window.hurried ? 3600000 : ms, ...more);";

/// Opens the comment form, if there is one and it is folded.
#[track_caller]
pub fn opens_form(page: &Page<'_>) {
    let fold = page.css("#comment-fold[aria-expanded=false]");
    if fold.exists() {
        fold.click();
        page.css("#comment-fold[aria-expanded=true]").appears();
    }
}

/// A writer at the form of a page. Whatever they are told, it is compared with what the server holds: not a comment
/// more, not one less; and what it does not hold has to stand in the form.
pub struct Writer<'p> {
    page: &'p Page<'p>,
    /// How many times somebody has tried to bring the server a comment, and how many comments it has.
    server: Box<dyn Fn() -> (usize, usize) + 'p>,
    tried: Cell<usize>,
    arrived: Cell<usize>,
    /// Whether the server has the comment though the writer could not be told.
    unheard: Cell<bool>,
    text: RefCell<String>,
}

impl<'p> Writer<'p> {
    /// One who writes to a newsroom.
    #[must_use]
    pub fn to(page: &'p Page<'p>, newsroom: &Newsroom) -> Self {
        let newsroom = newsroom.clone();
        Self::new(page, move || (newsroom.attempts().len(), newsroom.count()))
    }

    /// One who writes to Isso.
    #[must_use]
    pub fn to_isso(page: &'p Page<'p>, site: &'p Site, isso: &'p Isso) -> Self {
        let path = format!("{}/new", isso::PATH);
        let posts = move || site.requests_for(&path).iter().filter(|request| request.method == "POST").count();
        Self::new(page, move || (posts(), isso.all().len()))
    }

    fn new(page: &'p Page<'p>, server: impl Fn() -> (usize, usize) + 'p) -> Self {
        let (tried, arrived) = server();
        Self {
            page,
            server: Box::new(server),
            tried: Cell::new(tried),
            arrived: Cell::new(arrived),
            unheard: Cell::new(false),
            text: RefCell::default(),
        }
    }

    /// The form.
    #[must_use]
    pub fn form(&self) -> Target<'p> {
        self.page.css("form[data-comment]")
    }

    /// Puts a text into the control of that name, in the place of what is in it. Opens the form if it is folded.
    #[track_caller]
    pub fn fills(&self, control: &str, text: &str) {
        opens_form(self.page);
        let control = self.form().by_role("textbox", control);
        let text = json!(text);
        let () = control.read(&format!(
            "element.focus(); element.value = {text}; element.dispatchEvent(new Event('input', {{bubbles: true}}));"
        ));
    }

    /// Writes a comment.
    #[track_caller]
    pub fn writes(&self, text: &str) {
        self.fills("Your comment", text);
        text.clone_into(&mut self.text.borrow_mut());
    }

    /// Presses the button of that name in the form.
    #[track_caller]
    pub fn presses(&self, button: &str) {
        self.form().by_role("button", button).click();
    }

    /// Sends what is written.
    #[track_caller]
    pub fn sends(&self) {
        self.presses("Send comment");
        self.tries_again();
    }

    /// Sends what waits.
    #[track_caller]
    pub fn hurries(&self) {
        self.presses("Send now");
        self.tries_again();
    }

    /// Expects one more try.
    pub fn tries_again(&self) {
        self.tried.set(self.tried.get() + 1);
    }

    /// Knows better than the page does: the comment under way arrives, and nothing says so.
    pub fn will_not_hear(&self) {
        self.arrived.set(self.arrived.get() + 1);
        self.unheard.set(true);
    }

    /// Has heard all the same, in another way than that it was taken in now.
    pub fn has_heard(&self) {
        self.unheard.set(false);
    }

    /// Waits until the form says that the comment is so far, in these words. The comment still stands there.
    #[track_caller]
    pub fn is_told(&self, submission: &str, words: &str) {
        self.tries_are_made();
        self.says(submission, words);
        self.keeps_the_comment();
    }

    /// The same for a comment that was not taken, and why that was.
    #[track_caller]
    pub fn is_refused(&self, failure: &str, words: &str) {
        self.is_told("refused", words);
        self.form().css(&format!("[role=alert][data-failure={failure}]")).counts(1);
    }

    /// Waits until the form says that the comment has arrived, in these words, and makes room for the next.
    #[track_caller]
    pub fn is_told_of_arrival(&self, words: &str) {
        if !self.unheard.take() {
            self.arrived.set(self.arrived.get() + 1);
        }
        self.text.borrow_mut().clear();
        self.tries_are_made();
        self.says("sent", words);
        self.keeps_the_comment();
    }

    /// Compares what is at the server and in the form with what the writer was told.
    #[track_caller]
    pub fn keeps_the_comment(&self) {
        let text = self.text.borrow().clone();
        let (tried, arrived) = (self.server)();
        assert_eq!((tried, arrived), (self.tried.get(), self.arrived.get()), "tries and comments at the server");
        self.page.becomes("what is written", text, || self.form().css("textarea").value());
    }

    #[track_caller]
    fn tries_are_made(&self) {
        self.page.becomes("the tries to send", self.tried.get(), || (self.server)().0);
    }

    #[track_caller]
    fn says(&self, submission: &str, words: &str) {
        self.form().has("data-submission", submission);
        self.form().css("[role=status]").says(words);
    }
}

impl fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Writer").field("tried", &self.tried).field("arrived", &self.arrived).finish_non_exhaustive()
    }
}
