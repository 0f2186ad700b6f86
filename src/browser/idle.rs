use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::{clock, window};

/// Calls `work` when the browser has nothing more urgent to do.
///
/// WebKit has no `requestIdleCallback`; there a frame's time is left between two pieces of work.
pub fn when_idle(work: impl FnOnce() + 'static) {
    let request = Reflect::get(&window(), &"requestIdleCallback".into());
    match request.ok().and_then(|request| request.dyn_into::<Function>().ok()) {
        Some(request) => {
            let callback = Closure::once_into_js(move |_deadline: JsValue| work());
            // A refusal would lose the work; the callback is then never called, and the rest stays for the next change.
            request.call1(&window(), &callback).ok();
        }
        None => {
            clock::after(16, work);
        }
    }
}
