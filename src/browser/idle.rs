use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;

use super::{clock, object, window};

/// The maximum wait in milliseconds, idle or not: Chromium may otherwise never report idle time.
const LATEST_MS: i32 = 200;

/// Calls `work` before the next paint.
pub fn before_paint(work: impl FnOnce() + 'static) {
    window().request_animation_frame(&clock::once(Box::new(work))).ok();
}

/// Calls `work` after the next paint.
pub fn after_paint(work: impl FnOnce() + 'static) {
    before_paint(move || {
        clock::after(0, work);
    });
}

/// Calls `work` when the browser is idle.
///
/// WebKit has no `requestIdleCallback`; there `work` starts after the time of one frame.
pub fn when_idle(work: impl FnOnce() + 'static) {
    request_idle(Box::new(work));
}

/// Not generic, so that it is in the module once.
fn request_idle(work: Box<dyn FnOnce()>) {
    let callback = clock::once(work);
    let request = Reflect::get(&window(), &"requestIdleCallback".into());
    match request.ok().and_then(|request| request.dyn_into::<Function>().ok()) {
        Some(request) => {
            // If the browser refuses, the callback is never called, and the work waits for the next change.
            request.call2(&window(), &callback, &object(&[("timeout", LATEST_MS)])).ok();
        }
        None => {
            clock::call_after(16, &callback);
        }
    }
}
