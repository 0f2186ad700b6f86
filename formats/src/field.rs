//! Lenient access to JSON: systems write numbers as strings, strings as numbers, and one value where a list is expected.

use serde_json::Value;

static NULL: Value = Value::Null;

/// A value and its place.
#[derive(Clone)]
pub(crate) struct Field<'a> {
    pub(crate) value: &'a Value,
    pub(crate) path: String,
}

impl<'a> Field<'a> {
    pub(crate) fn root(value: &'a Value) -> Self {
        Self { value, path: String::new() }
    }

    /// The member `key`; `null` where it is absent.
    pub(crate) fn get(&self, key: &str) -> Self {
        let value = self.value.get(key).unwrap_or(&NULL);
        Self { value, path: [&self.path, "/", &key.replace('~', "~0").replace('/', "~1")].concat() }
    }

    /// Whether there is a value.
    pub(crate) fn exists(&self) -> bool {
        !self.value.is_null()
    }

    /// The items of a list; a single value counts as a list of one, and `null` as an empty one.
    pub(crate) fn items(&self) -> Vec<Self> {
        match self.value {
            Value::Null => Vec::new(),
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(at, value)| Self { value, path: format!("{}/{at}", self.path) })
                .collect(),
            _ => vec![self.clone()],
        }
    }

    /// A text that is not blank, or a number as text.
    pub(crate) fn text(&self) -> Option<String> {
        match self.value {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// A number, or a text that is one.
    pub(crate) fn number(&self) -> Option<f64> {
        match self.value {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        }
    }

    /// A whole number of at least 1, as pixels are.
    pub(crate) fn pixels(&self) -> Option<u32> {
        self.number().filter(|number| (1.0..1e9).contains(number)).map(|number| number as u32)
    }

    /// A flag: `true`, `"true"`, 1.
    pub(crate) fn flag(&self) -> bool {
        match self.value {
            Value::Bool(flag) => *flag,
            Value::String(text) => matches!(text.trim(), "true" | "1"),
            Value::Number(number) => number.as_f64() == Some(1.0),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_and_texts_stand_for_each_other_and_one_value_for_a_list() {
        let value = json!({ "a": "12", "b": 7, "c": ["x"], "d": "true", "e": " ", "f/g": 1 });
        let root = Field::root(&value);
        assert_eq!(root.get("a").pixels(), Some(12));
        assert_eq!(root.get("b").text().as_deref(), Some("7"));
        assert_eq!(
            [root.get("b").items().len(), root.get("c").items().len(), root.get("none").items().len()],
            [1, 1, 0]
        );
        assert!(root.get("d").flag() && !root.get("a").flag());
        assert_eq!(root.get("e").text(), None);
        assert_eq!(root.get("f/g").path, "/f~1g");
        assert_eq!(root.get("c").items()[0].path, "/c/0");
    }
}
