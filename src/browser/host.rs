//! The host page, for a frame that is as tall as its content: there only the host page scrolls, and knows what is in view.
//! `frame.js` exchanges messages with it.

use wasm_bindgen::prelude::*;

use super::listen;

#[wasm_bindgen]
extern "C" {
    type View;

    #[wasm_bindgen(method, getter, js_name = isTall)]
    fn is_tall(this: &View) -> bool;

    #[wasm_bindgen(method, getter)]
    fn top(this: &View) -> f64;

    #[wasm_bindgen(method, getter)]
    fn height(this: &View) -> f64;

    #[wasm_bindgen(method)]
    fn bring(this: &View, top: f64);

    #[wasm_bindgen(method)]
    fn shift(this: &View, by: f64);

    #[wasm_bindgen(thread_local_v2, js_name = aroundFrame, js_namespace = window)]
    static VIEW: Option<View>;
}

/// The top and the height of the view in CSS pixels of this page; `None` if the view is this page's own window.
pub fn view() -> Option<(f64, f64)> {
    VIEW.with(|view| view.as_ref().filter(|view| view.is_tall()).map(|view| (view.top(), view.height())))
}

/// Has the host page scroll so that `top` is at the top of the view.
pub fn bring(top: f64) {
    VIEW.with(|view| view.iter().for_each(|view| view.bring(top)));
}

/// Has the host page scroll by as much as the content in view has moved down.
pub fn shift(by: f64) {
    VIEW.with(|view| view.iter().for_each(|view| view.shift(by)));
}

/// Calls `moved` when the host page has scrolled or resized, until the calling owner is cleaned up.
pub fn on_place(mut moved: impl FnMut() + 'static) {
    listen("aih-place", move |_| moved());
}
