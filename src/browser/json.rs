use js_sys::{JSON, Object, Reflect};

/// A JSON object (RFC 8259) of these texts; `None` is written as `null`.
pub fn of_texts(members: &[(&str, Option<&str>)]) -> String {
    let object = Object::new();
    for (name, text) in members {
        Reflect::set(&object, &(*name).into(), &(*text).into()).ok();
    }
    JSON::stringify(&object).map(String::from).unwrap_or_default()
}
