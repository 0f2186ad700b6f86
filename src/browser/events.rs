//! The public signals of the page: performance marks, and events on the window (`docs/contract.md`).

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

use super::{object, window};

/// Sets a mark in the browser's performance timeline.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        performance.mark(name).ok();
    }
}

/// Dispatches a `CustomEvent` on the window, with texts and numbers in its `detail`.
pub fn announce(name: &str, detail: &[(&str, Detail<'_>)]) {
    let value = |value: &Detail| match *value {
        Detail::Text(text) => JsValue::from(text),
        Detail::Number(number) => JsValue::from(number as f64),
    };
    let detail: Vec<_> = detail.iter().map(|(key, detail)| (*key, value(detail))).collect();
    let init = CustomEventInit::new();
    init.set_detail(&object(&detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        window().dispatch_event(&event).ok();
    }
}

/// A value in an event's `detail`.
pub enum Detail<'a> {
    /// Text.
    Text(&'a str),
    /// A number.
    Number(usize),
}
