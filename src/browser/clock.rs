use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;
use crate::timeline::moment::Moment;

/// The device's time.
pub fn now() -> Moment {
    Moment::from_utc_ms(js_sys::Date::now() as i64)
}

/// Milliseconds since the page was opened, by the monotonic clock (`performance.now`).
pub fn monotonic_ms() -> i64 {
    window().performance().map_or(0.0, |performance| performance.now()) as i64
}

/// The seconds until a date in the format of HTTP (RFC 9110, section 5.6.7); 0 if it is past. `now` is the `Date` of a response,
/// because the clocks of server and device may differ by days. Without a valid one the device's clock is used, and five minutes
/// are the most.
pub fn seconds_until(date: &str, now: &str) -> Option<u32> {
    let at = js_sys::Date::parse(date);
    let now = js_sys::Date::parse(now);
    let most = if now.is_nan() { 300.0 } else { f64::MAX };
    let now = if now.is_nan() { js_sys::Date::now() } else { now };
    // A comparison with NaN is false.
    (at > 0.0).then(|| ((at - now) / 1_000.0).ceil().min(most) as u32)
}

/// Calls `then` once, after `delay_ms` milliseconds. Returns the id for [`cancel`].
pub fn after(delay_ms: i32, then: impl FnOnce() + 'static) -> i32 {
    call_after(delay_ms, &once(Box::new(then)))
}

pub(super) fn call_after(delay_ms: i32, callback: &Function) -> i32 {
    window().set_timeout_with_callback_and_timeout_and_arguments_0(callback, delay_ms).unwrap_or_default()
}

/// A JavaScript function that may be called once. Boxed, so that the module contains its code once.
pub(super) fn once(work: Box<dyn FnOnce()>) -> Function {
    Closure::once_into_js(work).unchecked_into()
}

/// Cancels a call by [`after`].
pub fn cancel(timer: i32) {
    window().clear_timeout_with_handle(timer);
}
