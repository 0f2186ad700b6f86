use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::task::spawn;
use super::{object, window};

/// Opens the device's share sheet. If the reader closes it, that is no failure.
pub fn open_sheet(title: &str, address: &str) {
    let navigator = window().navigator();
    let share = Reflect::get(&navigator, &"share".into()).ok().and_then(|share| share.dyn_into::<Function>().ok());
    let Some(share) = share else { return };
    if let Ok(promise) = share.call1(&navigator, &object(&[("title", title), ("url", address)])) {
        spawn(async move {
            JsFuture::from(js_sys::Promise::resolve(&promise)).await.ok();
        });
    }
}

/// Copies `text` to the clipboard, then calls `done` with the success. It fails in a frame without the permission, and on a
/// page over plain `http`.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn(async move {
        let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
        let copied = match clipboard.dyn_into::<web_sys::Clipboard>() {
            Ok(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            Err(_) => false,
        };
        done(copied);
    });
}
