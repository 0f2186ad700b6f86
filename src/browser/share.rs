use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::task::spawn;
use super::window;

/// Opens the device's share sheet. That the reader closes it again is no failure.
pub fn open_sheet(title: &str, address: &str) {
    let Some(share) = sheet() else { return };
    let data = Object::new();
    Reflect::set(&data, &"title".into(), &title.into()).ok();
    Reflect::set(&data, &"url".into(), &address.into()).ok();
    if let Ok(promise) = share.call1(&window().navigator(), &data) {
        spawn(async move {
            JsFuture::from(js_sys::Promise::resolve(&promise)).await.ok();
        });
    }
}

/// Puts `text` on the clipboard, then calls `done` with whether that went well: a frame without the permission is
/// refused, and a page that came over plain `http` has no clipboard.
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

fn sheet() -> Option<Function> {
    Reflect::get(&window().navigator(), &"share".into()).ok()?.dyn_into().ok()
}
