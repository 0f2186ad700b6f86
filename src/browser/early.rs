//! The request that `start.js` makes while this code is still on its way.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::window;

/// A request under way.
pub struct EarlyRequest {
    /// Resolves to the answer.
    pub response: Promise,
    /// Ends it.
    pub abort: web_sys::AbortController,
}

/// The early request, if it was made for `address`. It is handed out once.
pub fn take(address: &str) -> Option<EarlyRequest> {
    let name = JsValue::from("earlyFeed");
    let early = Reflect::get(&window(), &name).ok().filter(JsValue::is_object)?;
    Reflect::delete_property(window().unchecked_ref::<js_sys::Object>(), &name).ok();
    let part = |key: &str| Reflect::get(&early, &key.into()).ok();
    if part("address")?.as_string()? != address {
        return None;
    }
    Some(EarlyRequest { response: part("response")?.dyn_into().ok()?, abort: part("abort")?.dyn_into().ok()? })
}
