//! What a control of a form holds.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The text in it. The property is found by its name, so the field may as well be a `textarea`.
pub fn value(field: &Element) -> String {
    field.unchecked_ref::<HtmlInputElement>().value()
}

/// Puts a text in it. One that it holds already is not written, so that the caret stays.
pub fn write(field: &Element, text: &str) {
    if value(field) != text {
        field.unchecked_ref::<HtmlInputElement>().set_value(text);
    }
}

/// Whether the box is ticked.
pub fn is_checked(field: &Element) -> bool {
    field.unchecked_ref::<HtmlInputElement>().checked()
}

/// Ticks the box, or no longer.
pub fn check(field: &Element, is_checked: bool) {
    field.unchecked_ref::<HtmlInputElement>().set_checked(is_checked);
}
