/// What the device stores for this application, as far as this page has heard.
#[derive(Clone, Default, Debug)]
pub(super) struct Storage {
    /// Sorted by key, each key once.
    entries: Vec<(String, String)>,
}

impl Storage {
    /// Everything that is stored.
    pub(super) fn new(mut entries: Vec<(String, String)>) -> Self {
        entries.sort_unstable();
        entries.dedup_by(|later, earlier| later.0 == earlier.0);
        Self { entries }
    }

    /// What is stored under `key`.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        self.find(key).ok().map(|at| self.entries[at].1.as_str())
    }

    /// Takes note of what is stored under `key` from now on. Whether that is a change.
    pub(super) fn set(&mut self, key: &str, value: Option<&str>) -> bool {
        match (self.find(key), value) {
            (Ok(at), Some(value)) if self.entries[at].1 == value => return false,
            (Ok(at), Some(value)) => value.clone_into(&mut self.entries[at].1),
            (Ok(at), None) => drop(self.entries.remove(at)),
            (Err(_), None) => return false,
            (Err(at), Some(value)) => self.entries.insert(at, (key.to_owned(), value.to_owned())),
        }
        true
    }

    fn find(&self, key: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Storage;

    #[test]
    fn only_a_change_is_a_change() {
        let entry = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let mut storage = Storage::new(vec![entry("b", "2"), entry("a", "1")]);
        assert_eq!((storage.get("a"), storage.get("b"), storage.get("c")), (Some("1"), Some("2"), None));
        for (key, value, changes) in [
            ("a", Some("1"), false),
            ("a", Some("3"), true),
            ("c", None, false),
            ("c", Some("4"), true),
            ("b", None, true),
        ] {
            assert_eq!(storage.set(key, value), changes, "{key}: {value:?}");
            assert_eq!(storage.get(key), value);
        }
    }
}
