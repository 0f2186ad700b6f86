//! The document: its root element, its title, its configuration.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::{document, listen, window};

/// Sets an attribute of the `html` element.
pub fn set(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        root.set_attribute(name, value).ok();
    }
}

/// Whether the browser has scroll anchoring (`overflow-anchor`). WebKit has none.
pub fn keeps_place() -> bool {
    document()
        .document_element()
        .and_then(|root| root.dyn_into::<HtmlElement>().ok())
        .is_some_and(|root| js_sys::Reflect::has(&root.style(), &"overflowAnchor".into()).unwrap_or(false))
}

/// Removes an attribute of the `html` element.
pub fn unset(name: &str) {
    if let Some(root) = document().document_element() {
        root.remove_attribute(name).ok();
    }
}

/// Sets the title of the window or tab.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The text of the element with that id.
pub fn text_of(id: &str) -> Option<String> {
    document().get_element_by_id(id)?.text_content()
}

/// Removes the element with that id.
pub fn remove(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove();
    }
}

/// Removes `hidden` from the element with that id.
pub fn unhide(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove_attribute("hidden").ok();
    }
}

/// Empties the field with that id, and returns its value.
pub fn empty(id: &str) -> String {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return String::new() };
    let value = field.value();
    field.set_value("");
    value
}

/// Whether the page is visible: not in a background tab, not in a minimised window.
pub fn is_visible() -> bool {
    !document().hidden()
}

/// Calls `changed` with [`is_visible`] whenever that changes.
pub fn on_visibility(mut changed: impl FnMut(bool) + 'static) {
    listen("visibilitychange", move || changed(is_visible()));
}

/// Calls `leave` when the reader leaves the page.
pub fn on_leave(leave: impl FnMut() + 'static) {
    listen("pagehide", leave);
}

/// Calls `told` when `start.js` reports a new version of the application.
pub fn on_version(told: impl FnMut() + 'static) {
    listen("aih:version", told);
}

/// The reader's preferred languages, BCP 47, best first; none if the browser does not say.
pub fn languages() -> Vec<String> {
    let list = js_sys::Reflect::get(&window().navigator(), &"languages".into()).unwrap_or_default();
    let list = list.dyn_into::<js_sys::Array>().unwrap_or_default();
    list.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Calls `prepare` just before the page is printed.
pub fn before_print(prepare: impl FnMut() + 'static) {
    listen("beforeprint", prepare);
}

/// Logs a warning to the console.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&message.into());
}

/// Logs an error to the console.
pub fn error(message: &str) {
    web_sys::console::error_1(&message.into());
}
