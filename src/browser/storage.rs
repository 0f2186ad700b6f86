//! Storage on the device. A browser may refuse it, above all in frames; then nothing is stored, and everything else works.

use wasm_bindgen::JsCast;
use web_sys::{Storage, StorageEvent};

use super::{listen, location, window};

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

/// What this tab keeps for the address of the page, without its fragment.
pub fn read_here() -> Option<String> {
    window().session_storage().ok()??.get_item(&here()).ok()?
}

/// Keeps `note` in this tab for that address; `None` removes it.
pub fn keep_here(note: Option<&str>) {
    if let Ok(Some(storage)) = window().session_storage() {
        match note {
            Some(note) => storage.set_item(&here(), note).ok(),
            None => storage.remove_item(&here()).ok(),
        };
    }
}

fn here() -> String {
    let address = location::address();
    ["aih:at:", address.split('#').next().unwrap_or_default()].concat()
}

/// The keys of this application.
const PREFIX: &str = "aih:";

/// Everything that is kept for this application: keys and their values; `None` where the browser keeps nothing.
pub fn all() -> Option<Vec<(String, String)>> {
    let storage = local()?;
    let entry = |at: u32| {
        let key = storage.key(at).ok()?.filter(|key| key.starts_with(PREFIX))?;
        let value = storage.get_item(&key).ok()??;
        Some((key, value))
    };
    Some((0..storage.length().ok()?).filter_map(entry).collect())
}

/// Calls `changed` with a key and its value whenever another page of this origin has kept something for this application,
/// until the calling owner is cleaned up.
pub fn on_change(mut changed: impl FnMut(String, Option<String>) + 'static) {
    listen("storage", move |event| {
        let event: StorageEvent = event.unchecked_into();
        if let Some(key) = event.key().filter(|key| key.starts_with(PREFIX)) {
            changed(key, event.new_value());
        }
    });
}

fn local() -> Option<Storage> {
    window().local_storage().ok()?
}
