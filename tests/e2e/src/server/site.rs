//! One journey's own copy of the site: its answers, its configuration, and what was asked of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

use super::answer::Answer;
use super::files;
use super::policy::{self, Violation};
use super::request::Request;
use super::routes::Routes;
use super::script::Script;
use super::upstream::Upstream;

/// The script that runs before those of the page.
const FIRST: &str = "runs-first.js";

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
    routes: Routes,
    others: Vec<String>,
    hosts: Vec<String>,
    media: Vec<String>,
    named: bool,
    config: Option<Value>,
    first: bool,
    down: bool,
    requests: Vec<Request>,
    sent: usize,
    violations: Vec<Violation>,
}

impl Site {
    pub(super) fn new(port: u16, number: u32, root: &Path) -> Self {
        Self { port, base: format!("/j/{number}/"), root: root.to_owned(), state: Arc::default() }
    }

    /// The address of the page, with a slash at its end.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}{}", self.origin(), self.base)
    }

    /// The origin of the page, which is that of all sites.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The same site as an address of another origin.
    #[must_use]
    pub fn foreign_address(&self) -> String {
        format!("http://localhost:{}{}", self.port, self.base)
    }

    /// Answers requests for `path` (below the site, without query) by the script.
    pub fn answer(&self, path: &str, script: impl Into<Script>) {
        self.state().routes.answer(path, script.into());
    }

    /// The same for one method only, which goes before [`answer`](Self::answer).
    pub fn answer_to(&self, method: &str, path: &str, script: impl Into<Script>) {
        self.state().routes.answer_to(method, path, script.into());
    }

    /// Lets a function answer, for what no list of answers can say.
    pub fn answer_by(&self, method: &str, path: &str, answer: impl Fn(&Request) -> Answer + Send + Sync + 'static) {
        self.state().routes.answer_by(method, path, answer);
    }

    /// Hands on to another server on loopback what is asked for below `folder`, and its answers back, as a reverse
    /// proxy does. Scripts for paths in there go before it; [`Answer::handed_on`] is their word for it.
    pub fn forwards(&self, folder: &str, address: &str) {
        self.state().routes.forward(folder, Upstream::at(address));
    }

    /// Lets the page ask this address, too, such as [`foreign_address`](Self::foreign_address): a word more in the
    /// policy's `connect-src`.
    pub fn lets_the_page_ask(&self, address: &str) {
        self.state().others.push(address.to_owned());
    }

    /// Lets pages of this origin show the page in a frame: a word more in the policy's `frame-ancestors`.
    pub fn may_stand_in(&self, origin: &str) {
        self.state().hosts.push(origin.to_owned());
    }

    /// Lets the page play files of this address and load it in a frame, as a publisher's policy may: words more in `media-src` and
    /// in `frame-src`, which otherwise also refuses frames of this site.
    pub fn lets_the_page_play(&self, address: &str) {
        self.state().media.push(address.to_owned());
    }

    /// Has the policy say where the page is, beside `'self'`, which WebKit takes for nobody in a frame without an origin.
    pub fn is_named_in_the_policy(&self) {
        self.state().named = true;
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

    /// The bytes of a built file.
    #[must_use]
    pub fn file(&self, path: &str) -> Vec<u8> {
        files::read(&self.root, path).body
    }

    /// The built `index.html`.
    #[must_use]
    pub fn page(&self) -> String {
        self.built_page()
    }

    /// The path of the first file whose path begins so that the page names.
    ///
    /// # Panics
    /// When it names none.
    #[must_use]
    pub fn file_named(&self, start: &str) -> String {
        let page = self.built_page();
        let names = page.split(['"', '\'', '=', ' ', '>']).filter_map(|word| word.strip_prefix("./"));
        names.into_iter().find(|name| name.starts_with(start)).unwrap_or_else(|| panic!("no {start}")).to_owned()
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
        let scripted = self.state().routes.know(path);
        !scripted && path != policy::REPORTS && files::read(&self.root, path).status == 404
    }

    /// Replaces the configuration block of the page, as a publisher does.
    pub fn configure(&self, config: Value) {
        self.state().config = Some(config);
    }

    /// Runs a script in every document of the page before those of the page itself, as a browser's extension does.
    pub fn runs_first(&self, script: &str) {
        self.answer(FIRST, Answer::text("text/javascript; charset=utf-8", script));
        self.state().first = true;
    }

    /// The same for a script that is another one for every document.
    pub fn runs_first_by(&self, script: impl Fn() -> Answer + Send + Sync + 'static) {
        self.answer_by("GET", FIRST, move |_| script());
        self.state().first = true;
    }

    /// Refuses every connection from now on.
    pub fn goes_down(&self) {
        self.state().down = true;
    }

    /// Answers again.
    pub fn comes_back(&self) {
        self.state().down = false;
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

    /// How many bytes all answers so far have been, their headers included.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.state().sent
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

    pub(super) fn respond(&self, request: &Request) -> Answer {
        if request.path == policy::REPORTS {
            let violation = Violation::from_report(&request.body);
            self.state().violations.push(violation);
            return Answer::text("text/plain", "").status(204);
        }
        let (scripted, upstream, policy) = {
            let mut state = self.state();
            if request.path != Self::EMPTY {
                state.requests.push(request.clone());
            }
            if state.down {
                return Answer::refusal();
            }
            let routes = &mut state.routes;
            (
                routes.next(request),
                routes.upstream(&request.path),
                policy::header(
                    &self.base,
                    &state.others,
                    &state.hosts,
                    &state.media,
                    state.named.then(|| self.origin()),
                ),
            )
        };
        // Without the state, which others want while a server behind thinks.
        let unscripted = || match upstream {
            Some((upstream, path)) => upstream.ask(&path, request),
            None => self.unscripted(&request.path),
        };
        let answer = match scripted {
            Some(speaker) => speaker.speak(request),
            None => Answer::handed_on(),
        };
        let mut answer = answer.filled_in(unscripted).for_holder_of(request.header("If-None-Match"));
        // Whoever holds it holds its policy, too (RFC 9110, section 15.4.5).
        if answer.status != 304 && answer.value_of("Content-Security-Policy").is_none() {
            answer = answer.header("Content-Security-Policy", &policy).header("X-Content-Type-Options", "nosniff");
        }
        if answer.value_of("Cache-Control").is_none() {
            answer = answer.header("Cache-Control", "no-cache");
        }
        self.state().sent += answer.weight();
        answer
    }

    fn unscripted(&self, path: &str) -> Answer {
        let (config, first) = {
            let state = self.state();
            (state.config.clone(), state.first)
        };
        match path {
            Self::EMPTY => Answer::html("<!doctype html><html lang=en><title>Empty</title>"),
            "index.html" if first || config.is_some() => {
                let mut page = self.built_page();
                if let Some(config) = config {
                    page = files::configured(&page, &config);
                }
                if first {
                    page = page.replacen("<script", &format!("<script src=\"{FIRST}\"></script><script"), 1);
                }
                Answer::html(&page)
            }
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
