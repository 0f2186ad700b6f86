//! The page around this one, where this one stands in it as tall as it is: then only that page scrolls, and knows what is in
//! view. `frame.js` talks to it.

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

/// Where the view begins and how high it is, in CSS pixels of this page's own; `None` where it is this page's own window.
pub fn view() -> Option<(f64, f64)> {
    VIEW.with(|view| view.as_ref().filter(|view| view.is_tall()).map(|view| (view.top(), view.height())))
}

/// Has the page around scroll to what is so far down in this one.
pub fn bring(top: f64) {
    with(|view| view.bring(top));
}

/// Has the page around scroll by as much as what is in view has moved down.
pub fn shift(by: f64) {
    with(|view| view.shift(by));
}

/// Calls `moved` whenever something else may be in view, until the calling owner is cleaned up.
pub fn on_place(moved: impl FnMut() + 'static) {
    listen("aih-place", moved);
}

fn with(tell: impl Fn(&View)) {
    VIEW.with(|view| {
        if let Some(view) = view {
            tell(view);
        }
    });
}
