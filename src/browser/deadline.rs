use std::cell::Cell;
use std::rc::Rc;

use web_sys::{AbortController, AbortSignal};

use super::clock;

/// Milliseconds from asking to the last byte; whoever waits longer believes that the page is broken.
const LIMIT_MS: i32 = 10_000;

/// Ends a request that takes too long.
pub struct Deadline {
    abort: AbortController,
    timer: i32,
    passed: Rc<Cell<bool>>,
}

impl Deadline {
    /// Begins to count for what `abort` can end.
    pub fn new(abort: AbortController) -> Self {
        let passed = Rc::new(Cell::new(false));
        let (late, ended) = (passed.clone(), abort.clone());
        let timer = clock::after(LIMIT_MS, move || {
            late.set(true);
            ended.abort();
        });
        Self { abort, timer, passed }
    }

    /// Tells the request of its end.
    pub fn signal(&self) -> AbortSignal {
        self.abort.signal()
    }

    /// Whether it has passed.
    pub fn has_passed(&self) -> bool {
        self.passed.get()
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        clock::cancel(self.timer);
    }
}
