use std::cell::Cell;
use std::rc::Rc;

use web_sys::{AbortController, AbortSignal};

use super::clock;

/// The maximum time from the request to the last byte, in milliseconds. After about ten seconds readers take a page for broken.
const LIMIT_MS: i32 = 10_000;

/// Aborts a request that takes too long.
pub struct Deadline {
    abort: AbortController,
    timer: i32,
    passed: Rc<Cell<bool>>,
}

impl Deadline {
    /// Starts the timer, which calls `abort`.
    pub fn new(abort: AbortController) -> Self {
        let passed = Rc::new(Cell::new(false));
        let (late, ended) = (passed.clone(), abort.clone());
        let timer = clock::after(LIMIT_MS, move || {
            late.set(true);
            ended.abort();
        });
        Self { abort, timer, passed }
    }

    /// The signal for the request.
    pub fn signal(&self) -> AbortSignal {
        self.abort.signal()
    }

    /// Whether the time is up.
    pub fn has_passed(&self) -> bool {
        self.passed.get()
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        clock::cancel(self.timer);
    }
}
