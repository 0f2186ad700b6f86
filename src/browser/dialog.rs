//! A dialog over the whole page.

use js_sys::Promise;
use leptos::prelude::on_cleanup;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlDialogElement};

use super::elements::COVERED;
use super::{document, idle, listen, page, task, viewport};

#[wasm_bindgen]
extern "C" {
    type Screen;
    #[wasm_bindgen(method, catch, js_name = requestFullscreen)]
    fn request_fullscreen(this: &Screen) -> Result<Promise, JsValue>;
}

fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Opens the `dialog` with that id, makes all else inert, and gives it the focus, until the calling owner is cleaned up.
pub fn open(id: &'static str) {
    if let Some(dialog) = element(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.show_modal().ok();
        page::set(COVERED, "");
        on_cleanup(|| page::unset(COVERED));
        viewport::focus_quietly(id);
    }
}

/// Gives the focus to the element with that id unless it is on it or in it, once all that was written has been.
pub fn keep_focus(id: &'static str) {
    idle::before_paint(move || {
        let focused = document().active_element();
        // Browsers take the focus from what has become inert, or is no longer shown, only later.
        let is_gone =
            focused.as_ref().is_some_and(|focused| matches!(focused.closest("[inert], [hidden]"), Ok(Some(_))));
        if element(id).is_some_and(|element| is_gone || !element.contains(focused.as_deref())) {
            viewport::focus_quietly(id);
        }
    });
}

/// Whether an element may fill the screen here: not in every browser, nor in a frame without the permission.
pub fn can_fill_screen() -> bool {
    document().fullscreen_enabled()
}

/// Calls `changed` with whether an element fills the screen whenever that changes.
pub fn on_full_screen(changed: impl Fn(bool) + 'static) {
    listen("fullscreenchange", move || changed(document().fullscreen_element().is_some()));
}

/// Ends that an element fills the screen. Whether one did.
pub fn leave_full_screen() -> bool {
    let filled = document().fullscreen_element().is_some();
    if filled {
        document().exit_fullscreen();
    }
    filled
}

/// Lets the element with that id fill the screen, or no longer.
pub fn switch_full_screen(id: &str) {
    if !leave_full_screen()
        && let Some(element) = element(id)
        && let Ok(filling) = element.unchecked_ref::<Screen>().request_fullscreen()
    {
        // A refusal leaves everything as it was.
        task::spawn(async move {
            JsFuture::from(filling).await.ok();
        });
    }
}
