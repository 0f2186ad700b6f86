//! The reader's device: its clocks, its network, and what it stores.

use std::collections::BTreeMap;

/// A device.
#[derive(Debug, Default)]
pub struct Device {
    /// Milliseconds by which its date and time are ahead of the true time.
    pub ahead: i64,
    /// Milliseconds for which its monotonic clock has stood still.
    pub asleep: i64,
    /// Whether it has a network.
    pub online: bool,
    /// Whether the page can be seen.
    pub visible: bool,
    /// What it stores.
    pub storage: Storage,
}

/// The storage of one origin.
#[derive(Debug, Default)]
pub struct Storage {
    /// Keys and values.
    pub entries: BTreeMap<String, String>,
    /// Whether it refuses everything, as in a frame of another site.
    pub denied: bool,
    /// How many bytes it takes.
    pub quota: usize,
}

impl Storage {
    /// Stores a value, or removes it. `false` if the device refuses.
    pub fn store(&mut self, key: &str, value: Option<&str>) -> bool {
        if self.denied {
            return value.is_none();
        }
        let Some(value) = value else {
            self.entries.remove(key);
            return true;
        };
        let others = self.entries.iter().filter(|(known, _)| *known != key);
        let used: usize = others.map(|(key, value)| key.len() + value.len()).sum();
        let fits = used + key.len() + value.len() <= self.quota;
        if fits {
            self.entries.insert(key.to_owned(), value.to_owned());
        }
        fits
    }

    /// Everything that it stores.
    pub fn read(&self) -> Vec<(String, String)> {
        self.entries.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_device_refuses_what_does_not_fit_and_keeps_what_it_has() {
        let mut storage = Storage { quota: 10, ..Storage::default() };
        assert!(storage.store("key", Some("value")));
        assert!(!storage.store("key", Some("longer value")));
        assert_eq!(storage.read(), [("key".to_owned(), "value".to_owned())]);
        assert!(storage.store("key", None) && storage.read().is_empty());
    }

    #[test]
    fn a_device_that_denies_storage_stores_nothing() {
        let mut storage = Storage { denied: true, quota: 1_000, ..Storage::default() };
        assert!(!storage.store("key", Some("value")));
        assert!(storage.store("key", None));
    }
}
