//! One journey's own copy of the site: its answers, its configuration, and what was asked of it.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use super::answer::{Answer, Script};
use super::files;
use super::policy::{self, Violation};
use super::request::Request;

/// A site; clones are the same site.
#[derive(Debug, Clone)]
pub struct Site {
    port: u16,
    base: String,
    root: PathBuf,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    answers: HashMap<String, Script>,
    config: Option<Value>,
    requests: Vec<Request>,
    violations: Vec<Violation>,
}

impl Site {
    pub(super) fn new(port: u16, number: u32, root: &Path) -> Self {
        Self { port, base: format!("/j/{number}/"), root: root.to_owned(), state: Arc::default() }
    }

    /// The address of the page, with a slash at its end.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.base)
    }

    /// The same site as an address of another origin.
    #[must_use]
    pub fn foreign_address(&self) -> String {
        format!("http://localhost:{}{}", self.port, self.base)
    }

    /// Answers requests for `path` (below the site, without query) by the script.
    pub fn answer(&self, path: &str, script: impl Into<Script>) {
        self.state().answers.insert(path.to_owned(), script.into());
    }

    /// Answers by this coverage where the page looks for its feed by default.
    pub fn serves(&self, coverage: impl Into<Script>) {
        self.answer(&self.feed(), coverage);
    }

    /// The path of the feed that the page is configured with.
    ///
    /// # Panics
    /// When the page names none.
    #[must_use]
    pub fn feed(&self) -> String {
        let config = self.state().config.clone();
        config
            .or_else(|| files::configuration(&self.built_page()))
            .as_ref()
            .and_then(|config| config["feed"].as_str())
            .expect("the page's configuration names a feed")
            .to_owned()
    }

    /// The path of what the feed calls by a relative address.
    #[must_use]
    pub fn beside_feed(&self, address: &str) -> String {
        match self.feed().rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{address}"),
            None => address.to_owned(),
        }
    }

    /// A JSON file as it was built.
    ///
    /// # Panics
    /// When there is none at `path`.
    #[must_use]
    pub fn built(&self, path: &str) -> Value {
        serde_json::from_slice(&files::read(&self.root, path).body).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Whether a request for `path` ends in 404.
    #[must_use]
    pub fn answers_nothing(&self, path: &str) -> bool {
        let scripted = self.state().answers.contains_key(path);
        !scripted && path != policy::REPORTS && files::read(&self.root, path).status == 404
    }

    /// Replaces the configuration block of the page, as a publisher does.
    pub fn configure(&self, config: Value) {
        self.state().config = Some(config);
    }

    /// Every request so far, in order of arrival.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.state().requests.clone()
    }

    /// The requests so far for one path.
    #[must_use]
    pub fn requests_for(&self, path: &str) -> Vec<Request> {
        let mut requests = self.requests();
        requests.retain(|request| request.path == path);
        requests
    }

    /// What browsers refused so far because of the policy.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        self.state().violations.clone()
    }

    /// Forgets the violations so far, for a journey that provokes one.
    pub fn forgive(&self) {
        self.state().violations.clear();
    }

    /// A document without the page, at which storage can be cleared.
    pub const EMPTY: &str = "empty.html";

    pub(super) fn respond(&self, request: Request) -> Answer {
        if request.path == policy::REPORTS {
            let violation = Violation::from_report(&request.body);
            self.state().violations.push(violation);
            return Answer::text("text/plain", "").status(204);
        }
        let path = request.path.clone();
        let known = request.header("If-None-Match").map(str::to_owned);
        let scripted = {
            let mut state = self.state();
            if path != Self::EMPTY {
                state.requests.push(request);
            }
            state.answers.get_mut(&path).map(Script::next)
        };
        let mut answer = scripted
            .unwrap_or_else(|| self.file(&path))
            .for_holder_of(known.as_deref())
            .header("Content-Security-Policy", &policy::header(&self.base))
            .header("X-Content-Type-Options", "nosniff");
        if answer.value_of("Cache-Control").is_none() {
            answer = answer.header("Cache-Control", "no-cache");
        }
        answer
    }

    fn file(&self, path: &str) -> Answer {
        let config = self.state().config.clone();
        match (path, config) {
            (Self::EMPTY, _) => Answer::html("<!doctype html><html lang=en><title>Empty</title>"),
            ("index.html", Some(config)) => Answer::html(&files::configured(&self.built_page(), &config)),
            _ => files::read(&self.root, path),
        }
    }

    fn built_page(&self) -> String {
        let page = self.root.join("index.html");
        fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A journey that failed while it held the state must not hide its own reason.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
