//! When a file that could not be loaded is requested again by itself.

/// Whether it is the turn of a file that has failed that often, after so many polls of the feed: each failure doubles the number of
/// polls between two requests, up to 64.
pub fn is_due(polls: u32, failures: u32) -> bool {
    polls.is_multiple_of(1 << failures.min(6))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::is_due;

    #[test]
    fn each_failure_doubles_the_wait_up_to_a_limit() {
        let waits = |failures| (1..=128).filter(|polls| is_due(*polls, failures)).collect::<Vec<_>>();
        assert_eq!(waits(1)[..3], [2, 4, 6]);
        assert_eq!(waits(3)[..2], [8, 16]);
        assert_eq!((waits(6), waits(40)), (vec![64, 128], vec![64, 128]));
    }
}
