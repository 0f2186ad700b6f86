//! What the outside is told: performance marks, and events on the window (`docs/contract.md`).

use js_sys::{Object, Reflect};
use web_sys::{CustomEvent, CustomEventInit};

use super::window;

/// Leaves a mark in the browser's performance timeline.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        performance.mark(name).ok();
    }
}

/// Dispatches a `CustomEvent` on the window, with text and numbers in its `detail`.
pub fn announce(name: &str, detail: &[(&str, Detail<'_>)]) {
    let object = Object::new();
    for (key, value) in detail {
        let value = match value {
            Detail::Text(text) => (*text).into(),
            Detail::Number(number) => (*number as f64).into(),
        };
        Reflect::set(&object, &(*key).into(), &value).ok();
    }
    let init = CustomEventInit::new();
    init.set_detail(&object);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        window().dispatch_event(&event).ok();
    }
}

/// A value in an event's `detail`.
pub enum Detail<'a> {
    /// Text.
    Text(&'a str),
    /// A count.
    Number(usize),
}
