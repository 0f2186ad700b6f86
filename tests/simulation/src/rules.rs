//! How often a page may ask its server: the rules of `docs/feed.md` and of `feed::schedule`, in the true time.

use std::collections::BTreeMap;

use as_it_happened::feed::schedule::{MAX_BACKOFF_MS, MIN_WAIT_MS};
use as_it_happened::reading::page::effect::RequestId;

/// Milliseconds by which a timer may ring late.
const SLACK: i64 = 3_000;

/// What came of a request for the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The coverage, with its wish for the next request in seconds.
    Good {
        /// Seconds between two requests.
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

/// The requests of one page.
#[derive(Debug, Default)]
pub struct Rules {
    in_flight: BTreeMap<RequestId, String>,
    heads: BTreeMap<RequestId, ()>,
    /// No request for the head before: the server's wish, or the least time between two.
    not_before: i64,
    /// No request for the head before, unless the reader or the device has given a reason.
    not_unasked_before: i64,
    /// A page that can be seen and has a network asks by then.
    by: Option<i64>,
    wait: i64,
    /// Whether the next request may be made out of sight or without a network: a page asks once when it begins, and when the
    /// reader says so.
    may_always_ask: bool,
    ended: bool,
    failures: u32,
    /// How long was waited after the fourth failure in a row and later ones.
    pub late_waits: Vec<i64>,
    last_failure: Option<i64>,
}

impl Rules {
    /// The rules for a page that begins, or whose reader tries again: it asks at once, and gives up what is under way.
    #[must_use]
    pub fn begin(mut self) -> Self {
        let heads = std::mem::take(&mut self.heads);
        self.in_flight.retain(|request, _| !heads.contains_key(request));
        Self { may_always_ask: true, not_before: 0, ..self }
    }

    /// The page asks for a document.
    ///
    /// # Errors
    /// What rule that breaks.
    pub fn started(
        &mut self,
        request: RequestId,
        address: &str,
        is_head: bool,
        now: i64,
        may_ask: bool,
    ) -> Result<(), String> {
        if self.in_flight.values().any(|known| known == address) {
            return Err(format!("two requests at once for {address}"));
        }
        if is_head {
            if self.ended {
                return Err("the head is asked for though the coverage has ended".to_owned());
            }
            let is_first = std::mem::take(&mut self.may_always_ask);
            if !may_ask && !is_first {
                return Err("the head is asked for out of sight or without a network".to_owned());
            }
            if now < self.not_before.max(self.not_unasked_before) {
                let early = self.not_before.max(self.not_unasked_before) - now;
                return Err(format!("the head is asked for {early} ms too early"));
            }
            if let Some(failed) = self.last_failure.take().filter(|_| self.failures >= 4 && self.not_unasked_before > 0)
            {
                self.late_waits.push(now - failed);
            }
            self.heads.insert(request, ());
            self.by = None;
        }
        self.in_flight.insert(request, address.to_owned());
        Ok(())
    }

    /// A request has an answer, or was given up.
    pub fn ended(&mut self, request: RequestId) -> bool {
        self.in_flight.remove(&request);
        self.heads.remove(&request).is_some()
    }

    /// What came of a request for the head at an instant.
    pub fn answered(&mut self, outcome: Outcome, now: i64) {
        let least = i64::from(MIN_WAIT_MS);
        self.not_before = now + least;
        self.not_unasked_before = 0;
        self.last_failure = None;
        self.wait = match outcome {
            Outcome::Good { refresh, ended } => {
                self.failures = 0;
                self.ended = ended;
                self.not_unasked_before = now + i64::from(refresh) * 900;
                i64::from(refresh) * 1_100
            }
            Outcome::Bad { retry_after } => {
                self.failures += 1;
                let seconds = i64::from(retry_after.unwrap_or(0)) * 1_000;
                self.not_before = now + least.max(seconds);
                self.last_failure = retry_after.is_none().then_some(now);
                self.not_unasked_before = 1;
                if retry_after.is_some() { (seconds * 11 / 10).max(least) } else { i64::from(MAX_BACKOFF_MS) }
            }
        };
        self.by = Some(now + self.wait + SLACK);
    }

    /// The reader or the device gives a reason to ask soon.
    pub fn hurried(&mut self) {
        self.not_unasked_before = 0;
        self.last_failure = None;
    }

    /// The reader has returned to the tab: that is a reason, and a coverage that has ended is asked for once.
    pub fn returned(&mut self, now: i64) {
        self.hurried();
        if std::mem::take(&mut self.ended) {
            self.wait = i64::from(MIN_WAIT_MS);
            self.by = Some(now + self.wait + SLACK);
        }
        self.waits_anew(now);
    }

    /// A clock was set, the device has slept, or the page could not be seen: waiting may begin anew.
    pub fn waits_anew(&mut self, now: i64) {
        self.by = self.by.map(|by| by.max(now + self.wait + SLACK));
    }

    /// Whether nothing was asked for though it should have been.
    ///
    /// # Errors
    /// For how long.
    pub fn check(&self, now: i64, may_ask: bool) -> Result<(), String> {
        let late = self.by.map(|by| now - by).filter(|late| *late > 0);
        match late.filter(|_| may_ask && self.in_flight.is_empty() && !self.ended) {
            Some(late) => Err(format!("the head should have been asked for {late} ms ago")),
            None => Ok(()),
        }
    }

    /// Whether back-off grows: the mean wait after four failures and more is not that of the first.
    ///
    /// # Errors
    /// The mean.
    pub fn check_back_off(&self) -> Result<(), String> {
        let mean = self.late_waits.iter().sum::<i64>() / self.late_waits.len().max(1) as i64;
        if self.late_waits.len() >= 12 && mean < 20_000 {
            return Err(format!("after four failures and more, the page waits {mean} ms on average"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(rules: &mut Rules, number: u32, now: i64) -> Result<(), String> {
        rules.started(RequestId(number), "head", true, now, true)
    }

    fn hears(rules: &mut Rules, number: u32, outcome: Outcome, now: i64) {
        assert!(rules.ended(RequestId(number)));
        rules.answered(outcome, now);
    }

    #[test]
    fn the_servers_wish_holds_unless_there_is_a_reason_and_the_least_interval_always() {
        let mut rules = Rules::default();
        asks(&mut rules, 1, 0).unwrap();
        assert!(asks(&mut rules, 2, 0).is_err(), "two at once");
        hears(&mut rules, 1, Outcome::Good { refresh: 15, ended: false }, 100);
        assert!(asks(&mut rules, 2, 13_000).is_err());
        rules.hurried();
        assert!(asks(&mut rules, 2, 5_000).is_err());
        asks(&mut rules, 3, 5_100).unwrap();
        hears(&mut rules, 3, Outcome::Bad { retry_after: Some(20) }, 6_000);
        rules.hurried();
        assert!(asks(&mut rules, 4, 25_999).is_err());
        asks(&mut rules, 5, 26_000).unwrap();
    }

    #[test]
    fn a_page_that_stops_polling_is_found() {
        let mut rules = Rules::default();
        asks(&mut rules, 1, 0).unwrap();
        hears(&mut rules, 1, Outcome::Good { refresh: 20, ended: false }, 0);
        rules.check(24_000, true).unwrap();
        rules.check(26_000, false).unwrap();
        assert!(rules.check(26_000, true).is_err());
    }

    #[test]
    fn a_coverage_that_has_ended_is_left_alone() {
        let mut rules = Rules::default();
        asks(&mut rules, 1, 0).unwrap();
        hears(&mut rules, 1, Outcome::Good { refresh: 15, ended: true }, 0);
        rules.check(1_000_000, true).unwrap();
        assert!(asks(&mut rules, 2, 1_000_000).is_err());
        rules.returned(1_000_000);
        assert!(rules.check(1_009_000, true).is_err());
        asks(&mut rules, 3, 1_000_000).unwrap();
    }
}
