//! Words as they travel: the texts alone, in the order in which they are declared.

use std::slice;

use serde_json::Value;

/// What stands in the list as one text or as several.
pub(super) trait Listed {
    /// Without any text.
    const EMPTY: Self;
    /// Takes its texts from the list. In place, because a function that returns all words is twice as long.
    fn read(&mut self, list: &mut Texts);
    /// Adds its texts to the list.
    fn write(&self, list: &mut Vec<&'static str>);
}

/// A list from its front to its end.
pub(super) struct Texts {
    rest: slice::Iter<'static, Value>,
    complete: bool,
}

impl Texts {
    /// The texts of a JSON array, which live as long as the page does.
    pub(super) fn parse(json: &str) -> Option<Self> {
        match serde_json::from_slice(json.as_bytes()).ok()? {
            Value::Array(texts) => Some(Self { rest: texts.leak().iter(), complete: true }),
            _ => None,
        }
    }

    /// Puts the next text in its place. Whether there was one is asked once, at the end, rather than at each of the words.
    #[inline(never)]
    pub(super) fn next(&mut self, place: &mut &'static str) {
        match self.rest.next().and_then(Value::as_str) {
            Some(text) => *place = text,
            None => self.complete = false,
        }
    }

    /// Whether there was a text each time.
    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }
}

impl Listed for &'static str {
    const EMPTY: Self = "";

    fn read(&mut self, list: &mut Texts) {
        list.next(self);
    }

    fn write(&self, list: &mut Vec<&'static str>) {
        list.push(self);
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

    fn write(&self, list: &mut Vec<&'static str>) {
        list.push(self.unwrap_or_default());
    }
}
