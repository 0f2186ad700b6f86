//! When to ask for the coverage again. Pure: time, chance and the state of the world are handed in.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

/// Milliseconds from one question to the next at least.
pub const LEAST_MS: u32 = 5_000;

/// Milliseconds from a question in vain to the next at most, unless the server asks for more.
pub const MOST_MS: u32 = 120_000;

/// What came of asking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// A document of the coverage, the same as before or another.
    Good {
        /// Seconds that it wants between two questions.
        refresh: u16,
        /// Whether nothing more will come.
        ended: bool,
    },
    /// Nothing that could be used.
    Bad {
        /// Seconds for which the server wants to be left alone.
        retry_after: Option<u32>,
    },
}

/// The rhythm in which one page asks for its coverage. There is never more than one question at a time.
#[derive(Clone, Debug)]
pub struct Schedule {
    phase: Phase,
    /// Whether the page can be seen.
    pub visible: bool,
    /// Whether the device has a network.
    pub online: bool,
    /// How many questions in a row were in vain.
    failures: u32,
}

#[derive(Clone, Debug)]
enum Phase {
    /// A question is under way.
    Asking,
    /// The next question waits.
    Waiting {
        /// From when on, milliseconds since 1970 in UTC.
        since: i64,
        /// So many milliseconds.
        wait: u32,
        /// So many of them even if the reader has come back meanwhile.
        least: u32,
    },
    /// There is nothing more to ask.
    Over,
}

impl Schedule {
    /// The rhythm of a page that has asked for the first time.
    pub fn new(visible: bool, online: bool) -> Self {
        Self { phase: Phase::Asking, visible, online, failures: 0 }
    }

    /// Milliseconds until the next question; `None` while there is none to ask. `now` is in milliseconds since 1970 in UTC, by a
    /// clock that may be set meanwhile.
    pub fn due_in(&mut self, now: i64) -> Option<u32> {
        match &mut self.phase {
            Phase::Waiting { since, wait, .. } if self.visible && self.online => {
                // A clock that was set back must not make the page wait for as long again.
                *since = now.min(*since);
                Some(i64::from(*wait).saturating_sub(now - *since).max(0) as u32)
            }
            _ => None,
        }
    }

    /// Whether the last question was in vain.
    pub fn is_failing(&self) -> bool {
        self.failures > 0
    }

    /// The question is put.
    pub fn ask(&mut self) {
        self.phase = Phase::Asking;
    }

    /// Takes in what came of it at `now`. `chance` is below 1,000 and spreads the questions of many readers.
    pub fn hear(&mut self, outcome: Outcome, now: i64, chance: u32) {
        let (wait, least) = match outcome {
            Outcome::Good { ended: true, .. } => {
                self.phase = Phase::Over;
                self.failures = 0;
                return;
            }
            Outcome::Good { refresh, .. } => {
                self.failures = 0;
                // A tenth more or less.
                (u32::from(refresh) * (900 + chance / 5), LEAST_MS)
            }
            Outcome::Bad { retry_after } => {
                self.failures += 1;
                match retry_after {
                    // Later by up to a tenth: all the others were told the same.
                    Some(seconds) => (seconds.saturating_mul(1_000 + chance / 10), seconds.saturating_mul(1_000)),
                    None => (MOST_MS.min(LEAST_MS << self.failures.min(8)) / 1_000 * chance, LEAST_MS),
                }
            }
        };
        self.phase = Phase::Waiting { since: now, wait: wait.max(LEAST_MS), least: least.max(LEAST_MS) };
    }

    /// The reader wants to know now: to be asked at once, or as soon as the server lets itself be asked.
    pub fn hurry(&mut self) {
        if let Phase::Waiting { wait, least, .. } = &mut self.phase {
            *wait = *least;
        }
    }
}
