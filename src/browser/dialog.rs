//! A modal dialog over the whole page.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlDialogElement;

use super::elements::COVERED;
use super::{by_id, document, idle, page, task, viewport};

#[wasm_bindgen]
extern "C" {
    type Screen;
    #[wasm_bindgen(method, catch, js_name = requestFullscreen)]
    fn request_fullscreen(this: &Screen) -> Result<Promise, JsValue>;
}

/// Opens the `dialog` with that id as modal and focuses it.
pub fn open(id: &str) {
    if let Some(dialog) = by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.show_modal().ok();
        page::set(COVERED, "");
        viewport::focus_quietly(id);
    }
}

/// The open dialog has been removed.
pub fn removed() {
    page::unset(COVERED);
}

/// Focuses the element with that id after the next render, unless the focus is in it.
pub fn keep_focus(id: &'static str) {
    idle::before_paint(move || {
        let focused = document().active_element();
        // Browsers remove the focus from inert and hidden elements only later.
        let is_gone =
            focused.as_ref().is_some_and(|focused| matches!(focused.closest("[inert], [hidden]"), Ok(Some(_))));
        if by_id(id).is_some_and(|element| is_gone || !element.contains(focused.as_deref())) {
            viewport::focus_quietly(id);
        }
    });
}

/// Whether full screen is available: not in every browser, nor in a frame without the permission.
pub fn can_fill_screen() -> bool {
    document().fullscreen_enabled()
}

/// Whether an element is in full screen.
pub fn is_full_screen() -> bool {
    document().fullscreen_element().is_some()
}

/// Leaves full screen. Returns whether an element was in it.
pub fn leave_full_screen() -> bool {
    let filled = is_full_screen();
    if filled {
        document().exit_fullscreen();
    }
    filled
}

/// Toggles full screen of the element with that id.
pub fn switch_full_screen(id: &str) {
    if !leave_full_screen()
        && let Some(element) = by_id(id)
        && let Ok(filling) = element.unchecked_ref::<Screen>().request_fullscreen()
    {
        // If the browser refuses, nothing changes.
        task::spawn(async move {
            JsFuture::from(filling).await.ok();
        });
    }
}
