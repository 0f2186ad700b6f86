//! When to poll the coverage again. Pure: time, randomness and the state of the page are parameters.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

/// The minimum time between two requests, in milliseconds.
pub const MIN_WAIT_MS: u32 = 5_000;

/// The maximum back-off after failed requests, in milliseconds. A server's `Retry-After` may be longer.
pub const MAX_BACKOFF_MS: u32 = 120_000;

/// The maximum time between two requests while the device believes that it has no network, in milliseconds, unless the server
/// has asked for more.
pub const MAX_OFFLINE_MS: u32 = 30_000;

/// The result of a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A valid document, changed or not.
    Good {
        /// The document's `refresh`: the wanted time between two requests, in seconds.
        refresh: u16,
        /// Whether the coverage has ended, so that polling stops.
        ended: bool,
    },
    /// A failed request, or a response that is no valid document.
    Bad {
        /// The response's `Retry-After`, in seconds.
        retry_after: Option<u32>,
    },
}

/// When one page polls its coverage. At most one request is under way at a time.
#[derive(Clone, Debug)]
pub struct Schedule {
    phase: Phase,
    /// Whether the page is visible.
    pub visible: bool,
    /// Whether the device has a network, as far as it is known.
    pub online: bool,
    /// How many requests in a row have failed.
    failures: u32,
}

#[derive(Clone, Debug)]
enum Phase {
    /// A request is under way.
    Requesting,
    /// The next request waits.
    Waiting {
        /// When the last result came, in milliseconds since 1970 in UTC.
        since: i64,
        /// Milliseconds from `since` to the next request.
        wait: u32,
        /// The minimum of `wait` after [`Schedule::poll_soon`], in milliseconds.
        least: u32,
    },
    /// The coverage has ended.
    Over {
        /// When the last result came, in milliseconds since 1970 in UTC.
        since: i64,
    },
}

impl Schedule {
    /// The schedule of a page whose first request is under way.
    pub fn new(visible: bool, online: bool) -> Self {
        Self { phase: Phase::Requesting, visible, online, failures: 0 }
    }

    /// Milliseconds until the next request; `None` while the page is hidden, a request is under way, or the coverage has ended.
    /// `now` is in milliseconds since 1970 in UTC, by a clock that may be set at any time.
    pub fn due_in(&mut self, now: i64) -> Option<u32> {
        match &mut self.phase {
            Phase::Waiting { since, wait, least } if self.visible => {
                // A clock that is set back must not make the wait longer.
                *since = now.min(*since);
                // The device may be wrong, and a request without a network costs nothing.
                let wait = if self.online { *wait } else { (*wait).min(MAX_OFFLINE_MS).max(*least) };
                Some(i64::from(wait).saturating_sub(now - *since).max(0) as u32)
            }
            _ => None,
        }
    }

    /// Whether the last request failed.
    pub fn is_failing(&self) -> bool {
        self.failures > 0
    }

    /// A request has been sent.
    pub fn request_started(&mut self) {
        self.phase = Phase::Requesting;
    }

    /// The request has ended with `outcome` at `now`. `chance` is a random number below 1,000: it spreads the requests of many
    /// readers over time.
    pub fn on_result(&mut self, outcome: Outcome, now: i64, chance: u32) {
        let (wait, least) = match outcome {
            Outcome::Good { ended: true, .. } => {
                self.phase = Phase::Over { since: now };
                self.failures = 0;
                return;
            }
            Outcome::Good { refresh, .. } => {
                self.failures = 0;
                // Between 90 % and 110 % of `refresh`.
                (u32::from(refresh) * (900 + chance / 5), MIN_WAIT_MS)
            }
            Outcome::Bad { retry_after } => {
                self.failures += 1;
                match retry_after {
                    // Up to a tenth longer: every reader's page got the same `Retry-After`.
                    Some(seconds) => (seconds.saturating_mul(1_000 + chance / 10), seconds.saturating_mul(1_000)),
                    None => (MAX_BACKOFF_MS.min(MIN_WAIT_MS << self.failures.min(8)) / 1_000 * chance, MIN_WAIT_MS),
                }
            }
        };
        self.phase = Phase::Waiting { since: now, wait: wait.max(MIN_WAIT_MS), least: least.max(MIN_WAIT_MS) };
    }

    /// Shortens the wait to the minimum: the reader has asked for a refresh, or come online.
    pub fn poll_soon(&mut self) {
        if let Phase::Waiting { wait, least, .. } = &mut self.phase {
            *wait = *least;
        }
    }

    /// The reader has returned to the tab: asks soon, once even if the coverage has ended. A post may have been withdrawn since,
    /// or the end was a mistake.
    pub fn on_return(&mut self) {
        if let Phase::Over { since } = self.phase {
            self.phase = Phase::Waiting { since, wait: MIN_WAIT_MS, least: MIN_WAIT_MS };
        }
        self.poll_soon();
    }
}
