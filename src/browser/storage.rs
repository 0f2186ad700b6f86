//! Storage on the device. A browser may refuse it, above all in frames; then nothing is stored, and everything else works.

use web_sys::Storage;

use super::window;

/// The value of `key`.
pub fn read(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Stores `value` under `key`; `None` removes it.
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
