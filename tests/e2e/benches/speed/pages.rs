//! The two pages that are compared, and a browser that knows neither.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::browser::{Browser, Device, Engine};
use e2e::server::{Answer, Server, Site};
use e2e::suite;
use serde_json::Value;

use crate::visit::Visit;

const PLAIN_PAGE: &str = include_str!("../plain/index.html");
const PLAIN_SCRIPT: &str = include_str!("../plain/plain.js");

/// Makes the application's module known to the page, so that its memory can be measured.
const KEEP_MODULE: &str = include_str!("keep_module.js");

/// Any coverage will do, as long as it is always the same.
const SEED: u64 = 1;

/// One of the two pages.
#[derive(Clone, Copy)]
pub(crate) enum Version {
    /// The built page.
    App,
    /// The page written by hand.
    Plain,
}

/// A made-up coverage of that many posts, newest first.
pub(crate) fn coverage(posts: usize) -> Value {
    generator::coverage(posts, SEED)
}

/// The server and the files of both pages.
pub(crate) struct Pages {
    pub(crate) engine: Engine,
    pub(crate) dist: PathBuf,
    server: Server,
    style: String,
}

impl Pages {
    /// Serves the built page and the one by hand.
    pub(crate) fn around_the_built_page(engine: Engine) -> Result<Self, String> {
        let dist = suite::built_page()?;
        let server = Server::start(&dist).map_err(|error| error.to_string())?;
        let style = style_sheet(&dist)?;
        Ok(Self { engine, dist, server, style })
    }

    /// Both pages at an address that no browser has seen, so that no cache has a part in what is measured.
    pub(crate) fn site(&self, feed: Answer) -> Site {
        let site = self.server.site();
        site.serves(feed);
        site.answer("plain.html", Answer::html(PLAIN_PAGE));
        site.answer("plain.js", Answer::text("text/javascript; charset=utf-8", PLAIN_SCRIPT));
        site.answer("page.css", Answer::text("text/css; charset=utf-8", &self.style));
        site
    }

    /// Opens a page in a new browser.
    pub(crate) fn open(&self, version: Version, feed: &Value) -> Result<Visit, String> {
        let site = self.site(Answer::json(feed));
        let page = match version {
            Version::App => site.address(),
            Version::Plain => format!("{}plain.html?feed={}", site.address(), site.feed()),
        };
        let visit = Visit::new(self.browser()?, site);
        visit.open(&page)?;
        Ok(visit)
    }

    /// Opens the application so that [`Visit::module`] can measure it.
    pub(crate) fn open_measured(&self, feed: &Value) -> Result<Visit, String> {
        let site = self.site(Answer::json(feed));
        site.runs_first(KEEP_MODULE);
        let page = site.address();
        let visit = Visit::new(self.browser()?, site);
        visit.open(&page)?;
        Ok(visit)
    }

    /// Opens an address of a site on another device, with a script that runs before those of the page.
    pub(crate) fn open_on(&self, device: &Device, site: &Site, page: &str, first: &str) -> Result<Visit, String> {
        let visit = Visit::new(self.browser()?, site.clone());
        visit.open_on(device, &format!("{}{page}", site.address()), first)?;
        Ok(visit)
    }

    fn browser(&self) -> Result<Browser, String> {
        Browser::start(self.engine, &suite::logs()).map_err(|error| error.to_string())
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
