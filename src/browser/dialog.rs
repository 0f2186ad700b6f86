//! A dialog over the whole page.

use leptos::prelude::on_cleanup;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::{document, page, viewport};

/// Says on the root element that a dialog covers the page.
const OVER_PAGE: &str = "data-covered";

fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Opens the `dialog` with that id, makes all else inert, and gives it the focus, until the calling owner is cleaned up.
pub fn open(id: &'static str) {
    if let Some(dialog) = element(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.show_modal().ok();
        page::set(OVER_PAGE, "");
        on_cleanup(|| page::unset(OVER_PAGE));
        viewport::focus_quietly(id);
    }
}

/// Gives the focus to the element with that id unless it is on it or in it.
pub fn keep_focus(id: &str) {
    let focused = document().active_element();
    if element(id).is_some_and(|element| !element.contains(focused.as_deref())) {
        viewport::focus_quietly(id);
    }
}

/// Whether an element may fill the screen here: not in every browser, nor in a frame without the permission.
pub fn can_fill_screen() -> bool {
    document().fullscreen_enabled()
}

/// Lets the element with that id fill the screen, or no longer.
pub fn switch_full_screen(id: &str) {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(element) = element(id) {
        element.request_fullscreen().ok();
    }
}
