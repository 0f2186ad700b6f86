//! The body of a response, as it comes.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

use super::clock;

/// Milliseconds between two calls of `arriving`.
const INTERVAL_MS: i64 = 1_000;

/// Reads a body to its end; calls `arriving` on the way, about once a second, first a second after `asked` (milliseconds of the
/// monotonic clock). `None` if it breaks off.
pub async fn read(body: Option<ReadableStream>, asked: i64, arriving: impl Fn()) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let Some(body) = body else { return Some(bytes) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut told = asked;
    loop {
        let part = JsFuture::from(reader.read()).await.ok()?;
        let value = Reflect::get(&part, &"value".into()).ok()?;
        if value.is_undefined() {
            return Some(bytes);
        }
        let part: Uint8Array = value.unchecked_into();
        let start = bytes.len();
        bytes.resize(start + part.length() as usize, 0);
        part.copy_to(&mut bytes[start..]);
        if clock::monotonic_ms() - told > INTERVAL_MS {
            told = clock::monotonic_ms();
            arriving();
        }
    }
}
