//! Requests to servers.

use js_sys::{Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Response};

use super::{object, window};

/// What a request sends, beside its address.
pub enum Content<'a> {
    /// Nothing; `cache` is the mode of the browser's cache, as `fetch` names it.
    None { cache: &'a str },
    /// A JSON document, with these headers beside those that say so. No credentials are sent, and redirects are not followed.
    Json(&'a str, &'a [(&'a str, &'a str)]),
}

/// Sends a request, which `abort` ends. Resolves to the response.
pub fn send(address: &str, content: &Content<'_>, abort: &AbortController) -> Promise {
    let options = match content {
        Content::None { cache } => object(&[("cache", *cache)]),
        Content::Json(body, headers) => {
            let json = "application/json";
            let headers = [&[("accept", json), ("content-type", json)], *headers].concat();
            let options = [("method", "POST"), ("credentials", "omit"), ("redirect", "manual"), ("body", *body)];
            let options = object(&options);
            set(&options, "headers", &object(&headers));
            options
        }
    };
    set(&options, "signal", &abort.signal());
    window().fetch_with_str_and_init(address, options.unchecked_ref())
}

fn set(options: &Object, name: &str, value: &JsValue) {
    js_sys::Reflect::set(options, &name.into(), value).ok();
}

/// The response to a request. `None` if there is none.
pub async fn response(request: Promise) -> Option<Response> {
    JsFuture::from(request).await.ok()?.dyn_into().ok()
}

/// A header of a response; empty if it is missing.
pub fn header(response: &Response, name: &str) -> String {
    response.headers().get(name).ok().flatten().unwrap_or_default()
}

/// The whole body of a response. `None` if it breaks off.
pub async fn body(response: &Response) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
