//! JSON (RFC 8259) as text. `serde_json` would add its serialiser to the page, which nothing else there needs.

use super::collapsed;
use crate::timeline::href::HttpUrl;
use crate::timeline::moment::Moment;

/// Objects that are being written, one after the other or one in the other.
#[derive(Default)]
pub(super) struct Json {
    /// What has been written.
    pub(super) text: String,
}

impl Json {
    /// Begins an object with its `@type`.
    pub(super) fn open(&mut self, kind: &str) {
        if self.text.ends_with('}') {
            self.text.push(',');
        }
        self.text.push_str("{\"@type\":");
        self.string(kind);
    }

    /// Ends an object.
    pub(super) fn close(&mut self) {
        self.text.push('}');
    }

    /// The name of a member, before its value.
    pub(super) fn name(&mut self, name: &str) {
        self.text.push(',');
        self.string(name);
        self.text.push(':');
    }

    /// A member with a string.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        self.string(value);
    }

    /// A member with a string in which each run of white space is one space.
    pub(super) fn collapsed(&mut self, name: &str, value: &str) {
        self.text(name, &collapsed(value));
    }

    /// A member with an address, if there is one.
    pub(super) fn url(&mut self, name: &str, url: Option<&HttpUrl>) {
        if let Some(url) = url {
            self.text(name, url.as_str());
        }
    }

    /// A member with a time in RFC 3339, if there is one.
    pub(super) fn time(&mut self, name: &str, at: Option<Moment>) {
        if let Some(at) = at {
            self.text(name, &at.to_string());
        }
    }

    /// A member with a list of objects.
    pub(super) fn list(&mut self, name: &str, objects: &Self) {
        self.name(name);
        self.text.push('[');
        self.text.push_str(&objects.text);
        self.text.push(']');
    }

    /// `<` is escaped as well, because `</script>` would end the element that holds the JSON.
    fn string(&mut self, value: &str) {
        self.text.push('"');
        for c in value.chars() {
            match c {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(c);
                }
                '<' | '\0'..='\x1f' => {
                    let digit = |value| char::from_digit(value, 16).unwrap_or('0');
                    self.text.push_str("\\u00");
                    self.text.extend([digit(u32::from(c) >> 4), digit(u32::from(c) & 15)]);
                }
                _ => self.text.push(c),
            }
        }
        self.text.push('"');
    }
}
