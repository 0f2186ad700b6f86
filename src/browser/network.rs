use super::{listen, window};

/// Whether the device reports a network.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Whether a service worker answers the requests of the page.
pub fn has_worker() -> bool {
    // Some browsers have no service workers, and some forbid to ask.
    let worker = js_sys::Reflect::get(&window().navigator(), &"serviceWorker".into());
    let controller = worker.and_then(|worker| js_sys::Reflect::get(&worker, &"controller".into()));
    controller.is_ok_and(|controller| controller.is_truthy())
}

/// Calls `changed` with [`is_online`] whenever that changes.
pub fn on_change(changed: impl Fn(bool) + Copy + 'static) {
    listen("online", move |_| changed(true));
    listen("offline", move |_| changed(false));
}
