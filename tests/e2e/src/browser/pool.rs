//! Browsers that serve one journey after another.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::engine::Engine;
use super::session::Browser;

/// Idle browsers. A thread of the run takes one and gives it back, so there are never more browsers
/// than threads.
#[derive(Debug)]
pub struct Pool {
    logs: PathBuf,
    idle: Mutex<Vec<Browser>>,
}

impl Pool {
    /// An empty pool; what its browsers print goes to files in `logs`.
    #[must_use]
    pub fn new(logs: &Path) -> Self {
        Self { logs: logs.to_owned(), idle: Mutex::default() }
    }

    /// An idle browser of the engine, or a new one in the place of an idle one of another engine.
    ///
    /// # Errors
    /// When none is idle and none can be started.
    pub fn take(&self, engine: Engine) -> io::Result<Browser> {
        let other = {
            let mut idle = self.idle();
            if let Some(place) = idle.iter().position(|idle| idle.engine() == engine) {
                return Ok(idle.swap_remove(place));
            }
            idle.pop()
        };
        drop(other);
        Browser::start(engine, &self.logs)
    }

    /// Takes a browser back that is in working order.
    pub fn give_back(&self, browser: Browser) {
        if !browser.is_spoilt() {
            self.idle().push(browser);
        }
    }

    /// Ends all idle browsers.
    pub fn close(&self) {
        self.idle().clear();
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Browser>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
