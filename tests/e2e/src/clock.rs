//! The page's own clock. Nothing that waits in the page need be waited for: the clock leaps over it.
//!
//! The page asks for news every fifteen seconds, gives up after ten, tries again after up to two minutes. A journey says
//! how much of the page's time passes, and the page's timers ring in their order, each once all that has been asked for
//! before has come. What the page does between two leaps it does at its usual pace. A service worker would have a clock of
//! its own: such a page gets none.
//!
//! Every request tells what time the page has ([`Clock::at`]), so that a journey can know how long the page has waited,
//! and a server can live in the page's time.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::json;

use crate::page::Page;
use crate::server::{Answer, Request, Site};

const SCRIPT: &str = include_str!("clock/clock.js");

/// The header in which the page tells its time.
const HEADER: &str = "Page-Clock";

/// How long a leap waits for an answer. Long, because the machines that run journeys are busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long it waits for one that is known never to come.
const IMPATIENCE: Duration = Duration::from_millis(300);

/// How long a journey waits for the end of a leap, in which the page may ask a hundred times.
const LONG_LEAP: Duration = Duration::from_secs(180);

/// Begins to pass time in the page. It is not awaited in there: WebKitGTK's driver waits by a timer of the page's, which
/// would ring as well.
const PASS: &str = "
    const [span, patience, once] = arguments;
    pageClock.come = null;
    pageClock.pass(span, patience, once).then(passed => { pageClock.come = passed; });";

/// The clock of a site's page; clones are the same one. A document of the site begins at the time that the one before had
/// come to.
#[derive(Debug, Clone)]
pub struct Clock {
    passed: Arc<Mutex<Duration>>,
    patience: Duration,
}

impl Clock {
    /// Gives the pages of a site a clock that begins at a time (RFC 3339). `first` is script that runs before those of
    /// the page, like [`Site::runs_first`].
    #[must_use]
    pub fn of(site: &Site, begins: &str, first: &str) -> Self {
        let clock = Self { passed: Arc::default(), patience: PATIENCE };
        let script = format!("{}\n{first}", SCRIPT.replace("BEGINS", begins).replace("HEADER", HEADER));
        let own = clock.clone();
        site.runs_first_by(move || {
            let passed = own.passed().as_millis().to_string();
            Answer::text("text/javascript; charset=utf-8", &script.replace("PASSED", &passed))
        });
        clock
    }

    /// The same clock for one who knows that some answer never comes, and does not wait for it.
    #[must_use]
    pub fn impatient(&self) -> Self {
        Self { patience: IMPATIENCE, ..self.clone() }
    }

    /// Lets time pass in the page.
    #[track_caller]
    pub fn passes(&self, page: &Page<'_>, time: Duration) {
        self.leaps(page, time, false);
    }

    /// Lets time pass until the page has asked for something and has got it, or got nothing; `time` at most.
    #[track_caller]
    pub fn passes_to_an_answer(&self, page: &Page<'_>, time: Duration) {
        self.leaps(page, time, true);
    }

    #[track_caller]
    fn leaps(&self, page: &Page<'_>, time: Duration, once: bool) {
        let [time, patience] = [time, self.patience].map(|span| span.as_millis() as u64);
        let arguments = [json!(time), json!(patience), json!(once)];
        let () = page.look(PASS, &arguments);
        let mut passed = None;
        page.wait_long(LONG_LEAP, "the end of a leap of the page's clock", || {
            passed = page.look::<Option<f64>>("return pageClock.come;", &[]);
            passed.is_some()
        });
        self.comes_to(Duration::from_secs_f64(passed.unwrap_or_default() / 1000.0));
    }

    /// Lets time pass while no page is open: the next one begins so much later.
    pub fn passes_unseen(&self, time: Duration) {
        let later = self.passed() + time;
        self.comes_to(later);
    }

    /// How far it has come, as far as is known outside of the page.
    #[must_use]
    pub fn passed(&self) -> Duration {
        *self.passed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What time it was in the page when this was asked for.
    #[must_use]
    pub fn at(&self, request: &Request) -> Duration {
        let told = request.header(HEADER).and_then(|time| time.parse().ok());
        let at = told.map_or_else(|| self.passed(), Duration::from_millis);
        self.comes_to(at);
        at
    }

    fn comes_to(&self, time: Duration) {
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        *passed = time.max(*passed);
    }
}
