//! The document itself: its root element, its title, its configuration.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::{document, listen, window};

/// Sets an attribute of the `html` element.
pub fn set(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        root.set_attribute(name, value).ok();
    }
}

/// Takes an attribute of the `html` element away.
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

/// Takes the element with that id out of the document.
pub fn remove(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove();
    }
}

/// Shows an element that was written with `hidden`.
pub fn unhide(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.remove_attribute("hidden").ok();
    }
}

/// Takes out what stands in the field with that id.
pub fn empty(id: &str) -> String {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return String::new() };
    let value = field.value();
    field.set_value("");
    value
}

/// Whether the page can be seen: it is neither in a tab behind another nor in a window that is put away.
pub fn is_visible() -> bool {
    !document().hidden()
}

/// Calls `changed` with [`is_visible`] whenever that changes.
pub fn on_visibility(mut changed: impl FnMut(bool) + 'static) {
    listen("visibilitychange", move || changed(is_visible()));
}

/// Calls `leave` when the reader goes elsewhere.
pub fn on_leave(leave: impl FnMut() + 'static) {
    listen("pagehide", leave);
}

/// Calls `told` once `start.js` has heard that a new version of the application is ready.
pub fn on_version(told: impl FnMut() + 'static) {
    listen("aih:version", told);
}

/// The languages that the reader prefers, BCP 47, best first.
pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Calls `prepare` just before the page is printed.
pub fn before_print(prepare: impl FnMut() + 'static) {
    listen("beforeprint", prepare);
}

/// Writes to the developers' console, as a warning.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&message.into());
}

/// Writes to the developers' console, as an error.
pub fn error(message: &str) {
    web_sys::console::error_1(&message.into());
}
