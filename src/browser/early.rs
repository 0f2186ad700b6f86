//! What `start.js` has asked for while this code was still on its way. Each is handed out once.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::window;

/// A request under way.
pub struct EarlyRequest {
    /// Resolves to the answer.
    pub response: Promise,
    /// Ends it.
    pub abort: web_sys::AbortController,
}

/// The request for the feed, if it was made for `address`.
pub fn feed(address: &str) -> Option<EarlyRequest> {
    let early = take("earlyFeed").filter(JsValue::is_object)?;
    let part = |key: &str| Reflect::get(&early, &key.into()).ok();
    if part("address")?.as_string()? != address {
        return None;
    }
    Some(EarlyRequest { response: part("response")?.dyn_into().ok()?, abort: part("abort")?.dyn_into().ok()? })
}

/// The file of words, which has arrived.
pub fn words() -> Option<String> {
    take("earlyWords")?.as_string()
}

fn take(name: &str) -> Option<JsValue> {
    let name = JsValue::from(name);
    let value = Reflect::get(&window(), &name).ok();
    Reflect::delete_property(window().unchecked_ref::<Object>(), &name).ok();
    value
}
