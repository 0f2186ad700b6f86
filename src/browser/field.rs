//! What a control of a form holds.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// An `input` or a `textarea`.
    #[wasm_bindgen(extends = Element)]
    type Field;

    #[wasm_bindgen(method, getter)]
    fn value(this: &Field) -> String;

    #[wasm_bindgen(method, setter)]
    fn set_value(this: &Field, value: &str);

    #[wasm_bindgen(method, getter)]
    fn checked(this: &Field) -> bool;

    #[wasm_bindgen(method, setter)]
    fn set_checked(this: &Field, checked: bool);
}

/// The text in it.
pub fn value(field: &Element) -> String {
    field.unchecked_ref::<Field>().value()
}

/// Puts a text in it. One that it holds already is not written, so that the caret stays.
pub fn write(field: &Element, text: &str) {
    if value(field) != text {
        field.unchecked_ref::<Field>().set_value(text);
    }
}

/// Whether the box is ticked.
pub fn is_checked(field: &Element) -> bool {
    field.unchecked_ref::<Field>().checked()
}

/// Ticks the box, or no longer.
pub fn check(field: &Element, is_checked: bool) {
    field.unchecked_ref::<Field>().set_checked(is_checked);
}
