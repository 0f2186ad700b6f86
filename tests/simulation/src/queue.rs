//! What is still to happen, ordered by time.

use std::collections::BTreeMap;

/// Things to come. Those of one instant come in the order of a number that the seed chooses, then as they were added.
#[derive(Debug)]
pub struct Queue<T> {
    entries: BTreeMap<(i64, u32, u64), T>,
    added: u64,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), added: 0 }
    }
}

impl<T> Queue<T> {
    /// Adds something that happens at an instant.
    pub fn add(&mut self, at: i64, tie: u32, what: T) {
        self.added += 1;
        self.entries.insert((at, tie, self.added), what);
    }

    /// Takes the next thing, if it happens by `end`.
    pub fn next(&mut self, end: i64) -> Option<(i64, T)> {
        let entry = self.entries.first_entry().filter(|entry| entry.key().0 <= end)?;
        let ((at, ..), what) = entry.remove_entry();
        Some((at, what))
    }

    /// Keeps those for which `at` names an instant, and moves them there.
    pub fn retime(&mut self, mut at: impl FnMut(i64, &mut T) -> Option<i64>) {
        let entries = std::mem::take(&mut self.entries);
        for ((before, tie, number), mut what) in entries {
            if let Some(after) = at(before, &mut what) {
                self.entries.insert((after, tie, number), what);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_come_by_time_then_by_the_seeds_number_then_as_they_were_added() {
        let mut queue = Queue::default();
        for (at, tie, name) in [(2, 0, "d"), (1, 9, "c"), (1, 1, "a"), (1, 1, "b"), (7, 0, "never")] {
            queue.add(at, tie, name);
        }
        queue.retime(|at, name| Some(if *name == "d" { at + 1 } else { at }));
        let order: Vec<_> = std::iter::from_fn(|| queue.next(5)).collect();
        assert_eq!(order, [(1, "a"), (1, "b"), (1, "c"), (3, "d")]);
    }
}
