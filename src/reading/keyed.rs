//! Lists whose items stay in the page for as long as they say the same.

/// Keys for the items of a list, each different from the others. An item that was there before keeps its key: `known` are the
/// items before, and `keys` theirs.
pub fn carry<T: PartialEq>(known: &[T], keys: &[usize], now: &[T]) -> Vec<usize> {
    let mut kept = vec![false; known.len()];
    let mut fresh = keys.iter().max().map_or(0, |last| last + 1);
    let key = |item: &T| {
        let before = (0..known.len()).find(|at| !kept[*at] && known[*at] == *item);
        if let Some(at) = before {
            kept[at] = true;
            return keys[at];
        }
        fresh += 1;
        fresh - 1
    };
    now.iter().map(key).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_stays_the_same_keeps_its_key_wherever_it_stands() {
        assert_eq!(carry(&[], &[], &["a", "b"]), [0, 1]);
        assert_eq!(carry(&["a", "b"], &[0, 1], &["c", "b", "a"]), [2, 1, 0]);
        assert_eq!(carry(&["a", "a"], &[4, 7], &["a", "a", "a"]), [4, 7, 8]);
    }

    proptest! {
        #[test]
        fn no_two_items_share_a_key(lists in prop::collection::vec(prop::collection::vec(0..5u8, 0..8), 1..6)) {
            let (mut known, mut keys) = (Vec::new(), Vec::new());
            for now in lists {
                keys = carry(&known, &keys, &now);
                known = now;
                let mut sorted = keys.clone();
                sorted.sort_unstable();
                sorted.dedup();
                prop_assert_eq!(sorted.len(), known.len());
            }
        }
    }
}
