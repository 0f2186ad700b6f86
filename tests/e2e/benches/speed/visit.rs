//! A page in a browser of its own, asked from outside.

use std::thread;
use std::time::{Duration, Instant};

use e2e::browser::{Browser, Device, Refusal, Work};
use e2e::server::Site;
use serde_json::Value;

const READY: &str = "return [document.documentElement.dataset.state, \
    document.querySelector('[role=feed]')?.getAttribute('aria-busy')];";
const MODULE: &str = include_str!("module.js");

/// How long ten thousand posts, and more, may take to be all in the page.
const PATIENCE: Duration = Duration::from_secs(300);

/// Between two looks. Looking takes time from what is looked at.
const PAUSE: Duration = Duration::from_millis(100);

/// How long the page must run no script to count as idle: longer than it waits between two slices of its work.
const IDLE: Duration = Duration::from_millis(700);

/// Script, in milliseconds, that an idle page may run meanwhile.
const NEXT_TO_NOTHING: f64 = 0.3;

/// What the application's module has taken.
pub(crate) struct Module {
    /// Bytes of its memory.
    pub(crate) bytes: f64,
    /// Length of its table of JavaScript values; nothing where there is no such table.
    pub(crate) handles: Option<f64>,
    /// How many of these are in use.
    pub(crate) used: f64,
}

/// An open page.
pub(crate) struct Visit {
    browser: Browser,
    pub(crate) site: Site,
}

impl Visit {
    pub(crate) fn new(browser: Browser, site: Site) -> Self {
        Self { browser, site }
    }

    /// Goes to an address in a window of the usual size, by way of a document that does nothing.
    pub(crate) fn open(&self, page: &str) -> Result<(), String> {
        self.told(self.browser.refresh(&format!("{}{}", self.site.address(), Site::EMPTY)))?;
        self.told(self.browser.go(page))
    }

    /// The same on another device, with a script that runs first. Only where the engine can play one: in Chromium.
    pub(crate) fn open_on(&self, device: &Device, page: &str, first: &str) -> Result<(), String> {
        self.told(self.browser.refresh(&format!("{}{}", self.site.address(), Site::EMPTY)))?;
        if !self.told(self.browser.play(device))? || !self.told(self.browser.run_first(first))? {
            return Err(format!("{} cannot play another device", self.browser.engine()));
        }
        self.told(self.browser.go(page))
    }

    /// What a script in the page returns.
    pub(crate) fn run(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.told(self.browser.execute(script, arguments))
    }

    /// What a script in the page hands to its last argument.
    pub(crate) fn ask(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        self.told(self.browser.execute_async(script, arguments))
    }

    /// A number of milliseconds that a script hands to its last argument.
    pub(crate) fn time(&self, script: &str, arguments: &[Value]) -> Result<f64, String> {
        let answer = self.ask(script, arguments)?;
        answer.as_f64().ok_or_else(|| format!("not a time: {answer}"))
    }

    /// Waits until the timeline is complete and at rest. Fails at once where the page says that it cannot run.
    pub(crate) fn comes_to_rest(&self) -> Result<(), String> {
        let end = Instant::now() + PATIENCE;
        let mut last = String::new();
        while Instant::now() < end {
            match self.browser.execute(READY, &[]) {
                Ok(state) if state[0] == "failed" => return Err("the page says that it cannot run".to_owned()),
                Ok(state) if state[0] == "ready" && state[1] == "false" => return Ok(()),
                Ok(state) => last = state.to_string(),
                Err(refusal) if refusal.message.contains("crash") => return Err(refusal.to_string()),
                // A page in the middle of a long task does not answer in time.
                Err(refusal) => last = refusal.to_string(),
            }
            thread::sleep(PAUSE);
        }
        Err(format!("not at rest after {} s: {last}", PATIENCE.as_secs()))
    }

    /// The work of the main thread so far.
    pub(crate) fn work(&self) -> Result<Work, String> {
        self.told(self.browser.work())?.ok_or_else(|| format!("{} does not tell its work", self.browser.engine()))
    }

    /// Waits until the page runs no more script, and returns its work so far. It asks by the browser's own protocol,
    /// which runs none in the page.
    pub(crate) fn work_once_idle(&self) -> Result<Work, String> {
        let end = Instant::now() + PATIENCE;
        let (mut last, mut since) = (self.work()?, Instant::now());
        while Instant::now() < end {
            thread::sleep(PAUSE);
            let now = self.work()?;
            if now.script > last.script + NEXT_TO_NOTHING {
                (last, since) = (now, Instant::now());
            } else if since.elapsed() > IDLE {
                return Ok(now);
            }
        }
        Err(format!("the page does not become idle within {} s", PATIENCE.as_secs()))
    }

    /// The size of the application's module, where the page was opened to be measured.
    pub(crate) fn module(&self) -> Result<Module, String> {
        let answer = self.run(MODULE, &[])?;
        let bytes = answer["bytes"].as_f64().ok_or("the module's memory was not found")?;
        let [handles, used] = ["handles", "used"].map(|name| answer[name].as_f64());
        Ok(Module { bytes, handles, used: used.unwrap_or_default() })
    }

    /// Bytes of JavaScript objects and number of nodes, once what is of no more use has been collected.
    pub(crate) fn footprint(&self) -> Result<e2e::browser::Footprint, String> {
        self.told(self.browser.footprint())
    }

    fn told<T>(&self, answer: Result<T, Refusal>) -> Result<T, String> {
        answer.map_err(|refusal| format!("{}: {refusal}", self.browser.engine()))
    }
}
