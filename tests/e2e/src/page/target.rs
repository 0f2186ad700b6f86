//! A thing on the page, described rather than held: it is found anew for every use.

use std::fmt;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::Page;
use super::find::{Name, Step};
use crate::browser::Refusal;

/// A description of things on the page. Frameworks replace elements; a description stays true.
#[derive(Debug, Clone)]
pub struct Target<'p> {
    pub(super) page: &'p Page<'p>,
    steps: Vec<Step>,
}

impl<'p> Target<'p> {
    pub(super) fn new(page: &'p Page<'_>, steps: Vec<Step>) -> Self {
        Self { page, steps }
    }

    /// What has this role and name inside of it.
    #[must_use]
    pub fn by_role(&self, role: &str, name: impl Into<Name>) -> Self {
        self.then(Step::Role(role.to_owned(), name.into()))
    }

    /// What a selector finds inside of it.
    #[must_use]
    pub fn css(&self, selector: &str) -> Self {
        self.then(Step::Css(selector.to_owned()))
    }

    /// The action with this name in the menu of a post, which is opened for it.
    #[track_caller]
    #[must_use]
    pub fn offers(&self, name: &str) -> Self {
        let always = self.by_role("button", "Copy link");
        if !always.exists() {
            self.by_role("button", "More actions").click();
            always.appears();
        }
        self.by_role("button", name)
    }

    /// The one at this place, from nought, where there are several.
    #[must_use]
    pub fn nth(&self, place: usize) -> Self {
        self.then(Step::Nth(place))
    }

    fn then(&self, step: Step) -> Self {
        let mut steps = self.steps.clone();
        steps.push(step);
        Self { page: self.page, steps }
    }

    /// How many there are now.
    #[track_caller]
    #[must_use]
    pub fn count(&self) -> usize {
        self.page.must(self.page.find(&self.steps)).len()
    }

    /// Whether there is one now.
    #[track_caller]
    #[must_use]
    pub fn exists(&self) -> bool {
        self.count() > 0
    }

    /// Waits until there is one.
    #[track_caller]
    pub fn appears(&self) {
        self.page.wait(&self.to_string(), || self.exists());
    }

    /// Waits until there is none.
    #[track_caller]
    pub fn disappears(&self) {
        self.page.wait(&format!("the end of {self}"), || !self.exists());
    }

    /// Waits until there are so many.
    #[track_caller]
    pub fn counts(&self, expected: usize) {
        self.page.becomes(&format!("how many there are of {self}"), expected, || self.count());
    }

    /// Clicks it, once nothing covers it.
    #[track_caller]
    pub fn click(&self) {
        self.act("click", |element| self.page.browser.click(element));
    }

    /// Gives it the focus, as the Tab key would after enough presses.
    #[track_caller]
    pub fn focus(&self) {
        let () = self.read("element.focus();");
    }

    /// Presses a chord in it.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        self.focus();
        self.page.press(chord);
    }

    /// Types a text into it.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.focus();
        self.page.type_text(text);
    }

    /// Puts a text in where its caret is, all at once, as by pasting it: characters that no key types, too.
    #[track_caller]
    pub fn paste(&self, text: &str) {
        self.focus();
        let inserted: bool =
            self.page.look("return document.execCommand('insertText', false, arguments[0]);", &[json!(text)]);
        assert!(inserted, "could not paste into {self}");
    }

    /// What is written in it.
    #[track_caller]
    #[must_use]
    pub fn value(&self) -> String {
        self.read("return element.value;")
    }

    /// Its text as it is shown.
    #[track_caller]
    #[must_use]
    pub fn text(&self) -> String {
        self.read("return element.innerText.replace(/\\s+/g, ' ').trim();")
    }

    /// Waits until its text as it is shown has these words.
    #[track_caller]
    pub fn says(&self, words: &str) {
        self.page.wait(&format!("{self} to say {words:?}"), || self.text().contains(words));
    }

    /// An attribute.
    #[track_caller]
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<String> {
        let name = json!(name);
        self.read(&format!("return element.getAttribute({name});"))
    }

    /// Waits until an attribute has this value.
    #[track_caller]
    pub fn has(&self, attribute: &str, value: &str) {
        let expected = Some(value.to_owned());
        self.page.becomes(&format!("{attribute} of {self}"), expected, || self.attribute(attribute));
    }

    /// Waits until the focus is on it or inside of it.
    #[track_caller]
    pub fn is_focused(&self) {
        self.page
            .wait(&format!("the focus on {self}"), || self.read("return element.contains(document.activeElement);"));
    }

    /// Waits until its beginning is inside the window, and not under anything that sticks there.
    #[track_caller]
    pub fn is_in_view(&self) {
        self.page.wait(&format!("{self} in view"), || self.in_view());
    }

    /// Whether its beginning is inside the window, and not under anything that sticks there.
    #[track_caller]
    #[must_use]
    pub fn in_view(&self) -> bool {
        self.read(
            "const {left, top, width} = element.getBoundingClientRect();
             if (top < 0 || top + 8 > innerHeight) return false;
             const there = document.elementFromPoint(left + width / 2, top + 8);
             return element === there || element.contains(there);",
        )
    }

    /// Whether it takes any room.
    #[track_caller]
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.read("return element.checkVisibility({visibilityProperty: true});")
    }

    /// What a script returns that knows it as `element`.
    #[track_caller]
    #[must_use]
    pub fn read<T: DeserializeOwned>(&self, script: &str) -> T {
        let script = format!("const [element] = arguments; {script}");
        self.page.hear(&script, || {
            self.attempt("read", |element| self.page.browser.execute(&script, std::slice::from_ref(element)))
        })
    }

    /// Finds it and uses it, again if it moved or was replaced meanwhile.
    #[track_caller]
    pub(super) fn act<T>(&self, verb: &str, using: impl Fn(&Value) -> Result<T, Refusal>) -> T {
        self.attempt(verb, using).unwrap_or_else(|reason| panic!("{reason}"))
    }

    fn attempt<T>(&self, verb: &str, using: impl Fn(&Value) -> Result<T, Refusal>) -> Result<T, String> {
        let outcome = self.page.patiently(|| {
            let found = self.page.find(&self.steps).map_err(|error| error.to_string())?;
            let element = found.first().ok_or("there is none")?;
            using(element).map_err(|refusal| refusal.to_string())
        });
        outcome.map_err(|reason: String| format!("could not {verb} {self}: {reason}"))
    }
}

impl fmt::Display for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps: Vec<String> = self.steps.iter().map(ToString::to_string).collect();
        f.write_str(&steps.join(" > "))
    }
}
