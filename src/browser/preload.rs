//! What `start.js` has requested while this module was still loading. Each result is handed out once.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::window;

/// A request that `start.js` has sent.
pub struct PreloadedRequest {
    /// Resolves to the `Response`.
    pub response: Promise,
    /// Aborts the request.
    pub abort: web_sys::AbortController,
}

/// The request for the feed, if `start.js` has sent it to `address`.
pub fn feed(address: &str) -> Option<PreloadedRequest> {
    let request = take("preloadedFeed").filter(JsValue::is_object)?;
    let part = |key: &str| Reflect::get(&request, &key.into()).ok();
    if part("address")?.as_string()? != address {
        return None;
    }
    Some(PreloadedRequest { response: part("response")?.dyn_into().ok()?, abort: part("abort")?.dyn_into().ok()? })
}

/// The text of the messages file, which has loaded.
pub fn words() -> Option<String> {
    take("preloadedWords")?.as_string()
}

fn take(name: &str) -> Option<JsValue> {
    let name = JsValue::from(name);
    let value = Reflect::get(&window(), &name).ok();
    Reflect::delete_property(window().unchecked_ref::<Object>(), &name).ok();
    value
}
