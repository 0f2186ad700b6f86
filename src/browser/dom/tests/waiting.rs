//! What the tests wait for, and what they play.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::browser::window;

/// Waits until the browser has drawn once more.
pub async fn frame() {
    let drawn = Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(drawn).await.unwrap();
}

/// Waits for a promise that must not fail.
pub async fn promise_of(promise: Result<Promise, JsValue>) {
    if let Err(error) = JsFuture::from(promise.unwrap()).await {
        panic!("{error:?}");
    }
}

/// The address of a second of silence: a WAV file of 8,000 samples of 8 bits, as base64.
pub fn recording() -> String {
    let mut wav =
        b"RIFF\x64\x1f\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x40\x1f\0\0".to_vec();
    wav.resize(wav.len() + 8_000, 128);
    let bytes: String = wav.iter().map(|byte| char::from(*byte)).collect();
    ["data:audio/wav;base64,", &window().btoa(&bytes).unwrap()].concat()
}
