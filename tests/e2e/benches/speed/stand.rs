//! What every measurement stands on: the page, the one that it is compared with, and a browser that knows neither.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use e2e::browser::{Browser, Engine, Refusal};
use e2e::server::{Answer, Server, Site};
use e2e::suite;
use serde_json::Value;

const PLAIN_PAGE: &str = include_str!("../plain/index.html");
const PLAIN_SCRIPT: &str = include_str!("../plain/plain.js");

/// Any coverage will do, as long as it is always the same.
const SEED: u64 = 1;

/// How long ten thousand posts may take to be all in the page.
const PATIENCE: Duration = Duration::from_secs(300);

/// Between two looks. Looking takes time from what is looked at.
const PAUSE: Duration = Duration::from_millis(100);

/// One of the two pages that are compared.
#[derive(Clone, Copy)]
pub(crate) enum Version {
    /// The built page.
    App,
    /// The page written by hand.
    Plain,
}

/// A coverage, and how long it is.
pub(crate) struct Feed {
    pub(crate) posts: usize,
    answer: Answer,
}

impl Feed {
    /// A made-up coverage of that many posts.
    pub(crate) fn generated(posts: usize) -> Self {
        Self { posts, answer: Answer::json(&generator::coverage(posts, SEED)) }
    }
}

/// The server and the files of both pages.
pub(crate) struct Stand {
    engine: Engine,
    server: Server,
    style: String,
}

impl Stand {
    /// Serves the built page and the one by hand.
    pub(crate) fn around_the_built_page(engine: Engine) -> Result<Self, String> {
        let dist = suite::built_page()?;
        let server = Server::start(&dist).map_err(|error| error.to_string())?;
        Ok(Self { engine, server, style: style_sheet(&dist)? })
    }

    /// Opens a version in a new browser at an address that no browser has seen: nothing is left in a cache, and no page
    /// before it is still being cleared away.
    pub(crate) fn open(&self, version: Version, feed: &Feed) -> Result<Visit, String> {
        let site = self.server.site();
        site.serves(feed.answer.clone());
        site.answer("plain.html", Answer::html(PLAIN_PAGE));
        site.answer("plain.js", Answer::text("text/javascript; charset=utf-8", PLAIN_SCRIPT));
        site.answer("page.css", Answer::text("text/css; charset=utf-8", &self.style));
        let page = match version {
            Version::App => site.address(),
            Version::Plain => format!("{}plain.html?feed={}", site.address(), site.feed()),
        };
        let browser = Browser::start(self.engine, &suite::logs()).map_err(|error| error.to_string())?;
        let visit = Visit { browser };
        visit.told(visit.browser.refresh(&format!("{}{}", site.address(), Site::EMPTY)))?;
        visit.told(visit.browser.go(&page))?;
        Ok(visit)
    }
}

/// The page's one style sheet, whatever hash its name has.
fn style_sheet(dist: &Path) -> Result<String, String> {
    let problem = |reason: &dyn std::fmt::Display| format!("{}: {reason}", dist.display());
    let files = fs::read_dir(dist).map_err(|error| problem(&error))?;
    let mut paths = files.flatten().map(|file| file.path());
    let sheet = paths.find(|path| path.extension().is_some_and(|end| end == "css"));
    let sheet = sheet.ok_or_else(|| problem(&"there is no style sheet"))?;
    fs::read_to_string(&sheet).map_err(|error| problem(&error))
}

/// A page in a browser of its own.
pub(crate) struct Visit {
    browser: Browser,
}

impl Visit {
    /// What a script in the page hands to its last argument.
    pub(crate) fn ask(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.told(self.browser.execute_async(script, arguments))
    }

    /// A number of milliseconds that a script hands to its last argument.
    pub(crate) fn time(&self, script: &str, arguments: &[Value]) -> Result<f64, String> {
        let answer = self.ask(script, arguments)?;
        answer.as_f64().ok_or_else(|| format!("not a time: {answer}"))
    }

    /// Waits until every post is in the page and the timeline says that it is in line.
    pub(crate) fn comes_to_rest(&self) -> Result<(), String> {
        const LOOK: &str = "return document.querySelector('[role=feed]')?.getAttribute('aria-busy') === 'false';";
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if self.told(self.browser.execute(LOOK, &[]))? == true {
                return Ok(());
            }
            thread::sleep(PAUSE);
        }
        Err(format!("{}: the timeline does not come to rest", self.browser.engine()))
    }

    fn told<T>(&self, answer: Result<T, Refusal>) -> Result<T, String> {
        answer.map_err(|refusal| format!("{}: {refusal}", self.browser.engine()))
    }
}
