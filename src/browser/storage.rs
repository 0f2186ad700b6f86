//! What the device keeps for the reader. A browser may refuse it, to frames above all; then nothing is kept, and nothing
//! else changes.

use web_sys::Storage;

use super::window;

/// What was kept under `key`.
pub fn read(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Keeps `value` under `key`.
pub fn write(key: &str, value: &str) {
    if let Some(storage) = local() {
        storage.set_item(key, value).ok();
    }
}

fn local() -> Option<Storage> {
    window().local_storage().ok()?
}
