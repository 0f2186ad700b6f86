use super::{listen, window};

/// Whether the device reports a network.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Calls `changed` with [`is_online`] whenever that changes.
pub fn on_change(changed: impl Fn(bool) + Copy + 'static) {
    listen("online", move |_| changed(true));
    listen("offline", move |_| changed(false));
}
