//! The file format of the words: a list of texts in the order of their declaration.

use std::slice;

use serde_json::Value;

/// A value that is one or several texts of the list.
pub(super) trait Listed {
    /// The value with empty texts.
    const EMPTY: Self;
    /// Reads its texts from the list. In place, because a function that returns all words is twice as long.
    fn read(&mut self, list: &mut Texts);
    /// The names of its texts, in the order of the list; `at` is the name of the value.
    #[cfg(any(not(target_arch = "wasm32"), test))]
    fn name(at: &str, names: &mut Vec<Name>);
}

/// The name of a text.
#[cfg(any(not(target_arch = "wasm32"), test))]
pub(super) struct Name {
    /// Where a language's file has it: a JSON pointer (RFC 6901).
    pub(super) pointer: String,
    /// Whether a language may lack it: it is a plural form.
    pub(super) optional: bool,
}

/// A list that is read from its front.
pub(super) struct Texts {
    rest: slice::Iter<'static, Value>,
    complete: bool,
}

impl Texts {
    /// The texts of a JSON array. They live as long as the page.
    pub(super) fn parse(json: &str) -> Option<Self> {
        match serde_json::from_slice(json.as_bytes()).ok()? {
            Value::Array(texts) => Some(Self { rest: texts.leak().iter(), complete: true }),
            _ => None,
        }
    }

    /// Stores the next text. A missing one is detected once, at the end, and not at each word.
    #[inline(never)]
    pub(super) fn next(&mut self, place: &mut &'static str) {
        match self.rest.next().and_then(Value::as_str) {
            Some(text) => *place = text,
            None => self.complete = false,
        }
    }

    /// Whether no text was missing.
    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }
}

impl Listed for &'static str {
    const EMPTY: Self = "";

    fn read(&mut self, list: &mut Texts) {
        list.next(self);
    }

    #[cfg(any(not(target_arch = "wasm32"), test))]
    fn name(at: &str, names: &mut Vec<Name>) {
        names.push(Name { pointer: at.to_owned(), optional: false });
    }
}

impl Listed for Option<&'static str> {
    const EMPTY: Self = None;

    fn read(&mut self, list: &mut Texts) {
        let text = self.insert("");
        list.next(text);
        if text.is_empty() {
            *self = None;
        }
    }

    #[cfg(any(not(target_arch = "wasm32"), test))]
    fn name(at: &str, names: &mut Vec<Name>) {
        names.push(Name { pointer: at.to_owned(), optional: true });
    }
}
