//! Longest increasing subsequences: what may stay where it is while as little as possible is moved.

/// The indices of a longest subsequence of `values` that increases, in ascending order. Takes n log n steps (patience sorting).
pub fn longest(values: &[usize]) -> Vec<usize> {
    // For each length, the index of the smallest value in which a subsequence of that length ends.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous = vec![None; values.len()];
    for (at, value) in values.iter().enumerate() {
        let length = ends.partition_point(|end| values[*end] < *value);
        previous[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut longest: Vec<usize> = std::iter::successors(ends.last().copied(), |at| previous[*at]).collect();
    longest.reverse();
    longest
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_that_moved_is_left_out() {
        assert_eq!(longest(&[0, 1, 7, 2, 3]), [0, 1, 3, 4]);
        assert_eq!(longest(&[3, 2, 1]).len(), 1);
        assert_eq!(longest(&[]), [] as [usize; 0]);
    }

    proptest! {
        #[test]
        fn no_subsequence_that_increases_is_longer(values in prop::collection::vec(0usize..20, 0..12)) {
            let found = longest(&values);
            prop_assert!(found.is_sorted());
            prop_assert!(found.windows(2).all(|pair| values[pair[0]] < values[pair[1]]));
            let increases = |subset: u32| {
                let kept: Vec<_> = (0..values.len()).filter(|at| subset & (1 << at) != 0).map(|at| values[at]).collect();
                kept.windows(2).all(|pair| pair[0] < pair[1])
            };
            let best = (0..1u32 << values.len()).filter(|subset| increases(*subset)).map(u32::count_ones).max();
            prop_assert_eq!(found.len() as u32, best.unwrap());
        }
    }
}
