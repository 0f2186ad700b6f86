//! The page's address, and the browser's history of it.

use as_it_happened::reading::page::effect::AddressChange;
use as_it_happened::reading::page::event::Address;

/// The entries that the page is a part of.
#[derive(Debug, Clone)]
pub struct History {
    entries: Vec<Address>,
    at: usize,
}

impl History {
    /// A history of one entry.
    pub fn new(address: Address) -> Self {
        Self { entries: vec![address], at: 0 }
    }

    /// The address now.
    pub fn address(&self) -> Address {
        Address { steps: self.entries.len() as u32, ..self.entries[self.at].clone() }
    }

    /// Carries out a change that the page asks for.
    pub fn write(&mut self, change: &AddressChange) {
        let mut address = self.entries[self.at].clone();
        for (name, value) in &change.params {
            address.query.retain(|(known, _)| known != name);
            address.query.extend(value.clone().map(|value| ((*name).to_owned(), value)));
        }
        if let Some(fragment) = &change.fragment {
            address.fragment.clone_from(fragment);
        }
        address.note.clone_from(&change.note);
        if change.is_step { self.push(address) } else { self.entries[self.at] = address }
    }

    /// Follows a link to a fragment.
    pub fn follow(&mut self, fragment: &str) {
        let address = Address { fragment: fragment.to_owned(), note: String::new(), ..self.entries[self.at].clone() };
        self.push(address);
    }

    /// Goes back or forward. Whether there is such an entry.
    pub fn go(&mut self, back: bool) -> bool {
        let to = if back { self.at.checked_sub(1) } else { Some(self.at + 1) };
        let to = to.filter(|to| *to < self.entries.len());
        self.at = to.unwrap_or(self.at);
        to.is_some()
    }

    fn push(&mut self, address: Address) {
        self.entries.truncate(self.at + 1);
        self.entries.push(address);
        self.at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_taken_back_and_a_link_cuts_off_what_was_ahead() {
        let mut history = History::new(Address::default());
        let change = |value: &str, is_step| AddressChange {
            params: vec![("q", Some(value.to_owned()))],
            fragment: None,
            note: String::new(),
            is_step,
            after_paint: false,
        };
        history.write(&change("a", true));
        history.write(&change("b", false));
        assert_eq!((history.address().param("q"), history.address().steps), (Some("b"), 2));
        assert!(history.go(true) && !history.go(true));
        assert_eq!(history.address().param("q"), None);
        history.follow("post-1");
        assert!(!history.go(false));
        assert_eq!((history.address().fragment.as_str(), history.address().steps), ("post-1", 2));
    }
}
