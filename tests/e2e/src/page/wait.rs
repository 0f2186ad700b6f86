//! Waiting as looking again.

use std::fmt::Debug;
use std::thread;
use std::time::{Duration, Instant};

use super::Page;

/// How long a journey waits for what it expects. Long, because the machines that run it are busy.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Between the first look and the second.
const FIRST_PAUSE: Duration = Duration::from_millis(20);

/// Between two looks at last. A browser that is looked at without a pause never finds itself idle, and what a page
/// puts off until it is idle would never come.
const LAST_PAUSE: Duration = Duration::from_millis(400);

impl Page<'_> {
    /// Looks until `look` is true.
    ///
    /// # Panics
    /// After [`PATIENCE`], with `what` was waited for.
    #[track_caller]
    pub fn wait(&self, what: &str, mut look: impl FnMut() -> bool) {
        self.wait_long(PATIENCE, what, &mut look);
    }

    /// The same for what takes its time.
    ///
    /// # Panics
    /// After `patience`, with `what` was waited for.
    #[track_caller]
    pub fn wait_long(&self, patience: Duration, what: &str, mut look: impl FnMut() -> bool) {
        let outcome = self.as_long_as(patience, || if look() { Ok(()) } else { Err(()) });
        if outcome.is_err() {
            panic!("waited in vain for {what}");
        }
    }

    /// Looks until `look` equals what is expected, and shows what it was at last otherwise.
    ///
    /// # Panics
    /// After [`PATIENCE`].
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "what is expected is written at the call")]
    pub fn becomes<T: PartialEq + Debug>(&self, what: &str, expected: T, mut look: impl FnMut() -> T) {
        let outcome = self.patiently(|| {
            let seen = look();
            if seen == expected { Ok(()) } else { Err(seen) }
        });
        if let Err(seen) = outcome {
            panic!("{what}\nexpected {expected:?}\n    seen {seen:?}");
        }
    }

    /// Tries until it succeeds; at the end of patience, the last failure.
    pub(super) fn patiently<T, E>(&self, attempt: impl FnMut() -> Result<T, E>) -> Result<T, E> {
        self.as_long_as(PATIENCE, attempt)
    }

    fn as_long_as<T, E>(&self, patience: Duration, mut attempt: impl FnMut() -> Result<T, E>) -> Result<T, E> {
        let end = Instant::now() + patience;
        let mut pause = FIRST_PAUSE;
        loop {
            match attempt() {
                Ok(value) => return Ok(value),
                Err(error) if Instant::now() > end => return Err(error),
                Err(_) => thread::sleep(pause),
            }
            pause = (pause * 3 / 2).min(LAST_PAUSE);
        }
    }
}
