//! Stands in for the crate of the same name.
//!
//! Leptos brings its server functions along, and they bring that crate, whose classes are exported to JavaScript and so
//! are in every page whether it calls them or not: 5.8 kB of this page (brotli). This page has no server functions. What
//! stands here is what their code needs to compile; were it ever called, every stream would be empty.

use futures_util::{Stream, stream};
use wasm_bindgen::JsValue;

/// A stream of the browser's.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a stream of the browser's.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty stream, whatever `stream` holds.
    ///
    /// # Panics
    /// Where the browser has no streams.
    pub fn from_stream(stream: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        drop(stream);
        Self(web_sys::ReadableStream::new().expect("a stream"))
    }

    /// The browser's stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// Nothing.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::empty()
    }
}
