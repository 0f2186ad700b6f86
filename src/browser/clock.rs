use js_sys::Function;
use leptos::prelude::on_cleanup;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;
use crate::timeline::moment::Moment;

/// The device's idea of now.
pub fn now() -> Moment {
    Moment::from_utc_ms(js_sys::Date::now() as i64)
}

/// How many seconds are left until a date as HTTP writes it (RFC 9110, section 5.6.7); none where that is past. `now` is the
/// date of the answer: the server's clock and the device's may differ by days. Where it is none, the device's has to do.
pub fn seconds_until(date: &str, now: &str) -> Option<u32> {
    let at = js_sys::Date::parse(date);
    let now = js_sys::Date::parse(now);
    let now = if now.is_nan() { js_sys::Date::now() } else { now };
    // A comparison with what is no number is false.
    (at > 0.0).then(|| ((at - now) / 1_000.0).ceil() as u32)
}

/// Calls `tick` every `period_ms` milliseconds until the calling owner is cleaned up.
pub fn every(period_ms: i32, tick: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(tick);
    let callback = closure.as_ref().unchecked_ref();
    if let Ok(id) = window().set_interval_with_callback_and_timeout_and_arguments_0(callback, period_ms) {
        let running = SendWrapper::new((id, closure));
        on_cleanup(move || window().clear_interval_with_handle(running.0));
    }
}

/// Calls `then` once, `delay_ms` milliseconds from now. Gives back the number to [`cancel`] it with.
pub fn after(delay_ms: i32, then: impl FnOnce() + 'static) -> i32 {
    call_after(delay_ms, &once(Box::new(then)))
}

pub(super) fn call_after(delay_ms: i32, callback: &Function) -> i32 {
    window().set_timeout_with_callback_and_timeout_and_arguments_0(callback, delay_ms).unwrap_or_default()
}

/// A function for the browser to call once. Boxed, so that the machinery for it is in the page once.
pub(super) fn once(work: Box<dyn FnOnce()>) -> Function {
    Closure::once_into_js(work).unchecked_into()
}

/// Takes back what [`after`] promised.
pub fn cancel(timer: i32) {
    window().clear_timeout_with_handle(timer);
}
