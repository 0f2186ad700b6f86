//! JSON objects (RFC 8259) as text. Serialising by `serde_json` is not linked into the page otherwise.

/// An object that is being written.
pub(super) struct Object(String);

impl Object {
    /// An object whose first member is `@type`.
    pub(super) fn of_type(name: &str) -> Self {
        let mut object = Self(String::from("{\"@type\":"));
        write_text(name, &mut object.0);
        object
    }

    /// A member with a text, if there is one.
    pub(super) fn text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.name(name);
            write_text(value, &mut self.0);
        }
    }

    /// A member with an object, if there is one.
    pub(super) fn object(&mut self, name: &str, value: Option<Self>) {
        if let Some(value) = value {
            self.name(name);
            self.0.push_str(&value.end());
        }
    }

    /// A member with a list of objects, which may be empty.
    pub(super) fn objects(&mut self, name: &str, values: impl Iterator<Item = Self>) {
        self.name(name);
        self.0.push('[');
        for (place, value) in values.enumerate() {
            if place > 0 {
                self.0.push(',');
            }
            self.0.push_str(&value.end());
        }
        self.0.push(']');
    }

    /// The whole object as JSON.
    pub(super) fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn name(&mut self, name: &str) {
        self.0.push(',');
        write_text(name, &mut self.0);
        self.0.push(':');
    }
}

/// Writes a string with its quotes. `<` is escaped as well, because `</script>` would end the element that holds the JSON.
fn write_text(text: &str, json: &mut String) {
    json.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => json.extend(['\\', c]),
            '<' | '\0'..='\x1f' => {
                json.push_str("\\u00");
                let digit = |digit| char::from_digit(digit, 16).unwrap_or('0');
                json.extend([digit(u32::from(c) >> 4), digit(u32::from(c) & 15)]);
            }
            _ => json.push(c),
        }
    }
    json.push('"');
}
