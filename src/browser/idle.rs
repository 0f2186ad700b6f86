use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;

use super::{clock, window};

/// Milliseconds after which the work is done, idle or not: Chromium may otherwise never find the time.
const LATEST_MS: i32 = 200;

/// Calls `work` before the next time that the browser draws the page.
pub fn before_paint(work: impl FnOnce() + 'static) {
    window().request_animation_frame(&clock::once(Box::new(work))).ok();
}

/// Calls `work` after the next time that the browser has drawn the page.
pub fn after_paint(work: impl FnOnce() + 'static) {
    before_paint(move || {
        clock::after(0, work);
    });
}

/// Calls `work` when the browser has nothing more urgent to do.
///
/// WebKit has no `requestIdleCallback`; there a frame's time is left between two pieces of work.
pub fn when_idle(work: impl FnOnce() + 'static) {
    let request = Reflect::get(&window(), &"requestIdleCallback".into());
    match request.ok().and_then(|request| request.dyn_into::<Function>().ok()) {
        Some(request) => {
            let callback = clock::once(Box::new(work));
            let options = Object::new();
            Reflect::set(&options, &"timeout".into(), &LATEST_MS.into()).ok();
            // A refusal would lose the work; the callback is then never called, and the rest stays for the next change.
            request.call2(&window(), &callback, &options).ok();
        }
        None => {
            clock::after(16, work);
        }
    }
}
