//! What the device keeps for the reader. A browser may refuse it, to frames above all; then nothing is kept, and nothing
//! else changes.

use web_sys::Storage;

use super::window;

/// What was kept under `key`.
pub fn read(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Keeps `value` under `key`, or nothing.
pub fn keep(key: &str, value: Option<&str>) {
    if let Some(storage) = local() {
        match value {
            Some(value) => storage.set_item(key, value).ok(),
            None => storage.remove_item(key).ok(),
        };
    }
}

fn local() -> Option<Storage> {
    window().local_storage().ok()?
}
