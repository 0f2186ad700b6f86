//! Finding as people find: by what a thing is and what it is called.

use std::fmt;

use serde_json::{Value, json};

use super::{Page, Target};
use crate::browser::Refusal;

/// Role and name are computed by axe, by the same rules in every engine.
const FIND: &str = include_str!("find.js");

/// What a thing is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// Exactly this, apart from white space.
    Is(String),
    /// This at first, such as the label of a button that also counts.
    Starts(String),
    /// Anything.
    Any,
}

/// A name that begins so: `starting("Readers")` finds "Readers, 12 posts".
#[must_use]
pub fn starting(words: &str) -> Name {
    Name::Starts(words.to_owned())
}

impl From<&str> for Name {
    fn from(words: &str) -> Self {
        Self::Is(words.to_owned())
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(words) => write!(f, "{words:?}"),
            Self::Starts(words) => write!(f, "{words:?}…"),
            Self::Any => f.write_str("of any name"),
        }
    }
}

/// One step on the way to a thing, each within what the one before found.
#[derive(Debug, Clone)]
pub(super) enum Step {
    Role(String, Name),
    Css(String),
    Nth(usize),
}

impl Step {
    fn to_json(&self) -> Value {
        match self {
            Self::Role(role, Name::Is(name)) => json!({"role": role, "is": name}),
            Self::Role(role, Name::Starts(name)) => json!({"role": role, "starts": name}),
            Self::Role(role, Name::Any) => json!({"role": role}),
            Self::Css(selector) => json!({"css": selector}),
            Self::Nth(place) => json!({"nth": place}),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(role, name) => write!(f, "{role} {name}"),
            Self::Css(selector) => f.write_str(selector),
            Self::Nth(place) => write!(f, "number {place}"),
        }
    }
}

impl Page<'_> {
    /// What has this role and this name, hidden things left out. A journey that acts on it acts on
    /// the first.
    #[must_use]
    pub fn by_role(&self, role: &str, name: impl Into<Name>) -> Target<'_> {
        Target::new(self, vec![Step::Role(role.to_owned(), name.into())])
    }

    /// What a selector finds; for the hooks that the project promises, not for the rest.
    #[must_use]
    pub fn css(&self, selector: &str) -> Target<'_> {
        Target::new(self, vec![Step::Css(selector.to_owned())])
    }

    /// One post.
    #[must_use]
    pub fn post(&self, id: &str) -> Target<'_> {
        // An attribute selector takes any id without escapes of its own.
        let id = Value::from(format!("post-{id}"));
        self.css(&format!("article[id={id}]"))
    }

    /// The elements at the end of the steps.
    pub(super) fn find(&self, steps: &[Step]) -> Result<Vec<Value>, Refusal> {
        let steps: Vec<Value> = steps.iter().map(Step::to_json).collect();
        let arguments = [Value::from(steps)];
        // What has been found may be gone before the driver can tell of it.
        let look = || loop {
            match self.browser.execute(FIND, &arguments) {
                Err(refusal) if refusal.error == "stale element reference" => {}
                heard => return heard,
            }
        };
        let mut found = look()?;
        if found.is_null() {
            self.bring_axe()?;
            found = look()?;
        }
        match found {
            Value::Array(elements) => Ok(elements),
            _ => Ok(Vec::new()),
        }
    }

    /// Makes axe known in the document.
    pub(super) fn bring_axe(&self) -> Result<(), Refusal> {
        // It is half a megabyte, which takes its time on the way.
        if self.browser.execute("return 'axe' in window;", &[])? == Value::Bool(true) {
            return Ok(());
        }
        let bring = format!("{}; window.axe = axe;", self.axe);
        self.browser.execute(&bring, &[]).map(drop)
    }
}
