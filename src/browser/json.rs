use js_sys::JSON;

use super::object;

/// A JSON object (RFC 8259) with these members; `None` becomes `null`.
pub fn of_texts(members: &[(&str, Option<&str>)]) -> String {
    JSON::stringify(&object(members)).map(String::from).unwrap_or_default()
}
