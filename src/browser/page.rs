//! The document: its root element, its title, its configuration.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

use super::{by_id, document, field, listen, root, window};

/// Sets an attribute of the `html` element.
pub fn set(name: &str, value: &str) {
    if let Some(root) = root() {
        root.set_attribute(name, value).ok();
    }
}

/// Whether the browser has scroll anchoring (`overflow-anchor`). WebKit has none.
pub fn keeps_place() -> bool {
    root().is_some_and(|root| js_sys::Reflect::has(&root.style(), &"overflowAnchor".into()).unwrap_or(false))
}

/// Removes an attribute of the `html` element.
pub fn unset(name: &str) {
    if let Some(root) = root() {
        root.remove_attribute(name).ok();
    }
}

/// Sets the title of the window or tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The text of the element with that id.
pub fn text_of(id: &str) -> Option<String> {
    by_id(id)?.text_content()
}

/// Removes the element with that id.
pub fn remove(id: &str) {
    if let Some(element) = by_id(id) {
        element.remove();
    }
}

/// Empties the field with that id, and returns its value.
pub fn empty(id: &str) -> String {
    let Some(found) = by_id(id) else { return String::new() };
    let value = field::value(&found);
    field::write(&found, "");
    value
}

/// Whether the page is visible: not in a background tab, not in a minimised window.
pub fn is_visible() -> bool {
    !document().hidden()
}

/// Calls `changed` with [`is_visible`] whenever that changes.
pub fn on_visibility(mut changed: impl FnMut(bool) + 'static) {
    listen("visibilitychange", move |_| changed(is_visible()));
}

/// Whether the browser asks before it leaves the page: only then has it a listener, for browsers keep no page with one for Back.
pub fn ask_before_leaving(asks: bool) {
    thread_local! {
        static ASK: Closure<dyn FnMut(Event)> = Closure::new(|event: Event| event.prevent_default());
    }
    ASK.with(|ask| window().set_onbeforeunload(asks.then(|| ask.as_ref().unchecked_ref())));
}

/// Whether the reader has used a key or a pointer just now; programs do not. `false` where the browser does not say.
pub fn is_in_use() -> bool {
    let activation = js_sys::Reflect::get(&window().navigator(), &"userActivation".into()).unwrap_or_default();
    js_sys::Reflect::get(&activation, &"isActive".into()).is_ok_and(|active| active.is_truthy())
}

/// Calls `leave` when the reader leaves the page.
pub fn on_leave(mut leave: impl FnMut() + 'static) {
    listen("pagehide", move |_| leave());
}

/// Calls `told` when `start.js` reports a new version of the application.
pub fn on_version(mut told: impl FnMut() + 'static) {
    listen("aih:version", move |_| told());
}

/// The reader's preferred languages, BCP 47, best first; none if the browser does not say.
pub fn languages() -> Vec<String> {
    let list = js_sys::Reflect::get(&window().navigator(), &"languages".into()).unwrap_or_default();
    let list: js_sys::Array = list.dyn_into().unwrap_or_default();
    list.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Calls `moved` whenever the reader scrolls, presses a key or touches the page, or the host page around it: `frame.js` tells of
/// that. A `scroll` may also be the browser's doing.
pub fn on_input(moved: impl Fn() + Copy + 'static) {
    for event in ["wheel", "touchmove", "pointerdown", "keydown", "aih-input"] {
        listen(event, move |_| moved());
    }
}

/// Calls `prepare` just before the page is printed.
pub fn before_print(mut prepare: impl FnMut() + 'static) {
    listen("beforeprint", move |_| prepare());
}

/// Logs a warning to the console.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&message.into());
}

/// Logs an error to the console.
#[cfg(debug_assertions)]
pub fn error(message: &str) {
    web_sys::console::error_1(&message.into());
}
